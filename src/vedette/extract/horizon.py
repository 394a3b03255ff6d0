"""The days a judgement's window comes to, counted from when its text was published."""

from collections.abc import Sequence
from dataclasses import replace

from vedette.doctrine.calendar import resolve
from vedette.model.document import Document
from vedette.model.likelihood import EstimateKind
from vedette.model.moment import Days, Moment, MomentKind
from vedette.model.span import Span

_PRESENT = frozenset({EstimateKind.ASSESSMENT, EstimateKind.NO_ESTIMATE})
_RETURNS = frozenset({MomentKind.MONTH, MomentKind.MONTH_DAY, MomentKind.SEASON})


def horizon_days(
    horizon: Span | None, times: Sequence[Moment], document: Document, kind: EstimateKind
) -> Days | None:
    """
    The days a horizon names; None where its words leave both ends open.

    What is judged of a time to come is not over because the saying is told in the past: "said
    on 12 May that a rise in June was unlikely" is about the nearest June, not the last one.
    """
    if horizon is None:
        return None
    published = document.published
    inside = [m for m in times if horizon.overlaps(m.span)]
    if len(inside) != 1:
        return None
    moment = inside[0] if kind in _PRESENT else _either_way(inside[0])
    days = resolve(moment, Days(published.earliest, published.latest))
    return days if days.earliest or days.latest else None


def _either_way(moment: Moment) -> Moment:
    """A month or day without its year, free of the tense of the verb that reports it."""
    if moment.year is not None or moment.kind not in _RETURNS or not moment.code:
        return moment
    tokens = [token for token in moment.code.split("+") if token != "past"]
    return replace(moment, code="+".join(tokens) or None)

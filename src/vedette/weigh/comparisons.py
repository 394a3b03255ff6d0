"""Comparisons scored as an order: "less likely than it was" was right if nothing happened.

A comparison gives no range, so it has no Brier score (doctrine 4: score as order). Said of one
question at two times it is a trend, right where it moved towards what happened in the time it
spoke of. Compared with anything else it is an order this desk cannot decide, and is counted.
"""

from collections.abc import Iterable

from vedette.model.likelihood import EstimateKind, Trend
from vedette.model.lineage import Judgement
from vedette.model.question import Question
from vedette.model.resolution import Outcome, Resolution
from vedette.model.score import Ordered, OrderVerdict
from vedette.weigh.voices import condition_open, link_to

RULE = "score.order/1"
_ELSE = "what it is compared with is no question of this desk"
_LATE = "it was said when the outcome was settled"
_NO_DAY = "no day is known by which it had been said"


def compared(
    question: Question, judgements: Iterable[Judgement], settled: Resolution
) -> tuple[Ordered, ...]:
    """Every comparison about the question, one for each judgement however many relays it has."""
    unique = {j.id: j for j in judgements if j.question == question.id}
    return tuple(_one(unique[key], question, settled) for key in sorted(unique) if _is(unique[key]))


def _is(judgement: Judgement) -> bool:
    return judgement.best.kind is EstimateKind.ORDINAL and not judgement.best.denial


def _one(judgement: Judgement, question: Question, settled: Resolution) -> Ordered:
    best, issued = judgement.best, judgement.product.issued
    day = issued.likely or issued.latest
    up = {Trend.UP: True, Trend.DOWN: False}.get(best.trend) if best.trend else None
    link = link_to(best, question.id)
    if up is not None and link is not None and link.polarity == "against":
        up = not up
    because = None
    if up is None:
        because = _ELSE
    elif condition_open(best, question):
        because = "it hangs on a condition that is still open"
    elif day is None or day >= settled.on:
        because = _LATE if day else _NO_DAY
    verdict = OrderVerdict.UNDECIDABLE
    if because is None:
        until = best.horizon_days.latest if best.horizon_days else None
        came = settled.outcome is Outcome.YES and (until is None or settled.on <= until)
        verdict = OrderVerdict.RIGHT if up is came else OrderVerdict.WRONG
        moved = "more likely" if up else "less likely"
        because = f"it moved to {moved}, and it {'happened' if came else 'did not happen'}"
    return Ordered(judgement.origin, best.words, day, verdict, because)

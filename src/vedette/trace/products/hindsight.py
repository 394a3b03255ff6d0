"""A report dated before what it describes: the printed day cannot be right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vedette.model.basis import Basis, Dating
from vedette.model.moment import Moment, MomentKind
from vedette.model.span import Span
from vedette.trace.drift.wording import sentences_of

# Reports are misdated by a night or two; a date further on is a plan, not a slip.
_REACH = timedelta(days=2)
_AHEAD = re.compile(
    r"\b(?:will|would|upcoming|coming|plan\w*|schedule\w*|due|expect\w*|set for|next|until|before"
    r"|meets?|ahead|by)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w{3,}ed|was|were|had|put|said|took|held|met|began|saw|gave|came|went|told|made|fell)\b"
)


def not_before(dating: Dating, text: str, where: tuple[Iterable[Span], Sequence[Moment]]) -> Dating:
    """
    The dating moved to the day of an event the origin's own words report as past: "the
    report of May 3" that tells what a minister did "on May 4" came out on May 4 at the
    earliest. Unchanged if there is no such event.

    where: the stretches of text that are the origin's words, and the times found in the text.
    """
    day = dating.likely
    if day is None or dating.earliest != dating.latest:
        return dating
    spans, moments = where
    held = list(spans)
    late = [
        (found, moment)
        for moment in moments
        if (found := _day_of(moment, day.year)) is not None
        and day < found <= day + _REACH
        and any(span.covers(moment.span) for span in held)
        and _told_as_past(text, moment)
    ]
    if not late:
        return dating
    found, moment = max(late, key=lambda pair: (pair[0], pair[1].span))
    return replace(
        dating,
        basis=Basis.INFERRED,
        earliest=found,
        latest=found + timedelta(days=1),
        likely=found,
        spans=(*dating.spans, moment.span),
        explanation=f"Its words date it {day}, yet it reports what happened on {found}.",
        rule="issued.hindsight/1",
    )


def _day_of(moment: Moment, year: int) -> date | None:
    if moment.kind not in (MomentKind.DATE, MomentKind.MONTH_DAY):
        return None
    if moment.month is None or moment.day is None:
        return None
    try:
        return date(moment.year or year, moment.month, moment.day)
    except ValueError:  # "February 29" of a common year
        return None


def _told_as_past(text: str, moment: Moment) -> bool:
    before = text[: moment.span.start].rstrip().lower()
    if not before.endswith((" on", "\non", "“on", '"on', " am")) and before != "on":
        return False
    for start, end in sentences_of(text):
        if start <= moment.span.start < end:
            sentence = text[start:end]
            return bool(_PAST.search(sentence)) and not _AHEAD.search(sentence)
    return False

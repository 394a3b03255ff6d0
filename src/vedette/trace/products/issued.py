"""When an origin issued its product, as far as the words of one relay allow.

A relay dates a product in four ways, strongest first: beside the product ("a 4 May report", "its
update, published on Friday"), beside a speech act that names the product ("said Tuesday in its
daily assessment"), beside a speech act alone ("warned on 4 May"), or only through the events the
product tells of ("the institute said the ministers met on 4 May").
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from vedette.doctrine.calendar import resolve
from vedette.model.basis import Basis, Dating
from vedette.model.document import Document
from vedette.model.moment import Days, Moment, MomentKind, within
from vedette.model.span import Span
from vedette.trace.products.bounds import OF_THEIR_DAY, RELAYED, undated
from vedette.trace.products.issue_words import (
    beside_product,
    beside_speech,
    names_product_after,
    quoted,
    words_around,
)

RULE = "issued.words/1"
EVENTS = "issued.events/1"  # dated only by what the product tells of
_STALE = timedelta(days=30)
_DATED = frozenset({MomentKind.DATE, MomentKind.MONTH_DAY})
_NAMED = _DATED | {MomentKind.WEEKDAY}


class Tie(IntEnum):
    """How closely a day is tied to the product; the lower the closer."""

    PRODUCT = 1
    SPEECH_IN_PRODUCT = 2
    SPEECH = 3
    EVENT = 4


_REASON = {
    Tie.PRODUCT: "the words date the product itself",
    Tie.SPEECH_IN_PRODUCT: "the words date the speech and name the product",
    Tie.SPEECH: "the words date the speech",
    Tie.EVENT: OF_THEIR_DAY,
}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """ "'a 4 May report', tied to the product, 4 May 2023." """

    moment: Moment
    tie: Tie
    span: Span
    words: str
    sentence: Span
    days: Days
    likely: date | None


def issued(
    document: Document,
    dating: Dating,
    moments: Sequence[Moment],
    sentence_spans: Sequence[Span],
    foreign: Container[Span] = frozenset(),
) -> Dating:
    """
    "'a report dated November 2', in a text of 3 November 2022: issued on 2 November 2022."

    moments: in text order. dating: when the relay itself was published; a weekday or a month
    and day hang on it, and a missing year stays missing. sentence_spans: the sentences that name
    the origin or its report; foreign: the times in them that date what somebody else said.
    Without any date there the product is no later than the relay, and its beginning is
    unknown. Days that contradict each other are both kept, as an interval, and told.
    """
    near = sorted((n, at) for at, span in enumerate(sentence_spans) for n in within(moments, span))
    places = ((moments[n], sentence_spans[at]) for n, at in near)
    tried = (_candidate(document, dating, m, (span, m.span in foreign)) for m, span in places)
    found = [candidate for candidate in tried if candidate]
    found = _without_doubles(found)
    if not found:
        return undated(dating)
    best = min(c.tie for c in found)
    tied = [c for c in found if c.tie == best]
    chosen = _chosen(tied)
    printed = _printed_beside_weekday(chosen, found)
    chosen = printed or chosen
    if chosen.likely is None:
        return _yearless(chosen)
    result = _of(chosen, tied)
    return _with_conflicts(document, result, chosen, found)


def _candidate(
    document: Document, dating: Dating, moment: Moment, where: tuple[Span, bool]
) -> _Candidate | None:
    sentence, elsewhere = where
    text, lang = document.text, document.lang
    tokens = set((moment.code or "").split("+"))
    if {"until", "before", "coming"} & tokens or not _names_a_day(moment):
        return None
    if not elsewhere and beside_product(text, moment.span, sentence, lang):
        tie = Tie.PRODUCT
    elif not elsewhere and beside_speech(text, moment.span, sentence, lang):
        named = names_product_after(text, moment.span, sentence, lang)
        tie = Tie.SPEECH_IN_PRODUCT if named else Tie.SPEECH
    elif moment.kind in _DATED and "since" not in tokens:
        tie = Tie.EVENT
    else:
        return None
    days, likely = _days(moment, dating, told=tie is Tie.EVENT)
    if tie is Tie.EVENT and likely and dating.latest and likely > dating.latest:
        return None  # what is still to come when the relay is written dates no product
    if tie is Tie.EVENT and likely and dating.earliest and likely < dating.earliest - _STALE:
        return None  # "since the invasion of February": history, not the day of a daily product
    span = words_around(text, moment.span, sentence)
    return _Candidate(moment, tie, span, span.of(text), sentence, days, likely)


def _names_a_day(moment: Moment) -> bool:
    if moment.kind is MomentKind.DAY_COUNT:
        return moment.code is not None
    if moment.kind is MomentKind.RELATIVE:
        return (moment.code or "").startswith(("day:", "overnight"))
    return moment.kind in _DATED or moment.kind is MomentKind.WEEKDAY


def _days(moment: Moment, dating: Dating, *, told: bool) -> tuple[Days, date | None]:
    """The days the moment can be, seen from a relay that cannot be older than its origin."""
    backward = moment
    floor = dating.earliest
    if moment.kind is MomentKind.WEEKDAY and floor and dating.rule.startswith(RELAYED):
        # All that is known is that the text came after a report it relays, so its weekday does.
        ahead = ((moment.weekday or 0) - floor.weekday()) % 7
        first = floor + timedelta(days=ahead)
        return Days(first, None), first
    if moment.kind is MomentKind.MONTH_DAY:
        backward = replace(moment, code=None if told else "past")
    ends = resolve(backward, Days(dating.earliest, dating.latest))
    likely = None
    if dating.likely:
        likely = resolve(backward, Days(dating.likely, dating.likely)).latest
    likely = likely or (ends.earliest if ends.earliest == ends.latest else None)
    near = dating.latest is None or dating.earliest is None
    if likely and moment.kind in _DATED and near:
        # The relay's own days are open at one end, but a month and day seen from its likeliest
        # day is one day.
        ends = Days(likely, likely)
    return ends, likely


def _without_doubles(found: list[_Candidate]) -> list[_Candidate]:
    seen: dict[Span, _Candidate] = {}
    for candidate in sorted(found, key=lambda c: (c.moment.span, c.tie)):
        seen.setdefault(candidate.moment.span, candidate)
    return list(seen.values())


def _order(candidate: _Candidate) -> tuple[date, tuple[int, int]]:
    moment = candidate.moment
    return candidate.likely or date.min, (moment.month or 0, moment.day or 0)


def _chosen(tied: Sequence[_Candidate]) -> _Candidate:
    """
    The latest of equally close days: earlier ones are earlier products it refers back to. A
    night that holds a day named beside it is that day's: "Monday's report, out overnight".
    """
    last = max(tied, key=_order)
    if (last.moment.code or "").startswith("overnight") and last.days.earliest:
        named = [c for c in tied if c.moment.kind in _NAMED and c.likely == last.days.earliest]
        return named[0] if named else last
    return last


def _printed_beside_weekday(chosen: _Candidate, found: Sequence[_Candidate]) -> _Candidate | None:
    """A printed report date outranks a weekday, which counts from the relay's own midnight."""
    if chosen.moment.kind in _DATED:
        return None
    printed = [c for c in found if c.tie is Tie.PRODUCT and c.moment.kind in _DATED]
    return _chosen(printed) if printed else None


def _of(chosen: _Candidate, tied: Sequence[_Candidate]) -> Dating:
    same = [c for c in tied if c.likely == chosen.likely]
    earlier = [c for c in tied if c.likely and chosen.likely and c.likely < chosen.likely]
    days = chosen.days
    why = f"'{chosen.words}': {_REASON[chosen.tie]}."
    if chosen.tie is Tie.EVENT:
        days = Days(chosen.likely, None)
    elif chosen.moment.part == "morning" and chosen.moment.kind in _DATED:
        # What is named for a morning was written in the night before it.
        days = Days(chosen.likely and chosen.likely - timedelta(days=1), chosen.likely)
        why += " A product named for a morning may have been issued in the night before."
    if earlier:
        words = ", ".join(f"'{c.words}'" for c in earlier)
        why += f" Earlier days are named as well ({words}) and taken for earlier products."
    return Dating(
        basis=Basis.INFERRED,
        earliest=days.earliest,
        latest=days.latest,
        likely=chosen.likely,
        year_printed=chosen.moment.year is not None,
        month_day=_month_day(chosen.moment),
        words=tuple(dict.fromkeys(c.words for c in same)),
        spans=tuple(c.span for c in same),
        explanation=why,
        rule=EVENTS if chosen.tie is Tie.EVENT else RULE,
    )


def _month_day(moment: Moment) -> tuple[int, int] | None:
    if moment.kind is MomentKind.MONTH_DAY and moment.month and moment.day:
        return moment.month, moment.day
    return None


def _with_conflicts(
    document: Document, dating: Dating, chosen: _Candidate, found: Sequence[_Candidate]
) -> Dating:
    """
    Two days next to each other: "appeared Tuesday" beside "a December 19 report", or a report
    "of December 12" that tells, in its own quoted words, of 13 December.
    """
    if chosen.tie is Tie.EVENT or dating.likely is None:
        return dating
    day, next_day = dating.likely, dating.likely + timedelta(days=1)
    for other in found:
        if other.likely != next_day:
            continue
        both = f"'{chosen.words}' gives {day} and '{other.words}' {next_day}"
        if other.moment.kind is MomentKind.WEEKDAY and chosen.moment.kind in _DATED:
            why = "a night's product appears elsewhere the next day; the printed date is kept"
            return _widened(dating, other, next_day, likely=day, why=f"{both}: {why}")
        if other.moment.kind in _DATED and quoted(document.text, other.sentence):
            why = "a report cannot tell of what came after it, so the later day is likelier"
            return _widened(dating, other, next_day, likely=next_day, why=f"{both}: {why}")
    return dating


def _widened(dating: Dating, other: _Candidate, latest: date, *, likely: date, why: str) -> Dating:
    return replace(
        dating,
        latest=latest,
        likely=likely,
        words=(*dating.words, other.words),
        spans=(*dating.spans, other.span),
        explanation=f"{dating.explanation} In conflict: {why}.",
    )


def _yearless(chosen: _Candidate) -> Dating:
    """A day without a year, or a weekday, in a relay whose own date is unknown."""
    return Dating(
        basis=Basis.INFERRED,
        year_printed=chosen.moment.year is not None,
        month_day=_month_day(chosen.moment),
        words=(chosen.words,),
        spans=(chosen.span,),
        explanation=f"'{chosen.words}' cannot be placed: the relay's own date is not known.",
        rule=EVENTS if chosen.tie is Tie.EVENT else RULE,
    )

"""Dates that follow from the other documents on the desk, each named in the explanation."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.collect.date_clues import in_context, names_in, sentence_of
from vedette.doctrine.calendar import resolve
from vedette.model.basis import Basis, Dating
from vedette.model.document import Document
from vedette.model.moment import Days, Moment, MomentKind
from vedette.model.span import Span

YEAR_RULE = "date.desk-year/1"
EVENT_RULE = "date.desk-event/1"
RELAY_RULE = "date.desk-relay/1"
_FRESH_DAYS = 7
_NAMED = 40  # documents a reason lists; one that listed all of six hundred would be read by nobody
# "Her first visit to the island since 2011": such a mark fits one event only.
_MEETING = r"(?:visit|meeting|trip|talks|summit|call|summits|meetings|journey|appearance|encounter)"
_MARK = re.compile(
    rf"\bfirst\s+(?:[\w-]+\s+){{0,3}}?{_MEETING}\b[^.!?\n]{{0,80}}?\bsince\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:upcoming|will|forthcoming|scheduled|planned|expected|when they)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Mark:
    """ "'first visit to the island since 2011', in this sentence, with these names." """

    document: str
    span: Span
    year: int
    names: frozenset[str]
    ahead: bool
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Printed:
    """ "'4 May 2023' stands in this document, in a sentence with these names." """

    document: str
    year: int
    names: frozenset[str]
    told: str


@dataclass(frozen=True, slots=True)
class _Desk:
    """
    What the desk says, laid out once so that an undated document only looks it up: the years
    and names of its dated documents, days printed with a year, marks by document, and marks
    with a day by the year they name.
    """

    by_id: Mapping[str, Document]
    years: frozenset[int]
    dated: tuple[str, ...]
    printed: Mapping[tuple[int, int], Sequence[_Printed]]
    own: Mapping[str, Sequence[_Mark]]
    dated_marks: Mapping[int, Sequence[_Mark]]


def _name(document: Document) -> str:
    return document.name or document.id


def _listed(names: Collection[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join([*names][:_NAMED]) + more


def _lay_out(
    documents: Sequence[Document],
    datings: Mapping[str, Dating],
    moments_by_doc: Mapping[str, Sequence[Moment]],
) -> _Desk:
    by_id = {d.id: d for d in documents}
    dated = sorted(i for i, dating in datings.items() if dating.likely and i in by_id)
    own: dict[str, list[_Mark]] = defaultdict(list)
    dated_marks: dict[int, list[_Mark]] = defaultdict(list)
    for document in documents:
        for mark in _marks(document, datings, moments_by_doc.get(document.id, ())):
            own[document.id].append(mark)
            if mark.day:
                dated_marks[mark.year].append(mark)
    wanted = {d.month_day for d in datings.values() if d.month_day and d.likely is None}
    return _Desk(
        by_id,
        frozenset().union(*(_years(datings[i]) for i in dated)),
        tuple(_name(by_id[i]) for i in dated),
        _printed(by_id, moments_by_doc, wanted),
        own,
        dated_marks,
    )


def _printed(
    by_id: Mapping[str, Document],
    moments_by_doc: Mapping[str, Sequence[Moment]],
    wanted: Collection[tuple[int, int]],
) -> dict[tuple[int, int], list[_Printed]]:
    """Where the days asked for are printed with their year, in the desk's order."""
    out: dict[tuple[int, int], list[_Printed]] = defaultdict(list)
    for document in by_id.values():
        for moment in moments_by_doc.get(document.id, ()):
            day = (moment.month or 0, moment.day or 0)
            if moment.kind is MomentKind.DATE and moment.year is not None and day in wanted:
                names = names_in(sentence_of(document.text, moment.span).of(document.text))
                told = f"'{moment.words}' in {_name(document)}"
                out[day].append(_Printed(document.id, moment.year, names, told))
    return out


def date_desk(
    documents: Sequence[Document],
    datings: Mapping[str, Dating],
    moments_by_doc: Mapping[str, Sequence[Moment]],
    *,
    not_before: Mapping[str, tuple[date, str]] | None = None,
) -> dict[str, Dating]:
    """
    "The year is not printed; 2022, because every other dated document on the desk is of 2022."

    Three ways, each only if one answer remains: a missing year from the other documents; a day
    not before which an undated text was written, because another dates the same marked event
    ("first visit since 2011"); a day not before which it was written because lineage says so
    (`not_before`: document id -> day and reason). Datings that need nothing come back as they
    were. Pure.
    """
    desk = _lay_out(documents, datings, moments_by_doc)
    out = dict(datings)
    for document in documents:
        dating = datings.get(document.id)
        if dating is None:
            continue
        if dating.month_day and dating.likely is None:
            out[document.id] = _with_year(document, dating, desk)
        elif dating.likely is None:
            out[document.id] = _with_event(document, dating, desk)
    for doc_id, (day, reason) in (not_before or {}).items():
        if doc_id in out:
            out[doc_id] = _not_before(out[doc_id], day, reason)
    return out


def _years(dating: Dating) -> set[int]:
    return {d.year for d in (dating.earliest, dating.latest, dating.likely) if d}


def _with_year(document: Document, dating: Dating, desk: _Desk) -> Dating:
    """A year taken from the same day printed elsewhere, else from all other dated documents."""
    found, reason = _same_day_elsewhere(document, dating, desk)
    if len(found) != 1:
        found = set(desk.years)
        named = _listed(desk.dated)
        reason = f"every other dated document on the desk is of that year ({named})"
    if len(found) != 1:
        why = "; the other documents on the desk leave no one year" if desk.dated else ""
        # A desk is dated twice, before and after tracing: the reason is given once.
        known = dating.explanation.rstrip(".").removesuffix(why)
        return replace(dating, explanation=f"{known}{why}.")
    return _on_day(dating, found.pop(), reason)


def _on_day(dating: Dating, year: int, reason: str) -> Dating:
    month, number = dating.month_day or (1, 1)
    try:
        day = date(year, month, number)
    except ValueError:
        return dating
    why = f"{dating.explanation} {year} is taken from the desk: {reason}."
    latest: date | None = day + timedelta(days=_FRESH_DAYS)
    if dating.basis is Basis.PRINTED or dating.rule == "date.dateline/1":
        latest = day
    elif dating.rule == "date.passing/1":
        latest = None
        why += " It is named once, in passing, so no last day is given."
    else:
        why += f" By convention a day named without its year is at most a week old: to {latest}."
    return replace(
        dating, basis=Basis.DESK, earliest=day, latest=latest, likely=day, year_printed=False,
        explanation=why, rule=YEAR_RULE,
    )  # fmt: skip


def _same_day_elsewhere(document: Document, dating: Dating, desk: _Desk) -> tuple[set[int], str]:
    """Years printed elsewhere beside the same day and month, in a sentence with the same names."""
    printed = desk.printed.get(dating.month_day, ()) if dating.month_day else ()
    elsewhere = [p for p in printed if p.document != document.id]
    own: set[str] = set()
    for span in dating.spans if elsewhere else ():
        own |= names_in(sentence_of(document.text, span).of(document.text))
    same = [p for p in elsewhere if len(p.names & own) >= 2]
    named = _listed(dict.fromkeys(p.told for p in same))
    return {p.year for p in same}, f"the same day is printed with its year: {named}"


def _marks(
    document: Document, datings: Mapping[str, Dating], moments: Sequence[Moment]
) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(document.text):
        sentence = sentence_of(document.text, Span(*match.span()))
        words = sentence.of(document.text)
        ahead = _AHEAD.search(document.text[sentence.start : match.end()]) is not None
        day = _day_beside(Span(*match.span()), sentence, moments, datings.get(document.id))
        span = Span(match.start(), match.end())
        found.append(_Mark(document.id, span, int(match["year"]), names_in(words), ahead, day))
    return found


def _day_beside(
    mark: Span, sentence: Span, moments: Sequence[Moment], dating: Dating | None
) -> date | None:
    """The one dated moment nearest to the mark in its sentence, as its document dates it."""
    beside = [
        m for m in moments
        if sentence.covers(m.span) and m.kind in (MomentKind.DATE, MomentKind.MONTH_DAY)
        and not mark.covers(m.span)
    ]  # fmt: skip
    if not beside:
        return None
    nearest = min(beside, key=lambda m: max(mark.start - m.span.end, m.span.start - mark.end))
    anchor = Days(dating.earliest, dating.latest) if dating else Days(None, None)
    days = resolve(nearest, anchor)
    return days.earliest if days.earliest and days.earliest == days.latest else None


def _with_event(document: Document, dating: Dating, desk: _Desk) -> Dating:
    """Not before an event it tells of, when others date that event and agree on the day."""
    pairs = [
        (own, other)
        for own in desk.own.get(document.id, ())
        for other in desk.dated_marks.get(own.year, ())
        if other.document != document.id and len(own.names & other.names) >= 2
    ]
    days = {other.day for _, other in pairs if other.day}
    if len(days) != 1:
        return dating
    day = days.pop()
    own = pairs[0][0]
    named = _listed(sorted({_name(desk.by_id[o.document]) for _, o in pairs}))
    words = own.span.of(document.text)
    if own.ahead:
        found = Days(dating.earliest, day - timedelta(days=1))
        why = f"'{words}' is dated {day} in {named} and is still ahead here, so written before it"
    else:
        found = Days(max(day, dating.earliest or day), dating.latest)
        why = f"'{words}' is dated {day} in {named}, so this was written on or after that day"
    if found.earliest and found.latest and found.earliest > found.latest:
        return replace(dating, explanation=f"{dating.explanation} In conflict: {why}.")
    return replace(
        dating, basis=Basis.DESK, earliest=found.earliest, latest=found.latest,
        likely=None if own.ahead else found.earliest,
        words=(*dating.words, in_context(document.text, own.span).of(document.text)),
        spans=(*dating.spans, in_context(document.text, own.span)),
        explanation=f"{why}." if not dating.words else f"{dating.explanation} {why}.",
        rule=EVENT_RULE,
    )  # fmt: skip


def _not_before(dating: Dating, day: date, reason: str) -> Dating:
    """The later of the bounds; a bound that the words contradict is told, not obeyed."""
    if dating.latest and dating.latest < day:
        told = f"{dating.explanation} In conflict with the desk: not before {day}, {reason}."
        return replace(dating, explanation=told)
    if dating.month_day and dating.likely is None:
        return _year_after(dating, day, reason)
    if dating.earliest and dating.earliest >= day:
        return dating
    likely = max(dating.likely, day) if dating.likely else day
    return replace(
        dating, basis=Basis.DESK, earliest=day, likely=likely, rule=RELAY_RULE,
        explanation=f"{dating.explanation} Not before {day}: {reason}.",
    )  # fmt: skip


def _year_after(dating: Dating, day: date, reason: str) -> Dating:
    """The year of the first such day on or just before the bound's day, if it is near."""
    month, number = dating.month_day or (1, 1)
    moment = Moment(Span(0, 0), "", MomentKind.MONTH_DAY, None, month, number)
    nearest = resolve(moment, Days(day, day)).earliest
    if nearest is None or abs((nearest - day).days) > 31:
        return dating
    found = _on_day(dating, nearest.year, f"{reason} ({day})")
    return replace(found, rule=RELAY_RULE)

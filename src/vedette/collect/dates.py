"""When a text was written: as given or printed, else the narrowest days its words support.

Nothing is guessed. A month and day without a year stay so unless other words give the year; a
text that names no day stays undated. Two conventions of news are used, and said in the
explanation whenever they are: a day that is still to come is named before it comes, and an event
named by month and day alone is at most a week old.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.collect.date_clues import Clue, clues, dated, in_this_week
from vedette.collect.date_desk import date_desk
from vedette.collect.date_year import Year, ahead, news_days, year_of
from vedette.doctrine.calendar import resolve, week_of
from vedette.model.basis import UNDATED, Basis, Dating
from vedette.model.document import Document
from vedette.model.moment import Days, Moment, MomentKind

__all__ = ["date_desk", "date_document"]

_KEPT = frozenset({Basis.GIVEN, Basis.METADATA, Basis.PRINTED})
_ANY = Days(None, None)
FRESH_DAYS = 7
_OPENING = 0.3
RULE = "date.words/1"
# "On Tuesday" beside a Monday's event is the next day; a Friday could as well be the one before.
_NEAR_WEEKDAYS = 2


@dataclass(frozen=True, slots=True)
class _Bound:
    """ "Not before 16 December: 'according to a December 16 report'." """

    day: date
    because: str
    clues: tuple[Clue, ...]


def date_document(document: Document, moments: Sequence[Moment]) -> Dating:
    """
    "Between 16 and 18 December 2022: 'according to a December 16 report', ..., the year from
    'in winter 2023'."

    A date that was given, stood in the metadata or is printed with its year is kept. `likely` is
    the earliest day that fits; where a report of a given day is passed on, the day after it,
    because a text about its own day's report says "today". Pure: the same words give the same
    days, whatever the clock says.
    """
    published = document.published
    found = clues(document, moments)
    if published.basis in _KEPT and not (published.month_day and published.likely is None):
        return published
    floors = _floors(found)
    floor = max((b.day for b in floors), default=None)
    days = news_days(found)
    if published.month_day:
        return _printed_without_year(published, found, floor)
    linked = _this_week(document, found)
    if linked:
        return _from_week(linked, found, floors)
    counted = _from_count(found)
    year = counted or year_of(found, days, floor)
    rule = _rule(days, len(document.text)) if days else RULE
    if year is not None:
        return _from_year(year, (days, rule), found, floors)
    if days:
        return _yearless(days, rule, floors)
    return _floor_only(floors)


def _unique(found: Sequence[Clue]) -> tuple[Clue, ...]:
    """Each clue once, in text order; a sentence repeated word for word is one support."""
    by_words: dict[str, Clue] = {}
    for clue in sorted(found, key=lambda c: c.span):
        by_words.setdefault(clue.words, clue)
    return tuple(by_words.values())


def _dating(found: Sequence[Clue], explanation: str, days: Days = _ANY) -> Dating:
    used = _unique(found)
    return Dating(
        basis=Basis.INFERRED,
        earliest=days.earliest,
        latest=days.latest,
        words=tuple(c.words for c in used),
        spans=tuple(c.span for c in used),
        explanation=explanation,
        rule=RULE,
    )


def _floors(found: Sequence[Clue]) -> tuple[_Bound, ...]:
    """Days before which the text cannot be written: past times that print their year."""
    bounds = []
    periods = (MomentKind.YEAR, MomentKind.MONTH, MomentKind.SEASON)
    for clue in found:
        if clue.days.earliest is None or clue.look == "coming":
            continue
        printed = dated(clue)
        if clue.look == "past" and (printed or (clue.moment.kind in periods and clue.moment.year)):
            bounds.append(_Bound(clue.days.earliest, f"'{clue.words}'", (clue,)))
    return tuple(bounds)


def _ceilings(found: Sequence[Clue], pivot: date) -> tuple[_Bound, ...]:
    """Days after which it is not written: what is still ahead of it."""
    bounds = []
    for clue in found:
        near = Days(pivot, pivot)
        if clue.look == "coming" and clue.moment.kind in (MomentKind.MONTH_DAY, MomentKind.DATE):
            day = dated(clue) or resolve(replace(clue.moment, code=None), near).latest
            if day and day > pivot:
                bounds.append(_Bound(day - timedelta(days=1), f"'{clue.words}'", (clue,)))
    for clue, window in ahead(found):
        if window.latest and window.latest >= pivot:
            bounds.append(_Bound(window.latest, f"'{clue.words}'", (clue,)))
    return tuple(bounds)


def _this_week(document: Document, found: Sequence[Clue]) -> tuple[date, Clue, Clue] | None:
    """A fully dated event that the text elsewhere puts into "this week"; the latest such."""
    linked = []
    newest = max((d for c in found if (d := dated(c)) and c.look != "coming"), default=None)
    for clue in found:
        day = dated(clue)
        if day != newest:
            continue  # an older day that shares its names with this week's news
        week = in_this_week(document, clue, found) if day and clue.look != "coming" else None
        if day and week:
            linked.append((day, clue, week))
    return max(linked, key=lambda row: row[0]) if linked else None


def _from_week(
    linked: tuple[date, Clue, Clue], found: Sequence[Clue], floors: Sequence[_Bound]
) -> Dating:
    event, clue, week = linked
    earliest, used = event, [clue, week]
    for other in found:
        if other.moment.kind is not MomentKind.WEEKDAY or other.look == "coming":
            continue
        after = ((other.moment.weekday or 0) - event.weekday()) % 7
        same_week = event.weekday() + after <= 6
        if after <= _NEAR_WEEKDAYS and same_week:
            earliest = max(earliest, event + timedelta(days=after))
            used.append(other)
    latest = week_of(event).latest
    why = (
        f"'{clue.words}' gives {event} ({event:%A}), and '{week.words}' puts it into the week of "
        f"writing, which ends on {latest}; the latest weekday named gives {earliest}."
    )
    outside = [b for b in floors if b.day > earliest]
    if outside and latest and max(b.day for b in outside) <= latest:
        earliest = max(b.day for b in outside)
    return replace(_dating(used, why, Days(earliest, latest)), likely=earliest)


def _from_count(found: Sequence[Clue]) -> Year | None:
    """ "On day 40 of the war": a count is of the day itself, so the text is about that day."""
    counted = [c for c in found if c.moment.kind is MomentKind.DAY_COUNT and dated(c)]
    days = {d for d in map(dated, counted) if d}
    if len(days) != 1:
        return None
    day = days.pop()
    return Year(day, f"'{counted[0].words}' is {day}", tuple(counted))


def _resolved(days: Sequence[Clue], pivot: date) -> list[tuple[date, Clue]]:
    around = Days(pivot, pivot)
    rows = ((resolve(replace(c.moment, code=None), around).latest, c) for c in days)
    return [(day, clue) for day, clue in rows if day]


def _rule(days: Sequence[Clue], length: int) -> str:
    """
    What kind of support the days give: a dateline is the day itself; a report's date, a day in
    the opening or days in several sentences are the news; one day in passing may be old.

    Counted on 840 dated articles: datelines are right within a day; a lone day further down is
    older than a week in half the cases.
    """
    if any(c.dateline for c in days):
        return "date.dateline/1"
    opening = days[-1].span.start < _OPENING * length
    several = len({c.sentence for c in days}) > 1
    return RULE if opening or several or any(c.report for c in days) else "date.passing/1"


def _from_year(
    year: Year, news: tuple[Sequence[Clue], str], found: Sequence[Clue], floors: Sequence[_Bound]
) -> Dating:
    days, rule = news
    past = _resolved(days, year.pivot)
    past = [row for row in past if abs((row[0] - year.pivot).days) <= 60]
    past += [(year.pivot, c) for c in year.clues if dated(c) == year.pivot]
    earliest = max([year.pivot, *(day for day, _ in past), *(b.day for b in floors)])
    last = [clue for day, clue in past if day == earliest]
    ceilings = _ceilings(found, earliest)
    ceiling = min(ceilings, key=lambda b: b.day, default=None)
    latest, limit = _upper(earliest, ceiling, year, rule)
    told = ceiling.clues if ceiling and ceiling.day == latest else ()
    why = f"The latest day named is {earliest}; {year.because}; {limit}."
    likely = None if year.printed else earliest
    if likely and any(c.report for c in last) and latest != earliest:
        likely = earliest + timedelta(days=1)
        why += " A report of that day is passed on, so the day after is likeliest."
    dating = _dating([*last, *year.clues, *told], why, Days(earliest, latest))
    return replace(dating, likely=likely, rule=rule)


def _upper(
    earliest: date, ceiling: _Bound | None, year: Year, rule: str
) -> tuple[date | None, str]:
    """The last day it can be written on, and why that day, or why none is given."""
    if rule == "date.dateline/1":
        return earliest, "it stands in the dateline"
    fresh = earliest + timedelta(days=FRESH_DAYS)
    open_end = year.printed or rule == "date.passing/1"
    if ceiling and (open_end or ceiling.day < fresh):
        return ceiling.day, f"{ceiling.because} is still ahead, so not after {ceiling.day}"
    if year.printed:
        # 840 dated articles: where the year is printed beside a day, the day is an old one.
        return None, "a day printed with its year may be long past, so no last day is given"
    if open_end:
        return None, "it is named once, in passing, so no last day is given"
    return fresh, f"by convention a day named without its year is at most a week old: to {fresh}"


def _yearless(days: Sequence[Clue], rule: str, floors: Sequence[_Bound]) -> Dating:
    month_day = days[-1].month_day
    last = [c for c in days if c.month_day == month_day]
    shown = ", ".join(f"'{c.words}'" for c in _unique(last))
    named = f"{date(2024, *month_day):%-d %B}"
    why = f"The latest day named is {named} ({shown}); the year is not printed."
    if floors:
        bound = max(floors, key=lambda b: b.day)
        why += f" Not written before {bound.day} ({bound.because})."
    return replace(_dating(last, why), month_day=month_day, year_printed=False, rule=rule)


def _floor_only(floors: Sequence[_Bound]) -> Dating:
    """No day of its own is named: a bound or nothing."""
    if not floors:
        return UNDATED
    bound = max(floors, key=lambda b: b.day)
    why = f"No words give the day; not before {bound.day}: {bound.because}."
    return _dating(bound.clues, why, Days(bound.day, None))


def _printed_without_year(published: Dating, found: Sequence[Clue], floor: date | None) -> Dating:
    """A dateline with month and day only: the day is exact once other words give the year."""
    month, day = published.month_day or (1, 1)
    printed = Moment(
        published.spans[0] if published.spans else found[0].span,
        "", MomentKind.MONTH_DAY, None, month, day,
    ) if published.spans or found else None  # fmt: skip
    if printed is None:
        return published
    own = Clue(printed, "", printed.span, printed.span, Days(None, None), "past", dateline=True)
    year = year_of(found, (own,), floor)
    if year is None:
        return published
    return replace(
        published,
        earliest=year.pivot,
        latest=year.pivot,
        likely=year.pivot,
        year_printed=False,
        explanation=f"{published.explanation} The year is not printed beside it; {year.because}.",
    )

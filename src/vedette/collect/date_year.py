"""Which year a month and day without one belong to, as far as the same text tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from vedette.collect.date_clues import Clue, dated
from vedette.doctrine.calendar import resolve, season_days
from vedette.model.moment import Days, MomentKind

# News speaks of a season or year ahead from at most half a year before it begins; a longer
# reach would let "in winter 2030" fit two Decembers.
_AHEAD_DAYS = 183
# A text that prints the year once means it for the days around.
_NEAR_DAYS = 31
# Days further apart than this are two groups: the news, and what it looks back on.
_GROUP_GAP = 45
# A day of the month falls on the same weekday again after five years at the earliest.
_WEEKDAY_YEARS = 4
_PARTS = frozenset({"early", "mid", "late"})


@dataclass(frozen=True, slots=True)
class Year:
    """
    "2022, because 'in winter 2023' lies ahead": a pivot day and the clues that gave it.

    printed: the year stands beside a day of the same story, which may then be an old story.
    """

    pivot: date
    because: str
    clues: tuple[Clue, ...]
    printed: bool = False


def _ordinal(clue: Clue) -> int:
    month, day = clue.month_day
    return date(2024, month, day).timetuple().tm_yday


def news_days(found: Sequence[Clue]) -> tuple[Clue, ...]:
    """
    The month-days the text is about, in time order, apart from what it only looks back on.

    The year is a circle: 28 December comes before 3 January. Of several groups the one with a
    report's date counts, then the one most often named; two equal groups give none.
    """
    days = sorted(
        (c for c in found if c.moment.kind is MomentKind.MONTH_DAY and _is_news(c)),
        key=_ordinal,
    )
    if not days:
        return ()
    gaps = [
        (_ordinal(days[(i + 1) % len(days)]) - _ordinal(clue)) % 366 for i, clue in enumerate(days)
    ]
    widest = max(range(len(days)), key=lambda i: gaps[i] or (366 if len(days) == 1 else 0))
    turned = days[widest + 1 :] + days[: widest + 1]
    groups: list[list[Clue]] = [[turned[0]]]
    for before, clue in pairwise(turned):
        if (_ordinal(clue) - _ordinal(before)) % 366 > _GROUP_GAP:
            groups.append([])
        groups[-1].append(clue)
    ranked = sorted(groups, key=_rank)
    if len(ranked) > 1 and _rank(ranked[-1]) == _rank(ranked[-2]):
        return ()
    return tuple(ranked[-1])


def _is_news(clue: Clue) -> bool:
    # Of days whose words look neither way most lie ahead ("the June 7 primary").
    return clue.look == "past" or (clue.report and clue.look != "coming")


def _rank(group: list[Clue]) -> tuple[bool, bool, int]:
    return any(c.dateline for c in group), any(c.report for c in group), len(group)


def _in_year(clue: Clue, year: int) -> date | None:
    month, day = clue.month_day
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    weekday = clue.moment.weekday
    return found if weekday is None or found.weekday() == weekday else None


def _fitting(days: Sequence[Clue], latest: Clue, year: int) -> date | None:
    """The latest day in that year, if every weekday printed beside a day agrees."""
    pivot = _in_year(latest, year)
    if pivot is None:
        return None
    for clue in days:
        own = year if _ordinal(clue) <= _ordinal(latest) else year - 1
        if _in_year(clue, own) is None:
            return None
    return pivot


def ahead(found: Sequence[Clue]) -> tuple[tuple[Clue, Days], ...]:
    """Seasons, months and years, printed with their year, that the text looks forward to."""
    kinds = (MomentKind.SEASON, MomentKind.MONTH, MomentKind.YEAR)
    rows = []
    for clue in found:
        # A debt "due in 2034" is spoken of for decades: a whole year says nothing of the day.
        whole = clue.moment.kind is MomentKind.YEAR and not _PARTS & set(
            (clue.moment.code or "").split("+")
        )
        if clue.moment.kind in kinds and clue.moment.year and clue.look == "coming" and not whole:
            rows.append((clue, _window(clue)))
    return tuple(row for row in rows if row[1].earliest and row[1].latest)


def _window(clue: Clue) -> Days:
    moment = clue.moment
    if moment.kind is MomentKind.SEASON and "winter" in (moment.code or ""):
        # Looking forward, a winter bears the year it reaches into.
        return Days(*season_days("winter", moment.year or 1))
    return resolve(moment, Days(None, None))


def year_of(found: Sequence[Clue], days: Sequence[Clue], floor: date | None) -> Year | None:
    """The year of the latest of `days`, if the words of the text leave exactly one."""
    if not days:
        return None
    year = _by_near_date(found, days) or _by_period_ahead(found, days) or _by_weekday(days, floor)
    # A later year printed elsewhere shows that these days are no news.
    if year and (floor is None or year.pivot + timedelta(days=_GROUP_GAP) > floor):
        return year
    return None


def _by_near_date(found: Sequence[Clue], days: Sequence[Clue]) -> Year | None:
    options: dict[date, Clue] = {}
    for clue in found:
        printed = dated(clue)
        if printed is None or clue.caption:
            continue
        for year in (printed.year - 1, printed.year, printed.year + 1):
            pivot = _fitting(days, days[-1], year)
            if pivot and abs((pivot - printed).days) <= _NEAR_DAYS:
                options.setdefault(pivot, clue)
    if len(options) != 1:
        return None
    pivot, clue = next(iter(options.items()))
    return Year(pivot, f"the year is printed nearby: '{clue.words}'", (clue,), True)


def _by_period_ahead(found: Sequence[Clue], days: Sequence[Clue]) -> Year | None:
    periods = ahead(found)
    if not periods:
        return None
    years = {d.earliest.year + k for _, d in periods if d.earliest for k in (-1, 0, 1)}
    options = []
    for year in sorted(years):
        pivot = _fitting(days, days[-1], year)
        if pivot and all(_before(pivot, window) for _, window in periods):
            options.append(pivot)
    if len(options) != 1:
        return None
    words = ", ".join(f"'{clue.words}'" for clue, _ in periods[:2])
    return Year(
        options[0], f"the year follows from {words}, still ahead", tuple(c for c, _ in periods)
    )


def _before(pivot: date, window: Days) -> bool:
    if window.earliest is None or window.latest is None:
        return False
    return window.earliest - timedelta(days=_AHEAD_DAYS) <= pivot <= window.latest


def _by_weekday(days: Sequence[Clue], floor: date | None) -> Year | None:
    marked = [c for c in days if c.moment.weekday is not None]
    if not marked or floor is None:
        return None
    for year in range(floor.year, floor.year + _WEEKDAY_YEARS + 1):
        pivot = _fitting(days, days[-1], year)
        if pivot and pivot >= floor:
            why = f"'{marked[0].words}' agrees with the calendar in {year}, first after {floor}"
            return Year(pivot, why, (marked[0],))
    return None

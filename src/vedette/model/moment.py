"""Times as texts name them, before anybody decides which day is meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedette.model.span import Span


class MomentKind(StrEnum):
    """The shape of a time expression."""

    DATE = "date"  # 2 December 2022, 02.12.2022
    MONTH_DAY = "month_day"  # June 23, with no year
    MONTH = "month"  # December 2022, in November
    YEAR = "year"  # in 2022
    SEASON = "season"  # winter 2023, this winter, the spring
    WEEKDAY = "weekday"  # on Friday, Thursday night
    RELATIVE = "relative"  # today, yesterday, this week, in the coming weeks, past 24 hours
    DAY_COUNT = "day_count"  # day 282 of the war
    OPEN = "open"  # soon, imminent, in the foreseeable future, forever


@dataclass(frozen=True, slots=True)
class Moment:
    """
    "'Thursday night', a weekday with no date": one time expression where it stands.

    year, month, day, weekday (Monday = 0) hold only what is printed; `code` is the entry
    of the time-word table for relative and open words (for example `past_hours:24`,
    `next_weeks`); `part` is the printed part of the day ("night").
    """

    span: Span
    words: str
    kind: MomentKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    code: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """
    "From 16 to 18 December 2022": a stretch of days, either end open (None)."""

    earliest: date | None
    latest: date | None


def within(moments: Sequence[Moment], span: Span) -> range:
    """The numbers of those moments, which stand in text order, that touch a stretch."""
    low = bisect_right(moments, span.start, key=lambda m: m.span.end)
    return range(low, bisect_left(moments, span.end, key=lambda m: m.span.start))

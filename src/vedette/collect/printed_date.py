"""Dates as they stand printed: found, never worked out; two readings stay two readings."""

import re
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache

from vedette.collect.furniture import Furniture, bare, folded, furniture
from vedette.model.basis import UNDATED, Basis, Dating
from vedette.model.span import Span

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
# 69 and below are this century, as in every mail header since 1982.
_CENTURY_TURN = 70
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
    r"|(?P<hour12>0?[1-9]|1[0-2])\s?(?P<half12>[ap])\.?\s?m\b\.?"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?=\s(?:E[SD]?T|GMT|UTC|CES?T|EES?T|MSK)\b)"
    r"|(?P<hourj>[01]?\d|2[0-3])\s(?=Uhr\b)"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """
    "03/04/2022, at characters 10 to 20: 3 April or 4 March, nobody can tell from here."

    other: the second reading of an ambiguous day and month; year None when none is printed.
    """

    span: Span
    month: int
    day: int
    year: int | None = None
    other: tuple[int, int] | None = None

    def day_of(self, *, second: bool = False) -> date | None:
        """The day in the calendar, by the first or second reading; None without a year."""
        if self.year is None or (second and self.other is None):
            return None
        month, day = self.other if second and self.other else (self.month, self.day)
        return _day(self.year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(furniture().months, key=len, reverse=True)
    month = "(?P<name>" + "|".join(re.escape(name) for name in names) + r")\b\.?"
    day = r"(?P<d>0?[1-9]|[12]\d|3[01])"
    year = r"(?P<y>(?:19|20)\d\d)(?!\d)"
    marks = (
        r"(?<![\d.])" + year + r"[-/.](?P<m>\d{1,2})[-/.]" + day + r"(?![\d.])",
        # "2022. december 21." as Hungarian prints it
        r"(?<!\d)" + year + r"\.?\s" + month + r"\s" + day + r"(?!\d)",
        r"(?<![\d.])" + day + r"\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>(?:19|20)?\d\d)(?![\d])",
        r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)?\d\d)(?![\d/])",
        r"(?<!\d)"
        + day
        + r"(?:st|nd|rd|th|\.|-го|-е)?(?:\s|-)(?:of\s|de\s)?"
        + month
        + r"(?:(?:,?\s|-)"
        + year
        + ")?",
        r"\b" + month + r"\s" + day + r"(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s?" + year + ")?",
    )
    return tuple(re.compile(mark, re.I) for mark in marks)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= _CENTURY_TURN else 2000)


def _read(match: re.Match[str]) -> Printed | None:
    groups = match.groupdict()
    year = _year(groups.get("y"))
    span = Span(match.start(), match.end())
    if groups.get("a"):
        return _slashed(span, int(groups["a"]), int(groups["b"]), year)
    name = groups.get("name")
    month = furniture().months[name.casefold()] if name else int(groups["m"])
    found = Printed(span, month, int(groups["d"]), year)
    # Without a year, 29 February must stay possible: test it in a leap year.
    return found if _day(year or 2024, found.month, found.day) else None


def _slashed(span: Span, first: int, second: int, year: int | None) -> Printed | None:
    """03/04 is 3 April in Warsaw and 4 March in Washington; 25/04 can only be one of them."""
    readings = [(m, d) for m, d in ((second, first), (first, second)) if _day(year or 2024, m, d)]
    if not readings:
        return None
    other = readings[1] if len(readings) > 1 and readings[1] != readings[0] else None
    return Printed(span, readings[0][0], readings[0][1], year, other)


def dates_in(text: str) -> tuple[Printed, ...]:
    """Every date printed in the text, in text order; the longest reading of a place wins."""
    if not any(char.isdigit() for char in text):
        return ()
    found: list[Printed] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            read = _read(match)
            if read:
                found.append(read)
    kept: list[Printed] = []
    for read in sorted(found, key=lambda p: (p.span.start - p.span.end, p.span.start)):
        if not any(read.span.overlaps(other.span) for other in kept):
            kept.append(read)
    return tuple(sorted(kept, key=lambda p: p.span))


def clock_in(text: str) -> tuple[time, Span] | None:
    """The time of day printed in a short line, and where: "8:34 p.m." is 20:34."""
    match = re.search(rf"(?<![\d.:/])(?:{_CLOCK})(?!\d)", text, re.I)
    if not match:
        return None
    groups = match.groupdict()
    hour = next(int(groups[k]) for k in ("hour", "hour12", "hour4", "hourj") if groups[k])
    minute = int(groups["minute"] or groups["minute4"] or 0)
    half = (groups["half"] or groups["half12"] or "").lower()
    if half and hour > 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute), Span(match.start(), match.end())


def without_dates(text: str) -> str:
    """The line with its dates and clock blanked out: what else it says."""
    chars = list(text)
    for read in dates_in(text):
        chars[read.span.start : read.span.end] = " " * (read.span.end - read.span.start)
    rest = "".join(chars)
    clock = clock_in(rest)
    if clock:
        rest = rest[: clock[1].start] + " " * (clock[1].end - clock[1].start) + rest[clock[1].end :]
    return rest


def _idle(word: str, words: Furniture) -> bool:
    key = bare(word)
    zones = {bare(zone) for zone in words.clock_zones}
    return not key or key in words.weekdays or key in zones or key in {"at", "um", "on", "o"}


def is_date_line(text: str) -> bool:
    """Whether a line says when and nothing else: "Published: 3 May 2023 | 09:15 CET"."""
    if text.count(" ") > 16 or len(text) > 140 or not dates_in(text):
        return False
    words = furniture()
    rest = folded(without_dates(text))
    for label in sorted(words.labels["date"], key=len, reverse=True):
        if rest.startswith(label):
            rest = rest[len(label) :]
            break
    left = [word for word in re.split(r"[\s|,;/()·•—–-]+", rest) if not _idle(word, words)]
    labelled = [w for w in left if bare(w) not in words.labels["date"]]
    return not labelled


def _decided(read: Printed, others: tuple[Printed, ...], line: str) -> Printed:
    """An ambiguous day settled by a weekday beside it or by other dates of the same page."""
    if read.other is None or read.year is None:
        return read
    first, second = read.day_of(), read.day_of(second=True)
    swapped = Printed(read.span, read.other[0], read.other[1], read.year)
    settled = Printed(read.span, read.month, read.day, read.year)
    weekdays = furniture().weekdays
    named = {weekdays[bare(w)] for w in re.findall(r"[^\W\d_]+", line) if bare(w) in weekdays}
    if first and second and len(named) == 1:
        fits = [d.isoweekday() in named for d in (first, second)]
        if fits == [True, False]:
            return settled
        if fits == [False, True]:
            return swapped
    known = {(o.year, o.month, o.day) for o in others if o.other is None}
    seen = [(d.year, d.month, d.day) in known for d in (first, second) if d]
    if seen == [True, False]:
        return settled
    return swapped if seen == [False, True] else read


def dating(line: str, start: int, page: str, *, rule: str = "date.line/1") -> Dating:
    """
    What a printed date line states; `start` is where the line stands in the page.

    Two readings give an interval without a likely day; a day without a year gives month_day.
    """
    found = dates_in(line)
    if not found:
        return UNDATED
    read = found[0]
    if read.other is not None:
        read = _decided(read, _elsewhere(page, start, len(line)), line)
    clock = clock_in(without_dates_only(line))
    spans, words = [read.span.shifted(start)], [read.span.of(line)]
    if clock:
        spans.append(clock[1].shifted(start))
        words.append(clock[1].of(line))
    base = Dating(
        Basis.PRINTED,
        clock=clock[0] if clock else None,
        words=tuple(words),
        spans=tuple(spans),
        explanation="The date stands printed as such.",
        rule=rule,
    )
    return _stated(read, base)


def _stated(read: Printed, base: Dating) -> Dating:
    day, second = read.day_of(), read.day_of(second=True)
    if day is None:
        why = "A day and month are printed without a year."
        both = None if read.other else (read.month, read.day)
        return replace(base, month_day=both, year_printed=False, explanation=why)
    if second is not None:
        early, late = sorted((day, second))
        why = f"The numbers can be {early} or {late}: day and month are not told apart."
        return replace(base, earliest=early, latest=late, explanation=why)
    return replace(base, earliest=day, latest=day, likely=day)


def without_dates_only(text: str) -> str:
    """The line with its dates blanked, the clock left: 02.12.2022 is no clock of 02:12."""
    chars = list(text)
    for read in dates_in(text):
        chars[read.span.start : read.span.end] = " " * (read.span.end - read.span.start)
    return "".join(chars)


def _elsewhere(page: str, start: int, length: int) -> tuple[Printed, ...]:
    near = page[:20_000]
    return tuple(p for p in dates_in(near) if not start <= p.span.start < start + length)

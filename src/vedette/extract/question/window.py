"""The window of a question: "before 2024", "by June 2025", "in 2025", "between May and July"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name.casefold(): number
    for table in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(table)
    if name
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+(?:{_MONTH})\.?(?:,?\s+\d{{4}})?"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    rf"|(?:{_MONTH})\.?(?:\s+(?:of\s+)?\d{{4}})?|\d{{4}})"
)
_SHAPES = (
    (
        "between",
        re.compile(rf"\b(?:between|from)\s+({_DATE})\s+(?:and|to|until)\s+({_DATE})", re.I),
    ),
    ("end", re.compile(rf"\b(?:by|before|until|till)\s+(?:the\s+)?end\s+of\s+({_DATE})", re.I)),
    ("before", re.compile(rf"\bbefore\s+({_DATE})", re.I)),
    ("by", re.compile(rf"\b(?:by|until|till|no later than|on or before)\s+({_DATE})", re.I)),
    ("in", re.compile(rf"\b(?:in|during|on|within)\s+({_DATE})", re.I)),
    ("after", re.compile(rf"\b(?:after|since)\s+({_DATE})", re.I)),
)
_WITHIN = re.compile(
    r"\b(?:with)?in(?:\s+the)?(?:\s+(?:next|coming))?\s+(\d+|one|two|three|six|twelve)?\s*"
    r"(day|week|month|year)s?\b",
    re.I,
)
_THIS = re.compile(
    r"\b(?:(?:this|next)\s+(?:year|month|week|winter|spring|summer|autumn|fall)|"
    r"(?:by|before|until)\s+(?:the\s+)?end\s+of\s+(?:the|this)\s+(?:year|month))\b",
    re.I,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Window:
    """
    "By June 2025: closes on 30 June 2025."

    words: the words of the question; note: why a date could not be told, "" if it could.
    """

    opens: date | None = None
    closes: date | None = None
    words: str = ""
    note: str = ""

    def __str__(self) -> str:
        if not self.words:
            return "none stated"
        if self.note:
            return f"{self.words!r} ({self.note})"
        start = f"from {self.opens.isoformat()} " if self.opens else ""
        end = f"to {self.closes.isoformat()}" if self.closes else ""
        return (start + end).strip()


def _ends(words: str, as_of: date | None) -> tuple[date, date] | None:
    """First and last day of "2025", "June 2025", "3 June 2025"; None without a year."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        day = _day(*map(int, words.split("-")))
        return (day, day) if day else None
    year_found = re.search(r"\b(\d{4})\b", words)
    month_found = re.search(rf"\b({_MONTH})\b", words, re.I)
    if month_found is None:
        year = int(words)
        return date(year, 1, 1), date(year, 12, 31)
    month = _MONTHS[month_found.group(1).casefold()]
    day_found = re.search(r"(?<!\d)(\d{1,2})(?!\d)", words)
    year = int(year_found.group(1)) if year_found else _year(month, as_of)
    if not year:
        return None
    if day_found:
        day = _day(year, month, int(day_found.group(1)))
        return (day, day) if day else None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _year(month: int, as_of: date | None) -> int:
    if as_of is None:
        return 0
    return as_of.year + (month < as_of.month)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def window(text: str, *, as_of: date | None = None) -> Window:
    """The window a question states; open on both sides if it states none.

    A month without a year, "this year" and "within 30 days" need `as_of`; without it the
    window keeps the words and a note, and no date is guessed.
    """
    for shape, pattern in _SHAPES:
        found = pattern.search(text)
        if found is None:
            continue
        ends = [_ends(group, as_of) for group in found.groups()]
        if None in ends:
            return Window(words=found.group(), note="no year stated, so no date is assumed")
        first, last = ends[0], ends[-1]
        if first and last:
            return _shaped(shape, first=first, last=last, words=found.group())
    return _relative(text, as_of)


def _shaped(shape: str, *, first: tuple[date, date], last: tuple[date, date], words: str) -> Window:
    match shape:
        case "between" | "in":
            return Window(first[0], last[1], words)
        case "before":
            return Window(None, first[0] - timedelta(days=1), words)
        case "after":
            return Window(first[1], None, words)
        case _:
            return Window(None, first[1], words)


def _relative(text: str, as_of: date | None) -> Window:
    found = _WITHIN.search(text)
    if found:
        words = found.group()
        if as_of is None:
            return Window(words=words, note="no day to count from")
        count = found.group(1) or "one"
        number = _NUMBERS.get(count.casefold()) or int(count)
        days = number * _UNIT_DAYS[found.group(2).casefold()]
        return Window(as_of, as_of + timedelta(days=days), words)
    found = _THIS.search(text)
    if not found:
        return Window()
    words = found.group().casefold()
    if as_of is not None and words.endswith("year") and "next" not in words:
        return Window(as_of, date(as_of.year, 12, 31), found.group())
    if as_of is not None and words.endswith("next year"):
        return Window(date(as_of.year + 1, 1, 1), date(as_of.year + 1, 12, 31), found.group())
    return Window(words=found.group(), note="no day to count from")


def without_window(text: str) -> str:
    """The question with the words of its window taken out, for reading who does what."""
    for _, pattern in _SHAPES:
        text = pattern.sub(" ", text)
    text = _THIS.sub(" ", _WITHIN.sub(" ", text))
    return " ".join(text.split()).replace(" ?", "?")

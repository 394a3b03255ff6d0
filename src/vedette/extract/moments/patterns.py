"""The shapes of calendar dates, built once per language from the table of time words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vedette.doctrine.time_words import TimeWords, time_words
from vedette.extract.openings import Openings

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_GAP = r"[ \t]+"
# "02.12.2022" is day first in every language of the table; "12/02/2022" is read only where
# one of its numbers cannot be a month.
_FIGURES = (
    ("date.iso/1", rf"(?<![\d.-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])-{_DAY}(?![\d-])"),
    ("date.dotted/1", rf"(?<![\d.]){_DAY}\.(?P<month_number>0?[1-9]|1[0-2])\.{_YEAR}(?!\d)"),
    (
        "date.slashed/1",
        r"(?<![\d/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)",
    ),
)


@dataclass(frozen=True, slots=True)
class Patterns:
    """
    "In English: 'December 2, 2022', '2 December', 'Dec. 2', 'Thursday night', ...".

    shapes: (rule, pattern), the more complete shape first; `month_of` and `weekday_of` turn a
    printed form (folded by `fold`) into its number. opened: the shapes' patterns, in order.
    """

    words: TimeWords
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    opened: Openings
    month_of: dict[str, int]
    weekday_of: dict[str, int]
    part_of: dict[str, str]

    def fold(self, printed: str) -> str:
        """The printed form as the tables of this language spell it."""
        folded = printed.rstrip(".").lower()
        return re.sub("[’ʼ]", "'", folded)


def _either(forms: list[str] | tuple[str, ...]) -> str:
    return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"


def _cased(forms: list[str], cased: bool) -> list[str]:
    return forms + [form.upper() for form in forms] if cased else forms


def _all(table: dict[int, tuple[str, ...]]) -> list[str]:
    return [form for forms in table.values() for form in forms]


def _numbers(*tables: dict[int, tuple[str, ...]]) -> dict[str, int]:
    return {
        re.sub(r"\[[^\]]*\]", "'", form).lower(): number
        for table in tables
        for number, forms in table.items()
        for form in forms
    }


def _months(words: TimeWords) -> tuple[str, str]:
    """Patterns for a month in full, and for one in full or short."""
    full = _either(_cased(_all(words.months), words.cased))
    short = _either([*_cased(_all(words.short_months), words.cased), "(?!)"])
    return rf"(?P<month>{full})", rf"(?P<month>{full}|{short}\.?)"


def _days_of(words: TimeWords, full: str, month: str) -> list[tuple[str, str]]:
    names = _either(_cased(_all(words.weekdays), words.cased))
    brief = _either([*_all(words.short_weekdays), "(?!)"])
    lead = rf"(?:(?P<weekday>{names}|{brief}\.?)(?:,|\s*\()?(?:{_GAP})?(?:the{_GAP}|den{_GAP})?)?"
    nth = r"(?:st|nd|rd|th)?"
    # "2. Dezember": only German counts its days with a full stop.
    dot = r"\.?" if words.lang == "de" else nth
    first, second = rf"\b{lead}\b{_DAY}{dot}{_GAP}(?:of{_GAP})?{month}", rf"\b{lead}\b{month}"
    second += rf"{_GAP}(?:the{_GAP})?{_DAY}{nth}"
    tail = _tail(words)
    return [
        ("date.day-month-year/1", rf"{first},?{_GAP}{_YEAR}\b{tail}"),
        ("date.month-day-year/1", rf"{second},?{_GAP}{_YEAR}\b{tail}"),
        ("month-day.day-first/1", rf"{first}(?!\w)"),
        ("month-day.month-first/1", rf"{second}(?!\w)(?!\d|[.,]\d|:\d|\s?%)"),
        ("month.year/1", rf"\b{month},?{_GAP}(?:of{_GAP})?{_YEAR}\b{tail}"),
        ("month/1", rf"\b{full}\b"),
    ]


def _tail(words: TimeWords) -> str:
    return rf"(?:(?:{_GAP})?{words.year_tail})?" if words.year_tail else ""


def _weekday(words: TimeWords, parts: dict[str, str]) -> str:
    names = _either(_cased(_all(words.weekdays), words.cased))
    part = _either([*parts, "(?!)"])
    inner = rf"(?:{_GAP}(?P<part>{part})\b|(?P<glued>{part}))?"
    return rf"\b(?P<weekday>{names}){inner}(?:['’]s)?(?:{_GAP}(?P<late_part>{part})\b)?(?!\w)"


@lru_cache(maxsize=8)
def patterns(lang: str) -> Patterns:
    """The shapes of one language (English where it has no table)."""
    words = time_words(lang)
    flags = 0 if words.cased else re.IGNORECASE
    parts = {form: part for part, forms in words.groups["parts"].items() for form in forms}
    year = rf"(?<![\d.,/:-]){_YEAR}(?![\d/:s]|[.,]\d|-\d|[’']s?\b){_tail(words)}"
    shapes = [
        *_FIGURES,
        *_days_of(words, *_months(words)),
        ("weekday/1", _weekday(words, parts)),
        ("year/1", year),
    ]
    compiled = tuple(
        (rule, re.compile(shape, 0 if rule.startswith("date.iso") else flags))
        for rule, shape in shapes
    )
    return Patterns(
        words=words,
        shapes=compiled,
        opened=Openings([pattern for _, pattern in compiled]),
        month_of=_numbers(words.months, words.short_months),
        weekday_of=_numbers(words.weekdays, words.short_weekdays),
        part_of={form.lower(): part for form, part in parts.items()},
    )

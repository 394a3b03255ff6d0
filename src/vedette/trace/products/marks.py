"""What tells one text from another on the desk: figures, names and rare words, in any language."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, repeat
from math import fsum, log
from types import MappingProxyType

from vedette.doctrine.amounts import words_of_size
from vedette.doctrine.concepts import concept
from vedette.doctrine.institutions import institutions
from vedette.doctrine.time_words import time_words
from vedette.trace.drift.wording import consonants, folded, line, words_of

_LANGS = ("en", "de", "pl", "uk", "ru")

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_DIGIT, _MARK, _LETTERS = re.compile(r"\d"), re.compile(r"\D"), re.compile(r"[^\W\d_]+")
_PRINTED = 8  # a figure of so many digits is printed with a word: 18 million
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEM = 5
SPELT = str.maketrans("cz", "ks")  # "Moscow" and "Moskva", "Zambia" and "Sambia"
_SPELT_OUT = 5
_FEW = 8
_CROWD = 30  # texts as if they stood on the desk besides: on a small one nothing is rare


@lru_cache(maxsize=65536)
def figures(text: str) -> frozenset[str]:
    """
    The figures of a text without the marks that languages set in them: "36,943", "36.943" and
    "36 943" are one. Years, days of a month and single digits tell nothing.
    """
    if not _DIGIT.search(text):
        return frozenset()  # most sentences
    named = not _months().isdisjoint(_LETTERS.findall(text.lower()))
    plain = _dates().sub(" ", text) if named else text
    scaled = {m.start(): _whole(m) for m in _scaled().finditer(plain)}
    found = (scaled.get(m.start()) or _MARK.sub("", m.group()) for m in _NUMBER.finditer(plain))
    return frozenset(f for f in found if len(f) > 1 and not _YEAR.fullmatch(f))


def amount(figure: str) -> int:
    """The number a figure stands for: "12e8" is 1200000000."""
    digits, _, power = figure.partition("e")
    return int(digits + "0" * int(power or 0))


@lru_cache(maxsize=1)
def _scaled() -> re.Pattern[str]:
    """A figure and the word of size behind it, in the group of its power."""
    sizes = sorted(words_of_size().items(), reverse=True)
    words = "|".join(f"(?P<p{power}>{found.pattern})" for power, found in sizes)
    blank = "[ \u00a0\u202f]"
    digits = rf"\d{{1,3}}(?:(?:[.,]|{blank})\d{{3}})+|\d+(?:[.,]\d+)?"
    return re.compile(rf"(?<![\w.,])(?P<digits>{digits}){blank}?(?:{words})(?!\w)", re.IGNORECASE)


def _whole(found: re.Match[str]) -> str:
    """ "16mila" as "16000", "1.200 millones" and "1,2 billion" alike as "12e8"."""
    digits, power = found["digits"], next(n for n in words_of_size() if found[f"p{n}"])
    if re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", digits):
        digits = re.sub(r"\D", "", digits)
    whole, _, part = re.sub(r"\s", "", digits).replace(",", ".").partition(".")
    power -= len(part)
    every = (whole + part).lstrip("0")
    short = every.rstrip("0")
    power += len(every) - len(short)
    if not short or power < 0:
        return every  # "0 million", "1.2345 thousand"
    in_full = len(short) + power < _PRINTED
    return short + "0" * power if in_full else f"{short}e{power}"


@lru_cache(maxsize=32768)
def marks(text: str, lang: str = "") -> frozenset[str]:
    """
    What a text is told by: "#36943" a figure, "^bhmt" a name by its consonants, "=army" a word
    of the table of concepts, other words by their roots in Latin letters, so that
    "quarantine" and "карантин" need not be translated.
    """
    found = line(text, lang)
    words = words_of(text)
    named = frozenset(map(_named_stem, words))
    # "Libya" and "Libia", "Tokyo" and "Tokio": two consonants tell if the word is no short one.
    short = frozenset(map(_long_name, words))
    keys = {key for key in found.names if len(key) > 2 or (len(key) == 2 and key in short)}
    names = {f"^{key[:6].translate(SPELT)}" for key in keys}
    # A name is told once, by its consonants; its stem would count it twice.
    meant = [(w, c) for w, c in zip(words, map(concept, words, repeat(lang)), strict=True) if c]
    held = {folded(w)[:_STEM] for w, _ in meant}
    plain = {w for w in found.content - named - held if w.isalpha()}
    concepts = {f"={known}" for _, known in meant}
    return frozenset({f"#{f}" for f in figures(text)} | names | plain | concepts)


@lru_cache(maxsize=65536)
def _named_stem(word: str) -> str:
    """The stem of a capitalised word, "" of another."""
    return folded(word)[:_STEM] if word[:1].isupper() and len(word) > _STEM - 2 else ""


@lru_cache(maxsize=65536)
def _long_name(word: str) -> str:
    """The consonants of a longer capitalised word, "" of another."""
    return consonants(word) if word[:1].isupper() and len(word) >= _SPELT_OUT else ""


@lru_cache(maxsize=32768)
def telling(text: str, lang: str = "") -> frozenset[str]:
    """The marks of a text but those that stand in any report."""
    return marks(text, lang) - every_day()


def comparable(found: frozenset[str]) -> frozenset[str]:
    """Of these marks those that can stand in a text of another language too."""
    return frozenset(m for m in found if m[0] in "#^=")


@lru_cache(maxsize=1)
def _month_forms() -> frozenset[str]:
    tables = [time_words(lang) for lang in _LANGS]
    rows = [
        row
        for table in tables
        for months in (table.months, table.short_months)
        for row in months.values()
    ]
    return frozenset(form for row in rows for form in row)


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    """The words one of which a text must have before hundreds of dates are tried on it."""
    return frozenset(word for form in _month_forms() for word in _LETTERS.findall(form.lower())[:1])


@lru_cache(maxsize=1)
def _dates() -> re.Pattern[str]:
    named = "|".join(sorted({re.escape(m) for m in _month_forms()}, key=lambda m: (-len(m), m)))
    return re.compile(
        rf"\d{{1,2}}\.? (?:{named})(?!\w)|(?<!\w)(?:{named})\.? \d{{1,2}}(?!\d)", re.I
    )


@lru_cache(maxsize=1)
def every_day() -> frozenset[str]:
    """Marks that stand in any report: weekdays, months, "ministry", "analyst", "report"."""
    found = [form for lang in _LANGS for row in _calendar(lang) for form in row]
    found += [w for words in institutions().kinds.values() for w in words]
    found += [*institutions().roles["products"], *institutions().roles["offices"]]
    return marks(" ".join([*found, *(w.capitalize() for w in found)]))


def _calendar(lang: str) -> list[Sequence[str]]:
    table = time_words(lang)
    return [*table.weekdays.values(), *table.months.values()]


class Weights(dict[str, float]):
    """
    How much a mark tells: much if few texts of the desk have it, and few of the same origin.
    `weights["#36943"]`; each is worked out when first asked for.

    texts: how many there are; held: in how many each mark stands; near, near_held: the same
    among the texts of one origin, where every name of its subject stands in most.
    """

    def __init__(
        self,
        texts: int,
        held: Mapping[str, int],
        near: int = 0,
        near_held: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._totals: dict[frozenset[str], float] = {}
        self.texts, self.held = texts, held
        self.near, self.near_held = near, near_held

    def __missing__(self, mark: str) -> float:
        """The weight of one mark; a figure counts half as much again."""
        weight = log((self.texts + _CROWD) / (self.held.get(mark, 1) + 1))
        if self.near:
            weight = min(weight, log((self.near + _FEW) / self.near_held.get(mark, 1)))
        found = self[mark] = weight * (1.5 if mark.startswith("#") else 1.0)
        return found

    def among(self, found: Iterable[frozenset[str]]) -> "Weights":
        """The weights within the texts of one origin."""
        every = list(found)
        held = Counter(chain.from_iterable(every))
        return Weights(self.texts, self.held, len(every), held)

    def whole(self, told: frozenset[str]) -> float:
        """What all marks of a text tell: a text is laid beside many others."""
        found = self._totals.get(told)
        if found is None:
            found = self._totals[told] = self.total(told)
        return found

    def total(self, found: Iterable[str]) -> float:
        """What several marks tell together."""
        return fsum(map(self.__getitem__, found))  # exact: the same in whatever order


def weigh(texts: Iterable[frozenset[str]]) -> Weights:
    """The weights of the marks of these texts."""
    every = list(texts)
    return Weights(len(every), Counter(chain.from_iterable(every)))


@lru_cache(maxsize=65536)
def figures_among(told: frozenset[str]) -> frozenset[str]:
    """Of these marks the figures."""
    return frozenset(mark for mark in told if mark[0] == "#")

"""One line for writer, house and day together: "By Jane Roe, Capital Weekly, 3 May 2023"."""

import re
from dataclasses import dataclass

from vedette.collect.furniture import bare, furniture
from vedette.collect.printed_date import dates_in, is_date_line, without_dates
from vedette.doctrine.outlets import publishers
from vedette.model.span import Span

_MOST_WORDS = 18
_MOST_CHARS = 140
_PARTS = re.compile(r"\s*(?:[,|;·•]|\s[—–/-]\s|—|\s(?=(?:[Bb]y|for)\s[A-ZÀ-ŽА-ЯЄІЇҐ]))\s*")
_BY = re.compile(r"^(?:by|von|par|autor|por|di|autore|text|words):?\s+", re.I)
_FOR = re.compile(r"^for\s+")
_SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "in",
        "&",
        "de",
        "du",
        "der",
        "die",
        "das",
        "von",
        "van",
        "la",
        "le",
    )
)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,10}")
_PLACE = re.compile(r"\s*\([^)]{2,30}\)$")


@dataclass(frozen=True, slots=True)
class Imprint:
    """
    "Written by Jane Roe, published by Capital Weekly, and it prints a day."

    author, outlet: the name with its place in the line, None where the line gives none.
    """

    author: tuple[str, Span] | None
    outlet: tuple[str, Span] | None
    dated: bool


def imprint(line: str) -> Imprint | None:
    """What an imprint line states; None if the line says anything else besides."""
    if len(line) > _MOST_CHARS or len(line.split()) > _MOST_WORDS or line[-1:] in ".?!":
        return None
    dated = any(read.year for read in dates_in(line))
    named = not is_date_line(line)
    parts = _parts(without_dates(line) if dated else line)
    if (
        not named
        or not parts
        or not (dated or _BY.match(line))
        or not all(_a_name(w) for w, _ in parts)
    ):
        return None
    writer = next(((w, at) for w, at in parts if _BY.match(w)), None)
    rest = [(_FOR.sub("", w), at) for w, at in parts if (w, at) != writer]
    house = next(((_PLACE.sub("", w), at) for w, at in rest if a_house(w)), None)
    author = None
    if writer:
        name = _BY.sub("", writer[0]).strip()
        author = (name, writer[1]) if _a_person(name) else None
        if author is None and house is None and a_house(name):
            house = (name, writer[1])
    return Imprint(author, house, dated)


def _parts(rest: str) -> list[tuple[str, Span]]:
    """The line's pieces without its date and its labels, each with its place."""
    out: list[tuple[str, Span]] = []
    start = 0
    for end, after in [*(m.span() for m in _PARTS.finditer(rest)), (len(rest), len(rest))]:
        words = rest[start:end].strip(" :")
        if words and bare(words) not in _labels() and bare(words) not in furniture().weekdays:
            at = rest.index(words, start)
            out.append((words, Span(at, at + len(words))))
        start = after
    return out


def _labels() -> frozenset[str]:
    every = {bare(label) for name in ("date", "updated") for label in furniture().labels[name]}
    return frozenset(every | {"on", "am", "le", "am um", "published on", "posted on"})


def _a_name(words: str) -> bool:
    """Words that could be a name, each with a capital or small and joining, six at most."""
    told = _FOR.sub("", _BY.sub("", words))
    each = _PLACE.sub("", told).split()
    if not each or len(each) > 6 or ":" in words:
        return False
    return all(w[0].isupper() or w in _SMALL or _DOMAIN.fullmatch(w) for w in each)


def _a_person(words: str) -> bool:
    """Whether the words can be a writer's name; "Staff" and "Our Correspondent" are nobody's."""
    each = [bare(w) for w in words.split()]
    return len(each) > 1 and not set(each) & furniture().sets["bio_role"] and not a_house(words)


def a_house(words: str) -> bool:
    """
    Whether the words name an outlet by what they are: a known one, a domain, a "Weekly".

    Capital Weekly and Radio Vistula are; Jane Roe and Nairobi are not.
    """
    name = _PLACE.sub("", words).strip()
    known = furniture()
    if any(name.casefold() == agency.casefold() for agency in known.agencies):
        return False
    if _DOMAIN.fullmatch(name) or publishers().find(name):
        return True
    return any(bare(word) in known.sets["house_noun"] for word in name.split())

"""Linking in languages the parser does not read: party names and act words by their stems."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from vedette.doctrine.acts import Act
from vedette.doctrine.institutions import institutions
from vedette.doctrine.parties import parties
from vedette.doctrine.tongues import act_stems, country_stems, sections
from vedette.extract.link.cast import Cast
from vedette.model.question import Mode


def _joins(name: str, known: str) -> str:
    """The words of one use in the first languages, and what the languages' own files add."""
    own = (str(word) for _, row in sections("joins") for word in row.get(name, ()))
    return "|".join((known, *dict.fromkeys(own)))


_CLAUSE = re.compile(r"[,;:–—]\s*|[“”«»\"]+")
_UP_TO = r"\s+(?:[^\W\d]+\s+)"


@lru_cache(maxsize=1)
def _signs() -> dict[str, re.Pattern[str]]:
    """What opens a clause and what stands before a party, in every language read by words."""
    that = _joins("that", "dass|daß|що|что|że|ka|hogy|že|als|que|che")
    which = _joins(
        "which",
        r"der|die|das|den|dem|um|який|яка|яке|які|щоб|чтобы|котор\w+|któr\w+|aby|żeby",
    )
    out = _joins("from", "aus|von|з|із|зі|из|с|со|від|от|z|ze|od|no|fra|från|de|dal")
    without = _joins("without", "ohne|без|bez|sans|senza")
    beside = _joins(
        "beside",
        "gemeinsam mit|zusammen mit|an der seite|разом з|вместе с|razem z|wraz z|spolu s",
    )
    either = _joins("or", "oder|або|или|lub|albo|vai|vagy|alebo")
    found = {
        "that": rf"^\s*(?:{that})\b",
        "which": rf"^\s*(?:{which})\b",
        "from": rf"\b(?:{out}){_UP_TO}{{0,2}}$",
        "without": rf"\b(?:{without}){_UP_TO}{{0,3}}$",
        "beside": rf"\b(?:{beside}){_UP_TO}{{0,3}}$",
        "or": rf"\b(?:{either})\b",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in found.items()}


_WORD = re.compile(r"[^\W\d]+(?:-[^\W\d]+)*")
_GLUED_TARGET = 5  # "Nordukraine": a short word glued before the name


def clause_of(sentence: str, start: int, end: int) -> str:
    """The clause with the likelihood word, and the "that" clause beside it."""
    edges = [0, *(m.end() for m in _CLAUSE.finditer(sentence)), len(sentence)]
    pieces = [(a, b) for a, b in pairwise(edges) if b > a]
    at = next((n for n, (a, b) in enumerate(pieces) if a <= start < b), 0)
    low = high = at
    while high + 1 < len(pieces) and pieces[high][1] < end:
        high += 1
    if high + 1 < len(pieces) and _signs()["that"].match(sentence[pieces[high + 1][0] :]):
        high += 1
        while high + 1 < len(pieces) and _signs()["which"].match(sentence[pieces[high + 1][0] :]):
            high += 1
    if low and _signs()["that"].match(sentence[pieces[low - 1][0] :]):
        low -= 1
    return sentence[pieces[low][0] : pieces[high][1]]


def stem_parties(text: str, who: Cast, lang: str = "") -> list[tuple[int, int, str]]:
    """Start, end and party of every word that begins with a stem of a known party."""
    out = []
    own = _own_stems(lang)
    mine = {party for _, party in own}
    stems = (*own, *(one for one in who.stems if one[1] not in mine))
    for word in _WORD.finditer(text):
        party = _stem_of(word.group().casefold(), stems)
        if party:
            out.append((word.start(), word.end(), party))
    return out


@lru_cache(maxsize=64)
def _own_stems(lang: str) -> tuple[tuple[str, str], ...]:
    """The states as the language's own file names them: ("schwed", "Sweden")."""
    codes = institutions().countries
    own = country_stems(lang)
    rows = ((row.name, own.get(codes.get(row.name, ""), ())) for row in parties())
    return tuple((stem, name) for name, stems in rows for stem in stems)


def _stem_of(word: str, known: tuple[tuple[str, str], ...]) -> str:
    """The party of the longest stem the word begins with, else one glued behind a short word."""
    best = max(
        (one for one in known if word.startswith(one[0].casefold())),
        key=lambda one: len(one[0]),
        default=None,
    )
    if best is None and word[:1].isascii():
        best = next(
            (one for one in known if len(one[0]) >= 6 and 0 < word.find(one[0]) <= _GLUED_TARGET),
            None,
        )
    return best[1] if best else ""


def named_act(text: str, acts: Iterable[Act], lang: str = "") -> str:
    """The act whose stem the text contains; "" if it names none."""
    low = text.casefold()
    for act in acts:
        for stem in act_stems(lang, act.id) or act.stems:
            if re.search(rf"\b{re.escape(stem.casefold())}", low):
                return act.id
    return ""


def mode_in(text: str, who: Cast, found: list[tuple[int, int, str]]) -> Mode | None:
    """Who does it in whose company, told from the words before each party."""
    home = [one for one in found if one[2] in who.home]
    other = [one for one in found if one[2] not in who.home and one[2] not in who.targets]
    if not home:
        return None
    origin = [one for one in home if _signs()["from"].search(text[: one[0]])]
    if other and any(_signs()["without"].search(text[: one[0]]) for one in other):
        return Mode.ALONE
    if origin and (other or len(origin) == len(home)):
        return Mode.FROM
    if other and any(_signs()["beside"].search(text[: one[0]]) for one in other):
        return Mode.BESIDE
    if other:
        return Mode.FROM if _signs()["or"].search(text) else Mode.BESIDE
    return Mode.ANY

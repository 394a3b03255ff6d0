"""Linking in languages the parser does not read: party names and act words by their stems."""

import re
from collections.abc import Iterable
from itertools import pairwise

from vedette.doctrine.acts import Act
from vedette.extract.link_cast import Cast
from vedette.model.question import Mode

_CLAUSE = re.compile(r"[,;:–—]\s*|[“”«»\"]+")
_THAT = re.compile(r"^\s*(?:dass|daß|що|что|że|że|ka|hogy|že|als|que|che)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"^\s*(?:der|die|das|den|dem|um|який|яка|яке|які|щоб|чтобы|котор\w+|któr\w+|aby|żeby)\b", re.I
)
_FROM = re.compile(
    r"(?:\b(?:aus|von|з|із|зі|из|с|со|від|от|z|ze|od|no|fra|från|de|dal)\s+)"
    r"(?:[^\W\d]+\s+){0,2}$",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:ohne|без|bez|sans|senza)\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:gemeinsam mit|zusammen mit|an der seite|разом з|вместе с|razem z|wraz z|"
    r"spolu s)\s+(?:[^\W\d]+\s+){0,3}$",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:oder|або|или|lub|albo|vai|vagy|alebo)\b", re.IGNORECASE)
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
    if high + 1 < len(pieces) and _THAT.match(sentence[pieces[high + 1][0] :]):
        high += 1
        while high + 1 < len(pieces) and _WHICH.match(sentence[pieces[high + 1][0] :]):
            high += 1
    if low and _THAT.match(sentence[pieces[low - 1][0] :]):
        low -= 1
    return sentence[pieces[low][0] : pieces[high][1]]


def stem_parties(text: str, who: Cast) -> list[tuple[int, int, str]]:
    """Start, end and party of every word that begins with a stem of a known party."""
    out = []
    for word in _WORD.finditer(text):
        party = _stem_of(word.group().casefold(), who)
        if party:
            out.append((word.start(), word.end(), party))
    return out


def _stem_of(word: str, who: Cast) -> str:
    """The party of the longest stem the word begins with, else one glued behind a short word."""
    best = max(
        (one for one in who.stems if word.startswith(one[0].casefold())),
        key=lambda one: len(one[0]),
        default=None,
    )
    if best is None and word[:1].isascii():
        best = next(
            (
                one
                for one in who.stems
                if len(one[0]) >= 6 and 0 < word.find(one[0]) <= _GLUED_TARGET
            ),
            None,
        )
    return best[1] if best else ""


def named_act(text: str, acts: Iterable[Act]) -> str:
    """The act whose stem the text contains; "" if it names none."""
    low = text.casefold()
    for act in acts:
        for stem in act.stems:
            if re.search(rf"\b{re.escape(stem.casefold())}", low):
                return act.id
    return ""


def mode_in(text: str, who: Cast, found: list[tuple[int, int, str]]) -> Mode | None:
    """Who does it in whose company, told from the words before each party."""
    home = [one for one in found if one[2] in who.home]
    other = [one for one in found if one[2] not in who.home and one[2] not in who.targets]
    if not home:
        return None
    origin = [one for one in home if _FROM.search(text[: one[0]])]
    if other and any(_WITHOUT.search(text[: one[0]]) for one in other):
        return Mode.ALONE
    if origin and (other or len(origin) == len(home)):
        return Mode.FROM
    if other and any(_BESIDE.search(text[: one[0]]) for one in other):
        return Mode.BESIDE
    if other:
        return Mode.FROM if _OR.search(text) else Mode.BESIDE
    return Mode.ANY

"""Laying two passages side by side: which words of one are the words of the other."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import LCSseq

from vedette.model.span import Span
from vedette.trace.reuse.shingles import WORD

_SHORT = 3  # "the", "of", "and" stand in the same order in texts that share nothing else
_LIGHT = 0.4  # what such a word counts for
_PRICE = 0.5  # for each word of either side that the other lacks
_FEWEST = 5  # words in the same order, or it is a phrase and not a passage
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_ROUNDS = 3  # a passage whose sentences changed places is laid out again without the first


class Words:
    """A passage as its lower-case words; where each stands is found out when it is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = text.lower()
        # A capital İ becomes two signs, and the places would slip.
        if len(lowered) == len(text):
            self.words = _pattern(text).findall(lowered)
        else:
            self.words = [word.lower() for word in _pattern(text).findall(text)]
        self.weights = list(map(_weight, self.words))

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """First character and end of each word, in the passage."""
        return [found.span() for found in _pattern(self.text).finditer(self.text)]

    def span(self, first: int, last: int) -> Span:
        """From the first letter of one word to the last letter of another."""
        return Span(self.places[first][0], self.places[last][1])


@lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    return _LIGHT if len(word) <= _SHORT and word.isascii() and word.isalpha() else 1.0


def _pattern(text: str) -> re.Pattern[str]:
    """Plain English needs no look at scripts without spaces, which costs twice the time."""
    return _ASCII_WORD if text.isascii() else WORD


def in_order(one: Words, two: Words) -> int:
    """How many words the two have in one order, gaps allowed: no stretch has more in common."""
    return LCSseq.similarity(one.words, two.words)


@dataclass(frozen=True, slots=True)
class Overlay:
    """
    "From here to here the two run together, and nine words in ten are the same."

    one, two: first and last word of the stretch in each. share: part of the words of both
    stretches that stand in both, in the same order, 0 to 1.
    """

    one: tuple[int, int]
    two: tuple[int, int]
    share: float
    same: int


def overlays(one: Words, two: Words, *, least: float) -> tuple[Overlay, ...]:
    """
    The stretches in which one passage runs along with the other, longest first; at most
    three, for sentences that changed places. least: the share below which it is chance.

    Laying `two` on `one` gives the same stretches: the order of the two is decided here.
    """
    if two.words < one.words:
        return tuple(
            Overlay(found.two, found.one, found.share, found.same)
            for found in overlays(two, one, least=least)
        )
    left, right = list(one.words), list(two.words)
    out: list[Overlay] = []
    for round_ in range(_ROUNDS):
        found = _longest(_columns(left, right), one.weights, two.weights)
        if found is None or found.share < least:
            break
        out.append(found)
        # Words already laid out are made unlike any other: two marks never agree.
        left[found.one[0] : found.one[1] + 1] = [f"<{round_}"] * (found.one[1] - found.one[0] + 1)
        right[found.two[0] : found.two[1] + 1] = [f">{round_}"] * (found.two[1] - found.two[0] + 1)
    return tuple(out)


Column = tuple[int, int, int]  # words of one passed over, words of two, then a run of the same


def _columns(left: list[str], right: list[str]) -> list[Column]:
    """(first word in one, first word in two, how many) for each run of the same words."""
    blocks = LCSseq.opcodes(left, right)
    return [
        (b.src_start, b.dest_start, b.src_end - b.src_start) for b in blocks if b.tag == "equal"
    ]


def _longest(runs: list[Column], one: list[float], two: list[float]) -> Overlay | None:
    """The stretch that gains most: each shared word counts for it, each other word against."""
    best, score, start = 0.0, 0.0, 0
    found: tuple[int, int] | None = None
    for at, (a, b, size) in enumerate(runs):
        gain = sum(one[a : a + size])
        if at:
            a0, b0, size0 = runs[at - 1]
            missed = sum(one[a0 + size0 : a]) + sum(two[b0 + size0 : b])
            score -= _PRICE * missed
        if score <= 0:
            score, start = 0.0, at
        score += gain
        if score > best:
            best, found = score, (start, at)
    return _stretch(runs[found[0] : found[1] + 1]) if found else None


def _stretch(runs: list[Column]) -> Overlay | None:
    same = sum(size for _, _, size in runs)
    if same < _FEWEST:
        return None
    (a, b, _), (c, d, size) = runs[0], runs[-1]
    one, two = (a, c + size - 1), (b, d + size - 1)
    length = one[1] - one[0] + two[1] - two[0] + 2
    return Overlay(one, two, 2 * same / length, same)

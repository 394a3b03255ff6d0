"""Sentences of two relays of one product laid side by side, in one language or in two."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import fsum, log

from vedette.doctrine.facing_words import facing_words
from vedette.model.document import ZoneKind
from vedette.model.span import Span
from vedette.trace.drift.strength import strength
from vedette.trace.drift.wording import consonants, sentences_of, tokens
from vedette.trace.mentions import Desk, Mention, is_headline
from vedette.trace.products.marks import SPELT, comparable, telling

_MOST = 40  # sentences of a text that are laid beside others
_WHOLE = 6000  # letters of it
_CLAUSE = re.compile(r"[,;:–—]\s+")
_FEW = 3  # marks of a sentence that can be known again
_LEAST = 1.6  # what two sentences must share
_ALIKE, _ACROSS = 0.3, 0.24  # and what part, in one language and in two
_LONG, _SOUNDS = 5, 3  # letters, and consonants, of a word that may be known in another language
_SAME_STEP = 0.08
_SORTS = {"#": 1.5, "~": 0.6}  # a figure counts more, a sound less
# The ladder on which renderings are compared; a translation keeps the rung.
_RUNGS = ((0.02, 0), (0.06, 1), (0.13, 1), (0.30, 2), (0.45, 3), (0.60, 4), (0.80, 5), (0.92, 6))


@dataclass(frozen=True, slots=True)
class Said:
    """
    One thing a text says: the part of a sentence an estimate speaks of, or a whole sentence that
    judges nothing.

    step: its rung, 0 (no chance) to 7 (almost certain); None without a likelihood. flat: it will
    or will not, or no word of likelihood at all. told: what it is told by.
    """

    document: str
    span: Span
    text: str
    sentence: str
    lang: str
    mention: Mention | None
    title: bool
    told: frozenset[str]
    sounds: frozenset[str]

    @property
    def step(self) -> int | None:
        """Its rung on the ladder; None for a flat sentence or one without a likelihood."""
        if self.mention is None:
            return None
        estimate = self.mention.estimate
        if estimate.kind == "categorical":
            return None
        if estimate.klass in ("possible", "cannot rule out"):
            return 3
        place = strength(estimate)
        if place is None or estimate.kind == "ordinal":
            return None
        return next((rung for limit, rung in _RUNGS if place <= limit), 7)

    @property
    def flat(self) -> bool:
        """Whether it says so without a word of likelihood."""
        return self.mention is None or self.mention.estimate.kind == "categorical"

    @property
    def name(self) -> str:
        """The id a conflict knows it by: the estimate's, or "document@start-end"."""
        if self.mention is not None:
            return self.mention.estimate.id
        return f"{self.document}@{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing said and its rendering in another text, and how well the two agree."""

    kept: Said
    other: Said
    alike: float


def sayings(desk: Desk, document: str, mentions: Iterable[Mention]) -> tuple[Said, ...]:
    """What a text says, sentence by sentence; of a sentence with two judgements each apart."""
    found = desk.documents.get(document)
    text, lang = desk.text(document)[:_WHOLE], desk.lang(document)
    titles = [z.span for z in found.zones if z.kind is ZoneKind.TITLE] if found else []
    held = list({m.estimate.id: m for m in mentions}.values())
    out: list[Said] = []
    for start, end in sentences_of(text)[:_MOST]:
        span, sentence = Span(start, end), text[start:end]
        here = [m for m in held if span.overlaps(m.estimate.phrase) and not _hangs(text, start, m)]
        title = any(t.overlaps(span) for t in titles)
        judged: list[Mention | None] = [*here] or [None]
        for mention in judged:
            alone = mention is None or len(here) == 1 or len(mention.line.content) < 2
            words = sentence if alone or mention is None else mention.line.text
            headed = title or (mention is not None and is_headline(mention.estimate))
            out.append(
                Said(
                    document,
                    span,
                    words,
                    sentence,
                    lang,
                    mention,
                    headed,
                    telling(words, lang),
                    _sounds(words),
                )
            )
    return tuple(out)


def _hangs(text: str, start: int, mention: Mention) -> bool:
    """ "unless the gates will not close": a will of a condition is no judgement of its own."""
    words = facing_words(mention.line.lang)
    if words is None or mention.estimate.kind != "categorical":
        return False
    before = text[start : mention.estimate.phrase.start]
    return words.conditions.search(before[before.rfind(",") + 1 :]) is not None


@lru_cache(maxsize=16384)
def _sounds(text: str) -> frozenset[str]:
    """Long words by their consonants: "annexation", "аннексию" and "aneksję" begin alike."""
    words = (w for w in tokens(text) if len(w) >= _LONG and w[:1].isalpha())
    keys = (consonants(w).translate(SPELT) for w in words)
    return frozenset(f"~{key[:_SOUNDS]}" for key in keys if len(key) >= _SOUNDS)


@lru_cache(maxsize=16384)
def _told(text: str, lang: str) -> frozenset[str]:
    return telling(text, lang)


def _judged(said: Said) -> Said:
    """
    The thing said as far as its estimate goes: the clause its word of likelihood stands in, with
    those around it where it tells too little by itself ("the river, most likely, will rise").
    """
    if said.mention is None or said.text != said.sentence:
        return said
    at = said.mention.estimate.phrase.start - said.span.start
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(said.text)), len(said.text)]
    first, whole = max(bisect_right(cuts, max(at, 0)) - 1, 0), len(cuts) - 1
    last = min(first + 1, whole)
    clause = said.text[cuts[first] : cuts[last]]
    while len(_told(clause, said.lang)) < _FEW and last - first < whole:
        first, last = max(first - 1, 0), min(last + 1, whole)
        clause = said.text[cuts[first] : cuts[last]]
    return replace(said, text=clause, told=_told(clause, said.lang), sounds=_sounds(clause))


def beside(one: Said, two: Said) -> bool:
    """
    "Water stood at 412 cm and will probably rise" beside "it stood at 412 cm": whether all that
    two sentences share, a figure with it, stands in a half of which nothing is judged.
    """
    here, there = _judged(one), _judged(two)
    if (here is one and there is two) or Scale.shared(here, there):
        return False
    return any(m[0] == "#" for m in Scale.shared(one, two))


class Scale:
    """What a mark weighs among the sentences of one product's relays: the rarer, the more."""

    def __init__(self, said: Sequence[Said]) -> None:
        texts = max(len({s.document for s in said}), 1)
        found = Counter(m for s in said for m in s.told | s.sounds)
        most = len(said) / texts + 3
        self._weights = {
            mark: log(most / (n / texts + 0.5)) * _SORTS.get(mark[0], 1.0)
            for mark, n in found.items()
        }

    def total(self, found: Iterable[str]) -> float:
        """What several marks of these texts tell together; a figure half as much again, a sound
        less."""
        return fsum(map(self._weights.__getitem__, found))

    @staticmethod
    def shared(one: Said, two: Said) -> frozenset[str]:
        """The marks two sentences have in common, as far as their languages can show it."""
        if one.lang == two.lang:
            return one.told & two.told
        return (comparable(one.told) & comparable(two.told)) | (one.sounds & two.sounds)

    def alike(self, one: Said, two: Said) -> float:
        """How far two sentences tell the same, 0 to 1; 0 where too little is shared."""
        shared = self.shared(one, two)
        total = self.total(shared)
        if total < _LEAST:
            return 0.0
        left, right = one.told, two.told
        if one.lang != two.lang:
            # A word no table knows may sound like its translation: it counts only if it does.
            left, right = comparable(left) | shared, comparable(right) | shared
        least = min(self.total(left), self.total(right))
        return (total / max(least, 1.0) + total / max(self.total(left | right), 1.0)) / 2


def paired(one: Sequence[Said], two: Sequence[Said], scale: Scale) -> list[Pair]:
    """Each thing the first text says with its rendering in the second, best first, each once."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(two):
        if len(said.told) < _FEW:
            continue  # "SPORT." heads a section
        for mark in said.told | said.sounds:
            places[mark].append(number)
    ranked: list[tuple[float, int, int]] = []
    for number, said in enumerate(one):
        if len(said.told) < _FEW:
            continue
        near = {n for mark in said.told | said.sounds for n in places[mark]}
        for other in sorted(near):
            alike = scale.alike(said, two[other])
            floor = _ALIKE if said.lang == two[other].lang else _ACROSS
            if alike >= floor:
                same = said.step is not None and said.step == two[other].step
                ranked.append((alike + _SAME_STEP * same, number, other))
    taken: tuple[set[int], set[int]] = set(), set()
    out: list[Pair] = []
    for alike, left, right in sorted(ranked, key=lambda r: (-r[0], r[1], r[2])):
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            out.append(Pair(one[left], two[right], alike))
    return out + _between(one, two, scale, out)


def _between(
    one: Sequence[Said], two: Sequence[Said], scale: Scale, found: Sequence[Pair]
) -> list[Pair]:
    """
    The one sentence left on either side between two pairs that stand in the same order, if they
    share anything at all: a retelling keeps its order.
    """
    places = sorted((one.index(p.kept), two.index(p.other)) for p in found)
    edges = [(-1, -1), *places, (len(one), len(two))]
    out = []
    for (left, right), (then, next_one) in pairwise(edges):
        here, there = range(left + 1, then), range(right + 1, next_one)
        if len(here) != 1 or len(there) != 1:
            continue
        pair = one[here[0]], two[there[0]]
        if scale.shared(*pair):
            out.append(Pair(*pair, max(_ACROSS, scale.alike(*pair))))
    return out

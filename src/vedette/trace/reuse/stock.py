"""Stock passages: the background paragraph and the legal line that any report may carry."""

from collections.abc import Callable

import numpy as np

from vedette.trace.reuse.shelf import Shelf
from vedette.trace.reuse.shingles import HASH_BITS, Numbers, triples

_MANY = 5  # documents that have nothing else in common
_SAMPLE = 12  # holders looked at; copies of one report are told by the first few
_RELATED = 0.15  # part of the triples of the rest that two tellings of one report share
_SKETCH, _CUT_OFF = 2000, 1000  # triples kept of a document; fewer than half is all it has
_TOP = np.uint64(1 << HASH_BITS)
_EMPTY = 10  # triples; less is no rest to compare


class Stock:
    """
    "This paragraph closes every report of the agency; it makes no two of them one": a
    passage is stock when it, or a telling close to it, stands in five documents that share
    nothing else. A wire report in fifty papers is none: the papers share the rest of it.
    """

    def __init__(self, shelf: Shelf, twins: Callable[[int], list[int]]) -> None:
        self._shelf = shelf
        self._twins = twins
        self._known: dict[int, bool] = {}
        self._sketches: dict[int, Numbers] = {}

    def is_stock(self, passage: int) -> bool:
        if passage not in self._known:
            self._known[passage] = self._decide(passage)
        return self._known[passage]

    def _decide(self, passage: int) -> bool:
        holders: set[int] = set()
        family = [passage, *sorted(self._twins(passage))]
        for member in family:
            holders.update(self._shelf.holders(member)[:_SAMPLE])
        if len(holders) < _MANY:
            return False
        sample = sorted(holders)[:_SAMPLE]
        own = self._triples_of(family, sample)
        roots: list[Numbers] = []
        for document in sample:
            rest = np.setdiff1d(self._sketch(document), own, assume_unique=True)
            if len(rest) >= _EMPTY and not any(_related(rest, root) for root in roots):
                roots.append(rest)
        return len(roots) >= _MANY

    def _triples_of(self, family: list[int], sample: list[int]) -> Numbers:
        """The triples of the passage as the sampled documents have it."""
        held = [m for m in family if not set(sample).isdisjoint(self._shelf.holders(m)[:_SAMPLE])]
        return np.unique(triples([self._shelf.passage_text(member) for member in held])[0])

    def _sketch(self, document: int) -> Numbers:
        """The lowest triples of a document: the same part of every document, however long."""
        if document not in self._sketches:
            text = self._shelf.texts[document]
            passages = [span.of(text) for _, span in self._shelf.held(document)]
            self._sketches[document] = np.unique(triples(passages)[0])[:_SKETCH]
        return self._sketches[document]


def _related(one: Numbers, two: Numbers) -> bool:
    # A long document is cut off at a lower hash; above it nothing can be compared.
    top = min(part[-1] if len(part) >= _CUT_OFF else _TOP for part in (one, two))
    one, two = one[one <= top], two[two <= top]
    shared = len(np.intersect1d(one, two, assume_unique=True))
    return shared >= max(1, _RELATED * min(len(one), len(two)))

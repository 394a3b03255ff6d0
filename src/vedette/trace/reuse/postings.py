"""Which passages hold the same word triple: a sorted index that grows by merging."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vedette.trace.reuse.shingles import HASH_BITS, PASSAGE_BITS, Numbers

Passages = NDArray[np.int64]

_ALL = 16  # a triple in no more passages than this ties each of them to every other
_CROWD = 64  # a triple in more than this is a stock phrase or a much copied text
_FIRST, _FIRST_OF_CROWD = 8, 2  # how many of the first holders the later ones are tied to
_TELLING = 3  # a triple in no more passages than this is enough alone
ENOUGH = 4  # what a pair must share to be looked at, by the weights below
_ALONE, _PLAIN, _OF_CROWD = 4, 2, 1
_WEIGHT_BITS = 3
_BLOCK = 1 << 22  # postings tied at a time
_SHIFT = np.uint64(PASSAGE_BITS)
_WEIGHT, _WEIGHT_MASK = np.uint64(_WEIGHT_BITS), np.uint64((1 << _WEIGHT_BITS) - 1)
_PASSAGE = np.uint64((1 << PASSAGE_BITS) - 1)

assert PASSAGE_BITS + HASH_BITS < 64
assert 2 * PASSAGE_BITS + _WEIGHT_BITS <= 64


class Postings:
    """
    "These passages hold this triple": eight bytes for each, triple above, passage below.

    Runs of postings are kept sorted and merged when the newer has grown to the size of the
    older, so that n additions cost n times log n and there are never more than log n runs.
    Passages must be added in rising order.
    """

    def __init__(self) -> None:
        self.runs: list[Numbers] = []

    def __len__(self) -> int:
        return sum(len(run) for run in self.runs)

    def extend(self, hashes: Numbers, passages: Passages) -> None:
        """Note that each passage holds the triple beside it; a triple held twice counts once."""
        keys = np.sort((hashes << _SHIFT) | passages.astype(np.uint64))
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)]]
        if not len(keys):
            return
        self.runs.append(keys)
        while len(self.runs) > 1 and 2 * len(self.runs[-1]) >= len(self.runs[-2]):
            self._merge_last()

    def settle(self) -> None:
        """One run of all, as the comparison of everything with everything needs it."""
        while len(self.runs) > 1:
            self._merge_last()

    def _merge_last(self) -> None:
        newer, older = self.runs.pop(), self.runs.pop()
        both = np.concatenate((older, newer))
        both.sort(kind="stable")  # finds the two sorted halves and only merges them
        self.runs.append(both)

    def partners(self, passage: int, hashes: Numbers) -> dict[int, tuple[int, int]]:
        """
        The passages to compare with this one, with the weight and the number of the triples
        they share; each of them, asked in turn, names this one with the same two.
        """
        wanted = np.unique(hashes)
        low, high = wanted << _SHIFT, (wanted + np.uint64(1)) << _SHIFT
        edges = [(run, run.searchsorted(low), run.searchsorted(high)) for run in self.runs]
        shared: dict[int, tuple[int, int]] = {}
        for at in range(len(wanted)):
            held = [run[a[at] : b[at]] for run, a, b in edges if b[at] > a[at]]
            here = np.concatenate(held) if len(held) > 1 else held[0]
            if len(here) < 2:
                continue
            weight = int(_weights(np.array([len(here)]))[0])
            for other in _tied(here & _PASSAGE, passage).tolist():
                before, count = shared.get(other, (0, 0))
                shared[other] = before + weight, count + 1
        shared.pop(passage, None)
        return shared

    def pairs(self, brief: NDArray[np.bool_]) -> tuple[Passages, Passages, Passages]:
        """
        Every pair of passages to compare: the earlier, the later, how many triples they share.

        brief[p] tells that passage p is too short to be asked for more than one triple.
        """
        self.settle()
        ties = [_block_ties(block) for block in self._blocks()]
        packed = np.concatenate(ties) if ties else np.zeros(0, dtype=np.uint64)
        packed.sort()
        pair, weight = packed >> _WEIGHT, (packed & _WEIGHT_MASK).astype(np.int64)
        firsts = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1]))[: len(pair)])
        weights = np.add.reduceat(weight, firsts) if len(firsts) else weight
        pair = pair[firsts]
        one, two = (pair >> _SHIFT).astype(np.int64), (pair & _PASSAGE).astype(np.int64)
        kept = (weights >= ENOUGH) | brief[one] | brief[two]
        counts = np.diff(np.append(firsts, len(packed)))
        return one[kept], two[kept], counts[kept]

    def _blocks(self) -> Iterator[Numbers]:
        """The one run in pieces that never part the holders of a triple."""
        run = self.runs[0] if self.runs else np.zeros(0, dtype=np.uint64)
        start = 0
        while start < len(run):
            stop = min(start + _BLOCK, len(run))
            if stop < len(run):
                after = ((run[stop - 1] >> _SHIFT) + np.uint64(1)) << _SHIFT
                stop = int(run.searchsorted(after))
            yield run[start:stop]
            start = stop


def _tied(holders: Numbers, passage: int) -> Numbers:
    first = int(_firsts(np.array([len(holders)]))[0])
    rank = int(holders.searchsorted(np.uint64(passage)))
    return holders if rank < first else holders[:first]


def _firsts(sizes: Passages) -> Passages:
    """How many of the first holders of a triple all the others are tied to."""
    few = np.where(sizes <= _CROWD, _FIRST, _FIRST_OF_CROWD)
    return np.where(sizes <= _ALL, sizes, few)


def _weights(sizes: Passages) -> Passages:
    """What a triple counts for, by how many passages hold it."""
    plain = np.where(sizes <= _CROWD, _PLAIN, _OF_CROWD)
    return np.where(sizes <= _TELLING, _ALONE, plain)


def _block_ties(block: Numbers) -> Numbers:
    """The pairs tied by each triple: earlier passage, later passage, weight, from the top down."""
    triple = block >> _SHIFT
    starts = np.flatnonzero(np.concatenate(([True], triple[1:] != triple[:-1])))
    sizes = np.diff(np.append(starts, len(block)))
    shared = sizes > 1
    starts, sizes = starts[shared], sizes[shared]
    firsts, out = _firsts(sizes), [np.zeros(0, dtype=np.uint64)]
    for rank in range(_ALL):
        open_ = firsts > rank
        starts, sizes, firsts = starts[open_], sizes[open_], firsts[open_]
        later = sizes - rank - 1
        if not later.sum():
            break
        group = np.repeat(np.arange(len(starts)), later)
        step = np.arange(len(group)) - np.repeat(np.cumsum(later) - later, later)
        earlier = block[starts + rank][group] & _PASSAGE
        ties = (earlier << _SHIFT) | (block[starts[group] + rank + 1 + step] & _PASSAGE)
        out.append((ties << _WEIGHT) | _weights(sizes)[group].astype(np.uint64))
    return np.concatenate(out)

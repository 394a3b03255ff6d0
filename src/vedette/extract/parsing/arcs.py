"""Which word hangs on which: the stock parser's moves made for many sentences side by side.

The weights and what each move may and does are spaCy's (arc-eager, Nivre 2008, with Honnibal's
unshift). Its own runner goes from sentence to sentence and word to word; here all sentences of a
batch make their next move together, which costs a quarter.
"""

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.attrs import DEP, HEAD

_FEATURES = 8  # the next two words, three on the stack, and the nearest children of those ends
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_KINDS = {"S": _SHIFT, "D": _REDUCE, "L": _LEFT, "R": _RIGHT, "B": _BREAK}
_NONE = -1
_PADS = 3  # below the stack there is nothing three times over


class Arcs:
    """Hangs the words of sentences that are read into vectors and have no arcs."""

    def __init__(self, stock: Any) -> None:
        inner, self._lower, self._upper = stock.model.layers
        names = [stock.moves.get_class_name(n) for n in range(stock.moves.n_moves)]
        labels = [name.partition("-")[2] for name in names]
        known = self._lower.get_dim("nF") == _FEATURES and self._lower.get_dim("nP") == 2
        if not known or stock.model.attrs["unseen_classes"] or "subtok" in labels:
            raise ValueError("The weights of the parser are of a kind not known here.")
        self._vectors = inner
        self._bias = numpy.ascontiguousarray(self._lower.get_param("b").reshape(-1))
        self._strings = stock.vocab.strings
        self._kinds = numpy.array([_KINDS[name[0]] for name in names])
        # For each set of sorts of move that are allowed: what bars the moves of the others.
        sets = numpy.arange(2 ** len(_KINDS))[:, None]
        self._bars = numpy.where(sets >> self._kinds & 1, 0.0, -numpy.inf).astype("f")
        self._labels = numpy.array([self._strings.add(label) for label in labels], dtype="u8")
        self._root = self._strings.add("ROOT")
        self._after = stock.postprocesses

    def hang(self, docs: Sequence[Any]) -> None:
        """Give every word of each of these its head and what it is to it."""
        parts, _ = self._lower(self._vectors.predict(list(docs)), is_train=False)
        # Row 0 stands for no word.
        states = _States([len(doc) for doc in docs], self._root)
        flat = parts.reshape(len(parts) * _FEATURES, -1)
        live = numpy.arange(len(docs))
        while len(live):
            words = states.context(live)
            best = self._best(flat, states.first[live], words, states.may(live, words))
            states.move(live, words, self._kinds[best], self._labels[best])
            live = live[states.going(live)]
        for row, doc in enumerate(docs):
            doc.from_array([HEAD, DEP], states.arcs(row, len(doc)))
            for after in self._after:
                after(doc)

    def _best(self, parts: Any, first: Any, words: Any, may: Any) -> Any:
        """The heaviest of the moves each sentence may make."""
        rows = numpy.where(words >= 0, words + first + 1, 0) * _FEATURES
        rows += numpy.arange(_FEATURES)[:, None]
        every = parts.take(rows, axis=0)
        # Added up in the stock runner's order, so that the sums are the same to the last bit.
        summed = every[0]
        for part in every[1:]:
            summed += part
        summed += self._bias
        weights = self._upper.predict(numpy.maximum(summed[:, 0::2], summed[:, 1::2]))
        return (weights + self._bars[may]).argmax(axis=1)


class _States:
    """How far the sentences of a batch are parsed: a row for each, a column for each word."""

    def __init__(self, sizes: Sequence[int], root: int) -> None:
        count, most = len(sizes), max(sizes)
        self.size = numpy.array(sizes)
        self.first = numpy.cumsum(self.size) - self.size
        self._next = numpy.zeros(count, dtype=int)
        # Column -1 of each table stands for no word.
        self._stack = numpy.full((count, most + _PADS + 1), _NONE)
        self._depth = numpy.zeros(count, dtype=int)
        # Words put back from the stack, last first, before the next one.
        self._back = numpy.full((count, most + 1), _NONE)
        self._kept = numpy.zeros(count, dtype=int)
        self._head = numpy.full((count, most + 1), _NONE)
        self._label = numpy.full((count, most + 1), root, dtype="u8")
        self._left = numpy.full((count, most + 1), _NONE)
        self._right = numpy.full((count, most + 1), _NONE)
        # The child a head had at the right before this one.
        self._before = numpy.full((count, most + 1), _NONE)
        self._opens = numpy.zeros((count, most + 1), dtype=bool)
        self._put_back = numpy.zeros((count, most + 1), dtype=bool)

    def going(self, live: Any) -> Any:
        """Which of these have words left."""
        return (self._depth[live] > 0) | (self._ahead(live) > 0)

    def _ahead(self, live: Any) -> Any:
        return self.size[live] - self._next[live] + self._kept[live]

    def _buffer(self, live: Any, n: int) -> Any:
        """The n-th of the words ahead."""
        back = self._kept[live] - 1 - n
        fresh = self._next[live] + numpy.minimum(-back - 1, n)
        fresh = numpy.where(fresh < self.size[live], fresh, _NONE)
        return numpy.where(back >= 0, self._back[live, back], fresh)

    def context(self, live: Any) -> Any:
        """The words a move is weighed by, a row for each feature."""
        top = self._depth[live] + _PADS - 1
        b0, b1 = self._buffer(live, 0), self._buffer(live, 1)
        s0, s1, s2 = (self._stack[live, top - n] for n in range(_PADS))
        nearest = (self._left[live, b0], self._left[live, s0], self._right[live, s0])
        return numpy.stack([b0, b1, s0, s1, s2, *nearest])

    def may(self, live: Any, words: Any) -> Any:
        """Which sorts of move each may make, as a sum of two to the power of each."""
        b0, b1 = words[0], words[1]
        bare, ahead = self._depth[live] == 0, self._ahead(live)
        opens = self._opens[live, b0] & (b0 >= 0)
        shift = bare | ((ahead >= 2) & ~opens & ~self._put_back[live, b0])
        arc = ~bare & (ahead > 0) & ~opens
        stop = (ahead >= 2) & (b1 == b0 + 1) & ~self._opens[live, b1]
        powers = ((shift, _SHIFT), (~bare, _REDUCE), (arc, _LEFT), (arc, _RIGHT), (stop, _BREAK))
        return sum(allowed.astype(int) << power for allowed, power in powers)

    def move(self, live: Any, words: Any, kinds: Any, labels: Any) -> None:
        """Make one move in each."""
        b0, b1, s0 = words[:3]
        left, right, off = (numpy.flatnonzero(kinds == k) for k in (_LEFT, _RIGHT, _REDUCE))
        stop = numpy.flatnonzero(kinds == _BREAK)
        self._opens[live[stop], b1[stop]] = True
        lone = (self._head[live, s0] < 0) & (self._depth[live] > 1) & (kinds == _REDUCE)
        self._hang_left(live[left], b0[left], s0[left], labels[left])
        self._hang_right(live[right], s0[right], b0[right], labels[right])
        put, at = live[lone], s0[lone]
        self._put_back[put, at] = True
        self._back[put, self._kept[put]] = at
        self._kept[put] += 1
        for some in (live[left], live[off]):
            self._depth[some] -= 1
        on = numpy.flatnonzero((kinds == _SHIFT) | (kinds == _RIGHT))
        self._push(live[on], b0[on])

    def _push(self, rows: Any, words: Any) -> None:
        self._stack[rows, self._depth[rows] + _PADS] = words
        self._depth[rows] += 1
        kept = self._kept[rows] > 0
        self._kept[rows[kept]] -= 1
        self._next[rows[~kept]] += 1

    def _hang_left(self, rows: Any, heads: Any, words: Any, labels: Any) -> None:
        """Hang the word on the stack on the one ahead; an arc it had from the stack goes."""
        old = self._head[rows, words]
        had = old >= 0
        self._right[rows[had], old[had]] = self._before[rows[had], words[had]]
        self._left[rows, heads] = words
        self._head[rows, words] = heads
        self._label[rows, words] = labels
        self._put_back[rows, heads] = False

    def _hang_right(self, rows: Any, heads: Any, words: Any, labels: Any) -> None:
        self._before[rows, words] = self._right[rows, heads]
        self._right[rows, heads] = words
        self._head[rows, words] = heads
        self._label[rows, words] = labels

    def arcs(self, row: int, size: int) -> Any:
        """For each word how far its head stands, 0 for none, and what it is to it."""
        heads = self._head[row, :size]
        apart = numpy.where(heads >= 0, heads - numpy.arange(size), 0)
        return numpy.stack([apart.astype("u8"), self._label[row, :size]], axis=1)

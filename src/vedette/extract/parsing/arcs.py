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
_BIT = tuple(1 << kind for kind in range(len(_KINDS)))
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
        while len(states.live):
            words = states.context()
            best = self._best(flat, states.first, words, states.may(words))
            states.move(words, self._kinds[best], self._labels[best])
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
    """How far the sentences of a batch are parsed.

    A table holds a row for each sentence and a column for each word, one row after the other;
    the last column of a row stands for no word, which is also what -1 from the next row comes to.
    live: the numbers of those with words left; first: the number of their first word.
    """

    def __init__(self, sizes: Sequence[int], root: int) -> None:
        count, self._wide = len(sizes), max(sizes) + _PADS + 1
        self.live = numpy.arange(count)
        self._base = self.live * self._wide
        self._size = numpy.array(sizes)
        self.first = numpy.cumsum(self._size) - self._size
        # The words ahead begin at `at`; one put back takes the place of the one before.
        column = numpy.arange(self._wide)
        self._ahead = numpy.where(column < self._size[:, None], column, _NONE).reshape(-1)
        self._at = numpy.zeros(count, dtype=int)
        self._stack, self._head, self._left, self._right, self._before = (
            numpy.full(count * self._wide, _NONE) for _ in range(5)
        )
        self._depth = numpy.zeros(count, dtype=int)
        self._label = numpy.full(count * self._wide, root, dtype="u8")
        self._opens, self._put_back = (numpy.zeros(count * self._wide, dtype=bool) for _ in "ab")

    def context(self) -> Any:
        """The words a move is weighed by, a row for each feature."""
        base = self._base
        next_, top = base + self._at, base + self._depth
        b0, b1 = self._ahead.take(next_), self._ahead.take(next_ + 1)
        s0, s1, s2 = (self._stack.take(top + n) for n in (2, 1, 0))
        on, under = base + b0, base + s0
        nearest = (self._left.take(on), self._left.take(under), self._right.take(under))
        return numpy.array((b0, b1, s0, s1, s2, *nearest))

    def may(self, words: Any) -> Any:
        """Which sorts of move each may make, as a sum of two to the power of each."""
        b0, b1 = words[0], words[1]
        left = self._size - self._at
        on = self._base + b0
        closed = ~self._opens.take(on)
        bare, more = self._depth == 0, left >= 2
        shift = bare | (more & closed & ~self._put_back.take(on))
        arc = ~bare & (left > 0) & closed
        stop = more & (b1 == b0 + 1) & ~self._opens.take(self._base + b1)
        return (
            (shift * _BIT[_SHIFT] + ~bare * _BIT[_REDUCE])
            + arc * (_BIT[_LEFT] + _BIT[_RIGHT])
            + stop * _BIT[_BREAK]
        )

    def move(self, words: Any, kinds: Any, labels: Any) -> None:
        """Make one move in each, and let go of those that are done."""
        on, under = self._base + words[0], self._base + words[2]
        lefts, rights = (kinds == kind for kind in (_LEFT, _RIGHT))
        off = kinds == _REDUCE
        self._opens[(self._base + words[1])[kinds == _BREAK]] = True
        # A word that hangs on nothing goes back ahead, unless it is the last on the stack.
        back = off & (self._depth > 1) & (self._head.take(under) < 0)
        self._hang_left(words, on, under, labels, numpy.flatnonzero(lefts))
        self._hang_right(words, on, under, labels, numpy.flatnonzero(rights))
        if back.any():
            self._put_back[under[back]] = True
            self._ahead[(self._base + self._at)[back] - 1] = words[2][back]
        pushed = rights | (kinds == _SHIFT)
        self._stack[(self._base + self._depth)[pushed] + _PADS] = words[0][pushed]
        self._depth += pushed
        self._depth -= lefts | off
        self._at += pushed
        self._at -= back
        self._let_go()

    def _let_go(self) -> None:
        going = (self._depth > 0) | (self._at < self._size)
        if not going.all():
            for name in ("live", "_base", "_size", "first", "_at", "_depth"):
                setattr(self, name, getattr(self, name)[going])

    def _hang_left(self, words: Any, on: Any, under: Any, labels: Any, some: Any) -> None:
        """Hang the word on the stack on the one ahead; an arc it had from the stack goes."""
        child = under[some]
        had = some[self._head.take(child) >= 0]
        if len(had):
            old = self._base[had] + self._head.take(under[had])
            self._right[old] = self._before.take(under[had])
        head = words[0][some]
        self._left[on[some]] = words[2][some]
        self._head[child] = head
        self._label[child] = labels[some]
        self._put_back[on[some]] = False

    def _hang_right(self, words: Any, on: Any, under: Any, labels: Any, some: Any) -> None:
        child, head = on[some], under[some]
        self._before[child] = self._right.take(head)
        self._right[head] = words[0][some]
        self._head[child] = words[2][some]
        self._label[child] = labels[some]

    def arcs(self, row: int, size: int) -> Any:
        """For each word how far its head stands, 0 for none, and what it is to it."""
        start = row * self._wide
        heads = self._head[start : start + size]
        apart = numpy.where(heads >= 0, heads - numpy.arange(size), 0)
        return numpy.stack([apart.astype("u8"), self._label[start : start + size]], axis=1)

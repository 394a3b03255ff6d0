"""Names of people, bodies, places and days in parsed sentences, as the stock finder marks them.

The weights and what they may follow are spaCy's. Its own runner asks seventy-four moves of every
word, each through the interpreter's lock. But outside a name what a word comes to depends on no
earlier choice, so all words are weighed at once and only the words inside a name one by one.
"""

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Span

_OUT = "O"
_FEATURES = 3  # the word, the first word of the open name, the word before


class Names:
    """Finds the names in sentences that are parsed and have none marked."""

    def __init__(self, finder: Any) -> None:
        inner, self._lower, self._upper = finder.model.layers
        if self._lower.get_dim("nF") != _FEATURES or finder.model.attrs["unseen_classes"]:
            raise ValueError("The weights of the finder of names are of a kind not known here.")
        self._vectors = inner
        self._bias = self._lower.get_param("b")
        self._weights = self._upper.get_param("W")
        self._lean = self._upper.get_param("b")
        told = [finder.moves.get_class_name(n).partition("-") for n in range(finder.moves.n_moves)]
        self._moves = [(kind, label) for kind, _, label in told]
        self._class = {move: n for n, move in enumerate(self._moves)}
        self._barred = {
            kinds: numpy.array(
                # A name has a sort; "U-" alone is spaCy's mark for a word that may be in none.
                [
                    0 if m[0] in kinds and (m[1] or m[0] == _OUT) else -numpy.inf
                    for m in self._moves
                ],
                "f",
            )
            for kinds in ("BUO", "UO", "O")
        }

    def mark(self, docs: Sequence[Any]) -> None:
        """Mark the names in each of these."""
        parts, _ = self._lower(self._vectors.predict(list(docs)), is_train=False)
        scores = self._outside(parts)
        start = 0
        for doc in docs:
            end = start + len(doc)
            # Row 0 of `parts` stands for no word.
            found = self._names(doc, parts[start + 1 : end + 1], scores[start:end])
            doc.set_ents([Span(doc, a, b, label=label) for a, b, label in found], default="outside")
            start = end

    def _outside(self, parts: Any) -> Any:
        """For every word the weight of each move where no name is open."""
        summed = parts[1:, 0] + parts[0, 1] + parts[0, 2] + self._bias
        return self._upper.predict(numpy.ascontiguousarray(summed.max(axis=2)))

    def _names(self, doc: Any, parts: Any, scores: Any) -> list[tuple[int, int, str]]:
        marks = doc.to_array([SENT_START, IS_SPACE]).tolist()
        # Nothing goes on past the end or into the next sentence, and no name begins with a space.
        ends = [*(opens == 1 for opens, _ in marks[1:]), True]
        kinds = [
            "O" if space else "UO" if last else "BUO"
            for (_, space), last in zip(marks, ends, strict=True)
        ]
        best = (scores + numpy.stack([self._barred[some] for some in kinds])).argmax(axis=1)
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(kinds):
            kind, label = self._moves[best[at]]
            start, at = at, at + 1
            if kind == _OUT:
                continue
            if kind == "B":
                at = self._end(parts, start, label, ends)
            found.append((start, at, label))
        return found

    def _end(self, parts: Any, start: int, label: str, ends: Sequence[bool]) -> int:
        """Where the name opened at a word ends."""
        pair = [self._class["I", label], self._class["L", label]]
        weights, lean = self._weights[pair], self._lean[pair]
        for at in range(start + 1, len(ends)):
            if ends[at]:
                return at + 1
            state = parts[at, 0] + parts[start, 1] + parts[at - 1, 2] + self._bias
            goes_on, stops = weights @ state.max(axis=1) + lean
            if stops > goes_on:
                return at + 1
        return len(ends)

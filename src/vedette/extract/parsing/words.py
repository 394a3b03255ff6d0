"""The parser's first layer, which looks at each word alone, worked out once for each word.

Two fifths of reading a sentence into vectors depend on nothing but the word and the space after
it, and the words of a desk come again and again. The layers that look at neighbours stay as
they are.
"""

from collections.abc import Callable
from typing import Any

import numpy
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model

_MOST = 40_000  # words kept, some 15 MB; a desk with more starts anew
_KEY: list[int | str] = [ORTH, NORM, SPACY]


class _Words:
    """The rows the layer gave, by word."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        self._layer = layer
        self._at: dict[tuple[int, ...], int] = {}
        self._rows: Any = None

    def rows(self, docs: list[Doc]) -> list[Any]:
        """What the layer gives for each text: a row for every word."""
        if len(self._at) > _MOST:
            self._at.clear()
            self._rows = None
        keys = [[tuple(key) for key in doc.to_array(_KEY).tolist()] for doc in docs]
        new = [key for key in dict.fromkeys(k for row in keys for k in row) if key not in self._at]
        if new and docs:
            self._learn(new, docs[0].vocab)
        at = self._at
        return [self._rows[[at[key] for key in row]] for row in keys]

    def _learn(self, new: list[tuple[int, ...]], vocab: Any) -> None:
        words = [vocab.strings[orth] for orth, _, _ in new]
        lone = Doc(vocab, words=words, spaces=[bool(space) for _, _, space in new])
        for token, (_, norm, _) in zip(lone, new, strict=True):
            if token.norm != norm:  # "n't" is "not" to the parser
                token.norm_ = vocab.strings[norm]
        (made,) = self._layer.predict([lone])
        start = len(self._at)
        end = start + len(new)
        self._at |= {key: start + n for n, key in enumerate(new)}
        if self._rows is None or end > len(self._rows):
            # Twice the room each time: to copy all rows for every new word is slow.
            held = self._rows
            self._rows = numpy.zeros((2 * end, made.shape[1]), dtype=made.dtype)
            if held is not None:
                self._rows[:start] = held[:start]
        self._rows[start:end] = made


def remember_words(whole: Model[Any, Any]) -> None:
    """Put the memory in front of the first layer of a model that reads words into vectors."""
    for part in whole.walk():
        if part.name.startswith("extract_features>>") and part.name.endswith("dropout))"):
            words = _Words(part.layers[0])

            def forward(
                _model: Model[Any, Any], docs: Any, is_train: bool, words: _Words = words
            ) -> tuple[Any, Callable[[Any], Any]]:
                assert not is_train  # weights are only ever used here
                return words.rows(list(docs)), lambda _d: []

            part.layers[0] = Model("remembered_words", forward)
            return

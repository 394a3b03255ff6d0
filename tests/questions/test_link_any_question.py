"""Linking for questions nobody prepared for: parties and acts no table names."""

from pathlib import Path

import pytest
import yaml

from vedette.extract.link.links import links
from vedette.extract.page import Page
from vedette.extract.question.file import load
from vedette.model.document import Document
from vedette.model.span import Span

_TABLE = yaml.safe_load(
    Path(__file__).with_name("any_question_table.yaml").read_text(encoding="utf-8")
)
ROWS = [
    pytest.param(
        *(group["question"], group.get("lang", "en"), *row[:3]),
        marks=[pytest.mark.xfail(reason=row[3], strict=True)] if len(row) > 3 else [],
    )
    for group in _TABLE
    for row in group["rows"]
]


def answer(question: str, lang: str, text: str, words: str) -> str:
    """What the passage says of the question: for, against, nothing, or both at once."""
    page = Page(Document(id="d", text=text, lang=lang))
    start = text.index(words)
    span = Span(start, start + len(words))
    sentence = next(s for s in page.sentences if s.span.covers(span))
    found = links(page, span, sentence, load(question))
    return " ".join(sorted({link.polarity for link in found})) or "-"


@pytest.mark.parametrize(("question", "lang", "text", "words", "expected"), ROWS)
def test_a_judgement_is_linked_to_the_question_it_answers(
    question: str, lang: str, text: str, words: str, expected: str
) -> None:
    assert answer(question, lang, text, words) == expected

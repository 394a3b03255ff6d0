"""Questions nobody prepared for, as they are typed: how many judgements find them, none wrongly."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from vedette.errors import BadQuestion
from vedette.extract.question.plain import from_sentence
from vedette.model.question import QuestionSet
from vedette.pipeline.contract import read_row

SIDES = {"for": "+", "against": "-"}


def cases(name: str) -> Iterator[tuple[str, str, str, str]]:
    """Question, wanted side, sentence, likelihood words."""
    asked = ""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("Q: "):
            asked = line.removeprefix("Q: ")
        elif line and not line.startswith("#"):
            yield asked, line[0], line[2:].replace("[", "").replace("]", ""), line


@cache
def questions(asked: str) -> QuestionSet | None:
    try:
        return from_sentence(asked)
    except BadQuestion:
        return None


def said(asked: str, text: str, marked: str) -> str:
    """The side the reader takes the words in brackets for; "0" for none."""
    start = marked.index("[") - 2
    end = marked.index("]") - 3
    row = {"doc": "d", "text": text, "outlet": "Harbour Post", "date": "2025-03-25"}
    found = read_row(row, questions(asked))["estimates"]
    over = [e for e in found if e["start"] < end and e["end"] > start]
    return SIDES[over[0]["polarity"]] if over and over[0]["questions"] else "0"


@pytest.mark.parametrize(("name", "least"), [("typed_first.txt", 43), ("typed_second.txt", 37)])
def test_typed_questions_are_answered_and_none_on_the_wrong_side(name: str, least: int) -> None:
    """A judgement that finds no question is lost; one on the wrong side would be a lie."""
    right = 0
    for asked, want, text, marked in cases(name):
        got = said(asked, text, marked)
        assert got in (want, "0"), (asked, text, got)
        right += got == want
    assert right >= least


@pytest.mark.parametrize("name", ["typed_first.txt", "typed_second.txt"])
def test_nearly_every_typed_question_can_be_read(name: str) -> None:
    asked = {one[0] for one in cases(name)}
    assert len(asked) >= 14
    assert sum(questions(one) is None for one in asked) <= 1

"""A pattern tried only where its first word stands finds what a search of the whole text finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.doctrine.time_words import languages
from vedette.extract.hedge.words import candidates, lexicon
from vedette.extract.moments.patterns import patterns
from vedette.extract.openings import Openings, folded, openings


def searched(shapes: list[re.Pattern[str]], text: str) -> list[tuple[int, tuple[int, int]]]:
    return [(n, m.span()) for n, shape in enumerate(shapes) for m in shape.finditer(text)]


def opened(shapes: list[re.Pattern[str]], text: str) -> list[tuple[int, tuple[int, int]]]:
    return [(n, m.span()) for n, m in Openings(shapes).matches(text)]


SHAPES = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<!\w)(?:(?:over|in) )?(?:the )?(?:next|coming) (?:two|\d+) days(?!\w)",
        r"\bin\s+winter\b",
        r"(?<!\d)20\d\d",
        r"(?<!\w)(?:[’']ll|will)(?!\w)",
        r"(?:not|n[’']t) (?:clear|sure)",
        r"(?<!\w)(?:forecast\w*|two|(?!))(?!\w)",
    )
]
WORDS = ["In", "the", "next", "coming", "two", "12", "days", "winter", "FY2022", "2021", "it’ll",
         "will", "isn't", "not", "clear", "Goodwill", "forecasters", "İ", "over", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_it_finds_what_searching_finds(text: str) -> None:
    assert opened(SHAPES, text) == searched(SHAPES, text)


@given(st.text(max_size=40))
def test_folding_moves_no_character(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_the_openings_of_a_pattern_are_first_words() -> None:
    assert openings(re.compile(r"(?:by |until )?the end")) == {
        ("by", True),
        ("until", True),
        ("the", True),
    }


def test_a_pattern_that_can_begin_anyhow_is_searched_for() -> None:
    shape = re.compile(r"\w+ly (?:rains|snows)")
    assert openings(shape) is None
    assert opened([shape], "It rarely rains here.") == [(0, (3, 15))]


def test_a_word_is_no_opening_inside_another() -> None:
    """ "Marshall" holds no "shall"."""
    assert candidates("Marshall spoke at length.") == ()


@pytest.mark.parametrize("lang", languages())
def test_every_shape_of_a_date_has_openings(lang: str) -> None:
    assert [rule for rule, shape in patterns(lang).shapes if openings(shape) is None] == []


def test_every_likelihood_phrase_has_openings() -> None:
    assert [row for shape, row in lexicon().phrases if openings(shape) is None] == []

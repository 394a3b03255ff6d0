"""Quotation marks: who is inside them, with marks missing, doubled, foreign or running on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.extract.quotes import quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said: “We will stay.”", ["We will stay."]),
        ('"The dam may fail," she said.', ["The dam may fail,"]),
        ("''Nobody knows,'' the mayor said.", ["Nobody knows,"]),
        ("„Das bleibt unklar“, sagte sie.", ["Das bleibt unklar"]),
        ("„To mało prawdopodobne”, ocenił.", ["To mało prawdopodobne"]),
        ("Le texte dit «c'est possible» encore.", ["c'est possible"]),
        ("It was ‘quite likely’ to rain.", ["quite likely"]),
    ],
)
def test_each_kind_of_mark_opens_and_closes(text: str, words: list[str]) -> None:
    """Curly, straight, doubled apostrophes, German, Polish, French and single marks."""
    assert inner(text) == words


def test_an_apostrophe_is_no_mark() -> None:
    """Possessives, contractions and decades hold no quotation."""
    assert inner("The boys' team didn't win in the '90s, the players' union says.") == []


def test_a_speech_that_runs_on_leaves_its_mark_open() -> None:
    """A paragraph with no closing mark goes on in the next one that opens with a mark."""
    first, second = quotations("“The river rises.\n\n“It will fall,” she said.")
    assert first.continued
    assert not first.closed
    assert not second.continued


def test_a_mark_that_is_never_closed_ends_with_its_sentence() -> None:
    """A lost closing mark must not swallow the page."""
    assert inner("They leave in “a few days. Then the bridge opens.") == ["a few days."]


def test_a_lost_opening_mark_is_supplied_at_the_start_of_the_paragraph() -> None:
    """The closing mark after a comma shows there was a speech."""
    (only,) = quotations("The bridge holds,” the mayor said.")
    assert not only.opened
    assert only.inner.start == 0


def test_a_curly_opening_may_meet_a_straight_closing() -> None:
    """Scrapers straighten one mark of a pair."""
    assert inner('“The bridge holds," the mayor said.') == ["The bridge holds,"]


def test_one_held_up_word_is_no_speech() -> None:
    """The writer holds up a word; a speech has four words or a stop inside."""
    text = "The “partners” said “no.” and “we will all come home now”"
    assert [q.speech(text) for q in quotations(text)] == [False, True, True]


@given(st.text(alphabet="ab .,“”\"'‘’„«»\n", max_size=80))
def test_quotations_lie_in_order_inside_the_text(text: str) -> None:
    """Spans are in range, not empty, never overlap and come in text order."""
    last = 0
    for quote in quotations(text):
        assert last <= quote.span.start < quote.span.end <= len(text)
        assert quote.span.covers(quote.inner)
        assert quote.inner.start < quote.inner.end
        last = quote.span.end

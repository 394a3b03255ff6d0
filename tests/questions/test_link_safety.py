"""Linking never fails on odd text, and its evidence always lies in the sentence it read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.link.links import links
from vedette.extract.link.parse import headline_case, lowered
from vedette.extract.page import Page
from vedette.extract.question.file import load
from vedette.model.document import Document
from vedette.model.span import Span

ASKED = load("Will Belarus enter the war against Ukraine?")
PIECES = st.sampled_from(
    [
        "Belarus",
        "Russia",
        "Ukraine",
        "may",
        "unlikely",
        "attack",
        "from",
        "and",
        "or",
        "there",
        "is",
        "to",
        "the",
        "war",
        "will",
        "not",
        ",",
        ".",
        "“",
        "it",
        "these",
        "forces",
        "MDCOA",
        "invasion",
        "of",
        "that",
        "joins",
        "without",
        "troops",
        ":",
        "—",
        "5%",
        "\xa0",
        "Ї",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.data())
def test_evidence_lies_in_the_sentence_whatever_the_words(
    words: list[str], data: st.DataObject
) -> None:
    page = Page(Document(id="odd", text=" ".join(words)))
    for sentence in page.sentences:
        low, high = sentence.span.start, sentence.span.end
        start = data.draw(st.integers(low, high - 1))
        end = data.draw(st.integers(start + 1, high))
        for found in links(page, Span(start, end), sentence, ASKED):
            assert found.question in {q.id for q in ASKED.questions}
            assert found.polarity in ("for", "against")
            assert all(sentence.span.covers(one) for one in found.evidence)


def test_a_condition_is_never_the_act_it_conditions() -> None:
    text = "Protests are likely if Belarus joins the war against Ukraine."
    page = Page(Document(id="if", text=text))
    condition = Span(text.index("if "), len(text) - 1)
    phrase = Span(text.index("likely"), text.index("likely") + 6)
    assert links(page, phrase, page.sentences[0], ASKED, conditional=condition) == ()


@given(st.text(max_size=60))
def test_lowering_a_headline_moves_no_character(text: str) -> None:
    assert len(lowered(text, ())) == len(text)


def test_only_headlines_lose_their_capitals() -> None:
    assert headline_case("Belarus Unlikely to Join War Against Ukraine")
    assert not headline_case("Belarus is unlikely to join the war against Ukraine")

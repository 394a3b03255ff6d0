"""Source, cue and content of what people said, on sentences written for this test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.attribution.attributions import attributions, reports
from vedette.extract.page import Page
from vedette.model.document import Document
from vedette.model.statement import Attribution, Quotation


def read(text: str) -> tuple[Page, tuple[Attribution, ...]]:
    page = Page(Document(id="t", text=text))
    return page, attributions(page)


def triples(text: str) -> list[tuple[str, str, list[str]]]:
    page, found = read(text)
    return [
        (
            " ".join(s.of(page.text) for s in a.source),
            " ".join(c.of(page.text) for c in a.cue),
            [p.of(page.text) for p in a.content],
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The harbour master said that the storm may turn north.",
            "The harbour master",
            "said",
            ["that the storm may turn north"],
        ),
        (
            "The bridge will hold, according to the city engineers.",
            "the city engineers",
            "according to",
            ["The bridge will hold"],
        ),
        (
            "“The wall is safe,” Mara Holt said. “It was built last year.”",
            "Mara Holt",
            "said",
            ["“The wall is safe,”", "“It was built last year.”"],
        ),
        (
            "The river, Mara Holt said, is likely to rise.",
            "Mara Holt",
            "said",
            ["The river", "is likely to rise"],
        ),
        (
            "Mara Holt warned that the river would “rise within hours.”",
            "Mara Holt",
            "warned",
            ["that the river would “rise within hours.”"],
        ),
        (
            "As the coast guard reported, the strait stays open.",
            "the coast guard",
            "reported",
            ["the strait stays open"],
        ),
        (
            "A warning came on Friday from the coast guard: ships may be stopped.",
            "the coast guard",
            "warning",
            ["ships may be stopped"],
        ),
        (
            "NATO: An attack on the island is unlikely",
            "NATO",
            ":",
            ["An attack on the island is unlikely"],
        ),
    ],
)
def test_an_attribution_has_its_source_cue_and_content(
    text: str, source: str, cue: str, content: list[str]
) -> None:
    """Direct, indirect, mixed, inverted, phrase, noun and headline forms."""
    assert (source, cue, content) in triples(text)


def test_a_quoted_report_has_two_voices_over_one_content() -> None:
    """The institute spoke, the paper relays."""
    text = "The Daily Star quoted a study by RAND as saying that a blockade is unlikely."
    rows = triples(text)
    assert {row[0] for row in rows} >= {"a study by RAND", "The Daily Star"}


def test_attributions_nest() -> None:
    """What the envoy said holds what the general warned of."""
    text = "The envoy said that the general had warned that the fort would fall."
    contents = [a.content[0] for a in read(text)[1]]
    assert any(a != b and a.covers(b) for a in contents for b in contents)


def test_a_speech_over_two_paragraphs_is_one_attribution() -> None:
    """An open mark carries the speaker into the next paragraph."""
    text = "“The dam is old,” Mara Holt said. “It leaks.\n\n“Nobody has looked at it.”"
    page, found = read(text)
    said = next(a for a in found if a.quotation is Quotation.DIRECT)
    assert said.content[-1].of(page.text).endswith("looked at it.”")


def test_wanting_is_an_attribution_but_not_a_report() -> None:
    """A wish belongs to a mind; no likelihood in it is the speaker's judgement."""
    found = read("The governor wants to close the port before the storm comes.")[1]
    assert not any(reports(a) for a in found)


def test_without_minds_only_speech_and_judgement_remain() -> None:
    """The cheap reading keeps what a likelihood can stand in."""
    page = Page(Document(id="t", text="The mayor wants rain. The mayor said rain may come."))
    assert all(reports(a) for a in attributions(page, minds=False))


def test_text_in_another_language_is_not_read_as_english() -> None:
    """The English parser would invent cues."""
    page = Page(Document(id="t", text="Er sagte, der Damm halte.", lang="de"))
    assert attributions(page) == ()


_WORDS = st.sampled_from(
    ["Mara Holt", "said", "the dam", "“", "”", ",", ".", "that", "will fail", "according to",
     "ISW:", "warned", "it", "\n", "as", "told Reuters", "‘", "is unlikely", "Kyiv", "(", ")"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=24).map(" ".join))
def test_spans_are_sound_and_reading_twice_gives_the_same(text: str) -> None:
    """In range, not empty, content clear of its cue, and the same on a second page."""
    page, found = read(text)
    for one in found:
        assert one.content
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(page.text)
        assert not any(c.overlaps(p) for c in one.cue for p in one.content)
    assert read(text)[1] == found

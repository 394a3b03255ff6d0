"""What is looked up on a long page by place is what asking every stretch of it would find."""

from hypothesis import given
from hypothesis import strategies as st

from vedette.collect.date_clues import sentence_of
from vedette.extract.attribution.chain import chained
from vedette.extract.attribution.pieces import Candidate
from vedette.extract.page import Page
from vedette.extract.quotes import quotations
from vedette.model.document import Document
from vedette.model.moment import Moment, MomentKind, within
from vedette.model.span import Span, Spread

spans = st.tuples(st.integers(0, 60), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=25), spans)
def test_the_stretches_that_touch_a_place_are_those_that_overlap_it(
    many: list[Span], at: Span
) -> None:
    assert Spread(many).touching(at) == [n for n, s in enumerate(many) if s.overlaps(at)]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), max_size=20), spans)
def test_the_moments_within_a_place_are_those_that_overlap_it(
    sizes: list[tuple[int, int]], at: Span
) -> None:
    found, end = [], 0
    for size, gap in sizes:
        found.append(Moment(Span(end + gap, end + gap + size), "x", MomentKind.WEEKDAY))
        end += gap + size
    if at.start < at.end:
        assert list(within(found, at)) == [n for n, m in enumerate(found) if at.overlaps(m.span)]


pieces = st.sampled_from(
    ("Mr. Ali left. ", "It rained", ".", "?”  ", "\n", " \n ", "the Gen. Osk ", "a" * 300, "U.S. ")
)


@given(st.lists(pieces, max_size=30).map("".join), st.integers(0, 100), st.integers(0, 4))
def test_a_sentence_far_down_a_text_starts_where_it_starts_in_the_text_cut_short(
    text: str, place: int, size: int
) -> None:
    # Padding of whole lines far above a place moves its sentence and does not change it.
    at = min(place, len(text))
    span = Span(at, min(at + size, len(text)))
    above = "Nothing happened here\n" * 60
    far = sentence_of(above + text, span.shifted(len(above)))
    assert far == sentence_of("\n" + text, span.shifted(1)).shifted(len(above) - 1)


def quoted_page(speeches: int) -> Page:
    lines = (
        f"“The ferry {n} may wait until night {n},” Captain Rowan said. “It will not sail.”"
        if n % 3
        else f"The harbour has {n} piers. “Nobody sleeps here on night {n}.”"
        for n in range(speeches)
    )
    text = "\n".join(lines)
    return Page(Document("long", text))


def test_speeches_of_a_long_page_go_to_the_one_who_said_them() -> None:
    page = quoted_page(60)
    marks = quotations(page.text)
    offered = [
        Candidate("VERB:say", "clause", (), (Span(at, at + 4),), (mark.span,))
        for mark in marks
        if (at := page.text.find("said", mark.span.end, mark.span.end + 30)) >= 0
    ]

    def trust(_candidate: Candidate) -> float:
        return 1.0

    whole = chained(page, offered, marks, trust)
    assert [c.cue for c in whole[: len(offered)]] == [c.cue for c in offered]
    for one in whole[: len(offered)]:
        line = page.text[: one.cue[0].start].count("\n")
        said = [page.text[: p.start].count("\n") for p in one.content]
        assert set(said) == {line}
        assert len(one.content) == 2

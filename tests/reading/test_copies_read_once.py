"""A text that many print is read once, and every copy has the reading it would have alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract import reader as reader_room
from vedette.model.document import Document
from vedette.model.question import QuestionSet
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.reread import read_all, read_in_context, read_or_kept, usable
from vedette.pipeline.sift import find_moments

SENTENCES = (
    "Norland is unlikely to attack Eastmark next week.",
    "The Bering Institute said on Tuesday that Norland may attack Eastmark before Friday.",
    "“We will not attack anybody,” the Norland defence ministry wrote.",
    "Reuters reported that a general staff saw no signs of a strike group forming near Eastmark.",
    "It is also noted that Norland moved forty tanks to the border with Eastmark.",
    "I doubt that the harbour will close.",
    "The Harbour Gazette told its readers that an attack is almost certain next week.",
    "Lena Marsh is the mayor of Vik.",
)
OUTLETS = (
    "gazette.example",
    "The Harbour Gazette",
    "reuters.com",
    "Institute for the Study of War",
    "The Bering Institute",
    "",
)
AUTHORS = (None, "Lena Marsh", "The Bering Institute", "Norland defence ministry")
DAYS = ("2031-05-04", "2031-06-20", None)


@pytest.fixture(scope="module")
def asked() -> QuestionSet:
    return questions_from("Will Norland attack Eastmark?")


def document(name: str, text: str, **more: str | None) -> Document:
    given_in = {key: value for key, value in more.items() if value}
    return passage({"lang": "en", "doc": name, "text": text} | given_in)


texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
printed = st.tuples(st.sampled_from(OUTLETS), st.sampled_from(AUTHORS), st.sampled_from(DAYS))


@settings(max_examples=25, deadline=None)
@given(texts, texts, st.lists(st.tuples(st.booleans(), printed), min_size=1, max_size=6))
def test_every_copy_has_the_reading_it_would_have_alone(
    asked: QuestionSet,
    one: str,
    other: str,
    copies: list[tuple[bool, tuple[str, str | None, str | None]]],
) -> None:
    documents = [
        document(f"d{n}", one if first else other, outlet=outlet, author=author, date=day)
        for n, (first, (outlet, author, day)) in enumerate(copies)
    ]
    alone = tuple(read_in_context(d, asked) for d in documents)
    assert read_all(documents, asked) == alone
    assert read_all(documents, asked, times=find_moments(documents)) == alone


def test_copies_in_other_languages_are_read_alike(asked: QuestionSet) -> None:
    text = "Laut dem Institut für Studien ist ein Angriff von Norland auf Eastmark wahrscheinlich."
    documents = [document(f"d{n}", text, lang="de", outlet=f"blatt{n}.example") for n in range(3)]
    unread = [document(f"u{n}", text, lang="fi") for n in range(2)]
    alone = tuple(read_in_context(d, asked) for d in (*documents, *unread))
    assert read_all([*documents, *unread], asked) == alone
    assert alone[-1].unread


def test_a_text_that_many_print_is_laid_out_once(
    monkeypatch: pytest.MonkeyPatch, asked: QuestionSet
) -> None:
    laid: list[str] = []
    original = reader_room.lay

    def counted(document: Document, *rest: object, **more: object) -> object:
        laid.append(document.id)
        return original(document, *rest, **more)

    monkeypatch.setattr(reader_room, "lay", counted)
    rows = [document(f"d{n}", SENTENCES[n % 2], outlet=f"o{n}.example") for n in range(8)]
    assert [r.document for r in read_all(rows, asked)] == [d.id for d in rows]
    assert laid == ["d0", "d1"]


@settings(max_examples=25, deadline=None)
@given(texts, st.dates(date(2031, 1, 1), date(2032, 1, 1)))
def test_a_kept_reading_of_a_document_dated_otherwise_is_the_fresh_one(
    asked: QuestionSet, text: str, day: date
) -> None:
    before = document("d", text, outlet="gazette.example", date="2031-05-04")
    dated = replace(before.published, earliest=day, latest=day, likely=day)
    after = replace(before, published=dated)
    kept = read_in_context(before, asked)
    assert usable([kept], [after], asked) == {"d": read_in_context(after, asked)}


def test_a_reading_dated_anew_is_handed_over_to_be_kept(asked: QuestionSet) -> None:
    before = document("d", SENTENCES[0], date="2031-05-04")
    after = document("d", SENTENCES[0], date="2031-06-20")
    old, kept = read_in_context(before, asked), []
    times = find_moments([after])
    (made,) = read_or_kept([after], asked, [old], times=times, keep=kept.append)
    assert kept == [made]
    assert made.estimates[0].horizon_days != old.estimates[0].horizon_days
    kept.clear()
    assert read_or_kept([after], asked, [old, made], times=times, keep=kept.append) == (made,)
    assert kept == []

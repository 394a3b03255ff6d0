"""Passages and JSON files: the text stays as given, a bad line stops none of the others."""

import json
from datetime import date, time

import pytest

from vedette.collect.render import from_passage, render
from vedette.collect.walk import capture
from vedette.errors import BadPassage
from vedette.model.basis import Basis
from vedette.model.document import Capture, Document, Quarantined
from vedette.settings import Settings

TEXT = "Talks stall in Abuja\r\n\r\nA march on Niamey is unlikely,\u00a0the bloc said Friday.  \n"


def rendered(data: bytes) -> tuple[tuple[Document, ...], tuple[Quarantined, ...]]:
    taken = capture(data, "feed.jsonl", Settings())
    assert isinstance(taken, Capture)
    return render(taken, Settings())


def test_the_text_of_a_passage_is_kept_character_for_character() -> None:
    document = from_passage({"doc": "p-1", "text": TEXT})
    assert (document.id, document.text) == ("p-1", TEXT)
    assert document.title is not None
    assert document.title.spans[0].of(TEXT) == "Talks stall in Abuja"


def test_what_is_given_is_kept_as_given() -> None:
    row = {
        "doc": "p-2",
        "text": TEXT,
        "title": "Another title",
        "outlet": "The Courier",
        "author": "Awa Traoré",
        "date": "2023-08-10",
        "url": "https://courier.example/1",
        "lang": "EN-gb",
    }
    document = from_passage(row)
    stated = (document.title, document.outlet, document.author)
    assert [(s.value, s.basis) for s in stated if s] == [
        ("Another title", Basis.GIVEN),
        ("The Courier", Basis.GIVEN),
        ("Awa Traoré", Basis.GIVEN),
    ]
    assert document.published.likely == date(2023, 8, 10)
    assert document.published.basis is Basis.GIVEN
    assert (document.url, document.lang) == ("https://courier.example/1", "en")


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "clock"),
    [
        ("2023-08-10T07:45:00Z", date(2023, 8, 10), date(2023, 8, 10), time(7, 45)),
        ("10 August 2023", date(2023, 8, 10), date(2023, 8, 10), None),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None),
        ("03/04/2022", None, None, None),
        ("soon", None, None, None),
    ],
)
def test_a_given_date_is_read_as_far_as_it_goes(
    words: str, earliest: date | None, latest: date | None, clock: time | None
) -> None:
    published = from_passage({"doc": "p", "text": TEXT, "date": words}).published
    assert (published.earliest, published.latest) == (earliest, latest)
    assert clock is None or published.clock is not None
    assert published.words == (words,)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"doc": "a"}, "no `text`"),
        ({"doc": "a", "text": 5}, "no `text`"),
        ({"doc": "a", "text": "  "}, "empty"),
        ({"text": "Calm."}, "no `doc`"),
        ({"doc": 7, "text": "Calm."}, "no `doc`"),
        ({"doc": "a", "text": "Calm.", "date": 2022}, "`date`"),
        ({"doc": "a", "text": "half \ud800 of one"}, "surrogate"),
        ([], "JSON object"),
    ],
)
def test_a_passage_that_breaks_the_contract_is_refused_with_the_reason(
    row: object, reason: str
) -> None:
    with pytest.raises(BadPassage, match=reason):
        from_passage(row)  # type: ignore[arg-type]


def test_a_bad_line_stops_none_of_the_others() -> None:
    good = [json.dumps({"doc": f"d{n}", "text": TEXT}) for n in range(2)]
    lines = [good[0], "{broken", "[1]", '{"doc": "x"}', "", good[1]]
    documents, refused = rendered("\n".join(lines).encode())
    assert [document.id for document in documents] == ["d0", "d1"]
    assert [one.name for one in refused] == [f"feed.jsonl#{line}" for line in (2, 3, 4)]
    assert all(one.reason.endswith((".", "it.")) for one in refused)


def test_a_json_array_is_read_like_lines() -> None:
    documents, refused = rendered(json.dumps([{"text": TEXT}, 3], indent=1).encode())
    assert len(documents) == len(refused) == 1
    assert documents[0].text == TEXT


def test_a_broken_array_is_one_broken_file() -> None:
    documents, refused = rendered(b'[\n {"text": "Calm."},\n {"text": "Ca')
    assert documents == ()
    assert len(refused) <= 2


def test_json_nested_without_end_is_refused() -> None:
    documents, refused = rendered(b'{"doc": "a", "text": ' + b"[" * 100_000)
    assert documents == ()
    assert refused


def test_the_same_bytes_under_two_names_are_one_document() -> None:
    data = b"Talks stall in Abuja\n\nA march is unlikely, the bloc said on Friday in a statement."
    ids = set()
    for name in ("a.txt", "b/c.txt"):
        taken = capture(data, name, Settings())
        assert isinstance(taken, Capture)
        ids.add(render(taken, Settings())[0][0].id)
    assert len(ids) == 1

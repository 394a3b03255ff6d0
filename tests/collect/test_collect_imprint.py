"""One line under a headline may name writer, house and day together."""

from datetime import date

import pytest

from vedette.collect.imprint import imprint
from vedette.collect.render import from_passage
from vedette.model.document import Document

BODY = (
    "A flood on the river Zam is likely before the end of the month, the Flood Centre said. "
    "Herders in the lower valley were told to move their cattle uphill."
)


def page(*head: str) -> Document:
    lines = ["Flood likely on the Zam, centre warns", *head, BODY]
    return from_passage({"doc": "zam", "text": "\n\n".join(lines)})


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By Staff, The Daily Shout, 16 October 2024", None, "The Daily Shout"),
        ("By Jane Roe | Capital Weekly | Oct. 16, 2024", "Jane Roe", "Capital Weekly"),
        ("Capital Weekly — 16 October 2024", None, "Capital Weekly"),
        ("Capital Weekly (Nairobi), 16 October 2024", None, "Capital Weekly"),
        ("16.10.2024 | zam-news.example", None, "zam-news.example"),
        ("Posted on 16 October 2024 by Jane Roe", "Jane Roe", None),
        ("By Our Correspondent in Nairobi, 16 October 2024", None, None),
    ],
)
def test_a_line_of_names_and_a_day_dates_the_text(
    line: str, author: str | None, outlet: str | None
) -> None:
    """What cannot be told for a house or a person stays unknown; the day is read all the same."""
    found = page(line)
    assert found.published.likely == date(2024, 10, 16)
    assert (found.author.value if found.author else None) == author
    assert (found.outlet.value if found.outlet else None) == outlet


def test_a_byline_without_a_day_parts_the_writer_from_the_house() -> None:
    for line in ("By Jane Roe, Capital Weekly", "By Jane Roe for Capital Weekly"):
        found = page(line)
        assert found.author is not None
        assert found.outlet is not None
        assert (found.author.value, found.outlet.value) == ("Jane Roe", "Capital Weekly")
        assert found.outlet.words[0] in found.text


def test_an_agency_in_a_byline_is_no_outlet() -> None:
    assert page("By Jane Roe, Reuters, 16 October 2024").outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "On 16 October 2024 the river rose by a metre",
        "Source: Capital Weekly, 16 October 2024",
        "Published: October 16, 2024 10:32 GMT",
        "Capital Weekly has seen the letter, dated 16 October 2024.",
    ],
)
def test_a_line_that_says_more_is_no_imprint(line: str) -> None:
    assert imprint(line) is None


def test_a_headline_that_ends_in_a_day_stays_the_headline() -> None:
    """A daily report's own title is made of names and a day too."""
    text = f"Zam Flood Assessment, 16 October 2024\n\n{BODY}"
    found = from_passage({"doc": "zam", "text": text})
    assert found.title is not None
    assert found.title.value == "Zam Flood Assessment, 16 October 2024"
    assert found.published.likely == date(2024, 10, 16)

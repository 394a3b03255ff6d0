"""Outlet, author and language, only where the text itself says so."""

import pytest

from vedette.collect.language import language_given, language_of
from vedette.collect.masthead import author_of, outlet_of
from vedette.collect.zones import zones
from vedette.model.basis import Basis, Stated

BODY = (
    "The junta is unlikely to accept the ultimatum before the weekend, three diplomats in Abuja "
    "said, although talks with the elders go on."
)


def outlet(*lines: str) -> Stated | None:
    text = "\n\n".join(lines)
    return outlet_of(text, zones(text))


def author(*lines: str) -> Stated | None:
    text = "\n\n".join(lines)
    return author_of(text, zones(text))


def test_an_outlet_that_asked_for_comment_names_itself() -> None:
    found = outlet("Junta digs in", BODY, "The Courier has contacted the ministry for comment.")
    assert found is not None
    assert (found.value, found.basis) == ("The Courier", Basis.PRINTED)
    assert found.words == ("The Courier has contacted the ministry for comment",)


def test_biography_address_and_request_for_comment_agree_on_one_outlet() -> None:
    found = outlet(
        "Junta digs in",
        BODY,
        "Courier has contacted the ministry in Niamey for comment.",
        "About the author",
        "Ben Okri is a Courier Reporter based in Lagos. He covers the Sahel.",
        "You can get in touch with Ben by writing to b.okri@courier.example",
    )
    assert found is not None
    assert found.value == "courier.example"
    assert len(found.words) == len(found.spans) == 3


def test_a_credit_that_carries_the_sites_own_name_names_the_outlet() -> None:
    found = outlet(
        "Junta digs in", BODY, "A convoy near the river", "Harbour.example/Mei Lin", BODY
    )
    assert found is not None
    assert (found.value, found.words) == ("harbour.example", ("Harbour.example",))


def test_two_names_leave_the_outlet_unknown() -> None:
    assert (
        outlet(
            "Junta digs in",
            BODY,
            "The Courier has contacted the ministry for comment.",
            "Harbour.example/Mei Lin",
        )
        is None
    )


@pytest.mark.parametrize(
    "line",
    [
        "The Courier reported on Friday that talks had stalled, according to two officials there.",
        "Photo: AFP/Issouf Sanogo",
        "Depositphotos.com/Somebody Else",
        "Source: courier.example",
        "You can get in touch with Ben by writing to b.okri@gmail.com",
        "We have contacted the ministry for comment and will print what it says when it does.",
    ],
)
def test_who_is_cited_credited_or_written_to_privately_is_no_outlet(line: str) -> None:
    assert outlet("Junta digs in", BODY, line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Awa Traoré", "Awa Traoré"),
        ("Author:\nAwa Traoré\nDate:", "Awa Traoré"),
        ("Autor: Jan Kowalski", "Jan Kowalski"),
        ("Institute for River Studies", "Institute for River Studies"),
    ],
)
def test_the_byline_names_the_author(line: str, name: str) -> None:
    found = author("Junta digs in as deadline nears", line, BODY)
    assert found is not None
    assert found.value == name


def test_the_biography_names_the_author_where_no_byline_does() -> None:
    bio = "Ben Okri is a Courier Reporter based in Lagos. He covers the Sahel."
    found = author("Junta digs in", BODY, "About the author", bio)
    assert found is not None
    assert found.value == "Ben Okri"


def test_hands_of_an_agency_are_no_author() -> None:
    assert author("Junta digs in", BODY, "(Reporting by A. Bell; Editing by C. Dee)") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"),
        ("Вторгнення малоймовірне найближчими тижнями, заявив речник штабу.", "uk"),
        ("Вторжение маловероятно в ближайшие недели, заявил представитель министерства.", "ru"),
        ("Ein Angriff ist in den kommenden Wochen unwahrscheinlich, hieß es gestern.", "de"),
        ("Hello there", "und"),
        ("12345 67890 !!! ??? 12345 67890", "und"),
    ],
)
def test_a_language_is_told_or_left_unknown(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_given_language_is_kept_in_its_short_form() -> None:
    assert [language_given(code) for code in ("EN", "uk-UA", "pt_br", "klingon!")] == [
        "en",
        "uk",
        "pt",
        "und",
    ]

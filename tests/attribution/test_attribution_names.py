"""Names within one page: surname, role, alias and stand-in, one candidate or unresolved."""

import pytest

from vedette.doctrine.institutions import institutions
from vedette.extract.attribution.attributions import attributions
from vedette.extract.names.names import Cast, bare
from vedette.extract.page import Page
from vedette.model.document import Document
from vedette.model.statement import Holder


def page_of(text: str) -> Page:
    return Page(Document(id="t", text=text))


def holder(text: str, source: str) -> Holder:
    page = page_of(text)
    for a in attributions(page):
        if a.source and a.source[0].of(page.text) == source and a.holder is not None:
            return a.holder
    raise AssertionError(f"no attribution to {source!r}")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("the Institute for the Study of War", "ISW"),
        ("the British Ministry of Defence", "UK MoD"),
        ("the UK defence ministry", "UK MoD"),
        ("Ukraine’s General Staff", "Ukrainian General Staff"),
        ("the Ministry of Defence of Niger", "Nigerien Ministry of Defence"),
        ("the Iranian Foreign Ministry", "Iranian Foreign Ministry"),
        ("the International Atomic Energy Agency", "IAEA"),
    ],
)
def test_a_body_is_named_as_a_person_would_name_it(printed: str, name: str) -> None:
    """Aliases by table, ministries of every country by pattern."""
    assert [m.who.name for m in institutions().mentions(f"So {printed} said.")] == [name]


def test_a_looser_form_needs_the_body_on_the_page() -> None:
    """ "British intelligence" is the ministry only where the ministry is named."""
    alone = institutions().mentions("British intelligence said no.")
    beside = institutions().mentions("British intelligence said no, the UK MoD wrote.")
    assert alone[0].who.name == "British intelligence"
    assert beside[0].who.name == "UK MoD"


def test_a_surname_gets_its_full_name() -> None:
    """One full name with that surname on the page, and it is meant."""
    text = "General Omar Keita came home. Later Keita said that talks may resume."
    assert holder(text, "Keita").name == "Omar Keita"


def test_two_people_with_one_surname_stay_unresolved() -> None:
    """A wrong speaker is worse than none."""
    text = "Omar Keita met Salif Keita. Later Keita said that talks may resume."
    found = holder(text, "Keita")
    assert not found.resolved
    assert set(found.candidates) == {"Omar Keita", "Salif Keita"}


def test_a_role_gets_the_name_printed_beside_it() -> None:
    """ "The junta leader" is the one person called so."""
    text = "Junta leader Omar Keita flew home. The junta leader said that talks may resume."
    assert holder(text, "The junta leader").name == "Omar Keita"


def test_an_acronym_the_page_explains_is_its_body() -> None:
    """No table knows it; the page does."""
    text = "The Northern Risk Centre (NRC) met. The NRC said that floods are likely."
    assert holder(text, "The NRC").name == "Northern Risk Centre"


def test_a_source_without_a_name_is_marked_unnamed() -> None:
    """An estimate of "two officials" is nobody's in particular."""
    found = holder("Two officials said that talks may resume.", "Two officials")
    assert found.unnamed


def test_titles_are_no_part_of_a_name() -> None:
    """A general and a private of the same name are printed alike."""
    assert bare("Brigadier General Omar Keita") == "Omar Keita"


def test_a_sentence_opening_is_no_first_name() -> None:
    """ "In Washington" looks like a full name and is none."""
    assert Cast(page_of("In Washington nobody spoke. But Ada Musa did.")).full("Washington") == ()

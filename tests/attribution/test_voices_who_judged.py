"""Whose judgement stands at a place, and through whom, on texts written for this test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.attribution.attributions import attributions
from vedette.extract.page import Page
from vedette.extract.voices.voice import voice
from vedette.model.basis import Basis, Stated
from vedette.model.document import Document
from vedette.model.span import Span
from vedette.model.statement import Quotation, Voice


def heard(text: str, phrase: str, *, author: str = "", lang: str = "en", nth: int = 0) -> Voice:
    at = -1
    for _ in range(nth + 1):
        at = text.index(phrase, at + 1)
    page = Page(
        Document(
            id="t",
            text=text,
            outlet=Stated("Harbour Post", Basis.GIVEN),
            author=Stated(author, Basis.GIVEN) if author else None,
            lang=lang,
        )
    )
    return voice(page, attributions(page), Span(at, at + len(phrase)))


def who(said: Voice) -> tuple[str, tuple[str, ...]]:
    return said.holder.name, said.via


@pytest.mark.parametrize(
    ("text", "phrase", "holder", "via"),
    [
        (
            "ECOWAS is unlikely to act, the International Crisis Group said.",
            "unlikely",
            "International Crisis Group",
            ("Harbour Post",),
        ),
        (
            "Envoy Ada Musa told Reuters that talks are likely to fail.",
            "likely",
            "Ada Musa",
            ("Reuters", "Harbour Post"),
        ),
        (
            "CNN, citing an unnamed Pentagon official, reported that a landing is unlikely.",
            "unlikely",
            "unnamed Pentagon official",
            ("CNN", "Harbour Post"),
        ),
        (
            "The Financial Times quoted a study by RAND as saying that a blockade is unlikely.",
            "unlikely",
            "RAND",
            ("Financial Times", "Harbour Post"),
        ),
        (
            "Ada Musa, a spokeswoman for the IAEA, said that inspectors may return.",
            "may",
            "Ada Musa",
            ("Harbour Post",),
        ),
        (
            "According to the British Ministry of Defence, the airfield is likely closed.",
            "likely",
            "UK MoD",
            ("Harbour Post",),
        ),
        (
            "Niger's defence ministry said that rebels might return.",
            "might",
            "Nigerien Ministry of Defence",
            ("Harbour Post",),
        ),
    ],
)
def test_the_innermost_source_holds_and_the_others_relay(
    text: str, phrase: str, holder: str, via: tuple[str, ...]
) -> None:
    """A person outranks the body they serve; a wire and the outlet only hand on."""
    assert who(heard(text, phrase)) == (holder, via)


def test_what_nobody_claims_is_the_outlets_own() -> None:
    """No cue, no relay: the outlet judges for itself."""
    said = heard("The port will probably stay shut.", "probably")
    assert who(said) == ("Harbour Post", ())
    assert said.holder.own_voice
    assert said.quotation is Quotation.OWN


def test_a_pointing_sentence_gives_the_paragraphs_around_it_to_its_source() -> None:
    """ "This is stated in…" covers what was read before it and what follows."""
    text = (
        "An attack on the island is unlikely.\n\n"
        "This is stated in the weekly summary of the Center for Strategic and International "
        "Studies.\n\nThe garrison is likely too weak."
    )
    assert who(heard(text, "unlikely")) == ("CSIS", ("Harbour Post",))
    assert who(heard(text, "likely", nth=1)) == ("CSIS", ("Harbour Post",))


def test_a_demonstrative_with_something_to_say_points_to_nobody() -> None:
    """ "This indicates that…" goes on arguing; it names no source of what came before."""
    text = "The quay is likely lost.\n\nThis indicates that NATO ships will leave the bay."
    assert heard(text, "likely").holder.name == "Harbour Post"


def test_the_speaker_goes_on_within_the_paragraph_but_not_past_a_but() -> None:
    """A second sentence is still hers; the writer's "But" takes the word back."""
    text = "Ada Musa said the dam is old. It will probably fail.\n\nMore rain is likely."
    assert heard(text, "probably").holder.name == "Ada Musa"
    assert heard(text, "likely").holder.name == "Harbour Post"
    turned = "Ada Musa said the dam is old. But repairs are likely."
    assert heard(turned, "likely").holder.name == "Harbour Post"


def test_a_quotation_paragraph_without_a_cue_is_the_last_speakers() -> None:
    """The cue stands one paragraph up."""
    text = "The dam is ready, assured engineer Ada Musa.\n\n“The risk of a breach is low.”"
    assert heard(text, "low").holder.name == "Ada Musa"


def test_the_author_body_is_its_own_voice_when_it_names_itself() -> None:
    """A report by ISW that says "ISW assesses" relays nobody."""
    said = heard("ISW assesses that a raid is unlikely.", "unlikely", author="ISW")
    assert who(said) == ("ISW", ())


def test_a_body_the_report_relays_holds_what_it_said() -> None:
    """ "The staff reported that there is a high likelihood" is the staff's, via the report."""
    text = "The Ukrainian General Staff reported that there is a high likelihood of rain."
    said = heard(text, "high likelihood", author="Institute for the Study of War")
    assert who(said) == ("Ukrainian General Staff", ("ISW",))


def test_the_reason_an_analyst_adds_is_not_the_sources() -> None:
    """A comma and "likely to" open the author's own comment on a reported fact."""
    text = "The coast guard reported that ships left the bay, likely to avoid the storm."
    assert who(heard(text, "likely", author="ISW")) == ("ISW", ())


def test_that_others_agree_does_not_take_the_judgement_away() -> None:
    """ "…, as other analysts have noted" is a nod, not a source."""
    text = "The drive remains questionable, as other analysts have noted."
    assert who(heard(text, "questionable", author="ISW")) == ("ISW", ())


def test_things_do_not_judge() -> None:
    """Moves may indicate; the one who reads them so is the author."""
    text = "The troop movements indicate that a raid is likely."
    assert heard(text, "likely").holder.name == "Harbour Post"


def test_a_cue_can_be_the_likelihood_itself() -> None:
    """ "Doubts" and "is sceptical" are both the cue and the judgement."""
    assert (
        heard("Shipowners doubt that the strait will close.", "doubt").holder.name == "Shipowners"
    )


def test_two_bodies_that_fit_leave_a_stand_in_unresolved() -> None:
    """ "The think tank" with two think tanks in the same sentence is nobody's."""
    text = "RUSI met Chatham House in May, and the think tank said that war is unlikely."
    said = heard(text, "unlikely")
    assert not said.holder.resolved
    assert set(said.holder.candidates) == {"RUSI", "Chatham House"}


@pytest.mark.parametrize(
    ("lang", "text", "phrase", "holder"),
    [
        ("de", "Laut dem ISW ist ein Angriff unwahrscheinlich.", "unwahrscheinlich", "ISW"),
        ("uk", "За даними ISW, наступ малоймовірний.", "малоймовірний", "ISW"),
        ("ru", "По данным ГУР, наступление маловероятно.", "маловероятно", "GUR"),
        ("pl", "Zdaniem OSW atak jest mało prawdopodobny.", "mało prawdopodobny", "OSW"),
        ("de", "Ein Angriff ist unwahrscheinlich.", "unwahrscheinlich", "Harbour Post"),
        ("uk", "Про це пише ISW. Ворог може піти. У ГУР вважають інакше.", "може", "ISW"),
        ("de", "Die Drohung gegen die NATO bleibt wohl leer.", "wohl", "Harbour Post"),
    ],
)
def test_other_languages_go_by_names_and_cue_words(
    lang: str, text: str, phrase: str, holder: str
) -> None:
    """A body beside a reporting word holds; a body that is only a topic does not."""
    assert heard(text, phrase, lang=lang).holder.name == holder


_TEXT = (
    "ISW said rain is likely. “It may stop,” she said. But ports, he wrote, will close.\n\nSo NATO."
)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(_TEXT) - 1), st.integers(1, 12), st.sampled_from(["", "ISW"]))
def test_voice_always_answers_and_ends_with_the_outlet_or_author(
    start: int, size: int, author: str
) -> None:
    """Every place has one voice; a relayed one ends with who published the page."""
    end = min(len(_TEXT), start + size)
    said = heard(_TEXT, _TEXT[start:end], author=author)
    assert said.holder.name
    last = author or "Harbour Post"
    assert said.via == () if said.holder.own_voice else said.via[-1] == last


def test_what_nobody_known_suggested_is_not_the_last_speakers() -> None:
    """ "It has been suggested" names nobody; "It is also noted" keeps the word where it was."""
    told = "Ada Musa said the vote is near.\n\nIt has been suggested that the army may step in."
    assert heard(told, "may").holder.name == "Harbour Post"
    noted = "Ada Musa said the vote is near.\n\nIt is also noted that the army may step in."
    assert heard(noted, "may").holder.name == "Ada Musa"


def test_bare_experts_before_any_body_is_named_are_unnamed() -> None:
    """A think tank named later is not the "experts" of the lead."""
    text = "A coup is unlikely, experts told AFP.\n\nChatham House argues that protests are likely."
    said = heard(text, "unlikely")
    assert said.holder.unnamed
    assert said.via == ("AFP", "Harbour Post")


def test_the_outlet_named_in_its_own_text_relays_nothing_twice() -> None:
    """ "The Harbour Post understands" is the outlet speaking."""
    assert heard("The Harbour Post reported that a strike is likely.", "likely").via == ()


def test_a_second_doubtful_fact_after_a_report_is_the_analysts() -> None:
    """With a comma and a subject of its own; with "that" again the source goes on."""
    text = "The captain reported that the fort fell on Friday, and troops may have gone on."
    assert heard(text, "may", author="ISW").holder.name == "ISW"
    again = "The captain reported that the fort fell on Friday and that troops may have gone on."
    assert heard(again, "may", author="ISW").holder.name != "ISW"

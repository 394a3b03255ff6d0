"""Questions that name no actor, questions from files, and the propositions kept apart."""

import pytest

from vedette.extract.link.links import links
from vedette.extract.page import Page
from vedette.extract.question.file import from_yaml
from vedette.extract.question.plain import from_sentence
from vedette.model.document import Document
from vedette.model.question import QuestionSet
from vedette.model.span import Span


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("Will there be a coup in Mali?", "coup", "Mali"),
        ("How likely is a coup in Chad?", "coup", "Chad"),
        ("Will there be a tram strike?", "strike", ""),
        ("Will there be a war over Guyana?", "war", "Guyana"),
    ],
)
def test_an_event_needs_no_actor_and_its_place_is_not_one(text: str, act: str, place: str) -> None:
    asked = from_sentence(text).by_id("q")
    assert asked.actors == ()
    assert asked.acts == (act,)
    assert (asked.territory.name if asked.territory else "") == place
    assert asked.reading.startswith("I read this as: no actor named; act ")


def test_a_rail_strike_is_no_air_strike() -> None:
    assert "bomb" not in from_sentence("Will there be a rail strike?").by_id("q").reading


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Will the Kenyan central bank cut interest rates?", "Kenyan central bank"),
        ("Will the Bank of England cut interest rates?", "Bank of England"),
        ("Will Ukraine's central bank raise rates?", "National Bank of Ukraine"),
        ("Will Sudan's army retake Khartoum?", "Sudan"),
        ("Will the levees at Grimsby break?", "levees"),
    ],
)
def test_the_head_of_the_subject_is_the_actor(text: str, actor: str) -> None:
    """A central bank cuts rates; the country it belongs to does not."""
    named = from_sentence(text).by_id("q").actors[0]
    assert named.name == actor
    assert "England" not in named.aliases


_FILE = """
id: Q1
text: Will Peru close the border?
actors: [Peru]
acts: [blockade]
targets: [Chile]
partners: [Bolivia]
window: {from: 2025-01-01, to: 2025-06-30}
"""


def test_a_file_is_read_back_as_a_plain_question_is() -> None:
    reading = from_yaml(_FILE).by_id("Q1").reading
    for part in ("I read this as: actor Peru", "act blockade", "target Chile", "partner Bolivia"):
        assert part in reading
    assert reading.endswith("window: from 2025-01-01 to 2025-06-30.")


def test_an_order_given_twice_stands_once(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name, reason in (("A", ""), ("B", " (a part of it)")):
        text = _FILE.replace("Q1", name) + f"order: ['A <= B{reason}']\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    orders = from_yaml(tmp_path).orders
    assert [(one.lesser, one.greater) for one in orders] == [("A", "B")]
    assert orders[0].because == "a part of it"


def test_the_propositions_kept_apart_are_questions_a_reader_understands() -> None:
    texts = [q.text for q in from_sentence("Will Turkey attack Syria?").questions]
    assert texts[1:] == [
        "Will Turkey attack Syria alone, without a partner's strike force?",
        "Will Turkey attack Syria alongside a partner's forces?",
        "Will somebody else attack Syria from the territory of Turkey?",
        "Will the named worst case, a large new offensive against Syria, come about?",
    ]


def _asked(questions: QuestionSet, text: str, words: str) -> dict[str, str]:
    page = Page(Document(id="own", text=text))
    start = text.index(words)
    span = Span(start, start + len(words))
    sentence = next(s for s in page.sentences if s.span.covers(span))
    return {link.question: link.polarity for link in links(page, span, sentence, questions)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is doubtful that Rwanda would attack Burundi, not even alongside M23.", "doubtful"),
        ("Rwanda is unlikely to attack Burundi, not even together with M23.", "unlikely"),
        ("Rwanda is unlikely to attack Burundi, even alongside M23.", "unlikely"),
        ("It is doubtful that Rwanda would attack Burundi together with Uganda's.", "doubtful"),
    ],
)
def test_not_even_together_with_speaks_of_the_company_and_denies_nothing_twice(
    text: str, words: str
) -> None:
    found = _asked(from_sentence("Will Rwanda attack Burundi?"), text, words)
    assert set(found) == {"q.beside"}
    assert set(found.values()) == {"for"}

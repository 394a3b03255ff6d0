"""A plain question is read as who does what to whom by when, and says how it was read."""

from datetime import date

import pytest

from vedette.errors import BadQuestion
from vedette.extract.question.plain import from_sentence
from vedette.model.question import Mode

READ = [
    ("Will Belarus enter the war against Ukraine?", "Belarus", "enter_war", "Ukraine"),
    ("Will ECOWAS intervene militarily in Niger?", "ECOWAS", "intervene", "Niger"),
    ("Will China invade Taiwan before 2027?", "China", "invade", "Taiwan"),
    (
        "Is Iran going to close the Strait of Hormuz this year?",
        "Iran",
        "blockade",
        "Strait of Hormuz",
    ),
    ("Will the coalition government fall before May?", "coalition government", "resign", ""),
    ("Could Sudan's army retake Khartoum by June 2025?", "Sudan", "seize", "Khartoum"),
    ("Will Russia and Ukraine agree to a ceasefire in 2025?", "Russia", "ceasefire", ""),
    ("Will Erdogan win the election?", "Erdogan", "win_election", ""),
    ("Will Israel strike Iran within 30 days?", "Israel", "strike", "Iran"),
    (
        "Is there a risk that Russia uses nuclear weapons in Ukraine?",
        "Russia",
        "use_nuclear",
        "Ukraine",
    ),
    ("Will NATO send troops to Ukraine?", "NATO", "intervene", "Ukraine"),
    ("Will Georgia join the European Union?", "Georgia", "join_body", "European Union"),
    ("How likely is it that Netanyahu resigns before October 2025?", "Netanyahu", "resign", ""),
    ("Does Serbia plan to invade Kosovo?", "Serbia", "invade", "Kosovo"),
    ("Is Belarus about to be dragged into the war?", "Belarus", "enter_war", ""),
    ("Will Hamas and Israel resume negotiations?", "Hamas", "talks", ""),
    ("Will Venezuela annex Essequibo?", "Venezuela", "annex", "Guyana"),
    ("Will Pokrovsk fall by March 2025?", "Pokrovsk", "be_taken", ""),
    ("Will the Bundestag ratify the treaty?", "Bundestag", "ratify treaty", ""),
    ("Will Russia capture Kyiv by 2026?", "Russia", "seize", "Kyiv"),
    ("Could the Taliban attack Pakistan this year?", "Afghanistan", "attack", "Pakistan"),
    ("Will the Houthis attack shipping in the Red Sea?", "Houthis", "attack", "Red Sea"),
    ("Will Putin invade Moldova?", "Russia", "invade", "Moldova"),
    ("How likely is a Chinese invasion of Taiwan?", "China", "invade", "Taiwan"),
    ("Is a Russian attack on Estonia likely in 2026?", "Russia", "attack", "Estonia"),
    ("Will inflation in Turkey fall below 20 percent?", "inflation", "fall", ""),
    ("will belarus enter the war against ukraine", "Belarus", "enter_war", "Ukraine"),
    ("Will Ethiopia attack Eritrea?", "Ethiopia", "attack", "Eritrea"),
    ("Will the United States withdraw from NATO?", "United States", "withdraw", "NATO"),
    ("Will China blockade Taiwan?", "China", "blockade", "Taiwan"),
    ("Will Poland mobilise reservists?", "Poland", "mobilise", ""),
    ("Will the EU impose sanctions on Georgia?", "European Union", "sanction", "Georgia"),
    ("Will North Korea test a nuclear weapon?", "North Korea", "use_nuclear", ""),
    ("What is the probability that Kenya defaults on its debt by 2026?", "Kenya", "default", ""),
]


@pytest.mark.parametrize(("text", "actor", "act", "target"), READ)
def test_a_question_is_read_as_actor_act_and_target(
    text: str, actor: str, act: str, target: str
) -> None:
    asked = from_sentence(text).by_id("q")
    assert asked.actors[0].name == actor
    assert asked.acts == (act,)
    assert ([p.name for p in asked.targets] or [""])[0] == target


def test_the_reading_repeats_actor_act_target_and_window() -> None:
    asked = from_sentence("Will Belarus enter the war against Ukraine?").by_id("q")
    for part in ("I read this as: actor Belarus", "join", "target Ukraine", "window: none stated"):
        assert part in asked.reading


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("Will China invade Taiwan before 2027?", None, date(2026, 12, 31)),
        ("Will Sudan's army retake Khartoum by June 2025?", None, date(2025, 6, 30)),
        ("Will Russia attack Estonia in 2026?", date(2026, 1, 1), date(2026, 12, 31)),
        ("Will Russia attack Estonia by 3 May 2026?", None, date(2026, 5, 3)),
        ("Will Russia attack Estonia before May 3, 2026?", None, date(2026, 5, 2)),
        ("Will Russia attack Estonia by the end of 2026?", None, date(2026, 12, 31)),
        (
            "Will Russia attack Estonia between May 2026 and July 2026?",
            date(2026, 5, 1),
            date(2026, 7, 31),
        ),
        ("Will Russia attack Estonia?", None, None),
    ],
)
def test_the_window_is_read_from_the_question(
    text: str, opens: date | None, closes: date | None
) -> None:
    asked = from_sentence(text).by_id("q")
    assert (asked.opens, asked.closes) == (opens, closes)


def test_a_month_without_a_year_is_no_date_unless_the_day_of_asking_is_given() -> None:
    """A guessed year would close the question in the wrong one."""
    text = "Will the coalition government fall before May?"
    assert from_sentence(text).by_id("q").closes is None
    assert "no year" in from_sentence(text).by_id("q").reading
    assert from_sentence(text, as_of=date(2026, 2, 1)).by_id("q").closes == date(2026, 4, 30)
    year = "Will Iran close the Strait of Hormuz this year?"
    assert from_sentence(year, as_of=date(2026, 2, 1)).by_id("q").closes == date(2026, 12, 31)


def test_joining_a_war_brings_the_propositions_headlines_mix() -> None:
    asked = from_sentence("Will Belarus enter the war against Ukraine?")
    assert {q.id: q.mode for q in asked.questions} == {
        "q": Mode.ANY,
        "q.alone": Mode.ALONE,
        "q.beside": Mode.BESIDE,
        "q.from": Mode.FROM,
        "q.worst": Mode.WORST_CASE,
    }
    bounds = {(o.lesser, o.greater) for o in asked.orders}
    assert bounds == {
        ("q.alone", "q"),
        ("q.beside", "q"),
        ("q.beside", "q.from"),
        ("q.worst", "q.from"),
    }


def test_another_act_stands_alone() -> None:
    assert len(from_sentence("Will Iran close the Strait of Hormuz?").questions) == 1


def test_the_id_can_be_chosen() -> None:
    asked = from_sentence("Will China invade Taiwan?", id="tw")
    assert asked.main == "tw"
    assert asked.by_id("tw.from").territory is not None


@pytest.mark.parametrize("text", ["", "   ", "Belarus", "Will it rain?", "What now?", "???"])
def test_a_question_without_actor_or_act_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadQuestion, match="Ask who will do what"):
        from_sentence(text)

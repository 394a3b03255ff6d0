"""A resolver may not flip on one weak origin: who tells it as a fact, and how many they are."""

from datetime import date, timedelta

import pytest

from vedette.collect.render import from_passage
from vedette.doctrine.happened import read_telling
from vedette.errors import BadDoctrine
from vedette.extract.attribution.attributions import attributions
from vedette.extract.happened import told
from vedette.extract.page import Page
from vedette.model.estimate import ReaderVersion, Reading
from vedette.model.lineage import Lineage
from vedette.pipeline.ask import questions_from
from vedette.pipeline.judge import Traced
from vedette.pipeline.propose import proposal_lines, proposal_of

DAY = date(2023, 3, 1)
QUESTIONS = questions_from("""
id: R1
text: Will Ruritania attack Graustark before July 2023?
actors: [{name: Ruritania, aliases: [Ruritanian, Ruritanians]}]
acts: [attack, invade]
targets: [{name: Graustark, aliases: [Graustarkian]}]
window: {from: 2023-01-01, to: 2023-06-30}
resolution: YES when two independent origins confirm that a formed unit crossed.
""")


def document(number, text, *, outlet=None, day=DAY, title=None):
    row = {"doc": f"d{number}", "text": text, "outlet": outlet or f"Outlet {number}"}
    row["date"] = day.isoformat()
    return from_passage(row | ({"title": title} if title else {}))


def proposal(*documents):
    readings = [
        Reading(d.id, ReaderVersion("rules", 1), attributions=attributions(Page(d)))
        for d in documents
    ]
    traced = Traced(tuple(documents), tuple(readings), Lineage())
    return proposal_of(traced, QUESTIONS, "R1")


def found_in(text):
    page = document(1, text)
    return told(page, attributions(Page(page)), QUESTIONS)


ALARM = "Ruritanian troops have crossed into Graustark, the Graustarkian parliament wrote, citing "
ALARM += "Rupert Hentzau, a spokesman for the border guard."


def test_one_origin_in_dozens_of_outlets_is_not_proposed() -> None:
    first = document(0, ALARM, outlet="Streltsau Courier")
    relays = [
        document(
            n,
            "Ruritania has invaded Graustark, according to the Graustarkian parliament."
            if n % 2
            else "The Streltsau Courier reports that Ruritanian troops crossed into Graustark.",
            day=DAY + timedelta(days=n % 3),
        )
        for n in range(1, 41)
    ]
    found = proposal(first, *relays)
    assert not found.met
    assert found.counted == ("Rupert Hentzau",)
    assert len({a.outlet for a in found.affirmations}) == 41


def test_two_origins_that_do_not_lean_on_one_another_meet_the_rule() -> None:
    found = proposal(
        document(1, "Ruritania has invaded Graustark, the Pentagon said on Wednesday."),
        document(2, "Ruritanian units crossed into Graustark, the United Nations said."),
    )
    assert found.met
    assert len(found.counted) == 2


def test_an_origin_named_in_the_others_text_is_taken_for_one_with_it() -> None:
    found = proposal(
        document(1, ALARM),
        document(2, "Ruritanian troops have entered Graustark, the Border Guard said."),
    )
    assert not found.met


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania has invaded Graustark, officials said.",
        "Ruritania has invaded Graustark.",
        "Ruritania could have invaded Graustark, the Pentagon said.",
        "If Ruritania attacked Graustark, the Pentagon said, others would follow.",
        "Ruritania will attack Graustark, the Pentagon said.",
        "Ruritania has reportedly attacked Graustark, the Pentagon said.",
        "Ruritania attacked Graustark in 1911, the Pentagon said.",
        "Has Ruritania attacked Graustark?",
        "Ruritania planned to attack Graustark, the Pentagon said.",
        "It is unlikely that Ruritania attacked Graustark, the Pentagon said.",
        "Graustark watches. Ruritania ordered a check of its forces, the Pentagon said.",
        "Graustark watches. Ruritania held a river crossing exercise, the Pentagon said.",
    ],
)
def test_what_is_no_fact_on_a_named_word_counts_for_nothing(text) -> None:
    assert proposal(document(1, text)).counted == ()


@pytest.mark.parametrize(
    "text",
    [
        "There were no indications that Ruritanian forces had crossed into Graustark, he said.",
        "Ruritania has not attacked Graustark, the Pentagon said.",
        "The Pentagon denied that Ruritania had attacked Graustark.",
    ],
)
def test_a_doubt_is_told_as_a_doubt(text) -> None:
    (one, *_) = found_in(text)
    assert one.doubted


def test_a_place_the_question_does_not_name_is_shown_and_not_counted() -> None:
    text = "Ruritanian troops have entered the Ulmen valley, the Pentagon said. Graustark is calm."
    found = proposal(document(1, text))
    assert found.counted == ()
    assert "does not name" in found.affirmations[0].because


def test_what_was_told_outside_the_window_is_no_news_of_it() -> None:
    early = document(1, "Ruritania has invaded Graustark, the Pentagon said.", day=date(2022, 5, 1))
    assert proposal(early).affirmations == ()


def test_a_proposal_says_that_it_resolves_nothing() -> None:
    lines = proposal_lines(proposal(document(1, ALARM)), QUESTIONS.by_id("R1"))
    assert lines[-1] == "This proposes; it resolves nothing."
    assert any(line.startswith("The rule, which is yours to apply") for line in lines)


@pytest.mark.parametrize("broken", [{}, {"doubting": [True]}])
def test_a_broken_table_of_telling_is_refused(broken) -> None:
    keys = "doubting hedging judging supposing doing short warring looking_back"
    whole = {key: ["x"] for key in keys.split()}
    with pytest.raises(BadDoctrine):
        read_telling((whole | broken) if broken else {})

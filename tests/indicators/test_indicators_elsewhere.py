"""The same rules read other crises: a strait, a frontier road, an intervention by a bloc."""

import pytest

from vedette.doctrine.parties import parties
from vedette.extract.indicators.observations import observations
from vedette.extract.page import Page
from vedette.model.document import Document
from vedette.model.question import Party, Question, QuestionSet


def asked(actor: Party, target: Party, *partners: Party) -> QuestionSet:
    question = Question(
        "q", "Will it attack?", (actor,), ("attack",), targets=(target,), partners=partners
    )
    return QuestionSet("q", (question,))


def known(name: str) -> Party:
    return next(row.party() for row in parties() if row.name == name)


STRAIT = asked(known("China"), known("Taiwan"))
ROAD = asked(known("Azerbaijan"), known("Armenia"), known("Turkey"))
LINE = asked(known("Serbia"), known("Kosovo"))
BLOC = asked(Party("ECOWAS", ("West African bloc",)), Party("Niger", ("Nigerien", "Niamey")))


@pytest.mark.parametrize(
    ("questions", "text", "status"),
    [
        (STRAIT, "China has begun stockpiling fuel at its southern ports.", "observed"),
        (STRAIT, "Chinese amphibious ships sailed toward the strait on Tuesday.", "observed"),
        (STRAIT, "The minister had seen no indication of a Chinese attack.", "not_observed"),
        (STRAIT, "Beijing denied that it was planning an invasion.", "counter"),
        (STRAIT, "China may be moving rocket artillery to the coast.", "ambiguous"),
        (STRAIT, "A Chinese invasion of Taiwan would cost the world trillions.", None),
        (STRAIT, "China is very unlikely to attack before 2027.", None),
        (STRAIT, "Chinese tourists returned in record numbers.", None),
        (ROAD, "Azerbaijani forces have massed along the border, Yerevan said.", "observed"),
        (ROAD, "Turkish cargo planes carrying drones landed in Baku.", "observed"),
        (ROAD, "Azerbaijan pulled back its troops from two heights.", "counter"),
        (ROAD, "Monitors said they saw no build-up of Azerbaijani troops.", "not_observed"),
        (ROAD, "Azerbaijan signed a gas agreement with Hungary.", None),
        (LINE, "Serbia has sent its soldiers back to their barracks.", "counter"),
        (LINE, "Unconfirmed reports said Serbian troops had crossed the line.", "ambiguous"),
        (LINE, "Serbia's president said elections would be held in December.", None),
        (BLOC, "The West African bloc has put its standby force on alert.", "observed"),
        (BLOC, "No ECOWAS troops have crossed the river, the governor said.", "not_observed"),
        (BLOC, "ECOWAS ruled out sending troops before the mediation ends.", "counter"),
        (BLOC, "ECOWAS lifted trade sanctions on Monday.", None),
        (BLOC, "ECOWAS might order its troops in if talks fail.", None),
    ],
)
def test_a_report_from_another_crisis_is_read_by_the_same_rules(
    questions: QuestionSet, text: str, status: str | None
) -> None:
    found = observations(Page(Document("doc", text)), questions)
    assert [o.status for o in found] == ([status] if status else [])


def test_a_storm_and_an_election_hold_no_military_activity() -> None:
    text = (
        "A storm hit the coast and 2,000 people were moved to shelters. "
        "The opposition signed a coalition agreement. "
        "Hospitals treated the injured. Polls open on Sunday."
    )
    assert observations(Page(Document("doc", text))) == ()
    assert observations(Page(Document("doc", text)), STRAIT) == ()

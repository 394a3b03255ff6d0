"""Questions, sightings and watches for the tests of the board, made from a few words each."""

from datetime import date, timedelta

from vedette.model.board import Sighting
from vedette.model.question import Party, Question, QuestionSet, WatchedIndicator
from vedette.model.scenario import Scenario
from vedette.weigh.indicators import Watch

TODAY = date(2024, 5, 20)

BRIDGES = WatchedIndicator(
    "bridges", "Pontoon bridges are laid.", "logistics", ("pontoon bridge",), 0.8, 0.1, 7, 20
)
WARDS = WatchedIndicator(
    "wards", "Hospital wards are cleared.", "medical", ("wards cleared",), 0.6, 0.2, 7, 20
)
LEAVING = WatchedIndicator(
    "leaving", "Brigades go home.", "force_posture", ("brigades home",), 0.1, 0.5, 7, 20
)
DENIAL = WatchedIndicator(
    "denial", "Ministers deny it.", "rhetoric", ("no plans",), 0.3, 0.7, 7, 20
)
DRILLS = WatchedIndicator("drills", "Drills are held.", "exercise", ("drills",), 0.9, 0.8, 7, 20)
UNKNOWN = WatchedIndicator("unknown", "Something odd happens.", "domestic", ("odd",))


def asked(*indicators, scenarios=(), **more):
    main = Question(
        id="R1",
        text="Will Ruritania march on Sylvania?",
        actors=(Party("Ruritania"),),
        acts=("attack",),
        indicators=indicators,
        **more,
    )
    return QuestionSet("R1", (main,), scenarios=scenarios)


FOUR = (
    Scenario("alone", "Ruritania marches alone.", (("R1", True),)),
    Scenario("joint", "Ruritania marches beside Borduria.", (("R1", True),)),
    Scenario("bluff", "The march is a bluff.", (("R1", False),)),
    Scenario("none", "None of these.", (("R1", False),), residual=True),
)


def seen(watched="bridges", status="observed", origin="Staff A", *, days_ago=2, **more):
    day = None if days_ago is None else TODAY - timedelta(days=days_ago)
    name = more.pop("name", f"sgt-{origin}-{watched}-{status}-{days_ago}")
    given = {
        "domain": "logistics",
        "observations": (f"obs-{name}",),
        "documents": (f"doc-{name}",),
        "outlets": ("one.example",),
    }
    return Sighting(name, origin, status, day=day, watched=(watched,), **(given | more))


def watch(*sightings, questions=None, **more):
    given = {"questions": questions or asked(BRIDGES), "as_of": TODAY, "prior": 0.1}
    return Watch(sightings=tuple(sightings), **(given | more))

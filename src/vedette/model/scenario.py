"""How it may turn out: scenarios that exclude one another, and what an actor may choose."""

from dataclasses import dataclass
from datetime import date

from vedette.model.likelihood import Likelihood


@dataclass(frozen=True, slots=True)
class Scenario:
    """
    "Belarus goes in beside Russia: P2, P2c and P3 come true, P1 does not."

    says: for each proposition it settles, its id and whether it comes true there; a proposition
        not named is left open. apart: what sets it apart where no proposition does ("the troops
        are there only to tie down Ukrainian brigades"); such a difference is declared, and
        cannot be checked.
    prior: chance before any evidence, 0 to 1; None where nobody gave one.
    residual: "none of these", which makes a set exhaustive.
    """

    id: str
    text: str
    says: tuple[tuple[str, bool], ...] = ()
    apart: str = ""
    prior: float | None = None
    residual: bool = False


@dataclass(frozen=True, slots=True)
class CourseOfAction:
    """
    "Most dangerous: a second march on Kyiv, kept inside the cone as the worst case."

    scenario: the id of the scenario in which it is chosen; its likelihood is that scenario's
        and nothing here changes it. consequence: 1 (slight) to 5 (gravest), the analyst's own.
    inside_cone: whether it belongs to the plausible set; because says why, or why not.
    """

    id: str
    text: str
    actor: str
    scenario: str
    consequence: int
    inside_cone: bool = True
    because: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """
    "We assume that the road bridges stay passable; if that is wrong, the range moves up."

    if_wrong: what would follow. checked: the day somebody last looked; None if never.
    """

    id: str
    text: str
    if_wrong: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class ScenarioChance:
    """
    "Russia comes again and Belarus stays out: 4%, 2 to 11%; before any judgement it was 2%."

    chance: the chances of one set sum to 1. likelihood: chance with its ends; None where no
        proposition of the set was judged, because the prior alone is no answer.
    steps: the arithmetic line by line, each a sentence with numbers.
    """

    scenario: str
    chance: float
    prior: float
    likelihood: Likelihood | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioDay:
    """ "On 19 December 2022 the scenarios stood like this": one day of a cone."""

    day: date
    chances: tuple[ScenarioChance, ...]
    documents: int = 0


def yes_or_no(question: str) -> tuple[Scenario, Scenario]:
    """The two scenarios of a question nobody wrote any for: it happens, or it does not."""
    return (
        Scenario("yes", "It happens", ((question, True),)),
        Scenario("no", "It does not happen", ((question, False),)),
    )


@dataclass(frozen=True, slots=True)
class Cone:
    """
    "The scenarios of P2 on 145 days, the march on Kyiv drawn apart": how their chances ran.

    worst: ids of the scenarios of the most dangerous courses of action inside the cone; they are
        drawn apart for what they would do, whatever their chance.
    step: days between two of its days.
    """

    question: str
    scenarios: tuple[Scenario, ...]
    days: tuple[ScenarioDay, ...]
    worst: tuple[str, ...] = ()
    step: int = 1

"""What the reader needs answered, and how its propositions hang together."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vedette.model.likelihood import Likelihood
from vedette.model.scenario import Assumption, CourseOfAction, Scenario


@dataclass(frozen=True, slots=True)
class Party:
    """
    "Belarus, also Belarusian forces, Minsk, Lukashenko's army": somebody who acts or is
    acted on, with the words the texts use for it.

    leaders: people and bodies that speak or decide for it; a sentence about them is not
        by itself about the party's forces.
    """

    name: str
    aliases: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


class Mode(StrEnum):
    """In whose company or from where the act happens: propositions headlines mix."""

    ANY = "any"
    ALONE = "alone"  # without the partner's strike force
    BESIDE = "beside"  # alongside the partner
    FROM = "from"  # the partner acts from the named party's territory
    WORST_CASE = "worst_case"  # a named course of action (MDCOA)


@dataclass(frozen=True, slots=True)
class WatchedIndicator:
    """
    "A Russian strike group forms in Belarus": an observable that should appear first.

    seen_if_yes, seen_if_no: chance that it is seen if the answer is yes, and if no.
    seen: the same for scenarios, by id; a scenario not named takes the chance of its answer.
    collectors: origins or outlets that would report it, so that their silence tells something.
    """

    id: str
    text: str
    domain: str
    words: tuple[str, ...] = ()
    seen_if_yes: float | None = None
    seen_if_no: float | None = None
    lead_days: int | None = None
    decay_days: int | None = None
    seen: tuple[tuple[str, float], ...] = ()
    collectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """
    "Will Belarusian forces enter the war against Ukraine before 2024?", read as actors,
    acts, targets, a mode and a window.

    acts: entries of the act table (`enter_war`, `attack`, ...) or free verbs; `act_words`
        are the words as asked. place: where from or where to, if the question says so.
    excluded: phrases that look like the act and are not (missiles, volunteers).
    reading: the sentence shown to the user: "I read this as: actor ..., act ..., ...".
    """

    id: str
    text: str
    actors: tuple[Party, ...]
    acts: tuple[str, ...]
    act_words: tuple[str, ...] = ()
    targets: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    territory: Party | None = None
    mode: Mode = Mode.ANY
    opens: date | None = None
    closes: date | None = None
    resolution: str = ""
    excluded: tuple[str, ...] = ()
    course_of_action: tuple[str, ...] = ()
    indicators: tuple[WatchedIndicator, ...] = ()
    prior: Likelihood | None = None
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """
    "Entering alone is never likelier than entering at all": P(lesser) <= P(greater).
    """

    lesser: str
    greater: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """
    "Entering alone and entering beside a partner, together, are never likelier than entering at
    all": the parts exclude one another, and each is one way of the whole.
    """

    parts: tuple[str, ...]
    whole: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """
    "The question asked, the propositions kept apart from it, and their order."

    main is the id of the question the person asked. sums bind more than orders, and every part
    of one stands in an order as well. scenarios exclude one another and leave
    nothing out, which the reader of question files checks.
    """

    main: str
    questions: tuple[Question, ...]
    orders: tuple[Order, ...] = field(default=())
    scenarios: tuple[Scenario, ...] = ()
    courses: tuple[CourseOfAction, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    sums: tuple[Sum, ...] = ()

    def by_id(self, question_id: str) -> Question:
        """The question of that id; KeyError if there is none."""
        return {q.id: q for q in self.questions}[question_id]

"""What was asked: the question, the day, and what analysts decided that the answer heeds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedette.ids import content_id
from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.lineage import EdgeDecision
from vedette.model.question import QuestionSet
from vedette.model.reliability import SourceGrade, in_force
from vedette.settings import Settings

METHOD = "vedette method 3"


@dataclass(frozen=True, slots=True)
class Asked:
    """
    "Will Belarus enter the war?", as of a day, with these settings.

    decisions: what analysts decided about edges of lineage. grades: what they hold sources to
    be worth, each from its own day on.
    """

    text: str
    questions: QuestionSet
    settings: Settings
    as_of: date | None = None
    decisions: tuple[EdgeDecision, ...] = ()
    grades: tuple[SourceGrade, ...] = ()


def day_asked(asked: Asked, documents: Sequence[Document]) -> tuple[date | None, str]:
    """
    The day an answer is of, and why that one.

    A text "of 10 April or later" was not out before that day, so no answer that heeds it was.
    """
    if asked.as_of is not None:
        return asked.as_of, "the day asked for"
    days = [d.published.likely for d in documents if d.published.likely]
    least = [d.published.earliest for d in documents if d.published.earliest]
    if not days:
        return None, "no document carries a date"
    if least and max(least) > max(days):
        return max(least), "the first day on which all of it can have been out"
    return max(days), "the day of the newest document, since none was asked for"


def identity(asked: Asked, as_of: date | None, estimates: Sequence[Estimate]) -> str:
    """The same question over the same estimates as of the same day is the same assessment."""
    return content_id(
        "asm",
        [
            asked.text,
            [q.id for q in asked.questions.questions],
            as_of.isoformat() if as_of else None,
            sorted(e.id for e in estimates),
            METHOD,
            *sorted(f"{d.verb}: {d.giver} > {d.taker} in {d.document}" for d in asked.decisions),
            *(f"{g.origin}: {g.reliability}" for g in in_force(asked.grades, asked.as_of)),
            *([s.id, s.prior, [list(say) for say in s.says]] for s in asked.questions.scenarios),
        ],
    )

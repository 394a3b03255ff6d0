"""A kept question changed by a person, shown, and compared with what it was."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vedette.errors import BadQuestion
from vedette.extract.question.file import onto
from vedette.extract.question.reading import with_window
from vedette.model.likelihood import Likelihood
from vedette.model.question import Question, QuestionSet
from vedette.publish.question_changes import question_changes
from vedette.publish.question_text import question_text

__all__ = ["Edit", "edited", "question_changes", "question_text"]


@dataclass(frozen=True, slots=True)
class Edit:
    """
    "Let P2 close on 30 June 2024": what is None stays as it was.

    of: the proposition whose rule or prior it is; the main one if not named.
    """

    file: Path | None = None
    of: str | None = None
    opens: date | None = None
    closes: date | None = None
    resolution: str | None = None
    prior: Likelihood | None = None


def edited(asked: QuestionSet, edit: Edit) -> QuestionSet:
    """
    The question after the edit: first the file, then what else was named.

    A new window goes to every proposition that had the old one. Raises BadQuestion,
    BadQuestionFile.
    """
    found = asked if edit.file is None else onto(asked, edit.file)
    if found.main != asked.main:
        raise BadQuestion(
            f"{edit.file} holds question {found.main}, not {asked.main}: keep it with "
            "`vedette question new`."
        )
    names = [q.id for q in found.questions]
    of = edit.of or found.main
    if of not in names:
        raise BadQuestion(f"{of} is no proposition of this question: it has {', '.join(names)}.")
    named = found.by_id(of)
    before = (named.opens, named.closes)
    return replace(
        found,
        questions=tuple(
            _one(q, edit, of, same=(q.opens, q.closes) == before) for q in found.questions
        ),
    )


def _one(question: Question, edit: Edit, of: str, *, same: bool) -> Question:
    if same and (edit.opens or edit.closes):
        question = _moved(question, edit)
    if question.id != of:
        return question
    rule = question.resolution if edit.resolution is None else " ".join(edit.resolution.split())
    return replace(question, resolution=rule, prior=edit.prior or question.prior)


def _moved(question: Question, edit: Edit) -> Question:
    opens, closes = edit.opens or question.opens, edit.closes or question.closes
    if opens and closes and opens > closes:
        raise BadQuestion(f"The window of {question.id} would end ({closes}) before it begins.")
    return with_window(question, opens, closes)

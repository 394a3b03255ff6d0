"""One question's answers day after day, each from what was out by then."""

from dataclasses import dataclass
from datetime import date

from vedette.model.assessment import OrderCheck, Pooled
from vedette.model.board import Board
from vedette.model.document import Document
from vedette.model.question import QuestionSet


@dataclass(frozen=True, slots=True)
class Day:
    """
    "On 16 December 2022, from the 61 documents out by then, two of them new: very unlikely."

    answers: one per proposition, in the question set's order, already kept in order; one with
        no likelihood was judged by nobody yet, and its prior alone is no answer.
    new: ids of the documents that came out since the day before it in the replay.
    """

    day: date
    answers: tuple[Pooled, ...]
    orders: tuple[OrderCheck, ...]
    new: tuple[str, ...] = ()
    n_documents: int = 0

    def answer(self, question: str) -> Pooled:
        """The answer to one proposition; KeyError if it was not asked."""
        return {a.question: a for a in self.answers}[question]


@dataclass(frozen=True, slots=True)
class Replay:
    """
    "From 25 February 2022 to 24 April 2023, 424 days; 26 documents left out, because nothing
    shows by which day they were out."

    boards: the indicator board of each day, where they were asked for.
    """

    questions: QuestionSet
    days: tuple[Day, ...]
    documents: tuple[Document, ...]
    left_out: tuple[Document, ...] = ()
    boards: tuple[Board, ...] = ()

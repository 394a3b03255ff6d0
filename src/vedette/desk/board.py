"""What an analyst may ask of indicators and competing hypotheses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from vedette.desk import commands
from vedette.desk.questions import asked_at
from vedette.desk.reliability import believing, heeding
from vedette.errors import NoSuchId, NothingToRead
from vedette.model.assessment import Assessment
from vedette.model.estimate import Reading
from vedette.model.matrix import AnalystCell, Matrix, Rating
from vedette.pipeline.board import matrix_of, validated, with_starter
from vedette.pipeline.judge import Asked, assess
from vedette.pipeline.page import Form
from vedette.pipeline.sheets import board_sheet, matrix_sheet, validator_sheet, with_matrix
from vedette.pipeline.sift import Progress, silent
from vedette.store.ledger import Ledger

__all__ = [
    "Asked",
    "Looked",
    "asked",
    "believing",
    "board_page",
    "look_in_files",
    "look_on_desk",
    "matrix_page",
    "remembered",
    "set_cell",
    "validator_page",
]

KIND = "cell"
Cells = Mapping[tuple[str, str], AnalystCell]


@dataclass(frozen=True, slots=True)
class Looked:
    """
    An assessment made for its board or matrix, and the analyst's cells of its question.
    """

    made: Assessment
    asked: Asked
    cells: Cells


def asked(
    text: str,
    *,
    desk: Path | None,
    questions: str | None = None,
    as_of: date | None = None,
    starter: bool = False,
) -> Asked:
    """
    The question as the desk understands it, or without one as the words say; starter adds the
    starter library's indicators to its own.
    """
    if desk is None:
        found = commands.asked(text, questions=questions, as_of=as_of)
    else:
        found = asked_at(desk, text, questions, as_of)
    return _with_starter(found) if starter else found


def _with_starter(question: Asked) -> Asked:
    return replace(question, questions=with_starter(question.questions))


def look_in_files(paths: Sequence[Path], question: Asked, *, progress: Progress = silent) -> Looked:
    """From a folder or files; nothing is kept and no cell of an analyst is known."""
    return Looked(commands.assess_files(paths, question, progress=progress), question, {})


def look_on_desk(path: Path, question: Asked, *, progress: Progress = silent) -> Looked:
    """
    From what the desk holds: readings are kept there, the assessment is not, since looking at a
    board answers nothing. Raises NothingToRead and kin.
    """
    with Ledger.open(path) as ledger:
        documents = ledger.documents()
        if not documents:
            raise NothingToRead(f"{path} holds no document yet: run `vedette ingest FOLDER` first.")
        kept = ledger.every_reading()
        fresh: list[Reading] = []
        made = assess(
            documents,
            ledger.quarantined(),
            heeding(ledger, question),
            kept=kept,
            keep=fresh.append,
            progress=progress,
        )
        for reading in fresh:
            with ledger.writing() as work:
                work.add_reading(reading)
        return Looked(made, question, _cells(ledger, question.questions.main))


def _cells(ledger: Ledger, question: str) -> dict[tuple[str, str], AnalystCell]:
    """The newest cell of each row and scenario of a question."""
    found = (d.noun for d in ledger.decisions(KIND, AnalystCell))
    return {(c.row, c.scenario): c for c in found if c.question == question}


def board_page(looked: Looked, form: str) -> str:
    """The indicator board, newest first."""
    return board_sheet(looked.made, Form(form))


def validator_page(question: Asked, form: str) -> str:
    """What each indicator of the question discriminates, before anything is read."""
    rows = validated(question.questions, question.settings)
    return validator_sheet(question.text, rows, Form(form))


def matrix_for(looked: Looked) -> Matrix:
    """Competing hypotheses against evidence, with the analyst's cells where there are some."""
    return matrix_of(looked.made, looked.asked.settings, looked.cells)


def matrix_page(looked: Looked, form: str) -> str:
    """The matrix as text, json or html."""
    return matrix_sheet(looked.made, matrix_for(looked), Form(form))


def remembered(looked: Looked) -> Assessment:
    """The assessment with every id of its matrix explained, for `vedette why`."""
    return replace(looked.made, explanations=with_matrix(looked.made, matrix_for(looked)))


def set_cell(
    path: Path,
    looked: Looked,
    place: tuple[str, str],
    rating: Rating | None,
    *,
    because: str,
    at: datetime,
) -> Looked:
    """
    Keeps an analyst's cell beside the machine's; rating None takes an earlier one back.

    Raises NoSuchId where the matrix has no such row or hypothesis.
    """
    found = matrix_for(looked)
    row = _one("row", place[0], [r.id for r in found.rows])
    scenario = _one("hypothesis", place[1], [h.id for h in found.hypotheses])
    question = looked.asked.questions.main
    cell = AnalystCell(question, row, scenario, rating, because)
    with Ledger.open(path) as ledger:
        with ledger.writing(at=at) as work:
            work.add_decision(KIND, f"{question}/{row}/{scenario}", cell)
        return replace(looked, cells=_cells(ledger, question))


def _one(what: str, named: str, known: Sequence[str]) -> str:
    fits = [name for name in known if name.casefold() == named.casefold()]
    if not fits:
        listed = ", ".join(known) or "none"
        raise NoSuchId(f"The matrix has no {what} “{named}”; it has {listed}.")
    return fits[0]

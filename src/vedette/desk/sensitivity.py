"""What an analyst may ask about the desk's own choices: how far the answer hangs on them."""

from collections.abc import Sequence
from pathlib import Path

from vedette.desk.commands import assess_files
from vedette.desk.reliability import heeding
from vedette.errors import NothingToRead
from vedette.model.estimate import Reading
from vedette.model.sensitivity import Sensitivity
from vedette.pipeline.judge import Asked, assess
from vedette.pipeline.sensitivity import of_assessment, rows, sensitivity_html, sensitivity_lines
from vedette.pipeline.sift import Progress, silent
from vedette.store.ledger import Ledger

__all__ = ["from_desk", "from_files", "rows", "sensitivity_html", "sensitivity_lines"]


def from_files(paths: Sequence[Path], asked: Asked, *, progress: Progress = silent) -> Sensitivity:
    """From a folder or files. Raises NothingToRead and kin."""
    return of_assessment(assess_files(paths, asked, progress=progress), asked.settings)


def from_desk(path: Path, asked: Asked, *, progress: Progress = silent) -> Sensitivity:
    """From what a desk holds; fresh readings are kept there, and no assessment is."""
    with Ledger.open(path) as ledger:

        def keep(reading: Reading) -> None:
            with ledger.writing() as work:
                work.add_reading(reading)

        documents = ledger.documents()
        asked = heeding(ledger, asked)
        made = assess(
            documents, (), asked, kept=ledger.every_reading(), keep=keep, progress=progress
        )
    if not made.documents:
        raise NothingToRead(
            f"{path} holds no document that was out by then: run `vedette ingest FOLDER`, or ask "
            "for a later day."
        )
    return of_assessment(made, asked.settings)

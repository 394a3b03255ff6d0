"""What an analyst may ask about past days: the answer of each, from what was out by then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vedette.desk.reliability import grades_held
from vedette.errors import BadDate, NothingToRead
from vedette.model.estimate import Reading
from vedette.model.replay import Replay
from vedette.pipeline.judge import Asked
from vedette.pipeline.replay import Shelf, boards, replay, shelve
from vedette.pipeline.replay_page import (
    as_csv,
    as_picture,
    differences,
    differences_rows,
    differences_text,
    summary,
)
from vedette.pipeline.sift import Progress, collect, silent
from vedette.store.ledger import Ledger

__all__ = [
    "Stretch",
    "as_csv",
    "as_picture",
    "days_of",
    "differences",
    "differences_rows",
    "differences_text",
    "from_desk",
    "from_files",
    "summary",
]

# Ten years: a slip in the year of --from must not set off a run of centuries.
_MOST_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    "Every day from 25 February 2022 to 24 April 2023"; an end left out is the day the first
    document, or the last, was out by. cores: how many may work at once. only_ends: no day
    between the two.
    """

    start: date | None = None
    end: date | None = None
    step: int = 1
    cores: int = 2
    only_ends: bool = False


def from_files(
    paths: Sequence[Path], asked: Asked, stretch: Stretch, *, progress: Progress = silent
) -> Replay:
    """The answers day by day from a folder or files. Raises NothingToRead, BadDate and kin."""
    found = collect(paths, asked.settings)
    if not found.documents:
        raise NothingToRead("Not one report could be read: name a folder that holds some.")
    return days_of(shelve(found.documents, asked, progress=progress), asked, stretch)


def from_desk(path: Path, asked: Asked, stretch: Stretch, *, progress: Progress = silent) -> Replay:
    """
    The answers day by day from what a desk holds; fresh readings are kept there, and a document
    that no words date counts from the day the desk received it.
    """
    with Ledger.open(path) as ledger:
        documents = ledger.documents()
        if not documents:
            raise NothingToRead(f"{path} holds no document yet: run `vedette ingest FOLDER` first.")

        def keep(reading: Reading) -> None:
            with ledger.writing() as work:
                work.add_reading(reading)

        days = {c.sha256: c.received.date() for c in ledger.captures() if c.received}
        received = {d.id: days[d.sha256] for d in documents if d.sha256 in days}
        kept = ledger.every_reading()
        asked = replace(asked, grades=(*grades_held(ledger), *asked.grades))
        shelf = shelve(documents, asked, kept=kept, keep=keep, received=received, progress=progress)
        return days_of(shelf, asked, stretch)


def _last(shelf: Shelf) -> date:
    """
    The day of the newest text that its own words date. A desk filled in one go received what no
    words date on that day, and the series would run on for years of nothing to reach it.
    """
    said = [day for name, day in shelf.out_by.items() if shelf.alone[name].latest]
    return max(said or shelf.out_by.values())


def days_of(shelf: Shelf, asked: Asked, stretch: Stretch) -> Replay:
    """Every day of the stretch. Raises BadDate, NothingToRead."""
    if not shelf.documents:
        raise NothingToRead(
            f"Not one of the {len(shelf.left_out)} documents says by which day it was out: "
            "give them a date, or keep them on a desk, which knows when it received them."
        )
    start = stretch.start or min(shelf.out_by.values())
    end = stretch.end or _last(shelf)
    if end < start:
        raise BadDate(f"The last day, {end}, lies before the first, {start}: swap them.")
    if (end - start).days > _MOST_DAYS:
        raise BadDate(
            f"From {start} to {end} is more than ten years of days: choose a shorter stretch."
        )
    if stretch.only_ends:
        stretch = replace(stretch, step=max(1, (end - start).days))
    days = replay(shelf, asked, start=start, end=end, step=stretch.step, cores=stretch.cores)
    made = tuple(days)
    main = asked.questions.by_id(asked.questions.main)
    looked = boards(shelf, asked, (start, end)) if stretch.only_ends and main.indicators else ()
    return Replay(asked.questions, made, shelf.documents, shelf.left_out, looked)

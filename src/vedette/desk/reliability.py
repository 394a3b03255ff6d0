"""What analysts hold sources to be worth: graded on a desk, with a reason and a first day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from vedette.desk.lineage import decisions_held
from vedette.errors import NoSuchId
from vedette.model.reliability import SourceGrade, in_force
from vedette.pipeline.judge import Asked
from vedette.pipeline.lineage import same_name
from vedette.store.ledger import Ledger

KIND = "reliability"


@dataclass(frozen=True, slots=True)
class Kept:
    """A grade as the desk keeps it, with the time it was kept."""

    grade: SourceGrade
    at: datetime | None


def grades_kept(path: Path) -> tuple[Kept, ...]:
    """Every grade of a source, oldest first, those taken back among them."""
    with Ledger.open(path) as ledger:
        return tuple(Kept(d.noun, d.at) for d in ledger.decisions(KIND, SourceGrade))


def grades_held(ledger: Ledger) -> tuple[SourceGrade, ...]:
    """Every grade in the order it was kept: which of them hold depends on the day asked."""
    return tuple(d.noun for d in ledger.decisions(KIND, SourceGrade))


def heeding(ledger: Ledger, asked: Asked) -> Asked:
    """
    The question with what analysts decided on this desk: edges, and what sources are worth. A
    grade given with the question itself goes before what is kept.
    """
    grades = (*grades_held(ledger), *asked.grades)
    return replace(asked, decisions=decisions_held(ledger), grades=grades)


def grade(path: Path, said: SourceGrade, *, at: datetime) -> SourceGrade:
    """
    Keeps what an analyst holds a source to be worth, under the source's one name; earlier grades
    stay. Raises NoSuchId where a grade is taken back that the desk does not have.
    """
    kept = replace(said, origin=same_name(said.origin.strip()))
    with Ledger.open(path) as ledger:
        held = in_force(grades_held(ledger), None)
        if kept.reliability is None and kept.origin not in {g.origin for g in held}:
            names = ", ".join(g.origin for g in held) or "none"
            raise NoSuchId(f"{kept.origin} is not graded on this desk; graded sources: {names}.")
        with ledger.writing(at=at) as work:
            work.add_decision(KIND, kept.origin, kept)
    return kept


def believing(asked: Asked, said: Mapping[str, float]) -> Asked:
    """The question with these grades for this once, on any day; they are sealed with its answer."""
    once = tuple(
        SourceGrade(same_name(name), value, date.min, "given with the question")
        for name, value in said.items()
    )
    return replace(asked, grades=(*asked.grades, *once))

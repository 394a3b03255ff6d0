"""What an analyst holds a source's word to be worth, beside what the machine can know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """
    "From 3 May 2023 on GUR is believed at .7, says A. Koval: two of its warnings came to
    nothing": what an analyst holds one source's word to be worth.

    origin: the source under its one name. reliability: 0 (no effect) to 1 (its full
    weight); None takes an earlier grade back. since: the first day whose answers heed it.
    by: who graded, as they gave it.
    """

    origin: str
    reliability: float | None
    since: date
    because: str
    by: str = ""


def in_force(grades: Iterable[SourceGrade], day: date | None) -> tuple[SourceGrade, ...]:
    """
    The grades that hold on a day, one for each source; all of them where no day is asked for.

    grades: in the order they were kept; of two about one source the newer replaces the older
    from its own first day on.
    """
    held: dict[str, SourceGrade] = {}
    for grade in grades:
        if day is None or grade.since <= day:
            held[grade.origin] = grade
    return tuple(held[name] for name in sorted(held) if held[name].reliability is not None)


def believed(grades: Iterable[SourceGrade]) -> dict[str, float]:
    """Each graded source with what it is believed, 0 to 1."""
    return {g.origin: g.reliability for g in grades if g.reliability is not None}

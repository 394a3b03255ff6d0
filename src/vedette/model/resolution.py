"""How a question ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """How a question ended: it happened, it did not, or it cannot be said."""

    YES = "yes"
    NO = "no"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Resolution:
    """
    "P2 resolved no on 31 December 2023, because no formed unit crossed."

    on: the day on which the outcome was settled: the last day forecasts count.
    """

    question: str
    outcome: Outcome
    on: date
    because: str

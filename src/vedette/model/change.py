"""Why an answer moved between two days, cause by cause, to the last digit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedette.model.likelihood import Likelihood


class CauseKind(StrEnum):
    """What can move a range."""

    NEW = "new origin"
    NEWER = "newer judgement"
    TOLD = "better evidence"  # the same judgement, told otherwise by texts that came since
    GONE = "no longer counted"
    AGEING = "ageing"
    SHARED = "shared sources"
    GRADED = "reliability graded"
    PUSHED = "pushed from the prior"
    PRIOR = "prior"
    ORDER = "order of propositions"
    INDICATOR = "indicator"
    SCENARIOS = "scenarios"  # what rows of a board come to together, beyond each alone


@dataclass(frozen=True, slots=True)
class Cause:
    """
    "The judgement of GUR ended on 31 December: down .21 in log-odds, 3.0 points in a hundred."

    log_odds, points: its part of the change of the central value, signed; points are chances
        times 100. The parts of a change sum to it.
    origin: "" where the cause is nobody's.
    """

    kind: CauseKind
    log_odds: float
    points: float
    sentence: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """
    "From 8 in a hundred on 20 December to 6 on the 21st: down 2, of which ...".

    before, after: the ranges, None on a day on which nobody had judged; then the change counts
    from, or to, the prior. log_odds, points: of the central values, after less before. silent:
    what came and moved nothing, with the reason.
    """

    question: str
    since: date
    to: date
    before: Likelihood | None
    after: Likelihood | None
    prior: float
    log_odds: float
    points: float
    causes: tuple[Cause, ...]
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardChange:
    """
    "By the indicators alone 8 in a hundred on 20 December, 5 on the 21st: field hospitals
    expired, down .41 in log-odds": why the board moved, beside the range and never in it.

    before, after: probability of the main proposition by the board, from its prior. log_odds:
    after less before; the parts of the causes sum to it.
    """

    question: str
    since: date
    to: date
    before: float
    after: float
    log_odds: float
    points: float
    causes: tuple[Cause, ...]

"""Competing hypotheses against evidence: the machine's cells, the analyst's, and what follows."""

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """How well a piece of evidence fits a hypothesis (Heuer's letters)."""

    CC = "CC"  # very consistent
    C = "C"
    N = "N"  # neither
    NA = "NA"  # does not apply
    I = "I"  # noqa: E741 - inconsistent, as the method writes it
    II = "II"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """
    "H2: Belarus goes in beside Russia; 3 in 100 before any evidence": one column.

    answer: whether the main proposition comes true there; None where it is left open.
    """

    id: str
    text: str
    prior: float
    answer: bool | None
    settled: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class AnalystCell:
    """
    "I rate the field hospital C under H4, because an exercise could explain it": a person's
    cell, kept beside the machine's. rating None takes an earlier one back.
    """

    question: str
    row: str
    scenario: str
    rating: Rating | None
    because: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """
    "C by likelihood .70; the analyst says N": one cell.

    chance: of this evidence if the hypothesis is true, 0 to 1, as the machine has it.
    """

    scenario: str
    machine: Rating
    chance: float
    analyst: AnalystCell | None = None

    @property
    def used(self) -> Rating:
        """The analyst's rating where there is one."""
        said = self.analyst.rating if self.analyst else None
        return said or self.machine


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """
    "The General Staff saw no strike group": one piece of evidence, its copies merged.

    kind: `indicator` or `judgement`. logs: natural logarithm of the likelihood under each
    hypothesis, in the order of the columns. weight: what dependence leaves of it, 0 to 1.
    diagnostic: whether the likelihoods differ at least twofold. sure: how sure the reports make
    it that the thing is so, 0 to 1. cites: ids that explain it.
    """

    id: str
    kind: str
    text: str
    origins: tuple[str, ...]
    cells: tuple[MatrixCell, ...]
    logs: tuple[float, ...]
    weight: float
    diagnostic: bool
    cites: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    "H4 stands out by inconsistency, H5 by probability": what a matrix comes to.

    inconsistency: I counts 1 and II counts 2, over diagnostic rows; discounted: the same times
    each row's weight. probability: the Bayesian twin; sums to 1. All in the order of columns.
    """

    inconsistency: tuple[int, ...]
    discounted: tuple[float, ...]
    probability: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """
    "If the report of the field hospital is wrong, H5 and H1 change places": one row whose
    fault would change a ranking.

    change: `dropped` or `inverted`. method: `inconsistency` or `probability`. before, after:
    hypothesis ids, best first, ties joined by "=". first: whether the best one changes.
    """

    row: str
    change: str
    method: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """
    "Six hypotheses against eleven rows": the matrix with its Bayesian twin.

    machine: from the machine's cells alone; used: with the analyst's in their place.
    alone: the twin without the judgements of others, from indicators only.
    """

    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[MatrixRow, ...]
    machine: Verdict
    used: Verdict
    alone: Verdict
    swings: tuple[Swing, ...]
    steps: tuple[str, ...] = ()

"""How an answer would stand under other choices than the desk's own."""

from dataclasses import dataclass

from vedette.model.likelihood import Likelihood


@dataclass(frozen=True, slots=True)
class Variant:
    """
    "With a half-life of 14 days instead of 45: 12 in a hundred, 3 points up."

    group: which choice is made otherwise (scale, prior, half-life, lineage, push); choice: how.
    points: change of the central value, in chances times 100.
    """

    group: str
    choice: str
    likelihood: Likelihood | None
    points: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """
    "As it stands 15 in a hundred; any one choice made otherwise leaves it between 8 and 24; the
    two that move it most together make it 31."

    variants: one choice at a time. worst: the two choices, of different groups, that together
    move it most; None where there are no two.
    """

    question: str
    text: str
    base: Likelihood | None
    prior: float
    variants: tuple[Variant, ...]
    worst: Variant | None = None

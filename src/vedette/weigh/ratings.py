"""Cells of a matrix of competing hypotheses: what the machine suggests, and what they add up to.

Source: Heuer, Psychology of Intelligence Analysis, ch. 8; only I and II count, I once and II
twice (the usual scoring of ACH software). The limits are those of ICD 203's words: very likely
from .80, likely from .55, even from .45, unlikely from .20.
"""

import math
from collections.abc import Sequence

from vedette.model.matrix import Rating

RULE = "weigh.matrix/1"
_LIMITS = ((0.80, Rating.CC), (0.55, Rating.C), (0.45, Rating.N), (0.20, Rating.I))
# What a cell that an analyst rates stands for in the twin: the middle of its band.
_MIDDLE = {Rating.CC: 0.90, Rating.C: 0.675, Rating.N: 0.50, Rating.I: 0.325, Rating.II: 0.10}
_POINTS = {Rating.I: 1, Rating.II: 2}
_OPPOSITE = {
    Rating.CC: Rating.II,
    Rating.C: Rating.I,
    Rating.I: Rating.C,
    Rating.II: Rating.CC,
}


def suggested(chance: float) -> Rating:
    """
    The cell for evidence that has this chance if the hypothesis is true: .86 is CC, .30 is I.
    """
    return next((rating for limit, rating in _LIMITS if chance >= limit - 1e-9), Rating.II)


def opposite(rating: Rating) -> Rating:
    """The cell if the evidence is wrong: CC for II, C for I; N and NA stay."""
    return _OPPOSITE.get(rating, rating)


def points(rating: Rating) -> int:
    """1 for I, 2 for II, nothing for the rest."""
    return _POINTS.get(rating, 0)


def log_of(rating: Rating, others: Sequence[float]) -> float:
    """
    The log-likelihood an analyst's cell stands for. NA says that the row does not speak to the
    hypothesis: it then takes the mean of the other columns and moves nothing.
    """
    if rating is Rating.NA:
        likely = [math.exp(x) for x in others]
        return math.log(math.fsum(likely) / len(likely)) if likely else 0.0
    return math.log(_MIDDLE[rating])


def order_of(values: Sequence[float], names: Sequence[str]) -> tuple[str, ...]:
    """The names from the least value up, ties joined: ("H4=H5", "H1")."""
    tiers: dict[float, list[str]] = {}
    for value, name in zip(values, names, strict=True):
        tiers.setdefault(round(value, 9), []).append(name)
    return tuple("=".join(tiers[value]) for value in sorted(tiers))

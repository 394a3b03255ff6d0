"""Probabilities as odds: the few formulas every range rests on.

Sources: geometric mean of odds (external Bayesianity; Satopää et al. 2014); pushing away from
the prior by d(n) (Neyman and Roughgarden 2021, closed form after Sevilla).
"""

import math
from collections.abc import Sequence

# "Impossible" and "certain" have no finite log-odds. One in a thousand is finer than any word
# of doubt in the tables, and keeps one absolute speaker from overruling everybody else.
EPSILON = 0.001


def clipped(p: float) -> float:
    """The probability, kept one in a thousand away from 0 and 1."""
    return min(1 - EPSILON, max(EPSILON, p))


def log_odds(p: float) -> float:
    """The natural logarithm of p / (1 - p): .22 is -1.27; ends clipped by EPSILON."""
    p = clipped(p)
    return math.log(p / (1 - p))


def probability(odds: float) -> float:
    """The probability whose log-odds these are: -1.27 is .22; never exactly 0 or 1."""
    if odds >= 0:
        return min(1 / (1 + math.exp(-odds)), 1 - 2**-52)
    grown = math.exp(max(odds, -700.0))
    return grown / (1 + grown)


def mean_odds(values: Sequence[float], weights: Sequence[float]) -> float:
    """
    The weighted mean of log-odds, which is the weighted geometric mean of odds.

    math.fsum keeps the sum independent of the order the documents came in.
    """
    return math.fsum(w * v for w, v in zip(weights, values, strict=True)) / math.fsum(weights)


def push(n: float) -> float:
    """
    How far n voices who each know a part push the pool away from the prior: 1 for one voice,
    1.29 for two, 1.42 for three, 1.73 (the root of 3) for endlessly many.

    d(n) = n (sqrt(3n² - 3n + 1) - 2) / (n² - n - 1). At the root of the denominator, the
    golden ratio 1.618, numerator and denominator vanish together; the limit is taken there.
    """
    if n <= 1:
        return 1.0
    below = n * n - n - 1
    if abs(below) < 1e-6:
        # L'Hôpital: the numerator's slope over the denominator's.
        return n * (6 * n - 3) / (4 * (2 * n - 1))
    return n * (math.sqrt(3 * n * n - 3 * n + 1) - 2) / below


def held(factor: float, anchor: float, mean: float, own: float, *, given: bool) -> float:
    """
    The factor of a push that takes no side the origins did not take: six who all put it at even
    are not made to say "likely" because the prior was at one in ten.

    anchor, mean, own: log-odds of the prior, of the pool, and of the origins' mean without the
    prior. given: whether somebody thought about the prior. A push towards even, away from a prior
    that is surer than the origins, stops at even, and at the origins' mean where nobody gave that
    prior; where the origins stand across even from it, at the same push away from even. All meet
    where they part, so that no answer jumps.
    """
    pushed = anchor + factor * (mean - anchor)
    side = 1.0 if anchor <= 0 else -1.0
    if side * (own - anchor) <= 0 or mean == anchor:
        return factor
    most = factor * own if side * own > 0 else 0.0 if given else own
    target = side * min(side * pushed, side * most)
    return (target - anchor) / (mean - anchor)


def design_effect(n: int, rho: float) -> float:
    """
    How many independent voices n voices are worth that share the part rho of what they know:
    n / (1 + (n - 1) rho). Eight copies at rho .8 are worth 1.21.
    """
    return n / (1 + (n - 1) * rho) if n else 0.0

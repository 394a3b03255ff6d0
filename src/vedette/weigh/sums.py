"""The nearest chances that keep sums as well as orders: alone and beside, at most at all.

Nearest by the Bernoulli divergence of Kullback and Leibler, each proposition weighted by its
evidence. With orders alone it gives the very point that weighted least squares on log-odds gives
(for this divergence the isotonic fit of the log-odds is the answer: Robertson, Wright and Dykstra
1988), and with sums, which are linear in the chances and not in the log-odds, the problem stays
convex, so that there is one nearest point. It is found on the dual, one multiplier at a time
(Bregman 1967, with Hildreth's correction), until no multiplier moves.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from vedette.model.question import Sum

# Each row names what is added (+1) and what it may not pass (-1).
Row = tuple[tuple[str, float], ...]

_STILL = 1e-14
_NOTHING = 1e-16
_MOST_ROUNDS = 2_000
_MOST_STEPS = 60
# Log-odds of a chance that 1 less 1 in 2,000 million; what bears next to nothing may go that far.
_FAR = 21.4


def rows(arcs: Iterable[tuple[str, str]], sums: Sequence[Sum], there: frozenset[str]) -> list[Row]:
    """Every order and every sum as a row over the propositions there are."""
    out: list[Row] = []
    implied = set()
    for one in sums:
        parts = [(name, 1.0) for name in one.parts if name in there]
        if parts and one.whole in there:
            out.append((*parts, (one.whole, -1.0)))
            implied |= {(name, one.whole) for name, _ in parts}
    # A sum keeps each of its parts below the whole; two rows that say so would wrestle for long.
    return out + [((a, 1.0), (b, -1.0)) for a, b in sorted(set(arcs) - implied)]


def excess(row: Row, chances: Mapping[str, float]) -> float:
    """By how much the parts pass the whole; 0 or less where the row holds."""
    return math.fsum(sign * chances[name] for name, sign in row)


def project(
    values: Mapping[str, float], weights: Mapping[str, float], constraints: Sequence[Row]
) -> dict[str, float]:
    """The nearest log-odds under which every row holds; those that hold already come back."""
    odds = dict(values)
    held = [0.0] * len(constraints)
    for _ in range(_MOST_ROUNDS):
        before = dict(odds)
        for place, row in enumerate(constraints):
            step = _step(row, odds, weights, -held[place])
            held[place] += step
            for name, sign in row if step else ():
                odds[name] -= sign * step / weights[name]
        # Told by the chances: far out a log-odds may still swing where no chance moves.
        if all(abs(_chance(odds[n]) - _chance(was)) < _STILL for n, was in before.items()):
            break
    return {n: min(max(x, -_FAR), _FAR) for n, x in odds.items()}


def _step(row: Row, odds: Mapping[str, float], weights: Mapping[str, float], least: float) -> float:
    """
    How much the row's multiplier must move for the row to hold exactly, and never below `least`,
    which takes out all it ever put in.
    """
    signs = [sign for _, sign in row]
    start = [odds[name] for name, _ in row]
    pulls = [sign / weights[name] for name, sign in row]

    def over(step: float) -> tuple[float, float]:
        """By how much the row is broken after a step, and how fast that falls."""
        chances = [_chance(x - pull * step) for x, pull in zip(start, pulls, strict=True)]
        parts = zip(signs, pulls, chances, strict=True)
        slope = math.fsum(sign * pull * p * (1 - p) for sign, pull, p in parts)
        return math.fsum(sign * p for sign, p in zip(signs, chances, strict=True)), slope

    now, _ = over(0.0)
    if abs(now) < _NOTHING or (now < 0 and least == 0):
        return 0.0
    if now < 0 and over(least)[0] <= 0:
        return least
    low, high = (0.0, 1.0) if now > 0 else (least, 0.0)
    while over(high)[0] > 0:
        low, high = high, 2 * high
    step = high if now > 0 else 0.0
    for _ in range(_MOST_STEPS):
        left, slope = over(step)
        if abs(left) < _NOTHING:
            break
        low, high = (step, high) if left > 0 else (low, step)
        step += left / slope if slope > 0 else 0.0
        # Newton where it stays between the ends, else half way.
        if not low < step < high:
            step = (low + high) / 2
    return step


def _chance(odds: float) -> float:
    if odds >= 0:
        return 1 / (1 + math.exp(-odds))
    raised = math.exp(odds)
    return raised / (1 + raised)

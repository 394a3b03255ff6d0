"""The chances nearest to some prior ones that give certain events certain chances."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vedette.weigh.isotonic import Arcs

Values = NDArray[np.float64]

# Two events of one chance, one inside the other, are one event; the orders are kept to this.
_ONE = 1e-9
_EXACT = 1e-12
_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Nearest:
    """
    "Every way in which P2 comes true counts 1.8 times, and all are divided by 1.04."

    chances: one for each cell, summing to 1. factors: by which a cell's prior is multiplied for
    each event it lies in. total: what all are divided by. distance: relative entropy to the
    prior, in nats. merged: pairs of events that stand at one chance.
    """

    chances: Values
    targets: Mapping[str, float]
    factors: Mapping[str, float]
    total: float
    distance: float
    merged: tuple[tuple[str, str], ...] = ()


def nearest(prior: Values, truths: Values, targets: Mapping[str, float], arcs: Arcs) -> Nearest:
    """
    The minimum relative entropy chances under which each event has its target.

    prior: chances of the cells, all above 0; truths: cells by events, 1 where the event holds.
    targets lie strictly inside 0 and 1 and keep the arcs (lesser, greater). What iterative
    proportional fitting runs to, found by Newton's method on the dual: fitting one event after
    the other takes thousands of rounds where one nearly fills another.
    """
    names = tuple(targets)
    merged = tuple(sorted((a, b) for a, b in arcs if targets[b] - targets[a] < _ONE))
    column = {name: n for n, name in enumerate(names)}
    alive = np.ones(len(prior), dtype=bool)
    for lesser, greater in merged:
        alive &= truths[:, column[lesser]] == truths[:, column[greater]]
    wanted = np.array([targets[name] for name in names])
    weights = np.where(alive, prior, 0.0)
    power = _dual(weights, truths, wanted) if names else np.zeros(0)
    grown = weights * np.exp(truths @ power)
    total = float(grown.sum())
    chances = grown / total
    return Nearest(
        chances,
        dict(targets),
        {name: math.exp(float(power[column[name]])) for name in names},
        total,
        _distance(chances, prior),
        merged,
    )


def _dual(weights: Values, truths: Values, wanted: Values) -> Values:
    """The powers at which the log of the total less powers times targets is least."""
    power = np.zeros(len(wanted))
    value = _height(power, weights, truths, wanted)
    for _ in range(_MOST_STEPS):
        chances = weights * np.exp(truths @ power)
        chances = chances / chances.sum()
        means = chances @ truths
        slope = means - wanted
        if float(np.abs(slope).max()) < _EXACT:
            break
        bend = (truths * chances[:, None]).T @ truths - np.outer(means, means)
        # Merged events bend the same way; the least-squares step moves them together.
        step = np.linalg.lstsq(bend, slope, rcond=1e-13)[0]
        length = 1.0
        while length > 1e-10:
            tried = power - length * step
            height = _height(tried, weights, truths, wanted)
            if height <= value - 1e-4 * length * float(slope @ step) or length < 1e-9:
                break
            length /= 2
        power, value = tried, height
    return power


def _height(power: Values, weights: Values, truths: Values, wanted: Values) -> float:
    lifted = truths @ power
    top = float(lifted[weights > 0].max())
    total = float((weights * np.exp(np.minimum(lifted - top, 0.0))).sum())
    return top + math.log(total) - float(power @ wanted)


def _distance(chances: Values, prior: Values) -> float:
    inside = chances > 0
    return float((chances[inside] * np.log(chances[inside] / prior[inside])).sum())

"""The chances nearest to some prior ones that give certain events certain chances."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

# What missing a target costs against departing from the prior: what can be met is met to some
# seven digits, and to ten once the price has been taken out again.
_PRICE = 1e8
# Each round of taking it out leaves a price on the last round's change alone.
_ROUNDS = 2
# The same where not all can be met: little enough that no power runs out of the floating point.
_MILD_PRICE = 1e4
# Beyond this power (times e to the hundred) targets pull against one another for ever.
_FAR = 100.0
_EXACT = 1e-13
_MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class Nearest:
    """
    "Every way in which P2 comes true counts 1.8 times, and all are divided by 1.04."

    chances: one for each cell, summing to 1. targets: what was asked of each event, and reached
    what it got. factors: by which a cell's prior is multiplied for each event it lies in. total:
    what all are divided by. distance: relative entropy to the prior, in nats.
    """

    chances: Values
    targets: Mapping[str, float]
    reached: Mapping[str, float]
    factors: Mapping[str, float]
    total: float
    distance: float


def nearest(prior: Values, truths: Values, targets: Mapping[str, float]) -> Nearest:
    """
    The minimum relative entropy chances under which each event has its target.

    prior: chances of the cells, all above 0; truths: cells by events, 1 where the event holds.
    Targets that cannot all be met are met as nearly as they can be (least squares). What
    iterative proportional fitting runs to, found by Newton's method on the dual: fitting one
    event after the other takes thousands of rounds where one nearly fills another.
    """
    names = tuple(targets)
    wanted = np.array([targets[name] for name in names])
    power = _dual(prior, truths, wanted, _PRICE)
    for _ in range(_ROUNDS):
        power = _dual(prior, truths, wanted + power / _PRICE, _PRICE)
    if names and float(np.abs(power).max()) > _FAR:
        mild = _dual(prior, truths, wanted, _MILD_PRICE, far=math.inf)
        power = _dual(prior, truths, _lifted(prior, truths, mild) @ truths, _PRICE)
    chances = _lifted(prior, truths, power)
    total = float((prior * np.exp(truths @ power)).sum())
    got = chances @ truths
    inside = chances > 0
    return Nearest(
        chances,
        dict(targets),
        {name: float(got[n]) for n, name in enumerate(names)},
        {name: math.exp(float(power[n])) for n, name in enumerate(names)},
        total,
        float((chances[inside] * np.log(chances[inside] / prior[inside])).sum()),
    )


def _lifted(prior: Values, truths: Values, power: Values) -> Values:
    """The chances at those powers, summing to 1."""
    raised = truths @ power
    grown: Values = prior * np.exp(raised - float(raised.max()))
    return grown / float(grown.sum())


def _dual(
    prior: Values, truths: Values, wanted: Values, price: float, *, far: float = _FAR
) -> Values:
    """The powers at which log total, less powers times targets, plus their own price is least."""
    power = np.zeros(len(wanted))
    value = _height(power, prior, truths, wanted, price)
    for _ in range(_MOST_STEPS if len(wanted) else 0):
        chances = _lifted(prior, truths, power)
        means = chances @ truths
        slope = means - wanted + power / price
        bend = (truths * chances[:, None]).T @ truths - np.outer(means, means)
        step = np.linalg.solve(bend + np.eye(len(wanted)) / price, slope)
        gain = float(slope @ step)
        if gain < _EXACT or float(np.abs(power).max()) > far:
            # So near the end a whole step is safe, and squares the error.
            power = power - step if gain < _EXACT else power
            break
        length = 1.0
        while True:
            tried = power - length * step
            height = _height(tried, prior, truths, wanted, price)
            if height <= value - 1e-4 * length * gain or length < 1e-9:
                break
            length /= 2
        power, value = tried, height
    return power


def _height(power: Values, prior: Values, truths: Values, wanted: Values, price: float) -> float:
    raised = truths @ power
    top = float(raised.max())
    total = float((prior * np.exp(raised - top)).sum())
    return top + math.log(total) - float(power @ wanted) + float(power @ power) / (2 * price)

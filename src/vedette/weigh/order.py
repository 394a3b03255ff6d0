"""Answers that cannot contradict one another: entering alone is never above entering at all."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.model.assessment import OrderCheck, Pooled
from vedette.model.likelihood import Likelihood
from vedette.model.question import Order
from vedette.weigh.isotonic import Arcs, closure, project

# Beyond this an order is broken; below it two numbers are the same after rounding.
TOLERANCE = 1e-9
# Moving an end through log-odds and back changes the last digits of numbers nobody moved.
_SAME = 1e-12
_PARTS = ("low", "central", "high")


def coherent(
    pooled: Sequence[Pooled], orders: Sequence[Order]
) -> tuple[tuple[Pooled, ...], tuple[OrderCheck, ...]]:
    """
    "Entering alone (7%) came out above entering at all (5%); both now stand at 6%": the
    nearest answers that keep every order, and a check with both numbers for each order.

    Low, centre and high are projected apart, by weighted least squares on log-odds; answers
    that rest on more evidence move less. Answers already in order come back unchanged, and so
    do answers without a range. `before_order` keeps the range as pooled.
    """
    ranges = {p.question: p.likelihood for p in pooled if p.likelihood is not None}
    arcs = closure(
        [p.question for p in pooled],
        {(o.lesser, o.greater) for o in orders},
        frozenset(ranges),
    )
    weights = {p.question: _evidence(p) for p in pooled}
    fitted = _fit(ranges, weights, arcs)
    moved = tuple(_moved(p, fitted) for p in pooled)
    return moved, tuple(_check(order, ranges, fitted) for order in orders)


def _evidence(answer: Pooled) -> float:
    return math.fsum([*(s.weight for s in answer.shares), answer.prior_weight, 1e-6])


def _fit(
    ranges: Mapping[str, Likelihood], weights: Mapping[str, float], arcs: Arcs
) -> dict[str, Likelihood]:
    if all(_holds(ranges[a], ranges[b]) for a, b in arcs):
        return dict(ranges)
    ends = {
        part: _part({name: getattr(r, part) for name, r in ranges.items()}, weights, arcs)
        for part in _PARTS
    }
    return {name: _likelihood(*(ends[part][name] for part in _PARTS)) for name in ranges}


def _likelihood(low: float, central: float, high: float) -> Likelihood:
    # Projecting keeps low below centre below high exactly; computing it, to the last digit.
    return Likelihood(min(low, central), central, max(central, high))


def _part(
    values: Mapping[str, float], weights: Mapping[str, float], arcs: Arcs
) -> dict[str, float]:
    if all(values[a] <= values[b] + TOLERANCE for a, b in arcs):
        return dict(values)
    fitted = project({name: _logit(p) for name, p in values.items()}, weights, arcs)
    back = {name: 1 / (1 + math.exp(-odds)) for name, odds in fitted.items()}
    return {name: p if abs(back[name] - p) < _SAME else back[name] for name, p in values.items()}


def _logit(p: float) -> float:
    # Pooled ranges never reach 0 or 1; a range handed in from elsewhere might.
    p = min(1 - 1e-12, max(1e-12, p))
    return math.log(p) - math.log1p(-p)


def _holds(lesser: Likelihood, greater: Likelihood) -> bool:
    return all(getattr(lesser, p) <= getattr(greater, p) + TOLERANCE for p in _PARTS)


def _moved(answer: Pooled, fitted: Mapping[str, Likelihood]) -> Pooled:
    after, before = fitted.get(answer.question), answer.likelihood
    if after is None or before is None or after == before:
        return answer
    step = (
        f"The orders between the propositions moved {_range(before)} to {_range(after)}: "
        "the nearest coherent point, by least squares on log-odds weighted by evidence."
    )
    return replace(answer, likelihood=after, before_order=before, steps=(*answer.steps, step))


def _check(
    order: Order, before: Mapping[str, Likelihood], after: Mapping[str, Likelihood]
) -> OrderCheck:
    silent = [name for name in (order.lesser, order.greater) if name not in before]
    if silent:
        named = " and ".join(dict.fromkeys(silent))
        rule = f"{order.lesser} is not above {order.greater}"
        sentence = f"{rule}: cannot be checked, because nobody judged {named}."
        return OrderCheck(order, held=True, moved=False, sentence=sentence)
    lesser, greater = before[order.lesser], before[order.greater]
    held = _holds(lesser, greater)
    new_lesser, new_greater = after[order.lesser], after[order.greater]
    moved = (new_lesser, new_greater) != (lesser, greater)
    shown = f"{order.lesser}, {_range(lesser)}, is not above {order.greater}, {_range(greater)}"
    if held and not moved:
        sentence = f"{shown}: holds."
    else:
        became = f"{_range(new_lesser)} and {_range(new_greater)}"
        verdict = "held before other orders moved them" if held else "did not hold"
        sentence = f"{shown}: {verdict}; moved to {became}."
    return OrderCheck(order, held=held, moved=moved, sentence=sentence)


def _range(likelihood: Likelihood) -> str:
    return f"{likelihood.central:.1%} ({likelihood.low:.1%} to {likelihood.high:.1%})"

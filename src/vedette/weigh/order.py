"""Answers that cannot contradict one another: entering alone is never above entering at all."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.model.assessment import OrderCheck, Pooled
from vedette.model.likelihood import Likelihood
from vedette.model.question import Order, Sum
from vedette.weigh.isotonic import Arcs, closure, project
from vedette.weigh.sums import excess, rows
from vedette.weigh.sums import project as nearest

# Beyond this an order is broken; below it two numbers are the same after rounding.
TOLERANCE = 1e-9
# Moving an end through log-odds and back changes the last digits of numbers nobody moved.
_SAME = 1e-12
_PARTS = ("low", "central", "high")


def coherent(
    pooled: Sequence[Pooled], orders: Sequence[Order], sums: Sequence[Sum] = ()
) -> tuple[tuple[Pooled, ...], tuple[OrderCheck, ...]]:
    """
    "Entering alone (7%) came out above entering at all (5%); both now stand at 6%": the
    nearest answers that keep every order, and a check with both numbers for each order.

    Low, centre and high are projected apart, by weighted least squares on log-odds; answers
    that rest on more evidence move less. Answers already in order come back unchanged, and so
    do answers without a range. `before_order` keeps the range as pooled. sums: bind the centres,
    and the ends go with them: both parts at their high ends at once is what nobody said.
    """
    ranges = {p.question: p.likelihood for p in pooled if p.likelihood is not None}
    arcs = closure(
        [p.question for p in pooled],
        {(o.lesser, o.greater) for o in orders},
        frozenset(ranges),
    )
    weights = {p.question: _evidence(p) for p in pooled}
    fitted = _fit(ranges, weights, arcs)
    bound = rows((), sums, frozenset(ranges))
    centres = {name: r.central for name, r in fitted.items()}
    if any(excess(row, centres) > TOLERANCE for row in bound):
        fitted = _summed(ranges, fitted, weights, arcs, sums)
    moved = tuple(_moved(p, fitted) for p in pooled)
    checks = [_check(order, ranges, fitted) for order in orders]
    return moved, (*checks, *(_sum_check(one, ranges, fitted) for one in sums))


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


def _summed(
    ranges: Mapping[str, Likelihood],
    fitted: Mapping[str, Likelihood],
    weights: Mapping[str, float],
    arcs: Arcs,
    sums: Sequence[Sum],
) -> dict[str, Likelihood]:
    """Centres that keep the sums too, and ends moved by as much, in order among themselves."""
    bound = rows(arcs, sums, frozenset(ranges))
    centres = nearest({n: _logit(r.central) for n, r in ranges.items()}, weights, bound)
    by = {n: odds - _logit(fitted[n].central) for n, odds in centres.items()}
    low, high = (
        project({n: _logit(getattr(r, end)) + by[n] for n, r in fitted.items()}, weights, arcs)
        for end in ("low", "high")
    )
    return {n: _likelihood(*(1 / (1 + math.exp(-p[n])) for p in (low, centres, high))) for n in by}


def _sum_check(
    one: Sum, before: Mapping[str, Likelihood], after: Mapping[str, Likelihood]
) -> OrderCheck:
    order, beside = Order(one.parts[0], one.whole, one.because), one.parts[1:]
    parts = [name for name in one.parts if name in before]
    said = f"{' and '.join(one.parts)} exclude one another and are ways of {one.whole}"
    if one.whole not in before or not parts:
        sentence = f"{said}: cannot be checked, because too few of them were judged."
        return OrderCheck(order, held=True, moved=False, sentence=sentence, beside=beside)
    was, now = (math.fsum(r[name].central for name in parts) for r in (before, after))
    whole, became = before[one.whole].central, after[one.whole].central
    held = was <= whole + TOLERANCE
    shown = f"{said}: together {was:.1%}, not above {whole:.1%}"
    if (was, whole) == (now, became):
        sentence = f"{shown}: holds."
    else:
        verdict = "held before other orders moved them" if held else "did not hold"
        sentence = f"{shown}: {verdict}; moved to {now:.1%} and {became:.1%}."
    moved = (was, whole) != (now, became)
    return OrderCheck(order, held=held, moved=moved, sentence=sentence, beside=beside)


def _likelihood(low: float, central: float, high: float) -> Likelihood:
    # Projecting keeps low below centre below high exactly; computing it, to the last digit.
    low, high = min(low, central), max(central, high)
    # Near 0 and 1 the digits may end before the range does.
    return Likelihood(low if low < high else low * (1 - 1e-9), central, high)


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
        "the nearest coherent point, on log-odds weighted by evidence."
    )
    return replace(answer, likelihood=after, before_order=before, steps=(*answer.steps, step))


def _check(
    order: Order, before: Mapping[str, Likelihood], after: Mapping[str, Likelihood]
) -> OrderCheck:
    silent = [name for name in (order.lesser, order.greater) if name not in before]
    if silent:
        named = " and ".join(dict.fromkeys(silent))
        rule = f"{order.lesser} may not be likelier than {order.greater}"
        sentence = f"{rule}: cannot be checked, because nobody judged {named}."
        return OrderCheck(order, held=True, moved=False, sentence=sentence)
    lesser, greater = before[order.lesser], before[order.greater]
    held = _holds(lesser, greater)
    new_lesser, new_greater = after[order.lesser], after[order.greater]
    moved = (new_lesser, new_greater) != (lesser, greater)
    shown = (
        f"{order.lesser} may not be likelier than {order.greater}: {_range(lesser)} against "
        f"{_range(greater)}"
    )
    if held and not moved:
        sentence = f"{shown} holds."
    else:
        became = f"{_range(new_lesser)} and {_range(new_greater)}"
        verdict = "held until other orders moved them" if held else "did not hold"
        sentence = f"{shown} {verdict}; now {became}."
    return OrderCheck(order, held=held, moved=moved, sentence=sentence)


def _range(likelihood: Likelihood) -> str:
    return f"{likelihood.central:.1%} ({likelihood.low:.1%} to {likelihood.high:.1%})"

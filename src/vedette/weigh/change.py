"""
Why a range moved between two days, cause by cause, the parts summing to the whole.

Method: the pooled centre is one formula of every voice's weight and log-odds, the prior's, and
the push away from it. All of them are led in a straight line from the values of the first day to
those of the second; what each adds on the way is its part (the integrated path of Aumann and
Shapley, which treats all causes alike: no cause is asked before another). A weight's part is
divided between age and shared sources by Shapley's rule for two. What the orders moved is added
as it is. Parts in points are those in log-odds times the one factor that takes the sums over.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from vedette.model.assessment import Pooled, Share
from vedette.model.change import Cause, CauseKind, Change
from vedette.weigh.odds import log_odds

RULE = "change.path/1"
_POINTS, _PARTS = np.polynomial.legendre.leggauss(24)
# Below this a part is the rounding of the sum, not a cause.
_NOTHING = 1e-13


@dataclass(frozen=True, slots=True)
class _Side:
    """One origin on the two days: the share it had, None where it had none."""

    before: Share | None
    after: Share | None

    @property
    def weights(self) -> tuple[float, float]:
        return (
            self.before.weight if self.before else 0.0,
            self.after.weight if self.after else 0.0,
        )

    @property
    def values(self) -> tuple[float, float]:
        """Log-odds on both days; a voice that comes or goes brings its own and does not move."""
        one, two = self.before or self.after, self.after or self.before
        return (one.log_odds if one else 0.0, two.log_odds if two else 0.0)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What each origin's weight and words, the prior and the push added on the way."""

    weight: Mapping[str, float]
    words: Mapping[str, float]
    prior: float
    push: float


def change(before: Pooled, after: Pooled, since: date, to: date) -> Change:
    """
    "From 8 to 6 in a hundred: GUR's words ended, down 3; a new origin, up 1": the change of the
    central value between two answers to one question, as causes that sum to it.

    Needs nothing but the two answers, so that it can be worked out again from a ledger.
    """
    sides = _sides(before, after)
    parts = _path(before, after, sides)
    causes = [c for name in sorted(sides) for c in _of_origin(name, sides[name], parts, after)]
    causes += _of_all(before, after, parts)
    start, end = _centre(before), _centre(after)
    moved = _logit(end) - _logit(start)
    factor = (end - start) / moved if abs(moved) > 1e-9 else end * (1 - end)
    causes = [c for c in causes if abs(c.log_odds) > _NOTHING]
    shown = tuple(_in_points(c, 100 * factor) for c in sorted(causes, key=_size))
    heard = {s.judgement for s in before.silent}
    return Change(
        question=after.question,
        since=since,
        to=to,
        before=before.likelihood,
        after=after.likelihood,
        prior=after.prior,
        log_odds=moved,
        points=100 * (end - start),
        causes=shown,
        silent=tuple(
            f"{s.origin}: {s.because}"
            for s in after.silent
            if s.judgement not in heard and s.origin not in {c.origin for c in causes}
        ),
    )


def _size(cause: Cause) -> tuple[float, str, str]:
    return -abs(cause.log_odds), cause.kind.value, cause.origin


def _in_points(cause: Cause, factor: float) -> Cause:
    return Cause(cause.kind, cause.log_odds, factor * cause.log_odds, cause.sentence, cause.origin)


def _centre(answer: Pooled) -> float:
    """The central value shown; where nobody judged, the prior that stands in its place."""
    return answer.likelihood.central if answer.likelihood else answer.prior


def _unordered(answer: Pooled) -> float:
    return answer.before_order.central if answer.before_order else answer.prior


def _logit(p: float) -> float:
    return math.log(p) - math.log1p(-p)


def _sides(before: Pooled, after: Pooled) -> dict[str, _Side]:
    one = {s.origin: s for s in before.shares}
    two = {s.origin: s for s in after.shares}
    return {name: _Side(one.get(name), two.get(name)) for name in one | two}


def _path(before: Pooled, after: Pooled, sides: Mapping[str, _Side]) -> _Parts:
    """Each parameter's part of the change of the pooled centre, before any order."""
    names = sorted(sides)
    w0, w1 = (np.array([sides[n].weights[k] for n in names]) for k in (0, 1))
    v0, v1 = (np.array([sides[n].values[k] for n in names]) for k in (0, 1))
    a0, a1 = log_odds(before.prior), log_odds(after.prior)
    p0, p1 = before.prior_weight, after.prior_weight
    f0, f1 = before.extremised, after.extremised
    sums = float(w0.sum()) + p0, float(w1.sum()) + p1
    weight, words = np.zeros(len(names)), np.zeros(len(names))
    prior = push = 0.0
    for t, dt in _steps(sums):
        w, v = w0 + t * (w1 - w0), v0 + t * (v1 - v0)
        a, p, f = a0 + t * (a1 - a0), p0 + t * (p1 - p0), f0 + t * (f1 - f0)
        total = float(w.sum()) + p
        mean = (float(w @ v) + p * a) / total
        weight += dt * f * (v - mean) / total * (w1 - w0)
        words += dt * f * w / total * (v1 - v0)
        prior += dt * ((1 - f + f * p / total) * (a1 - a0) + f * (a - mean) / total * (p1 - p0))
        push += dt * (mean - a) * (f1 - f0)
    return _Parts(
        dict(zip(names, weight.tolist(), strict=True)),
        dict(zip(names, words.tolist(), strict=True)),
        float(prior),
        float(push),
    )


def _steps(sums: tuple[float, float]) -> list[tuple[float, float]]:
    """
    Places on the way with their weights, by Gauss and Legendre. The way is cut where the sum of
    weights has doubled: over a stretch on which it grows tenfold the rule would lose digits.
    """
    low, high = sorted(sums)
    pieces = max(1, math.ceil(math.log2(high / low)))
    ends = [(low * (high / low) ** (k / pieces) - low) / (high - low or 1) for k in range(pieces)]
    ends = [*ends, 1.0]
    if sums[0] > sums[1]:
        ends = [1 - t for t in reversed(ends)]
    out = []
    for start, end in pairwise(ends):
        half = (end - start) / 2
        out += [
            (float(start + half * (1 + x)), float(half * part))
            for x, part in zip(_POINTS, _PARTS, strict=True)
        ]
    return out


def _of_origin(name: str, side: _Side, parts: _Parts, after: Pooled) -> list[Cause]:
    one, two = side.before, side.after
    if one is None or two is None:
        kind = CauseKind.NEW if one is None else CauseKind.GONE
        sentence = _came(name, two) if two else _went(name, one, after)
        return [Cause(kind, parts.weight[name] + parts.words[name], 0.0, sentence, name)]
    age, shared, graded = _halves(one, two)
    whole = age + shared + graded
    per = parts.weight[name] / whole if whole else 0.0
    believed = f"{name}: believed at {two.reliability:g}, not {one.reliability:g}"
    causes = [
        Cause(CauseKind.SHARED, per * shared, 0.0, _shares(name), name),
        Cause(CauseKind.GRADED, per * graded, 0.0, believed, name),
    ]
    if one.judgement == two.judgement:
        told = f"{name}: what it said is now taken from better evidence"
        causes.append(Cause(CauseKind.AGEING, per * age, 0.0, f"{name}: its words age", name))
        return [*causes, Cause(CauseKind.TOLD, parts.words[name], 0.0, told, name)]
    said = f"{name}: a newer judgement takes the place of its earlier one"
    if one.likelihood == two.likelihood:
        said = f"{name}: said again, which brings it up to the day and adds no evidence"
    return [*causes, Cause(CauseKind.NEWER, per * age + parts.words[name], 0.0, said, name)]


def _halves(one: Share, two: Share) -> tuple[float, float, float]:
    """
    How much of a weight's change is age, how much sharing, how much an analyst's grade:
    Shapley's rule for two, first of the grade and the rest, then inside the rest.
    """
    trust = (one.reliability + two.reliability) / 2
    age = trust * (two.recency - one.recency) * (one.shared + two.shared) / 2
    shared = trust * (two.shared - one.shared) * (one.recency + two.recency) / 2
    ungraded = (one.recency * one.shared + two.recency * two.shared) / 2
    return age, shared, ungraded * (two.reliability - one.reliability)


def _came(name: str, share: Share) -> str:
    return f"{name}: heard for the first time ({share.likelihood.central:.0%})"


def _went(name: str, share: Share | None, after: Pooled) -> str:
    because = {s.judgement: s.because for s in after.silent}
    reason = because.get(share.judgement, "") if share else ""
    return f"{name}: no longer counted, because {reason or 'newer texts tell it otherwise'}"


def _shares(name: str) -> str:
    return f"{name}: who shares its sources has changed"


def _of_prior(before: Pooled, after: Pooled, known: str) -> str:
    if before.prior == after.prior:
        return (
            f"The prior weighs {after.prior_weight:.2f}, not {before.prior_weight:.2f}: "
            f"from {known}"
        )
    return "The question's own prior was changed"


def _of_all(before: Pooled, after: Pooled, parts: _Parts) -> list[Cause]:
    moved = [_logit(_centre(a)) - _logit(_unordered(a)) for a in (before, after)]
    known = f"{before.n_effective:g} to {after.n_effective:g} independent origins"
    return [
        Cause(CauseKind.PRIOR, parts.prior, 0.0, _of_prior(before, after, known)),
        Cause(CauseKind.PUSHED, parts.push, 0.0, f"From {known}: pushed otherwise from the prior"),
        Cause(
            CauseKind.ORDER,
            moved[1] - moved[0],
            0.0,
            "The order of the propositions moves it otherwise",
        ),
    ]

"""How wide the pooled range is: draws from every origin's own range, and what they disagree on."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vedette.ids import canonical
from vedette.model.likelihood import Likelihood
from vedette.settings import Settings
from vedette.weigh.odds import clipped, log_odds, mean_odds, probability

Draws = NDArray[np.float64]

# An end that falls on the centre could not be moved out by any factor.
_SLIT = 0.001


@dataclass(frozen=True, slots=True)
class Weighed:
    """ "ISW's 10 to 40 in a hundred at weight .98": one voice ready to be pooled."""

    origin: str
    likelihood: Likelihood
    weight: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The low and high end of a pooled range, with a sentence for every step to it."""

    low: float
    high: float
    steps: tuple[str, ...]


def _draws(origin: str, likelihood: Likelihood, settings: Settings) -> Draws:
    """
    One origin's draws, triangular on log-odds between its low, central and high.

    Each origin has its own generator, seeded by its name: a newcomer then leaves the draws of
    everybody else alone, and the order of the documents cannot matter.
    """
    key = hashlib.sha256(canonical([settings.seed, origin]).encode("utf-8")).digest()
    generator = np.random.default_rng(int.from_bytes(key[:8], "big"))
    low, mode, high = (log_odds(p) for p in (likelihood.low, likelihood.central, likelihood.high))
    if not low < high:
        return np.full(settings.draws, mode)
    return generator.triangular(low, mode, high, settings.draws)


def between(voices: Sequence[Weighed]) -> float:
    """The weighted variance of the origins' central log-odds; 0 for one origin."""
    if len(voices) < 2:
        return 0.0
    values = [log_odds(v.likelihood.central) for v in voices]
    weights = [v.weight for v in voices]
    middle = mean_odds(values, weights)
    spread = mean_odds([(v - middle) ** 2 for v in values], weights)
    return spread * len(voices) / (len(voices) - 1)


def spread(
    voices: Sequence[Weighed],
    prior: Likelihood | float,
    *,
    centre: float,
    n_effective: float,
    factor: float,
    settings: Settings,
) -> Spread:
    """
    The 5 to 95 percent range of the pool around its centre (log-odds), for these voices.

    Below three independent origins every draw is moved out from the centre by the root of
    3/n_effective; between-origin variance over n_effective is added as normal noise; the range
    is never narrower than the narrowest that went in, in odds nor in percentage points.
    """
    pooled = _pooled(voices, prior, factor=factor, settings=settings)
    variance = between(voices) / max(n_effective, 1.0)
    widen = math.sqrt(3 / max(n_effective, 1.0)) if n_effective < 3 else 1.0
    # Widening is for what few voices cannot show; what they disagree on is shown, and would be
    # counted twice if the noise were widened too.
    pooled = centre + widen * (pooled - centre) + math.sqrt(variance) * _normal(settings)
    low, high = (float(q) for q in np.quantile(pooled, (0.05, 0.95)))
    # A skewed range can have its mode at an end, outside its own 5 percent: the centre stays in.
    low, high = min(low, centre - _SLIT), max(high, centre + _SLIT)
    few = f"below three independent origins ({n_effective:.2f}) " if widen > 1 else ""
    steps = [
        f"{settings.draws} draws (seed {settings.seed}), each origin triangular on log-odds "
        f"between its low, central and high; {few}moved out from the centre by {widen:.3f}; "
        f"between-origin variance {variance:.3f} added: 5 to 95 percent is {_show(low)} to "
        f"{_show(high)}."
    ]
    stretched = _at_least(voices, centre, low, high)
    if stretched != (low, high):
        low, high = stretched
        steps.append(
            "No pooled range is narrower than the narrowest that went in: "
            f"{_show(low)} to {_show(high)}."
        )
    return Spread(probability(low), probability(high), tuple(steps))


def _pooled(
    voices: Sequence[Weighed], prior: Likelihood | float, *, factor: float, settings: Settings
) -> Draws:
    """Draws of the weighted mean of log-odds, the prior among the voices."""
    anchor = log_odds(prior.central if isinstance(prior, Likelihood) else prior)
    pooled: Draws = np.full(settings.draws, settings.prior_weight * anchor)
    if isinstance(prior, Likelihood):
        pooled = settings.prior_weight * _draws("\x00prior", prior, settings)
    for voice in sorted(voices, key=lambda v: v.origin):
        pooled = pooled + voice.weight * _draws(voice.origin, voice.likelihood, settings)
    pooled = pooled / (settings.prior_weight + math.fsum(v.weight for v in voices))
    return anchor + factor * (pooled - anchor)


def _normal(settings: Settings) -> Draws:
    return np.random.default_rng(settings.seed).standard_normal(settings.draws)


def _show(odds: float) -> str:
    return f"{probability(odds):.3f}"


def _at_least(
    voices: Sequence[Weighed], centre: float, low: float, high: float
) -> tuple[float, float]:
    """The ends, moved out evenly about the centre until no input range is narrower."""
    ends = [(clipped(v.likelihood.low), clipped(v.likelihood.high)) for v in voices]
    points = min(b - a for a, b in ends)
    odds = min(log_odds(b) - log_odds(a) for a, b in ends)

    def wide(k: float) -> bool:
        a, b = centre - k * (centre - low), centre + k * (high - centre)
        return b - a >= odds - 1e-12 and probability(b) - probability(a) >= points - 1e-12

    if wide(1.0):
        return low, high
    small, large = 1.0, 2.0
    while not wide(large):
        large *= 2
    for _ in range(60):
        middle = (small + large) / 2
        small, large = (small, middle) if wide(middle) else (middle, large)
    return centre - large * (centre - low), centre + large * (high - centre)

"""Whether words and numbers keep their promise over many questions.

Sources: Wilson 1927 (score interval of a share); Murphy 1973 (the three parts of a Brier score).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vedette.model.score import Murphy, PhraseRecord

# The two-sided 95 per cent point of the normal distribution.
_Z = 1.959963984540054
# Below this the share of one or two events would pass for a frequency.
ENOUGH_EVENTS = 5


@dataclass(frozen=True, slots=True)
class Use:
    """ "'Unlikely', said of P2, which belongs to event 1 and did not happen." """

    klass: str
    low: float
    high: float
    event: str
    came_true: bool


def wilson(hits: float, n: float) -> tuple[float, float]:
    """
    The 95 per cent score interval of hits in n trials: 0 of 1 is 0 to .79; nothing known is
    0 to 1. Unlike the textbook interval it does not shrink to a point at 0 of n.
    """
    if n <= 0:
        return 0.0, 1.0
    share, square = hits / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def by_phrase(uses: Iterable[Use], *, enough: int = ENOUGH_EVENTS) -> tuple[PhraseRecord, ...]:
    """
    A record for each phrase. An event is one trial however many outlets, days and origins used
    the phrase of it: the same war not breaking out is not fifty confirmations.
    """
    grouped: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        grouped[use.klass].append(use)
    return tuple(_record(grouped[klass], enough) for klass in sorted(grouped))


def _record(uses: Sequence[Use], enough: int) -> PhraseRecord:
    events: dict[str, list[bool]] = defaultdict(list)
    for use in uses:
        events[use.event].append(use.came_true)
    hits = math.fsum(sum(came) / len(came) for came in events.values())
    n, low, high = len(events), min(u.low for u in uses), max(u.high for u in uses)
    return PhraseRecord(
        klass=uses[0].klass,
        low=low,
        high=high,
        uses=len(uses),
        events=n,
        hits=hits,
        wilson=wilson(hits, n),
        inside=low <= hits / n <= high if n >= enough else None,
    )


def murphy(rows: Iterable[tuple[float, bool, float]]) -> Murphy | None:
    """
    Reliability - resolution + uncertainty = Brier, over (chance, happened, weight) rows; each
    distinct chance is a bin of its own, so that the sum is exact. None without any weight.
    """
    bins: dict[float, list[tuple[bool, float]]] = defaultdict(list)
    given = list(rows)
    # Against the heaviest: weights of 5e-324 have no digits left for a product.
    most = max((weight for _, _, weight in given), default=0.0)
    if most <= 0:
        return None
    for p, happened, weight in given:
        bins[p].append((happened, weight / most))
    total = math.fsum(w for got in bins.values() for _, w in got)
    base = math.fsum(w for got in bins.values() for happened, w in got if happened) / total
    reliability, resolution, brier = [], [], []
    for p, got in bins.items():
        weight = math.fsum(w for _, w in got)
        if weight <= 0:
            continue
        share = math.fsum(w for happened, w in got if happened) / weight
        reliability.append(weight * (p - share) ** 2)
        resolution.append(weight * (share - base) ** 2)
        brier += [w * (p - happened) ** 2 for happened, w in got]
    return Murphy(
        reliability=math.fsum(reliability) / total,
        resolution=math.fsum(resolution) / total,
        uncertainty=base * (1 - base),
        brier=math.fsum(brier) / total,
        weight=total * most,
    )

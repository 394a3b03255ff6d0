"""What a chance was worth once the outcome is known: Brier, log, and the platforms' points.

Sources: Brier 1950, one-sided (p - o)² from 0 to 1; the two-sided form of the Good Judgment
Project sums over both outcomes, 0 to 2. Log score -ln p(outcome) (Good 1952). Baseline and peer
points as Metaculus computes them (Metaculus/metaculus, scoring/score_math.py). A range is scored
at both ends and in the middle: the words do not say which of the three was meant.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vedette.model.likelihood import Likelihood
from vedette.model.resolution import Outcome, Resolution
from vedette.model.score import Band, Score, Series, Stretch
from vedette.weigh.odds import clipped

Rule = Callable[[float, bool], float]
_DAY = timedelta(days=1)


def brier(p: float, happened: bool) -> float:
    """The squared distance to the outcome: .22 on a NO costs .048; 0 is best, 1 worst."""
    return (p - happened) ** 2


def brier_two_sided(p: float, happened: bool) -> float:
    """The same over both answers, 0 to 2, as the Good Judgment Project counts it."""
    return 2 * brier(p, happened)


def log_score(p: float, happened: bool) -> float:
    """-ln of the chance given to what happened; 0 is best. 0 and 1 count as .001 and .999."""
    return -math.log(clipped(p) if happened else 1 - clipped(p))


def points(p: float, happened: bool) -> float:
    """
    100 · ln(2p) / ln 2 for the chance p of what happened: .22 on a NO earns 64.2, even chance
    0, certainty in the right answer nearly 100. Higher is better.
    """
    return 100 * (math.log(2) - log_score(p, happened)) / math.log(2)


def band(chance: Stretch | Likelihood, happened: bool, rule: Rule = brier) -> Band:
    """
    The rule at the kindest end of a range, its middle and its hardest end: "unlikely" as
    20 to 45 in a hundred, centre 32.5, scores .040, .106 and .203 when nothing happens.
    """
    kind, hard = (chance.high, chance.low) if happened else (chance.low, chance.high)
    return Band(rule(kind, happened), rule(chance.central, happened), rule(hard, happened))


def came_true(stretch: Stretch, settled: Resolution) -> bool:
    """
    Whether what these words spoke of happened. "Unlikely this spring" was right if the thing
    came in autumn: it is scored on its own time.
    """
    in_time = stretch.until is None or settled.on <= stretch.until
    return settled.outcome is Outcome.YES and in_time


def clip(stretches: Iterable[Stretch], first: date, last: date) -> tuple[Stretch, ...]:
    """
    What was held from `first` to `last`, in order and without overlap: a later stretch ends an
    earlier one for good, also when its own time is over before.
    """
    ordered = sorted(stretches, key=lambda s: (s.begins, s.judgement, s.central))
    out = []
    for place, stretch in enumerate(ordered):
        ends = min(stretch.ends, last)
        if place + 1 < len(ordered):
            ends = min(ends, ordered[place + 1].begins - _DAY)
        begins = max(stretch.begins, first)
        if begins <= ends:
            out.append(replace(stretch, begins=begins, ends=ends))
    return tuple(out)


def days_in(stretches: Iterable[Stretch]) -> int:
    """On how many days something was held."""
    return sum((s.ends - s.begins).days + 1 for s in stretches)


def time_weighted(
    stretches: Sequence[Stretch], settled: Resolution, rule: Rule = brier
) -> Band | None:
    """
    The mean over days of a rule, the latest word carried forward to the end of its stretch.

    The stretches must not overlap (`clip`). None if there is no day.
    """
    days = days_in(stretches)
    if not days:
        return None
    rows = [(days_in([s]), band(s, came_true(s, settled), rule)) for s in stretches]
    return Band(
        best=math.fsum(n * b.best for n, b in rows) / days,
        central=math.fsum(n * b.central for n, b in rows) / days,
        worst=math.fsum(n * b.worst for n, b in rows) / days,
    )


def score(series: Series, settled: Resolution, first: date, last: date) -> Score | None:
    """
    One forecaster on one resolved question, over its days from first to last.

    None if it held nothing on any of them, or the question is void.
    """
    held = clip(series.stretches, first, last)
    brier_band = time_weighted(held, settled)
    logs = time_weighted(held, settled, log_score)
    earned = time_weighted(held, settled, points)
    if settled.outcome is Outcome.VOID or not (brier_band and logs and earned):
        return None
    days, of_days = days_in(held), (last - first).days + 1
    share = days / of_days
    return Score(
        name=series.name,
        role=series.role,
        question=series.question,
        outcome=settled.outcome,
        brier=brier_band,
        log=logs,
        points=Band(share * earned.best, share * earned.central, share * earned.worst),
        days=days,
        of_days=of_days,
        changes=len(held),
    )


def by_day(stretches: Sequence[Stretch]) -> dict[date, Stretch]:
    """What was held on each day."""
    return {
        s.begins + timedelta(days=n): s
        for s in stretches
        for n in range((s.ends - s.begins).days + 1)
    }


def from_daily(answers: Mapping[date, Likelihood | float]) -> tuple[Stretch, ...]:
    """A stretch for each day of a daily series; a number stands for a range of no width."""
    out = []
    for day in sorted(answers):
        given = answers[day]
        low, central, high = (
            (given.low, given.central, given.high)
            if isinstance(given, Likelihood)
            else (given, given, given)
        )
        out.append(Stretch(day, day, low, central, high))
    return tuple(out)


def peers(
    held: Mapping[str, Sequence[Stretch]], settled: Resolution, of_days: int
) -> dict[str, float | None]:
    """
    Each forecaster's peer points: 100 · N/(N-1) · ln(p / geometric mean of all N), summed over
    the days on which at least two spoke, over the days of the question. None for who never
    had company. Positive is better than the others.
    """
    daily = {name: by_day(stretches) for name, stretches in held.items()}
    sums: dict[str, list[float]] = {name: [] for name in held}
    for day in sorted({day for days in daily.values() for day in days}):
        logs = {
            name: -log_score(days[day].central, came_true(days[day], settled))
            for name, days in daily.items()
            if day in days
        }
        n = len(logs)
        mean = math.fsum(logs.values()) / n
        for name, value in logs.items() if n > 1 else ():
            sums[name].append(100 * n / (n - 1) * (value - mean))
    return {name: math.fsum(got) / of_days if got else None for name, got in sums.items()}

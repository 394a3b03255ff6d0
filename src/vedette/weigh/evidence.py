"""What reports are worth together: reliability mixed in, one report an origin, copies once.

Sources: reliability mixing and design effect as in doctrine 3 (after McNaught and Sutovsky 2012
on source credibility); uncertain evidence as a mixture over "so" and "not so" (Jeffrey 1965).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from vedette.weigh.dependence import grouped, shares
from vedette.weigh.odds import probability
from vedette.weigh.weights import Leans

# What an unreliable source says tells nothing: it says so in every world as often as not.
OTHERWISE = 0.5
# A named source is believed nine times in ten, one that nobody names every other time; an
# ambiguous report is half a report. This desk's judgement, not a measurement.
NAMED, UNNAMED, AMBIGUOUS = 0.9, 0.5, 0.5
# Silence of those who would report it, heard as usual, is half a look.
SILENCE = 0.5
# No report is certain: a source without fault would outvote every other for ever.
_SUREST = 0.999


def mixed(chance: float, reliability: float, otherwise: float = OTHERWISE) -> float:
    """
    The chance of the report, not of the thing: r P(e) + (1 - r) q. Reliability 0 gives q under
    every hypothesis, so that the ratio is 1.
    """
    return reliability * chance + (1 - reliability) * otherwise


@dataclass(frozen=True, slots=True)
class Report:
    """ "GUR says that it is so, and is believed nine times in ten"; age in days, None unknown."""

    origin: str
    present: bool
    reliability: float
    age: int | None = None


def sure(reports: Sequence[Report], leans_on: Leans) -> tuple[float, tuple[str, ...]]:
    """
    How sure the reports make it that the thing is so, before any hypothesis is asked: .5 with
    none, and with sources of reliability 0; with the arithmetic.

    One report an origin. Origins that lean on one another share one voice: the newest and most
    reliable counts whole, each further one what the design effect leaves.
    """
    believed = [r for r in reports if r.reliability > 0]
    by_origin = {r.origin: r for r in sorted(believed, key=_rank, reverse=True)}
    total, steps = [], []
    for members in grouped(sorted(by_origin), leans_on):
        ranked = sorted((by_origin[m] for m in members), key=_rank)
        for report, share in zip(ranked, shares(len(ranked)), strict=True):
            log = share * _log(report)
            total.append(log)
            steps.append(_step(report, share, log))
    pi = probability(math.fsum(total))
    if len(total) > 1:
        steps.append(f"Together the reports make it {_three(pi)} sure that it is so.")
    return pi, tuple(steps)


def _rank(report: Report) -> tuple[float, float, str, bool]:
    age = math.inf if report.age is None else report.age
    return (age, -report.reliability, report.origin, report.present)


def _log(report: Report) -> float:
    reliable = min(max(report.reliability, 0.0), _SUREST)
    so = math.log(mixed(1.0, reliable) / mixed(0.0, reliable))
    return so if report.present else -so


def _step(report: Report, share: float, log: float) -> str:
    said = "says that it is so" if report.present else "says that it is not so"
    part = "" if share == 1 else f" times {share:.3f}, since it leans on another voice here"
    reliability = f"reliability {report.reliability:.2f}"
    return f"{report.origin} {said}: {reliability}{part}, log-odds of its being so {log:+.3f}."


def _three(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def likelihoods(pi: float, chances: Sequence[float]) -> tuple[float, ...]:
    """
    The likelihood of the reports under each hypothesis: pi P + (1 - pi)(1 - P). For one
    sighting of reliability r this is r P + (1 - r)/2; for one look in vain r (1 - P) + (1 - r)/2.
    """
    return tuple(pi * p + (1 - pi) * (1 - p) for p in chances)

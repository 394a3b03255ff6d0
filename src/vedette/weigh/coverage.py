"""Whether the sources were heard as usual: what tells "quiet" from "not collected".

A source's own running rate up to the window says how many documents to expect in it; how
probable so few are if it goes on as before is the lower tail of the Poisson distribution.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from vedette.model.assessment import Gap
from vedette.model.board import Coverage, Hearing

RULE = "coverage.poisson/1"
# So few documents come by chance less often than once in twenty: the source was not collected.
TAIL = 0.05
WINDOW = 30


def poisson_tail(heard: int, expected: float) -> float:
    """
    The chance of so few or fewer where so many are expected: none where three are, .0498.
    """
    if expected <= 0:
        return 1.0
    logs = (n * math.log(expected) - expected - math.lgamma(n + 1) for n in range(heard + 1))
    return min(math.fsum(math.exp(log) for log in logs), 1.0)


def coverage(source: str, days: Sequence[date], *, as_of: date, window: int = WINDOW) -> Coverage:
    """
    "ISW: 2 documents in the 30 days to 1 March where its own rate says 14."

    days: of each document in which the source was heard, any order; those after as_of are not
    known yet. The rate is taken over everything before the window, which must be at least as
    long as the window itself: less is too little to say.
    """
    opens = as_of - timedelta(days=window - 1)
    known = sorted(day for day in days if day <= as_of)
    heard = sum(day >= opens for day in known)
    before = [day for day in known if day < opens]
    stretch = (opens - before[0]).days if before else 0
    said = f"{source}: {heard} in the {window} days to {as_of.isoformat()}"
    if stretch < window:
        sentence = f"{said}; it was heard for too short a time before to say what is usual."
        return Coverage(source, opens, as_of, heard, None, None, Hearing.UNKNOWN, sentence)
    expected = len(before) / stretch * window
    chance = poisson_tail(heard, expected)
    hearing = Hearing.QUIET if chance < TAIL else Hearing.HEARD if heard else Hearing.UNKNOWN
    sentence = (
        f"{said}, where {len(before)} in the {stretch} days before make {expected:.1f} expected; "
        f"so few or fewer have a chance of {chance:.3f}: {hearing.value}."
    )
    return Coverage(source, opens, as_of, heard, expected, chance, hearing, sentence)


def coverages(
    heard: Mapping[str, Sequence[date]], *, as_of: date | None, window: int = WINDOW
) -> tuple[Coverage, ...]:
    """Every source's coverage, by name; none where no day is known to count from."""
    if as_of is None:
        return ()
    return tuple(
        coverage(source, heard[source], as_of=as_of, window=window) for source in sorted(heard)
    )


def coverage_gaps(found: Sequence[Coverage]) -> tuple[Gap, ...]:
    """A gap for each source that was heard less than it usually is."""
    return tuple(
        Gap("coverage", f"heard-{c.source}", f"Not collected as usual: {c.sentence}")
        for c in found
        if c.hearing is Hearing.QUIET
    )

"""Where the bands of a cone stand: days to the right, chances upwards, each day a step wide."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.model.scenario import Cone, ScenarioDay


@dataclass(frozen=True, slots=True)
class Frame:
    """ "920 wide, labels to the right": one layout of the picture, in its own units."""

    name: str
    width: int
    left: int
    right: int
    panel: int
    apart: int
    font: int
    ticks: int
    beside: bool

    @property
    def inner(self) -> int:
        """The width between the axis and the labels."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Days:
    """Days to x, for the days of one cone in one frame."""

    first: date
    last: date
    frame: Frame

    def x(self, day: date) -> float:
        """The left edge of a day."""
        whole = max((self.last - self.first).days, 1)
        return self.frame.left + self.frame.inner * (day - self.first).days / whole


def days_of(cone: Cone, frame: Frame) -> Days:
    """The days of the cone; the last one is a step wide like all others."""
    return Days(cone.days[0].day, cone.days[-1].day + timedelta(days=cone.step), frame)


def judged(day: ScenarioDay) -> bool:
    """Whether anybody had judged what the scenarios settle; else there are only the priors."""
    return any(c.likelihood is not None for c in day.chances)


def runs(cone: Cone, *, of: bool) -> Iterator[tuple[ScenarioDay, ...]]:
    """The stretches of days that are judged, or (of=False) those that are not."""
    run: list[ScenarioDay] = []
    for day in cone.days:
        if judged(day) is of:
            run.append(day)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def stack(cone: Cone) -> tuple[str, ...]:
    """Scenarios from the bottom up: the likeliest lowest, the worst case last, at the top."""
    mean = {
        s.id: math.fsum(c.chance for d in cone.days for c in d.chances if c.scenario == s.id)
        for s in cone.scenarios
    }
    likely = sorted((s for s in mean if s not in cone.worst), key=lambda s: -mean[s])
    return (*likely, *cone.worst)


def edges(day: ScenarioDay, order: Sequence[str]) -> dict[str, tuple[float, float]]:
    """The lower and upper edge of every scenario's band on a day, 0 to 1."""
    chance = {c.scenario: c.chance for c in day.chances}
    out, at = {}, 0.0
    for name in order:
        out[name] = (at, min(1.0, at + chance[name]))
        at = out[name][1]
    return out


def outline(
    run: Sequence[ScenarioDay],
    days: Days,
    step: int,
    ends: Callable[[ScenarioDay], tuple[float, float]],
) -> str:
    """The path around a band: along its upper edge step by step, and back along the lower."""
    upper: list[tuple[float, float]] = []
    lower: list[tuple[float, float]] = []
    for day in run:
        left, right = days.x(day.day), days.x(day.day + timedelta(days=step))
        low, high = ends(day)
        for points, y in ((upper, high), (lower, low)):
            if points and abs(points[-1][1] - y) < 0.05:
                # Hundreds of days that did not move are one straight line.
                points[-1] = (right, points[-1][1])
            else:
                points += [(left, y), (right, y)]
    path = [*upper, *reversed(lower)]
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in path) + " Z"


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Label positions near those wanted, in rising order, at least gap apart, inside the panel."""
    out: list[float] = []
    for y in wanted:
        out.append(max(y, out[-1] + gap) if out else max(y, top))
    for n in range(len(out) - 1, -1, -1):
        most = bottom if n == len(out) - 1 else out[n + 1] - gap
        out[n] = min(out[n], most)
    return out

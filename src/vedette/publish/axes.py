"""Where a day and a chance stand in a picture whose chance axis is in log-odds."""

import math
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Axes:
    """
    "19 December stands here, 12 in a hundred there": days to x, chances to y, in pixels.

    left to right holds first to last; bottom to top holds the two ends of `chances`, on
    log-odds, and a chance outside them stands at the nearer end.
    """

    first: date
    last: date
    left: float
    right: float
    top: float
    bottom: float
    chances: tuple[float, float]

    def x(self, day: date) -> float:
        """The place of a day; where first and last are one day, all stand at the left."""
        days = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / days

    def y(self, chance: float) -> float:
        """The place of a chance between 0 and 1."""
        floor, ceiling = self.chances
        low, high = _logit(floor), _logit(ceiling)
        share = (_logit(min(max(chance, floor), ceiling)) - low) / (high - low)
        return self.bottom - (self.bottom - self.top) * share


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance))

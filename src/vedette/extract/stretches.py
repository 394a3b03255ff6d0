"""Which parts of a text are taken, however many they are."""

from bisect import bisect_left
from collections.abc import Iterable


class Stretches:
    """Stretches of a text, to be asked whether another touches one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._merged: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if self._merged and start < self._merged[-1][1]:
                first, last = self._merged.pop()
                self._merged.append((first, max(end, last)))
            else:
                self._merged.append((start, end))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with the stretch from start to end."""
        at = bisect_left(self._merged, (end,))
        return at > 0 and self._merged[at - 1][1] > start

"""A stretch of a document's one canonical text."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from vedette.errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    "Characters 120 to 128 of this document": offsets count Unicode code points of the
    canonical text, end exclusive.

    Raises BadSpan if the offsets are negative or upside down.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise BadSpan(f"A span cannot run from {self.start} to {self.end}.")

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch counted from another starting point."""
        return Span(self.start + by, self.end + by)


class Spread:
    """
    "Of these stretches of a text, the third and the fifth touch this one": found without asking
    each of them, however many they are; they may overlap and come in any order.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = tuple(spans)
        self._order = sorted(range(len(self._spans)), key=lambda n: self._spans[n].start)
        self._starts = [self._spans[n].start for n in self._order]
        # How far the stretches up to each one reach at most: where that is not as far as the
        # place asked for, nothing before can touch it.
        self._reach = list(accumulate((self._spans[n].end for n in self._order), max))

    def touching(self, span: Span) -> list[int]:
        """The numbers of those that share a character with a stretch, in rising order."""
        found = []
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            number = self._order[at]
            if self._spans[number].end > span.start:
                found.append(number)
            at -= 1
        return sorted(found)

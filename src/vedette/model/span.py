"""A stretch of a document's one canonical text."""

from dataclasses import dataclass

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

"""How we know a thing that is printed beside a text: its title, outlet, author, date."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from vedette.model.span import Span


class Basis(StrEnum):
    """What a value rests on, from strongest to weakest."""

    GIVEN = "given"  # the person who handed the document in said so (a JSON field, a flag)
    METADATA = "metadata"  # the file's own header: <meta>, JSON-LD, mail header, PDF info
    PRINTED = "printed"  # it stands in the text as such ("02.12.2022 09:15" under the title)
    INFERRED = "inferred"  # it follows from words of the text; the words are kept
    DESK = "desk"  # it follows from other documents on the desk; they are named
    UNKNOWN = "unknown"  # it cannot be known; nothing is invented


@dataclass(frozen=True, slots=True)
class Stated:
    """
    "The outlet is polskieradio.pl, and we know it from the page's og:site_name."

    `words` are the exact words it rests on and `spans` where they stand in the canonical
    text (empty when the words stand in metadata only).
    """

    value: str
    basis: Basis
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """
    "Published between 16 and 18 December 2022: 'according to a December 16 report', 'the
    upcoming December 19 meeting', the year from 'in winter 2023'."

    earliest, latest: the narrowest interval the words support, days in the document's own
        place; None at an end the words leave open.
    likely: the day to sort by, inside the interval; None if nothing supports one.
    clock: the printed time of day, only if printed.
    year_printed: False when the words give a day and month but no year and the year was
        taken from elsewhere; `explanation` then says from where, or that it is unknown.
    month_day: (month, day) of a date whose year is unknown.
    """

    basis: Basis
    earliest: date | None = None
    latest: date | None = None
    likely: date | None = None
    clock: time | None = None
    year_printed: bool = True
    month_day: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    explanation: str = ""
    rule: str = ""

    @property
    def known(self) -> bool:
        """Whether any day at all can be given."""
        return self.likely is not None


UNDATED = Dating(basis=Basis.UNKNOWN, explanation="No words of the text give a date.")

"""The finished page, before anybody decides how it looks."""

from dataclasses import dataclass

from vedette.model.likelihood import Likelihood


@dataclass(frozen=True, slots=True)
class Line:
    """
    "Belarus enters the war: very unlikely, 3 to 22 in 100. [ans-q]": one sentence we stand
    behind.

    cites: ids that `vedette why` explains; a line that judges has at least one.
    role: `answer`, `confidence`, `reading`, `fact`, `note`, `quote`, `heading`, `arithmetic`.
    range lets a page draw a bar under the sentence. label: what the line tells ("As of"), for
    pages that set it apart; it is part of the sentence all the same.
    """

    text: str
    cites: tuple[str, ...] = ()
    role: str = "fact"
    range: Likelihood | None = None
    label: str = ""

    @property
    def sentence(self) -> str:
        """The whole line: "As of: 22 April 2023."."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `range` lets a page draw a bar beside the words."""

    text: str
    cites: tuple[str, ...] = ()
    range: Likelihood | None = None
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """
    Rows under headings; every row has as many cells as there are headings.

    groups: a line over each row, shown where it changes ("polskieradio.pl, 2 December 2022:
    Belarus leader resists ..."); empty when rows are not grouped.
    records: a narrow page shows each row as a block, its first cell over the others.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[Line, ...] = ()
    records: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """ "Timeline": a heading, its sentences and at most one table."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    after: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer and its reasons in reading order; text, Markdown and HTML lay out this."""

    title: str
    assessment: str
    sections: tuple[Section, ...]

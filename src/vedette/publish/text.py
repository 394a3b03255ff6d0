"""A brief for the terminal: answer first, records for evidence, columns for the rest."""

import textwrap
from dataclasses import replace

from vedette.model.brief import Brief, Cell, Line, Section, Table

_NAME = 14  # letters of a name: "russia-only"
_MOST_LINES = 3  # of a cell in aligned columns
# What a cell says when it has nothing to say.
_EMPTY = frozenset({"–", "0"})
_BOLD, _DIM, _CYAN, _END = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"


class _Pen:
    """Lays lines out at one width, in colour only when told to."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour
        self.lines: list[str] = []

    def style(self, text: str, code: str) -> str:
        return f"{code}{text}{_END}" if self.colour else text

    def write(
        self, text: str, *, indent: str = "", hang: str | None = None, code: str = ""
    ) -> None:
        """Wraps at the width; words longer than a line (links, ids) stay whole."""
        wrapped = textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if hang is None else hang,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [indent.rstrip()]
        self.lines += [self.style(line, code) if code else line for line in wrapped]

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _cites(cites: tuple[str, ...]) -> str:
    return f"  [{' '.join(cites)}]" if cites else ""


def _line(pen: _Pen, line: Line) -> None:
    if line.role == "answer":
        pen.write(line.sentence + _cites(line.cites), code=_BOLD)
    elif line.role == "heading":
        pen.blank()
        pen.write(line.sentence, code=_BOLD)
    elif line.role == "quote":
        pen.write(line.sentence + _cites(line.cites), indent="  ", hang="    ")
    elif line.role in {"note", "arithmetic"}:
        pen.write(line.sentence + _cites(line.cites), indent="  ", hang="    ", code=_DIM)
    else:
        pen.write(line.sentence + _cites(line.cites), hang="  ")


def _record(pen: _Pen, head: tuple[str, ...], row: tuple[Cell, ...]) -> None:
    """One piece of evidence as a block: the first cell leads, the others follow by name."""
    pen.write(f"• {row[0].text}{_cites(row[0].cites)}", hang="  ")
    for name, cell in zip(head[1:], row[1:], strict=True):
        if not cell.text:
            continue
        if cell.quote:
            # Marked as mail marks it: a sentence cut out of a longer quotation has marks of its
            # own, and "“low,” he said.”" reads as a slip.
            pen.write(cell.text + _cites(cell.cites), indent="    > ", hang="    > ", code=_CYAN)
        else:
            pen.write(f"{name}: {cell.text}{_cites(cell.cites)}", indent="    ", hang="      ")


def _packed(pen: _Pen, head: tuple[str, ...], row: tuple[Cell, ...]) -> None:
    """
    A row of many short cells: the first leads, the others follow in one wrapped line. A name is
    no lead by itself: "P2" takes the sentence beside it along.
    """
    lead = 1
    said = f"{row[0].text}{_cites(row[0].cites)}"
    if len(row) > 1 and len(row[0].text) <= _NAME and len(row[1].text) > _NAME:
        lead, said = 2, f"{said}: {row[1].text}{_cites(row[1].cites)}"
    pen.write(f"• {said}", hang="  ")
    rest = [
        f"{name}: {cell.text}{_cites(cell.cites)}"
        for name, cell in zip(head[lead:], row[lead:], strict=True)
        if cell.text and cell.text not in _EMPTY
    ]
    if rest:
        pen.write(" · ".join(rest), indent="    ", hang="    ")


def _records(pen: _Pen, table: Table) -> None:
    """Records, under their group's line where it changes."""
    shown = ""
    for number, row in enumerate(table.rows):
        if table.groups and table.groups[number].text != shown:
            shown = table.groups[number].text
            pen.blank()
            pen.write(shown + _cites(table.groups[number].cites), code=_BOLD)
        (_packed if table.records else _record)(pen, table.head, row)


def _widths(cells: list[tuple[str, ...]], room: int) -> list[int]:
    """Widths that fit: the widest column gives way first, never below its longest word."""
    columns = range(len(cells[0]))
    widths = [max(len(row[i]) for row in cells) for i in columns]
    least = [max((len(w) for row in cells for w in row[i].split()), default=1) for i in columns]
    while sum(widths) > room:
        wide = [i for i in columns if widths[i] > least[i]]
        if not wide:
            break
        widths[max(wide, key=lambda i: widths[i])] -= 1
    return widths


def _columns(pen: _Pen, table: Table) -> None:
    """
    Aligned columns; the widest column takes what is left and wraps inside itself. Where a cell
    would run down the screen in a narrow strip, the rows are blocks instead.
    """
    cells = [table.head, *(tuple(c.text for c in row) for row in table.rows)]
    widths = _widths(cells, pen.width - 2 * (len(table.head) - 1))
    laid = [
        [
            textwrap.wrap(text, w, break_long_words=False, break_on_hyphens=False) or [""]
            for text, w in zip(row, widths, strict=True)
        ]
        for row in cells
    ]
    wide = sum(widths) + 2 * (len(widths) - 1)
    if wide > pen.width or any(len(part) > _MOST_LINES for row in laid for part in row):
        _records(pen, replace(table, records=True))
        return
    for number, parts in enumerate(laid):
        for i in range(max(map(len, parts))):
            out = "  ".join(
                (part[i] if i < len(part) else "").ljust(w)
                for part, w in zip(parts, widths, strict=True)
            ).rstrip()
            pen.lines.append(pen.style(out, _DIM) if number == 0 else out)


def _section(pen: _Pen, section: Section) -> None:
    pen.blank()
    pen.write(section.title.upper(), code=_BOLD)
    for line in section.lines:
        _line(pen, line)
    if section.table is not None:
        quotes = any(cell.quote for row in section.table.rows for cell in row)
        if quotes or section.table.records:
            _records(pen, section.table)
        else:
            _columns(pen, section.table)
    for line in section.after:
        _line(pen, line)


def text(
    brief: Brief,
    *,
    width: int = 100,
    colour: bool = False,
    closing: str = "Ask `vedette why ID` for any id in brackets.",
) -> str:
    """
    The brief as plain text, ids in square brackets; `vedette why ID` explains each.

    width in characters; colour adds terminal codes and belongs on a terminal only.
    """
    pen = _Pen(max(width, 60), colour)
    pen.write(brief.title, code=_BOLD)
    for section in brief.sections:
        _section(pen, section)
    pen.blank()
    pen.write(closing, code=_DIM)
    return "\n".join(pen.lines) + "\n"

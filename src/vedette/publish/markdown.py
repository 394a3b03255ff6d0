"""A brief as Markdown, for a wiki, a ticket or a mail."""

import re

from vedette.model.brief import Brief, Cell, Line, Section, Table

# What would be read as markup when it stands in reporting: "[…]", "*", "_", "<script>".
_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _cites(cites: tuple[str, ...]) -> str:
    return " " + " ".join(f"`{cite}`" for cite in cites) if cites else ""


def _line(line: Line) -> str:
    said = _escaped(line.text)
    if line.label:
        return f"- **{_escaped(line.label)}:** {said}{_cites(line.cites)}"
    if line.role == "answer":
        return f"**{said}**{_cites(line.cites)}\n"
    if line.role == "heading":
        return f"\n**{said}**\n"
    if line.role in {"note", "arithmetic", "quote"}:
        return f"- {said}{_cites(line.cites)}"
    return f"{said}{_cites(line.cites)}\n"


def _cell(cell: Cell) -> str:
    said = _escaped(cell.text)
    return f"{said}{_cites(cell.cites)}" if said else ""


def _table(table: Table) -> list[str]:
    head = ["| " + " | ".join(table.head) + " |", "|" + "---|" * len(table.head)]
    out, shown = ["", *([] if table.groups else head)], ""
    for number, row in enumerate(table.rows):
        if table.groups and table.groups[number].text != shown:
            shown = table.groups[number].text
            out += ["", f"**{_escaped(shown)}**{_cites(table.groups[number].cites)}", "", *head]
        out.append("| " + " | ".join(_cell(cell) for cell in row) + " |")
    return [*out, ""]


def _section(section: Section) -> list[str]:
    out = [f"\n## {section.title}\n", *(_line(line) for line in section.lines)]
    if section.table is not None:
        out += _table(section.table)
    return out + [_line(line) for line in section.after]


def markdown(brief: Brief) -> str:
    """The brief as Markdown; every text of others is escaped, ids stand in code marks."""
    out = [f"# {_escaped(brief.title)}"]
    for section in brief.sections:
        out += _section(section)
    out.append("\nAsk `vedette why ID` for any id.\n")
    return "\n".join(out)

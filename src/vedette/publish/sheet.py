"""A page of sections alone, as HTML: a board, a matrix, a cone, a replay, a tree."""

from collections.abc import Iterator

from markupsafe import Markup

from vedette.model.assessment import Explanation
from vedette.model.brief import Brief, Section
from vedette.publish.html_parts import Folded, Part, folded, label
from vedette.publish.look import slug, style, template

NO_PICTURE = Markup("")
# A board or a matrix is its table; what is only looked up there stays folded.
_LOOKED_UP = frozenset({"days", "sum"})


def _laid_out(section: Section) -> Folded:
    if section.key in _LOOKED_UP:
        return folded(section)
    table = section.table
    rows = (Part("", (), table.head, table.rows, section.title),) if table else ()
    parts = (Part(lines=section.lines), *rows)
    return Folded(section.key, section.title, section.title, parts, section.after)


def _cited(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        for line in (*section.lines, *section.after):
            yield from line.cites
        for row in section.table.rows if section.table else ():
            for cell in row:
                yield from cell.cites


def sheet(
    brief: Brief,
    explained: dict[str, Explanation],
    picture: Markup = NO_PICTURE,
    words: str = "",
) -> str:
    """
    One self-contained page, the picture first, `words` under the sections as they are printed.
    Every table has its headings as such, the first cell of a row heads it; on a narrow screen each
    row stands as a block with its headings beside.
    """
    cited = set(_cited(brief))
    shown = [explained[name] for name in explained if name in cited]
    return template("sheet.html").render(
        brief=brief,
        sections=[_laid_out(section) for section in brief.sections],
        style=style("look.css"),
        slug=slug,
        label=label,
        known={said.id for said in shown},
        explained=shown,
        picture=picture,
        words=words,
    )

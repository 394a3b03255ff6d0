"""A page of sections alone, as HTML: a board or a matrix, without documents behind it."""

from markupsafe import Markup

from vedette.model.assessment import Explanation
from vedette.model.brief import Brief
from vedette.publish.look import slug, style, template

NO_PICTURE = Markup("")


def sheet(brief: Brief, explained: dict[str, Explanation], picture: Markup = NO_PICTURE) -> str:
    """
    One self-contained page, the picture first. Every table has its headings as such, the first
    cell of a row heads it; under 40 characters of width each row stands as a block with its
    headings beside.
    """
    cited = {
        cite
        for section in brief.sections
        for line in (*section.lines, *section.after)
        for cite in line.cites
    }
    cited |= {
        cite
        for section in brief.sections
        if section.table
        for row in section.table.rows
        for cell in row
        for cite in cell.cites
    }
    shown = [explained[name] for name in explained if name in cited]
    return template("sheet.html").render(
        brief=brief, style=style("look.css"), slug=slug, explained=shown, picture=picture
    )

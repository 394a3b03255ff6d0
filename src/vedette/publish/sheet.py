"""A page of sections alone, as HTML: a board or a matrix, without documents behind it."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from vedette.model.assessment import Explanation
from vedette.model.brief import Brief

NO_PICTURE = Markup("")


@lru_cache(maxsize=1)
def _template() -> Template:
    source = (files("vedette.publish") / "sheet.html").read_text(encoding="utf-8")
    # autoescape: reporting is hostile until shown otherwise; a reporter's name may hold a script.
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        source
    )


def slug(identifier: str) -> str:
    """An id as an anchor."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in identifier)


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
    return _template().render(brief=brief, slug=slug, explained=shown, picture=picture)

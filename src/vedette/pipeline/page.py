"""From an assessment to the page a face shows, in the form asked for."""

import json
from enum import StrEnum

from vedette.model.assessment import Assessment
from vedette.model.shown import all_shown, shown, shown_in_json
from vedette.publish.compose import compose
from vedette.publish.html import html
from vedette.publish.markdown import markdown
from vedette.publish.shape import shape
from vedette.publish.text import text


class Form(StrEnum):
    """How a brief is laid out."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


def page(assessment: Assessment, form: Form, *, width: int = 100, colour: bool = False) -> str:
    """The brief in one form; width and colour matter to text only."""
    brief = all_shown(compose(assessment))
    if form is Form.JSON:
        return shown_in_json(json.dumps(shape(assessment), ensure_ascii=False, indent=2)) + "\n"
    if form is Form.HTML:
        return shown(html(assessment, brief))
    if form is Form.MARKDOWN:
        return markdown(brief)
    return text(brief, width=width, colour=colour)

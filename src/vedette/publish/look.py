"""How every page looks: one stylesheet, for light and dark, for screen, phone and paper."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """A page's template. Everything put into it is escaped unless it is Markup."""
    # autoescape: reporting is hostile until shown otherwise; a title may hold a script.
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.from_string((files("vedette.publish") / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def style(*names: str) -> Markup:
    """The stylesheets named, one after the other; they are ours and go in as they are."""
    room = files("vedette.publish")
    return Markup("".join((room / name).read_text(encoding="utf-8") for name in names))


def slug(identifier: str) -> str:
    """An id as an anchor."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in identifier)

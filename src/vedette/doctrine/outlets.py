"""Who published, who owns it, and which institutions speak under several names."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_FIELDS = frozenset(["name", "aliases", "family", "sort", "lang", "since", "until", "source"])


@dataclass(frozen=True, slots=True)
class Publisher:
    """
    "Politico belongs to Axel Springer since October 2021": one name and what it is.

    sort: outlet, agency, or what an institution is called (institute, ministry, ...).
    family: the owner, whose outlets are one way to the reader; "" if not known.
    lang: the language an institution issues in first, "" if not known.
    """

    name: str
    sort: str
    family: str = ""
    lang: str = ""
    since: str = ""
    until: str = ""
    source: str = ""


def name_key(name: str) -> str:
    """The form names are looked up by: lower case, no leading article, no "www."."""
    words = " ".join(name.lower().replace("www.", "").split())
    return words.removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Publishers:
    """ "'babel.ua' is Babel, 'the Associated Press' is AP": look-up by any known name."""

    by_key: dict[str, Publisher]

    def find(self, name: str) -> Publisher | None:
        """The publisher or institution of that name, None if the table lacks it."""
        return self.by_key.get(name_key(name))

    def press(self, name: str) -> bool:
        """Whether the name is an outlet or agency: a way to us, not somebody who judges."""
        found = self.find(name)
        return found is not None and found.sort in ("outlet", "agency")

    def family(self, name: str) -> str:
        """The owner's name; the outlet's own name if no owner is known."""
        found = self.find(name)
        return (found.family or found.name) if found else name


def _rows(raw: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    sections = {"outlets": "outlet", "agencies": "press", "institutions": ""}
    if set(raw) != set(sections):
        raise BadDoctrine(f"outlets.yaml must have exactly the sections {sorted(sections)}.")
    rows = []
    for section, default in sections.items():
        sort = "agency" if section == "agencies" else default
        rows += [(row.get("sort", sort), row) for row in raw[section]]
    return rows


def read(raw: dict[str, Any]) -> Publishers:
    """The table from its plain form. Raises BadDoctrine if one name means two publishers."""
    by_key: dict[str, Publisher] = {}
    for sort, row in _rows(raw):
        unknown = sorted(set(row) - _FIELDS)
        if unknown or not row.get("source") or not sort:
            raise BadDoctrine(f"{row.get('name')}: needs a sort and a source; odd: {unknown}.")
        keep = {k: str(v) for k, v in row.items() if k not in ("aliases", "sort")}
        publisher = Publisher(sort=sort, **keep)
        for name in (publisher.name, *row["aliases"]):
            if by_key.setdefault(name_key(name), publisher) != publisher:
                raise BadDoctrine(f"{name} names two publishers.")
    return Publishers(by_key)


@lru_cache(maxsize=1)
def publishers() -> Publishers:
    """Every outlet, agency and institution known by several names, read once."""
    text = resources.files("vedette.doctrine").joinpath("outlets.yaml").read_text("utf-8")
    return read(load_yaml(text))

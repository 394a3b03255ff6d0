"""News agencies and other bodies that headlines, datelines and credits name as their source."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.institutions import institutions
from vedette.doctrine.outlets import publishers
from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_WORDS = ("body_words", "surveys", "person_words", "not_bodies", "tails", "top_domains", "products")
_SCOPES = frozenset(["world", "national"])


@dataclass(frozen=True, slots=True)
class Agency:
    """
    "BelTA, the agency of Belarus": who writes for many outlets.

    country: ISO code of where it works from; scope: "world" or "national".
    """

    name: str
    country: str
    scope: str
    source: str


@dataclass(frozen=True, slots=True)
class Signoff:
    """ "(Reporting by A; Editing by B)" is how this agency closes a report."""

    agency: str
    opens: tuple[str, ...]
    closes: tuple[str, ...]


def _short(name: str) -> bool:
    """Whether case matters: "PA" is an agency, "pa" and "Pa" are not."""
    return len(name) <= 6 and " " not in name and name.isupper()


def _key(name: str) -> str:
    words = " ".join(name.replace("’", "'").split())
    if _short(words):
        return words
    return words.casefold().removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Agencies:
    """ "'Associated Press' is AP; '-RIA' is RIA Novosti": look-up by any printed name."""

    by_key: dict[str, Agency]
    bodies: dict[str, str]
    words: dict[str, frozenset[str]]
    verbs: tuple[str, ...]
    frames: tuple[str, ...]
    signoffs: tuple[Signoff, ...]
    printed: tuple[str, ...]
    press: frozenset[str]

    def find(self, name: str) -> Agency | None:
        """The agency of that name, None if the table lacks it."""
        return self.by_key.get(_key(name))

    def known(self, name: str) -> str | None:
        """The one name of an agency, body, outlet or institution; None if no table has it."""
        agency = self.find(name)
        if agency is not None:
            return agency.name
        key = _key(name)
        if key in self.bodies:
            return self.bodies[key]
        # "AA" and "RIA" in outlets.yaml are letters too: "ria" in running text is none of them.
        press = publishers().find(name)
        if press is not None and not (name.islower() and len(name) <= 5 and "." not in name):
            return press.name
        body = institutions().aliases.get(name.replace("’", "'").casefold().removeprefix("the "))
        return body.name if body is not None else None


def _agencies(raw: Any) -> tuple[dict[str, Agency], list[str]]:
    found: dict[str, Agency] = {}
    printed: list[str] = []
    for row in raw:
        agency = Agency(row["name"], row["country"], row["scope"], row["source"])
        if agency.scope not in _SCOPES or not agency.source or len(agency.country) != 2:
            raise BadDoctrine(f"agencies.yaml: {agency.name} needs a country, scope and source.")
        for name in (agency.name, *row["aliases"]):
            press = publishers().find(name)
            if press is not None and press.name != agency.name:
                raise BadDoctrine(f"{name} is {press.name} in outlets.yaml, {agency.name} here.")
            if found.setdefault(_key(name), agency) != agency:
                raise BadDoctrine(f"agencies.yaml: {name} names two agencies.")
            printed.append(name)
    return found, printed


def read(raw: dict[str, Any]) -> Agencies:
    """The table from its plain form. Raises BadDoctrine if a row is incomplete or a name double."""
    try:
        by_key, printed = _agencies(raw["agencies"])
        bodies: dict[str, str] = {}
        for row in [*raw["bodies"], *raw["press"]]:
            for name in (row["name"], *row["aliases"]):
                press_row = publishers().find(name)
                if press_row is not None and press_row.name != row["name"]:
                    raise BadDoctrine(f"{name} is {press_row.name} in outlets.yaml.")
                if bodies.setdefault(_key(name), row["name"]) != row["name"]:
                    raise BadDoctrine(f"agencies.yaml: {name} names two bodies.")
                printed.append(name)
        signoffs = tuple(
            Signoff(row["agency"], tuple(row["opens"]), tuple(row["closes"]))
            for row in raw["signoffs"]
        )
        words = {name: frozenset(map(str, raw[name])) for name in _WORDS}
        verbs, frames = tuple(raw["verbs"]["says"]), tuple(raw["verbs"]["frames"])
        press = frozenset(row["name"] for row in raw["press"])
        abroad = tuple(raw["verbs"]["frames_abroad"])
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadDoctrine(f"agencies.yaml is incomplete: {problem}.") from problem
    lost = [s.agency for s in signoffs if _key(s.agency) not in by_key]
    if lost:
        raise BadDoctrine(f"agencies.yaml: no agency is called {lost}.")
    return Agencies(by_key, bodies, words, verbs, frames + abroad, signoffs, tuple(printed), press)


@lru_cache(maxsize=1)
def agencies() -> Agencies:
    """Every agency and body that credits name, read once and checked."""
    text = resources.files("vedette.doctrine").joinpath("agencies.yaml").read_text("utf-8")
    return read(load_yaml(text))

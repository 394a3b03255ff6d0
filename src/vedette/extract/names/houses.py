"""The house whose people speak as one: "economists at Harbour Bank"."""

import re

from vedette.doctrine.institutions import institutions
from vedette.doctrine.time_words import time_words
from vedette.extract.names.names import tidy

_AT = re.compile(
    r"^(?:[\w-]+ ){0,3}(?:\w+s|team|staff|panel) (?:at|with|of|from) (?:the )?(?P<house>[A-Z].*)$"
)

_OF_HOUSE = re.compile(r"^(?P<house>(?:[A-Z][\w&.’'-]*\s){2,})[a-z]+s$")


# "A Harbour Watch forecast published on Tuesday", "the new Tarn Institute report".
_TEXT_OF = re.compile(
    r"^(?:(?:an?|the|this|its|new|latest|recent|joint|another) )*"
    r"(?P<house>[A-Z][\w&.’'-]*(?: (?:(?:of|for|the|and) )?[A-Z][\w&.’'-]*)*)(?: [a-z-]+){0,3} ?"
)


# "the latest survey by the Tarn Food Watch": what stands behind "of" is a subject as often.
_TEXT_BY = re.compile(
    r" (?:by|from) (?:the )?"
    r"(?P<house>[A-Z][\w&.’'-]*(?: (?:(?:of|for|the|and|on) )*[A-Z][\w&.’'-]*)+)"
)


def issuer(words: str, head: str) -> str:
    """The name beside a text's noun: whose forecast or report it is, "" if none is named."""
    before, noun, after = f" {words}".partition(f" {head}")
    behind = _TEXT_BY.match(after) if noun else None
    found = behind or (_TEXT_OF.match(f"{before.strip()} ") if noun else None)
    return _own_name(found["house"]) if found else ""


def house(words: str) -> str:
    """ "Economists at Harbour Bank" speak for it as one; "analysts in Kyiv" speak for nobody."""
    found = _AT.match(words) or _OF_HOUSE.match(words)
    return _own_name(found["house"]) if found else ""


def _own_name(words: str) -> str:
    """The name, unless it ends in a land or people: "a British report", "experts from Kyiv"."""
    name = tidy(words)
    last = name.split()[-1] if name else ""
    known = institutions()
    days = [f for forms in time_words("en").months.values() for f in forms]
    land = {*(d.capitalize() for d in days), *known.countries, *known.capitals, *known.adjectives}
    return "" if not last or last in land else name

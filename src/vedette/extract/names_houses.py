"""The house whose people speak as one: "economists at Harbour Bank"."""

import re

from vedette.doctrine.institutions import institutions
from vedette.extract.names import tidy

_AT = re.compile(r"^(?:[\w-]+ ){0,3}\w+s (?:at|with|of|from) (?:the )?(?P<house>[A-Z].*)$")

_OF_HOUSE = re.compile(r"^(?P<house>(?:[A-Z][\w&.’'-]*\s){2,})[a-z]+s$")


def house(words: str) -> str:
    """ "Economists at Harbour Bank" speak for it as one; "analysts in Kyiv" speak for nobody."""
    found = _AT.match(words) or _OF_HOUSE.match(words)
    name = tidy(found["house"]) if found else ""
    last = name.split()[-1] if name else ""
    known = institutions()
    land = {*known.countries, *known.capitals, *known.adjectives}
    return "" if not last or last in land else name

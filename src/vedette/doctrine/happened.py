"""Words that decide whether a text tells an event as a fact."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_TABLE = "happened.yaml"
_KEYS = ("doubting", "hedging", "judging", "supposing", "doing", "short", "warring", "looking_back")


@dataclass(frozen=True, slots=True)
class Telling:
    """
    "'Denied that they had crossed' tells no crossing, and 'launched an attack' tells one."

    doubting, doing, short: lemmas; hedging, judging, supposing, warring: words; looking_back:
    words or phrases.
    """

    doubting: frozenset[str]
    hedging: frozenset[str]
    judging: frozenset[str]
    supposing: frozenset[str]
    doing: frozenset[str]
    short: frozenset[str]
    warring: frozenset[str]
    looking_back: frozenset[str]


def read_telling(table: dict[str, Any]) -> Telling:
    """The table, checked. Raises BadDoctrine."""
    if set(table) != set(_KEYS):
        raise BadDoctrine(f"The table of telling needs the keys {', '.join(_KEYS)}.")
    for key in _KEYS:
        if not table[key] or not all(isinstance(word, str) for word in table[key]):
            raise BadDoctrine(f"The table of telling: {key} is no list of words.")
    both = frozenset(table["doing"]) & frozenset(table["doubting"])
    if both:
        raise BadDoctrine(f"The table of telling: {min(both)} both does and doubts.")
    return Telling(**{key: frozenset(w.lower() for w in table[key]) for key in _KEYS})


@lru_cache(maxsize=1)
def telling() -> Telling:
    """The table as it stands."""
    text = resources.files("vedette.doctrine").joinpath(_TABLE).read_text(encoding="utf-8")
    return read_telling(load_yaml(text))

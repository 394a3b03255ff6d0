"""Common words of news as concepts, so that tellings in two languages can be compared."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_LEAST = 2
# Languages near enough to be read by another's row where they have none of their own.
_KIN = {"sk": "cs", "be": "ru", "sr": "ru", "bg": "ru", "da": "sv", "no": "sv", "nb": "sv"}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    """For each language its stems with their concept."""
    text = files("vedette.doctrine").joinpath("concepts.yaml").read_text(encoding="utf-8")
    raw = load_yaml(text)
    try:
        out = _read(raw["languages"], raw["concepts"])
        for lang, row in raw["others"].items():
            out[lang] = {stem: str(c) for c, stems in row.items() for stem in stems.split()}
            strange = set(row) - set(raw["concepts"])
            if strange:
                raise BadDoctrine(f"concepts.yaml has no concept {min(strange)!r}.")
        return out
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadDoctrine(f"concepts.yaml is incomplete: {problem}.") from problem


def _read(languages: list[str], concepts: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {lang: {} for lang in languages}
    for concept, row in concepts.items():
        cells = [cell.split() for cell in str(row).split("|")]
        if len(cells) > len(languages):
            raise BadDoctrine(f"concepts.yaml: {concept!r} has more columns than languages.")
        for lang, stems in zip(languages, cells, strict=False):
            for stem in stems:
                out[lang].setdefault(stem, concept)
    return out


@lru_cache(maxsize=65536)
def concept(word: str, lang: str) -> str:
    """
    What a word of a language means, as far as the table tells: "Truppen" is troops; "" if it
    does not. The longest stem a word begins with decides.
    """
    stems = _table().get(_KIN.get(lang, lang))
    if stems is None:
        return ""
    low = word.lower()
    for end in range(len(low), _LEAST - 1, -1):
        found = stems.get(low[:end])
        if found is not None and (end > _SHORT or end >= len(low) - _ENDING):
            return found
    return ""


# A stem of so few letters stands only for words of an ending or two: "bad" is no "badge".
_SHORT, _ENDING = 4, 2

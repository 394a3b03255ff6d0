"""Languages that are read by one file each: tongues/<code>.yaml holds all a reader needs.

German, Ukrainian, Russian, Polish and French came first and stand in the tables of their rooms
(hedge_foreign.yaml, cues_foreign.yaml, bodies_foreign.yaml, time_words.yaml, acts.yaml,
kin.yaml); what a file here says is added to those tables under its code.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from vedette.doctrine.acts import acts
from vedette.doctrine.kin import kins
from vedette.doctrine.tables import load_words
from vedette.errors import BadDoctrine

_NEEDED = frozenset({"language", "source", "hedge", "cues", "bodies", "times", "acts"})
_MAY = frozenset({"also", "joins", "countries"})
# Codes of the same written language, or of one near enough to be read by its file.
_SAME = {"nb": "no", "nn": "no", "da": "no"}
# Kin of words that share the name of an act and mean another thing: a walkout is no air strike.
_ACTS = {"strike": "air_strike"}


def _folder() -> Any:
    return files("vedette.doctrine").joinpath("tongues")


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """The languages that have a file, by ISO 639-1 code."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".yaml")))


def written(lang: str) -> str:
    """The code whose table reads a language: "nb" is read by the Norwegian one."""
    return _SAME.get(lang, lang)


def same() -> Mapping[str, str]:
    """Further codes and the one that reads them."""
    return _SAME


@lru_cache(maxsize=64)
def tongue(lang: str) -> Mapping[str, Any]:
    """
    One language's file: "sv" is Swedish; nothing at all for a language without a file.

    Raises BadDoctrine if a section is missing or one of `acts` is neither an act nor a kin.
    """
    if written(lang) not in codes():
        return {}
    name = f"tongues/{written(lang)}.yaml"
    try:
        raw = load_words(_folder().joinpath(f"{written(lang)}.yaml").read_text(encoding="utf-8"))
    except yaml.YAMLError as wrong:
        raise BadDoctrine(f"{name} cannot be read: {wrong}") from wrong
    if not isinstance(raw, dict) or not _NEEDED <= set(raw) <= _NEEDED | _MAY:
        strange = sorted(set(raw or ()) ^ _NEEDED - _MAY) if isinstance(raw, dict) else []
        raise BadDoctrine(f"{name} has a section missing or unknown: {strange}.")
    known = {*acts(), *_ACTS.values(), *(row.name for row in kins())}
    odd = {key.removesuffix(".against") for key in raw["acts"]} - known
    if odd:
        raise BadDoctrine(f"{name}: {min(odd)!r} is neither an act nor a kin of words.")
    return raw


def sections(name: str) -> Iterator[tuple[str, Any]]:
    """One section of every language: its code and what stands there."""
    for lang in codes():
        found = tongue(lang).get(name)
        if found:
            yield lang, found


def act_stems(lang: str, act: str) -> tuple[str, ...]:
    """The beginnings of words for an act of the table in one language."""
    return kin_stems(lang, _ACTS.get(act, act))


def kin_stems(lang: str, name: str) -> tuple[str, ...]:
    """The same for a kin of words; "cut.against" is its opposite."""
    found: Mapping[str, Any] = tongue(lang).get("acts", {})
    return tuple(str(stem) for stem in found.get(name, ()))


def country_stems(lang: str) -> Mapping[str, tuple[str, ...]]:
    """By ISO code of a country the beginnings of its names in one language, lower case."""
    found: Mapping[str, Any] = tongue(lang).get("countries", {})
    return {str(code): tuple(str(s).lower() for s in stems) for code, stems in found.items()}

"""Words by which sentences of two relays are compared, in the languages the table knows."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_SECTIONS = ("conditions", "negations", "looming", "credits", "leeway", "unreal", "likeliest")


@dataclass(frozen=True, slots=True)
class FacingWords:
    """
    "'Tant que' opens a condition, 'pas' denies, 'menace' sees it coming, 'selon' credits":
    patterns of a language. unreal: verbs of a supposed case, "would shift", "würde".
    likeliest: superlatives, "most likely", "najprawdopodobniej".
    """

    conditions: re.Pattern[str]
    negations: re.Pattern[str]
    looming: re.Pattern[str]
    credits: re.Pattern[str]
    leeway: re.Pattern[str]
    unreal: re.Pattern[str]
    likeliest: re.Pattern[str]


def read(raw: dict[str, Any]) -> dict[str, FacingWords]:
    """The table from its plain form, by language. Raises BadDoctrine if it is incomplete."""
    if set(raw) != {"version", *_SECTIONS}:
        raise BadDoctrine(f"facing_words.yaml must hold version and {', '.join(_SECTIONS)}.")
    langs = [set(raw[section]) for section in _SECTIONS]
    strange = sorted(set.union(*langs) - set.intersection(*langs))
    if strange:
        raise BadDoctrine(f"facing_words.yaml gives only a part of these languages: {strange}.")
    return {
        lang: FacingWords(*(_pattern(raw[section][lang]) for section in _SECTIONS))
        for lang in raw["conditions"]
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(str, words))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _table() -> dict[str, FacingWords]:
    text = resources.files("vedette.doctrine").joinpath("facing_words.yaml").read_text("utf-8")
    return read(load_yaml(text))


def facing_words(lang: str) -> FacingWords | None:
    """The words of one language; None for one the table does not know."""
    return _table().get(lang)

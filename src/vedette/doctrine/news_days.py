"""The days of the week as news prints them, in the languages the table knows."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine


@dataclass(frozen=True, slots=True)
class NewsDays:
    """
    "'Mittwochabend' is a Wednesday, 'hier' the day before": patterns of a language.

    weekdays: seven, Monday first.
    """

    weekdays: tuple[re.Pattern[str], ...]
    yesterday: re.Pattern[str]


def read(raw: dict[str, Any]) -> dict[str, NewsDays]:
    """The table from its plain form, by language. Raises BadDoctrine if it is incomplete."""
    if set(raw) != {"version", "weekdays", "yesterday"}:
        raise BadDoctrine("news_days.yaml must hold version, weekdays and yesterday.")
    if set(raw["weekdays"]) != set(raw["yesterday"]):
        strange = sorted(set(raw["weekdays"]) ^ set(raw["yesterday"]))
        raise BadDoctrine(f"news_days.yaml gives only a part of these languages: {strange}.")
    out = {}
    for lang, forms in raw["weekdays"].items():
        if len(forms) != 7:
            raise BadDoctrine(f"news_days.yaml: {lang} has {len(forms)} days of the week.")
        out[lang] = NewsDays(tuple(map(_word, forms)), _word("|".join(raw["yesterday"][lang])))
    return out


def _word(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _table() -> dict[str, NewsDays]:
    text = resources.files("vedette.doctrine").joinpath("news_days.yaml").read_text("utf-8")
    return read(load_yaml(text))


def news_days(lang: str) -> NewsDays | None:
    """The patterns of one language; None for one the table does not know."""
    return _table().get(lang)

"""The words of time of each language, read once from a table and checked."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.doctrine.tongues import codes, tongue
from vedette.errors import BadDoctrine

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Epoch:
    """
    "Day counts of this war start on 24 February 2022": day 1 is `day`.

    A sentence speaks of it when it holds every word of `needs` and one of `any_of`.
    """

    name: str
    day: date
    needs: tuple[str, ...]
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """
    "In English the third month is 'March', short 'Mar', and 'March' alone is a verb too."

    months and weekdays: number -> forms, the short ones apart (weekdays: Monday is 0).
    relative and opens: (code, pattern) in the order they are tried.
    `cased`: whether months and weekdays count only as printed in the table.
    """

    lang: str
    cased: bool
    months: dict[int, tuple[str, ...]]
    short_months: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    short_weekdays: dict[int, tuple[str, ...]]
    numbers: dict[str, int]
    units: dict[str, tuple[str, ...]]
    seasons: dict[str, tuple[str, ...]]
    relative: tuple[tuple[str, str], ...]
    opens: tuple[tuple[str, str], ...]
    groups: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year_tail: str = ""


def _forms(table: dict[int, Any], key: str) -> dict[int, tuple[str, ...]]:
    return {int(n): tuple(row.get(key) or ()) for n, row in table.items()}


def _rows(rows: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((row["code"], pattern) for row in rows for pattern in row["patterns"])


_GROUPS = ("parts", "portions", "relations", "nexts")
_LISTS = (
    *("wary", "named_days", "month_leads", "loose_month_leads", "year_leads", "counted_nouns"),
    *(
        "glue",
        "singular",
        "future",
        "maybe",
        "past",
        "day_count",
        "products",
        "issued",
        "spoke",
        "bynames",
        "scheduled",
    ),
)


def _language(lang: str, raw: dict[str, Any]) -> TimeWords:
    if sorted(raw["months"]) != list(range(1, 13)):
        raise BadDoctrine(f"time_words.yaml: {lang} must name the months 1 to 12.")
    if sorted(raw["weekdays"]) != list(range(7)):
        raise BadDoctrine(f"time_words.yaml: {lang} must name the weekdays 0 to 6.")
    seen: dict[str, int] = {}
    for number, row in raw["months"].items():
        for form in [*row["full"], *(row.get("short") or ())]:
            if seen.setdefault(form, number) != number:
                raise BadDoctrine(f"time_words.yaml: {lang} has '{form}' for two months.")
    return TimeWords(
        lang=lang,
        cased=bool(raw.get("case")),
        months=_forms(raw["months"], "full"),
        short_months=_forms(raw["months"], "short"),
        weekdays=_forms(raw["weekdays"], "full"),
        short_weekdays=_forms(raw["weekdays"], "short"),
        numbers=dict(raw["numbers"]),
        units={k: tuple(v) for k, v in raw["units"].items()},
        seasons={k: tuple(v) for k, v in raw["seasons"].items()},
        relative=_rows(raw["relative"]),
        opens=_rows(raw["open"]),
        groups={g: {k: tuple(v) for k, v in (raw.get(g) or {}).items()} for g in _GROUPS},
        lists={name: tuple(raw.get(name) or ()) for name in _LISTS},
        year_tail=raw.get("year_tail", ""),
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = files("vedette.doctrine").joinpath("time_words.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = load_yaml(text)
    for name, row in table["lengths"].items():
        if not row.get("reason"):
            raise BadDoctrine(f"time_words.yaml: the length '{name}' gives no reason.")
    return table


def languages() -> tuple[str, ...]:
    """The languages whose words of time are known."""
    return (*_table()["languages"], *codes())


@lru_cache(maxsize=64)
def time_words(lang: str = FALLBACK) -> TimeWords:
    """The words of one language; English where the language has no table.

    Figures ("02.12.2022") are read in every language, so a text in a language without a
    table still gives its plain dates.
    """
    table = _table()["languages"]
    own = tongue(lang).get("times") if lang not in table else None
    return _language(lang, own or table.get(lang, table[FALLBACK]))


@lru_cache(maxsize=1)
def lengths() -> dict[str, int | None]:
    """How many days a vague window can reach, None where no end is said."""
    return {name: row["days"] for name, row in _table()["lengths"].items()}


@lru_cache(maxsize=1)
def seasons() -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    """First and last (month, day) of each season, the widest of its two definitions."""
    return {
        name: ((row["from"][0], row["from"][1]), (row["to"][0], row["to"][1]))
        for name, row in _table()["seasons"].items()
    }


@lru_cache(maxsize=1)
def epochs() -> tuple[Epoch, ...]:
    """The days from which known day counts run."""
    return tuple(
        Epoch(row["name"], row["day"], tuple(row["all"]), tuple(row["any"]))
        for row in _table()["epochs"]
    )

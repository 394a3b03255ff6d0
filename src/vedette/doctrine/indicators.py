"""The words that report military activity, and the starter library of warning indicators."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine
from vedette.model.question import WatchedIndicator

DOMAINS = (
    "air_missile",
    "border",
    "command",
    "diplomacy",
    "domestic",
    "exercise",
    "force_posture",
    "logistics",
    "medical",
    "mobilisation",
    "rhetoric",
)
STATUSES = ("observed", "ambiguous", "counter", "not_observed")
STRENGTHS = ("strong", "meeting", "claim")
_GROUP = re.compile(r"\{(\w+)\}")
# A folded YAML line leaves a space before the next alternative: "tanks |artillery".
_FOLD = re.compile(r"\s+\|")


@dataclass(frozen=True, slots=True)
class Activity:
    """
    "'field hospital' is medical activity": one pattern of one domain.

    strength: `strong` stands alone; `meeting` and `claim` need the parties to take part.
    """

    domain: str
    strength: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """
    "The words by which we know a report of activity, and how sure it is."

    away_verbs and toward bracket a move off the ground asked about.
    """

    activities: tuple[Activity, ...]
    governing: re.Pattern[str]
    opinion: re.Pattern[str]
    background: re.Pattern[str]
    report_verbs: re.Pattern[str]
    status: dict[str, re.Pattern[str]]
    away_verbs: re.Pattern[str]
    toward: str
    headings: dict[str, re.Pattern[str]]
    section: re.Pattern[str]
    nothing: re.Pattern[str]
    ends: re.Pattern[str]
    boilerplate: re.Pattern[str]
    drop: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StarterIndicator:
    """
    "A field hospital opens: seen in 30 of 100 worlds where the attack comes, in 4 where not."

    Both chances are this desk's judgement, not a measurement; `log_ratio` says how far the
    indicator, once seen, moves the odds (natural logarithm).
    """

    indicator: WatchedIndicator
    basis: str
    source: str

    @property
    def log_ratio(self) -> float:
        """ln of P(seen | yes) / P(seen | no); 0 when the indicator tells nothing."""
        yes, no = self.indicator.seen_if_yes, self.indicator.seen_if_no
        return math.log(yes / no) if yes and no else 0.0

    @property
    def diagnostic(self) -> bool:
        """Whether it at least doubles or halves the odds (Heuer and Pherson, ch. 6.3)."""
        return abs(self.log_ratio) >= math.log(2)


def _load(name: str) -> Any:
    text = resources.files("vedette.doctrine").joinpath(name).read_text(encoding="utf-8")
    return load_yaml(text)


def _named(text: str, groups: dict[str, str], where: str) -> str:
    """The pattern with every group's name replaced by its words."""

    def group(found: re.Match[str]) -> str:
        if found.group(1) not in groups:
            raise BadDoctrine(f"{where}: there is no group of words {found.group(0)}.")
        return groups[found.group(1)]

    return _GROUP.sub(group, text)


def _compiled(text: str, *, groups: dict[str, str], where: str) -> re.Pattern[str]:
    try:
        return re.compile(_named(text, groups, where), re.IGNORECASE)
    except re.error as error:
        raise BadDoctrine(f"{where}: {text!r} is no pattern ({error}).") from error


def _sourced(section: dict[str, Any], where: str) -> dict[str, Any]:
    if not section.get("source"):
        raise BadDoctrine(f"{where} names no source for its words.")
    return section


@lru_cache(maxsize=1)
def indicator_words() -> IndicatorWords:
    """The table of indicator words, checked: domains known, patterns sound, sources named."""
    return read_words(_load("indicator_words.yaml"))


def _activities(
    table: dict[str, Any], one: Callable[[str, str], re.Pattern[str]]
) -> tuple[Activity, ...]:
    activities: list[Activity] = []
    for row in table["activities"]:
        where = f"activities.{row.get('domain')}"
        if _sourced(row, where)["domain"] not in DOMAINS:
            raise BadDoctrine(f"{where}: no such domain.")
        if row["strength"] not in STRENGTHS:
            raise BadDoctrine(f"{where}: strength is one of {', '.join(STRENGTHS)}.")
        activities += [
            Activity(row["domain"], row["strength"], one(rf"\b(?:{p})", where))
            for p in row["patterns"]
        ]
    return tuple(activities)


def read_words(table: dict[str, Any]) -> IndicatorWords:
    """The table as patterns. Raises BadDoctrine where it contradicts itself."""
    groups: dict[str, str] = {}
    for name, row in table["groups"].items():
        text = _FOLD.sub("|", _sourced(row, f"groups.{name}")["pattern"].strip())
        # A group may be made of the groups above it ("any unit: a force, a garrison, ...").
        groups[name] = _named(text, groups, f"groups.{name}")

    def one(text: str, where: str) -> re.Pattern[str]:
        return _compiled(text, groups=groups, where=where)

    def either(patterns: list[str], where: str) -> re.Pattern[str]:
        return one("|".join(f"(?:{p})" for p in patterns), where)

    status = {name: row for name, row in table["status"].items() if name != "away"}
    if set(status) - set(STATUSES):
        raise BadDoctrine(f"status: unknown {sorted(set(status) - set(STATUSES))}.")
    verbs = _sourced(table["report_verbs"], "report_verbs")
    away, lists = table["status"]["away"], _sourced(table["lists"], "lists")
    return IndicatorWords(
        activities=_activities(table, one),
        governing=either(_sourced(table["forecast"], "forecast")["governing"], "forecast"),
        opinion=either(table["forecast"]["opinion"], "forecast.opinion"),
        background=either(table["forecast"]["background"], "forecast.background"),
        report_verbs=one(r"\b" + _FOLD.sub("|", verbs["pattern"].strip()), "report_verbs"),
        status={
            name: either(_sourced(row, f"status.{name}")["patterns"], f"status.{name}")
            for name, row in status.items()
        },
        away_verbs=one(rf"\b{_sourced(away, 'status.away')['verbs']}\b", "status.away"),
        toward=away["toward"],
        headings={name: one(text, f"lists.{name}") for name, text in lists["headings"].items()},
        section=one(lists["section"], "lists.section"),
        nothing=one(lists["nothing"], "lists.nothing"),
        ends=re.compile(lists["ends"]),
        boilerplate=either(_sourced(table["boilerplate"], "boilerplate")["patterns"], "boiler"),
        drop=re.compile(_sourced(table["reporters"], "reporters")["drop"]),
    )


@lru_cache(maxsize=1)
def starter_library() -> tuple[StarterIndicator, ...]:
    """The military-warning indicators shipped with the desk, checked (`read_starter`)."""
    return read_starter(_load("indicators_military.yaml"))


def read_starter(table: dict[str, Any]) -> tuple[StarterIndicator, ...]:
    """The library as indicators; BadDoctrine on a repeated id, unknown domain or bad range."""
    out: list[StarterIndicator] = []
    for row in table["indicators"]:
        name = row.get("id", "?")
        yes, no = row["seen_if_yes"], row["seen_if_no"]
        if not (0 < yes < 1 and 0 < no < 1):
            raise BadDoctrine(f"{name}: a chance of being seen lies between 0 and 1, not at it.")
        if row["domain"] not in DOMAINS or not row["words"] or not row.get("source"):
            raise BadDoctrine(f"{name}: it needs a known domain, words and a source.")
        if row["lead_days"] < 0 or row["decay_days"] <= 0:
            raise BadDoctrine(f"{name}: lead days are 0 or more, decay days at least 1.")
        if name in {s.indicator.id for s in out}:
            raise BadDoctrine(f"{name} stands twice in the library.")
        watched = WatchedIndicator(
            id=name,
            text=row["text"],
            domain=row["domain"],
            words=tuple(row["words"]),
            seen_if_yes=yes,
            seen_if_no=no,
            lead_days=row["lead_days"],
            decay_days=row["decay_days"],
        )
        out.append(StarterIndicator(watched, table["basis"], row["source"]))
    return tuple(out)

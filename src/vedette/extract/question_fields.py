"""The values a question file may hold, each checked and read into the model's nouns."""

import difflib
from collections.abc import Callable
from typing import Any

from vedette.doctrine.acts import acts
from vedette.doctrine.indicators import DOMAINS
from vedette.doctrine.parties import party_row
from vedette.errors import BadLikelihood, BadQuestionFile
from vedette.model.likelihood import Likelihood
from vedette.model.question import Mode, Party, WatchedIndicator

Fail = Callable[[str, str], BadQuestionFile]

KEYS = (
    "id",
    "text",
    "main",
    "actors",
    "acts",
    "targets",
    "partners",
    "territory",
    "mode",
    "exclusions",
    "window",
    "resolution",
    "order",
    "indicators",
    "course_of_action",
    "prior",
)
PARTY_KEYS = ("name", "aliases", "leaders")
WINDOW_KEYS = ("from", "to")
INDICATOR_KEYS = (
    "id",
    "text",
    "domain",
    "words",
    "seen_if_yes",
    "seen_if_no",
    "lead_days",
    "decay_days",
)


def words(value: Any, key: str, fail: Fail) -> tuple[str, ...]:
    """A text or a list of texts as a tuple; nothing is an empty tuple."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (" ".join(value.split()),)
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return tuple(" ".join(str(one).split()) for one in value)
    raise fail(key, "must be a text or a list of texts.")


def parties(value: Any, key: str, fail: Fail) -> tuple[Party, ...]:
    """Names, or rows of name, aliases and leaders; names of the table bring its words."""
    if value is None:
        return ()
    rows = value if isinstance(value, list) else [value]
    return tuple(_party(row, key, fail) for row in rows)


def _party(row: Any, key: str, fail: Fail) -> Party:
    if isinstance(row, str):
        known = party_row(row)
        return known.party() if known else Party(" ".join(row.split()))
    if not isinstance(row, dict) or not row.get("name"):
        raise fail(key, "must be a name, or rows with name:, aliases: and leaders:.")
    for inner in row:
        if inner not in PARTY_KEYS:
            near = difflib.get_close_matches(str(inner), PARTY_KEYS, n=1, cutoff=0.3)
            raise fail(str(inner), f"is no key of a party; did you mean {(near or PARTY_KEYS)[0]}?")
    return Party(
        " ".join(str(row["name"]).split()),
        words(row.get("aliases"), "aliases", fail),
        words(row.get("leaders"), "leaders", fail),
    )


def act_names(value: Any, fail: Fail) -> tuple[str, ...]:
    """Acts of the table by id, or free verbs ("ratify treaty") kept as they stand."""
    found = words(value, "acts", fail)
    table = acts()
    for name in found:
        if "_" in name and name not in table:
            near = difflib.get_close_matches(name, list(table), n=1, cutoff=0.4)
            hint = f"did you mean {near[0]}?" if near else "write a verb instead."
            raise fail("acts", f"names no act of the table: {name}; {hint}")
    return found


def mode(value: Any, fail: Fail) -> Mode:
    """One of any, alone, beside, from, worst_case; any if not given."""
    names = [one.value for one in Mode]
    if value is None:
        return Mode.ANY
    if value not in names:
        raise fail("mode", f"cannot be {value!r}; write one of {', '.join(names)}.")
    return Mode(value)


def prior(value: Any, fail: Fail) -> Likelihood | None:
    """[low, central, high] between 0 and 1, or nothing."""
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 3):
        raise fail("prior", "must be [low, central, high], like [0.02, 0.05, 0.15].")
    try:
        low, central, high = (float(one) for one in value)
        return Likelihood(low, central, high)
    except (TypeError, ValueError, BadLikelihood) as broken:
        raise fail("prior", "must be three numbers between 0 and 1 in rising order.") from broken


def indicators(value: Any, *, text: str, name: str) -> tuple[WatchedIndicator, ...]:
    """The observables to watch, each with its domain and the words texts use for it."""
    if value is None:
        return ()

    def fail(key: str, why: str) -> BadQuestionFile:
        return BadQuestionFile(f"{name}: indicators: {key} {why}")

    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise BadQuestionFile(f"{name}: indicators must be a list of rows with id: and text:.")
    found = tuple(_indicator(row, fail, text) for row in value)
    ids = [one.id for one in found]
    if len(set(ids)) < len(ids):
        raise BadQuestionFile(f"{name}: two indicators have the same id.")
    return found


def _indicator(row: dict[str, Any], fail: Fail, text: str) -> WatchedIndicator:
    for key in row:
        if key not in INDICATOR_KEYS:
            near = difflib.get_close_matches(str(key), INDICATOR_KEYS, n=1, cutoff=0.3)
            at = next((n for n, line in enumerate(text.splitlines(), 1) if f"{key}:" in line), 1)
            raise fail(
                str(key), f"(line {at}) is unknown; did you mean {(near or INDICATOR_KEYS)[0]}?"
            )
    for key in ("id", "text", "domain"):
        if not row.get(key):
            raise fail(key, "is missing in one row.")
    if row["domain"] not in DOMAINS:
        raise fail("domain", f"cannot be {row['domain']!r}; write one of {', '.join(DOMAINS)}.")
    return WatchedIndicator(
        id=str(row["id"]),
        text=" ".join(str(row["text"]).split()),
        domain=str(row["domain"]),
        words=words(row.get("words"), "words", fail),
        seen_if_yes=_chance(row, "seen_if_yes", fail),
        seen_if_no=_chance(row, "seen_if_no", fail),
        lead_days=_days(row, "lead_days", fail),
        decay_days=_days(row, "decay_days", fail),
    )


def _chance(row: dict[str, Any], key: str, fail: Fail) -> float | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise fail(key, f"must be a number between 0 and 1, not {value!r}.")
    return float(value)


def _days(row: dict[str, Any], key: str, fail: Fail) -> int | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise fail(key, f"must be a whole number of days, not {value!r}.")
    return value

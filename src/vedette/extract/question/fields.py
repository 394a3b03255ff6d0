"""The values a question file may hold, each checked and read into the model's nouns."""

import difflib
from datetime import date, datetime
from typing import Any

from vedette.doctrine.acts import acts
from vedette.doctrine.parties import party_row
from vedette.errors import BadLikelihood
from vedette.extract.question.lines import Where, words_of
from vedette.model.likelihood import Likelihood
from vedette.model.question import Mode, Party

QUESTION_KEYS = (
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
# What belongs to the whole set; a file may hold these and no question of its own.
SET_KEYS = ("scenarios", "courses", "assumptions")
KEYS = (*QUESTION_KEYS, *SET_KEYS)
_LONGEST_ID = 60
PARTY_KEYS = ("name", "aliases", "leaders")
WINDOW_KEYS = ("from", "to")


def words(value: Any, key: str, where: Where) -> tuple[str, ...]:
    """A text or a list of texts as a tuple; nothing is an empty tuple."""
    if value is None:
        return ()
    rows = value if isinstance(value, list) else [value]
    # A bare NO is read as false, and an empty name would stand in every text.
    if not all(isinstance(one, str | int | float) and _is_words(one) for one in rows):
        raise where.fail(key, "must be a text or a list of texts; put yes, no and on in quotes.")
    return tuple(words_of(one) for one in rows)


def _is_words(value: Any) -> bool:
    return not isinstance(value, bool) and bool(words_of(value))


def identity(row: dict[str, Any], where: Where) -> str:
    """A short name without a space in it, as orders and scenarios write it."""
    found = sentence(row, "id", where, needed=True)
    if " " in found or len(found) > _LONGEST_ID:
        raise where.fail("id", f"must be one short word, not {found[:50]!r}.")
    return found


def sentence(row: dict[str, Any], key: str, where: Where, *, needed: bool = False) -> str:
    """The text under a key, on one line; "" where it is not given."""
    value = row.get(key)
    if value is None or value == "":
        if needed:
            raise where.fail(key, "is missing in one row.")
        return ""
    # A bare yes, no or on is read as true or false: NO is no name for Norway.
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise where.fail(key, f"must be words, not {value!r}; put it in quotes if it is.")
    return words_of(value)


def truth(value: Any, key: str, where: Where) -> bool:
    """Yes or no."""
    if isinstance(value, str) and value.casefold() in ("yes", "no", "true", "false"):
        return value.casefold() in ("yes", "true")
    if not isinstance(value, bool):
        raise where.fail(key, f"must be yes or no, not {value!r}.")
    return value


def chance(value: Any, key: str, where: Where) -> float | None:
    """A number between 0 and 1, both excluded: what is certain needs no watching."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise where.fail(key, f"must be a number between 0 and 1, not {value!r}.")
    return float(value)


def day(value: Any, key: str, where: Where) -> date | None:
    """A date such as 2023-12-31, or nothing."""
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as broken:
            raise where.fail(key, f"is no date: {value!r}; write it like 2023-12-31.") from broken
    raise where.fail(key, f"is no date: {value!r}; write it like 2023-12-31.")


def parties(value: Any, key: str, where: Where) -> tuple[Party, ...]:
    """Names, or rows of name, aliases and leaders; names of the table bring its words."""
    if value is None:
        return ()
    if not isinstance(value, list):
        return (_party(value, key, where, where.into(key)),)
    return tuple(_party(row, key, where, where.into(key, n)) for n, row in enumerate(value))


def _party(row: Any, key: str, where: Where, inside: Where) -> Party:
    if isinstance(row, str) and row.strip():
        known = party_row(row)
        return known.party() if known else Party(words_of(row))
    if not isinstance(row, dict) or not row.get("name"):
        raise where.fail(key, "must be a name, or rows with name:, aliases: and leaders:.")
    inside.refuse_unknown(row, PARTY_KEYS)
    return Party(
        sentence(row, "name", inside, needed=True),
        words(row.get("aliases"), "aliases", inside),
        words(row.get("leaders"), "leaders", inside),
    )


def act_names(value: Any, where: Where) -> tuple[str, ...]:
    """Acts of the table by id, or free verbs ("ratify treaty") kept as they stand."""
    found = words(value, "acts", where)
    table = acts()
    for name in found:
        if "_" in name and name not in table:
            near = difflib.get_close_matches(name, list(table), n=1, cutoff=0.4)
            hint = f"did you mean {near[0]}?" if near else "write a verb instead."
            raise where.fail("acts", f"names no act of the table: {name}; {hint}")
    return found


def mode(value: Any, where: Where) -> Mode:
    """One of any, alone, beside, from, worst_case; any if not given."""
    names = [one.value for one in Mode]
    if value is None:
        return Mode.ANY
    if value not in names:
        raise where.fail("mode", f"cannot be {value!r}; write one of {', '.join(names)}.")
    return Mode(value)


def prior(value: Any, where: Where) -> Likelihood | None:
    """[low, central, high] between 0 and 1, or nothing."""
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 3):
        raise where.fail("prior", "must be [low, central, high], like [0.02, 0.05, 0.15].")
    try:
        low, central, high = (float(one) for one in value)
        return Likelihood(low, central, high)
    except (TypeError, ValueError, BadLikelihood) as broken:
        raise where.fail(
            "prior", "must be three numbers between 0 and 1 in rising order."
        ) from broken

"""The observables a question file names, each with how likely it is to appear in which case."""

from typing import Any

from vedette.doctrine.indicators import DOMAINS, starter_library
from vedette.doctrine.seen_words import seen_words
from vedette.extract.question.fields import chance, identity, sentence, words
from vedette.extract.question.lines import Where
from vedette.model.question import WatchedIndicator

# A hundred years: more days than this no calendar can count back.
_MOST_DAYS = 36_500
INDICATOR_KEYS = (
    "id",
    "text",
    "domain",
    "words",
    "seen_if_yes",
    "seen_if_no",
    "lead_days",
    "decay_days",
    "seen",
    "collectors",
)


def indicators(value: Any, where: Where) -> tuple[WatchedIndicator, ...]:
    """
    The observables to watch, each with its domain and the words texts use for it; the one word
    `starter` stands for the whole starter library.
    """
    if value == "starter":
        return tuple(one.indicator for one in starter_library())
    found: dict[str, WatchedIndicator] = {}
    for row, inside in where.rows(value, "indicators"):
        one = _indicator(row, inside)
        if one.id in found:
            raise inside.fail("id", f"is {one.id} in two indicators; ids must differ.")
        found[one.id] = one
    return tuple(found.values())


def _indicator(row: dict[str, Any], where: Where) -> WatchedIndicator:
    where.refuse_unknown(row, INDICATOR_KEYS)
    domain = sentence(row, "domain", where, needed=True)
    if domain not in DOMAINS:
        raise where.fail("domain", f"cannot be {domain!r}; write one of {', '.join(DOMAINS)}.")
    return WatchedIndicator(
        id=identity(row, where),
        text=sentence(row, "text", where, needed=True),
        domain=domain,
        words=words(row.get("words"), "words", where),
        seen_if_yes=_seen(row.get("seen_if_yes"), "seen_if_yes", where),
        seen_if_no=_seen(row.get("seen_if_no"), "seen_if_no", where),
        lead_days=_days(row, "lead_days", where),
        decay_days=_days(row, "decay_days", where),
        seen=_by_scenario(row.get("seen"), where),
        collectors=words(row.get("collectors"), "collectors", where),
    )


def _by_scenario(value: Any, where: Where) -> tuple[tuple[str, float], ...]:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise where.fail("seen", "must name scenarios, as in {H1: likely, H2: 0.2}.")
    inside = where.into("seen")
    found = ((str(name), _seen(one, str(name), inside)) for name, one in value.items())
    return tuple((name, one) for name, one in found if one is not None)


def _seen(value: Any, key: str, where: Where) -> float | None:
    """A chance as a number, or as a word of the table: likely is 0.675."""
    if not isinstance(value, str):
        return chance(value, key, where)
    table = seen_words()
    found = table.get(" ".join(value.casefold().split()))
    if found is None:
        raise where.fail(
            key,
            f"cannot be {value!r}; write a number between 0 and 1, or one of {', '.join(table)}.",
        )
    return found


def _days(row: dict[str, Any], key: str, where: Where) -> int | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_DAYS:
        raise where.fail(key, f"must be a whole number of days, not {value!r}.")
    return value

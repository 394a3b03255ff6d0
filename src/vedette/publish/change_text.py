"""Why a range moved, in lines a person reads."""

from collections.abc import Sequence
from datetime import date

from vedette.model.change import BoardChange, Cause, Change
from vedette.model.likelihood import Likelihood


def change_lines(found: Change) -> list[str]:
    """
    "P2: 8% on 20 December 2022, 6% on 21 December 2022 (−2.1 points)", then a line for each
    cause with its part, the greatest first, and the sum.
    """
    head = (
        f"{found.question}: {_at(found.before, found.prior)} on {_day(found.since)}, "
        f"{_at(found.after, found.prior)} on {_day(found.to)} ({_signed(found.points)} points)."
    )
    if not found.causes:
        return [head, "  Nothing moved it.", *_silent(found)]
    return [head, *_parts(found.causes), *_silent(found)]


def board_change_lines(found: BoardChange) -> list[str]:
    """The same for the indicator board, which stands beside the range and is no part of it."""
    head = (
        f"Beside {found.question}, by its indicators alone: {found.before:.1%} on "
        f"{_day(found.since)}, {found.after:.1%} on {_day(found.to)} "
        f"({_signed(found.points)} points). No range rests on it."
    )
    if not found.causes:
        return [head, "  Nothing moved it."]
    return [head, *_parts(found.causes)]


def _parts(causes: Sequence[Cause]) -> list[str]:
    rows = [
        f"  {_signed(c.points):>6}  ({_signed(c.log_odds, 4)} log-odds)  {c.sentence}."
        for c in causes
    ]
    total = (
        f"  {_signed(sum(c.points for c in causes)):>6}  "
        f"({_signed(sum(c.log_odds for c in causes), 4)} log-odds)  in all."
    )
    return [*rows, total]


def _silent(found: Change) -> list[str]:
    return [f"  came and moved nothing: {said}." for said in found.silent]


def _at(likelihood: Likelihood | None, prior: float) -> str:
    if likelihood is None:
        return f"nobody had judged (prior {prior:.1%})"
    return f"{likelihood.central:.1%}"


def _signed(number: float, digits: int = 1) -> str:
    return f"{number:+.{digits}f}".replace("-", "−")


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"

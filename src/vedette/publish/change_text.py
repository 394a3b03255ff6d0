"""Why a range moved, in lines a person reads."""

from datetime import date

from vedette.model.change import Change
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
    rows = [
        f"  {_signed(c.points):>6}  ({_signed(c.log_odds, 4)} log-odds)  {c.sentence}."
        for c in found.causes
    ]
    total = (
        f"  {_signed(sum(c.points for c in found.causes)):>6}  "
        f"({_signed(sum(c.log_odds for c in found.causes), 4)} log-odds)  in all."
    )
    return [head, *rows, total, *_silent(found)]


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

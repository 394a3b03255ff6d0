"""Why an indicator board moved between two days, row by row."""

import math
from datetime import date

from vedette.model.board import Board, BoardRow, BoardStatus
from vedette.model.change import BoardChange, Cause, CauseKind

# Below this a part is the rounding of the sum, not a cause.
_NOTHING = 1e-12


def board_change(question: str, before: Board, after: Board, since: date, to: date) -> BoardChange:
    """
    "Field hospitals expired on 3 May: down .41 in log-odds": the change of the board's own
    probability between two days, as causes that sum to it within 1e-12.

    Both boards watch the same indicators; one that only one of them has counts as unmoved on
    the other. Points are shared out in proportion to log-odds, as for a range.
    """
    moved = _logit(after.posterior) - _logit(before.posterior)
    points = 100 * (after.posterior - before.posterior)
    was = {r.indicator.id: r for r in before.rows}
    now = {r.indicator.id: r for r in after.rows}
    parts = [
        (name, _moved(now.get(name)) - _moved(was.get(name)))
        for name in dict.fromkeys([*now, *was])
    ]
    rest = moved - math.fsum(part for _, part in parts)
    share = points / moved if moved else 0.0
    causes = [
        Cause(CauseKind.INDICATOR, part, part * share, _said(was.get(name), now.get(name), to))
        for name, part in parts
        if abs(part) > _NOTHING
    ]
    if abs(rest) > _NOTHING:
        said = "Scenarios gain and lose within yes and within no"
        causes.append(Cause(CauseKind.SCENARIOS, rest, rest * share, said))
    causes.sort(key=lambda c: (-abs(c.log_odds), c.sentence))
    return BoardChange(
        question, since, to, before.posterior, after.posterior, moved, points, tuple(causes)
    )


def _logit(p: float) -> float:
    return math.log(p) - math.log1p(-p)


def _moved(row: BoardRow | None) -> float:
    return row.moved if row else 0.0


def _said(was: BoardRow | None, now: BoardRow | None, to: date) -> str:
    """What happened to the row, in words: newly seen, expired, seen otherwise, or weighed so."""
    row = now or was
    if row is None:
        return ""
    name = f"{row.indicator.id}, “{row.indicator.text}”"
    if now is None or was is None:
        return f"{name}: watched on one of the two days only"
    if was.expires and was.expires < to and set(was.live) & set(now.past):
        return f"{name}: {_status(was)} by {_origins(was)}, expired on {was.expires:%-d %B %Y}"
    if was.status is not now.status:
        return f"{name}: {_status(was)} before, {_status(now)} now{_by(now)}"
    if set(was.live) != set(now.live):
        return f"{name}: {_status(now)} anew{_by(now)}"
    return f"{name}: weighed otherwise beside the other rows ({was.weight:.2f}, {now.weight:.2f})"


def _status(row: BoardRow) -> str:
    if row.status is BoardStatus.NOT_OBSERVED:
        return "looked for and not observed"
    return row.status.value.replace("_", " ")


def _origins(row: BoardRow) -> str:
    return ", ".join(row.origins) or "nobody named"


def _by(row: BoardRow) -> str:
    return f" (by {_origins(row)})" if row.origins else ""

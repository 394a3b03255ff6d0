"""The indicator board as JSON, in the shape of the schema."""

from datetime import date
from typing import Any

from vedette.model.board import Board, BoardRow, Sighting


def board_shape(board: Board | None) -> dict[str, Any] | None:
    """Rows newest first, the reports behind them, and how the sources were heard."""
    if board is None:
        return None
    return {
        "prior": board.prior,
        "posterior": board.posterior,
        "rows": [_row(row) for row in board.rows],
        "sightings": [_sighting(s) for s in board.sightings],
        "coverage": [
            {
                "source": c.source,
                "opens": c.opens.isoformat(),
                "closes": c.closes.isoformat(),
                "heard": c.heard,
                "expected": c.expected,
                "chance": c.chance,
                "hearing": c.hearing.value,
            }
            for c in board.coverage
        ],
        "steps": list(board.steps),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _row(row: BoardRow) -> dict[str, Any]:
    return {
        "indicator": row.indicator.id,
        "text": row.indicator.text,
        "domain": row.indicator.domain,
        "status": row.status.value,
        "last_looked": _day(row.last_looked),
        "last_seen": _day(row.last_seen),
        "expires": _day(row.expires),
        "origins": list(row.origins),
        "independent": row.groups,
        "chances": dict(row.chances),
        "if_seen": row.if_seen,
        "discriminates": row.diagnostic,
        "moved": row.moved,
        "weight": row.weight,
        "live": list(row.live),
        "past": list(row.past),
        "steps": list(row.steps),
    }


def _sighting(sighting: Sighting) -> dict[str, Any]:
    return {
        "id": sighting.id,
        "origin": sighting.origin,
        "status": sighting.status,
        "domain": sighting.domain,
        "day": _day(sighting.day),
        "watched": list(sighting.watched),
        "observations": list(sighting.observations),
        "outlets": list(sighting.outlets),
        "named": sighting.named,
        "because": sighting.because,
    }

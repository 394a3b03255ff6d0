"""Why: the rows of the indicator board, the reports behind them, and how sources were heard."""

from collections.abc import Mapping

from vedette.model.assessment import Explanation
from vedette.model.board import Board, BoardRow, Sighting
from vedette.publish.board_sections import STATUS, row_id
from vedette.publish.words import count, join


def _said(sighting: Sighting) -> str:
    day = sighting.day.isoformat() if sighting.day else "undated"
    status = sighting.status.replace("_", " ")
    prints = f", {count(len(sighting.documents), 'print')} in {join(sighting.outlets[:4])}"
    return f"{sighting.origin}, {day}: {status}{prints}"


def _row(row: BoardRow, known: Mapping[str, Sighting]) -> Explanation:
    indicator = row.indicator
    live, past = ([known[i] for i in ids if i in known] for ids in (row.live, row.past))
    inputs = [f"Counts today: {_said(s)}" for s in live]
    inputs += [f"Counts no more: {_said(s)}" for s in past]
    if row.chances:
        chances = ", ".join(f"{p:g} under {name}" for name, p in row.chances)
        inputs.append(f"Chance of being seen: {chances}")
    seen = dict.fromkeys(o for s in (*live, *past) for o in s.observations)
    return Explanation(
        id=row_id(row),
        title=f"{indicator.text} {STATUS[row.status].capitalize()}.",
        rule="weigh.indicators/1",
        inputs=tuple(inputs) or ("No report of it was read.",),
        arithmetic=row.steps,
        children=tuple(seen),
    )


def board_explanations(board: Board | None) -> list[Explanation]:
    """Each row of the board, and each source's coverage."""
    if board is None:
        return []
    known = {s.id: s for s in board.sightings}
    out = [_row(row, known) for row in board.rows]
    out.append(
        Explanation(
            "board",
            "The indicator board",
            "weigh.indicators/1",
            (),
            board.steps,
            tuple(row_id(row) for row in board.rows),
        )
    )
    out += [
        Explanation(f"heard-{c.source}", c.source, "coverage.poisson/1", (), (c.sentence,))
        for c in board.coverage
    ]
    return out

"""The indicator board as sections: rows newest first, what each discriminates, how it was heard."""

import math
from collections.abc import Sequence
from datetime import date

from vedette.model.board import Board, BoardRow, BoardStatus, Hearing, Sighting
from vedette.model.brief import Cell, Line, Section, Table
from vedette.publish.words import count, join, percent

STATUS = {
    BoardStatus.OBSERVED: "observed",
    BoardStatus.AMBIGUOUS: "ambiguous",
    BoardStatus.COUNTER: "counter",
    BoardStatus.NOT_OBSERVED: "looked for, not observed",
    BoardStatus.NOT_COLLECTED: "NOT COLLECTED",
}
# Under this no reader would call the odds moved: a factor of 1.05.
_STILL = math.log(1.05)


def row_id(row: BoardRow) -> str:
    """The id under which `vedette why` explains a row."""
    return f"ind-{row.indicator.id}"


def odds_words(logs: float) -> str:
    """ "doubles the odds", "odds × 0.11", "does not move the odds"."""
    if abs(logs) < _STILL:
        return "does not move the odds"
    factor = math.exp(logs)
    said = f"{factor:.1f}" if factor >= 2 else f"{factor:.2f}"
    return f"odds × {said}"


def moved_words(row: BoardRow) -> str:
    """Log points and what they mean: "+1.71, odds × 5.5"."""
    return f"{row.moved:+.2f}, {odds_words(row.moved)}" if row.moved else "0"


def if_seen_words(row: BoardRow) -> str:
    """What a sighting would do, with a flag where the indicator discriminates nothing."""
    if row.if_seen is None:
        return "no chances given"
    flag = "" if row.diagnostic else " (discriminates nothing)"
    return f"× {math.exp(row.if_seen):.2g}{flag}"


def _short(day: date | None) -> str:
    return day.isoformat() if day else "–"


def who_words(row: BoardRow) -> str:
    """Who stands behind the reports that count, and how many of them are independent."""
    if not row.origins:
        silent = row.status is BoardStatus.NOT_OBSERVED
        return f"silence of {join(row.indicator.collectors)}, heard as usual" if silent else "–"
    said = join(row.origins[:3])
    more = f" and {len(row.origins) - 3} more" if len(row.origins) > 3 else ""
    return f"{said}{more} ({row.groups} independent)"


_HEAD = ("Indicator", "Domain", "Status", "Looked", "Seen", "By", "Until", "If seen", "Moved")


def rows_table(board: Board) -> Table:
    """Every watched indicator, newest first."""
    rows = tuple(
        (
            Cell(row.indicator.text, (row_id(row),)),
            Cell(row.indicator.domain.replace("_", " ")),
            Cell(STATUS[row.status]),
            Cell(_short(row.last_looked)),
            Cell(_short(row.last_seen)),
            Cell(who_words(row)),
            Cell(_short(row.expires)),
            Cell(if_seen_words(row)),
            Cell(moved_words(row)),
        )
        for row in board.rows
    )
    return Table(_HEAD, rows, records=True)


def board_lines(board: Board, cites: tuple[str, ...]) -> tuple[Line, ...]:
    """What the board comes to: how many rows in each state, and the odds before and after."""
    if not board.rows:
        said = "The question names no indicator; --starter watches the starter library's."
        return (Line(said, cites),)
    parts = [
        f"{n} {STATUS[status]}"
        for status in BoardStatus
        if (n := sum(row.status is status for row in board.rows))
    ]
    day = f" as of {board.as_of.isoformat()}" if board.as_of else ""
    lead = f"{count(len(board.rows), 'indicator')} watched{day}: {', '.join(parts)}."
    blind = sum(not row.diagnostic for row in board.rows if row.chances)
    out = [Line(lead, cites)]
    if any(row.moved for row in board.rows):
        said = (
            f"By the indicators alone {percent(board.prior)} becomes {percent(board.posterior)}; "
            "what was not collected moves nothing."
        )
        out.append(Line(said, cites))
    if blind:
        verb = "discriminates" if blind == 1 else "discriminate"
        said = f"{count(blind, 'indicator')} {verb} nothing: less than twofold between scenarios."
        out.append(Line(said, cites, "note"))
    return tuple(out)


def scenario_table(board: Board) -> Table | None:
    """P(seen) under each scenario; None where yes and no are the only ones."""
    rows = [row for row in board.rows if row.chances]
    if not rows or [name for name, _ in rows[0].chances] == ["yes", "no"]:
        return None
    names = tuple(name for name, _ in rows[0].chances)
    cells = tuple(
        (
            Cell(row.indicator.text, (row_id(row),)),
            *(Cell(f"{chance:.2f}") for _, chance in row.chances),
            Cell(f"{_spread(row):.2f}" + ("" if row.diagnostic else " (discriminates nothing)")),
        )
        for row in rows
    )
    return Table(("Indicator", *names, "ln, largest to least"), cells, records=True)


def _spread(row: BoardRow) -> float:
    chances = [chance for _, chance in row.chances]
    return math.log(max(chances) / min(chances))


def unmatched(board: Board) -> tuple[Sighting, ...]:
    """Reports of activity that fit no watched indicator."""
    ids = {row.indicator.id for row in board.rows}
    return tuple(s for s in board.sightings if not ids & set(s.watched))


def unmatched_line(board: Board, cites: tuple[str, ...]) -> tuple[Line, ...]:
    """How many reports no indicator caught, by domain: what the question may fail to watch."""
    found = unmatched(board)
    if not found:
        return ()
    by_domain: dict[str, int] = {}
    for sighting in found:
        by_domain[sighting.domain] = by_domain.get(sighting.domain, 0) + 1
    ranked = sorted(by_domain.items(), key=lambda pair: (-pair[1], pair[0]))
    said = ", ".join(f"{domain.replace('_', ' ')} {n}" for domain, n in ranked)
    verb = "fits" if len(found) == 1 else "fit"
    sentence = f"{count(len(found), 'report')} {verb} no watched indicator: {said}."
    return (Line(sentence, cites, "note"),)


def coverage_lines(board: Board, cites: tuple[str, ...]) -> tuple[Line, ...]:
    """Who was heard as usual and who was not; those too new to say are counted."""
    quiet = [c for c in board.coverage if c.hearing is Hearing.QUIET]
    heard = [c for c in board.coverage if c.hearing is Hearing.HEARD]
    out = [Line(f"Not collected as usual: {c.sentence}", cites) for c in quiet]
    out += [Line(c.sentence, cites, "note") for c in heard]
    rest = len(board.coverage) - len(quiet) - len(heard)
    if rest:
        verb = "was" if rest == 1 else "were"
        said = f"{count(rest, 'source')} {verb} heard too little before to say what is usual."
        out.append(Line(said, cites, "note"))
    return tuple(out)


def board_sections(board: Board, cites: tuple[str, ...]) -> tuple[Section, ...]:
    """The board as a page of its own: rows, scenarios, arithmetic, coverage."""
    each = scenario_table(board)
    scenarios = (
        (
            Section(
                "scenarios",
                "Chance of being seen under each scenario",
                (),
                each,
            ),
        )
        if each
        else ()
    )
    steps = tuple(Line(step, cites, "arithmetic") for step in board.steps)
    return (
        Section(
            "board",
            "Indicator board, newest first",
            board_lines(board, cites),
            rows_table(board) if board.rows else None,
            unmatched_line(board, cites),
        ),
        *scenarios,
        Section("sum", "Arithmetic", steps),
        Section("coverage", "How the sources were heard", _or_none(board, cites)),
    )


def _or_none(board: Board, cites: tuple[str, ...]) -> tuple[Line, ...]:
    none = Line("No day is known to count from.", cites, "note")
    return coverage_lines(board, cites) or (none,)


def validation(rows: Sequence[BoardRow]) -> tuple[Section, ...]:
    """
    The validator's report: what each indicator discriminates, its lead time and decay, and
    those that discriminate nothing first.
    """
    ranked = sorted(rows, key=lambda r: (r.diagnostic, -abs(r.if_seen or 0.0), r.indicator.id))
    cells = tuple(
        (
            Cell(row.indicator.id),
            Cell(row.indicator.text),
            Cell(row.indicator.domain.replace("_", " ")),
            Cell(" / ".join(f"{p:.2f}" for _, p in row.chances) or "–"),
            Cell(f"{row.if_seen:+.2f}" if row.if_seen is not None else "–"),
            Cell(_verdict(row)),
            Cell(_days(row.indicator.lead_days)),
            Cell(_days(row.indicator.decay_days)),
        )
        for row in ranked
    )
    names = " / ".join(name for name, _ in next((r.chances for r in rows if r.chances), ()))
    if not rows:
        said = "The question names no indicator; --starter validates the starter library's."
        return (Section("validate", "Indicator validator", (Line(said, ("question",)),)),)
    head = ("Id", "Indicator", "Domain", f"P(seen) {names}", "ln LR", "Verdict", "Lead", "Decay")
    blind = [row.indicator.id for row in ranked if not row.diagnostic]
    said = f"{count(len(rows), 'indicator')}: {len(blind)} discriminate nothing"
    said += f" ({', '.join(blind)})." if blind else "."
    why = (
        "An indicator discriminates if some two scenarios differ at least twofold in how likely "
        "they show it, |ln LR| ≥ 0.69; one that does not may still matter in a cluster."
    )
    lines = (Line(said, ("question",)), Line(why, ("question",), "note"))
    return (Section("validate", "Indicator validator", lines, Table(head, cells, records=True)),)


def _verdict(row: BoardRow) -> str:
    if not row.chances:
        return "no chances given"
    return "discriminates" if row.diagnostic else "DISCRIMINATES NOTHING"


def _days(days: int | None) -> str:
    return f"{days} d" if days is not None else "–"

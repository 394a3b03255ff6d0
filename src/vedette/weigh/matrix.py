"""Competing hypotheses (ACH) with the Bayesian twin beside it, and what each row's fault does.

Source: doctrine 3. The twin: log-odds = log prior + sum of w ln LR, one likelihood ratio for
each piece of evidence however many printed it, w from the design effect among pieces that rest
on the same voices.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.model.lineage import Judgement
from vedette.model.matrix import (
    AnalystCell,
    Hypothesis,
    Matrix,
    MatrixCell,
    MatrixRow,
    Swing,
    Verdict,
)
from vedette.weigh.dependence import discounts
from vedette.weigh.hypotheses import after, hypotheses, spread
from vedette.weigh.indicators import DIAGNOSTIC, Watch, weighed
from vedette.weigh.matrix_rows import Evidence, indicator_rows, judgement_rows
from vedette.weigh.ratings import log_of, opposite, order_of, points, suggested
from vedette.weigh.weights import Leans

Cells = Mapping[tuple[str, str], AnalystCell]


@dataclass(frozen=True, slots=True)
class _Row:
    """A piece of evidence with its cells as they are used: likelihoods and ratings agree."""

    evidence: Evidence
    cells: tuple[MatrixCell, ...]
    logs: tuple[float, ...]
    diagnostic: bool


def matrix(
    watch: Watch,
    judgements: Sequence[Judgement],
    *,
    cells: Cells | None = None,
    half_life: float = 45.0,
) -> Matrix:
    """
    The matrix of a question as of a day. A copy of a report adds nothing; a source of
    reliability 0 adds nothing; the probabilities sum to 1 and none is 0 or 1.

    cells: the analyst's ratings by (row, hypothesis); the machine's stand beside them.
    """
    columns = hypotheses(watch.questions, watch.prior)
    evidence = (
        *indicator_rows(weighed(watch, columns)),
        *judgement_rows(watch, judgements, columns, half_life=half_life),
    )
    alone = [e for e in evidence if e.kind == "indicator"]
    machine = [_row(e, columns, {}) for e in evidence]
    used = [_row(e, columns, cells or {}) for e in evidence]
    weights = _weights(used, watch.leans_on)
    return Matrix(
        hypotheses=columns,
        rows=tuple(_shown(r, weights) for r in sorted(used, key=_order)),
        machine=_verdict(machine, columns, watch.leans_on),
        used=_verdict(used, columns, watch.leans_on),
        alone=_verdict([_row(e, columns, cells or {}) for e in alone], columns, watch.leans_on),
        swings=_swings(used, columns, watch.leans_on),
        steps=_steps(used, columns, weights),
    )


def _order(row: _Row) -> tuple[str, bool, float, str]:
    """Indicators before judgements, what discriminates most first."""
    return (row.evidence.kind, not row.diagnostic, -round(spread(row.logs), 9), row.evidence.id)


def _row(evidence: Evidence, columns: Sequence[Hypothesis], cells: Cells) -> _Row:
    made = tuple(
        MatrixCell(h.id, suggested(chance), chance, cells.get((evidence.id, h.id)))
        for h, chance in zip(columns, evidence.chances, strict=True)
    )
    rated = [c.analyst is not None and c.analyst.rating is not None for c in made]
    if not any(rated):
        twofold = spread(evidence.logs) >= DIAGNOSTIC - 1e-12
        return _Row(evidence, made, evidence.logs, twofold)
    others = [x for x, mine in zip(evidence.logs, rated, strict=True) if not mine]
    logs = tuple(
        log_of(c.used, others) if mine else x
        for c, x, mine in zip(made, evidence.logs, rated, strict=True)
    )
    differ = len({c.used for c in made}) > 1
    return _Row(evidence, made, logs, differ)


def _weights(rows: Sequence[_Row], leans_on: Leans) -> dict[str, float]:
    """What age and dependence leave of each row."""
    moving = [r for r in rows if spread(r.logs) > 0]
    pieces = [
        replace(r.evidence.piece, spread=r.evidence.age_weight * spread(r.logs)) for r in moving
    ]
    left = discounts(pieces, leans_on)
    return {r.evidence.id: left[r.evidence.id] * r.evidence.age_weight for r in moving}


def _verdict(rows: Sequence[_Row], columns: Sequence[Hypothesis], leans_on: Leans) -> Verdict:
    weights = _weights(rows, leans_on)
    counted = [r for r in rows if r.diagnostic]
    numbers = range(len(columns))
    return Verdict(
        inconsistency=tuple(sum(points(r.cells[n].used) for r in counted) for n in numbers),
        discounted=tuple(
            math.fsum(weights.get(r.evidence.id, 1.0) * points(r.cells[n].used) for r in counted)
            for n in numbers
        ),
        probability=after(
            [h.prior for h in columns],
            [[weights.get(r.evidence.id, 0.0) * x for x in r.logs] for r in rows],
        ),
    )


def _shown(row: _Row, weights: Mapping[str, float]) -> MatrixRow:
    one = row.evidence
    return MatrixRow(
        id=one.id,
        kind=one.kind,
        text=one.text,
        origins=one.origins,
        cells=row.cells,
        logs=row.logs,
        weight=weights.get(one.id, 0.0),
        diagnostic=row.diagnostic,
        cites=one.cites,
        steps=one.steps,
    )


def _inverted(row: _Row) -> _Row:
    """The row if it is wrong: each likelihood its complement, each rating its opposite."""
    logs = tuple(math.log1p(-min(math.exp(x), 1 - 1e-9)) for x in row.logs)
    cells = tuple(replace(c, machine=opposite(c.used), analyst=None) for c in row.cells)
    return replace(row, logs=logs, cells=cells)


def rankings(found: Verdict, columns: Sequence[Hypothesis]) -> dict[str, tuple[str, ...]]:
    """Hypotheses best first: by least inconsistency, and by probability."""
    names = [h.id for h in columns]
    return {
        "inconsistency": order_of(found.inconsistency, names),
        "probability": order_of([-p for p in found.probability], names),
    }


def _swings(
    rows: Sequence[_Row], columns: Sequence[Hypothesis], leans_on: Leans
) -> tuple[Swing, ...]:
    """Each row, and each origin behind several, whose fault changes a ranking."""
    before = rankings(_verdict(rows, columns, leans_on), columns)
    out: list[Swing] = []

    def tried(name: str, change: str, left: Sequence[_Row]) -> None:
        now = rankings(_verdict(left, columns, leans_on), columns)
        out.extend(
            Swing(name, change, m, before[m], now[m], before[m][0] != now[m][0])
            for m in before
            if before[m] != now[m]
        )

    for row in rows:
        rest = [r for r in rows if r is not row]
        tried(row.evidence.id, "dropped", rest)
        tried(row.evidence.id, "inverted", [*rest, _inverted(row)])
    for origin in sorted({o for r in rows for o in r.evidence.origins}):
        rest = [r for r in rows if r.evidence.origins != (origin,)]
        if len(rows) - len(rest) > 1:
            tried(f"everything from {origin} alone", "dropped", rest)
    return tuple(sorted(out, key=lambda s: (not s.first, s.method, s.row, s.change)))


def _steps(
    rows: Sequence[_Row], columns: Sequence[Hypothesis], weights: Mapping[str, float]
) -> tuple[str, ...]:
    """The twin's sum for each hypothesis."""
    out = []
    for n, column in enumerate(columns):
        parts = [
            (weights[r.evidence.id], r.logs[n], r.evidence.id)
            for r in rows
            if r.evidence.id in weights
        ]
        total = math.log(column.prior) + math.fsum(w * x for w, x, _ in parts)
        said = " ".join(f"{w:.3f}×({x:+.3f}) [{name}]" for w, x, name in parts)
        out.append(f"{column.id}: ln {column.prior:.4f} + {said or '0'} = {total:+.3f}.")
    return (*out, "The powers of e of these sums, divided by their total, are the chances.")

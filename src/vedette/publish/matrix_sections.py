"""The matrix of competing hypotheses as sections: inconsistency first, its Bayesian twin beside."""

import math
from collections.abc import Mapping

from vedette.model.brief import Cell, Line, Section, Table
from vedette.model.matrix import Matrix, MatrixCell, MatrixRow, Swing, Verdict
from vedette.publish.words import join, percent

FLAWS = (
    "Known faults of the matrix: its cells are thresholds on a likelihood and drop what lies "
    "between; consistency is no likelihood; base rates play no part in the score; rows that "
    "rest on one source are counted as if they did not, unless discounted. In experiments it "
    "made judgement neither more coherent nor more accurate (Karvetski and Mandel 2020; Mandel, "
    "Karvetski and Dhami 2018). The twin mends the first four and rests on the chances given.",
    "A judgement may rest on the very reports that stand above it; “indicators alone” leaves "
    "judgements out.",
)
_RATED = "CC, C, N, NA, I, II: very consistent to very inconsistent with the hypothesis."


def row_id(row: MatrixRow) -> str:
    """The id under which `vedette why` explains a row."""
    return f"row-{row.id}"


def cell_words(cell: MatrixCell) -> str:
    """ "C", or where an analyst rated it "N (machine: C)"."""
    said = cell.analyst.rating if cell.analyst else None
    return f"{said.value} (machine: {cell.machine.value})" if said else cell.machine.value


def _weight(row: MatrixRow) -> str:
    if not row.diagnostic:
        return f"{row.weight:.2f}, not diagnostic: dropped"
    return f"{row.weight:.2f}"


def _order(matrix: Matrix) -> list[int]:
    """Columns by the inconsistency that is used, least first, then by the twin."""
    used = matrix.used
    return sorted(
        range(len(matrix.hypotheses)),
        key=lambda n: (used.inconsistency[n], -used.probability[n], matrix.hypotheses[n].id),
    )


def evidence_table(matrix: Matrix) -> Table:
    """Evidence against hypotheses, the least inconsistent on the left."""
    order = _order(matrix)
    rows = tuple(
        (
            Cell(f"{row.text} [{row.id}]", (row_id(row),)),
            *(Cell(cell_words(row.cells[n])) for n in order),
            Cell(_weight(row)),
            Cell(join(row.origins)),
        )
        for row in matrix.rows
    )
    names = tuple(matrix.hypotheses[n].id for n in order)
    return Table(("Evidence", *names, "Weight", "Rests on"), rows, records=True)


def verdict_table(matrix: Matrix, answers: Mapping[str, float]) -> Table:
    """
    What each hypothesis comes to: inconsistency first, then the twin, and apart from both the
    chance the brief gives the scenario, where it has one.
    """
    machine = matrix.machine != matrix.used
    head = ["Hypothesis", "Inconsistency", "Discounted", "Before", "Twin", "Indicators alone"]
    head += ["Machine alone"] if machine else []
    head += ["By the answers"] if answers else []
    rows = []
    for n in _order(matrix):
        one, used = matrix.hypotheses[n], matrix.used
        row = [
            Cell(f"{one.id}: {one.text}"),
            Cell(str(used.inconsistency[n])),
            Cell(f"{used.discounted[n]:.2f}"),
            Cell(percent(one.prior)),
            Cell(percent(used.probability[n])),
            Cell(percent(matrix.alone.probability[n])),
        ]
        if machine:
            said = f"{matrix.machine.inconsistency[n]}, {percent(matrix.machine.probability[n])}"
            row.append(Cell(said))
        if answers:
            row.append(Cell(percent(answers[one.id]) if one.id in answers else "–"))
        rows.append(tuple(row))
    return Table(tuple(head), tuple(rows))


def _best(matrix: Matrix, verdict: Verdict) -> tuple[list[str], str]:
    names = [h.id for h in matrix.hypotheses]
    least = min(verdict.inconsistency)
    fewest = [n for n, v in zip(names, verdict.inconsistency, strict=True) if v == least]
    top = max(zip(verdict.probability, names, strict=True))[1]
    return fewest, top


def _two_numbers(matrix: Matrix, answers: Mapping[str, float]) -> tuple[Line, ...]:
    """Why a scenario has one number in a brief and another here, and where they lie furthest."""
    both = [
        (h.id, answers[h.id], p)
        for h, p in zip(matrix.hypotheses, matrix.used.probability, strict=True)
        if h.id in answers
    ]
    if not both:
        return ()
    name, answered, twin = max(both, key=lambda one: abs(one[1] - one[2]))
    cites = ("matrix",)
    return (
        Line(
            "“By the answers” is what a brief gives the scenario: it follows from the pooled "
            "answers to all propositions, and no indicator moves it. The twin starts from the "
            "same priors and weighs the indicators watched, and of judgements those of the main "
            "proposition.",
            cites,
            "note",
        ),
        Line(
            f"Furthest apart: {name}, {percent(answered)} by the answers and {percent(twin)} by "
            "the twin. A wide gap says that what is seen and what is judged do not fit.",
            cites,
        ),
    )


def _lead(matrix: Matrix) -> tuple[Line, ...]:
    cites = ("matrix",)
    if not matrix.rows:
        return (Line("No evidence was read: every hypothesis keeps its prior.", cites),)
    fewest, top = _best(matrix, matrix.used)
    verb = "is" if len(fewest) == 1 else "are"
    chance = percent(max(matrix.used.probability))
    out = [
        Line(f"Least inconsistent {verb} {join(fewest)}; by the twin {top} leads, {chance}.", cites)
    ]
    if top not in fewest:
        out.append(Line("The two methods disagree: look at the rows that decide each.", cites))
    if matrix.machine != matrix.used:
        machine, by_machine = _best(matrix, matrix.machine)
        said = f"Without the analyst's cells: {join(machine)}; by the twin {by_machine}."
        out.append(Line(said, cites, "note"))
    return (*out, Line(_RATED, cites, "note"))


def _analyst(matrix: Matrix) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"Analyst: {row.id} under {cell.scenario} is {cell.used.value}, the machine says "
            f"{cell.machine.value}. {cell.analyst.because}",
            (row_id(row),),
            "note",
        )
        for row in matrix.rows
        for cell in row.cells
        if cell.analyst is not None and cell.analyst.rating is not None
    )


def _swing(swing: Swing) -> str:
    what = "left out" if swing.change == "dropped" else "wrong, its contrary true"
    then = " < ".join(swing.after) if swing.method == "inconsistency" else " > ".join(swing.after)
    first = "the first place changes" if swing.first else "the order changes"
    return f"If {swing.row} is {what}: {first} by {swing.method}: {then}."


def _sensitivity(matrix: Matrix) -> Section:
    cites = ("matrix",)
    lines = [Line(_swing(s), cites, "fact" if s.first else "note") for s in matrix.swings]
    if not lines:
        lines = [Line("No single row, left out or turned round, changes a ranking.", cites)]
    return Section("sensitivity", "Which row, if wrong, changes the ranking", tuple(lines))


def matrix_sections(matrix: Matrix, answers: Mapping[str, float]) -> tuple[Section, ...]:
    """
    The matrix as a page: verdict, evidence, sensitivity, arithmetic, and what it cannot do.

    answers: the chance of each scenario as the brief has it; empty where there are none.
    """
    cites = ("matrix",)
    table = evidence_table(matrix) if matrix.rows else None
    return (
        Section(
            "verdict",
            "Hypotheses",
            _lead(matrix),
            verdict_table(matrix, answers),
            _two_numbers(matrix, answers),
        ),
        Section("evidence", "Evidence, copies merged", (), table, _analyst(matrix)),
        _sensitivity(matrix),
        Section(
            "twin",
            "Arithmetic of the twin",
            tuple(Line(step, cites, "arithmetic") for step in matrix.steps),
        ),
        Section("flaws", "What this cannot do", tuple(Line(f, cites, "note") for f in FLAWS)),
    )


def ratio_words(row: MatrixRow) -> str:
    """The likelihoods of a row as natural logarithms: "-0.26 / -1.97"."""
    return " / ".join(f"{x:+.2f}" for x in row.logs if math.isfinite(x))

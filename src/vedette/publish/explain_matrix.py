"""Why: the rows of a matrix and what it comes to."""

from vedette.model.assessment import Explanation
from vedette.model.matrix import Matrix, MatrixRow
from vedette.publish.matrix_sections import cell_words, ratio_words, row_id

RULE = "weigh.matrix/1"


def _row(row: MatrixRow) -> Explanation:
    cells = tuple(
        f"{cell.scenario}: {cell_words(cell)}, by a chance of {cell.chance:.3f}"
        + (f"; {cell.analyst.because}" if cell.analyst and cell.analyst.rating else "")
        for cell in row.cells
    )
    return Explanation(
        row_id(row),
        row.text,
        RULE,
        (*cells, f"Rests on: {', '.join(row.origins)}"),
        (
            *row.steps,
            f"Natural logarithms of the likelihoods: {ratio_words(row)}; weight {row.weight:.3f}.",
        ),
        row.cites,
    )


def matrix_explanations(matrix: Matrix) -> dict[str, Explanation]:
    """Every id the matrix page cites, by id."""
    whole = Explanation(
        "matrix",
        "Competing hypotheses and their Bayesian twin",
        RULE,
        tuple(f"{h.id}: {h.text} (prior {h.prior:.4f})" for h in matrix.hypotheses),
        matrix.steps,
        tuple(row_id(row) for row in matrix.rows),
    )
    return {said.id: said for said in (whole, *map(_row, matrix.rows))}

"""The end of a brief: what would change the answer, what is missing, how it was made."""

from vedette.model.assessment import Assessment
from vedette.model.brief import Cell, Line, Section, Table
from vedette.model.document import Document
from vedette.model.estimate import Observation
from vedette.publish.board_sections import (
    board_lines,
    coverage_lines,
    rows_table,
    unmatched_line,
)
from vedette.publish.words import count, dating_words, days_words, percent

_STATUS = {
    "observed": "seen",
    "ambiguous": "seen, ambiguous",
    "counter": "counter-indicator",
    "not_observed": "looked for in vain",
}


def _observation_row(seen: Observation, document: Document) -> tuple[Cell, ...]:
    words = " ".join(seen.span.of(document.text).split())
    reporter = seen.reporter or "reporter unresolved"
    through = f", through {', '.join(seen.via)}" if seen.via else f", in {document.outlet_name}"
    return (
        Cell(seen.domain.replace("_", " ")),
        Cell(words, (seen.id,), quote=True),
        Cell(f"{reporter}{through}"),
        Cell(days_words(document.published)),
        Cell(", ".join(seen.watched)),
    )


def watch(assessment: Assessment) -> Section:
    """The reports of activity: seen, countered, and looked for in vain, word for word."""
    documents = {document.id: document for document in assessment.documents}
    order = list(_STATUS)
    found = sorted(assessment.observations, key=lambda o: order.index(o.status))
    rows = tuple(_observation_row(o, documents[o.document]) for o in found)
    head = ("Domain", "Words", "Reporter", "Published", "Watched as")
    groups = tuple(Line(_STATUS[o.status].capitalize(), (assessment.id,), "heading") for o in found)
    lead = Line(_watch_counts(found), (assessment.id,))
    table = Table(head, rows, groups) if rows else None
    return Section("watch", "Reports of activity", (lead,), table)


def indicators(assessment: Assessment) -> Section:
    """What would change the answer: the indicator board, newest first."""
    title = "What would change it: the indicator board"
    board = assessment.board
    if board is None or not board.rows:
        none = Line("The question names no indicator to watch.", ("question",), "note")
        return Section("board", title, (none,))
    cites = ("board",)
    after = (*unmatched_line(board, cites), *coverage_lines(board, cites)[:3])
    return Section("board", title, board_lines(board, cites), rows_table(board), after)


def _watch_counts(found: list[Observation]) -> str:
    by_status = {s: sum(o.status == s for o in found) for s in _STATUS}
    parts = [f"{n} {_STATUS[s].replace('seen, ', '')}" for s, n in by_status.items() if n]
    if not parts:
        return "No document reports an indicator, seen or looked for."
    said = ", ".join(parts)
    return f"Indicators: {said}. “Looked for in vain” is evidence only where somebody looked."


def gaps(assessment: Assessment) -> Section:
    """What the desk does not know: undated, unresolved, unread, refused."""
    lines = [Line(gap.sentence, (gap.subject,)) for gap in assessment.gaps]
    lines += [
        Line(f"Not read: {refused.name}: {refused.reason}", (assessment.id,))
        for refused in assessment.quarantined
    ]
    if not lines:
        lines = [Line("No gap was found.", (assessment.id,), "note")]
    return Section("gaps", "Gaps", tuple(lines))


def method(assessment: Assessment) -> Section:
    """The arithmetic of the main range, line by line, and the documents it stands on."""
    main = next(a for a in assessment.answers if a.question == assessment.questions.main)
    steps = tuple(Line(step, (f"ans-{main.question}",), "arithmetic") for step in main.steps)
    prior = Line(
        f"Prior {percent(main.prior)} at weight {main.prior_weight:g} of one origin; "
        f"{count(main.n_origins, 'origin')}, {main.n_effective:.2f} effective; "
        f"extremised by {main.extremised:g}. {assessment.method}",
        (f"ans-{main.question}",),
        "note",
    )
    rows = tuple(
        (
            Cell(d.outlet_name),
            Cell(d.title.value if d.title else d.file, (d.id,)),
            Cell(dating_words(d.published), (f"date-{d.id}",)),
            Cell(d.lang),
            Cell(d.file),
        )
        for d in assessment.documents
    )
    head = ("Outlet", "Title", "Published", "Language", "File")
    return Section("method", "Arithmetic and documents", (prior, *steps), Table(head, rows))

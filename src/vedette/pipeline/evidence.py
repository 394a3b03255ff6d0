"""Copied text and stated sources, handed to the tracing room."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import Copy, EdgeDecision
from vedette.trace.evidence import Evidence
from vedette.trace.products.naming import DatesKept
from vedette.trace.reuse.index import Laid, reuse
from vedette.trace.reuse.whole import Verdicts, copies


@dataclass(frozen=True, slots=True)
class Kept:
    """What a desk that is traced day after day works out once for each document."""

    dates: DatesKept = field(default_factory=DatesKept)
    laid: Laid = field(default_factory=dict)
    copies: Verdicts = field(default_factory=dict)


def evidence_in(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    decisions: Sequence[EdgeDecision] = (),
    kept: Kept | None = None,
) -> Evidence:
    """
    Which documents are copies of which, whose words each prints, and what was decided.

    kept: what an earlier look at some of these same texts worked out.
    """
    # In one order, whichever way the documents came: beyond sixteen holders of the same words
    # the later are compared with the first alone.
    ordered = sorted(documents, key=lambda d: d.id)
    by_document = sorted(readings, key=lambda r: r.document)
    return Evidence(
        copies=_copies(ordered, kept),
        credits={r.document: r.credits for r in by_document if r.credits},
        decisions=tuple(decisions),
    )


def _copies(ordered: Sequence[Document], kept: Kept | None) -> tuple[Copy, ...]:
    texts = {d.id: d.text for d in ordered}
    if kept is None:  # to note a verdict for every pair costs as much as half of the verdicts
        return copies(reuse(ordered), texts)
    return copies(reuse(ordered, kept.laid), texts, kept.copies)

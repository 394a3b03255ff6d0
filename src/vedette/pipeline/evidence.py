"""Copied text and credits, found once for a desk and handed to the tracing room."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vedette.extract.credits.credits import credits
from vedette.model.document import Document
from vedette.model.lineage import Copy, EdgeDecision
from vedette.model.statement import Credit
from vedette.trace.evidence import Evidence
from vedette.trace.products.naming import DatesKept
from vedette.trace.reuse.index import Laid, reuse
from vedette.trace.reuse.whole import Verdicts, copies


@dataclass(frozen=True, slots=True)
class Kept:
    """What a desk that is traced day after day works out once for each document."""

    dates: DatesKept = field(default_factory=DatesKept)
    credits: dict[tuple[str, str], tuple[Credit, ...]] = field(default_factory=dict)
    laid: Laid = field(default_factory=dict)
    copies: Verdicts = field(default_factory=dict)


def evidence_in(
    documents: Sequence[Document],
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
    return Evidence(
        copies=_copies(ordered, kept),
        credits={d.id: found for d in ordered if (found := _credits(d, kept or Kept()))},
        decisions=tuple(decisions),
    )


def _copies(ordered: Sequence[Document], kept: Kept | None) -> tuple[Copy, ...]:
    texts = {d.id: d.text for d in ordered}
    if kept is None:  # to note a verdict for every pair costs as much as half of the verdicts
        return copies(reuse(ordered), texts)
    return copies(reuse(ordered, kept.laid), texts, kept.copies)


def _credits(document: Document, kept: Kept) -> tuple[Credit, ...]:
    title = document.title.value if document.title else None
    key = (document.text, title or "")
    if key not in kept.credits:
        kept.credits[key] = credits(document.text, title=title)
    return kept.credits[key]

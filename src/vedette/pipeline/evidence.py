"""Copied text and credits, found once for a desk and handed to the tracing room."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vedette.extract.credits import credits
from vedette.model.document import Document
from vedette.model.lineage import EdgeDecision
from vedette.model.statement import Credit
from vedette.trace.evidence import Evidence
from vedette.trace.naming import DatesKept
from vedette.trace.reuse import reuse
from vedette.trace.reuse_whole import copies


@dataclass(frozen=True, slots=True)
class Kept:
    """What a desk that is traced day after day works out once for each document."""

    dates: DatesKept = field(default_factory=DatesKept)
    credits: dict[tuple[str, str], tuple[Credit, ...]] = field(default_factory=dict)


def evidence_in(
    documents: Sequence[Document],
    decisions: Sequence[EdgeDecision] = (),
    known: dict[tuple[str, str], tuple[Credit, ...]] | None = None,
) -> Evidence:
    """Which documents are copies of which, whose words each prints, and what was decided."""
    # In one order, whichever way the documents came: beyond sixteen holders of the same words
    # the later are compared with the first alone.
    ordered = sorted(documents, key=lambda d: d.id)
    return Evidence(
        copies=copies(reuse(ordered), {d.id: d.text for d in ordered}),
        credits={d.id: found for d in ordered if (found := _credits(d, known))},
        decisions=tuple(decisions),
    )


def _credits(
    document: Document, known: dict[tuple[str, str], tuple[Credit, ...]] | None
) -> tuple[Credit, ...]:
    title = document.title.value if document.title else None
    if known is None:
        return tuple(credits(document.text, title=title))
    key = (document.text, title or "")
    if key not in known:
        known[key] = tuple(credits(document.text, title=title))
    return known[key]

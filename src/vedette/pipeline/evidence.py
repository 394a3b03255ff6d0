"""Copied text and credits, found once for a desk and handed to the tracing room."""

from collections.abc import Sequence

from vedette.extract.credits import credits
from vedette.model.document import Document
from vedette.model.lineage import EdgeDecision
from vedette.trace.evidence import Evidence
from vedette.trace.reuse import reuse
from vedette.trace.reuse_whole import copies


def evidence_in(documents: Sequence[Document], decisions: Sequence[EdgeDecision] = ()) -> Evidence:
    """Which documents are copies of which, whose words each prints, and what was decided."""
    # In one order, whichever way the documents came: beyond sixteen holders of the same words
    # the later are compared with the first alone.
    ordered = sorted(documents, key=lambda d: d.id)
    return Evidence(
        copies=copies(reuse(ordered), {d.id: d.text for d in ordered}),
        credits={
            d.id: found
            for d in ordered
            if (found := credits(d.text, title=d.title.value if d.title else None))
        },
        decisions=tuple(decisions),
    )

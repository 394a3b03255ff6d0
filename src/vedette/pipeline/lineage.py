"""Lineage as an analyst asks for it: clusters, trees, circles and drift."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from vedette.errors import NoSuchId
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import Edge, EdgeDecision, EdgeVerb
from vedette.model.question import QuestionSet
from vedette.pipeline.judge import Traced, trace_all
from vedette.pipeline.reread import read_or_kept
from vedette.pipeline.sift import Progress, TimesMet, date_all, find_moments, silent
from vedette.publish.lineage_text import circle_lines, drift_lines, tree_lines
from vedette.publish.tree_page import tree_page
from vedette.trace.drift.drift import drift
from vedette.trace.evidence import one_name as same_name
from vedette.trace.views.circles import circles
from vedette.trace.views.clusters import clusters
from vedette.trace.views.tree import every_branch, tree

__all__ = [
    "circles_of", "clusters_of", "document_called", "drift_of", "edges_of_document",
    "page_of", "same_name", "traced", "tree_of",
]  # fmt: skip


def clusters_of(traced: Traced) -> dict[str, Any]:
    """Every product found, its day, and the documents that relay it."""
    return clusters(traced.lineage)


def traced(
    documents: Sequence[Document],
    questions: QuestionSet | None,
    *,
    kept: Sequence[Reading] = (),
    decisions: Sequence[EdgeDecision] = (),
    met: TimesMet | None = None,
    progress: Progress = silent,
) -> Traced:
    """
    The documents dated, read (what was read before is used again), and traced.

    met: the times of their texts, as far as they were looked for already.
    """
    found = find_moments(documents, kept, met)
    dated = date_all(documents, found)
    readings = read_or_kept(dated, questions, kept, times=found, progress=progress)
    return trace_all(dated, readings, decisions)


def _printed(lines: list[str], nouns: object, as_json: bool) -> str:
    if as_json:
        return json.dumps(nouns, ensure_ascii=False, indent=2, default=str)
    return "\n".join(lines)


def _by_id(found: Traced) -> dict[str, Document]:
    return {d.id: d for d in found.documents}


def tree_of(found: Traced, target: str, *, as_json: bool = False) -> str:
    """
    From the origin's product through each relay to the outlets, with the evidence of each edge.

    Raises NoSuchId when the target is no document, estimate, product or origin here.
    """
    documents = _by_id(found)
    estimates = [e for r in found.readings for e in r.estimates]
    grown = tree(found.lineage, documents, estimates, target, evidence=found.evidence)
    return _printed(tree_lines(grown, documents), asdict(grown), as_json)


def page_of(found: Traced, target: str) -> str:
    """The same tree as one HTML page with its pictures. Raises NoSuchId as `tree_of` does."""
    documents = _by_id(found)
    estimates = [e for r in found.readings for e in r.estimates]
    grown = tree(found.lineage, documents, estimates, target, evidence=found.evidence)
    return tree_page(grown, tree_lines(grown, documents))


def document_called(found: Traced, name: str) -> str:
    """The id of the document of that id or file name. Raises NoSuchId."""
    for document in found.documents:
        if name in (document.id, document.name, document.file):
            return document.id
    raise NoSuchId(f"No document on this desk is called {name!r}.")


def edges_of_document(found: Traced, document: str) -> tuple[Edge, ...]:
    """Every edge one document shows, and the outlet's own edge to nobody if it shows none."""
    documents = _by_id(found)
    own = same_name(documents[document].outlet_name)
    branches = every_branch(found.lineage, documents, found.evidence)
    shown = [e for b in branches for e in b.edges if e.document == document]
    return (*shown, *found_rejected(found, document)) or (Edge(own, own, (), document),)


def found_rejected(found: Traced, document: str) -> tuple[Edge, ...]:
    """The edges of a document that an analyst rejected: they may be decided again."""
    return tuple(
        Edge(d.giver, d.taker, (), d.document, decision=d)
        for d in found.evidence.decisions
        if d.document == document and d.verb is EdgeVerb.REJECT
    )


def circles_of(found: Traced, *, as_json: bool = False) -> str:
    """Circular reporting, both shapes; a sentence when there is none."""
    documents = _by_id(found)
    rings = circles(found.lineage, found.readings, documents)
    lines = circle_lines(rings, documents) if rings else ["No circular reporting was found."]
    return _printed(lines, [asdict(ring) for ring in rings], as_json)


def drift_of(found: Traced, origin: str | None, *, as_json: bool = False) -> str:
    """
    How each relay's wording differs from the rendering that was kept, side by side.

    Raises NoSuchId for an origin that nobody names: "nothing differs" would be a false comfort.
    """
    documents = _by_id(found)
    known = sorted({product.origin for product in found.lineage.products})
    if origin is not None and origin not in known:
        named = f"its origins: {', '.join(known)}" if known else "it has none"
        raise NoSuchId(f"No origin of this reporting is called {origin!r}; {named}.")
    rows = drift(found.lineage, documents, origin=origin)
    lines = drift_lines(rows, documents) if rows else ["No relay's wording differs."]
    return _printed(lines, [asdict(row) for row in rows], as_json)

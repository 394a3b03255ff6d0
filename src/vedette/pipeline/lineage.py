"""Lineage as an analyst asks for it: clusters, trees, circles and drift."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from vedette.model.document import Document
from vedette.model.question import QuestionSet
from vedette.pipeline.judge import Traced, read_all, trace_all
from vedette.pipeline.sift import Progress, date_all, find_moments, silent
from vedette.publish.lineage_text import circle_lines, drift_lines, tree_lines
from vedette.trace.circles import circles
from vedette.trace.clusters import clusters
from vedette.trace.drift import drift
from vedette.trace.tree import tree


def clusters_of(traced: Traced) -> dict[str, Any]:
    """Every product found, its day, and the documents that relay it."""
    return clusters(traced.lineage)


def traced(
    documents: Sequence[Document],
    questions: QuestionSet | None,
    *,
    progress: Progress = silent,
) -> Traced:
    """The documents dated, read and traced."""
    dated = date_all(documents, find_moments(documents))
    return trace_all(dated, read_all(dated, questions, progress=progress))


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


def circles_of(found: Traced, *, as_json: bool = False) -> str:
    """Circular reporting, both shapes; a sentence when there is none."""
    documents = _by_id(found)
    rings = circles(found.lineage, found.readings, documents)
    lines = circle_lines(rings, documents) if rings else ["No circular reporting was found."]
    return _printed(lines, [asdict(ring) for ring in rings], as_json)


def drift_of(found: Traced, origin: str | None, *, as_json: bool = False) -> str:
    """How each relay's wording differs from the rendering that was kept, side by side."""
    documents = _by_id(found)
    rows = drift(found.lineage, documents, origin=origin)
    lines = drift_lines(rows, documents) if rows else ["No relay's wording differs."]
    return _printed(lines, [asdict(row) for row in rows], as_json)

"""The lineage contract: which documents relay the same product of the same origin."""

from typing import Any

from vedette.pipeline.judge import Traced
from vedette.trace.clusters import clusters


def clusters_of(traced: Traced) -> dict[str, Any]:
    """Every product found, its day, and the documents that relay it."""
    return clusters(traced.lineage)

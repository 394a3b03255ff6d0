"""What an analyst may ask about where judgements come from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from vedette.errors import BadPassage, NothingToRead
from vedette.model.lineage import EdgeDecision
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.judge import Traced
from vedette.pipeline.lineage import circles_of, clusters_of, drift_of, page_of, traced, tree_of
from vedette.pipeline.sift import Progress, TimesMet, collect, silent
from vedette.settings import Settings
from vedette.store.ledger import Ledger

__all__ = ["circles_of", "clusters", "drift_of", "from_desk", "from_files", "page_of", "tree_of"]


def from_files(
    paths: Sequence[Path], questions: str | None, *, progress: Progress = silent
) -> Traced:
    """Where the judgements of these files come from. Raises NothingToRead and kin."""
    found = collect(paths, Settings())
    asked = questions_from(questions) if questions else None
    return traced(found.documents, asked, progress=progress)


def from_desk(path: Path, questions: str | None, *, progress: Progress = silent) -> Traced:
    """Where the judgements on a desk come from, in the questions asked last or those given."""
    with Ledger.open(path) as ledger:
        documents = ledger.documents()
        asked = ledger.latest_questions() if questions is None else questions_from(questions)
        kept, decisions = ledger.every_reading(), decisions_held(ledger)
    if not documents:
        raise NothingToRead(f"{path} holds no document yet: run `vedette ingest FOLDER` first.")
    return traced(documents, asked, kept=kept, decisions=decisions, progress=progress)


def decisions_held(ledger: Ledger) -> tuple[EdgeDecision, ...]:
    """What analysts decided about edges and still holds: the newest about each edge."""
    newest = {d.subject: replace(d.noun, at=d.at) for d in ledger.decisions("edge", EdgeDecision)}
    return tuple(newest[subject] for subject in sorted(newest))


def clusters(lines: Iterable[object], questions: str | None = None) -> dict[str, Any]:
    """
    Which passages relay the same product of the same origin (the lineage contract).

    A line that is no passage is listed in `refused`; the others are traced.
    """
    found = questions_from(questions) if questions else None
    documents, refused = [], []
    met: TimesMet = {}
    for number, row in enumerate(lines, 1):
        try:
            documents.append(passage(row, met))
        except BadPassage as error:
            refused.append(f"Line {number}: {error}")
    made = clusters_of(traced(documents, found, met=met))
    return {**made, "refused": refused} if refused else made

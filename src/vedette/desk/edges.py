"""What an analyst may decide about the edges of lineage, beside what the machine found."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vedette.desk.lineage import from_desk
from vedette.errors import NoSuchId
from vedette.ids import content_id
from vedette.model.lineage import Edge, EdgeDecision, EdgeVerb
from vedette.pipeline.lineage import document_called, edges_of_document, same_name
from vedette.pipeline.sift import Progress, silent
from vedette.store.ledger import Ledger

_KIND = "edge"


@dataclass(frozen=True, slots=True)
class Kept:
    """An analyst's decision as the desk keeps it, with the time it was made."""

    decision: EdgeDecision
    at: datetime | None


def decisions_kept(path: Path) -> tuple[Kept, ...]:
    """Every decision about an edge, oldest first; of two about one edge the newer holds."""
    with Ledger.open(path) as ledger:
        return tuple(Kept(d.noun, d.at) for d in ledger.decisions(_KIND, EdgeDecision))


def decide(
    path: Path, said: EdgeDecision, *, at: datetime, progress: Progress = silent
) -> EdgeDecision:
    """
    Keeps what an analyst decided about an edge of a document named by id or file.

    The machine's edge stays as it is found; the decision stands beside it, and lineage is
    computed from both. Raises NoSuchId where the desk shows no such edge or document.
    """
    found = from_desk(path, None, progress=progress)
    document = document_called(found, said.document)
    shown = edges_of_document(found, document)
    giver, taker = same_name(said.giver), same_name(said.taker)
    _there(said, shown, (giver, taker))
    kept = EdgeDecision(said.verb, giver, taker, document, said.because, said.by)
    subject = content_id("edg", [giver, taker, document])
    with Ledger.open(path) as ledger, ledger.writing(at=at) as work:
        work.add_decision(_KIND, subject, kept)
    return kept


def _there(said: EdgeDecision, shown: tuple[Edge, ...], edge: tuple[str, str]) -> None:
    """Raises NoSuchId: what is rejected must have been found, and a taker must be in the text."""
    giver, taker = edge
    ways = ", ".join(sorted({f"{e.giver} → {e.taker}" for e in shown})) or "none"
    if said.verb is EdgeVerb.REJECT and not any(
        (same_name(e.giver), same_name(e.taker)) == edge for e in shown
    ):
        raise NoSuchId(
            f"{said.document} shows no edge {giver} → {taker}; the edges it shows: {ways}."
        )
    names = {same_name(name) for e in shown for name in (e.giver, e.taker)}
    if said.verb is EdgeVerb.ADD and taker not in names:
        raise NoSuchId(
            f"{taker} has no part in {said.document}, so nothing can be given to it there; the "
            f"edges it shows: {ways}."
        )

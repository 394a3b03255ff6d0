"""What is known beside the readings of who had it from whom: copies, credits, analysts' words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vedette.doctrine.outlets import publishers
from vedette.model.document import Document
from vedette.model.lineage import Copy, EdgeDecision, EdgeVerb
from vedette.model.statement import Credit, CreditRole
from vedette.trace.identities.names import known


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    "This page is that one with words replaced; the dateline says AP; an analyst rejects the
    edge from ISW to Babel": what `trace` is given beside readings and documents.

    credits: by document id. decisions: one for each edge, the one that holds.
    """

    copies: tuple[Copy, ...] = ()
    credits: Mapping[str, Sequence[Credit]] = field(default_factory=dict)
    decisions: tuple[EdgeDecision, ...] = ()

    def rejected(self, giver: str, taker: str, document: str) -> bool:
        """Whether an analyst said that this edge is none."""
        return any(
            found.verb is EdgeVerb.REJECT and same_edge(found, giver, taker, document)
            for found in self.decisions
        )


NOTHING = Evidence()


def same_edge(decision: EdgeDecision, giver: str, taker: str, document: str) -> bool:
    """Whether a decision is about this edge; one body has many names."""
    wanted = (one_name(giver), one_name(taker), document)
    return (one_name(decision.giver), one_name(decision.taker), decision.document) == wanted


def one_name(name: str) -> str:
    """A body or an outlet under the one name tables have for it."""
    found = publishers().find(name)
    return known(name) or (found.name if found else name)


def heeding(evidence: Evidence, documents: Mapping[str, Document]) -> Evidence:
    """The evidence without the copies and credits an analyst rejected as edges."""
    if not evidence.decisions:
        return evidence
    copies = tuple(c for c in evidence.copies if not _refused(evidence, c, documents))
    credits = {
        name: [c for c in found if not evidence.rejected(c.name, outlet, name)]
        for name, found in evidence.credits.items()
        if (outlet := _outlet(name, documents)) or True
    }
    return replace(evidence, copies=copies, credits=credits)


def _outlet(name: str, documents: Mapping[str, Document]) -> str:
    return one_name(documents[name].outlet_name) if name in documents else ""


def _refused(evidence: Evidence, copy: Copy, documents: Mapping[str, Document]) -> bool:
    one, other = _outlet(copy.one, documents), _outlet(copy.other, documents)
    return evidence.rejected(one, other, copy.other) or evidence.rejected(other, one, copy.one)


def wires(evidence: Evidence) -> dict[str, str]:
    """The one agency whose text each document says it prints; where it names two, none."""
    out: dict[str, str] = {}
    for name, found in evidence.credits.items():
        agencies = {c.name for c in found if c.role is CreditRole.WIRE and c.known}
        if len(agencies) == 1:
            out[name] = one_name(agencies.pop())
    return out

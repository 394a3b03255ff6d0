"""The way a product took: from its origin through each relay to the outlets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vedette.errors import NoSuchId
from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.lineage import Branch, Edge, EdgeVerb, Lineage, Product, Tree
from vedette.trace.edges import edges_of, outlet_of
from vedette.trace.evidence import NOTHING, Evidence, heeding, one_name
from vedette.trace.identities.names import known

__all__ = ["every_branch", "outlet_of", "tree"]


def tree(
    lineage: Lineage,
    documents: Mapping[str, Document],
    estimates: Sequence[Estimate],
    target: str,
    *,
    evidence: Evidence = NOTHING,
) -> Tree:
    """
    "ISW, 16 December, through the Guardian, in archyde.com": every product behind a target
    with the edges it passed along and the evidence for each.

    target: the id or file name of a document, the id of an estimate or product, or an
    origin's name. evidence: copied texts, credits, and what analysts decided about edges.
    Raises NoSuchId for a target that is none of these.
    """
    products = _behind(lineage, documents, target)
    mentions = _mentions(lineage, estimates)
    heeded = heeding(evidence, documents)
    by_id = {p.id: p for p in lineage.products}
    branches = [
        replace(
            _branch(p, mentions[p.id], documents, heeded),
            one_of=tuple(by_id[name] for name in p.one_of),
        )
        for p in products
    ]
    return Tree(target, tuple(branches), _rejected(target, branches, documents, evidence))


def _rejected(
    target: str, branches: Sequence[Branch], documents: Mapping[str, Document], evidence: Evidence
) -> tuple[Edge, ...]:
    """The edges analysts rejected that touch the target or a text behind it."""
    names = {one_name(target), *(b.product.origin for b in branches)}
    shown = {d.id for d in documents.values() if target in (d.id, d.name, d.file)}
    return tuple(
        Edge(found.giver, found.taker, (), found.document, decision=found)
        for found in evidence.decisions
        if found.verb is EdgeVerb.REJECT
        and (found.document in shown or {one_name(found.giver), one_name(found.taker)} & names)
    )


def every_branch(
    lineage: Lineage, documents: Mapping[str, Document], evidence: Evidence = NOTHING
) -> list[Branch]:
    """The branch of every product, in one pass."""
    mentions, heeded = _mentions(lineage, ()), heeding(evidence, documents)
    return [_branch(p, mentions[p.id], documents, heeded) for p in lineage.products]


_WIDEST = 6


def widest(
    lineage: Lineage,
    documents: Mapping[str, Document],
    questions: Iterable[str],
    evidence: Evidence = NOTHING,
) -> tuple[Branch, ...]:
    """
    The six products that were read in most outlets, of those that judge one of the questions;
    a product nobody relayed has no way to show.
    """
    asked = set(questions)
    judging = {j.product.id for j in lineage.judgements if j.question in asked}
    mentions, heeded = _mentions(lineage, ()), heeding(evidence, documents)
    wide = sorted(
        (p for p in lineage.products if p.id in judging),
        key=lambda p: (-len(p.documents), p.issued.likely or date.max, p.id),
    )[: 2 * _WIDEST]
    grown = [_branch(p, mentions[p.id], documents, heeded) for p in wide]
    relayed = [b for b in grown if b.edges]
    relayed.sort(key=lambda b: (-len(b.reach), -b.hops, b.product.issued.likely or date.max))
    return tuple(relayed[:_WIDEST])


def _behind(lineage: Lineage, documents: Mapping[str, Document], target: str) -> list[Product]:
    """The products a target is about, by day and origin."""
    wanted = {d.id for d in documents.values() if target in (d.id, d.name, d.file)}
    of_estimate = {m.id: j.product.id for j in lineage.judgements for m in j.mentions}
    name = known(target) or target
    found = [
        p
        for p in lineage.products
        if p.id in (target, of_estimate.get(target))
        or p.origin.casefold() in (name.casefold(), target.casefold())
        or wanted & set(p.documents)
    ]
    if not found:
        raise NoSuchId(f"No document, estimate, product or origin is called {target!r}.")
    return sorted(found, key=lambda p: (p.issued.likely or date.max, p.origin, p.id))


def _mentions(lineage: Lineage, estimates: Sequence[Estimate]) -> dict[str, list[Estimate]]:
    """For each product the estimates that carry it, those given preferred to those merged."""
    given = {e.id: e for e in estimates}
    out: dict[str, dict[str, Estimate]] = defaultdict(dict)
    for judgement in lineage.judgements:
        for mention in judgement.mentions:
            out[judgement.product.id][mention.id] = given.get(mention.id, mention)
    return defaultdict(list, {k: [v[i] for i in sorted(v)] for k, v in out.items()})


def _branch(
    product: Product,
    mentions: Sequence[Estimate],
    documents: Mapping[str, Document],
    evidence: Evidence,
) -> Branch:
    edges = edges_of(product, mentions, documents, evidence)
    seen = [
        (day, name)
        for name in product.documents
        if name in documents and (day := documents[name].published.likely)
    ]
    reach = sorted({outlet_of(documents[n]) for n in product.documents if n in documents})
    first = min(seen, default=None)
    return Branch(product, edges, _hops(product.origin, edges), tuple(reach), first)


def _hops(origin: str, edges: Iterable[Edge]) -> int:
    """Edges on the longest of the shortest ways from the origin; a loop ends like any other."""
    takers: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        takers[edge.giver].add(edge.taker)
    reached, rim, hops = {origin}, {origin}, 0
    while rim := {t for name in rim for t in takers[name]} - reached:
        reached |= rim
        hops += 1
    return hops

"""The way a product took: from its origin through each relay to the outlets."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from vedette.doctrine.outlets import publishers
from vedette.errors import NoSuchId
from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.lineage import Branch, Copy, Edge, EdgeKind, Lineage, Product, Tree
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditRole, Quotation
from vedette.trace.names import known
from vedette.trace.wording import line

_FIGURES = 2  # figures two texts must share: one number may be any number
_YEAR = re.compile(r"(?:19|20)\d\d")
_Found = dict[tuple[str, str, str], dict[EdgeKind, Span | None]]


def tree(
    lineage: Lineage,
    documents: Mapping[str, Document],
    estimates: Sequence[Estimate],
    target: str,
    *,
    credits: Mapping[str, Sequence[Credit]] | None = None,
    copies: Sequence[Copy] = (),
) -> Tree:
    """
    "ISW, 16 December, through the Guardian, in archyde.com": every product behind a target
    with the edges it passed along and the evidence for each.

    target: the id or file name of a document, the id of an estimate or product, or an
    origin's name. credits: whose words each document prints that it prints; copies: copied
    texts found. Raises NoSuchId for a target that is none of these.
    """
    products = _behind(lineage, documents, target)
    mentions = _mentions(lineage, estimates)
    branches = [_branch(p, mentions[p.id], documents, (credits or {}, copies)) for p in products]
    return Tree(target, tuple(branches))


def every_branch(lineage: Lineage, documents: Mapping[str, Document]) -> list[Branch]:
    """The branch of every product, without credits and copies, in one pass."""
    mentions = _mentions(lineage, ())
    return [_branch(p, mentions[p.id], documents, ({}, ())) for p in lineage.products]


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
    beside: tuple[Mapping[str, Sequence[Credit]], Sequence[Copy]],
) -> Branch:
    found: _Found = defaultdict(dict)
    carried: set[str] = set()
    for estimate in mentions:
        carried.add(estimate.document)
        _along(found, product.origin, estimate, documents)
    for name in product.documents:
        if name in documents and name not in carried:
            found[(product.origin, outlet_of(documents[name]), name)][EdgeKind.CITED] = None
    _same_figures(found, product, documents)
    _credited(found, product, documents, beside[0])
    _copied(found, product, documents, beside[1])
    edges = tuple(
        Edge(giver, taker, tuple(sorted(kinds)), name, _place(kinds))
        for (giver, taker, name), kinds in sorted(found.items())
        if giver != taker
    )
    seen = [
        (day, name)
        for name in product.documents
        if name in documents and (day := documents[name].published.likely)
    ]
    reach = sorted({outlet_of(documents[n]) for n in product.documents if n in documents})
    return Branch(
        product, edges, _hops(product.origin, edges), tuple(reach), min(seen, default=None)
    )


def outlet_of(document: Document) -> str:
    """The outlet as the tables name it: "babel.ua" is Babel."""
    found = publishers().find(document.outlet_name)
    return found.name if found else document.outlet_name


def _one(name: str) -> str:
    return known(name) or name


def _along(
    found: _Found, origin: str, estimate: Estimate, documents: Mapping[str, Document]
) -> None:
    """The edges one mention shows: holder, each relay named, the outlet."""
    document = documents.get(estimate.document)
    last = outlet_of(document) if document else estimate.document
    chain = [origin, *(_one(name) for name in estimate.via)]
    if chain[-1] != last:
        chain.append(last)
    own = estimate.holder.own_voice
    for giver, taker in pairwise(chain):
        kinds = found[(giver, taker, estimate.document)]
        # An outlet that prints a judgement as its own is known by the words alone.
        kind = EdgeKind.WORDS if own else EdgeKind.CITED
        kinds.setdefault(kind, estimate.quote if own else estimate.holder.mention or estimate.quote)
    if estimate.quotation in (Quotation.DIRECT, Quotation.MIXED) and len(chain) > 1:
        found[(chain[-2], chain[-1], estimate.document)].setdefault(EdgeKind.QUOTED, estimate.quote)


def _figures(text: str) -> set[str]:
    """Numbers of two digits or more; a year stands in every report of it."""
    return {n for n in line(text).numbers if len(n) > 1 and not _YEAR.fullmatch(n)}


def _same_figures(found: _Found, product: Product, documents: Mapping[str, Document]) -> None:
    """Marks the edges of texts that print two figures some other relay prints too."""
    texts = {n: _figures(documents[n].text) for n in product.documents if n in documents}
    for giver, taker, name in list(found):
        others: set[str] = set().union(*(f for n, f in texts.items() if n != name))
        if giver == product.origin and len(texts.get(name, set()) & others) >= _FIGURES:
            found[(giver, taker, name)].setdefault(EdgeKind.FIGURES, None)


def _credited(
    found: _Found,
    product: Product,
    documents: Mapping[str, Document],
    credits: Mapping[str, Sequence[Credit]],
) -> None:
    for name in product.documents:
        for credit in credits.get(name, ()):
            if name in documents and credit.role is not CreditRole.CITED:
                edge = (_one(credit.name), outlet_of(documents[name]), name)
                found[edge].setdefault(EdgeKind.CREDIT, None if credit.in_title else credit.span)


def _copied(
    found: _Found,
    product: Product,
    documents: Mapping[str, Document],
    copies: Sequence[Copy],
) -> None:
    """A copy is an edge from the earlier text to the later; without days it has no direction."""
    here = set(product.documents) & set(documents)
    for copy in copies:
        if {copy.one, copy.other} <= here:
            one, other = documents[copy.one], documents[copy.other]
            days = one.published.likely, other.published.likely
            if days[0] and days[1] and days[0] != days[1]:
                first, then = (one, other) if days[0] < days[1] else (other, one)
                place = copy.passages[0] if copy.passages else None
                span = (
                    (place.one_span if place.one == then.id else place.other_span)
                    if place
                    else None
                )
                edge = (outlet_of(first), outlet_of(then), then.id)
                found[edge].setdefault(EdgeKind.WORDS, span)


def _place(kinds: Mapping[EdgeKind, Span | None]) -> Span | None:
    """The words of the strongest evidence that has a place."""
    order = (EdgeKind.QUOTED, EdgeKind.CITED, EdgeKind.CREDIT, EdgeKind.WORDS, EdgeKind.FIGURES)
    return next((kinds[k] for k in order if kinds.get(k) is not None), None)


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

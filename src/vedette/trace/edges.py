"""Who had a product from whom, and by what evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from vedette.doctrine.outlets import publishers
from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.lineage import Copy, CopyKind, Edge, EdgeDecision, EdgeKind, EdgeVerb, Product
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditRole, Quotation
from vedette.trace.drift.wording import line
from vedette.trace.evidence import Evidence, one_name
from vedette.trace.identities.names import known

_FIGURES = 2  # figures two texts must share: one number may be any number
_YEAR = re.compile(r"(?:19|20)\d\d")
_Found = dict[tuple[str, str, str], dict[EdgeKind, Span | None]]


def edges_of(
    product: Product,
    mentions: Sequence[Estimate],
    documents: Mapping[str, Document],
    evidence: Evidence,
) -> tuple[Edge, ...]:
    """Every edge the texts of one product show; what analysts added stands among them."""
    found: _Found = defaultdict(dict)
    _copied(found, product, documents, evidence.copies)
    copied = {name for _, _, name in found}
    carried: set[str] = set()
    for estimate in mentions:
        carried.add(estimate.document)
        # What a copy prints in its own voice it has from the text it copied, not from the origin.
        if not (estimate.holder.own_voice and estimate.document in copied):
            _along(found, product.origin, estimate, documents)
    for name in product.documents:
        if name in documents and name not in carried | copied:
            found[(product.origin, outlet_of(documents[name]), name)][EdgeKind.CITED] = None
    _same_figures(found, product, documents)
    _credited(found, product, documents, evidence.credits)
    decisions = _added(found, product, evidence.decisions)
    return tuple(
        Edge(giver, taker, tuple(sorted(kinds)), name, _place(kinds), decisions.get(edge))
        for edge, kinds in sorted(found.items())
        for giver, taker, name in [edge]
        if giver != taker
    )


def _added(
    found: _Found, product: Product, decisions: Sequence[EdgeDecision]
) -> dict[tuple[str, str, str], EdgeDecision]:
    """Edges analysts added on the way of this product, each with its decision."""
    out = {}
    for decision in decisions:
        edge = (one_name(decision.giver), one_name(decision.taker), decision.document)
        names = {product.origin, *(name for giver, taker, _ in found for name in (giver, taker))}
        # Another product of the same text is no way of this giver's.
        here = decision.document in product.documents and edge[0] in names
        if decision.verb is EdgeVerb.ADD and here:
            found[edge].setdefault(EdgeKind.ANALYST, None)
            out[edge] = decision
    return out


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
    printed = Counter(figure for figures in texts.values() for figure in figures)
    for giver, taker, name in list(found):
        elsewhere = sum(printed[figure] > 1 for figure in texts.get(name, ()))
        if giver == product.origin and elsewhere >= _FIGURES:
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
                edge = (one_name(credit.name), outlet_of(documents[name]), name)
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
        # Two texts that share a part may both quote the same report.
        if copy.kind is not CopyKind.PART and {copy.one, copy.other} <= here:
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

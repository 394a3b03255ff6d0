"""Circular reporting: one source that looks like many, and names that cite each other round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from vedette.doctrine.institutions import institutions
from vedette.doctrine.outlets import publishers
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Reading
from vedette.model.lineage import Circle, CircleKind, Edge, EdgeKind, Lineage, Product
from vedette.trace.drift.wording import line
from vedette.trace.identities.identities import named
from vedette.trace.identities.names import known, proper
from vedette.trace.mentions import Desk, lay_out
from vedette.trace.views.cites import stated_citations
from vedette.trace.views.rings import rings
from vedette.trace.views.tree import every_branch, outlet_of

# A report at second hand: how soon it follows, how many names and words it shares.
_NEWS, _NAMES, _WORDS = timedelta(days=3), 2, 4
_NEAR = timedelta(days=14)  # who cites whom about one thing does so within days


def circles(
    lineage: Lineage,
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    *,
    least: int = 3,
) -> tuple[Circle, ...]:
    """
    "Four outlets, one general staff behind all; and a channel that cites an institute that
    cites the channel": both shapes of circular reporting, the widest first.

    least: outlets (an owner's counted once) that one product must be read in to look confirmed.
    """
    one = _one_source(lineage, documents, least)
    loop = _loops(_citations(lay_out(readings, documents)), documents)
    return tuple(sorted((*one, *loop), key=lambda c: (-len(c.members), c.kind, c.documents)))


def _one_source(lineage: Lineage, documents: Mapping[str, Document], least: int) -> list[Circle]:
    out: list[Circle] = []
    of: dict[str, list[Product]] = defaultdict(list)
    for product in lineage.products:
        of[_one(product.origin)].append(product)
    for branch in every_branch(lineage, documents):
        product = branch.product
        edges = [*branch.edges, *_through(product, of, documents)]
        relays = sorted({*product.documents, *(e.document for e in edges)})
        outlets = sorted({outlet_of(documents[n]) for n in relays if n in documents})
        outlets = [name for name in outlets if name != product.origin]
        houses = {publishers().family(name) for name in outlets}
        if len(houses) < least:
            continue
        day = product.issued.likely
        because = (
            f"{len(relays)} reports in {len(outlets)} outlets rest on what {product.origin} "
            f"{f'issued on {day}' if day else 'issued on a day not known'}: one source, not "
            f"{len(outlets)}."
        )
        kind = CircleKind.ONE_SOURCE
        out.append(
            Circle(kind, tuple(outlets), tuple(relays), tuple(edges), because, product.origin)
        )
    return out


def _through(
    product: Product, of: Mapping[str, list[Product]], documents: Mapping[str, Document]
) -> list[Edge]:
    """
    Relays at second hand: "the Meridian reports that...", where the Meridian's own report
    of those days rests on this product and tells of the same names.
    """
    carriers: dict[str, list[Document]] = defaultdict(list)
    for name in product.documents:
        # An institute tells of many things a day; a paper cited for a report gave that report.
        if name in documents and not _body(outlet_of(documents[name])):
            carriers[outlet_of(documents[name])].append(documents[name])
    out: list[Edge] = []
    for other in (p for carrier in carriers for p in of.get(carrier, ())):
        for name in other.documents if other.origin != product.origin else ():
            given = carriers.get(_one(other.origin), ())
            if name in documents and name not in product.documents:
                taker = documents[name]
                if outlet_of(taker) != other.origin and any(_retold(g, taker) for g in given):
                    kinds = (EdgeKind.CITED,)
                    out.append(Edge(_one(other.origin), outlet_of(taker), kinds, name))
    return out


def _body(name: str) -> bool:
    return institutions().aliases.get(name.casefold()) is not None


def _retold(giver: Document, taker: Document) -> bool:
    one, two = giver.published.likely, taker.published.likely
    if one is None or two is None or not timedelta(0) <= two - one <= _NEWS:
        return False
    first, then = line(giver.text), line(taker.text)
    return len(first.names & then.names) >= _NAMES and len(first.content & then.content) >= _WORDS


def _citations(desk: Desk) -> list[Edge]:
    """Who cites whom: the taker's text gives the giver's words."""
    out: dict[tuple[str, str, str], Edge] = {}
    for reading in desk.readings:
        document = desk.documents.get(reading.document)
        if document is None:
            continue
        last = outlet_of(document)
        for found in reading.attributions:
            holder = found.holder
            if holder and named(holder) and not holder.own_voice and proper(holder.name):
                giver = _one(desk.origins.of(document.id, holder.name))
                place = (*found.content, *found.source)
                if giver != last and place:
                    edge = Edge(giver, last, (EdgeKind.CITED,), document.id, place[0])
                    out.setdefault((giver, last, document.id), edge)
        for estimate in reading.estimates:
            for edge in _of_estimate(desk, estimate, last):
                out.setdefault((edge.giver, edge.taker, edge.document), edge)
        for edge in stated_citations(document):
            out.setdefault((edge.giver, edge.taker, edge.document), edge)
    return [out[key] for key in sorted(out)]


def _of_estimate(desk: Desk, estimate: Estimate, last: str) -> list[Edge]:
    if estimate.holder.own_voice or not named(estimate.holder):
        return []
    holder = desk.origins.of(estimate.document, estimate.holder.name)
    via = (desk.origins.of(estimate.document, name) for name in estimate.via)
    chain = [_one(name) for name in (holder, *via, last)]
    pairs = {(a, b) for a, b in pairwise(chain) if a != b}
    return [
        Edge(a, b, (EdgeKind.CITED,), estimate.document, estimate.quote) for a, b in sorted(pairs)
    ]


def _one(name: str) -> str:
    return known(name) or name


def _loops(edges: Sequence[Edge], documents: Mapping[str, Document]) -> list[Circle]:
    """Rings of names, each citing the one before, within days of one another."""
    takers: dict[str, set[str]] = defaultdict(set)
    by_pair: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        takers[edge.giver].add(edge.taker)
        by_pair[(edge.giver, edge.taker)].append(edge)
    out: list[Circle] = []
    for ring in rings({name: sorted(found) for name, found in takers.items()}):
        chosen = _close(
            [by_pair[(a, b)] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)], documents
        )
        if chosen:
            way = " → ".join((*ring, ring[0]))
            names = tuple(dict.fromkeys(e.document for e in chosen))
            because = f"{way}: each gives the word of the one before, so none confirms another."
            out.append(Circle(CircleKind.LOOP, ring, names, tuple(chosen), because))
    return out


def _close(steps: Sequence[Sequence[Edge]], documents: Mapping[str, Document]) -> list[Edge]:
    """One edge for each step of a ring so that all days known lie near; [] if there are none."""
    for first in steps[0]:
        day = _day(first, documents)
        chosen = [first]
        for step in steps[1:]:
            near = [e for e in step if _near(day, _day(e, documents))]
            if not near:
                break
            chosen.append(near[0])
        else:
            return chosen
    return []


def _day(edge: Edge, documents: Mapping[str, Document]) -> date | None:
    return documents[edge.document].published.likely


def _near(one: date | None, two: date | None) -> bool:
    return one is None or two is None or abs(one - two) <= _NEAR

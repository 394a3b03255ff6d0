"""How the wording of a product changed on the way to each relay."""

from collections.abc import Mapping, Sequence

from vedette.model.document import Document
from vedette.model.estimate import Estimate
from vedette.model.lineage import Conflict, Drift, Judgement, Lineage, Product, Wording
from vedette.model.span import Span
from vedette.trace.drift.strength import place_of

RAISED, LOWERED = "raised", "lowered"


def drift(
    lineage: Lineage, documents: Mapping[str, Document], *, origin: str | None = None
) -> tuple[Drift, ...]:
    """
    "ISW's report of 16 December: 'extremely unlikely' reached one paper as 'unlikely'": every
    difference found, by product, both wordings side by side.

    origin: only the products of this origin. One row per differing rendering.
    """
    judged = {m.id: (m, j) for j in lineage.judgements for m in j.mentions}
    products = {p.id: p for p in lineage.products}
    out: list[Drift] = []
    for conflict in lineage.conflicts:
        product = _product(conflict, judged, products)
        if product is None or (origin is not None and product.origin != origin):
            continue
        out += _rows(conflict, product, judged, documents)
    return tuple(sorted(out, key=lambda d: _order(d, products)))


_Judged = Mapping[str, tuple[Estimate, Judgement]]


def _order(row: Drift, products: Mapping[str, Product]) -> tuple[str, str, str, str, int]:
    day = products[row.product].issued.likely
    at = row.other.span.start if row.other else -1
    return row.origin, day.isoformat() if day else "9", row.kind, row.because, at


def _product(
    conflict: Conflict, judged: _Judged, products: Mapping[str, Product]
) -> Product | None:
    if conflict.kept in products:
        return products[conflict.kept]
    found = next((judged[i] for i in (conflict.kept, *conflict.others) if i in judged), None)
    if found is not None:
        return found[1].product
    # Two texts laid side by side whole: the first product that both carry.
    both = {name.rpartition("@")[0] for name in (conflict.kept, *conflict.others)} - {""}
    carry = (products[key] for key in sorted(products) if both <= set(products[key].documents))
    return next(carry, None) if both else None


def _rows(
    conflict: Conflict, product: Product, judged: _Judged, documents: Mapping[str, Document]
) -> list[Drift]:
    kept = _wording(conflict.kept, judged, documents)
    others: Sequence[str] = conflict.others or ("",)
    if conflict.kind in ("report_misdated", "origin_after_relay"):
        others = others[:1]  # every mention of a misdated relay is misdated: once is enough
    return [
        Drift(
            product=product.id,
            origin=product.origin,
            kind=conflict.kind,
            because=conflict.because,
            kept=kept,
            other=_wording(other, judged, documents),
            direction=_direction(conflict.kept, other, judged),
        )
        for other in others
    ]


def _direction(kept: str, other: str, judged: _Judged) -> str:
    """Whether the event got more of a chance on the way, or less."""
    if kept not in judged or other not in judged:
        return ""
    one, two = place_of(judged[kept][0]), place_of(judged[other][0])
    if one is None or two is None or one == two:
        return ""
    return RAISED if two > one else LOWERED


def _wording(name: str, judged: _Judged, documents: Mapping[str, Document]) -> Wording | None:
    """The sentence an id stands for: an estimate's, or "document@start-end"."""
    if name in judged:
        estimate = judged[name][0]
        document, span = estimate.document, estimate.quote
    else:
        document, _, place = name.rpartition("@")
        start, dash, end = place.partition("-")
        if not document or not dash or not (start + end).isdigit():
            return None
        span = Span(int(start), int(end))
    text = documents[document].text if document in documents else ""
    return Wording(document, span, " ".join(span.of(text).split()))

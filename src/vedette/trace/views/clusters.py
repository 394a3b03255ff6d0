"""Which documents relay the same product of the same origin, as one plain object."""

from typing import Any

from vedette.model.lineage import Lineage


def clusters(lineage: Lineage) -> dict[str, Any]:
    """
    Every product found: {"clusters": [{"origin": "ISW", "product_date": "2022-12-16",
    "docs": ["a", "b"]}]}; a product of unknown day has null, a document may stand in several.
    """
    rows = [
        {
            "origin": product.origin,
            "product_date": day.isoformat() if (day := product.issued.likely) else None,
            "docs": sorted(set(product.documents)),
        }
        for product in lineage.products
    ]
    rows.sort(key=lambda row: (row["origin"], row["product_date"] or "", row["docs"]))
    return {"clusters": rows}

"""What analysts decided about edges, and why relays were joined, as sentences every page shares."""

from collections.abc import Mapping, Sequence

from vedette.ids import content_id
from vedette.model.document import Document
from vedette.model.lineage import EdgeDecision, EdgeVerb, Product
from vedette.publish.words import day_words, join

_NAMED = 6  # outlets named in one reason


def decision_id(said: EdgeDecision) -> str:
    """The id under which `vedette why` explains a decision; the desk keeps it by the same."""
    return content_id("edg", [said.giver, said.taker, said.document])


def decided_words(said: EdgeDecision) -> str:
    """ "rejected by A. Koval on 3 May 2031: the article names another institute"."""
    verb = "rejected" if said.verb is EdgeVerb.REJECT else "added"
    when = f" on {day_words(said.at.date())}" if said.at else ""
    return f"{verb} by {said.by or 'an analyst'}{when}: {said.because}"


def merged_words(product: Product, documents: Mapping[str, Document]) -> list[str]:
    """
    "Babel, Espreso and Hallam Post are taken to relay one product: they name 16 December 2022
    as its day", a sentence for each reason.
    """
    by_reason: dict[str, list[str]] = {}
    for found in product.merged:
        texts = by_reason.setdefault(found.because, [])
        texts += [name for name in (found.one, found.other) if name not in texts]
    said = []
    for because, texts in sorted(by_reason.items(), key=lambda kv: (-len(kv[1]), kv[0])):
        names = _names(texts, documents)
        said.append(f"{names} are taken to relay one product: {because}.")
    return said


def _names(texts: Sequence[str], documents: Mapping[str, Document]) -> str:
    """The outlets of some texts; two texts of one outlet are told apart by their files."""
    known = [documents.get(name) for name in texts]
    outlets = [d.outlet_name if d else name for d, name in zip(known, texts, strict=True)]
    named = [
        f"{outlet} ({d.file})" if d and outlets.count(outlet) > 1 and d.file else outlet
        for d, outlet in zip(known, outlets, strict=True)
    ]
    rest = len(named) - _NAMED
    return join(named) if rest <= 0 else join([*named[:_NAMED], f"{rest} more"])

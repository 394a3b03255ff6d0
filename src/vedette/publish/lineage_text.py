"""Trees, circles and drift as lines of plain text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vedette.model.document import Document
from vedette.model.lineage import (
    Branch,
    Circle,
    CircleKind,
    Drift,
    Edge,
    Product,
    Tree,
    Wording,
)
from vedette.publish.edge_words import decided_words, merged_words
from vedette.publish.words import count, dating_words, day_words, join

_KINDS = {
    "modifier_lost": "a modifier lost",
    "hedge_lost": "the doubt dropped",
    "polarity_inverted": "yes and no changed places",
    "head_noun_lost": "the noun the likelihood belongs to lost",
    "condition_dropped": "the condition dropped",
    "number_changed": "a number changed",
    "report_misdated": "the report misdated",
    "origin_after_relay": "a relay older than its origin",
    "origin_dropped": "the origin dropped",
    "headline_hardened": "a headline harder than its text",
    "headline_softened": "a headline softer than its text",
    "negation_damaged": "a change of view that nobody stated",
    "strength_raised": "a firmer word",
    "strength_lowered": "a weaker word",
    "spun_copy": "copied with its words replaced",
    "wording_differs": "other words",
}
_QUOTE = 160


def tree_lines(tree: Tree, documents: Mapping[str, Document]) -> list[str]:
    """
    "ISW, 16 December 2022: 5 outlets, 2 hops", and under it each way the product took, a step
    to the right for each hop, with the evidence.
    """
    out = [f"Traced: {tree.target}."]
    for branch in tree.branches:
        out += ["", *_branch_lines(branch, documents)]
    for edge in tree.rejected:
        said = decided_words(edge.decision) if edge.decision else "rejected"
        out += ["", f"{edge.giver} → {edge.taker}{_where(edge, documents)}: {said}"]
    return out


def _where(edge: Edge, documents: Mapping[str, Document]) -> str:
    document = documents.get(edge.document)
    return f" ({document.file or document.id})" if document else ""


def _branch_lines(branch: Branch, documents: Mapping[str, Document]) -> list[str]:
    product = branch.product
    reach = f"{count(len(branch.reach), 'outlet')}, {count(branch.hops, 'hop')}"
    reach = reach if branch.edges else "relayed by nobody here"
    out = [f"{product.origin}, {dating_words(product.issued)}: {reach}."]
    if product.issued.rule.startswith("issued.convention"):
        out.append(f"  {product.issued.explanation}")
    if branch.one_of:
        out.append(f"  {one_of_words(branch.one_of)}")
    out += [f"  {words}" for words in _merged_words(product, documents)]
    if branch.first_seen:
        day, name = branch.first_seen
        out.append(f"  First seen {day_words(day)} in {_outlet(name, documents)}.")
    takers: dict[str, list[Edge]] = defaultdict(list)
    for edge in branch.edges:
        takers[edge.giver].append(edge)
    givers = {edge.giver for edge in branch.edges}
    roots = [product.origin, *sorted(givers - {e.taker for e in branch.edges} - {product.origin})]
    told: set[str] = set()
    for root in roots:
        if root != product.origin:
            out.append(f"  {root}")
        out += _ways(root, (takers, told), documents)
    return out


_MERGED = 6  # reasons shown of one product


def _merged_words(product: Product, documents: Mapping[str, Document]) -> list[str]:
    """The reasons of one product, those that join most relays first."""
    said = merged_words(product, documents)
    rest = len(said) - _MERGED
    more = [f"{count(rest, 'more reason')}, in the JSON."] if rest > 0 else []
    return [*said[:_MERGED], *more]


def one_of_words(products: Sequence[Product]) -> str:
    """ "It is one of two products, and nobody can say which: 3 May 2031, 5 May 2031."""
    days = ", ".join(day_words(found.issued.likely) for found in products[:6])
    more = f" and {len(products) - 6} more" if len(products) > 6 else ""
    return (
        f"It is one of {count(len(products), 'product')}, and nobody can say which ({days}{more}): "
        "counted once, and in the certainty of none of them."
    )


def _ways(
    root: str,
    graph: tuple[Mapping[str, list[Edge]], set[str]],
    documents: Mapping[str, Document],
) -> list[str]:
    """Everything that hangs on a name; what hangs on a name told before is not told again."""
    takers, told = graph
    out: list[str] = []
    stack = [(edge, 1) for edge in reversed(takers.get(root, []))]
    told.add(root)
    while stack:
        edge, depth = stack.pop()
        kinds = join([kind.value for kind in edge.kinds])
        document = documents.get(edge.document)
        file = (document.file or document.id) if document else ""
        # An outlet that names itself nowhere is called by its file already.
        where = f", {file}" if file and file not in edge.taker else ""
        out.append(f"{'  ' * depth}→ {edge.taker} ({kinds}{where}){_cited(edge, document)}")
        if edge.decision is not None:
            out.append(f"{'  ' * depth}  {decided_words(edge.decision)}")
        if edge.taker not in told:
            told.add(edge.taker)
            stack += [(e, depth + 1) for e in reversed(takers.get(edge.taker, []))]
    return out


def _cited(edge: Edge, document: Document | None) -> str:
    return f": {_quoted(edge.span.of(document.text))}" if edge.span and document else ""


def circle_lines(circles: Sequence[Circle], documents: Mapping[str, Document]) -> list[str]:
    """Each circle with its reason, and for a loop the words of every step."""
    if not circles:
        return ["No circular reporting found."]
    out: list[str] = []
    for circle in circles:
        out += ["", f"{circle.kind.value.capitalize()}: {circle.because}"]
        if circle.kind is CircleKind.ONE_SOURCE:
            out.append(f"  {join(circle.members)}.")
        else:
            out += [
                f"  {edge.taker} cites {edge.giver}{_cited(edge, documents.get(edge.document))}"
                for edge in circle.edges
            ]
    return out[1:]


def drift_lines(rows: Sequence[Drift], documents: Mapping[str, Document]) -> list[str]:
    """Each difference with both quotes, one under the other."""
    if not rows:
        return ["No relay differs from what it relays."]
    out: list[str] = []
    for row in rows:
        moved = f", chance {row.direction}" if row.direction else ""
        out += ["", f"{row.origin}: {_KINDS.get(row.kind, row.kind)}{moved}. {row.because}"]
        out += [
            f"  {label}: {_outlet(one.document, documents)}: {_quoted(one.words)}"
            for label, one in (("kept", row.kept), ("here", row.other))
            if isinstance(one, Wording)
        ]
    return out[1:]


def _outlet(name: str, documents: Mapping[str, Document]) -> str:
    return documents[name].outlet_name if name in documents else name


def _quoted(words: str) -> str:
    """The words between quotation marks; marks inside them are single, as printers do it."""
    plain = " ".join(words.split()).replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{plain if len(plain) <= _QUOTE else plain[: _QUOTE - 1].rstrip() + '…'}”"

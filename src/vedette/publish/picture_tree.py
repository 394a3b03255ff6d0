"""The way of one product as a picture: origin, relays, outlets, and by what each step is known."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from vedette.model.lineage import Branch, Edge, EdgeVerb
from vedette.publish.words import count, dating_words, join

# As wide as the smallest screen leaves; on a wide one several stand side by side, not enlarged.
_WIDTH, _ROW, _TOP, _STEP, _LEFT = 330, 40, 18, 18, 10
_NAME, _SMALL = 8.2, 6.3  # pixels a letter takes, at most
_ROWS = 24  # steps drawn; forty reprints are told by their number


@dataclass(frozen=True, slots=True)
class _Row:
    """One name in the picture, the row its giver stands in, and what shows the step."""

    name: str
    said: str
    depth: int
    giver: int
    mark: str = ""


def tree_picture(branch: Branch) -> Markup:
    """
    The SVG of one product's way, a row for each name with the evidence of its step; more steps
    than fit are counted in the last row.
    """
    rows, left_out = _rows(branch)
    if left_out:
        rows.append(_Row(f"and {count(left_out, 'more step')}", "", 1, 0, "more"))
    height = _TOP + _ROW * len(rows)
    reach = f"{count(len(branch.reach), 'outlet')}, {count(branch.hops, 'hop')}"
    label = escape(f"{branch.product.origin}: {reach}")
    body = "".join(_drawn(number, row) for number, row in enumerate(rows))
    return Markup(
        f'<svg class="tree" role="img" aria-label="{label}" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'
    )


def _rows(branch: Branch) -> tuple[list[_Row], int]:
    """Every name under the one it has the words from, as far as there is room."""
    takers: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in branch.edges:
        takers[edge.giver][edge.taker].append(edge)
    taken = {edge.taker for edge in branch.edges}
    origin = branch.product.origin
    roots = [origin, *sorted(set(takers) - taken - {origin})]
    rows: list[_Row] = []
    told: set[str] = set()
    left_out = 0
    for root in roots:
        day = dating_words(branch.product.issued).split(" (")[0] if root == origin else "credited"
        stack: list[tuple[str, int, int, Sequence[Edge]]] = [(root, 0, -1, ())]
        while stack:
            name, depth, giver, edges = stack.pop()
            if len(rows) >= _ROWS:
                left_out += 1
            else:
                said = _evidence(edges) if edges else day
                rows.append(_Row(name, said, depth, giver, _mark(edges)))
            if name not in told:
                told.add(name)
                here = len(rows) - 1
                steps = sorted(takers[name].items(), reverse=True)
                stack += [(taker, depth + 1, here, found) for taker, found in steps]
    return rows, left_out


def _evidence(edges: Sequence[Edge]) -> str:
    kinds = sorted({kind for edge in edges for kind in edge.kinds})
    texts = {edge.document for edge in edges}
    more = f", in {len(texts)} texts" if len(texts) > 1 else ""
    return join([kind.value for kind in kinds]) + more


def _mark(edges: Sequence[Edge]) -> str:
    verbs = {edge.decision.verb for edge in edges if edge.decision}
    return "added" if EdgeVerb.ADD in verbs else ""


def _drawn(number: int, row: _Row) -> str:
    x, y = _LEFT + _STEP * row.depth, _TOP + _ROW * number
    out = []
    if row.giver >= 0:
        above = _TOP + _ROW * row.giver
        out.append(f'<path class="way {row.mark}" d="M{x - _STEP} {above + 6} V{y} H{x - 6}"/>')
    if row.mark != "more":
        kind = "origin" if row.giver < 0 else "relay"
        out.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="5"/>')
    room = _WIDTH - x - 14
    out.append(
        f'<text class="name" x="{x + 12}" y="{y + 4}">{_cut(_label(row.name), room / _NAME)}</text>'
    )
    if row.said:
        said = _cut(row.said, room / _SMALL)
        out.append(f'<text class="by" x="{x + 12}" y="{y + 19}">{said}</text>')
    return f"<g><title>{escape(f'{row.name}: {row.said}')}</title>{''.join(out)}</g>"


def _label(name: str) -> str:
    # The file's name tells such outlets apart, and there is no room for both.
    return name[16:-1] if name.startswith("unnamed outlet (") else name


def _cut(words: str, letters: float) -> Markup:
    most = max(int(letters), 8)
    return escape(words if len(words) <= most else f"{words[: most - 1].rstrip()}…")

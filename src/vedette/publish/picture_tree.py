"""The way of one product as a picture: origin, relays, outlets, and by what each step is known."""

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from vedette.model.lineage import Branch, Edge, EdgeVerb
from vedette.publish.words import count, dating_words, join

# As wide as the smallest screen leaves; on a wide one several stand side by side, not enlarged.
_WIDTH, _TOP, _STEP, _LEFT, _DEEPEST = 330, 18, 18, 10, 8
_NAME, _SMALL = 8.0, 6.1  # pixels a letter takes, at most; capitals and Cyrillic are the widest
_WIDEST = frozenset("WMШЩЖЮФМЫ@%")
_NAME_LINE, _SMALL_LINE, _GAP = 16, 14, 10
_LINES = 3  # of a name, and of its evidence; what is over is cut and stands in the title
_ROWS = 24  # steps drawn; forty reprints are told by their number


@dataclass(frozen=True, slots=True)
class _Row:
    """One name in the picture, the row its giver stands in, and what shows the step."""

    name: str
    said: str
    depth: int
    giver: int
    mark: str = ""

    @property
    def x(self) -> int:
        return _LEFT + _STEP * min(self.depth, _DEEPEST)

    @property
    def names(self) -> list[str]:
        return _wrapped(_label(self.name), (_WIDTH - self.x - 14) / _NAME)

    @property
    def evidence(self) -> list[str]:
        return _wrapped(self.said, (_WIDTH - self.x - 14) / _SMALL) if self.said else []

    @property
    def height(self) -> int:
        return _NAME_LINE * len(self.names) + _SMALL_LINE * len(self.evidence) + _GAP


def tree_picture(branch: Branch) -> Markup:
    """
    The SVG of one product's way, a row for each name with the evidence of its step; more steps
    than fit are counted in the last row.
    """
    rows, left_out = _rows(branch)
    if left_out:
        rows.append(_Row(f"and {count(left_out, 'more step')}", "", 1, 0, "more"))
    tops = [_TOP]
    for row in rows:
        tops.append(tops[-1] + row.height)
    reach = f"{count(len(branch.reach), 'outlet')}, {count(branch.hops, 'hop')}"
    label = escape(f"{branch.product.origin}: {reach}")
    body = "".join(_drawn(row, top, tops) for row, top in zip(rows, tops, strict=False))
    return Markup(
        f'<svg class="tree" role="img" aria-label="{label}" width="{_WIDTH}" height="{tops[-1]}" '
        f'viewBox="0 0 {_WIDTH} {tops[-1]}" xmlns="http://www.w3.org/2000/svg">{body}</svg>'
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


def _drawn(row: _Row, y: int, tops: Sequence[int]) -> str:
    x = row.x
    out = []
    if row.giver >= 0:
        above = tops[row.giver]
        out.append(f'<path class="way {row.mark}" d="M{x - _STEP} {above + 6} V{y} H{x - 6}"/>')
    if row.mark != "more":
        kind = "origin" if row.giver < 0 else "relay"
        out.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="5"/>')
    for number, words in enumerate(row.names):
        at = y + 4 + _NAME_LINE * number
        out.append(f'<text class="name" x="{x + 12}" y="{at}">{escape(words)}</text>')
    under = y + 4 + _NAME_LINE * (len(row.names) - 1) + 15
    for number, words in enumerate(row.evidence):
        at = under + _SMALL_LINE * number
        out.append(f'<text class="by" x="{x + 12}" y="{at}">{escape(words)}</text>')
    return f"<g><title>{escape(f'{row.name}: {row.said}')}</title>{''.join(out)}</g>"


def _label(name: str) -> str:
    # The file's name tells such outlets apart, and there is no room for both.
    return name[16:-1] if name.startswith("unnamed outlet (") else name


def _wrapped(words: str, letters: float) -> list[str]:
    """Lines of at most so many letters; a file's name breaks at its hyphens."""
    wide = sum(1.85 if c in _WIDEST else 1.0 for c in words) / max(len(words), 1)
    most = max(int(letters / wide), 6)
    lines = textwrap.wrap(words, most) or [""]
    if len(lines) > _LINES:
        lines = lines[:_LINES]
        lines[-1] = f"{lines[-1][: most - 1].rstrip()}…"
    return lines

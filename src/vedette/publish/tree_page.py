"""The tree behind a target as one self-contained page: its pictures, then the same in words."""

from collections.abc import Sequence

from markupsafe import Markup

from vedette.model.lineage import Tree
from vedette.publish.picture_tree import tree_picture

_STYLE = """
:root { --ink:#1c2430; --soft:#5c6675; --line:#d9dee5; --paper:#fff; --blue:#1b4f72 }
@media (prefers-color-scheme: dark) {
  :root { --ink:#e8ecf1; --soft:#a3adba; --line:#3a4350; --paper:#171c23; --blue:#7fb3d8 } }
body { margin:0; padding:1rem; color:var(--ink); background:var(--paper);
  font:16px/1.5 Georgia,"Times New Roman",serif }
h1 { font-size:1.4rem; overflow-wrap:anywhere }
.trees { display:flex; flex-wrap:wrap; gap:.5rem 1.5rem } figure { margin:0; max-width:100% }
svg.tree { max-width:100%; height:auto; font-family:system-ui,sans-serif }
.name { font-size:13px; font-weight:600; fill:var(--ink) } .by { font-size:11px; fill:var(--soft) }
.way { fill:none; stroke:var(--soft); stroke-width:1.2 }
.way.added, .way.more { stroke-dasharray:4 3 }
circle { stroke:var(--blue); stroke-width:2; fill:var(--paper) } circle.origin { fill:var(--blue) }
pre { white-space:pre-wrap; overflow-wrap:anywhere; font-size:.85rem;
  border-top:1px solid var(--line) }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def tree_page(tree: Tree, lines: Sequence[str]) -> str:
    """
    The page: a picture of each product's way, and under them the lines `vedette trace` prints,
    with the words each step rests on.
    """
    pictures = Markup("").join(
        Markup("<figure>{}</figure>").format(tree_picture(branch)) for branch in tree.branches
    )
    return Markup(
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="{}">'
        "<title>{}</title><style>{}</style></head>\n"
        '<body><h1>Traced: {}</h1>\n<div class="trees">{}</div>\n<pre>{}</pre></body></html>\n'
    ).format(_POLICY, tree.target, Markup(_STYLE), tree.target, pictures, "\n".join(lines))

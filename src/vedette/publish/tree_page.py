"""The tree behind a target as one self-contained page: its pictures, then the same in words."""

from collections.abc import Sequence

from markupsafe import Markup

from vedette.model.brief import Brief
from vedette.model.lineage import Tree
from vedette.publish.picture_tree import tree_picture
from vedette.publish.sheet import sheet


def tree_page(tree: Tree, lines: Sequence[str]) -> str:
    """
    The page: a picture of each product's way, and under them the lines `vedette trace` prints,
    with the words each step rests on.
    """
    pictures = Markup("").join(
        Markup("<figure>{}</figure>").format(tree_picture(branch)) for branch in tree.branches
    )
    drawn = Markup('<div class="trees">{}</div>').format(pictures)
    title = f"Traced: {tree.target}"
    told = lines[2:] if lines[:1] == [f"{title}."] else lines
    return sheet(Brief(title, "", ()), {}, drawn, "\n".join(told))

"""A web page as one canonical text: every visible block a line, each told apart by its markup."""

import re
from collections.abc import Sequence

import trafilatura
from lxml import html

from vedette.collect import media
from vedette.collect.blocks import Block, blocks_of, tree_of
from vedette.collect.compose import Body, Header
from vedette.collect.html_header import header_of
from vedette.collect.layout import Told
from vedette.errors import Refused
from vedette.model.document import ZoneKind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKELETON = re.compile(r"[\W_]+")
# Below this share of the page's paragraphs the extraction has lost the report.
_ENOUGH = 0.25
# The extraction takes a minute over a page of this many elements; a long report has some 5,000.
_MOST_ELEMENTS = 30_000
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")


def _skeleton(text: str) -> str:
    return _SKELETON.sub("", text).casefold()


def _extracted(tree: html.HtmlElement) -> str:
    """The report as trafilatura sees it, letters and digits only; "" if it sees none."""
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return ""
    found = trafilatura.extract(
        html.tostring(tree, encoding="unicode"), include_comments=False, favor_recall=True
    )
    return "\n".join(_skeleton(line) for line in (found or "").split("\n"))


def _running(block: Block) -> bool:
    return block.text.count(" ") >= 9 and bool(_CLOSED.search(block.text))


def _bodies(blocks: Sequence[Block], report: str) -> set[int]:
    """
    Which blocks are the report: those the extraction kept, and running text beside them under
    the same parent, because an extraction that drops a paragraph drops its judgement.
    """
    whole = report.replace("\n", "")
    kept_lines = set(report.split("\n"))
    inside: set[int] = set()
    for index, block in enumerate(blocks):
        key = _skeleton(block.text)
        # A short block inside a longer kept line is chance: "War" is in every report.
        if key in kept_lines or (len(key) >= 25 and key in whole):
            inside.add(index)
    size = sum(len(b.text) for b in blocks if b.kind is None and _running(b))
    kept = sum(len(blocks[i].text) for i in inside if blocks[i].kind is None)
    if not inside or kept < size * _ENOUGH:
        return {i for i, b in enumerate(blocks) if b.kind is None}
    parents = {blocks[i].parent for i in inside if blocks[i].kind is None and _running(blocks[i])}
    for index, block in enumerate(blocks):
        if block.kind is None and block.parent in parents and _running(block):
            inside.add(index)
    return inside


def _title_block(blocks: Sequence[Block], title: str) -> int | None:
    """The heading that prints the page's title: the h1 that says the same, else the only h1."""
    firsts = [i for i, b in enumerate(blocks) if b.tag == "h1" and b.kind is not ZoneKind.BANNER]
    key = _skeleton(title)
    if key:
        near = [i for i in firsts if key.startswith(_skeleton(blocks[i].text)[:80])]
        if near:
            return near[0]
        others = [
            i for i, b in enumerate(blocks) if b.tag in _HEADINGS and _skeleton(b.text) == key
        ]
        if others:
            return others[0]
    return firsts[0] if len(firsts) == 1 else None


def _told(blocks: Sequence[Block], title: int | None, inside: set[int]) -> list[Told]:
    span = (min(inside, default=0), max(inside, default=0))
    out: list[Told] = []
    for index, block in enumerate(blocks):
        within = index in inside
        if index == title:
            out.append(Told(ZoneKind.TITLE, "html.title/1"))
        elif block.itemprop == "articleBody" and within:
            out.append(Told())
        elif block.kind is not None:
            out.append(Told(block.kind, f"html.{block.kind.value}/1"))
        elif block.tag in _HEADINGS and (within or _heads(index, inside)):
            out.append(Told(ZoneKind.SUBHEAD, "html.heading/1"))
        else:
            out.append(Told(outside=not within and not (span[0] > index == title)))
    return out


def _heads(index: int, inside: set[int]) -> bool:
    """Whether a heading the extraction dropped stands directly over the report's own text."""
    return index + 1 in inside and any(i in inside for i in range(index))


def page_of(data: bytes) -> tuple[Body, Header]:
    """
    The canonical text of a page (every visible block a line), what its markup says of each
    line, and what its header states. Raises Refused for a page without text.
    """
    read = media.decode(data)
    tree = tree_of(read.text)
    blocks = blocks_of(tree)
    if not blocks:
        raise Refused("The page shows no text: it may be built by scripts; save it as text or PDF.")
    header = header_of(tree)
    inside = _bodies(blocks, _extracted(tree))
    title = _title_block(blocks, header.title.value if header.title else "")
    lines: list[str] = []
    told: dict[int, Told] = {}
    at = 0
    for block, known in zip(blocks, _told(blocks, title, inside), strict=True):
        told[at] = known
        lines.append(block.text)
        # Blank lines between blocks: what stands tight in markup is not tight on the screen.
        at += len(block.text) + 2
    return Body("\n\n".join(lines), told, read.note), header

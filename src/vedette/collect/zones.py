"""What each stretch of a text is: the report, its headings, or what a page prints around it."""

from collections.abc import Mapping

from vedette.collect.glue import cut
from vedette.collect.layout import Layout, Strip, Told, lines
from vedette.collect.zones_foot import (
    mark_bios,
    mark_comments,
    mark_links,
    mark_phrases,
    mark_repeats,
    mark_sources,
)
from vedette.collect.zones_head import mark_dates, mark_stubs, mark_title
from vedette.collect.zones_picture import mark_pictures, mark_signed_captions
from vedette.model.document import Zone, ZoneKind

_SUBHEAD_MOST = 20
_SUBHEAD_CHARS = 160


def layout_of(text: str, told: Mapping[int, Told] | None = None) -> Layout:
    """The text cut into strips, with what markup or glue already says of them marked."""
    strips: list[Strip] = []
    marks: dict[int, tuple[ZoneKind, str]] = {}
    for line in lines(text, told):
        for strip, kind, rule in cut(line):
            if kind is not None:
                marks[len(strips)] = (kind, rule)
            strips.append(strip)
    return Layout(text, tuple(strips), marks)


def zones(text: str, told: Mapping[int, Told] | None = None) -> tuple[Zone, ...]:
    """
    Every line of the text in its zone, in text order, none overlapping.

    told: by the offset a line starts at, what the page's markup knows of it. Every rule needs
    its own evidence; what no rule claims is body, because a lost judgement is worse than a
    stray caption.
    """
    layout = layout_of(text, told)
    # Order is evidence order: what a line says of itself, then what stands beside it, and the
    # headline last but subheads, because a caption or a label above must not become it.
    mark_phrases(layout)
    mark_stubs(layout)
    mark_dates(layout)
    mark_sources(layout)
    mark_comments(layout)
    mark_title(layout)
    mark_bios(layout)
    mark_links(layout)
    mark_pictures(layout)
    mark_signed_captions(layout)
    mark_repeats(layout)
    _mark_subheads(layout)
    for index in layout.left():
        if layout.strips[index].outside:
            layout.mark(index, ZoneKind.BOILERPLATE, "html.outside-report/1")
        else:
            layout.mark(index, ZoneKind.BODY, "body/1")
    return layout.zones()


def _mark_subheads(layout: Layout) -> None:
    """Short lines without a full stop that the report goes on under."""
    left = layout.left()
    followed = False
    for index in reversed(left):
        strip = layout.strips[index]
        if strip.outside:
            continue
        if not _heading(strip) or not followed:
            followed = followed or strip.paragraph
            continue
        layout.mark(index, ZoneKind.SUBHEAD, "subhead.short-line/1")


def _heading(strip: Strip) -> bool:
    if strip.gap == -1 or not 1 <= strip.words <= _SUBHEAD_MOST or len(strip.text) > _SUBHEAD_CHARS:
        return False
    if strip.text[0] in '-•*–—“"«„' or strip.text[0].islower() or strip.text[-1] in ",;":
        return False
    return not strip.closed or strip.text.endswith("?")

"""The top of a page: headline, section label, names and dates above the report."""

import re

from vedette.collect.furniture import bare, folded, furniture
from vedette.collect.imprint import imprint
from vedette.collect.layout import Layout, Strip, bare_name
from vedette.collect.printed_date import is_date_line
from vedette.model.document import ZoneKind

_TITLE_MOST = 40
_TITLE_CHARS = 300
_HEAD_MOST = 30
_NAMES = r"[A-ZÀ-ŽА-ЯЄІЇҐ][\w.'’-]*"
_SITE_BEHIND = re.compile(r"^\s[|–—·»-]\s\S")
_AGO = re.compile(
    r"^(?:updated|published|posted)?:?\s?\d{1,3}\s?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?)\sago$",
    re.I,
)
_BYLINE = re.compile(
    rf"^(?:By|Von|Par|Autor|By:)\s{_NAMES}(?:(?:,\s|\s(?:and|und|et|&)\s|\s){_NAMES})*"
    rf"(?:,\s[\w .'’-]{{2,40}})?(?:\s?[|•·–-]\s?.{{0,40}})?$"
)


def mark_stubs(layout: Layout) -> None:
    """Labels of an empty or filled form: "Author:" with a name under it, "Date:" with nothing."""
    words = furniture()
    for index, strip in enumerate(layout.strips):
        if not layout.open(index) or strip.words > 14:
            continue
        label, colon, value = strip.text.partition(":")
        key = bare(label)
        for name, kind in (("author", ZoneKind.BYLINE), ("date", ZoneKind.DATELINE)):
            if not colon or key not in words.labels[name]:
                continue
            if value.strip():
                short = len(value.split()) <= 8 and not strip.closed
                if name == "author" and short:
                    layout.mark(index, kind, "byline.labelled/1")
                continue
            layout.mark(index, kind, f"{kind.value}.label/1")
            _value_below(layout, index, name)
    _bylines(layout)
    _imprints(layout)


def _value_below(layout: Layout, index: int, name: str) -> None:
    """The value under an empty label: a name, or a date; any other line is left alone."""
    if not layout.open(index + 1):
        return
    below = layout.strips[index + 1]
    if name == "date":
        if is_date_line(below.text):
            layout.mark(index + 1, ZoneKind.DATELINE, "dateline.value/1")
        return
    label = bare(below.text.partition(":")[0])
    a_label = below.text.endswith(":") or label in furniture().labels["date"]
    if below.words <= 6 and not below.closed and not a_label and below.gap == 0:
        layout.mark(index + 1, ZoneKind.BYLINE, "byline.value/1")


def _bylines(layout: Layout) -> None:
    for index, strip in enumerate(layout.strips):
        if layout.open(index) and strip.words <= 14 and _BYLINE.match(strip.text):
            layout.mark(index, ZoneKind.BYLINE, "byline.by/1")


def _imprints(layout: Layout) -> None:
    """ "Capital Weekly, 3 May 2023" under a headline: who published it, and when."""
    head = False
    for index, strip in enumerate(layout.strips):
        if not layout.open(index) or strip.outside:
            continue
        if strip.paragraph or index > _HEAD_MOST:
            return
        found = imprint(strip.text) if head else None
        if found and found.dated:
            layout.mark(index, ZoneKind.BYLINE, "byline.imprint/1")
        head = head or headline_like(strip)


def mark_dates(layout: Layout) -> None:
    """Lines that say when and nothing else."""
    for index, strip in enumerate(layout.strips):
        if layout.open(index) and (is_date_line(strip.text) or _AGO.match(strip.text)):
            layout.mark(index, ZoneKind.DATELINE, "dateline.line/1")


def headline_like(strip: Strip) -> bool:
    """Whether a line could be a headline: a line of words that does not end as a sentence does."""
    if strip.outside or not 1 <= strip.words <= _TITLE_MOST or len(strip.text) > _TITLE_CHARS:
        return False
    if strip.text[-1] in ",;:":
        return False
    if strip.closed and strip.text[-1] not in "?!'\"”’»)":
        letters = [w for w in re.findall(r"[^\W\d_]+", strip.text) if len(w) > 3]
        # "Stealth Over Health: Senator Was Headed Home." is a headline by its capitals.
        capitals = sum(word[0].isupper() for word in letters)
        return strip.words <= 20 and len(letters) >= 3 and capitals >= 0.75 * len(letters)
    return not strip.text.startswith(("- ", "• ", "* ", "– ", "— "))


def _head(layout: Layout) -> list[int]:
    """The strips above the first paragraph that could be the headline."""
    out: list[int] = []
    for index, strip in enumerate(layout.strips):
        if layout.kind(index) is not None:
            # A stamp glued before the report ends the head: what follows is the report.
            if layout.marks[index][1] in {"dateline.glued/1", "dateline.agency/1"}:
                break
            continue
        if strip.outside:
            continue
        if not headline_like(strip):
            break
        out.append(index)
        # A headline does not stand thirty lines down; a list of 20,000 lines has no head.
        if len(out) >= _HEAD_MOST:
            break
    return out


def mark_title(layout: Layout) -> None:
    """
    The headline: the line of the head that is printed twice, else the first that is no section
    label. Lines above it are labels; its further prints anywhere are repeats.
    """
    title = next((i for i in layout.marks if layout.kind(i) is ZoneKind.TITLE), None)
    if title is None:
        title = _choose(layout)
        if title is None:
            return
        for index in range(title):
            if layout.open(index) and not layout.strips[index].outside:
                layout.mark(index, ZoneKind.NAVIGATION, "navigation.above-title/1")
        layout.mark(title, ZoneKind.TITLE, "title.first-line/1")
    name = layout.strips[title].skeleton
    for index, strip in enumerate(layout.strips):
        if index != title and (strip.skeleton == name or _with_site(strip, layout.strips[title])):
            layout.marks[index] = (ZoneKind.REPEAT, "repeat.headline/1")
    _name_below(layout, title)


def _with_site(strip: Strip, title: Strip) -> bool:
    """The headline once more with the site's name behind it: "Talks fail | The Courier"."""
    rest = strip.text.removeprefix(title.text)
    return rest != strip.text and bool(_SITE_BEHIND.match(rest)) and len(rest.split()) <= 6


def _choose(layout: Layout) -> int | None:
    head = _head(layout)
    if not head or len(layout.strips) < 2:
        return None
    if not any(layout.open(i) for i in range(head[-1] + 1, len(layout.strips))) and len(head) < 2:
        return None
    prints = [strip.skeleton for strip in layout.strips]
    for index in head:
        strip = layout.strips[index]
        if any(_with_site(layout.strips[i], strip) for i in head if strip.words >= 4):
            return index
        if strip.words >= 4 and prints.count(prints[index]) > 1:
            return index
    sections = furniture().sets["section"]
    for index in head:
        strip = layout.strips[index]
        if bare(strip.text) in sections:
            continue
        longer = [i for i in head if i > index and layout.strips[i].words >= 5]
        # Two words over a sentence-long headline are its section: "Ukraine crisis".
        if strip.words <= 3 and longer and layout.strips[longer[0]].words >= strip.words * 2:
            continue
        return index
    return None


def _name_below(layout: Layout, title: int) -> None:
    """A bare name between headline and report is who wrote it: "News Desk", an institute."""
    below = next((i for i in range(title + 1, len(layout.strips)) if layout.open(i)), None)
    if below is None:
        return
    strip = layout.strips[below]
    after = next((i for i in range(below + 1, len(layout.strips)) if layout.open(i)), None)
    follows = after is not None and layout.strips[after].paragraph
    one = strip.words >= 2 and folded(strip.text) not in furniture().sets["section"]
    if follows and one and bare_name(strip) and not strip.closed and not strip.outside:
        layout.mark(below, ZoneKind.BYLINE, "byline.name-below-title/1")

"""The foot of a page and its margins: biographies, comment forms, source lists, links elsewhere."""

import re
from functools import lru_cache

from vedette.collect.furniture import bare, folded, furniture
from vedette.collect.layout import Layout, Strip
from vedette.model.document import ZoneKind

_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]+\.)+[A-Za-z]{2,12}")
_BIO_MOST = 120
_BANNER_MOST = 15
_LINKS_MOST = 60
_BIO_LINES = 20
_SAME_OPENING = 25
_NAME = r"(?:[A-ZÀ-ŽА-ЯЄІЇҐ][\w.'’-]*\s){1,5}"
_NOTE = re.compile(r"^\[\d{1,3}\]\s?\S*(?:https?:|www\.|\bdot\b|://)", re.I)
_LINKS = re.compile(r"(?:https?://|www\.)\S+")
_MORE = re.compile(
    r"\s?(?:\.\.\.|…)\s?(?:read more|continue reading|more|weiterlesen|mehr|читати далі"
    r"|читать далее|czytaj więcej|czytaj dalej|lire la suite)?\W*$",
    re.I,
)


def mark_phrases(layout: Layout) -> None:
    """Lines the table of page furniture knows."""
    table = furniture()
    for index, strip in enumerate(layout.strips):
        if not layout.open(index) or strip.words > 45 or len(strip.text) > 600:
            continue
        phrase = table.phrase_for(strip.text)
        if phrase is not None:
            layout.mark(index, phrase.kind, phrase.rule)
        elif strip.words <= _BANNER_MOST and strip.text.startswith(table.banner_signs):
            # A microphone or a bell before a short line is the page speaking of itself.
            layout.mark(index, ZoneKind.BANNER, "banner.sign/1")


def mark_comments(layout: Layout) -> None:
    """
    Everything under the heading of a comment form in the lower half of the page: readers wrote
    it, not the outlet. Higher up the heading is only a link.
    """
    for index, strip in enumerate(layout.strips):
        if layout.marks.get(index, (None, ""))[1] != "furniture.comments.near/1":
            continue
        if strip.span.start * 2 < len(layout.text):
            continue
        for below in range(index + 1, len(layout.strips)):
            layout.mark(below, ZoneKind.COMMENTS, "comments.below-heading/1")
        return


def mark_links(layout: Layout) -> None:
    """Bare headlines under "Related articles" lead to other pages; the first sentence ends them."""
    headings = furniture().sets["links_heading"]
    for index, strip in enumerate(layout.strips):
        known = layout.kind(index)
        if bare(strip.text) not in headings or known in {ZoneKind.TITLE, ZoneKind.REPEAT}:
            continue
        if strip.closed:
            continue
        layout.mark(index, ZoneKind.NAVIGATION, "navigation.links-heading/1")
        for below in range(index + 1, min(index + _LINKS_MOST, len(layout.strips))):
            line = layout.strips[below]
            if not layout.open(below):
                continue
            if line.paragraph or line.words > 25:
                break
            layout.mark(below, ZoneKind.NAVIGATION, "navigation.links/1")


def _any_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _is_a() -> re.Pattern[str]:
    roles, verbs = (_any_of(furniture().sets[name]) for name in ("bio_role", "bio_verb"))
    return re.compile(
        rf"^{_NAME}(?:is|was|ist|jest|est|[-–—])\s(?:an?|the|ein|eine|un|une)?\s?"
        rf"(?:[\w’'&.,-]+\s){{0,8}}?(?i:{roles})\b|^{_NAME}(?:{verbs})\s"
    )


def _bio_line(strip: Strip) -> bool:
    """A person introduced by trade, with a second sign that the page speaks of its own writer."""
    if strip.words > _BIO_MOST:
        return False
    line = folded(strip.text)
    if any(line.startswith(words) for words in furniture().sets["contact"]):
        return True
    introduced = bool(_is_a().match(strip.text))
    signs = sum(sign in line for sign in furniture().sets["bio_sign"])
    return introduced and signs >= 1


def _mail_line(strip: Strip) -> bool:
    """A short line around an address; in the report itself a sentence rarely holds one."""
    return strip.words <= 25 and bool(_MAIL.search(strip.text))


def mark_bios(layout: Layout) -> None:
    """The writer's biography: under its heading, or at either end of the page where none stands."""
    headings = furniture().sets["bio_heading"]
    for index, strip in enumerate(layout.strips):
        if bare(strip.text) in headings and layout.kind(index) is not ZoneKind.TITLE:
            layout.marks[index] = (ZoneKind.BIO, "bio.heading/1")
            _under_heading(layout, index)
    for index in reversed(layout.left()):
        strip = layout.strips[index]
        if strip.outside:
            continue
        if _bio_line(strip) or _mail_line(strip):
            layout.mark(index, ZoneKind.BIO, "bio.at-foot/1")
        elif strip.paragraph or strip.words > 12:
            break


def _under_heading(layout: Layout, index: int) -> None:
    """Below the heading: every biographical line, and at the foot of the page the first two."""
    foot = layout.strips[index].span.start * 5 >= len(layout.text) * 3
    taken = 0
    for below in range(index + 1, min(index + _BIO_LINES, len(layout.strips))):
        if not layout.open(below):
            continue
        strip = layout.strips[below]
        if _bio_line(strip) or _mail_line(strip) or strip.words <= 4 or (foot and taken < 2):
            layout.mark(below, ZoneKind.BIO, "bio.under-heading/1")
            taken += 1
            continue
        break


def mark_sources(layout: Layout) -> None:
    """Lists of sources: a labelled line, and numbered notes that hold little but addresses."""
    labels = furniture().labels["source"]
    for index, strip in enumerate(layout.strips):
        if not layout.open(index):
            continue
        label, colon, value = strip.text.partition(":")
        if colon and bare(label) in labels and len(label) < 20:
            short = strip.words <= 30 and not strip.closed
            if not value.strip() or short or strip.words <= 8:
                layout.mark(index, ZoneKind.SOURCES, "sources.labelled/1")
                continue
        if _NOTE.match(strip.text) or _mostly_links(strip.text):
            layout.mark(index, ZoneKind.SOURCES, "sources.addresses/1")


def _mostly_links(text: str) -> bool:
    found = _LINKS.findall(text[:4000])
    return bool(found) and sum(len(link) for link in found) * 2 > len(text[:4000])


def mark_repeats(layout: Layout) -> None:
    """A paragraph printed again, in full or cut off with "... Read more"."""
    seen: dict[str, int] = {}
    openings: dict[str, int] = {}
    for index, strip in enumerate(layout.strips):
        mark = layout.kind(index)
        if mark not in {None, ZoneKind.BODY, ZoneKind.BIO, ZoneKind.TITLE}:
            continue
        name = strip.skeleton
        # "Supporting effort:" heads one section after another; that is no repetition.
        if mark is None and strip.words >= 5 and name in seen and strip.text[-1] != ":":
            layout.mark(index, _again(layout, seen[name]), "repeat.paragraph/1")
            continue
        if mark is None and _MORE.search(strip.text):
            _cut_off(layout, index, openings)
        if strip.words >= 5:
            seen.setdefault(name, index)
            openings.setdefault(name[:_SAME_OPENING], index)


def _cut_off(layout: Layout, index: int, openings: dict[str, int]) -> None:
    start = re.sub(r"[\W_]+", "", _MORE.sub("", layout.strips[index].text)).casefold()
    if len(start) < _SAME_OPENING:
        return
    first = openings.get(start[:_SAME_OPENING])
    if first is not None and layout.strips[first].skeleton.startswith(start):
        layout.mark(index, _again(layout, first), "repeat.cut-off/1")


def _again(layout: Layout, first: int) -> ZoneKind:
    return ZoneKind.BIO if layout.kind(first) is ZoneKind.BIO else ZoneKind.REPEAT

"""Pictures' words: captions and credits, which read like the report and are not the report."""

import re
from functools import lru_cache

from vedette.collect.furniture import folded, furniture
from vedette.collect.glue import credit_in
from vedette.collect.layout import Layout, Strip
from vedette.model.document import ZoneKind

_CREDIT_MOST = 14
_CAPTION_MOST = 40
# How far down a page to look for more of the report under a credit.
_LOOK_AHEAD = 60
# A sentence beside a credit may be the report; only this short may it be a caption on that alone.
_CAPTION_SENTENCE_MOST = 32
_DOMAIN = r"(?:[\w-]+\.)+[A-Za-z]{2,10}"
_SEGMENT = r"[\w.&'’ -]{2,40}"
_CHAIN = re.compile(rf"^\(?(?P<first>{_SEGMENT})(?:\s?/\s?{_SEGMENT}){{1,4}}\)?$")
_DOMAIN_FIRST = re.compile(rf"^\(?{_DOMAIN}\s?/\s?[A-ZÀ-ŽА-ЯЄІЇҐ]")
_RIGHTS = re.compile(r"^(?:©|\(c\)|copyright)\s?\S", re.I)


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    words = sorted(furniture().labels["photo"], key=len, reverse=True)
    return re.compile(
        rf"^[(\[]?(?:{'|'.join(re.escape(w) for w in words)})\s?(?:[:©/|]|\sby\s)\s?\S", re.I
    )


def is_credit(strip: Strip) -> bool:
    """Whether a whole line is a photo credit: "Photo: Name", "AP/Agency/Name", "Site.com/Name"."""
    text = strip.text
    if strip.words > _CREDIT_MOST or len(text) > 140:
        return False
    if _labelled().match(text) or _RIGHTS.match(text):
        return True
    if strip.closed and not text.endswith(")"):
        return False
    chain = _CHAIN.match(text)
    if chain:
        first = chain["first"].strip()
        return (
            credit_in(text)
            or bool(_DOMAIN_FIRST.match(text))
            or (first.isupper() and 2 <= len(first) <= 6 and _person(text))
        )
    bare = text.strip("()[] ")
    if any(bare.casefold() == agency.casefold() for agency in furniture().agencies):
        return True
    # "Name Surname, AFP", "Name via Getty Images", "Agency - Name Surname"
    return strip.words <= 8 and credit_in(text) and _names_only(text)


def _person(text: str) -> bool:
    """Whether the last link of a chain is a person: "XYZ/Name Surname", but not "NATO/Russia"."""
    last = re.findall(r"[^\W\d_][\w.'’-]*", text.rpartition("/")[2])
    return 2 <= len(last) <= 4 and all(word[0].isupper() for word in last)


def _names_only(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    small = {"via", "for", "by", "and", "für", "von", "per"}
    return bool(re.search(r"[,/|–—-]|\svia\s", text)) and all(
        w[0].isupper() or w.casefold() in small for w in words
    )


def _signed(strip: Strip) -> bool:
    """Whether the words say by themselves that they describe a picture."""
    line = folded(strip.text)
    return strip.words <= 60 and any(sign in line for sign in furniture().sets["caption_sign"])


def mark_pictures(layout: Layout) -> None:
    """Credits first, then the captions they vouch for, then what repeats or labels a caption."""
    for index, strip in enumerate(layout.strips):
        if layout.open(index) and is_credit(strip):
            layout.mark(index, ZoneKind.CREDIT, "credit.line/1")
    for index in [i for i in layout.marks if layout.kind(i) is ZoneKind.CREDIT]:
        _beside(layout, index)
    _copies(layout)
    for index in [i for i in layout.marks if layout.kind(i) is ZoneKind.CAPTION]:
        _label_above(layout, index)


def _beside(layout: Layout, index: int) -> None:
    """The lines that touch a credit: its own line's first half, the line above, the line below."""
    credit = layout.strips[index]
    if credit.gap == -1:
        _glued(layout, index)
        return
    for near, gap in ((index - 1, credit.gap), (index + 1, _gap_below(layout, index))):
        if layout.open(near) and _fits(layout, layout.strips[near], gap):
            layout.mark(near, ZoneKind.CAPTION, "caption.beside-credit/1")


def _gap_below(layout: Layout, index: int) -> int:
    return layout.strips[index + 1].gap if index + 1 < len(layout.strips) else 1


def _spaced(layout: Layout) -> bool:
    """Whether the page sets its paragraphs apart with blank lines."""
    gaps = [strip.gap for strip in layout.strips[1:] if strip.gap >= 0]
    return sum(gap > 0 for gap in gaps) * 2 > len(gaps)


def _fits(layout: Layout, strip: Strip, gap: int) -> bool:
    if strip.words > _CAPTION_MOST or strip.text.endswith((":", ";", ",")):
        return False
    if not strip.closed:
        # No full stop, beside a credit: a caption, even one that reads like a forecast.
        return True
    if strip.words > _CAPTION_SENTENCE_MOST:
        return False
    # A whole sentence is a caption only if set tight against the credit on a page that sets its
    # paragraphs apart, or if it says so itself. Otherwise it is the report.
    return _signed(strip) or (gap == 0 and _spaced(layout))


def _glued(layout: Layout, index: int) -> None:
    """
    What stands before a credit on its own line is a caption, unless it is the page's last
    paragraph ("..., he said. AFP") or too long to describe a picture.
    """
    before = index - 1
    if not layout.open(before):
        return
    strip = layout.strips[before]
    rule = layout.marks[index][1]
    later = any(
        layout.open(i) and layout.strips[i].paragraph
        for i in range(index + 1, min(index + _LOOK_AHEAD, len(layout.strips)))
    )
    # "(Reuters)" after a paragraph says whose report it is; "(AP Photo/Name)" whose picture.
    credit = layout.strips[index].text
    if (
        rule == "credit.paren/1"
        and "/" not in credit
        and not _photo_word(credit)
        and not _signed(strip)
    ):
        return
    if strip.words > 70 or (rule == "credit.agency/1" and not later and not _signed(strip)):
        return
    cut_short = strip.text.endswith(("...", "…"))
    # A bare agency at the end of a long paragraph with a quotation signs the paragraph.
    if rule == "credit.agency/1" and not cut_short and strip.words > 45 and not _signed(strip):
        return
    layout.mark(before, ZoneKind.CAPTION, "caption.glued-credit/1")


def _photo_word(text: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return bool(words & furniture().labels["photo"]) or "via" in words


def _copies(layout: Layout) -> None:
    """A line that stands elsewhere as a caption is that caption again."""
    captions = {
        layout.strips[i].skeleton for i in layout.marks if layout.kind(i) is ZoneKind.CAPTION
    }
    for index, strip in enumerate(layout.strips):
        if layout.open(index) and strip.words >= 4 and strip.skeleton in captions:
            layout.mark(index, ZoneKind.CAPTION, "caption.repeated/1")


def _label_above(layout: Layout, index: int) -> None:
    """
    A few words set tight above a caption name its picture ("Minister Capital Visit"): on a page
    that sets paragraphs apart nothing of the report stands so.
    """
    above = index - 1
    if not layout.open(above) or layout.strips[index].gap != 0 or not _spaced(layout):
        return
    strip = layout.strips[above]
    if strip.words <= 8 and not strip.closed and not strip.text.endswith(":"):
        layout.mark(above, ZoneKind.CAPTION, "caption.label/1")


def mark_signed_captions(layout: Layout) -> None:
    """Lines without a full stop, or opening so, that say themselves that they show a picture."""
    openings = tuple(furniture().sets["caption_opening"])
    for index, strip in enumerate(layout.strips):
        if not layout.open(index):
            continue
        opens = strip.words <= 60 and folded(strip.text).lstrip("([").startswith(openings)
        if opens or (not strip.closed and strip.words <= _CAPTION_MOST and _signed(strip)):
            layout.mark(index, ZoneKind.CAPTION, "caption.says-so/1")

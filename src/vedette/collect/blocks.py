"""A web page cut into its visible blocks, in order, each with what its markup calls it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from vedette.errors import Refused
from vedette.model.document import ZoneKind

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "datalist",
        "canvas",
        "audio",
        "video",
        "math",
        "input",
        "textarea",
        "map",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAG_KINDS = {
    "nav": ZoneKind.NAVIGATION,
    "footer": ZoneKind.BOILERPLATE,
    "aside": ZoneKind.NAVIGATION,
    "form": ZoneKind.BOILERPLATE,
    "button": ZoneKind.BOILERPLATE,
    "dialog": ZoneKind.BANNER,
    "menu": ZoneKind.NAVIGATION,
    "figcaption": ZoneKind.CAPTION,
    "address": ZoneKind.BYLINE,
}
_ROLES = {
    "navigation": ZoneKind.NAVIGATION,
    "complementary": ZoneKind.NAVIGATION,
    "contentinfo": ZoneKind.BOILERPLATE,
    "banner": ZoneKind.NAVIGATION,
    "search": ZoneKind.BOILERPLATE,
    "dialog": ZoneKind.BANNER,
    "alertdialog": ZoneKind.BANNER,
}
# Class and id words of common publishing systems; whole words, so "cover" is no "over".
_NAMES: tuple[tuple[ZoneKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.I))
    for kind, words in (
        (ZoneKind.COMMENTS, "comments?|comment-list|respond|disqus|disqus_thread"),
        (ZoneKind.BANNER, "cookies?|consent|gdpr|paywall|popup|modal|cookiebar|alert-bar"),
        (ZoneKind.CREDIT, "photo-?credit|image-?credit|credits?|img-?source"),
        (ZoneKind.CAPTION, "captions?|wp-caption-text|image-?caption|caption-text"),
        (ZoneKind.BIO, "author-?(?:bio|box|info|card|description)|about-?author|bio"),
        (ZoneKind.BYLINE, "byline|by-?line|author-?name|post-?author|authors?"),
        (
            ZoneKind.DATELINE,
            "dateline|pub-?date|publish(?:ed)?-?date|entry-?date|post-?date|timestamp",
        ),
        (
            ZoneKind.NAVIGATION,
            "related|read-?(?:more|also)|more-?stories|recommended|recirc|trending|"
            "most-?read|popular|breadcrumbs?|menu|nav|navbar|navigation|sidebar|widgets?|tags?|"
            "post-?tags|pagination|prev-?next|outbrain|taboola|see-?also",
        ),
        (
            ZoneKind.BOILERPLATE,
            "share|sharing|social|share-?bar|addtoany|newsletter|subscribe|"
            "subscription|signup|promo|advert|ads?|ad-?slot|sponsor(?:ed)?|print|toolbar|footer|"
            "copyright|skip-?link|sr-only|visually-hidden|screen-reader-text",
        ),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_BREAK = "\x1e"


@dataclass(frozen=True, slots=True)
class Block:
    """ "A heading of level two, inside the article", or "a line of the footer"."""

    text: str
    tag: str
    kind: ZoneKind | None
    parent: int
    itemprop: str = ""


@dataclass(slots=True)
class _Walk:
    total: int
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)

    def flush(self, stack: list[tuple[str, ZoneKind | None, int, str]]) -> None:
        whole = "".join(self.words)
        self.words.clear()
        tag, kind, mark, prop = stack[-1] if stack else ("body", None, 0, "")
        for piece in whole.split(_BREAK):
            text = _SPACES.sub(" ", piece).strip()
            if text:
                self.blocks.append(Block(text, tag, kind, mark, prop))


def tree_of(text: str) -> html.HtmlElement:
    """The page as a tree, however broken its markup; raises Refused if there is none at all."""
    try:
        # An XML declaration with an encoding makes lxml refuse text; the bytes are decoded already.
        clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
        parser = html.HTMLParser(huge_tree=False)
        tree = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("The page shows no text: save it again as HTML, text or PDF.") from error
    # The parser gives up there and drops the rest of the page without a word.
    if any("depth" in entry.message.casefold() for entry in parser.error_log):
        raise Refused("The page nests its tags deeper than any real page: save it as text or PDF.")
    return tree


def _hidden(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def kind_of(element: html.HtmlElement) -> ZoneKind | None:
    """What an element's tag, role, class or id says the text in it is; None if nothing."""
    tag = str(element.tag)
    if tag in _TAG_KINDS:
        return _TAG_KINDS[tag]
    role = (element.get("role") or "").casefold()
    if role in _ROLES:
        return _ROLES[role]
    # body and article carry layout classes such as "has-sidebar" that say nothing of their text.
    if tag in {"html", "body", "main", "article"}:
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) > 1:
        for kind, pattern in _NAMES:
            if pattern.search(names):
                return kind
    return None


def _inherits(outer: ZoneKind | None, own: ZoneKind | None) -> ZoneKind | None:
    """A caption inside a figure in an aside is the aside's; a time in a byline is a dateline."""
    if outer in {ZoneKind.BYLINE, ZoneKind.BIO, ZoneKind.CAPTION} and own in {
        ZoneKind.DATELINE,
        ZoneKind.CREDIT,
    }:
        return own
    return outer if outer is not None else own


def blocks_of(tree: html.HtmlElement) -> tuple[Block, ...]:
    """Every visible block of the page in order; inline elements belong to the block around them."""
    walk = _Walk(_weight(tree))
    stack: list[tuple[str, ZoneKind | None, int, str]] = []
    unseen: list[html.HtmlElement] = []
    for event, element in _events(tree):
        if event in {"comment", "pi"}:
            if not unseen:
                walk.say(element.tail)
            continue
        tag = str(element.tag)
        if event == "start":
            if unseen or tag in _UNSEEN or _hidden(element):
                unseen.append(element)
                continue
            _enter(walk, stack, element, tag)
            continue
        if unseen:
            unseen.pop()
        elif (tag not in _INLINE and tag != "br") or (
            tag in _INLINE and stack and stack[-1][0] == f"inline:{id(element)}"
        ):
            walk.flush(stack)
            stack.pop()
        if not unseen:
            walk.say(element.tail)
    walk.flush(stack)
    return tuple(walk.blocks)


def _enter(
    walk: _Walk,
    stack: list[tuple[str, ZoneKind | None, int, str]],
    element: html.HtmlElement,
    tag: str,
) -> None:
    if tag == "br":
        walk.say(_BREAK)
        return
    outer = stack[-1][1] if stack else None
    own = kind_of(element)
    # Publishing systems wrap whole articles in a "widget" or a form: no furniture is half a page.
    if own is not None and _weight(element) * 2 > walk.total:
        own = None
    prop = element.get("itemprop") or ""
    if tag not in _INLINE:
        walk.flush(stack)
        stack.append((tag, _inherits(outer, own), id(element.getparent()), prop))
    elif own is not None and own is not outer and outer is None:
        # <p>... <span class="photo-credit">Name/AFP</span></p>: the span is a block of its own.
        walk.flush(stack)
        stack.append((f"inline:{id(element)}", own, id(element.getparent()), prop))
    walk.say(f" {element.text or ''}" if tag in {"td", "th"} else element.text)


def _weight(element: html.HtmlElement) -> int:
    """How many letters an element shows, scripts and the like left out."""
    return sum(
        len((each.text or "").strip()) + sum(len((child.tail or "").strip()) for child in each)
        for each in element.iter(etree.Element)
        if each.tag not in _UNSEEN
    )


def _events(tree: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """Start and end of every element without recursion: a page may nest deeper than Python may."""
    return iter(etree.iterwalk(tree, events=("start", "end", "comment", "pi")))

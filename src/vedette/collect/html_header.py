"""What a web page's own header states: title, outlet, author, day, address."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from vedette.collect.compose import Header
from vedette.model.basis import Basis, Dating, Stated

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_at",
    "cxenseparse:recs:publishtime",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
)
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre:site")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title")
_SPLIT = re.compile(r"\s+[|–—·»-]\s+")
_ARTICLES = re.compile(r"Article|BlogPosting|Report$|WebPage$|LiveBlog", re.I)
_DEEPEST = 6


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Every meta value by its lower-case name; the first of a name stands."""
    out: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = (meta.get("content") or "").strip()
        if name and value:
            out.setdefault(name.strip().casefold(), value)
    return out


def _linked(tree: html.HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD objects that describe an article, in order; broken ones are passed over."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found += _objects(value, 0)
    # A page about one report also lists others: those with a date and a headline come first.
    return sorted(found, key=lambda o: "datePublished" not in o)


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(n, str) and _ARTICLES.search(n) for n in names):
            yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _name(value: object) -> str:
    """The name in a JSON-LD person or organisation; "" if it names none or several."""
    if isinstance(value, list):
        names = [name for name in map(_name, value) if name]
        return ", ".join(names)
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.strip() if isinstance(value, str) else ""


def _moment(words: str) -> tuple[date, time | None] | None:
    """The day, and the clock if one is given, of an ISO date; None for anything else."""
    try:
        stamp = datetime.fromisoformat(words.strip())
    except ValueError:
        start = re.match(r"\d{4}-\d{2}-\d{2}", words.strip())
        try:
            return (date.fromisoformat(start.group()), None) if start else None
        except ValueError:
            return None
    # Midnight to the second is how systems write "no time known".
    clock = stamp.time() if len(words.strip()) > 10 and stamp.time() != time() else None
    return stamp.date(), clock


def _stated(value: str, words: str, rule: str) -> Stated | None:
    return Stated(value, Basis.METADATA, (words,), rule=rule) if value else None


def _title(
    tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]
) -> Stated | None:
    firsts = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    named = next((metas[key] for key in _TITLE if key in metas), "")
    named = named or next((_name(o.get("headline")) for o in linked if o.get("headline")), "")
    whole = " ".join((tree.findtext(".//title") or "").split())
    # The page prints its headline as h1; og:title may carry the site's name behind it.
    for first in firsts:
        if first and (named.startswith(first) or whole.startswith(first)):
            return _stated(first, first, "title.h1/1")
    if len(firsts) == 1 and firsts[0] and not named:
        return _stated(firsts[0], firsts[0], "title.h1/1")
    if named:
        return _stated(_without_site(named, metas), named, "title.meta/1")
    return _stated(_without_site(whole, metas), whole, "title.tag/1")


def _without_site(title: str, metas: dict[str, str]) -> str:
    """ "Headline | Site" without the site, only if the page names that site elsewhere."""
    parts = _SPLIT.split(title)
    site = metas.get("og:site_name", "").casefold()
    if len(parts) > 1 and site and parts[-1].casefold() in {site, site.split(".")[0]}:
        return title[: title.rfind(parts[-1])].rstrip(" |–—·»-")
    return title


def _outlet(metas: dict[str, str], linked: list[dict[str, Any]], url: str | None) -> Stated | None:
    for key in _SITE[:1]:
        if key in metas:
            return _stated(metas[key], metas[key], f"outlet.{key}/1")
    for described in linked:
        name = _name(described.get("publisher"))
        if name:
            return _stated(name, name, "outlet.publisher/1")
    for key in _SITE[1:]:
        if key in metas and not metas[key].startswith("http"):
            return _stated(metas[key], metas[key], f"outlet.{key}/1")
    host = (urlsplit(url).hostname or "") if url else ""
    return _stated(host.removeprefix("www."), url or "", "outlet.address/1") if host else None


def _published(
    tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]
) -> Dating | None:
    found: list[tuple[str, str]] = []
    changed: list[str] = []
    for described in linked:
        found.append((str(described.get("datePublished") or ""), "date.json-ld/1"))
        changed.append(str(described.get("dateModified") or ""))
    found += [(metas[key], "date.meta/1") for key in _PUBLISHED if key in metas]
    changed += [metas[key] for key in _MODIFIED if key in metas]
    times = [
        t.get("datetime") or "" for t in tree.iter("time") if t.get("itemprop") != "dateModified"
    ]
    # Several <time> elements date comments and teasers too: only agreement counts.
    if len({words[:10] for words in times if words}) == 1:
        found.append((next(w for w in times if w), "date.time-element/1"))
    for words, rule in found:
        moment = _moment(words)
        if moment:
            day, clock = moment
            why = "The page's own header states the day."
            later = next((m[0] for m in map(_moment, changed) if m and m[0] != day), None)
            if later:
                why += f" It was changed on {later}."
            return Dating(
                Basis.METADATA, day, day, day, clock, words=(words,), explanation=why, rule=rule
            )
    return None


def _address(tree: html.HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and _web(link.get("href")):
            return str(link.get("href")).strip()
    return metas["og:url"] if _web(metas.get("og:url")) else None


def _web(address: str | None) -> bool:
    return bool(address) and str(address).strip().startswith(("http://", "https://"))


def header_of(tree: html.HtmlElement) -> Header:
    """What the page states of itself in meta elements, JSON-LD, <time>."""
    metas, linked = _metas(tree), _linked(tree)
    url = _address(tree, metas)
    author = next((_name(o.get("author")) for o in linked if _name(o.get("author"))), "")
    named = next((metas[k] for k in _AUTHOR if k in metas and not _web(metas[k])), "")
    return Header(
        title=_title(tree, metas, linked),
        outlet=_outlet(metas, linked, url),
        author=_stated(author or named, author or named, "author.meta/1"),
        published=_published(tree, metas, linked),
        url=url,
        # No language: templates say lang="en" over pages in any other, so the text decides.
    )

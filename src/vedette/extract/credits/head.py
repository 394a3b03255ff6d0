"""Sources a headline or opening names: "-BelTA" at its end, "RIA reports", "UN: ..."."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vedette.doctrine.agencies import agencies
from vedette.extract.credits.names import (
    Named,
    after,
    before,
    known,
    listed,
    opening,
    said_in,
    source,
)
from vedette.model.statement import CreditRole

Found = tuple[Named, CreditRole, str]

# " « War in Ukraine | Example.NET": the site's name and section, not words of the headline.
_MASTHEAD = re.compile(r"\s+[«|»]\s+(?P<site>[^|«»]*)(?:[«|»][^«»]*)*$")
_STAMP = re.compile(r"\s*\(\d[\d.:/ ,-]*\)\s*$")
_DASH = re.compile(r"(?:^|[\s,])\s*[-–—]{1,2}\s*(?P<who>\S[^\n]{0,90}?)\s*$")
_COLON = re.compile(r":\s+(?P<who>[^\s:][^:\n]{0,40})$")
_PREFIX = re.compile(r"\s*(?P<who>[^\s:][^:\n]{0,80}?):\s")
_TAIL = re.compile(r"(?:^|\s)\s*[–—]\s*(?P<who>[^\s.–—][^.–—\n]{0,30})\.?\s*$")


def trimmed(title: str) -> int:
    """Where the headline's own words end: before the masthead, the stamp and "VIDEO"."""
    end = len(title)
    found = _MASTHEAD.search(title)
    end = found.start() if found else end
    while True:
        cut = len(title[:end].rstrip(" ."))
        stamp = _STAMP.search(title[:cut])
        tail = re.search(r"[\s.]+(\S+)$", title[:cut])
        if stamp:
            end = stamp.start()
        elif tail and tail[1] in agencies().words["tails"]:
            end = tail.start()
        else:
            return end


def suffix(head: str) -> list[Found]:
    """The source after a headline's last dash, or after its last colon if tables know it."""
    found, role = _last(_DASH, head), CreditRole.CITED
    if found:
        names = listed(found["who"], found.start("who"))
        if names:
            return [(n, role, "credit.suffix/1") for n in names]
        one = source(found["who"])
        if one:
            end = found.start("who") + len(found["who"])
            return [(Named(one[0], found.start("who"), end, one[1]), role, "credit.suffix/1")]
        said = re.match(
            r"\S+(?:\s\S+){0,2}?(?=\s(?:cit|quot|tell|told|report|sa[iy])\w*\b)", found["who"]
        )
        name = known(said.group()) if said else None
        if said and name:  # "-RIA cites ministry": the agency is the one that is read.
            start = found.start("who")
            return [(Named(name, start, start + said.end()), role, "credit.suffix.cites/1")]
    colon = _COLON.search(head)
    name = known(colon["who"]) if colon else None
    if colon and name:
        return [(Named(name, colon.start("who"), colon.end("who")), role, "credit.suffix.colon/1")]
    return []


def spoken(head: str) -> bool:
    """
    Whether the headline ends with a person after its dash ("... - Borrell"): whoever its verb
    names then stands inside what that person said.
    """
    found = _last(_DASH, head)
    words = found["who"].split() if found else []
    return 0 < len(words) <= 4 and all(w[0].isupper() for w in words) and not suffix(head)


def _last(pattern: re.Pattern[str], head: str) -> re.Match[str] | None:
    """The match that begins latest: "A - B - Reuters" ends with Reuters alone."""
    for dash in reversed(list(re.finditer(r"(?:^|[\s,])\s*[-–—]{1,2}", head))):
        found = pattern.match(head, dash.start())
        if found:
            return found
    return None


def masthead(title: str) -> list[Found]:
    """ "Headline | Reuters": the page is the agency's own."""
    found = _MASTHEAD.search(title)
    agency = agencies().find(found["site"].strip()) if found else None
    if not found or not agency:
        return []
    start = found.start("site")
    name = Named(agency.name, start, start + len(found["site"].rstrip()))
    return [(name, CreditRole.WIRE, "credit.masthead/1")]


def prefix(head: str) -> list[Found]:
    """The source before a headline's first colon: "UN: ten million have fled"."""
    found = _PREFIX.match(head)
    if not found:
        return []
    # "Defence Ministry on losses:" names the ministry and then its subject.
    who = re.split(r"\s(?:on|about|regarding)\s", found["who"])[0]
    one = source(who, letters=False)
    if not one:
        return []
    name = Named(one[0], found.start("who"), found.start("who") + len(who), one[1])
    return [(name, CreditRole.CITED, "credit.prefix/1")]


def tail(line: str) -> list[Found]:
    """An agency signing the end of a paragraph: "... in the south. — Ukrinform."."""
    found = _TAIL.search(line)
    agency = agencies().find(found["who"].strip()) if found else None
    if not found or not agency:
        return []
    start = found.start("who")
    name = Named(agency.name, start, start + len(found["who"].rstrip()))
    return [(name, CreditRole.WIRE, "credit.tail/1")]


# "selon l'AFP", "сообщает агентство ТАСС": what may stand between the frame and the name.
_ARTICLE = r"(?:(?:the|die|der|das|агентство|агенція|agencja|agence|agencia)\s+|l['’])?"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Each pattern with the words one of which a line must have for it to match."""
    table = agencies()

    def any_of(words: object) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=lambda w: -len(w)))  # type: ignore[call-overload]

    products = any_of(table.words["products"])
    issued = opening([*table.words["products"], *(f"{w}s" for w in table.words["products"])])
    verb = re.compile(rf"\s(?P<verb>{any_of(table.verbs)})\b")
    frame = re.compile(rf"(?i:\b(?P<frame>{any_of(table.frames)}))\s+{_ARTICLE}")
    of = re.compile(rf"(?i:\b(?:{products})s?\s+(?:of|from|by)\s+(?:the\s+)?)")
    owner = re.compile(rf"['’]s?\s+(?:[a-z-]+\s+){{0,3}}(?:{products})s?\b")
    rows = (verb, opening(table.verbs)), (frame, opening(table.frames))
    return *rows, (of, issued), (owner, issued)


_NEVER = re.compile(r"(?!)")
_READ = 700  # characters of a headline or opening; a title longer than that is a page


def reported(words: str) -> Iterator[Found]:
    """Bodies a reporting verb or frame names: "RIA reports", "according to the Pentagon"."""
    words = words[:_READ]
    verbs, frames, products, owners = (
        pattern if not opens.isdisjoint(said_in(words)) else _NEVER
        for pattern, opens in _patterns()
    )
    for pattern, rule in ((frames, "frame"), (products, "product")):
        for found in pattern.finditer(words):
            name = after(words, found.end())
            if name:
                yield name, CreditRole.CITED, f"credit.{rule}/1"
    for pattern, rule in ((verbs, "verb"), (owners, "owner")):
        for found in pattern.finditer(words):
            name = before(words, found.start())
            if name:
                yield name, CreditRole.CITED, f"credit.{rule}/1"

"""Who published a text and who wrote it, only where the text itself says so, with its words."""

import re
from collections.abc import Iterable, Sequence

from vedette.collect.furniture import bare, furniture
from vedette.collect.imprint import a_house, imprint
from vedette.doctrine.institutions import institutions
from vedette.model.basis import Basis, Stated
from vedette.model.document import Zone, ZoneKind
from vedette.model.span import Span

_CAPITAL = r"[A-ZÀ-ŽА-ЯЄІЇҐ]"
_NAMES = rf"{_CAPITAL}[\w&'’-]*(?:\s(?:(?:of|the)\s)?{_CAPITAL}[\w&'’-]*){{0,4}}"
_DOMAIN = r"(?:[\w-]+\.)+[A-Za-z]{2,10}"
# "Site.com/Name Surname": a page that puts its own name where the agency's stood.
_OWN_CREDIT = re.compile(rf"^\(?(?P<value>{_DOMAIN})(?=\s?/\s?{_CAPITAL})")
_MAIL = re.compile(rf"[\w.+-]{{1,64}}@(?P<value>{_DOMAIN})")
_ASKED = re.compile(
    rf"(?:^|(?<=[.!?”\"]\s))(?P<value>{_NAMES})\s(?:has|have)\s(?:contacted|reached\sout\sto|approached"
    r"|asked)\s[^.!?]{1,160}?\s(?:for\s(?:a\s|further\s)?comment|for\sa\sresponse)"
)
_WORKS_FOR = re.compile(
    rf"\b(?:is|was)\s(?:an?|the)\s(?P<value>{_NAMES}?)(?:'s|’s)?\s(?:[a-z]+\s){{0,3}}"
    r"(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Jj]ournalist|[Cc]olumnist|[Ww]riter|[Cc]ontributor)\b"
)
_RIGHTS = re.compile(
    rf"(?:©|\([cC]\)|Copyright\s(?:©\s?)?)\s?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?P<value>{_DOMAIN}|{_NAMES})"
)
_NOT_AN_OUTLET = frozenset(
    {"we", "he", "she", "they", "it", "i", "the", "this", "all", "staff", "senior", "freelance"}
)
_LABEL = re.compile(r"^[^:\n]{2,24}:\s*")
_BY = re.compile(r"^(?:by|von|par|autor)\s", re.I)
_BIO_NAME = re.compile(rf"^(?P<value>{_NAMES})\s(?:is|was)\san?\s")


def _key(value: str) -> str:
    """newsite.com and Newsite are one candidate; "the" in front changes nothing."""
    name = value.casefold().removeprefix("www.").removeprefix("the ")
    if re.fullmatch(_DOMAIN, name):
        name = name.rsplit(".", 1)[0]
        # "edition.newsite" and "newsite.co" are the same house.
        parts = [p for p in name.split(".") if p not in {"co", "com", "org", "gov", "edition"}]
        name = parts[-1] if parts else name
    return re.sub(r"[\W_]+", "", name)


def _found(
    text: str, zones: Iterable[Zone], pattern: re.Pattern[str], rule: str
) -> list[tuple[str, Span, str]]:
    out: list[tuple[str, Span, str]] = []
    for zone in zones:
        for match in pattern.finditer(zone.span.of(text)):
            value = match["value"].strip(" .")
            if bare(value) and bare(value) not in _NOT_AN_OUTLET:
                span = Span(zone.span.start + match.start(), zone.span.start + match.end())
                out.append((value, span, rule))
    return out


def _printed_above(text: str, bylines: Iterable[Zone]) -> list[tuple[str, Span, str]]:
    """The house a line of names and a day under the headline gives."""
    out = []
    for zone in bylines:
        words = zone.span.of(text)
        found = imprint(words)
        if not found and zone.rule == "byline.name-below-title/1" and a_house(words):
            out.append((words, zone.span, "outlet.name-below-title/1"))
        if found and found.outlet:
            name, at = found.outlet
            out.append((name, at.shifted(zone.span.start), "outlet.imprint/1"))
    return out


def _usable(value: str) -> bool:
    name = value.casefold().removeprefix("www.")
    known = furniture()
    if name in known.sets["photo_bank"] or name in known.sets["free_mail"]:
        return False
    return not any(name == agency.casefold() for agency in known.agencies)


def outlet_of(text: str, zones: Sequence[Zone]) -> Stated | None:
    """
    The outlet, if the text names it as its own and names no other: by its credit, its writers'
    addresses, "X has contacted ... for comment", a biography, a copyright line.

    Who is quoted or cited is never the outlet. A domain is preferred over a name.
    """
    kinds = {kind: [z for z in zones if z.kind is kind] for kind in ZoneKind}
    bios = kinds[ZoneKind.BIO] + kinds[ZoneKind.BYLINE]
    notices = bios + kinds[ZoneKind.BOILERPLATE]
    candidates = _found(text, kinds[ZoneKind.CREDIT], _OWN_CREDIT, "outlet.own-credit/1")
    candidates += _found(text, notices, _MAIL, "outlet.writer-mail/1")
    candidates += _found(text, kinds[ZoneKind.BODY], _ASKED, "outlet.asked-for-comment/1")
    candidates += _found(text, bios, _WORKS_FOR, "outlet.biography/1")
    feet = kinds[ZoneKind.BOILERPLATE] + kinds[ZoneKind.CREDIT]
    candidates += _found(text, feet, _RIGHTS, "outlet.copyright/1")
    candidates += _printed_above(text, kinds[ZoneKind.BYLINE])
    usable = [c for c in candidates if _usable(c[0])]
    if len({_key(value) for value, _, _ in usable}) != 1:
        return None
    # The address names the house once and for all; "Newsite" alone may be one of several.
    value, _, rule = next((c for c in usable if re.fullmatch(_DOMAIN, c[0])), usable[0])
    spans = tuple(dict.fromkeys(span for _, span, _ in usable))
    name = value.lower() if re.fullmatch(_DOMAIN, value) else value
    return Stated(name, Basis.PRINTED, tuple(s.of(text) for s in spans), spans, rule)


def title_of(text: str, zones: Sequence[Zone]) -> Stated | None:
    """The headline as printed; a headline over several lines is not joined."""
    zone = next((z for z in zones if z.kind is ZoneKind.TITLE), None)
    if zone is None:
        return None
    words = zone.span.of(text)
    return Stated(words, Basis.PRINTED, (words,), (zone.span,), zone.rule)


def _without_role(value: str) -> str:
    """ "Laura Chen, Defence Correspondent" is Laura Chen; other commas part several names."""
    roles = furniture().sets["bio_role"]
    parts = [p for p in value.split(",") if not any(bare(w) in roles for w in p.split())]
    return ",".join(parts).strip() or value


_BODIES = re.compile(
    r"\b(?:Institute|Institut|Ministry|Ministerium|Department|Office|Cent(?:re|er)|Council|Agency|"
    r"Foundation|Project|Group|Staff|Observatory|Monitor|Commission|Service|Directorate|Bureau|"
    r"Committee|University|Tracker|Desk|Association|Network|Initiative|Press|Watch|Risk)\b"
)


def own_publisher(author: Stated | None) -> Stated | None:
    """
    A body that signs its own text published it: "Institute for the Study of War" under the
    title. A person's name says nothing of the outlet.
    """
    if author is None:
        return None
    named = institutions().mentions(author.value)
    whole = any(m.end - m.start >= len(author.value) - 4 for m in named)
    if not (whole or _BODIES.search(author.value)):
        return None
    return Stated(author.value, Basis.INFERRED, author.words, author.spans, "outlet.own-text/1")


def author_of(text: str, zones: Sequence[Zone]) -> Stated | None:
    """Who wrote it, from the byline, else from the one biography; None if two differ."""
    found: list[tuple[str, Span, str]] = []
    for zone in zones:
        words = zone.span.of(text)
        # A list of reporters and editors names many hands, not the author.
        own = zone.kind is ZoneKind.BYLINE and not zone.rule.startswith("furniture.")
        if own and not words.endswith(":"):
            stated = imprint(words)
            if stated and stated.author:
                name, at = stated.author
                found.append((name, at.shifted(zone.span.start), zone.rule))
            if stated and (stated.author or stated.outlet or stated.dated):
                continue
            value = _without_role(_BY.sub("", _LABEL.sub("", words)).strip(" ,|"))
            found.append((value, zone.span, zone.rule))
    if not found:
        bios = [z for z in zones if z.kind is ZoneKind.BIO]
        found = _found(text, bios, _BIO_NAME, "author.biography/1")
    if len({bare(value) for value, _, _ in found if bare(value)}) != 1:
        return None
    value, span, rule = found[0]
    return Stated(value, Basis.PRINTED, (span.of(text),), (span,), rule)

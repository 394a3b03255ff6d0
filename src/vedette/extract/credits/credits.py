"""Who a page says its words come from: bylines, datelines, credits, suffixes and lists."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vedette.doctrine.agencies import agencies
from vedette.extract.credits import head, lines
from vedette.extract.credits.dateline import dateline
from vedette.extract.credits.list import source_list
from vedette.extract.credits.names import Named
from vedette.extract.page import plain
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditKind, CreditRole

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DATELINES = 6  # lines with text: title, picture, byline, date, place, first paragraph
_BYLINES = 5
_FOOT = 5


@lru_cache(maxsize=1024)
def credits(
    text: str, *, title: str | None = None, outlet: str | None = None
) -> tuple[Credit, ...]:
    """
    "The text is AP's by its dateline, Reuters contributed by its foot, and the headline cites
    RIA": every source the page itself states, in text order, title first, the feed last.

    text: the article (or only its lead); its first line is its headline if `title` is None.
    outlet: what the feed or desk calls the publisher; credited (kind `feed`) only if it is an
        agency, for an agency's own page is its own wire.
    """
    found: list[Credit] = []
    body = plain(text)
    rows = [(m.group(), m.start()) for m in _LINE.finditer(body)]
    if title is not None:
        found += _headline(plain(title), 0, in_title=True)
        rows = _unrepeated(rows, plain(title))
    elif rows and _headed(rows):
        found += _headline(*rows[0], in_title=False)
        rows = rows[1:]
    found += _body(rows)
    found += _feed(outlet)
    return _once(found)


def _headed(rows: list[tuple[str, int]]) -> bool:
    """Whether the first line is a headline: short, and more follows or it ends with no stop."""
    line, at = rows[0]
    opening = [*dateline(line, at), *lines.byline(line, at)]
    stops = line.rstrip().endswith((".", "!", "?", "”", '"', ")"))
    return (len(rows) > 1 or not stops) and len(line) <= 250 and not opening


def _unrepeated(rows: list[tuple[str, int]], title: str) -> list[tuple[str, int]]:
    """The lines without the headline a feed's lead repeats, so that it is read once."""
    words = title[: head.trimmed(title)].strip()
    if not rows or len(words) < 20 or words not in rows[0][0][: len(words) + 60]:
        return rows
    line, at = rows[0]
    end = line.index(words) + len(words)
    return [(line[end:], at + end), *rows[1:]] if line[end:].strip() else rows[1:]


def _as_credit(found: head.Found, kind: CreditKind, at: int, in_title: bool) -> Credit:
    name, role, rule = found
    span = Span(at + name.start, at + name.end)
    return Credit(name.name, kind, role, span, in_title, name.known, rule)


def _headline(title: str, at: int, *, in_title: bool) -> Iterator[Credit]:
    words = title[: head.trimmed(title)]
    ends = [*head.suffix(words), *head.masthead(title), *head.tail(title)]
    for found in ends:
        yield _as_credit(found, CreditKind.SUFFIX, at, in_title)
    said = [] if head.spoken(words) else head.reported(words)
    for found in [*head.prefix(words), *said]:
        yield _as_credit(found, CreditKind.HEADLINE, at, in_title)


def _body(rows: list[tuple[str, int]]) -> Iterator[Credit]:
    lead_seen = False
    for nth, (line, at) in enumerate(rows):
        if nth < _DATELINES:
            yield from dateline(line, at)
        if nth < _BYLINES or nth >= len(rows) - _FOOT:
            yield from lines.byline(line, at)
        yield from lines.notes(line, at)
        yield from lines.tips(line, at)
        for found in head.tail(line):
            yield _as_credit(found, CreditKind.SUFFIX, at, in_title=False)
        if not lead_seen and len(line.split()) >= 6 and nth < _DATELINES:
            lead_seen = True
            for found in head.reported(line):
                yield _as_credit(found, CreditKind.HEADLINE, at, in_title=False)
        if nth >= len(rows) - _FOOT:
            for name in source_list(line, at):
                yield _listed(name)


def _listed(name: Named) -> Credit:
    span = Span(name.start, name.end)
    kind, role = CreditKind.SOURCE_LIST, CreditRole.CITED
    return Credit(name.name, kind, role, span, False, name.known, "credit.list/1")


def _feed(outlet: str | None) -> Iterator[Credit]:
    """ "Reuters", "AP via Example News", "Example News (AFP)" as the feed's own source field."""
    if not outlet:
        return
    pieces = [outlet, *re.split(r"\s+via\s+|[()/|]|\s[-–—]\s", outlet)]
    for piece in pieces:
        agency = agencies().find(piece.strip().removeprefix("www."))
        if agency:
            yield Credit(agency.name, CreditKind.FEED, CreditRole.WIRE, rule="credit.feed/1")
            return


def _once(found: list[Credit]) -> tuple[Credit, ...]:
    """One credit for one name in one role and kind, and the first place it stands."""
    seen: dict[tuple[str, CreditKind, CreditRole], Credit] = {}
    for credit in found:
        seen.setdefault((credit.name, credit.kind, credit.role), credit)
    return tuple(seen.values())

"""Lists of sources at the foot, also those whose names a scraper glued together."""

import re
from collections.abc import Iterator
from functools import lru_cache

from vedette.doctrine.agencies import agencies
from vedette.doctrine.institutions import institutions
from vedette.doctrine.outlets import publishers
from vedette.extract.credits.names import Named, known

_LABEL = re.compile(r"\s*(?i:sources?|references|джерел[оа]|источники?|quellen?|źródł[oa])\s*:\s*")
_GAP = re.compile(r"[\s,;|/•·]+|\band\b\s*")
_LONGEST = 64
_HEAD = 3  # letters by which most lines are known to begin with no name; no name has less than two


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    ends = "|".join(sorted(agencies().words["top_domains"], key=lambda e: (-len(e), e)))
    # The end of an address is lower case and stops before a capital or a path: in
    # "example.orgPAP" the name begins where the capitals do.
    return re.compile(
        rf"(?:https?://)?(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*?\.(?:{ends})(?![a-z0-9.-])"
        rf"|(?:https?://)?(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*?\.(?:{ends})(?=[a-z])"
    )


def _name_at(line: str, at: int) -> Named | None:
    """The longest name tables know that begins here and ends where a name may end."""
    if not line[at].isupper() and line[at : at + 3] != "dpa":
        return None
    window = line[at : at + _LONGEST]
    patterned = {at + m.end for m in institutions().mentions(window) if m.start == 0}
    low = window[:_HEAD].lower()
    if not patterned and not any(low[:letters] in _heads() for letters in (_HEAD, _HEAD - 1)):
        return None  # nearly every line of a page: sixty ends need not be tried
    for end in range(at + len(window), at + 1, -1):
        if line[end - 1].isspace():
            continue
        if end not in patterned and line[at:end].lower() not in _spelt():
            continue
        follows = line[end] if end < len(line) else " "
        if line[end - 1].isupper() and follows.isupper():
            continue  # "PAPERS" does not begin with PAP
        if line[end - 1].islower() and follows.islower() and not _address().match(line, end):
            continue
        name = known(line[at:end])
        if name:
            return Named(name, at, end)
    return None


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first letters of every name, and of the shortest all."""
    return frozenset(name[:_HEAD] for name in _spelt())


@lru_cache(maxsize=1)
def _spelt() -> frozenset[str]:
    names = [*agencies().printed, *publishers().by_key, *institutions().aliases]
    return frozenset(n.lower() for n in names) | {"the " + n.lower() for n in names}


def _addresses(line: str, at: int) -> Iterator[Named]:
    """Each way an address that begins here may end, its path as short as what follows allows."""
    found = _address().match(line, at)
    if not found:
        return
    site = re.sub(r"^(?:https?://)?(?:www\.)?", "", found.group())
    if line[found.end() : found.end() + 1] != "/":
        name = known(site)
        yield Named(name or site, at, found.end(), known=name is not None)
        return
    # "example.com/SomeOffice.uaUK Ministry": the path ends where a known name begins, and
    # inside "SomeOffice" none does.
    for end in range(found.end() + 1, len(line) + 1):
        closes = end == len(line) or (bool(_GAP.match(line, end)) and line[end] != "/")
        if closes or (line[end].isupper() and _name_at(line, end)):
            printed = site + line[found.end() : end]
            yield Named(known(printed) or printed, at, end, known=known(printed) is not None)
        if closes:
            return


def _walk(line: str, at: int, dead: set[int]) -> list[Named] | None:
    """The names and addresses the rest of a line is made of; None if anything else stands there."""
    gap = _GAP.match(line, at)
    at = gap.end() if gap else at
    if at >= len(line):
        return []
    if at in dead:
        return None
    name = _name_at(line, at)
    for found in [*_addresses(line, at), *([name] if name else [])]:
        rest = _walk(line, found.end, dead)
        if rest is not None:
            return [found, *rest]
    dead.add(at)
    return None


def source_list(line: str, at: int) -> list[Named]:
    """
    The sources a line at the foot is made of and nothing else: "example.orgPAPUK Ministry of
    Defence" is an address and two bodies; empty if any word of the line is no name.

    A labelled list ("Sources: A, B") keeps what no table knows, as written.
    """
    line = line.rstrip(" .\t")
    if not line or len(line) > 400:
        return []
    label = _LABEL.match(line)
    items = _walk(line, label.end() if label else 0, set()) or []
    if len(items) > (0 if label else 1):
        return [Named(n.name, at + n.start, at + n.end, n.known) for n in items]
    return _labelled(line, label.end(), at) if label and "." not in line else []


def _labelled(line: str, start: int, at: int) -> list[Named]:
    out: list[Named] = []
    for piece in re.finditer(r"[^,;|]+", line[start:]):
        words = piece.group().strip()
        if not words or len(words.split()) > 8:
            return []
        begin = start + piece.start() + piece.group().index(words)
        name = known(words)
        out.append(Named(name or words, at + begin, at + begin + len(words), name is not None))
    return out

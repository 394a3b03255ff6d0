"""The dateline a report opens with: where, when, and whose it is."""

import re
from collections.abc import Iterator

from vedette.doctrine.agencies import agencies
from vedette.doctrine.outlets import publishers
from vedette.extract.credits.names import Named, capitals, listed
from vedette.model.span import Span
from vedette.model.statement import Credit, CreditKind, CreditRole

_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = rf"(?:\d{{1,2}}\.?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})(?:,?\s+\d{{4}})?"
_PLACE = r"[^\W\d_][\w.'’/ -]{1,40}?"
_DATED = re.compile(rf"\b{_DATE}$")
# "PASADENA, Calif., Jan. 1 (UPI) —", "Dec 29 (Reuters) -", "(AFP) –", "MOSCOW, March 3. /TASS/."
_BRACKETS = re.compile(
    rf"\s*(?P<head>(?:{_PLACE}(?:[,.]\s+{_PLACE}){{0,2}})?[,.]?\s*(?:,?\s*{_DATE})?[,.]?)"
    r"\s*(?:[-–—]\s*)?(?:\((?P<who>[^()\n]{2,40})\)|/(?P<slash>[^/\n]{2,30})/\.?)"
    r"\s*(?P<dash>[-–—_:]+|(?<=/\.))?\s*"
)
# "Moscow. March 1. INTERFAX.RU - ", "Київ. 3 серпня. УНІАН.": no brackets, so known names alone.
_OPEN = re.compile(
    rf"\s*(?P<head>[^\W\d_]{_PLACE}[,.]\s+(?:{_DATE}(?:[,.]|\s+[-–—])?\s+)?)"
    r"(?P<who>[^\W\d_][\w.-]{1,20}?)(?:\s+[-–—]+\s|\.\s)"
)


def dateline(line: str, at: int) -> Iterator[Credit]:
    """Agencies in the dateline a line opens with; unknown letters in its brackets as written."""
    found = _BRACKETS.match(line)
    if not found:
        yield from _open(line, at)
        return
    group = "who" if found["who"] else "slash"
    names = _press(found[group], at + found.start(group))
    if names and _stands(found):
        for name in names:
            yield _credit(name, "credit.dateline/1")
    elif not names and found["dash"] is not None and _unlisted(found, group):
        span = found.span(group)
        yield _credit(
            Named(found[group], at + span[0], at + span[1], False), "credit.dateline.shape/1"
        )


def _credit(found: Named, rule: str) -> Credit:
    span = Span(found.start, found.end)
    return Credit(
        found.name, CreditKind.DATELINE, CreditRole.WIRE, span, known=found.known, rule=rule
    )


def _press(words: str, at: int) -> list[Named]:
    """The agencies and outlets in the brackets; "CNN Business" and "dpa-AFX" are CNN and dpa."""
    names = listed(words, at)
    if not names:
        first = re.match(r"[^\W\d_]+(?=[ -])", words)
        names = listed(first.group(), at) if first else []
    table = agencies()
    writes = [
        n
        for n in names
        if table.find(n.name) or n.name in table.press or publishers().press(n.name)
    ]
    return names if len(writes) == len(names) else []


def _stands(found: re.Match[str]) -> bool:
    """Whether a known name in brackets is a dateline's: a dash follows, or place and date stand."""
    head = found["head"].strip(" ,.")
    if _glosses(head, found["who"] or "") and "," not in head and not head.isupper():
        return False
    return found["dash"] is not None or bool("," in head and _DATED.search(head))


def _glosses(head: str, letters: str) -> bool:
    """ "The Example Research Group (ERG) - " explains letters; it is no dateline."""
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", head) if w[0].isupper())
    return len(letters) > 1 and letters.replace(".", "").upper() in initials.upper()


def _unlisted(found: re.Match[str], group: str) -> bool:
    letters, head = found[group].strip(), found["head"].strip(" ,.")
    place = head.split(",")[0]
    return (
        (capitals(letters) or group == "slash")
        and "-" not in letters
        and bool(head)
        and (place.isupper() or len(place.split()) <= 2)
        and not place.startswith(("The ", "A "))
        and not _glosses(head, letters)
    )


def _open(line: str, at: int) -> Iterator[Credit]:
    found = _OPEN.match(line)
    agency = agencies().find(found["who"]) if found else None
    if found and agency:
        span = found.span("who")
        yield _credit(Named(agency.name, at + span[0], at + span[1]), "credit.dateline.open/1")

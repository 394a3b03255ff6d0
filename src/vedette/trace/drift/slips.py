"""Slips that show only beside the other relays: wrong days, and doubt dropped in passing."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from vedette.doctrine.relay_words import relay_words
from vedette.model.lineage import Conflict
from vedette.model.span import Span
from vedette.trace.drift.bold import bold_titles
from vedette.trace.drift.conflicts import conflict
from vedette.trace.drift.dropped import copies_uncredited, named_late
from vedette.trace.drift.reserves import conditions_dropped
from vedette.trace.drift.wording import Line, doubts, likeness, sentences_of, tokens
from vedette.trace.evidence import Evidence
from vedette.trace.mentions import Desk, Mention
from vedette.trace.products.alike import SURE, Sentences
from vedette.trace.products.products import Issue
from vedette.trace.products.relay import Relay

_DAY = timedelta(days=1)
_CANNOT = 2  # stems two sentences about what an actor cannot do must share, its name included
_CLAUSE = re.compile(r"[,;:–—]\s*(?:and|but|while|und|aber)?\s+")
_TOLD = 0.5  # part of what is said to be likely that the flat sentence must say
_MOST = 400  # distinct sentences of one product's relays that are searched for lost doubt


def date_slips(desk: Desk, issue: Issue) -> list[Conflict]:
    """Relays that put the product on a wrong day, and relays older than what they relay."""
    out = [_misdated(desk, issue, relay) for relay in issue.misdated]
    day = issue.product.issued.earliest or issue.product.issued.likely
    early = [
        relay
        for relay in issue.relays
        if day
        and (document := desk.documents.get(relay.document))
        and document.published.latest
        # A night report carries yesterday's date on one side of an ocean, today's on the other.
        and document.published.latest + _DAY < day
    ]
    if early:
        ids = [m.estimate.id for r in early for m in r.mentions] or [r.document for r in early]
        names = ", ".join(sorted({desk.outlet(r.document) for r in early})[:5])
        because = (
            f"{names} came out before {issue.product.origin} issued this on {day}: one of the two "
            "days is wrong, and neither is changed."
        )
        out.append(conflict("origin_after_relay", issue.product.id, ids, because))
    return out


def _misdated(desk: Desk, issue: Issue, relay: Relay) -> Conflict:
    rest = [m for r in issue.relays if r not in issue.misdated for m in r.mentions]
    kept = min((m.estimate.id for m in rest), default=issue.product.id)
    ids = [m.estimate.id for m in relay.mentions] or [relay.document]
    said = relay.misdated or ", ".join(f"“{words}”" for words in relay.dating.words[:2])
    because = (
        f"{desk.outlet(relay.document)} dates the report {said}; it was issued on "
        f"{issue.product.issued.likely}."
    )
    return conflict("report_misdated", kept, ids, because)


def doubt_dropped(desk: Desk, issue: Issue) -> list[Conflict]:
    """
    "cannot afford" where the report has "likely cannot afford": a sentence of a relay that
    renders a hedged one of the same product and holds no word of doubt at all. The relay's
    sentence is no estimate, so it is named by document and place.
    """
    mentions = _distinct(issue)
    if not mentions or len(issue.relays) < 2:
        return []
    plain = _statements(desk, issue)
    if not plain:
        return []
    index = Sentences(found for found, _ in plain)
    places: dict[str, list[str]] = {}
    for found, place in plain:
        places.setdefault(found.key, []).append(place)
    out = []
    for mention in mentions:
        near = [f for _, f in index.near(mention.line) if _same_without_doubt(mention, f)]
        near = near or _cannot_either(mention, plain)
        for found in near[:1]:
            there = [p for p in places[found.key] if p.split("@")[0] != mention.estimate.document]
            if there:
                where = ", ".join(sorted({desk.outlet(p.split("@")[0]) for p in there})[:5])
                because = (
                    f"{where} states flatly what another rendering hedges with "
                    f"“{mention.estimate.words}”."
                )
                out.append(conflict("hedge_lost", mention.estimate.id, there, because))
    return out


def _same_without_doubt(mention: Mention, found: Line) -> bool:
    """
    The same sentence without its doubt; a "would" both sentences share hedges neither.
    """
    hedge = doubts(mention.estimate.words)
    rest = doubts(mention.line.text) - hedge
    alike = bool(hedge) and likeness(mention.line, found) >= SURE and doubts(found.text) <= rest
    # "By granting small wishes" is in the sentence; what is likely is what comes after it.
    told = len(mention.predicate & found.content)
    return alike and told >= _TOLD * len(mention.predicate)


def _cannot_either(mention: Mention, plain: Sequence[tuple[Line, str]]) -> list[Line]:
    """
    "The junta is not able to send even a small force" beside "the junta likely cannot afford
    to send its small army": the one sentence in which the same actor cannot, without doubt.
    """
    hedge = doubts(mention.estimate.words)
    if not hedge or not _cannot(mention.line) or not mention.line.names:
        return []
    alike = {
        found.key: found
        for found, place in plain
        if place.split("@")[0] != mention.estimate.document
        and found.lang == mention.line.lang
        and _cannot(found)
        and not doubts(found.text)
        and found.names & mention.line.names
        and len(found.content & mention.line.content) >= _CANNOT
    }
    return list(alike.values()) if len(alike) == 1 else []


def _cannot(found: Line) -> bool:
    low = f" {found.text.lower()} "
    return any(f" {words} " in low for words in relay_words().incapacity)


def _distinct(issue: Issue) -> list[Mention]:
    first: dict[str, Mention] = {}
    for relay in issue.relays:
        for mention in relay.mentions:
            first.setdefault(mention.line.key, mention)
    return [first[key] for key in sorted(first)]


def _statements(desk: Desk, issue: Issue) -> list[tuple[Line, str]]:
    """Sentences of the relays that are no estimates, each text read once."""
    out: list[tuple[Line, str]] = []
    seen: set[str] = set()
    for relay in issue.relays:
        text = desk.text(relay.document)
        twin = desk.twins.get(relay.document, relay.document)
        if not relay.mentions or twin in seen:
            continue
        seen.add(twin)
        judged = desk.judged(relay.document)
        phrases = [m.estimate.phrase for m in relay.mentions]
        for start, end in sentences_of(text):
            # "will not" is an estimate without a word of doubt: it is compared elsewhere, and
            # of a sentence that judges only the clauses that judge nothing are left.
            own = any(quote.start < end and start < quote.end for quote in judged)
            clauses = _clauses(text, (start, end), phrases) if own else [(start, end)]
            for left, right in clauses if len(out) < _MOST else ():
                found = desk.line(relay.document, text[left:right])
                out.append((found, f"{relay.document}@{left}-{right}"))
    return out


def _clauses(
    text: str, sentence: tuple[int, int], phrases: Sequence[Span]
) -> list[tuple[int, int]]:
    """The clauses of a sentence in which no judgement stands."""
    start, end = sentence
    cuts = [start, *(start + m.end() for m in _CLAUSE.finditer(text[start:end])), end]
    here = [p for p in phrases if start <= p.start < end]
    # A sentence judged by somebody else has no phrase here: nothing of it is known to be free.
    return [
        (left, right)
        for left, right in pairwise(cuts)
        if here
        and right > left
        and not any(left <= p.start < right for p in here)
        and not _subordinate(text[left:right])
    ]


def _subordinate(clause: str) -> bool:
    """ "for instance that troops take part" states nothing by itself."""
    opening = {word.lower() for word in tokens(clause)[:3]}
    return bool(opening & relay_words().clause_openers)


def lineage_slips(
    desk: Desk, issues: Sequence[Issue], evidence: Evidence
) -> dict[str, list[Conflict]]:
    """The slips of every product, by product id."""
    copied = copies_uncredited(desk, issues, evidence)
    return {
        i.product.id: [
            *date_slips(desk, i),
            *doubt_dropped(desk, i),
            *bold_titles(desk, i),
            *conditions_dropped(desk, i),
            *named_late(desk, i),
            *copied.get(i.product.id, ()),
        ]
        for i in issues
    }

"""Texts that tell the same, whatever each of them calls its source.

"The spy agency", "die Notenbank", a column without a byline: where no name is read, or another
one, two texts can still be known for relays of one product by the figures, names and words they
share. What one text has from a named origin the other then relays too, unless it names a source
of its own and not this one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.doctrine.outlets import publishers
from vedette.model.document import Document
from vedette.model.span import Span
from vedette.trace.drift.wording import consonants, folded, key_of, sentences_of, tokens
from vedette.trace.identities.callings import kind_of
from vedette.trace.identities.names import bare, bodies_in, initials, known, person, proper
from vedette.trace.mentions import Desk
from vedette.trace.products.marks import Weights, comparable, marks, telling, weigh
from vedette.trace.products.relay import Relay
from vedette.trace.products.retold import Kin

# What two texts must share at the least, and what part of the one that tells less.
_SAME_LANG, _OTHER_LANG = (30.0, 0.4), (12.0, 0.4)
_WHOLE, _PARAGRAPH = 4000, 60  # letters of a text read whole; of a paragraph that tells something
_LEADS, _CROWD, _NEAR = 24, 40, 8
_STEM = 5


@dataclass(frozen=True, slots=True)
class _Unit:
    """A text, or a paragraph of it that holds a judgement: where it stands and what tells it."""

    document: str
    span: Span
    told: frozenset[str]
    lang: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two units that tell the same."""

    score: float
    one: _Unit
    two: _Unit


@dataclass(frozen=True, slots=True)
class Kinship:
    """
    Which texts tell the same and how surely, and for each text the origins that texts akin to
    it have and it does not: (document, origin) pairs.
    """

    kin: Kin
    lent: frozenset[tuple[str, str]]


def kinship(desk: Desk, relays: Sequence[Relay]) -> Kinship:
    """Each text beside the few that share its rarest marks: the cost grows with their number."""
    units = _units(desk)
    ties = _ties(units)
    carried: dict[str, list[Relay]] = defaultdict(list)
    for relay in relays:
        carried[relay.document].append(relay)
    akin: dict[str, dict[str, float]] = defaultdict(dict)
    lent: set[tuple[str, str]] = set()
    for tie in ties:
        for one, two in ((tie.one, tie.two), (tie.two, tie.one)):
            best = akin[one.document].get(two.document, 0.0)
            akin[one.document][two.document] = max(best, tie.score)
            lent |= {(one.document, o) for o in _lent(desk, one, two, carried)}
    had: dict[str, set[str]] = defaultdict(set)
    for document, origin in lent:
        had[document].add(origin)
    for document, found in carried.items():
        had[document] |= {r.origin for r in found if issuing(desk, r)}
    lone = {
        one: {two: score for two, score in near.items() if had[one].isdisjoint(had[two])}
        for one, near in akin.items()
    }
    return Kinship(Kin(akin, lone), frozenset(lent))


def _units(desk: Desk) -> list[_Unit]:
    out: list[_Unit] = []
    stock = _stock(desk)
    for reading in desk.readings:
        document = desk.documents.get(reading.document)
        if document is None:
            continue
        whole = Span(0, _most(document))
        spans = [whole]
        judged = [p for p in _paragraphs(document.text) if _judges(p, desk.judged(document.id))]
        # A digest of several reports is laid beside others paragraph by paragraph.
        spans += judged if len(judged) > 1 else []
        out += [_unit(desk, document, span, stock) for span in spans]
    return out


def _unit(desk: Desk, document: Document, span: Span, stock: frozenset[str]) -> _Unit:
    lang = desk.lang(document.id)
    told = telling(span.of(document.text), lang)
    for start, end in sentences_of(document.text) if stock else ():
        if span.start <= start < span.end:
            words = document.text[start:end]
            if key_of(words) in stock:
                told -= marks(words, lang)
    return _Unit(document.id, span, told, lang, span.end - span.start >= _most(document))


def _most(document: Document) -> int:
    return min(len(document.text), _WHOLE)


def _stock(desk: Desk) -> frozenset[str]:
    """
    Sentences without a judgement that stand word for word in texts of two outlets or of two
    days: background, which two reports of one subject share whatever they report.
    """
    places: dict[str, set[tuple[str, object]]] = defaultdict(set)
    for reading in desk.readings:
        document = desk.documents.get(reading.document)
        if document is None:
            continue
        judged = desk.judged(document.id)
        for start, end in sentences_of(document.text[:_WHOLE]):
            if not any(q.start < end and start < q.end for q in judged):
                key = key_of(document.text[start:end])
                places[key].add((document.outlet_name, document.published.likely))
    return frozenset(key for key, found in places.items() if len(found) > 1)


def _paragraphs(text: str) -> list[Span]:
    out, at = [], 0
    for part in text[:_WHOLE].split("\n"):
        if len(part) >= _PARAGRAPH:
            out.append(Span(at, at + len(part)))
        at += len(part) + 1
    return out


def _judges(paragraph: Span, judged: Iterable[Span]) -> bool:
    return any(paragraph.overlaps(span) for span in judged)


def _ties(units: Sequence[_Unit]) -> list[_Tie]:
    weights = weigh(u.told for u in units if u.whole)
    places: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for mark in unit.told:
            places[mark].append(number)
    out: list[_Tie] = []
    for number, unit in enumerate(units):
        leads = sorted(
            (m for m in unit.told if 1 < len(places[m]) <= _CROWD),
            key=lambda m: (-weights[m], m),
        )
        hits: dict[int, float] = defaultdict(float)
        for mark in leads[:_LEADS]:
            weight = weights[mark]
            for other in places[mark]:
                hits[other] += weight
        near = sorted(hits, key=lambda n: (-hits[n], n))
        near = [n for n in near if n > number and units[n].document != unit.document]
        for other in near[:_NEAR]:
            score = _score(unit, units[other], weights)
            if score:
                out.append(_Tie(score, unit, units[other]))
    return out


def _score(one: _Unit, two: _Unit, weights: Weights) -> float:
    """How surely two texts tell the same, 0 if not surely enough."""
    across = bool(one.lang and two.lang and one.lang != two.lang)
    left, right = (comparable(u.told) if across else u.told for u in (one, two))
    total = weights.total(left & right)
    part = total / max(min(weights.whole(left), weights.whole(right)), 1.0)
    least, share = _OTHER_LANG if across else _SAME_LANG
    return total * part if total >= least and part >= share else 0.0


def _lent(desk: Desk, one: _Unit, two: _Unit, carried: Mapping[str, Sequence[Relay]]) -> list[str]:
    """The origins the second text has for what both tell, and the first may have as well."""
    mine = {r.origin for r in carried[one.document]}
    theirs = _issuers(desk, carried[two.document], two)
    own = _issuers(desk, carried[one.document], one)
    shared = {r.origin for r in theirs} & {r.origin for r in own}
    out = []
    for relay in theirs:
        if relay.origin in mine:
            continue
        # A source of its own in the same place, and not a word of this one: two reports.
        if own and not shared and not names(desk.text(one.document), relay.origin):
            continue
        out.append(relay.origin)
    return out


def _issuers(desk: Desk, relays: Sequence[Relay], unit: _Unit) -> list[Relay]:
    """
    The relays that stand in a unit and whose origins can have issued it. A digest taken whole
    lends nothing: which of its reports is meant, its paragraphs tell.
    """
    found = [r for r in relays if issuing(desk, r) and any(map(unit.span.overlaps, r.spans))]
    judging = [r for r in found if r.mentions]
    apart = len(judging) > 1 and unit.whole and not _interlaced(desk, judging)
    return [] if apart else found


def _interlaced(desk: Desk, relays: Sequence[Relay]) -> bool:
    """Whether every origin speaks in a paragraph with another: a body and its head, one report."""
    paragraphs = _paragraphs(desk.text(relays[0].document))
    held = [{n for n, p in enumerate(paragraphs) if any(map(p.overlaps, r.spans))} for r in relays]
    joined = held[0]
    rest = held[1:]
    while near := [h for h in rest if h & joined]:
        joined = joined.union(*near)
        rest = [h for h in rest if h not in near]
    return not rest


def issuing(desk: Desk, relay: Relay) -> bool:
    """
    Whether a relay's origin is a body or a person with a name, who speaks in the text: no
    paper, nobody unnamed, no lone word a headline begins with.
    """
    origin = relay.origin
    if relay.mentions and all(
        m.estimate.holder.own_voice and not m.adopted for m in relay.mentions
    ):
        return origin == desk.outlet(relay.document) and known(origin) == origin
    if publishers().press(origin) or not proper(origin) or "(" in origin or ":" in origin:
        return False
    if known(origin) or kind_of(origin):
        return True
    who = person(origin)
    if who and who.given:
        return True
    if not relay.mentions:
        return False
    large = [w for w in tokens(bare(origin)) if w[:1].isupper()]
    # Every noun of German is written large: a lone one there may be anything.
    return len(large) > 1 or (relay.lang != "de" and _inside(desk.text(relay.document), origin))


def _inside(text: str, name: str) -> bool:
    """Whether a word stands large in the middle of a sentence: it is a name."""
    return re.search(rf"[a-zа-я,;] {re.escape(name)}(?!\w)", text) is not None


def names(text: str, origin: str) -> bool:
    """
    Whether a text names an origin in any form: by the tables, by a surname however it is
    spelled, by its short form, or by every large word of its name.
    """
    if any(m.who.name == origin for m in bodies_in(text)):
        return True
    words = tokens(text)
    who = person(origin)
    if who is not None:
        keys = {consonants(w) for w in words if w[:1].isupper()}
        return consonants(who.surname) in keys
    if initials(origin) in words or bare(origin) in text:
        return True
    stems = {folded(w)[:_STEM] for w in words}
    large = [folded(w)[:_STEM] for w in tokens(bare(origin)) if w[:1].isupper() and len(w) > 2]
    return bool(large) and all(stem in stems for stem in large)

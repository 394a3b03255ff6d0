"""Voices in languages we do not parse: a body named beside a word that reports, else the outlet."""

from collections.abc import Sequence

from vedette.doctrine.cues import cues
from vedette.doctrine.institutions import Mention
from vedette.extract.names import Cast
from vedette.extract.page import Page, Sentence
from vedette.extract.voices_page import ANALYTIC, own_name
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation, Voice

# Told of, more often than speaking: "the threat to NATO".
_TOPICS = frozenset(("alliance", "agency_un"))


def _cued(page: Page, sentence: Sentence) -> bool:
    words = page.words(sentence).lower()
    table = cues().foreign
    known = table.get(page.document.lang)
    every = known if known is not None else tuple(c for row in table.values() for c in row)
    return any(cue in words for cue in every) or ": " in words[:60]


def _one(mentions: Sequence[Mention]) -> Mention | None:
    """The one body these mentions name; a body that is mostly a topic gives way."""
    firm = [m for m in mentions if m.who.kind not in _TOPICS and m.who.kind != "press"]
    for rank in (firm, [m for m in mentions if m.who.kind in _TOPICS]):
        if len({m.who for m in rank}) == 1:
            return rank[0]
        if rank:
            return None
    return None


def _speaker(page: Page, cast: Cast, at: Span) -> tuple[Mention | None, str]:
    """The nearest sentence with a cue and one body: its own, its paragraph's, the page's."""
    here = next((s for s in page.sentences if s.span.overlaps(at)), None)
    cued = [s for s in page.sentences if _cued(page, s)]
    rings: list[tuple[str, list[Sentence]]] = []
    if here is not None:
        rings.append(("voice.foreign-sentence/1", [s for s in cued if s.index == here.index]))
        same = [s for s in cued if s.paragraph == here.paragraph and s.index != here.index]
        # The one before goes on; one after may point back ("so the ministry").
        before = [s for s in same if s.index < here.index]
        rings += [("voice.foreign-paragraph/1", [s]) for s in reversed(before)]
        rings.append(("voice.foreign-paragraph/1", [s for s in same if s.index > here.index]))
    rings.append(("voice.foreign-page/1", cued))
    for rule, ring in rings:
        found = _one([m for s in ring for m in cast.named(s.span)])
        if found is not None:
            return found, rule
    analytic = [m for m in cast.bodies if m.who.kind in ANALYTIC - _TOPICS]
    return _one(analytic), "voice.foreign-only-body/1"


def foreign_voice(page: Page, at: Span) -> Voice:
    """Whose judgement stands at a span of a text in another language, by names and cue words.

    "Laut dem Institut … ist ein Angriff unwahrscheinlich" is the institute's, via the outlet.
    Two bodies that fit equally leave it with the outlet.
    """
    own, institutional = own_name(page)
    cast = Cast(page)
    found, rule = _speaker(page, cast, at)
    outlet = page.document.outlet_name
    if found is None or found.who.name in (own, outlet) or institutional:
        return Voice(Holder(own, own_voice=True), (), Quotation.OWN, ("voice.own/1",))
    span = Span(found.start, found.end)
    press = {
        m.who.name
        for s in page.sentences
        if s.span.overlaps(at) and _cued(page, s)
        for m in cast.named(s.span)
        if m.who.kind == "press" and m.who.name != outlet
    }
    via = (*sorted(press), outlet) if len(press) == 1 else (outlet,)
    return Voice(Holder(found.who.name, mention=span), via, Quotation.INDIRECT, (rule,))

"""Voices in languages we do not parse: a body named beside a word that reports, else the outlet."""

import re
from collections.abc import Sequence

from vedette.doctrine.cues import cues
from vedette.doctrine.cues_foreign import frames
from vedette.doctrine.institutions import Mention
from vedette.extract.names.names import Cast, cast_of
from vedette.extract.page import Page, Sentence
from vedette.extract.voices.frames import Source, sources
from vedette.extract.voices.page import ANALYTIC, own_name
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation, Voice

# Told of, more often than speaking: "the threat to NATO".
_TOPICS = frozenset(("alliance", "agency_un"))
# German reported speech without a source of its own.
_INDIRECT = re.compile(
    r"\b(?:sei|seien|werde|habe|könne|lasse|müsse|dürfe|wolle|liege|bleibe|drohe|gebe|stehe)\b"
)


def _cued(page: Page, sentence: Sentence) -> bool:
    words = page.words(sentence).lower()
    table = cues().foreign
    known = table.get(page.document.lang)
    own = frames().get(page.document.lang)
    if known is None and own is not None:
        known = (*own.lead, *own.verbs, *own.trail, *own.relay)
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


def _nearest(found: Sequence[Source], at: Span, text: str) -> Source | None:
    """Of several sources in one sentence the nearest cue wins; across a stop it is far."""

    def far(source: Source) -> int:
        low, high = sorted((source.cue.start, at.start))
        return (
            high - low + 200 * len(re.findall(r"[;:]|, (?:aber|doch|ale|але|но) ", text[low:high]))
        )

    return min(found, key=far, default=None)


def _framed(page: Page, cast: Cast, at: Span) -> Voice | None:
    """The source the sentence itself names, the next one points back to, or that goes on."""
    known = sources(page, cast)
    here = next((s for s in page.sentences if s.span.overlaps(at)), None)
    if here is None or not known:
        return None
    found, rule = known.get(here.index, []), "voice.foreign-cue/1"
    if not found:
        found, rule = _pointed(page, here, known), "voice.foreign-points-back/1"
    if not found:
        found, rule = _going_on(page, here, known), "voice.foreign-goes-on/1"
    first = _nearest(found, at, page.text)
    if first is None:
        return None
    relays = [s for s in found if s.relay]
    spoke = relays[0] if relays else first
    outlet = page.document.outlet_name
    others = [first.holder.name] if relays and first is not spoke else []
    others = others or [s.holder.name for s in found if relays and s is not spoke]
    press = _press(page, cast, at, outlet)
    via = [n for n in (*others, *press) if n not in (spoke.holder.name, outlet)]
    if spoke.holder.name == outlet:
        return None
    names = (*dict.fromkeys(via), outlet)
    return Voice(spoke.holder, names, Quotation.INDIRECT, (rule,))


def _press(page: Page, cast: Cast, at: Span, outlet: str) -> list[str]:
    return [
        m.who.name
        for s in page.sentences
        if s.span.overlaps(at)
        for m in cast.named(s.span)
        if m.who.kind == "press" and m.who.name != outlet
    ]


def _pointed(page: Page, here: Sentence, known: dict[int, list[Source]]) -> list[Source]:
    """ "Das sagt die Forscherin." right behind: what stands before it is hers."""
    after = next((s for s in page.sentences if s.index == here.index + 1), None)
    row = frames().get(page.document.lang)
    if after is None or row is None or after.paragraph != here.paragraph:
        return []
    words = page.words(after).lower()
    back = any(words.startswith(b + " ") for b in row.back)
    return known.get(after.index, []) if back and len(words) < 160 else []


def _going_on(page: Page, here: Sentence, known: dict[int, list[Source]]) -> list[Source]:
    """A speaker goes on in reported speech ("sei", "werde") or where he speaks again after."""
    same = [s for s in page.sentences if s.paragraph == here.paragraph and s.index in known]
    before = [s for s in same if s.index < here.index]
    after = [s for s in same if s.index > here.index]
    if not before:
        return []
    last = known[before[-1].index][-1]
    if page.document.lang == "de" and _INDIRECT.search(page.words(here)):
        return [last]
    again = bool(after) and known[after[0].index][0].holder.name == last.holder.name
    near = here.index - before[-1].index == 1
    return [last] if again and near and after[0].index - here.index <= 2 else []


def foreign_voice(page: Page, at: Span) -> Voice:
    """Whose judgement stands at a span of a text in another language, by names and cue words.

    "Laut dem Institut … ist ein Angriff unwahrscheinlich" is the institute's, via the outlet.
    Two bodies that fit equally leave it with the outlet.
    """
    own, institutional = own_name(page)
    cast = cast_of(page)
    framed = None if institutional else _framed(page, cast, at)
    if framed is not None:
        return framed
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

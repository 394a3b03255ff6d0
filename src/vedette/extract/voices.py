"""Whose judgement stands at a place in a text, and through whom it came to the reader."""

from collections.abc import Sequence

from vedette.extract.attribution import reports
from vedette.extract.names import Cast
from vedette.extract.page import Page, Sentence
from vedette.extract.voices_foreign import foreign_voice
from vedette.extract.voices_page import Stage, stage
from vedette.extract.voices_scope import adjunct, speaks
from vedette.model.document import ZoneKind
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder, Quotation, Voice

_stages: dict[int, tuple[Page, tuple[Attribution, ...], Stage]] = {}


def _stage(page: Page, found: Sequence[Attribution]) -> Stage:
    """The page's stage, kept for the last page asked about: an article has many hedges."""
    kept = _stages.get(0)
    if kept is not None and kept[0] is page and kept[1] == tuple(found):
        return kept[2]
    made = stage(page, found, Cast(page))
    _stages[0] = (page, tuple(found), made)
    return made


def voice(page: Page, found: Sequence[Attribution], at: Span) -> Voice:
    """Whose judgement stands at a span, and via which relays, nearest the holder first.

    "'An attack is unlikely,' the Guardian quoted a report by ISW as saying" on archyde.com is
    ISW's, via The Guardian and archyde.com. Always answers: what no source claims is the
    outlet's or the report author's own.
    """
    if page.document.lang not in ("en", "und", ""):
        return foreign_voice(page, at)
    made = _stage(page, found)
    sentence = made.sentence(at)
    if sentence is None:
        return _own(made, "voice.own/1")
    cited = _cited(made, sentence, at)
    if cited is not None:
        return cited
    if made.institutional:
        return _own(made, "voice.author/1")
    return _carried(made, sentence) or _headline(made, sentence) or _own(made, "voice.outlet/1")


def _own(made: Stage, rule: str) -> Voice:
    return Voice(Holder(made.own, own_voice=True), (), Quotation.OWN, (rule,))


def _covering(made: Stage, sentence: Sentence, at: Span) -> list[Attribution]:
    """The reported contents around a place, innermost first."""
    over = [
        a
        for a in made.found
        if reports(a)
        and any(p.overlaps(at) for p in a.content)
        and not any(c.overlaps(at) for c in a.cue)
        and speaks(made, a)
        and not adjunct(made, sentence, a, at)
    ]
    return sorted(over, key=lambda a: sum(p.end - p.start for p in a.content))


def _cited(made: Stage, sentence: Sentence, at: Span) -> Voice | None:
    over = _covering(made, sentence, at)
    named = [(a, _named(made, a)) for a in over]
    known = [(a, h) for a, h in named if h is not None]
    if not known:
        return None
    first, holder = known[0]
    if made.is_own(holder.name):
        return Voice(Holder(made.own, own_voice=True), (), Quotation.OWN, ("voice.own-cue/1",))
    via = [h.name for _, h in known[1:] if h.name != holder.name]
    return Voice(holder, _via(made, sentence, holder, via), first.quotation, (first.rule,))


def _named(made: Stage, attribution: Attribution) -> Holder | None:
    """The holder of an attribution; a pronoun is read from the speaker before it."""
    if attribution.holder is not None:
        return attribution.holder
    if not attribution.source:
        return None
    at = attribution.cue[0].start
    before = [
        a
        for a in made.found
        if reports(a) and a.holder is not None and a.cue[0].start < at
        and at - a.cue[0].start < 1200
    ]  # fmt: skip
    return before[-1].holder if before else None


def _via(made: Stage, sentence: Sentence, holder: Holder, via: list[str]) -> tuple[str, ...]:
    """Relays in order, each once, own names folded into the tail."""
    anchor = _anchor(made, sentence)
    if anchor is not None and anchor.name not in via and anchor.name != holder.name:
        via = [*via, anchor.name]
    out = [name for name in via if not made.is_own(name)]
    for last in made.tail():
        if last not in out and last != holder.name:
            out.append(last)
    return tuple(dict.fromkeys(out))


def _anchor(made: Stage, sentence: Sentence) -> Holder | None:
    best = None
    for anchor in made.anchors:
        if anchor.back <= sentence.span.start:
            best = anchor
    return best.holder if best else None


def _carried(made: Stage, sentence: Sentence) -> Voice | None:
    """A sentence without a cue: the speaker of its paragraph goes on, or the page's main body."""
    before = [s for s in made.paragraph(sentence.paragraph) if s.index < sentence.index]
    for other in reversed(before):
        cued = [
            a
            for a in made.found
            if reports(a) and other.span.overlaps(a.cue[0]) and speaks(made, a)
        ]
        outer = sorted(cued, key=lambda a: -sum(p.end - p.start for p in a.content))
        for a in outer:
            holder = _named(made, a)
            if holder is not None and not made.is_own(holder.name):
                via = _via(made, sentence, holder, [])
                return Voice(holder, via, Quotation.INDIRECT, ("voice.goes-on/1",))
    anchor = _anchor(made, sentence)
    if anchor is None:
        return None
    via = _via(made, sentence, anchor, [])
    return Voice(anchor, via, Quotation.INDIRECT, ("voice.relay/1",))


def _headline(made: Stage, sentence: Sentence) -> Voice | None:
    """A title without a cue repeats a judgement of the body: the source of that one."""
    if sentence.zone is not ZoneKind.TITLE and sentence.index > 0:
        return None
    want = _content_words(made.page.words(sentence))
    best: tuple[float, Attribution] | None = None
    for a in made.found:
        if not reports(a) or not speaks(made, a) or a.cue[0].overlaps(sentence.span):
            continue
        words = _content_words(" ".join(p.of(made.page.text) for p in a.content))
        share = len(want & words) / max(1, len(want))
        if share >= 0.5 and (best is None or share > best[0]):
            best = share, a
    if best is None:
        return None
    holder = _named(made, best[1])
    if holder is None:
        return None
    via = _via(made, sentence, holder, [])
    return Voice(holder, via, Quotation.HEADLINE, ("voice.headline/1",))


def _content_words(text: str) -> set[str]:
    return {w.strip(".,:;!?“”\"'’‘()").lower()[:7] for w in text.split() if len(w) > 3}

"""Whose judgement stands at a place in a text, and through whom it came to the reader."""

import re
from collections.abc import Sequence

from vedette.extract.attribution.attributions import reports
from vedette.extract.names.names import cast_of
from vedette.extract.page import Page, Sentence
from vedette.extract.voices.anchor import anchors
from vedette.extract.voices.foreign import foreign_voice
from vedette.extract.voices.goes_on import goes_on, own_words
from vedette.extract.voices.page import GOES_ON, Stage, stage
from vedette.extract.voices.pricing import RULE as PRICING
from vedette.extract.voices.pricing import pricing
from vedette.extract.voices.scope import adjunct, agreement, judges, rated, speaks
from vedette.extract.voices.stance import colon, stance
from vedette.extract.voices.untold import untold
from vedette.extract.voices.who import named, press_told
from vedette.model.document import ZoneKind
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder, Quotation, Voice

COLON = "voice.colon/1"
# The writer takes the word back: "But of course…" after somebody's quotation.
_TURN = re.compile(r"^[\W]*(?:But|However|Yet|Meanwhile|Nevertheless|Nonetheless|Still,|In fact)\b")
# How much of a headline must stand in a judgement of the body to be that judgement again.
_REPEATS = 0.6
_kept: dict[str, Stage] = {}


def _stage(page: Page, found: Sequence[Attribution]) -> Stage:
    """The page's stage, kept for the last page asked about: an article has many hedges."""
    last = _kept.get("last")
    if last is not None and last.page is page and last.found == tuple(found):
        return last
    made = stage(page, found, cast_of(page))
    made.anchors = anchors(made)
    _kept["last"] = made
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
        return _priced_within(made, sentence, at, cited)
    pricer = pricing(made, sentence, at)
    if pricer is not None and not made.is_own(pricer.name):
        return Voice(pricer, _via(made, sentence, pricer, []), Quotation.INDIRECT, (PRICING,))
    if made.institutional:
        return _own(made, "voice.author/1")
    taker = colon(made, sentence, at)
    if taker is not None:
        return Voice(taker, _via(made, sentence, taker, []), Quotation.INDIRECT, (COLON,))
    near = untold(made, sentence, at)
    if near is not None:
        who, told, rule = near
        return Voice(who, _via(made, sentence, who, []), told, (rule,))
    return (
        _speech(made, sentence, at)
        or _carried(made, sentence)
        or _headline(made, sentence)
        or _own(made, "voice.outlet/1")
    )


def _priced_within(made: Stage, sentence: Sentence, at: Span, cited: Voice) -> Voice:
    """ "The bank puts the odds at four in five, the paper reported": the bank does, as told."""
    if not any(".aside/" in rule for rule in cited.rules):
        return cited
    who = pricing(made, sentence, at)
    if who is None or who.unnamed or not who.resolved or who.name == cited.holder.name:
        return cited
    if made.is_own(who.name) or (who.mention and who.mention.end > at.start):
        return cited
    via = _via(made, sentence, who, [cited.holder.name, *cited.via])
    return Voice(who, via, Quotation.INDIRECT, (PRICING, *cited.rules))


def _own(made: Stage, rule: str) -> Voice:
    outlet = made.page.document.outlet_name
    # An agency's text or a guest's column reaches us through the outlet that prints it.
    via = () if made.institutional or made.own == outlet else (outlet,)
    return Voice(Holder(made.own, own_voice=True), via, Quotation.OWN, (rule,))


_MARKS = 6


def _size(attribution: Attribution) -> tuple[int, int]:
    """Inner before outer; of two with one content, who spoke before who quoted him."""
    size = sum(p.end - p.start for p in attribution.content)
    cited = any(f".{r}/" in attribution.rule for r in ("quoted-as", "citing"))
    # Marks and a full stop may be counted to one of the two.
    quoting = _MARKS * (".quoting/" in attribution.rule)
    return size + quoting, 0 if cited else 1


def _covering(made: Stage, sentence: Sentence, at: Span) -> list[Attribution]:
    """The reported contents around a place, innermost first.

    A cue that is itself the likelihood ("is sceptical that", "does not rule out") counts too.
    """
    over = []
    for a in (*made.over(sentence, at), *made.cues(sentence)):
        inside = any(p.overlaps(at) for p in a.content) or rated(made, a, at)
        on_cue = any(c.overlaps(at) for c in a.cue)
        if not reports(a) or (on_cue and not judges(made, a, at)) or not (inside or on_cue):
            continue
        if speaks(made, a) and not agreement(made, a) and not adjunct(made, a, at):
            over.append(a)
    return sorted(over, key=_size)


def _cited(made: Stage, sentence: Sentence, at: Span) -> Voice | None:
    known: list[tuple[Attribution, Holder]] = []
    for a in _covering(made, sentence, at):
        holder = named(made, a)
        if holder is not None:
            known.append((a, holder))
    # "Over fears that…, the minister told the BBC": the fears are in the minister's account.
    known = [k for k in known if k[0].source] or known
    if not known:
        return None
    first, holder = known[0]
    if made.is_own(holder.name):
        return _own(made, "voice.own-cue/1")
    via = press_told(made, first)
    for outer, who in known[1:]:
        via += [who.name, *press_told(made, outer)]
    return Voice(holder, _via(made, sentence, holder, via), first.quotation, (first.rule,))


def _via(made: Stage, sentence: Sentence, holder: Holder, via: Sequence[str]) -> tuple[str, ...]:
    """Relays in order, each once; the page's own name only at the end."""
    anchor = made.anchor(sentence.span.start)
    after: tuple[str, ...] = ()
    if anchor is not None and anchor.holder.name == holder.name:
        after = anchor.via
    elif anchor is not None and anchor.relays is not None and anchor.relays <= sentence.span.start:
        after = (anchor.holder.name, *anchor.via)
    out = [
        name
        for name in dict.fromkeys((*via, *after))
        if name != holder.name and not made.is_own(name)
    ]
    ends = [last for last in made.tail() if last not in out and last != holder.name]
    return (*out, *ends)


def _speech(made: Stage, sentence: Sentence, at: Span) -> Voice | None:
    """A quotation nobody in its sentence claims: the last to speak before it goes on.

    Looked for in its own paragraph, then in the one before.
    """
    inside = next(
        (q for q in made.quoted(at) if q.span.covers(at) and q.speech(made.page.text)), None
    )
    if inside is None:
        return None
    near = [
        s
        for number in (sentence.paragraph - 1, sentence.paragraph)
        for s in made.page.paragraph(number)
        if s.span.start < inside.span.start
    ]
    for other in reversed(near):
        cued = [a for a in made.cues(other) if speaks(made, a) and named(made, a) is not None]
        if not cued:
            continue
        first = min(cued, key=_size)
        holder = named(made, first)
        if holder is None or made.is_own(holder.name):
            return None
        others = [h.name for a in cued for h in [named(made, a)] if h is not None]
        via = _via(made, sentence, holder, [*press_told(made, first), *others])
        return Voice(holder, via, Quotation.DIRECT, ("voice.speech-goes-on/1",))
    return None


def _carried(made: Stage, sentence: Sentence) -> Voice | None:
    """A sentence without a cue: the speaker of its paragraph goes on, or the page's source."""
    before = [s for s in made.paragraph(sentence.paragraph) if s.index < sentence.index]
    anchor = made.anchor(sentence.span.start)
    if own_words(made.page.words(sentence)):
        return None
    held = _held_over(made, sentence)
    if held is not None:
        via = _via(made, sentence, held, [])
        return Voice(held, via, Quotation.INDIRECT, ("voice.held-over/1",))
    if not _TURN.match(made.page.words(sentence)) and not GOES_ON.match(made.page.words(sentence)):
        for other in reversed(before):
            stand = stance(made, other) if other.index == sentence.index - 1 else None
            holder = _outermost(made, other) or stand
            if holder is not None and not made.is_own(holder.name):
                if stand is None and not goes_on(made, other, sentence, holder):
                    break
                via = _via(made, sentence, holder, [])
                return Voice(holder, via, Quotation.INDIRECT, ("voice.goes-on/1",))
    if anchor is None:
        return None
    via = _via(made, sentence, anchor.holder, [])
    return Voice(anchor.holder, via, Quotation.INDIRECT, (anchor.rule,))


def _held_over(made: Stage, sentence: Sentence) -> Holder | None:
    """ "'No,' says Berg. Prices may fall. She sees no default": he who speaks before and after."""
    beside = [s for s in made.paragraph(sentence.paragraph) if abs(s.index - sentence.index) == 1]
    if len(beside) < 2:
        return None
    first, last = (_outermost(made, s) for s in sorted(beside, key=lambda s: s.index))
    same = first is not None and last is not None and first.name == last.name
    return first if same and first is not None and not made.is_own(first.name) else None


def _outermost(made: Stage, sentence: Sentence) -> Holder | None:
    cued = [a for a in made.cues(sentence) if speaks(made, a)]
    for a in sorted(cued, key=_size, reverse=True):
        holder = named(made, a)
        if holder is not None:
            return holder
    return None


def _headline(made: Stage, sentence: Sentence) -> Voice | None:
    """A title without a cue repeats a judgement of the body: the source of that one."""
    if sentence.zone is not ZoneKind.TITLE and sentence.index > 0:
        return None
    want = _stems(made.page.words(sentence))
    best: tuple[float, Attribution] | None = None
    for a in made.found:
        if not reports(a) or not speaks(made, a) or a.cue[0].overlaps(sentence.span):
            continue
        words = _stems(" ".join(p.of(made.page.text) for p in a.content))
        share = len(want & words) / max(1, len(want))
        if share >= _REPEATS and (best is None or share > best[0]):
            best = share, a
    holder = named(made, best[1]) if best is not None else None
    if holder is None or made.is_own(holder.name):
        return None
    via = _via(made, sentence, holder, [])
    return Voice(holder, via, Quotation.HEADLINE, ("voice.headline/1",))


def _stems(text: str) -> set[str]:
    return {w.strip(".,:;!?“”\"'’‘()").lower()[:7] for w in text.split() if len(w) > 3}

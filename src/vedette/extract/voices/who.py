"""Who "he", "it" or "who" is when a cue has no name beside it; which paper was spoken to."""

import re
from bisect import bisect_left, bisect_right

from vedette.doctrine.institutions import institutions
from vedette.extract.attribution.attributions import reports
from vedette.extract.names.names import heads
from vedette.extract.page import Sentence
from vedette.extract.voices.ahead import ahead, experts_ahead
from vedette.extract.voices.page import GOES_ON, Stage
from vedette.extract.voices.refer import Speakers, kind_of, referent
from vedette.extract.voices.scope import speaks
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder

# A speaker is remembered for about three paragraphs; beyond that "he" may be anybody.
_MEMORY = 1500
# What is said stands in front of who says it.
_BEHIND = ("aside", "quote", "phrase")
_TOLD = re.compile(
    r"^[^.;“”\"]{0,12}?(?:in (?:an|his|her|their|its) (?:interview|article|column|essay|remarks) "
    r"(?:with|to|for|in|on)|to|in|on) (?:the |The )?"
)


def _recent(made: Stage, at: int) -> list[Holder]:
    places, told = made.in_time
    near = told[bisect_right(places, at - _MEMORY) : bisect_left(places, at)]
    return [a.holder for a in near if a.holder is not None and reports(a)]


def spoke(made: Stage) -> Speakers:
    """Who spoke in a sentence before a place: pronouns read, things left out."""

    def before_place(sentence: Sentence, before: int) -> list[Holder]:
        cued = [a for a in made.cues(sentence) if a.cue[0].end <= before and a.source]
        said = [a for a in cued if a.source[-1].end <= before and speaks(made, a)]
        return [h for h in (named(made, a) for a in said) if h is not None]

    return before_place


def named(made: Stage, attribution: Attribution) -> Holder | None:
    """The holder of an attribution; what only points back is the one it can point to."""
    if not attribution.source:
        return attribution.holder or _word_holder(made, attribution)
    span = attribution.source[0]
    if span not in made.meant:
        made.meant[span] = attribution.holder
        made.meant[span] = _meant(made, attribution, span)
    return made.meant[span]


def _meant(made: Stage, attribution: Attribution, span: Span) -> Holder | None:
    words = span.of(made.page.text)
    holder = attribution.holder
    if words.lower().split()[0] in ("i", "we", "you", "me", "us", "our", "my", "your"):
        return holder or _reminded(made, attribution)
    if holder is not None and not holder.unnamed and holder.name[:1].isupper():
        return holder
    sentence = made.sentence(span)
    tokens = list(made.page.parse(sentence)) if sentence is not None else []
    tokens = [t for t in tokens if sentence and span.covers(made.page.at(sentence, t))]
    kind = kind_of(words, tokens)
    if kind == "person":
        post = made.cast.role(heads(tokens)[0].lemma_.lower(), ()) if len(tokens) > 1 else ()
        if len(post) == 1:
            return Holder(post[0], mention=span)
    if kind:
        front = _front(made, attribution, span)
        meant = referent(made, kind, span, spoke(made), front=front)
        left = Holder(words, unnamed=True, mention=span) if kind == "some" else holder
        return meant or left
    if holder is not None and sentence is not None and sentence.index < 3:
        return ahead(made, span, tokens) or experts_ahead(made, span, tokens) or holder
    if holder is not None:
        return holder
    earlier = _recent(made, span.start)
    return earlier[-1] if earlier else None


def _front(made: Stage, attribution: Attribution, span: Span) -> int | None:
    """Where the words spoken begin, if they stand in front of the speaker."""
    start = attribution.content[0].start
    whole = ".clause/" in attribution.rule and attribution.content[-1].end <= span.start
    if start >= span.start or not (whole or any(f".{r}/" in attribution.rule for r in _BEHIND)):
        return None
    marks = [q.span.start for piece in attribution.content for q in made.quoted(piece)]
    return max(start, min(marks)) if marks else start


def _reminded(made: Stage, attribution: Attribution) -> Holder | None:
    """ "We will remind, earlier in the General Staff reported that": the staff did.

    Machine translation keeps the "in" of another language and loses the subject.
    """
    at = attribution.cue[0].start
    before = [m for m in made.cast.bodies if 0 <= at - m.end <= 1]
    outside = not any(q.span.covers(attribution.cue[0]) for q in made.quotes)
    return Holder(before[0].who.name, mention=attribution.cue[0]) if before and outside else None


def _word_holder(made: Stage, attribution: Attribution) -> Holder | None:
    """ "It is also noted that…": whoever has the word there, or who spoke last.

    Not "it has been suggested that": nobody known suggested it.
    """
    at = attribution.cue[0].start
    sentence = made.sentence(attribution.cue[0])
    if sentence is None or not GOES_ON.match(made.page.words(sentence)):
        return None
    anchor = made.anchor(at)
    if anchor is not None:
        return anchor.holder
    if made.institutional:
        return None
    earlier = _recent(made, at)
    return earlier[-1] if earlier else None


def press_told(made: Stage, attribution: Attribution) -> list[str]:
    """The paper a source spoke to: "told the BBC", "says in the Guardian"."""
    end = attribution.cue[-1].end
    rest = made.page.text[end : end + 140].split("\n", maxsplit=1)[0]
    for found in institutions().mentions(rest):
        before = rest[: found.start]
        plain = re.fullmatch(r"\s*(?:the |The )?[“\"‘']?", before)
        led = re.fullmatch(
            r"[^.;:“”\"]{0,40}?\b(?:to|with|in|on|for|(?:cited|quoted|contacted|reached) by) "
            r"(?:the |The )?[“\"‘']?",
            before,
        )
        if found.who.kind == "press" and (plain or led) and not made.is_own(found.who.name):
            return [found.who.name]
    return []

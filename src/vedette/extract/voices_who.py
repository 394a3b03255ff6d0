"""Who "he", "it" or "who" is when a cue has no name beside it; which paper was spoken to."""

import re

from vedette.doctrine.institutions import institutions
from vedette.extract.attribution import reports
from vedette.extract.voices_page import GOES_ON, Stage
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder

# A speaker is remembered for about three paragraphs; beyond that "he" may be anybody.
_MEMORY = 1500
_TOLD = re.compile(
    r"^[^.;“”\"]{0,12}?(?:in (?:an|his|her|their|its) (?:interview|article|column|essay|remarks) "
    r"(?:with|to|for|in|on)|to|in|on) (?:the |The )?"
)


def _people_before(made: Stage, at: int, low: int) -> list[str]:
    out: dict[str, None] = {}
    for person in made.cast.people:
        if low <= person.start < at:
            out.setdefault(made.cast.person(person.name.rsplit(" ", 1)[-1])[0])
    for surname in {p.surname for p in made.cast.people}:
        if re.search(rf"\b{re.escape(surname)}\b", made.page.text[low:at]):
            out.setdefault(made.cast.person(surname)[0])
    return list(out)


def _recent(made: Stage, at: int) -> list[Holder]:
    return [
        a.holder
        for a in sorted(made.found, key=lambda a: a.cue[0].start)
        if a.holder is not None and reports(a) and 0 < at - a.cue[0].start < _MEMORY
    ]


def named(made: Stage, attribution: Attribution) -> Holder | None:
    """The holder of an attribution; a pronoun is the one person or body it can be."""
    if attribution.holder is not None:
        return attribution.holder
    if not attribution.source:
        return _word_holder(made, attribution)
    span = attribution.source[0]
    pronoun = span.of(made.page.text).lower().split()[0]
    if pronoun in ("i", "we", "you", "me", "us", "our", "my", "your"):
        return None
    bodies = {m.who.name for m in made.cast.bodies}
    earlier = _recent(made, span.start)
    if pronoun in ("he", "she", "him", "her", "his", "hers"):
        return _he(made, span, [h for h in earlier if h.name not in bodies])
    if pronoun in ("it", "its"):
        kept = [h for h in earlier if h.name in bodies]
        return kept[-1] if kept else None
    return earlier[-1] if earlier else None


def _he(made: Stage, span: Span, speakers: list[Holder]) -> Holder | None:
    sentence = made.sentence(span)
    low = sentence.span.start if sentence is not None else 0
    here = _people_before(made, span.start, low)
    if len(here) == 1:
        return Holder(here[0], mention=span)
    if speakers:
        return speakers[-1]
    before = made.page.text.rfind("\n", 0, max(0, low - 1)) + 1
    near = _people_before(made, span.start, before)
    if len(near) == 1:
        return Holder(near[0], mention=span)
    return None


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

"""Whose judgement stands where no cue holds it, told by what stands beside it in its sentence.

Behind a semicolon ("A cut is likely, Wren says; a second one may follow"), in front of a rating
("an attack he calls out of the question") and in a quotation that a colon leads up to ("The mayor
waved it away: 'It will hold'").
"""

import re
from functools import lru_cache

from vedette.doctrine.cues import cues
from vedette.extract.attribution.attributions import spoken
from vedette.extract.names.sources import resolve
from vedette.extract.page import Sentence
from vedette.extract.voices.page import Stage
from vedette.extract.voices.refer import subject_of
from vedette.extract.voices.scope import speaks
from vedette.extract.voices.sorts import is_body, is_person
from vedette.extract.voices.who import named
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder, Quotation

SEMICOLON = "voice.semicolon/1"
FRONTED = "voice.rated/1"
LED = "voice.led/1"
_RATES = frozenset(
    ("think", "consider", "call", "deem", "find", "judge", "believe", "rate", "hold", "see",
     "regard", "view", "describe")
)  # fmt: skip
_OTHER_VERB = frozenset(("MD", "VBZ", "VBD", "VBP"))
_NO_WHO = frozenset(("which", "that", "who", "what"))


def untold(made: Stage, sentence: Sentence, at: Span) -> tuple[Holder, Quotation, str] | None:
    """Who judges here by the words beside it in its own sentence, and by which rule."""
    fronted = _fronted(made, sentence, at) or _rating(made, sentence, at)
    if fronted is not None:
        return fronted, Quotation.INDIRECT, FRONTED
    led = _led(made, sentence, at)
    if led is not None:
        return led, Quotation.DIRECT, LED
    before = _before_semicolon(made, sentence, at)
    return None if before is None else (before, Quotation.INDIRECT, SEMICOLON)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """
    "These it thinks | rather likely" and, from the clause's beginning, "a second diplomat thought
    a ban before the summer | unlikely".
    """
    verbs = "|".join(sorted(w for w, lemma in cues().spoken.items() if lemma in _RATES))
    fronted = re.compile(
        rf"\b(?P<who>he|she|it|they) (?:{verbs})"
        r"(?: (?:as|to be|an?|the|quite|rather|very|still|now|both))* ?[“\"‘']?$"
    )
    clause = re.compile(
        r"^[\s“\"]*(?:and |but |while |though )?"
        rf"(?P<who>(?:an?|the|one|some|most|[A-Z])[^,;:]{{0,60}}?) (?:{verbs})"
        r" [^,;:]{3,90}? ?[“\"‘']?(?:as |to be )?$"
    )
    return fronted, clause


def _made(made: Stage, sentence: Sentence, who: Span, at: Span) -> Holder | None:
    """Whom the words of a source mean, a pronoun read like that of any other cue."""
    holder = resolve(made.cast, sentence, (who,))
    cue = Span(who.end, who.end + 1)
    told = Attribution((who,), (cue,), (at,), Quotation.INDIRECT, holder, "cue.judge.object/1")
    found = named(made, told) if speaks(made, told) else None
    return None if found is None or made.is_own(found.name) else found


def _fronted(made: Stage, sentence: Sentence, at: Span) -> Holder | None:
    words, base = made.page.text[sentence.span.start : at.start], sentence.span.start
    found = _patterns()[0].search(words)
    if found is None or not words[: found.start()].strip():
        return None
    said = [t for t in made.page.parse(sentence) if at.overlaps(made.page.at(sentence, t))]
    if not said or said[0].pos_ in ("VERB", "AUX"):
        return None  # "whether it holds | remains to be seen"
    return _made(made, sentence, Span(base + found.start("who"), base + found.end("who")), at)


def _rating(made: Stage, sentence: Sentence, at: Span) -> Holder | None:
    words, base = made.page.text[sentence.span.start : at.start], sentence.span.start
    cut = max(words.rfind(";"), words.rfind(": ")) + 1
    found = _patterns()[1].match(words[cut:])
    if found is None or found.group("who").split()[-1].lower() in _NO_WHO:
        return None
    who = Span(base + cut + found.start("who"), base + cut + found.end("who"))
    inside = [
        t.tag_
        for t in made.page.parse(sentence)
        if who.start <= made.page.at(sentence, t).start < at.start
    ]
    # One finite verb, the rating one: "thinks that the board cuts …" is another sentence.
    finite = [tag for tag in inside if tag in _OTHER_VERB]
    return _made(made, sentence, who, at) if len(finite) <= 1 else None


def _led(made: Stage, sentence: Sentence, at: Span) -> Holder | None:
    """ "The mayor waved it away: 'It will hold.'": whoever stands before the colon speaks."""
    quote = next((q for q in made.quoted(at) if q.span.covers(at)), None)
    if quote is None or not quote.speech(made.page.text):
        return None
    before = made.page.text[sentence.span.start : quote.span.start].rstrip()
    if quote.span.start < sentence.span.start or not before.endswith(":"):
        return None
    holder = subject_of(made, sentence, sentence.span.start + len(before))
    if holder is None or made.is_own(holder.name):
        return None
    return holder if is_person(made, holder) or is_body(made, holder) else None


def _before_semicolon(made: Stage, sentence: Sentence, at: Span) -> Holder | None:
    """ "A cut is likely, Wren says; a second one may follow": the same speaker goes on."""
    words = made.page.text[sentence.span.start : at.start]
    cut = sentence.span.start + words.rfind("; ")
    if cut < sentence.span.start:
        return None
    told = [*made.cued(sentence.span), *spoken(made.page, sentence, made.cast, made.quotes)]
    said = [a for a in told if a.source and speaks(made, a)]
    if any(a.source[0].start > cut for a in said):
        return None  # the clause behind the semicolon has a source of its own
    held = [h for a in said if a.cue[-1].end <= cut for h in [named(made, a)] if h is not None]
    holder = held[-1] if held else None
    return None if holder is None or made.is_own(holder.name) else holder

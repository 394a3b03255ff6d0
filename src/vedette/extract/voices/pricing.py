"""Who puts a number on it: "Stratfor put the chance of an attack at 30 percent".

The chance is no clause that somebody says, so no reporting cue covers it; the one who gives,
puts or sees the number is its holder all the same.
"""

from typing import Any

from vedette.extract.attribution.pieces import branch, placed, subject
from vedette.extract.names.sources import resolve
from vedette.extract.page import Sentence
from vedette.extract.voices.page import Stage
from vedette.extract.voices.who import named
from vedette.model.span import Span
from vedette.model.statement import Attribution, Holder, Quotation

RULE = "voice.pricing/1"
_GIVES = frozenset(
    (
        "put",
        "give",
        "place",
        "set",
        "assign",
        "estimate",
        "rate",
        "price",
        "peg",
        "see",
        "offer",
        "quote",
        "calculate",
        "reckon",
        "assess",
    )
)
_CHANCE = frozenset(
    ("chance", "odds", "odd", "probability", "likelihood", "risk", "possibility", "prospect")
)


def _priced(verb: Any, at: tuple[int, int]) -> bool:
    """Whether the verb gives a chance, and the number stands in what it gives."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _GIVES:
        return False
    given = [t for c in verb.children if c.dep_ not in ("nsubj", "punct") for t in c.subtree]
    chance = any(t.lemma_.lower() in _CHANCE for t in given)
    return chance and any(t.idx < at[1] and at[0] < t.idx + len(t.text) for t in given)


def pricing(made: Stage, sentence: Sentence, at: Span) -> Holder | None:
    """The holder of a stated chance; None when nobody in the sentence gives it."""
    low = at.start - sentence.span.start
    place = (low, low + at.end - at.start)
    giving = [verb for verb in made.page.parse(sentence) if _priced(verb, place)]
    # "Polls put her odds at 60 percent, and traders price in 25": the nearest verb first.
    for verb in sorted(giving, key=lambda v: len(list(v.subtree))):
        who = subject(verb)
        if who is None:
            continue
        source = placed(made.page, sentence, branch(who))
        cue = placed(made.page, sentence, [verb])
        if source and cue:
            who_gives = resolve(made.cast, sentence, source)
            told = Attribution(source, cue, (at,), Quotation.INDIRECT, who_gives, RULE)
            return named(made, told)
    return None

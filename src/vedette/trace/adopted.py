"""Sentences an outlet prints as its own although they are somebody's, given back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vedette.trace.drift.strength import strength
from vedette.trace.identities.identities import named
from vedette.trace.mentions import Mention, is_headline, own_voice, scorable

_LEAST = 5  # content stems a sentence needs before its copy elsewhere proves copying
_Where = dict[tuple[str, str], set[str]]


@dataclass(slots=True)
class _Heard:
    """
    Who judged what: in each document on each side of each question, there on any side, and
    which origins a sentence is attributed to anywhere.
    """

    sides: _Where = field(default_factory=lambda: defaultdict(set))
    asked: dict[tuple[str, str], list[Mention]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    body: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))


def adopt(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    Sentences an outlet prints as its own although they are somebody's, given back to that
    origin: "Belarus is unlikely to enter the war" over a text that quotes ISW saying so.
    Only if exactly one origin in the document judged the same question the same way, or a
    sentence elsewhere on the desk is the same and attributed to exactly one origin. A title is
    its text's: it is the voice's that judges the question there alone, alone that way, or first.
    """
    heard = _Heard()
    for m in mentions:
        body = scorable(m.estimate) and not is_headline(m.estimate)
        if body:
            heard.body[m.estimate.document].append(m)
        for question in filter(None, m.questions if body else ()):
            heard.asked[(m.estimate.document, question)].append(m)
        if m.estimate.holder.own_voice or not named(m.estimate.holder):
            continue
        heard.elsewhere[m.line.key].add(m.origin)
        for question in m.questions:
            if question and scorable(m.estimate):
                heard.sides[(m.estimate.document, question + _side(m))].add(m.origin)
    return tuple(_adopted(m, heard) for m in mentions)


def _side(mention: Mention) -> str:
    """Which way it leans, roughly: the last word of the class family."""
    klass = mention.estimate.klass
    return (
        "no" if any(w in klass for w in ("un", "low", "not", "doubt", "remote", "no ")) else klass
    )


def _adopted(mention: Mention, heard: _Heard) -> Mention:
    estimate, line = mention.estimate, mention.line
    if mention.adopted or not scorable(estimate):
        return mention
    loose = is_headline(estimate) and not named(estimate.holder)  # "…, experts warn"
    if not own_voice(estimate) and not loose:
        return mention
    same, because = _title_of(mention, heard), "its own text has it from that origin"
    if not same and strength(estimate) is not None:
        same = heard.elsewhere.get(line.key, set())
        because = "the same sentence stands elsewhere in that origin's name"
        if len(line.content) < _LEAST or len(same) != 1:
            sides = [(estimate.document, q + _side(mention)) for q in mention.questions if q]
            same = {o for side in sides for o in heard.sides.get(side, set())}
            because = "the same text gives the same judgement in that origin's name"
    if len(same) != 1:
        return mention
    return replace(mention, origin=next(iter(same)), adopted=because)


def _title_of(mention: Mention, heard: _Heard) -> set[str]:
    """
    Whose a title's judgement is by the text under it: the one voice that judges the question
    there, else the one on its side, else the first of those; the outlet's own if it is one.
    """
    if not is_headline(mention.estimate):
        return set()
    document = mention.estimate.document
    if not any(mention.questions):
        # Nobody asked: the text's one voice, and no second that the title could be of.
        voices = {m.origin for m in heard.body.get(document, ())} - {mention.origin}
        alone = not any(own_voice(m.estimate) for m in heard.body.get(document, ()))
        return voices if len(voices) == 1 and alone else set()
    found = [m for q in mention.questions if q for m in heard.asked.get((document, q), ())]
    if not found and any(mention.questions):
        # The title says "enter the war with its ally", the text "enter the war": one voice's both.
        every = [m for (where, _), said in heard.asked.items() if where == document for m in said]
        found = every if len({m.origin for m in every}) == 1 else []
    side = [m for m in found if _side(m) == _side(mention)] or found
    # "Experts warn" over a text that names an institute: the nameless give way to the named.
    firm = [m for m in side if own_voice(m.estimate) or named(m.estimate.holder)] or side
    origins = list(dict.fromkeys(m.origin for m in sorted(firm, key=_place)))
    return set(origins[:1]) if origins and mention.origin not in origins else set()


def _place(mention: Mention) -> int:
    return mention.estimate.phrase.start

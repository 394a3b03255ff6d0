"""The act a question asks about and who does it, from the parse of the question."""

from typing import Any

from vedette.doctrine.acts import Act, acts, carriers, word_class
from vedette.doctrine.parties import party_row
from vedette.extract.link.fit import fits
from vedette.extract.parsing.parser import name_type

_SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj"))


def actor_tokens_of(verb: Any) -> list[Any]:
    """The words for who does it: the subject, or those an event is "by" or "between"."""
    found = [c for c in verb.children if c.dep_ in _SUBJECT and c.lower_ not in ("it", "there")]
    event = next((c for c in verb.children if c.dep_ == "attr"), None)
    if not found and event is not None:  # "there will be a coup in Mali"
        preps = [c for c in event.subtree if c.dep_ == "prep" and c.lower_ in ("by", "between")]
        found = [p for c in preps for p in c.children if p.dep_ == "pobj"]
    return [one for token in found for one in (token, *token.conjuncts)]


def read_act(verb: Any, actor: Any) -> tuple[Any, Act | None]:
    """The word that names the act, and the act; carriers ("plan to", "there be") are passed."""
    token = verb
    for _ in range(3):
        found = _named_act(token, actor)
        below = [c for c in token.children if c.dep_ in ("xcomp", "attr")]
        carrier = token.lemma_ in carriers().verbs
        if found or not below or not carrier:
            return token, found
        token = below[0]
    return token, _named_act(token, actor)


def _named_act(token: Any, actor: Any) -> Act | None:
    """The act whose question pattern asks for most words; a town falls, a cabinet resigns."""
    best: tuple[int, Act] | None = None
    moved = any(c.dep_ == "dobj" for c in token.children)  # "capture Kyiv": done, not suffered
    place = name_type(actor) in ("GPE", "LOC", "FAC") and not moved
    named = bool(name_type(actor)) or actor.pos_ == "PROPN"
    somebody = named or actor.lemma_.lower() in word_class("body")
    ranked = sorted(acts().values(), key=lambda act: (act.subject == "place") != place)
    for act in ranked:
        # "Will inflation fall?" is about no cabinet and no town.
        if (act.subject == "place" and not place) or (act.subject == "person" and not somebody):
            continue
        noun = token.pos_ == "NOUN"
        for pattern in (*act.nouns, *act.asked) if noun else act.asked:
            if fits(token, pattern) and (best is None or len(pattern.rest) > best[0]):
                best = (len(pattern.rest), act)
    return best[1] if best else None


def event_of(verb: Any) -> Any:
    """The event noun of "there will be a coup in Mali"; None if the sentence has none."""
    there = verb is not None and any(c.lower_ == "there" for c in verb.children)
    if not there or verb.lemma_ != "be":
        return None
    return next((c for c in verb.children if c.dep_ in ("attr", "nsubj") and _noun(c)), None)


def _noun(token: Any) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lower_ != "there"


def places_of(event: Any) -> list[Any]:
    """Where or over what it happens: "a coup IN Mali", "a war OVER Taiwan"."""
    preps = (c for c in event.subtree if c.dep_ == "prep" and c.lower_ in _WHERE)
    return [
        p
        for c in preps
        for p in c.children
        if p.dep_ == "pobj" and (p.pos_ == "PROPN" or party_row(p.text))
    ]


_WHERE = frozenset(("in", "over", "at", "on", "near", "across", "around"))


def act_named(event: Any) -> Act | None:
    """The act of the table an event noun names by itself."""
    return _named_act(event, event)


def event_asked(doc: Any) -> tuple[Any, list[Any], Act | None]:
    """ "How likely is a Chinese invasion of Taiwan?": the event noun, its doer and its act.

    "How likely is a coup in Mali?" has an act and no doer.
    """
    bare: tuple[Any, list[Any], Act | None] = (None, [], None)
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        doers = [c for c in token.lefts if party_row(c.text)]
        for prep in (c for c in token.children if c.dep_ in ("prep", "agent")):
            if prep.lower_ in ("by", "between"):
                doers += [p for p in prep.children if p.dep_ == "pobj" and party_row(p.text)]
        if doers:
            found = _named_act(token, doers[0])
            if found:
                return token, doers[:1], found
        elif bare[0] is None and places_of(token) and act_named(token):
            bare = (token, [], act_named(token))
    return bare

"""A side's own plans and measures: what it says it will do is no prediction of what will come."""

import re
from functools import lru_cache

from vedette.extract.hedge.tree import Token, lemma, scope, subject, text_of
from vedette.extract.hedge.words import read_table
from vedette.extract.parsing.parser import name_type

_SUPPOSED = re.compile(
    r"(?:^|[“\"(,;] ?)(?:Should|should|Were|were|Had|had) (?:they|any|an?|the)\b"
)


@lru_cache(maxsize=1)
def _sides() -> dict[str, str]:
    table = read_table("hedge_sides.yaml")["sides"]
    return {word: side for side, words in table.items() for word in words}


def _side_of(party: Token) -> set[str]:
    """The countries a phrase names, by the table, else by the start of a country's name."""
    out = set()
    for token in party.subtree:
        word = token.lower_
        if word == "us" and token.text != "US":
            continue  # the pronoun
        if word in _sides():
            out.add(_sides()[word])
        elif token.text[:1].isupper() and name_type(token) in ("NORP", "GPE"):
            out.add(word[:4])
    return out


def _same_side(speaker: Token | None, actor: Token | None) -> bool | None:
    """Whether speaker and actor are of one country; None when the words do not tell."""
    if speaker is None or actor is None:
        return None
    mine = _side_of(speaker)
    theirs = _side_of(actor) if mine else set()
    return bool(mine & theirs) if mine and theirs else None


def _own_deed(actor: Token | None, verb: Token) -> bool:
    """ "The agency said it will release the tapes", "its members will walk out"."""
    if actor is None or lemma(verb) not in scope()["own_deeds"]:
        return False
    own = actor.lower_ in ("it", "he", "she", "they")
    return own or any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in actor.children)


def _of_others(actor: Token | None) -> bool:
    """ "'They will keep coming closer,' she said", "a war will start": no deed of the speaker's."""
    if actor is None:
        return False
    inside = sum(t.is_quote for t in actor.doc[: actor.i]) % 2 == 1
    event = lemma(actor) in scope()["ahead_nouns"]
    return event or (inside and actor.lower_ in ("they", "he", "she", "it"))


def plan(verb: Token, speaker: Token | None, said: Token | None) -> str:
    """Why a "will" tells what a side means to do, and foretells nothing; "" if it foretells."""
    lists = scope()
    actor = subject(verb)
    if said is not None and lemma(said) in lists["announcing"]:
        return f"it is a plan made public ('{said.text}'), not a prediction"
    # "They will come by sea, should they come": no plan hangs on a mere case of others.
    if actor is not None and actor.lower_ == "they" and _SUPPOSED.search(verb.doc.text):
        return ""
    denied = any(c.dep_ == "neg" for c in verb.children)
    if said is None and lemma(verb) in lists["measure_verbs"] and not denied:
        return "it is a measure told as settled, not a prediction"
    if said is None or not (lemma(verb) in lists["plan_verbs"] or _own_deed(actor, verb)):
        return ""
    side = _same_side(speaker, actor)
    if side is None and (_of_others(actor) or any(c.dep_ == "neg" for c in verb.children)):
        return ""
    watching = lemma(said) in lists["observing"] or (
        set(text_of(speaker).split()) & lists["analysts"] or "ologist" in text_of(speaker)
    )
    if side is False or (side is None and watching):
        return ""
    return "a side tells its own measures; that is a plan"

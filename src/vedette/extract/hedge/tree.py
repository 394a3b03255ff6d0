"""Walks over a parsed English sentence that the likelihood rules share.

Tokens are spaCy's; the rules ask for the verb a word belongs to, its subject, its helper
verbs, and who is said to have said it.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from vedette.extract.hedge.words import read_table

Token = Any

VERBAL = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
# Arcs by which one clause is the content or part of another.
CONTENT_ARCS = ("ccomp", "csubj", "csubjpass", "acl", "xcomp", "pcomp", "relcl", "advcl", "conj")
COPULAS = frozenset(
    [
        "be",
        "remain",
        "seem",
        "appear",
        "look",
        "become",
        "stay",
        "sound",
        "prove",
        "feel",
        "get",
        "keep",
        "grow",
    ]
)


@lru_cache(maxsize=1)
def scope() -> dict[str, frozenset[str]]:
    """The word lists of doctrine/hedge_scope.yaml, by name."""
    table = read_table("hedge_scope.yaml")
    return {k: frozenset(v) for k, v in table.items() if isinstance(v, list)}


def token_at(doc: Any, offset: int) -> Token:
    """The token that covers this character of the sentence."""
    for token in doc:
        if token.idx + len(token.text) > offset:
            return token
    return doc[-1]


def lemma(token: Token) -> str:
    """The token's dictionary form in lower case."""
    return str(token.lemma_).lower()


def verb_of(token: Token) -> Token:
    """The verb whose clause the token stands in (the token itself if it is a main verb)."""
    here = token
    if here.dep_ in ("aux", "auxpass"):
        return here.head
    while here.pos_ not in VERBAL and here.head.i != here.i:
        here = here.head
        if here.dep_ in ("aux", "auxpass"):
            here = here.head
    return here


def helpers(verb: Token) -> list[Token]:
    """Its auxiliaries; a conjoined verb with none of its own borrows the first verb's."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    bare = verb.tag_ in ("VB", "VBN", "VBG")  # "will rest and are ..." borrows no "will"
    if bare and not own and verb.dep_ == "conj" and not subjects(verb) and verb.head.pos_ in VERBAL:
        return helpers(verb.head)
    return own


def subjects(verb: Token) -> list[Token]:
    """Subjects of this very verb."""
    return [c for c in verb.children if c.dep_ in SUBJECTS]


def subject(verb: Token) -> Token | None:
    """Who acts: the verb's own subject, or the one it shares with the verb it is joined to."""
    here = verb
    for _ in range(6):
        found = [c for c in subjects(here) if c.dep_ != "expl"] or subjects(here)
        if found:
            return found[0]
        if here.dep_ not in ("conj", "xcomp") or here.head.i == here.i:
            return None
        here = here.head
    return None


def above(token: Token) -> Iterator[tuple[Token, str]]:
    """Each head above the token with the arc that leads to it, up to the root."""
    here = token
    while here.head.i != here.i:
        yield here.head, here.dep_
        here = here.head


def complement(token: Token) -> Token | None:
    """The clause a judgement word governs: "unlikely that X enters", "likely to enter"."""
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "csubj", "advcl", "acl") and child.i > token.i:
            return child
    if token.dep_ in ("acomp", "attr", "oprd", "ROOT", "ccomp", "dobj", "amod"):
        for child in token.head.children:
            if child.i <= token.i:
                continue
            if child.dep_ in ("ccomp", "csubj", "xcomp") and child.pos_ in (*VERBAL, "ADJ", "NOUN"):
                return child
    return None


def has_mark(verb: Token, words: frozenset[str]) -> bool:
    """Whether a conjunction or question word opens this verb's clause."""
    return any(
        c.lower_ in words and c.i < verb.i
        for c in verb.children
        if c.dep_ in ("mark", "advmod", "dobj", "nsubj", "attr", "det", "pobj", "prep", "nsubjpass")
    )


def cue(verb: Token) -> tuple[Token | None, Token | None]:
    """Who is said to have said this clause, and the reporting verb: (speaker, cue).

    (None, None) when the clause is nobody's reported speech within the sentence.
    """
    for head, arc in above(verb):
        if arc in ("ccomp", "parataxis") and head.pos_ in VERBAL and lemma(head) not in COPULAS:
            return subject(head), head
        if arc == "acl" and head.pos_ in ("NOUN", "PROPN"):
            return None, head
    return None, None


_NONE = frozenset({"no", "neither", "nobody", "none", "nothing", "few"})


def negated(verb: Token) -> bool:
    """Whether a negation stands on this very verb, or on who does it ("no side", "few")."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor") for c in verb.children):
        return True
    return denies(subject(verb))


def denies(party: Token | None) -> bool:
    """ "No side", "neither of them", "few analysts", "nothing": a party that negates."""
    if party is None:
        return False
    first = [c for c in party.children if c.dep_ in ("det", "amod", "preconj", "cc", "advmod")]
    if {c.lower_ for c in first} >= {"a", "few"}:
        return False  # "a few analysts" are some
    return party.lower_ in _NONE or any(c.lower_ in _NONE for c in first)


def text_of(token: Token | None) -> str:
    """The whole phrase under a token, in lower case; empty for none."""
    return "" if token is None else " ".join(t.lower_ for t in token.subtree)


def told_after(verb: Token) -> bool:
    """Whether a copula is followed by what is told: "what may come is a storm"."""
    return any(
        c.i > verb.i and c.dep_ in ("attr", "nsubj") and c.pos_ == "NOUN" for c in verb.children
    )

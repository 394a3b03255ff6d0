"""Cues that are no verbs: "a warning that", "Kyiv's claim that", "is confident that"."""

from collections.abc import Iterator
from typing import Any

from spacy.symbols import ADJ, NOUN

from vedette.doctrine.cues import cues
from vedette.extract.attribution.pieces import Candidate, agent, branch, parts, placed, subject
from vedette.extract.attribution.signs import signs
from vedette.extract.page import Page, Sentence

# Verbs that only carry the noun: the subject of "issued a warning" warns, of "fuelled rumours"
# does not.
_LIGHT = frozenset(
    ("make", "issue", "give", "voice", "express", "have", "hold", "release", "publish", "repeat",
     "share", "offer", "raise", "reiterate", "deliver", "present", "provide", "dismiss", "reject",
     "deny", "draw", "reach", "announce", "take", "write", "form", "post", "send", "say")
)  # fmt: skip


def _said_by(noun: Any) -> Any | None:
    """Whose warning it is: "Kyiv's warning", "a warning from Kyiv", "Kyiv issued a warning"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("by", "from"):
            return next((g for g in prep.children if g.dep_ == "pobj"), None)
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_ in _LIGHT:
        return subject(head)
    if noun.dep_ == "nsubjpass":
        return agent(head)
    return None


def _hung(noun: Any) -> tuple[str, list[Any]] | None:
    """What the noun holds: a that-clause, an infinitive, a phrase with a preposition."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        inner = {c.lower_ for c in child.children}
        if child.dep_ in ("ccomp", "acl", "relcl") and "that" in inner and child.pos_ != "NOUN":
            return "clause", branch(child)
        if child.dep_ == "acl" and child.tag_ == "VB":
            return "inf", branch(child)
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ == "be":
        clause = next((c for c in head.children if c.dep_ == "ccomp"), None)
        if clause is not None:
            return "is-clause", branch(clause)
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.i > noun.i and prep.lower_ not in ("by", "from"):
            held = next((g for g in prep.children if g.dep_ in ("pobj", "pcomp")), None)
            if held is not None:
                return f"prep-{prep.lower_}", branch(held)
    return None


def _noun(page: Page, sentence: Sentence, noun: Any, *, weigh: bool) -> Candidate | None:
    found = _hung(noun)
    if found is None:
        return None
    relation, words = found
    who = _said_by(noun)
    if who is None and relation.startswith("prep"):
        return None
    source = branch(who) if who is not None else []
    cue = [noun]
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.head.i < noun.i:
        cue = [noun.head, noun]
    banned = {t.i for t in cue} | {t.i for t in words}
    source = [t for t in source if t.i not in banned and t.tag_ != "POS"]
    pieces = placed(page, sentence, words)
    if not pieces:
        return None
    key = f"NOUN:{noun.lemma_.lower()}"
    return Candidate(
        key,
        relation,
        placed(page, sentence, source),
        placed(page, sentence, cue),
        pieces,
        signs(noun, who, words, weigh=weigh),
    )


def _adjective(page: Page, sentence: Sentence, word: Any, *, weigh: bool) -> Candidate | None:
    head = word.head
    if word.dep_ not in ("acomp", "oprd", "attr", "ROOT", "conj") or head.pos_ not in (
        "AUX",
        "VERB",
        "ADJ",
    ):
        return None
    who = subject(head) if word.dep_ != "conj" else subject(head.head)
    relation, words = "", []
    for child in word.children:
        if child.dep_ in ("ccomp", "xcomp"):
            relation, words = ("clause" if child.dep_ == "ccomp" else "inf"), branch(child)
        elif child.dep_ == "prep" and not words:
            held = next((g for g in child.children if g.dep_ in ("pobj", "pcomp")), None)
            if held is not None:
                relation, words = f"prep-{child.lower_}", branch(held)
    if not words:
        return None
    source = branch(who) if who is not None and who.lower_ != "it" else []
    cue = [head, word] if head.pos_ == "AUX" else [word]
    cue = sorted(cue, key=lambda t: t.i)
    taken = {t.i for t in words}
    source = [t for t in source if t.i not in taken]
    pieces = placed(page, sentence, words)
    if not pieces:
        return None
    key = f"ADJ:{word.lemma_.lower()}"
    return Candidate(
        key,
        relation,
        placed(page, sentence, source),
        placed(page, sentence, cue),
        pieces,
        signs(word, who, words, weigh=weigh),
    )


def noun_candidates(page: Page, sentence: Sentence, *, weigh: bool = True) -> Iterator[Candidate]:
    """Every noun or adjective of a parsed sentence that could hold somebody's words or mind.

    weigh=False: those alone that report or judge, without their traits.
    """
    for token in parts(page.parse(sentence), NOUN, ADJ):
        sort = token.pos_
        if not weigh and not cues().told(f"{sort}:{token.lemma_.lower()}"):
            continue
        if sort == "NOUN":
            found = _noun(page, sentence, token, weigh=weigh)
        else:
            found = _adjective(page, sentence, token, weigh=weigh)
        if found is not None:
            yield found

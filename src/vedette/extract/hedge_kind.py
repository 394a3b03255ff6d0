"""Forecast or assessment: is the thing judged still open, or a fact of now or before?

The governed verb decides: "unlikely to attack", "will likely attack" look ahead; "likely
seeks", "have likely taken", "likely part of" judge what is.
"""

import re

from vedette.extract.hedge_tree import (
    COPULAS,
    Token,
    complement,
    helpers,
    lemma,
    scope,
    verb_of,
)
from vedette.extract.hedge_window import HORIZON
from vedette.extract.hedge_words import Candidate
from vedette.model.likelihood import EstimateKind

FORECAST, ASSESSMENT = EstimateKind.FORECAST, EstimateKind.ASSESSMENT
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_ABLE = frozenset({"can", "could", "cannot", "may", "might", "ca"})
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|seems?|appears?|remains?|looks?|becom\w+|it|as|not|’s|'s|’re|'re|n[’']t|highly|still|also|now)[ “\"‘']+$",
    re.I,
)
# What may follow a predicate that is complete: "is likely, ...", "is likely given that ...".
_OPEN_END = re.compile(
    r"\s*(?:[”\"’'.,;:!?)–—-]|$"
    r"|(?:given|and|but|without|unless|if|until|before|because|even|despite|amid|when|once)\b)"
)
_AFTER_COMMA = re.compile(r"[,(—–] *$")
_TO_VERB = re.compile(r"^[”\"’']?,? to [a-z]", re.I)


def of_clause(verb: Token, *, conditional: bool = False) -> EstimateKind:
    """Whether the clause of this verb looks ahead, from its helpers, tense and sense."""
    aux = {h.lower_ for h in helpers(verb)}
    if aux & _AHEAD or "going" in aux:
        return FORECAST
    if "have" in aux or "has" in aux or "had" in aux:
        return ASSESSMENT
    if aux & _ABLE:
        return FORECAST if conditional or lemma(verb) not in scope()["states"] else ASSESSMENT
    if "to" in aux:
        return of_infinitive(verb)
    if verb.tag_ in ("VBD", "VBN", "VBG") and not (
        verb.tag_ == "VBN" and aux & {"is", "are", "be"}
    ):
        return ASSESSMENT
    if lemma(verb) == "go" and verb.tag_ == "VBG":
        return FORECAST
    return ASSESSMENT if lemma(verb) in scope()["states"] else FORECAST


def looks_ahead(verb: Token) -> bool:
    """Whether the clause says "will", "would" or "going to"."""
    aux = {h.lower_ for h in helpers(verb)}
    return bool(aux & _AHEAD) or verb.lower_ == "going"


def of_infinitive(verb: Token) -> EstimateKind:
    """ "Likely to attack" looks ahead; "likely to have", "to reflect", "to be part of" not."""
    lists = scope()
    if any(h.lower_ == "have" for h in helpers(verb)) or lemma(verb) in lists["evidential"]:
        return ASSESSMENT
    if verb.tag_ == "VBG" and any(h.lower_ == "be" for h in helpers(verb)):
        return ASSESSMENT
    if lemma(verb) == "be":
        nouns = [c for c in verb.children if c.dep_ == "attr"]
        if any(lemma(n) in lists["tie_nouns"] for n in nouns):
            return ASSESSMENT
    return FORECAST


def _of_noun(noun: Token) -> EstimateKind:
    lists = scope()
    names = {noun.lower_, lemma(noun), *(c.lower_ for c in noun.children if c.lower_ == "next")}
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and noun.head.tag_ == "VBD":
        return ASSESSMENT  # "they repelled a likely assault" tells of what has happened
    return FORECAST if names & {"next", *lists["ahead_nouns"]} else ASSESSMENT


def _of_adverb(token: Token, *, conditional: bool) -> EstimateKind:
    head = token.head
    if head.pos_ in ("VERB", "AUX"):
        aux = {h.lower_ for h in helpers(head)}
        if aux & (_AHEAD | _ABLE):
            return of_clause(head, conditional=conditional)
        return ASSESSMENT
    if head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
        return FORECAST if {h.lower_ for h in helpers(head.head)} & _AHEAD else ASSESSMENT
    return ASSESSMENT


def kind_of(
    candidate: Candidate, token: Token, words: str, *, conditional: bool = False
) -> EstimateKind:
    """Forecast or assessment for one likelihood word in its parsed sentence."""
    before, after = words[: candidate.start], words[candidate.end :]
    adverb = token.lower_ in (
        "probably",
        "undoubtedly",
        "improbably",
        "inevitably",
    ) or candidate.words.lower().startswith(("no doubt", "without"))
    predicate = bool(_PREDICATE.search(before)) and not adverb
    if (
        not adverb
        and _TO_VERB.match(after)
        and (predicate or token.dep_ in ("acomp", "ccomp", "oprd", "ROOT"))
    ):
        if not re.search(r"[,(—–-] *$", before):
            to_verb = next(
                (
                    t
                    for t in token.doc[token.i :]
                    if t.dep_ == "aux" and t.lower_ == "to" and t.i > token.i
                ),
                None,
            )
            return of_infinitive(to_verb.head) if to_verb is not None else FORECAST
    if token.dep_ == "advmod" and token.head.dep_ == "amod" and token.i > 0 and not adverb:
        # "A likely wider offensive": the parser ties "likely" to the second adjective.
        if token.nbor(-1).pos_ in ("DET", "ADP"):
            return _of_noun(token.head.head)
    if token.dep_ in ("amod", "acl") and token.head.i < token.i and _TO_VERB.match(after):
        if token.nbor(-1).i == token.head.i:
            return FORECAST  # "troops likely to be sent": the adjective follows its noun
    if (
        token.dep_ == "amod"
        and token.head.pos_ in ("NOUN", "PROPN")
        and token.head.i > token.i
        and not adverb
    ):
        aux = {h.lower_ for h in helpers(verb_of(token))}
        if not (predicate and aux & _AHEAD):
            return _of_noun(token.head)
    governed = complement(token)
    if governed is not None and re.match(
        r"[”\"’']? (?:that|whether|if)\b|[”\"’'],? (?:that|whether)\b", after
    ):
        return of_clause(governed, conditional=conditional)
    if adverb or token.dep_ == "advmod":
        kind = _of_adverb(token, conditional=conditional)
        if kind is ASSESSMENT and governed is None:
            verb = verb_of(token)
            if (
                {h.lower_ for h in helpers(verb)} & _AHEAD
                and abs(verb.i - token.i) < 4
                and not re.search(r"[,(—–] *$", before)
            ):
                return FORECAST
        return kind
    return _of_predicate(token, before, after)


def _of_predicate(token: Token, before: str, after: str) -> EstimateKind:
    verb = verb_of(token)
    if {h.lower_ for h in helpers(verb)} & _AHEAD:
        return FORECAST
    if re.match(r"[”\"’']? (?:that|whether)\b", after):
        clauses = [c for c in verb.children if c.dep_ in ("ccomp", "csubj") and c.i > token.i]
        return of_clause(clauses[0]) if clauses else FORECAST
    if _OPEN_END.match(after) or HORIZON.match(after.lstrip()) or _low(token):
        if lemma(verb) in COPULAS or verb.pos_ not in ("VERB", "AUX"):
            return ASSESSMENT if _AFTER_COMMA.search(before) else FORECAST
        if token.dep_ in ("oprd", "acomp", "ccomp", "amod") or _low(token):
            return FORECAST
    return ASSESSMENT


def _low(token: Token) -> bool:
    """ "Unlikely for now": an adjective that can only be the predicate, never an adverb."""
    return bool(token.lower_.startswith(("unlik", "improb", "doubt", "question", "implaus")))

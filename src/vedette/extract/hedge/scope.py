"""Whose word a likelihood word is: content that the author only describes is passed over.

"An operation meant to convince them that the fleet may sail" judges nothing. Every rule
returns a reason in plain words, or "" when it has no objection.
"""

import re

from vedette.extract.hedge.tree import (
    Token,
    above,
    denies,
    has_mark,
    helpers,
    lemma,
    negated,
    scope,
    subject,
    verb_of,
)

# "Information operations suggesting that ...": an operation of words, not of troops.
_SHAM = frozenset({"information", "informational", "influence", "psychological", "propaganda",
                   "disinformation", "hybrid"})  # fmt: skip
_STORED_PAST = re.compile(r"\b(?:if|had|without|otherwise|were it not|but for)\b", re.I)


def _aimed(verb: Token) -> bool:
    """ "Designed to suggest", "in order to show": the verb is the aim of something else."""
    lists = scope()
    is_infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not is_infinitive:
        return False
    return verb.dep_ in ("xcomp", "advcl", "acl", "relcl", "conj") and (
        any(
            lemma(head) in lists["aim_words"] or lemma(head) in lists["operation_nouns"]
            for head, _ in above(verb)
        )
        or verb.dep_ == "advcl"
    )


def staged(token: Token) -> str:
    """Why the clause is somebody's show and nobody's judgement; "" if it is not."""
    lists = scope()
    here = token
    for head, arc in above(token):
        if arc in ("ccomp", "acl", "pcomp", "oprd", "relcl", "xcomp"):
            if head.pos_ in ("NOUN", "PROPN") and lemma(head) in lists["staged_nouns"]:
                if arc == "acl" or (arc == "relcl" and has_mark(here, frozenset({"that"}))):
                    return f"it is what the {head.text} says, which the author only describes"
            elif head.pos_ in ("VERB", "AUX") and arc == "ccomp":
                if lemma(head) in lists["staged_verbs"] or any(
                    c.lower_ in lists["staged_adverbs"] for c in head.children
                ):
                    return f"it is what somebody wants believed ('{head.text}')"
                acts = subject(head)
                if acts is not None and lemma(acts) in lists["staged_nouns"]:
                    return f"it is what the {acts.text} says, which the author only describes"
                told = head.dep_ == "acl" and lemma(head.head) in lists["operation_nouns"]
                if told and {c.lower_ for c in head.head.children} & _SHAM:
                    return f"it is what the {head.head.text} says, which the author only describes"
                if lemma(head) in lists["staged_when_aimed"] and _aimed(head):
                    return f"it is what somebody wants to '{head.text}', not a judgement"
        here = head
    return ""


def is_question(words: str) -> bool:
    """A sentence that asks claims nothing: "Is the garrison likely to hold?"."""
    return words.rstrip().rstrip("\"'”’)").endswith("?")


def past_unreal(verb: Token, words: str) -> str:
    """ "Would have", "could have ... had they": what did not happen is no forecast."""
    aux = [h.lower_ for h in helpers(verb)]
    if "have" not in aux and "'ve" not in aux:
        return ""
    if "would" in aux:
        return "it tells of something that did not happen ('would have')"
    if ("could" in aux or "might" in aux) and _STORED_PAST.search(words):
        return "it tells of something that did not happen ('could have', with its condition)"
    return ""


def inside_condition(verb: Token) -> str:
    """ "If it may rain", "whether they will": the clause itself is a condition or a question."""
    here = verb
    for head, arc in [(verb, verb.dep_), *above(verb)]:
        if arc in ("advcl", "ccomp") and has_mark(here, frozenset({"if", "whether", "unless"})):
            return "it stands in an if-clause or a whether-clause, which asserts nothing"
        if arc not in ("conj", "xcomp", "aux", "acomp"):
            break
        here = head
    return ""


_JUDGED_ARCS = frozenset({"ccomp", "csubj", "csubjpass", "acl", "pcomp"})
_NEAR = frozenset({"acomp", "attr", "oprd", "advmod", "neg", "aux"})


def governed(verb: Token, taken: set[int]) -> str:
    """The clause is the very thing another likelihood word judges ("unlikely that it will").

    A clause with "will" or "may" of its own is never the bare infinitive of "likely intend
    to hold on but may fail", whatever the parser ties it to; so infinitives end the walk.
    """
    for head, arc in above(verb):
        if arc == "conj":
            continue
        if arc not in _JUDGED_ARCS:
            break
        near = [head, *(c for c in head.children if c.dep_ in _NEAR)]
        if any(t.i in taken for t in near):
            return "it is part of the proposition that another likelihood word judges"
    beside = [c for c in verb.children if c.dep_ in (*_NEAR, "prep", "npadvmod")]
    if verb.i in taken or any(c.i in taken for c in beside):
        return "another likelihood word stands on the same verb and says more"
    return ""


def denied(token: Token) -> str:
    """ "The assessment that they would likely turn back was wrong": said and taken back."""
    for head, arc in above(token):
        if arc == "acl" and head.pos_ == "NOUN":
            verb = head.head
            wrong = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
            if head.dep_ == "nsubj" and any(lemma(c) in scope()["wrong"] for c in wrong):
                return "the text itself calls this judgement wrong"
    return ""


def unsaid(token: Token) -> str:
    """ "Nothing suggests that it is likely", "no sign that they will": told as not so."""
    for head, arc in above(token):
        if arc in ("relcl", "advcl", "conj"):
            break  # "gave no sign of it, which is likely a blow" speaks anew
        ahead = head.i < token.i  # "It is likely; when is not yet clear" denies nothing
        if ahead and arc in ("ccomp", "acl") and head.pos_ in ("VERB", "AUX", "NOUN"):
            noun = head.pos_ == "NOUN"
            if arc == "ccomp" and lemma(head) in scope()["denying"] and not negated(head):
                return f"the text says that somebody denies it ('{head.text}')"
            opinion = not noun and lemma(head) in scope()["opinion_verbs"]
            one_of = {c.lower_ for c in head.children} & {"only", "first", "sole", "last"}
            rejected = noun and head.dep_ == "dobj" and lemma(head.head) in scope()["denying"]
            if rejected and not negated(head.head):
                return f"the text says that somebody denies it ('{head.head.text}')"
            if not noun and head.dep_ in ("relcl", "acl") and denies(head.head):
                return f"the text denies the '{head.text}' it would rest on"
            unseen = noun and head.dep_ in ("dobj", "attr") and negated(head.head) and not one_of
            if not opinion and (unseen or (denies(head) if noun else negated(head))):
                return f"the text denies the '{head.text}' it would rest on"
    return ""


def flipped(token: Token) -> bool:
    """ "No deal is likely", "few think that a deal is likely": the negation reaches the word."""
    verb = verb_of(token)
    if denies(subject(verb)):
        return True
    for head, arc in above(verb):
        if arc == "ccomp" and head.pos_ in ("VERB", "AUX"):
            return lemma(head) in scope()["opinion_verbs"] and negated(head)
        if arc != "conj":
            break
    return False


def modal_above(token: Token) -> str:
    """ "It may be possible": the modal on the same verb says it already."""
    if any(h.lower_ in ("may", "might", "could") for h in helpers(verb_of(token))):
        return "another likelihood word stands on the same verb and says more"
    return ""


def own_verb(token: Token) -> Token:
    """The verb that a helper such as "may", "will" or "is going to" belongs to."""
    going = token.head if token.dep_ == "aux" and token.head.lower_ == "going" else token
    if going.lower_ == "going":
        return next((c for c in going.children if c.dep_ == "xcomp"), going)
    return token.head if token.dep_ in ("aux", "auxpass") else verb_of(token)

"""The verdict on one candidate: why it is no judgement, or what sort of judgement it is."""

import re

from vedette.extract.hedge.aside import condition_of
from vedette.extract.hedge.kind import kind_of, looks_ahead, of_clause
from vedette.extract.hedge.modal import impossible, pass_modal, pass_possible
from vedette.extract.hedge.scope import (
    denied,
    flipped,
    governed,
    inside_condition,
    modal_above,
    own_verb,
    past_unreal,
    staged,
    unsaid,
)
from vedette.extract.hedge.tree import (
    Token,
    above,
    complement,
    denies,
    helpers,
    lemma,
    scope,
    subject,
    subjects,
    token_at,
    verb_of,
)
from vedette.extract.hedge.will import pass_will, pass_would
from vedette.extract.hedge.words import Candidate
from vedette.model.likelihood import EstimateKind

# Words that yield to a likelihood word judging the same clause.
WEAK = frozenset({"modal", "will", "would", "possible"})
_TERM = re.compile(r"(?:probable cause|likely voters?)\b", re.I)
_SAYS_SO = frozenset({"be", "seem", "appear", "remain"})
_SUPPOSES = re.compile(r"\bin (?:the|a|its|this|that) $", re.I)
_NOT = re.compile(r"\b(?:not|never|no longer)\b|n[’']t", re.I)
# Class of a word whose negation stands elsewhere: "no deal is likely".
_FLIPPED = {
    "likely": "not likely",
    "highly likely": "not likely",
    "very likely": "not likely",
    "not likely": "other",
}
_KINDS = {
    "modal": EstimateKind.POSSIBILITY,
    "possible": EstimateKind.POSSIBILITY,
    "ruleout": EstimateKind.POSSIBILITY,
    "will": EstimateKind.CATEGORICAL,
    "would": EstimateKind.CATEGORICAL,
    "unclear": EstimateKind.NO_ESTIMATE,
    "coa": EstimateKind.COA,
    "compare": EstimateKind.ORDINAL,
    "expect": EstimateKind.FORECAST,
}


def objection(one: Candidate, token: Token, words: str, taken: set[int]) -> tuple[str, str]:
    """Why the candidate is no judgement, with the rule's id; ("", "") if it is one.

    taken: the tokens of judgements already taken in the sentence.
    """
    reason = staged(token)
    if reason:
        return reason, "hedge.staged/1"
    reason = denied(token) or unsaid(token)
    if reason:
        return reason, "hedge.denied/1"
    if one.family in ("modal", "will", "would"):
        reason = governed(verb_of(token), taken)
    elif one.family == "possible" and token.dep_ in ("acomp", "advmod"):
        reason = modal_above(token) if token.lower_ == "possible" else ""
    if reason:
        return reason, "hedge.governed/1"
    reason = _own_objection(one, token, words)
    return (reason, f"hedge.{one.family}/1") if reason else ("", "")


def _own_objection(one: Candidate, token: Token, words: str) -> str:
    verb = own_verb(token)
    if one.family == "modal":
        own = "" if impossible(token) else pass_modal(one, token, words)
        return own or inside_condition(verb)
    if one.family == "possible":
        return pass_possible(one, token, words)
    if one.family == "will":
        return pass_will(token)
    if one.family == "would":
        return pass_would(token)
    if one.family == "expect":
        return _pass_expect(one, token)
    if one.family in ("word", "compare") and _TERM.match(words[one.start :]):
        return "it is a fixed term ('probable cause', 'likely voters')"
    if one.family in ("word", "compare"):
        unreal = "" if _supposed(token) else past_unreal(verb, words)
        return unreal or _odd(token) or _of_himself(token, verb)
    return _pass_plain(one, token, words)


def _supposed(token: Token) -> bool:
    """ "Would probably have lost without them": an adverb weighs even what never happened."""
    return bool(token.lower_.endswith("ly") and token.dep_ == "advmod")


def _odd(token: Token) -> str:
    """ "An unlikely hero" is a surprising one, not one who will hardly come."""
    if not token.lower_.startswith(("unlikely", "improbabl")):
        return ""
    noun = token.head
    if token.dep_ == "advmod" and noun.dep_ == "amod":
        noun = noun.head  # "an unlikely political alliance": tied to the second adjective
    elif token.dep_ != "amod":
        return ""
    # "A strike is improbable, the retired general said": tied to the next clause by the parser.
    parted = any(t.text == "," for t in token.doc[token.i : max(noun.i, token.i)])
    if parted or noun.i < token.i or {noun.lower_, lemma(noun)} & scope()["ahead_nouns"]:
        return ""
    return "'unlikely' before a noun says that it surprises"


_CHOICES = frozenset({"vote", "support", "back", "buy", "watch", "recommend", "choose", "use"})


def _of_himself(token: Token, verb: Token) -> str:
    """ "Voters said they were less likely to back it": an answer in a poll, not a forecast."""
    clause = complement(token)
    acts = subject(verb)
    if clause is None or lemma(clause) not in _CHOICES or acts is None or acts.lower_ != "they":
        return ""
    asked = any(
        lemma(h) in ("say", "answer", "tell", "reply") for h, a in above(verb) if a == "ccomp"
    )
    return "people asked tell what they themselves would do" if asked else ""


def _pass_plain(one: Candidate, token: Token, words: str) -> str:
    if one.family == "coa" and _SUPPOSES.search(words[: one.start]):
        return "'in the worst case' opens a supposition"
    if one.family == "unclear" and token.dep_ == "amod":
        return "it describes a thing; nobody declines to judge"
    if one.family == "doubt" and token.pos_ == "NOUN" and words[: one.start].endswith("any "):
        return "no doubt is stated here"
    if one.family == "imminent":
        word = token_at(token.doc, one.end - 1)
        if word.dep_ not in ("acomp", "oprd") or lemma(word.head) not in _SAYS_SO:
            return "'imminent' describes a thing here; nobody says that it is coming"
    return ""


def _pass_expect(one: Candidate, token: Token) -> str:
    """Only "X expects Y to do" and "does not expect that" judge; "is expected" names nobody."""
    inside = [t for t in token.doc if one.start <= t.idx < one.end]
    verb = next((t for t in inside if t.pos_ == "VERB"), token)
    clause = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
    goal = [c for c in verb.children if c.dep_ == "dobj" and lemma(c) in scope()["ahead_nouns"]]
    if verb.pos_ != "VERB" or not (clause or goal) or verb.tag_ == "VBN":
        return "nobody expects an event here"
    beside = {h.lower_ for h in helpers(verb)}
    if verb.tag_ == "VB" and (not beside or "to" in beside):
        return "nobody expects an event here"
    if not clause:
        return ""
    if re.search(r"believe|think", one.words) and not looks_ahead(clause[0]):
        return "an opinion about what is, not about how likely"
    if clause[0].dep_ == "xcomp" and not subjects(clause[0]):
        return "somebody expects to do something himself"
    return ""


def kind_for(one: Candidate, token: Token, words: str) -> EstimateKind:
    """What sort of judgement the candidate makes, from its family, else from its clause."""
    if one.kind:
        return EstimateKind(one.kind)
    if one.family == "modal" and impossible(token):
        return EstimateKind.ASSESSMENT
    if one.family in _KINDS:
        return _KINDS[one.family]
    if one.family == "doubt":
        clause = complement(token)
        return of_clause(clause) if clause is not None else EstimateKind.ASSESSMENT
    held = condition_of(token, words, "forecast") is not None
    return kind_of(one, token, words, conditional=held)


def settled(one: Candidate, token: Token) -> Candidate:
    """The candidate with its final class: "will not" from "will never", and so on."""
    klass = one.klass
    if one.family in ("will", "would"):
        no = bool(_NOT.search(one.words)) != denies(subject(own_verb(token)))
        klass = "will not" if no else "will"
    elif one.family == "word" and token.pos_ in ("ADJ", "ADV") and flipped(token):
        klass = _FLIPPED.get(klass, "other")
    elif one.family == "modal" and impossible(token):
        klass = "other"
    return Candidate(one.start, one.end, one.core, one.family, klass, one.words, one.kind)

"""Forecast or assessment: is the thing judged still open, or a fact of now or before?

The governed verb decides: "unlikely to attack", "will likely attack" look ahead; "likely
seeks", "have likely taken", "likely part of" judge what is.
"""

import re

from vedette.extract.hedge.tree import (
    COPULAS,
    Token,
    complement,
    helpers,
    lemma,
    scope,
    verb_of,
)
from vedette.extract.hedge.window import HORIZON
from vedette.extract.hedge.words import Candidate
from vedette.model.likelihood import EstimateKind

FORECAST, ASSESSMENT = EstimateKind.FORECAST, EstimateKind.ASSESSMENT
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_ABLE = frozenset({"can", "could", "cannot", "may", "might", "ca"})
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|seems?|appears?|remains?|looks?|becom\w+|it|as|not"
    r"|’s|'s|’re|'re|n[’']t|highly|still|also|now)[ “\"‘']+$",
    re.I,
)
# What may follow a predicate that is complete: "is likely, ...", "is likely given that ...".
_OPEN_END = re.compile(
    r"\s*(?:[”\"’'.,;:!?)–—-]|$"
    r"|(?:given|and|but|without|unless|if|until|before|because|even|despite|amid|when|once"
    r"|after|while|as long|since|now|soon|within|before|by|this|next|any ?time|either|yet)\b)"
)
# "We judge a landing unlikely", "they rate a strike probable": the object is what may come.
_RATED = re.compile(
    r"\b(?:judg|deem|consider|rat|call|reckon|regard|hold|held|think|thought|believ|see|saw|find"
    r"|found)\w*\b(?![^,;.]*\b(?:that|is|are|was|were|be|been|will|would|has|have)\b)[^,;.]*$",
    re.I,
)
_AFTER_COMMA = re.compile(r"[,(—–] *$")
_THAT = re.compile(r"[”\"’']? (?:that|whether|if)\b|[”\"’'],? (?:that|whether)\b")
_TO_VERB = re.compile(r"^[”\"’']?,? to [a-z]", re.I)


def of_clause(verb: Token, *, conditional: bool = False) -> EstimateKind:
    """Whether the clause of this verb looks ahead, from its helpers, tense and sense."""
    aux = {h.lower_ for h in helpers(verb)}
    if not aux and any(c.lower_ in ("now", "already", "currently") for c in verb.children):
        return ASSESSMENT  # "likely that the group now works for others"
    if "would" in aux and "have" in aux:
        return ASSESSMENT  # "would probably have lost": weighed, but no longer open
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
    """Whether the clause says "will", "would", "could" or "going to"."""
    aux = {h.lower_ for h in helpers(verb)}
    return bool(aux & {*_AHEAD, "could"}) or verb.lower_ == "going"


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


def _is_adverb(one: Candidate, token: Token) -> bool:
    sure = one.words.lower().startswith(("no doubt", "without"))
    return sure or token.lower_ in ("probably", "undoubtedly", "improbably", "inevitably")


def kind_of(
    candidate: Candidate, token: Token, words: str, *, conditional: bool = False
) -> EstimateKind:
    """Forecast or assessment for one likelihood word in its parsed sentence.

    conditional: whether an if-clause hangs on it; "likely can hold if ..." looks ahead.
    """
    before, after = words[: candidate.start], words[candidate.end :]
    adverb = _is_adverb(candidate, token)
    if not adverb and token.pos_ == "ADJ" and _object_rated(token, before, after):
        return FORECAST
    kind = None if adverb else _of_adjective(token, before, after)
    if kind is not None:
        return kind
    governed = complement(token)
    if governed is not None and _THAT.match(after):
        return of_clause(governed, conditional=conditional)
    if adverb or token.dep_ == "advmod":
        kind = _of_adverb(token, conditional=conditional)
        verb = verb_of(token)
        near = abs(verb.i - token.i) < 4 and not _AFTER_COMMA.search(before)
        if governed is None and near and {h.lower_ for h in helpers(verb)} & _AHEAD:
            return of_clause(verb)
        return kind
    return _of_predicate(token, before, after)


def _object_rated(token: Token, before: str, after: str) -> bool:
    """Whether a verb of rating stands over an event that the word closes: "deems war likely"."""
    ends = _OPEN_END.match(after) or HORIZON.match(after.lstrip())
    rated = _RATED.search(before) if ends else None
    words = re.findall(r"[a-z]+", rated.group().lower())[1:] if rated else []
    # An event must be named: "considered likely" has none, "the accused likely" is no event.
    return bool(words) and token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN", "ADV", "PRON")


def _of_adjective(token: Token, before: str, after: str) -> EstimateKind | None:
    """ "Likely to attack", "a likely offensive"; None when the word is no such adjective."""
    predicate = bool(_PREDICATE.search(before))
    stands = predicate or token.dep_ in ("acomp", "ccomp", "oprd", "ROOT")
    if stands and _TO_VERB.match(after) and not _AFTER_COMMA.search(before):
        marks = [t for t in token.doc[token.i + 1 :] if t.dep_ == "aux" and t.lower_ == "to"]
        return of_infinitive(marks[0].head) if marks else FORECAST
    if token.dep_ in ("amod", "acl") and _TO_VERB.match(after) and token.head.i == token.i - 1:
        return FORECAST  # "troops likely to be sent": the adjective follows its noun
    mistied = token.dep_ == "advmod" and token.head.dep_ == "amod" and token.i > 0
    if mistied and token.nbor(-1).pos_ in ("DET", "ADP"):
        # "A likely wider offensive": the parser ties "likely" to the second adjective.
        return _of_noun(token.head.head)
    before_noun = token.dep_ == "amod" and token.head.i > token.i
    if before_noun and token.head.pos_ in ("NOUN", "PROPN"):
        will = predicate and {h.lower_ for h in helpers(verb_of(token))} & _AHEAD
        return None if will else _of_noun(token.head)
    return None


def _of_predicate(token: Token, before: str, after: str) -> EstimateKind:
    verb = verb_of(token)
    if {h.lower_ for h in helpers(verb)} & _AHEAD:
        return FORECAST
    if re.match(r"[”\"’']? (?:that|whether)\b", after):
        clauses = [c for c in verb.children if c.dep_ in ("ccomp", "csubj") and c.i > token.i]
        return of_clause(clauses[0]) if clauses else FORECAST
    if _OPEN_END.match(after) or HORIZON.match(after.lstrip(" ”\"’'")) or _low(token):
        if lemma(verb) in COPULAS or verb.pos_ not in ("VERB", "AUX"):
            return ASSESSMENT if _AFTER_COMMA.search(before) else FORECAST
        if token.dep_ in ("oprd", "acomp", "ccomp", "amod") or _low(token):
            return FORECAST
    return ASSESSMENT


def _low(token: Token) -> bool:
    """ "Unlikely for now": an adjective that can only be the predicate, never an adverb."""
    return bool(token.lower_.startswith(("unlik", "improb", "doubt", "question", "implaus")))

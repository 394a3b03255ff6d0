"""Could, may, might, possible: which of them say that something may be so.

Passed over: permission ("the law says courts may sit"), past ability ("they could not
hold"), the reach of a weapon ("targets the guns could hit"), months, names, and set phrases
("as soon as possible").
"""

import re

from vedette.extract.hedge.scope import own_verb, past_unreal
from vedette.extract.hedge.tree import (
    Token,
    above,
    has_mark,
    helpers,
    lemma,
    scope,
    subject,
    told_after,
)
from vedette.extract.hedge.words import Candidate
from vedette.extract.parsing.parser import name_type

_SET_PHRASE = re.compile(
    r"(?:\bas\b[^.;,]{1,40}? as|\bif|\b(?:where|when)ever|\bwhere|\bmuch as|\bbest|\bworst|\bevery"
    r"(?:thing|one)?|\bany(?:thing)?|\ball|\bmost|\bma(?:ke|kes|de|king) (?:it|this|that|them)?"
    r"|\bonly|\bway|\bwhat is|\bwhat was|\bhumanly|\bonce|\bnot) ?$",
    re.I,
)
# A headline in capitals: every longer word begins with one.
_TITLE_CASE = re.compile(r"^(?:[\W\d]*(?:[A-Z][\w’'.-]*|[a-z]{1,3})\b)+[\W\d]*$")
_OPTION = frozenset(
    [
        "best",
        "better",
        "easier",
        "simply",
        "only",
        "just",
        "hardly",
        "barely",
        "always",
        "instead",
        "sooner",
        "rather",
    ]
)
_SENSE = frozenset(
    ["see", "hear", "feel", "smell", "remember", "recall", "tell", "imagine", "afford", "say"]
)


def _month_or_name(token: Token, words: str, end: int) -> str:
    """ "In May", "Ms May said"; but "Minister May Resign" is a headline's "may"."""
    if token.text != "May":
        return ""
    following = re.match(r" ([A-Z][a-z]+)\b", words[end:])
    headline = following and token.i > 0 and _TITLE_CASE.match(words)
    if headline and following and not re.search(r"[^s]s$", following.group(1)):
        return ""
    return "'May' is a month or a name here"


def _reach(token: Token, verb: Token) -> str:
    """ "Any target that the missiles could hit": what is hit stands before the clause."""
    if verb.dep_ != "relcl" or token.lower_ != "could":
        return ""
    acts = subject(verb)
    if acts is None or acts.lower_ in ("that", "which", "who"):
        return ""
    if any(c.dep_ == "prep" and c.i < verb.i for c in verb.children):
        return ""  # "a year in which it could fall": the clause is about the when, not the what
    return "it tells what somebody is able to do, in a clause about something else"


def _past_ability(token: Token, verb: Token) -> str:
    aux = [h.lower_ for h in helpers(verb)]
    if token.lower_ not in ("could", "couldn’t", "couldn't"):
        return ""
    if "not" in aux or "n't" in aux or "n’t" in aux or "n’t" in token.lower_:
        return "'could not' tells what somebody was unable to do"
    supposed = lemma(verb) == "see" and re.search(r"\b[Ii]f\b", verb.doc.text)
    if lemma(verb) in _SENSE and verb.pos_ == "VERB" and not supposed:
        return "'could' tells what somebody was able to perceive or do"
    adverbs = [c for c in verb.children if c.dep_ == "advmod"]
    compared = any(g.lower_ == "more" for c in adverbs for g in c.children)
    if compared or any(c.lower_ in _OPTION for c in adverbs):
        return "'could' offers a choice here; it does not say that something may happen"
    if has_mark(
        verb,
        frozenset(
            {
                "so",
                "before",
                "until",
                "as",
                "than",
                "whatever",
                "how",
                "what",
                "where",
                "who",
                "why",
            }
        ),
    ):
        return "'could' tells what somebody was able to do"
    return ""


def _permission(token: Token, verb: Token) -> str:
    lists = scope()
    acts = subject(verb)
    if token.lower_ == "may" and acts is not None and acts.lower_ == "you":
        return "it grants permission; it does not say how likely"
    if token.lower_ == "may" and acts is not None:
        under = [g for c in verb.children if c.lower_ == "under" for g in c.children]
        told = lemma(acts) in lists["permitted_parties"] and lemma(verb) in lists["permitted_verbs"]
        if told or any(lemma(g) in lists["permit_nouns"] for g in under):
            return "it grants permission; it does not say how likely"
    if lemma(verb) == "want" and acts is not None and acts.lower_ == "you":
        return "it is advice"
    for head, arc in above(verb):
        rule = lemma(head) in lists["permit_nouns"] or any(
            lemma(c) in lists["permit_nouns"] and c.dep_ == "nsubj" for c in head.children
        )
        if arc == "ccomp" and lemma(head) == "wish":
            return "it is a wish"
        if arc in ("ccomp", "acl", "relcl") and (rule or lemma(head) in lists["permitting"]):
            return "it grants permission; it does not say how likely"
        if arc not in ("conj", "ccomp"):
            break
    return ""


_ASKING = frozenset({"what", "how", "who", "where", "why", "whatever", "however", "whoever"})


_BUT = re.compile(r"(?:may|might)(?: not)? be\b[^;.]*?,? but\b", re.I)


def _conceded(token: Token, verb: Token, words: str) -> str:
    """ "He may be a novice, but": granted for the sake of argument; "what it may cost": asked."""
    if token.lower_ not in ("may", "might"):
        return ""
    # "What we may see is more barricades" says it; "what it may cost is unknown" asks.
    told = verb.dep_ == "csubj" and lemma(verb.head) == "be" and told_after(verb.head)
    if verb.dep_ in ("ccomp", "pcomp", "csubj", "advcl") and has_mark(verb, _ASKING) and not told:
        return "it stands in a question inside the sentence, or concedes whatever is so"
    plain = lemma(verb) == "be" or (verb.tag_ == "VBN" and "well" in words)
    here = verb.doc.text[token.idx :]
    told = any(c.dep_ in ("attr", "acomp", "advmod") for c in verb.children if c.i > token.i)
    if not (plain and told and _BUT.match(here)):
        return ""
    acts = subject(verb)
    if acts is not None and (
        acts.lower_ in ("he", "she", "i", "you", "they", "who") or name_type(acts) == "PERSON"
    ):
        return "it concedes what is granted; the judgement follows after 'but'"
    return ""


def impossible(token: Token) -> bool:
    """ "The losses could not be as high as claimed": not past ability, but a judgement."""
    verb = own_verb(token)
    if token.lower_ != "could" or lemma(verb) != "be":
        return False
    after = [c for c in verb.children if c.i > verb.i and c.dep_ in ("acomp", "attr", "advmod")]
    return any(c.lower_ == "not" for c in verb.children) and bool(after)


def pass_modal(candidate: Candidate, token: Token, words: str) -> str:
    """Why this could, may or might is no judgement; "" if it is one."""
    verb = own_verb(token)
    if token.text != "May" and token.tag_ not in ("MD", "VBD", "VBP", "RB") and token.pos_ != "AUX":
        return f"'{token.text}' is a noun here"
    return (
        _month_or_name(token, words, candidate.end)
        or past_unreal(verb, words)
        or _past_ability(token, verb)
        or _reach(token, verb)
        or _permission(token, verb)
        or _conceded(token, verb, words)
    )


_TALKED_ABOUT = frozenset(
    [
        "discuss",
        "consider",
        "explore",
        "evaluate",
        "examine",
        "raise",
        "weigh",
        "study",
        "debate",
        "investigate",
        "look",
        "open",
        "offer",
        "mention",
        "float",
    ]
)


def _pass_predicate(token: Token, before: str, after: str) -> str:
    superlative = token.head.i < token.i and any(
        c.tag_ == "JJS" or c.lower_ == "most" for c in token.head.children
    )
    bare = re.search(r"\bthe (?:\w+ly )?$", before) and not re.match(r" [a-z]", after)
    if superlative or bare:
        return "'possible' belongs to a set phrase here ('the widest audience possible')"
    if _SET_PHRASE.search(before) and not re.match(r" that\b", after):
        return "'possible' belongs to a set phrase here ('as soon as possible')"
    if re.search(r"\bma(?:ke|kes|de|king) it (?:\w+ )?$", before, re.I):
        return "'possible' says what can be done, not what may happen"
    if token.dep_ != "amod" and re.match(r" (?:for [^,.;]{1,60})?to [a-z]", after):
        return "'possible' says what can be done, not what may happen"
    return ""


def pass_possible(candidate: Candidate, token: Token, words: str) -> str:
    """Why this "possible", "possibly" or "possibility" is no judgement; "" if it is one."""
    word = token.lower_
    if word in ("perhaps", "maybe", "possibly"):
        near = words[: candidate.start][-8:] + "|" + words[candidate.end :][:12]
        if re.search(r"\bcan \||\| (?:can|could)\b|not \|", near):
            return "'possibly' strengthens 'can' here"
        if re.match(r" (?:the )?(?:most|best|least|worst|\w+est)\b", words[candidate.end :]):
            return "it softens a superlative; nothing is said to be possible"
        return ""
    if word in ("possible", "conceivable"):
        return _pass_predicate(token, words[: candidate.start], words[candidate.end :])
    clause = any(
        c.dep_ in ("acl", "ccomp", "relcl") and not has_mark(c, frozenset({"which"}))
        for c in token.children
    )
    of_event = any(c.lower_ == "of" for c in token.children)
    head = lemma(token.head)
    if token.dep_ == "attr" and head in ("be", "remain"):
        return ""  # "war remains a possibility"
    if head in _TALKED_ABOUT or not (clause or of_event):
        return "the possibility is a topic here; nobody says that it is one"
    if (
        of_event
        and not clause
        and lemma(token.head) not in ("be", "see", "have", "raise", "remain")
    ):
        return "the possibility is named, and nobody judges it"
    return ""

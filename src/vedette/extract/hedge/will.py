"""Will and will not: unhedged predictions about the matter, and what only looks like one.

Kept: a prediction by an analyst, an official or the report itself that is still open.
Passed over: timetables, plans a side announces, the report speaking of itself, wishes,
habits, clauses that ask or single something out, and the noun.
"""

import re

from vedette.extract.hedge.plan import plan
from vedette.extract.hedge.scope import inside_condition, own_verb
from vedette.extract.hedge.tree import (
    Token,
    above,
    cue,
    has_mark,
    lemma,
    scope,
    subject,
    subjects,
    told_after,
)

_OPEN_WORDS = frozenset(("what", "who", "how", "when", "where", "why", "which", "whether", "if",
                        "whatever", "whoever", "much", "many"))  # fmt: skip
_WEIGH = frozenset({"determine", "decide", "depend", "tell", "show", "reveal"})
_DATED = re.compile(
    r"(?: (?:open|closed|shut))?(?: (?:in|before|at) (?:the |a )?[a-z]+)? (?:held )?"
    r"(?:next \w|on (?:[A-Z]|the \d|\d)"
    r"|at (?:\d|noon|midnight)|from \d|tomorrow|tonight|this (?:week|month))"
)
# An hour of the clock sets what people do; what nature does at six is still predicted.
_CLOCK = re.compile(
    r"\b(?:at|from|until|till|by|before|after) (?:noon|midnight"
    r"|\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|o[’']clock|GMT|CET|EST|EDT|UTC))",
    re.I,
)
_DAY = re.compile(
    r"^[^,;.]{0,40}? (?:from|on|until|till|by|at)"
    r" (?:[A-Z][a-z]+day\b|\d{1,2} [A-Z]|[A-Z]\w+ \d|noon|\d)"
)
# "Will meet the payment" keeps a promise; "will meet the minister" is a date.
_OWED = frozenset({"payment", "target", "deadline", "demand", "goal", "obligation", "need", "fate"})
_WARS = frozenset({"war", "attack", "invasion", "offensive", "strike", "fight", "conflict"})
_LASTING = frozenset(
    {"year", "month", "week", "day", "night", "summer", "winter", "season", "road"}
)
_FIRST = frozenset({"i", "we"})
_SELF = frozenset({"we", "i", "it", "this"})


def _relative(verb: Token) -> str:
    """ "The damage they will incur" names a thing; ", which will slow them" predicts."""
    if verb.dep_ not in ("relcl", "acl"):
        return ""
    acts = subject(verb)
    if acts is not None and acts.lower_ == "which":
        return ""
    if verb.dep_ == "acl":
        return ""
    return "the clause singles something out and predicts nothing by itself"


def _idiom(verb: Token) -> str:
    """ "Not the first and won't be the last", "it's going to be a long year": no forecast."""
    if verb.lower_ == "going":
        return "it tells of people on their way ('going to a village')"
    if lemma(verb) != "be":
        return ""
    told = [c for c in verb.children if c.dep_ in ("attr", "acomp", "nsubj") and c.i > verb.i]
    deep = {c.lower_ for t in told for c in (t, *t.children)}
    if deep & {"last", "first"} and any(t.lower_ in ("first", "last") for t in verb.doc):
        return "'neither the first nor the last' is a figure of speech"
    acts = subject(verb)
    hard = any(c.dep_ == "amod" for t in told if lemma(t) in _LASTING for c in t.children)
    if acts is not None and acts.lower_ == "it" and hard:
        return "'it will be a long year' is a figure of speech"
    return ""


def _how(verb: Token) -> bool:
    """ "Shows how hard it will be": the question word hangs on the adjective."""
    ahead = [
        c for c in verb.children if c.i < verb.i and c.dep_ in ("acomp", "advmod", "attr", "dobj")
    ]
    return any(g.lower_ in ("how", "what", "which", "whose") for c in ahead for g in c.children)


def _asks(verb: Token) -> str:
    if verb.dep_ in ("ccomp", "csubj", "pcomp") and _how(verb):
        return "it is a question inside the sentence, not a prediction"
    if verb.dep_ == "csubj" and lemma(verb.head) == "be" and told_after(verb.head):
        return ""  # "What will come are small blows" says what will come
    if verb.dep_ in ("ccomp", "csubj", "advcl", "pcomp", "relcl") and has_mark(verb, _OPEN_WORDS):
        if verb.dep_ == "relcl":
            acts = subject(verb)
            if acts is not None and acts.lower_ == "which":
                return ""
        if verb.dep_ == "advcl" and not has_mark(verb, frozenset({"if", "whether"})):
            return ""
        return "it is a question inside the sentence, not a prediction"
    return inside_condition(verb)


def _housekeeping(verb: Token) -> str:
    lists = scope()
    acts = subject(verb)
    goal = [c for c in verb.subtree if c.dep_ in ("dobj", "pobj", "nsubjpass")]
    about_text = any(lemma(c) in lists["housekeeping_nouns"] for c in goal)
    if (
        acts is not None
        and lemma(acts) in lists["housekeeping_nouns"]
        and acts.dep_ in ("nsubj", "nsubjpass")
    ):
        return "the page speaks of itself"
    if lemma(verb) not in lists["housekeeping_verbs"] or acts is None:
        return ""
    # "WHO will continue to report cases" is upkeep; "NATO will continue the blockade" is not.
    deeds = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    upkeep = acts.text.isupper() and lemma(deeds[-1]) in lists["upkeep_verbs"]
    if acts.lower_ in _SELF or about_text or upkeep:
        return "the report speaks of its own work"
    return ""


def _timetable(verb: Token) -> str:
    lists = scope()
    acts = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    goals = [c for c in verb.children if c.dep_ in ("dobj", "attr", "nsubjpass")]
    goals += [g for c in verb.children if c.dep_ == "prep" for g in c.children]
    fixed = lists["timetable_nouns"]
    owed = any(lemma(c) in _OWED for c in goals)
    if lemma(verb) in lists["timetable_verbs"] and not owed:
        return "it is a timetable: the event is set beforehand"
    if lemma(verb) in ("be", *lists["dated_verbs"]) and _DATED.match(
        verb.doc.text[verb.idx + len(verb.text) :]
    ):
        return "it is a timetable: the event is set beforehand"
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not subjects(verb):
        return _timetable(verb.head)  # "will meet on Monday and will be joined by ..."
    after = verb.doc.text[verb.idx + len(verb.text) :]
    passive = verb.tag_ == "VBN" and _DAY.match(after)
    if passive or (_CLOCK.search(after) and lemma(verb) not in lists["natural_verbs"]):
        return "it is a timetable: the hour or the day is set beforehand"
    if lemma(verb) in lists["running_verbs"] and any(lemma(c) in fixed for c in acts):
        return "it is a timetable: the event is set beforehand"
    if lemma(verb) in lists["staging_verbs"] and any(lemma(c) in fixed for c in goals):
        return "it is a timetable: the event is set beforehand"
    return ""


def _rumoured(speaker: Token | None, said: Token | None) -> str:
    """ "They say the coast is going to sink": nobody in particular has said it."""
    if speaker is None or said is None or said.lower_ not in ("say", "claim"):
        return ""
    if speaker.lower_ in ("they", "people", "some") and not list(speaker.children):
        return "it is hearsay: nobody in particular says it"
    return ""


def _surmised(verb: Token) -> str:
    """ "Signs suggest that the staff has concluded that it will fail": a mind read from afar."""
    heads = list(above(verb))
    if len(heads) < 2 or heads[0][1] != "ccomp" or heads[1][1] != "ccomp":
        return ""
    if lemma(heads[1][0]) in scope()["inferring"] and lemma(heads[0][0]) in scope()["minding"]:
        return "it is what somebody is thought to think, not what anybody said"
    return ""


def _only_topic(verb: Token) -> str:
    """ "The hope that it will rain", "they want": a matter thought of, asserted by nobody."""
    lists = scope()
    for head, arc in above(verb):
        if arc == "acl" and head.pos_ == "NOUN" and lemma(head) not in lists["saying_nouns"]:
            return f"it is the topic of '{head.text}', which nobody asserts here"
        if (
            arc == "ccomp"
            and head.pos_ == "AUX"
            and lemma(subject(head) or head) in lists["wishes"]
        ):
            return "it is what somebody hopes or intends"
        if arc in ("ccomp", "acl", "advcl") and lemma(head) in lists["wishes"]:
            return f"it is what somebody wants or has made up his mind to ('{head.text}')"
        if arc not in ("conj", "ccomp", "xcomp"):
            break
    return ""


def _worded(verb: Token) -> str:
    """ "Will sometimes answer" tells a habit, "will reportedly go" what is told."""
    beside = {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    if beside & scope()["habit"]:
        return "it tells a habit"
    if beside & scope()["hearsay"]:
        return "it is hearsay by its own words"
    return ""


def pass_will(token: Token) -> str:
    """Why this will is no prediction to keep; "" if it is one."""
    lists = scope()
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in ("will", "shall") and after == "to":
        return "'will' is a noun here"
    if token.tag_ != "MD" and token.lower_ not in ("going", "is", "are", "’s", "'s", "’re", "'re"):
        return f"'{token.text}' is a noun here"
    verb = own_verb(token)
    if reason := _worded(verb):
        return reason
    if lemma(verb) in _WEIGH and any(c.dep_ == "ccomp" for c in verb.children):
        return "it says that something is yet to be decided"
    acts = subject(verb)
    able = any(c.lower_ == "able" for c in verb.children)
    mine = acts is not None and acts.lower_ in _FIRST and not able
    warlike = any(c.dep_ == "dobj" and lemma(c) in _WARS for c in verb.children)
    if mine and not warlike and lemma(verb) not in lists["conflict_verbs"]:
        return "the speaker tells what he himself will do"
    if reason := _only_topic(verb):
        return reason
    speaker, said = cue(verb)
    foretold = said is not None and lemma(said) in lists["forecasting"]
    return (
        _asks(verb)
        or _idiom(verb)
        or _rumoured(speaker, said)
        or _surmised(verb)
        or _relative(verb)
        or _housekeeping(verb)
        or ("" if foretold else _timetable(verb))
        or plan(verb, speaker, said)
    )


def pass_would(token: Token) -> str:
    """ "Forecast that the bridge would fall" is a prediction told later; nothing else is."""
    verb = own_verb(token)
    _, said = cue(verb)
    if said is None or lemma(said) not in scope()["forecasting"]:
        return "'would' alone tells a consequence or a report, not how likely"
    return ""

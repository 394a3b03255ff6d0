"""An act that is only pointed at: "such a move", "that will not happen", "she probably will"."""

from typing import Any

from vedette.extract.link.look import Look, names_own, near, seen
from vedette.extract.link.parse import parsed
from vedette.extract.link.topic import widened
from vedette.model.estimate import Link

POINTED = "link.pointed/2"
_POINTERS = frozenset(("it", "that", "this", "which", "so"))
POINTING = frozenset(
    (
        "action", "attempt", "chance", "danger", "decision", "event", "likelihood", "move", "odds",
        "outcome", "possibility", "probability", "prospect", "risk", "scenario", "step", "thing",
    )
)  # fmt: skip
_CHANCES = frozenset(("chance", "likelihood", "odds", "possibility", "probability", "shot"))
_HAPPENS = frozenset(
    (
        "happen",
        "occur",
        "come",
        "materialise",
        "materialize",
        "follow",
        "move",
        "act",
        "proceed",
        "begin",
        "start",
    )
)
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_BACK = 2  # sentences before in which the act pointed at may stand
_FAR = 4  # the same for a noun that says that it was named: "such a step"


def pointed(look: Look, cores: list[Any], *, main: str) -> tuple[Link, ...]:
    """ "That is not going to happen", "such a move is unlikely": the act was named before."""
    for core in cores[:2]:
        chain = [core, *(c for c in core.children if c.dep_ in ("attr", "xcomp"))]
        if not any(_points_back(token, look) for token in chain):
            continue
        if _antecedent(look, core) and near(look):
            span = look.page.at(look.sentence, core)
            return (Link(main, "for", (span, *seen(look)), POINTED),)
    return ()


def left_out(core: Any) -> Any:
    """ "She should win, and she probably WILL": the verb that the auxiliary leaves out."""
    bare = core.tag_ == "MD" and not any(c.pos_ in ("VERB", "ADJ", "AUX") for c in core.rights)
    if not bare or core.dep_ != "conj" or core.head.pos_ != "VERB":
        return core
    said = [c for c in core.head.children if c.dep_ == "ccomp" and c.i < core.head.i]
    return said[0] if said else core.head  # "X should go, he said, and it probably will"


def _points_back(token: Any, look: Look) -> bool:
    lemma = token.lemma_.lower()
    if token.lower_ in _POINTERS:
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        bare = not any(c.dep_ in ("prep", "acl", "relcl") for c in token.children)
        return bare and lemma in POINTING and (_shown(token) or _given(token, look))
    if lemma == "do" and any(c.dep_ == "dobj" for c in token.children):
        return any(c.dep_ == "dobj" and c.lower_ in _POINTERS for c in token.children)
    if lemma not in _HAPPENS or any(c.dep_ == "dobj" for c in token.children):
        return False
    doers = [c for c in token.children if c.dep_ in _SUBJECT]
    doers = doers or [c for c in token.head.children if c.dep_ == "nsubj" and c.i != token.i]
    return bool(doers) and all(
        d.lower_ in _POINTERS or names_own(look, d) or d.lemma_.lower() in POINTING for d in doers
    )


def _shown(token: Any) -> bool:
    return any(c.lower_ in ("such", "that", "this", "the") for c in token.children)


def _given(token: Any, look: Look) -> bool:
    """ "He gives her a 60 per cent chance": a chance of what was named, to who would do it."""
    if token.lemma_.lower() not in _CHANCES or token.dep_ != "dobj":
        return False
    to = [c for c in token.head.children if c.dep_ == "dative"]
    return bool(to) and all(c.pos_ == "PRON" or names_own(look, c) for c in to)


def _antecedent(look: Look, core: Any) -> bool:
    """Whether the act stands before it, in this sentence or the two before."""
    heads = look.about.says_heads
    if any(t.lemma_.lower() in heads for t in look.doc[: core.i]):
        return True
    such = core.pos_ == "NOUN" and any(c.lower_ == "such" for c in core.children)
    back = _FAR if such else _BACK
    given = core.lemma_.lower() in _CHANCES  # "she may lose ... I give her a 60 per cent chance"
    before = look.page.sentences[max(0, look.sentence.index - back) : look.sentence.index]
    for one in before:
        doc = parsed(look.page, one, look.about.who)
        act = widened(look.about, doc)
        told = act.verbs + (look.about.against.verbs if given else ())
        if any(t.lemma_.lower() in {p.head for p in told} for t in doc):
            return True
    return False

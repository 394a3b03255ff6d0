"""From the governed word down to the act: "is likely to attempt to launch an offensive".

Carriers ("attempt", "launch", "commit ... to", "risk of") are walked through; any other verb
stops the walk, so "likely to expose him to protest by sending troops" reaches no act.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from vedette.doctrine.acts import Act, Carriers, carriers, word_class
from vedette.extract.link.fit import fits
from vedette.extract.parsing.parser import name_type

_DEEP = 8
_SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj", "poss"))
_DOWN = frozenset(("xcomp", "ccomp", "dobj", "pcomp", "oprd", "dative", "pobj", "csubj", "conj"))
_NOUN_DOWN = frozenset(("acl", "relcl", "ccomp", "xcomp", "appos", "conj"))


@dataclass(frozen=True)
class Deed:
    """
    "invade, by way of attempt; subjects Russia; it is said NOT to happen".

    act: id of the act; token: its head; path: carriers walked, outermost first.
    doers: groups of noun tokens that may be the doer, outermost first, nearest last.
    averse: who "avoids" or "refuses" the deed, if such a word was passed.
    """

    act: str
    token: Any
    path: tuple[Any, ...] = ()
    doers: tuple[tuple[Any, ...], ...] = ()
    against: bool = False
    averse: tuple[Any, ...] = ()


@dataclass(frozen=True)
class _Step:
    token: Any
    path: tuple[Any, ...] = ()
    doers: tuple[tuple[Any, ...], ...] = ()
    against: bool = False
    averse: tuple[Any, ...] = ()


def deeds(cores: list[Any], acts: tuple[Act, ...], *, phrase: list[Any]) -> list[Deed]:
    """Every act reached from the governed words, nearest first; one per token."""
    words = carriers()
    said = {t.i for t in phrase}
    found: dict[int, Deed] = {}
    queue = [_first(core, words) for core in cores]
    verge = _on_the_verge(phrase)
    if verge:
        queue = [replace(step, doers=(*verge, *step.doers)) for step in queue]
    while queue:
        step = queue.pop(0)
        if len(step.path) > _DEEP or step.token in step.path:
            continue
        step = replace(step, doers=step.doers + _own(step.token))
        if _negated(step.token, said):
            step = replace(step, against=not step.against)
        hit = _matched(step, acts)
        if hit:
            found.setdefault(step.token.i, hit)
            queue += [one for one in _siblings(step) if not _parted(step.token, one.token, phrase)]
            continue
        queue += [one for one in _below(step, words) if not _parted(step.token, one.token, phrase)]
    return list(found.values())


def _parted(clause: Any, next_one: Any, phrase: list[Any]) -> bool:
    """ "X will probably wait, but it is unlikely to attack": "probably" says nothing of the second.

    An adverb or auxiliary governs its own clause; another clause with a subject of its own is
    another statement. "It is likely that X waits and Y attacks" is told of both.
    """
    if next_one.dep_ != "conj" or next_one.head.i != clause.i:
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in next_one.children)
    return own and any(
        word.head.i == clause.i and word.dep_ in ("advmod", "aux", "neg") for word in phrase
    )


def _on_the_verge(phrase: list[Any]) -> tuple[tuple[Any, ...], ...]:
    """ "X (is) on the verge of war": the doer is what the phrase is said of."""
    first = phrase[0]
    if first.pos_ != "ADP" or first.dep_ != "prep":
        return ()
    if first.head.pos_ in ("NOUN", "PROPN"):
        return ((first.head,),)
    return _own(first.head)


def _first(core: Any, words: Carriers) -> _Step:
    """The step to begin with; a noun borrows the doer of "masses TO SUPPORT a possible push"."""
    if core.pos_ not in ("NOUN", "PROPN"):
        return _Step(core, doers=_outer(core))
    path: list[Any] = []
    head = core.head
    for _ in range(4):
        lemma = head.lemma_.lower()
        if head.pos_ == "ADP":
            head = head.head
            continue
        if head.pos_ != "VERB" or lemma not in words.verbs | words.purpose | words.support:
            break
        path.insert(0, head)
        own = _own(head)
        if own or head.dep_ in ("acl", "relcl"):
            return _Step(core, tuple(path), own or ((head.head,),))
        head = head.head
    return _Step(core)


def _outer(core: Any) -> tuple[tuple[Any, ...], ...]:
    """The subject a complement borrows from the clause above it."""
    head = core.head
    if core.dep_ == "acl" and core.tag_ == "VBG":
        return ((head,),)  # "the risk of X crossing the border"
    groups: list[tuple[Any, ...]] = []
    for _ in range(4):
        if head.i == core.i or head.lemma_ in _CAUSES:
            break
        if head.dep_ in ("amod", "acl", "relcl") and head.pos_ in ("ADJ", "ADV"):
            groups.insert(0, (head.head,))  # "X unlikely to join", in a headline
            break
        subjects = tuple(
            c for c in head.children if c.dep_ in _SUBJECT and c.i != core.i and c.pos_ != "VERB"
        )
        # "It is unlikely to invade": with an infinitive, "it" is somebody.
        empty = ("there",) if core.dep_ == "xcomp" else ("it", "there")
        groups.insert(0, tuple(s for s in subjects if s.lower_ not in empty))
        if subjects or head.head.i == head.i:
            break
        head = head.head
    return tuple(group for group in groups if group) if core.dep_ in _BORROWS else ()


_CAUSES = frozenset(("make", "render"))  # what makes an attack unlikely does not attack
_BORROWS = frozenset(("xcomp", "advcl", "conj", "acl", "ROOT", "ccomp", "pcomp", "acomp"))


def _own(token: Any) -> tuple[tuple[Any, ...], ...]:
    subjects = tuple(c for c in token.children if c.dep_ in ("nsubj", "nsubjpass"))
    return (subjects,) if subjects and token.pos_ in ("VERB", "AUX") else ()


def _negated(token: Any, said: set[int]) -> bool:
    """ "Will not send"; but "would send his army, not even with help" denies only the company."""
    return any(
        (c.dep_ == "neg" or (c.dep_ in ("det", "preconj") and c.lower_ == "no"))
        and c.i not in said
        and (c.i < token.i or token.pos_ != "VERB")
        for c in token.children
    )


def _matched(step: _Step, acts: tuple[Act, ...]) -> Deed | None:
    token = step.token
    for act in acts:
        for pattern in act.opposite:
            if fits(token, pattern) and token.pos_ in ("VERB", "AUX", "ADJ"):
                return Deed(act.id, token, step.path, step.doers, against=not step.against)
    best: tuple[int, Act] | None = None
    for act in acts:
        patterns = act.verbs if token.pos_ in ("VERB", "AUX") else act.nouns
        for pattern in patterns:
            if fits(token, pattern) and (best is None or len(pattern.rest) > best[0]):
                best = (len(pattern.rest), act)
    if best is None:
        return None
    pulled = tuple(c for c in token.children if c.dep_ == "dobj" and _somebody(c))
    # "draw X into the war": the one drawn is the one who joins.
    doers = (*step.doers, pulled) if pulled and token.lemma_ in _PULLS else step.doers
    return Deed(best[1].id, token, step.path, doers, step.against, step.averse)


_PULLS = frozenset(("draw", "drag", "pull", "push", "involve", "engage"))


def _siblings(step: _Step) -> Iterator[_Step]:
    for child in step.token.children:
        if child.dep_ == "conj":
            rather = any(c.lower_ == "than" for c in step.token.children)
            against = step.against != rather
            yield _Step(child, step.path, step.doers, against, step.averse)


def _below(step: _Step, words: Carriers) -> Iterator[_Step]:
    token = step.token
    lemma = token.lemma_.lower()
    path = (*step.path, token)
    if token.pos_ in ("VERB", "AUX") or token.dep_ in ("ROOT", "xcomp", "ccomp"):
        flip = lemma in words.opposite
        if lemma not in words.verbs and not flip and lemma not in words.purpose:
            yield from _siblings(step)
            return
        if lemma not in _LINKING and not _by_somebody(step):
            return
        against = step.against != flip
        averse = step.doers[-1] if flip and step.doers else step.averse
        for child, doers in _verb_down(step, words):
            yield _Step(child, path, doers, against, averse)
    elif token.pos_ == "ADJ":
        if lemma in words.adjectives or lemma in words.verbs:
            for child in token.children:
                if child.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "advcl"):
                    yield from _through(child, path, step)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _noun_down(step, path, words)
        yield from _siblings(step)


def _noun_down(step: _Step, path: tuple[Any, ...], words: Carriers) -> Iterator[_Step]:
    token = step.token
    for child in token.children:
        # "the likelihood of troops JOINING the war": the noun is the doer of its clause.
        if child.dep_ in ("acl", "amod") and child.tag_ == "VBG" and _somebody(token):
            yield _Step(child, path, (*step.doers, (token,)), step.against, step.averse)
        elif token.lemma_.lower() in words.nouns and (
            child.dep_ in _NOUN_DOWN or child.dep_ in ("prep", "compound", "amod")
        ):
            yield from _through(child, path, step)


_LINKING = frozenset(
    (
        "be", "remain", "come", "happen", "occur", "follow", "begin", "start", "materialize",
        "become", "take", "proceed", "resume", "see", "form",
    )
)  # fmt: skip


def _by_somebody(step: _Step) -> bool:
    """Whether the carrier is done by a party: drills do not "prepare to invade" by themselves."""
    own = [t for t in step.token.children if t.dep_ == "nsubj"]
    nearest = own or (list(step.doers[-1]) if step.doers else [])
    return not nearest or any(_somebody(t) for t in nearest)


def _somebody(token: Any) -> bool:
    bodies = word_class("body") | word_class("force")
    if token.pos_ in ("PROPN", "PRON") or token.lemma_.lower() in bodies:
        return True
    # Names are printed with a capital; to look for one costs as much as a parse.
    return token.text[:1].isupper() and name_type(token) in ("GPE", "ORG", "NORP", "PERSON")


def _through(child: Any, path: tuple[Any, ...], step: _Step) -> Iterator[_Step]:
    if child.dep_ == "prep":
        if child.lower_ in ("of", "for", "to", "in", "into", "on", "about", "against"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield _Step(inner, path, step.doers, step.against, step.averse)
    else:
        yield _Step(child, path, step.doers, step.against, step.averse)


def _verb_down(step: _Step, words: Carriers) -> Iterator[tuple[Any, tuple[tuple[Any, ...], ...]]]:
    token = step.token
    lemma = token.lemma_.lower()
    objects = tuple(c for c in token.children if c.dep_ in ("dobj", "dative") and _somebody(c))
    moved = (*step.doers, objects) if objects else step.doers
    linking = lemma in _LINKING
    for child in token.children:
        if child.dep_ == "acomp" and child.lemma_.lower() in words.adjectives:
            yield child, step.doers
            yield from ((s, ()) for s in _events(token))
        elif child.dep_ == "attr":
            yield child, step.doers
        elif child.dep_ in ("xcomp", "ccomp"):
            yield child, moved
        elif child.dep_ == "conj" and any(c.lower_ == "than" for c in token.children):
            continue  # "keep it at home rather than fight": see _siblings
        elif child.dep_ in _DOWN:
            yield child, step.doers
        elif child.dep_ == "prep" and child.lower_ in _INTO:
            yield from ((p, moved) for p in child.children if p.dep_ in ("pobj", "pcomp"))
        elif child.dep_ == "advcl" and _purpose(child, lemma, words):
            yield child, moved
    passive = any(c.dep_ == "auxpass" for c in token.children)
    if (linking or passive) and not any(c.dep_ in ("acomp", "attr") for c in token.children):
        yield from ((s, ()) for s in _events(token))


_INTO = frozenset(("in", "into", "to", "for", "on", "with", "as"))


def _purpose(child: Any, lemma: str, words: Carriers) -> bool:
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
    return to and (lemma in words.purpose or lemma in ("use", "commit", "prepare", "be", "order"))


def _events(token: Any) -> list[Any]:
    return [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "NOUN"]

"""What a likelihood phrase governs: the verb or event noun it says is likely or not.

"It is unlikely that X invades" governs `invades`; "an invasion by X is unlikely" governs
`invasion`; "X will likely invade" governs `invades`; "the risk of an invasion is low"
governs `invasion`.
"""

from typing import Any

from vedette.model.span import Span

CLAUSE = frozenset(("ccomp", "xcomp", "csubj", "acl", "advcl", "relcl"))
_MODALS = frozenset(("aux", "auxpass", "neg"))
_CHANCE = frozenset(
    ("risk", "likelihood", "probability", "chance", "possibility", "prospect", "danger", "odds")
)
_LINKING = frozenset(("be", "remain", "seem", "appear", "become", "stay", "look", "sound"))
_RATES = frozenset(
    (
        "see",
        "rate",
        "assess",
        "regard",
        "view",
        "consider",
        "put",
        "describe",
        "judge",
        "deem",
        "estimate",
        "place",
        "call",
    )
)
_SUBJECT = frozenset(("nsubj", "nsubjpass", "csubj"))
_WHEN = frozenset(("before", "after", "until", "since"))


def tokens_in(doc: Any, span: Span, start: int) -> list[Any]:
    """The tokens of the parse that overlap the span, which counts from the document."""
    low, high = span.start - start, span.end - start
    return [t for t in doc if t.idx < high and t.idx + len(t.text) > low and not t.is_punct]


def top(tokens: list[Any]) -> Any:
    """The token of the phrase whose head lies outside it; the last of several."""
    inside = {t.i for t in tokens}
    # "may possibly": the modal, not its adverb; "low, but possible": the first of two.
    outer = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    strong = [t for t in outer if t.dep_ not in ("neg", "advmod", "cc", "punct", "det", "prep")]
    return (strong or outer or tokens)[0]


def governed(tokens: list[Any]) -> list[Any]:
    """The verbs and event nouns the phrase is about, nearest first; empty if unreadable."""
    root = _predicate_of(top(tokens), tokens)
    held = _held(tokens)
    if held:
        return held
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    if before.tag_ == "MD" and root.pos_ in ("ADV", "ADJ") and before.head.pos_ == "VERB":
        return [before.head]  # "X will likely stay out": the parser may hang "likely" on X
    if root.pos_ == "NOUN" and root.dep_ == "compound" and root.head.lemma_.lower() in _CHANCE:
        root = root.head  # "a 60 per cent CHANCE"
    if root.dep_ in _MODALS or root.tag_ == "MD":
        verbs = [c for c in root.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        return verbs if root.head.i == root.i and verbs else [root.head]
    if root.pos_ == "ADV" or (root.dep_ == "advmod" and root.pos_ != "VERB"):
        return _by_adverb(root)
    if root.pos_ == "ADJ" and root.dep_ == "amod":
        return _by_attribute(root)
    if root.pos_ in ("ADJ", "PROPN") or root.dep_ in ("acomp", "oprd"):
        return _by_adjective(root)
    if root.pos_ == "NOUN" and root.dep_ == "pobj":
        return _by_noun(root) if _complements(root) else _by_adjective(root)
    if root.pos_ == "NOUN":
        return _by_noun(root)
    if root.dep_ in ("attr", "acomp", "oprd"):
        return _by_adjective(root)
    objects = [c for c in root.children if c.dep_ == "dobj"]
    return _complements(root) or objects or _subjects(root) or _subjects(root.head)


def _predicate_of(root: Any, tokens: list[Any]) -> Any:
    """ "Is likely" as one phrase is headed by its "is", yet "likely" says what follows."""
    if root.lemma_ not in _LINKING:
        return root
    inside = {t.i for t in tokens}
    below = [c for c in root.children if c.i in inside and c.dep_ in ("acomp", "attr", "oprd")]
    return below[0] if len(below) == 1 else root


def _held(tokens: list[Any]) -> list[Any]:
    """ "On the verge OF war": the phrase itself ends in the preposition that leads on."""
    last = tokens[-1]
    if last.dep_ == "prep" and last.lower_ in ("of", "to", "for"):
        return [c for c in last.children if c.dep_ in ("pobj", "pcomp")]
    return []


def _by_adverb(root: Any) -> list[Any]:
    below = _complements(root)
    if below:  # "likely to support": tagged as an adverb, yet it has its own clause
        return below
    own = _subjects(root)
    if own:  # "attack from the north unlikely", in a headline
        return _chance_free(own)
    head = root.head
    if head.pos_ == "ADP":
        return [c for c in head.children if c.dep_ in ("pobj", "pcomp")]
    if head.lemma_ in _LINKING and not any(c.dep_ in ("acomp", "attr") for c in head.children):
        return _predicated(head, root)  # "that he would go is far from clear"
    return [head]


def _by_attribute(root: Any) -> list[Any]:
    head = root.head
    if head.lower_ == "as" or head.pos_ == "ADJ":  # "possible, even probable"
        return _by_adjective(root if head.lower_ == "as" else head)
    made = _object_above(head) if root.i > head.i else None
    if made is not None:  # "makes an attempt to seize power improbable"
        return _complements(made) or [made]
    if head.lemma_.lower() in _CHANCE:
        return _by_noun(head)
    below = _complements(root)
    return below or [head]


def _object_above(noun: Any) -> Any:
    """The object of a verb that rates it, of which the noun before the adjective is a part."""
    for one in (noun, *noun.ancestors):
        if one.dep_ == "dobj" and one.head.lemma_ in _RATES | {"make", "find", "think"}:
            return one
    return None


def _by_noun(root: Any) -> list[Any]:
    below = _complements(root)
    if root.lemma_.lower() in _CHANCE or below:
        said_of = _by_adjective(root) if root.dep_ in ("attr", "oprd") else []
        return below or _of(root) or said_of or [root]
    if root.dep_ in ("attr", "oprd", "appos"):
        return _by_adjective(root)
    return [root]


def _by_adjective(root: Any) -> list[Any]:
    below = _complements(root)
    if below:
        return _chance_free(below)
    own = [c for c in root.children if c.dep_ in _SUBJECT]
    if own:  # "considers an attack unlikely"
        return _chance_free(own)
    head = root.head
    if any(c.lower_ == "as" and c.i == root.i - 1 for c in root.children):
        return _chance_free(_rated(head))  # "as high", which the parser takes for a clause
    if head.i == root.i or head.pos_ in ("VERB", "AUX"):
        return _predicated(head, root)
    if head.lower_ == "as":  # "assesses an invasion as low"
        return _chance_free(_rated(head.head))
    if head.lower_ == "at" and head.head.lemma_ in _RATES:  # "I rate it at 15 per cent"
        rated = [c for c in head.head.children if c.dep_ == "dobj"]
        return _chance_free(rated) or _subjects(head.head)
    if head.pos_ == "ADP":  # "the risk has fallen to almost nil"
        return _chance_free([c for c in _subjects(head.head) if c.lemma_.lower() in _CHANCE])
    return [head]


def _rated(verb: Any) -> list[Any]:
    """What is rated "as low": the object, or the noun an inner clause hangs on."""
    for above in verb.ancestors:
        rated = [c for c in above.children if c.dep_ == "dobj" and c.i < verb.i]
        if above.lemma_ in _RATES and rated:
            return rated
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if objects:
        return objects
    if verb.dep_ in ("acl", "relcl", "prep"):
        return [verb.head]
    return [verb] if verb.pos_ == "NOUN" else []


def _predicated(head: Any, root: Any) -> list[Any]:
    """What a linking or judging verb says is likely: its clause, its object or its subject."""
    linking = head.lemma_ in _LINKING
    other = [c for c in head.children if c.dep_ == "acomp" and c.i > root.i]
    if linking and other and root.dep_ == "acomp":
        return other  # "is most likely not ready to invade"
    clauses = [c for c in head.children if c.dep_ in ("ccomp", "xcomp", "csubj") and c.i != root.i]
    if _subjects(head) and not linking:  # "Talks failed: an attack is considered likely"
        clauses = [c for c in clauses if c.i > head.i]
    late = [c for c in head.children if c.dep_ == "advcl" and _that(c)]
    if linking:
        chance = [c for c in _subjects(head) if c.lemma_.lower() in _CHANCE]
        found = (chance if root.dep_ == "acomp" else []) or clauses or late or _subjects(head)
        if not found and head.dep_ == "conj" and head.head.i < head.i:
            found = [head.head]  # a "that" clause read as the main one
        return _chance_free(found)
    objects = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]
    return _chance_free(clauses or objects or late or _subjects(head))


def _chance_free(found: list[Any]) -> list[Any]:
    """ "The risk of an attack" is about the attack."""
    out: list[Any] = []
    for token in found:
        if token.lemma_.lower() in _CHANCE:
            out += _complements(token) or _of(token) or [token]
        else:
            out.append(token)
    return out


def _that(token: Any) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("that", "to") for c in token.children)


def _complements(token: Any) -> list[Any]:
    return [
        c
        for c in token.children
        if c.dep_ in ("xcomp", "ccomp", "acl", "relcl", "csubj", "pcomp")
        or (c.dep_ == "advcl" and _that(c))
    ] + [
        p
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in ("for", "of", "about", "to")
        for p in c.children
        if p.dep_ == "pcomp"
    ]


def _subjects(token: Any) -> list[Any]:
    found = [c for c in token.children if c.dep_ in _SUBJECT and c.lower_ not in ("it", "there")]
    return [_past_time(c, token) for c in found]


def _past_time(subject: Any, verb: Any) -> Any:
    """ "A truce before Easter is doubtful": the parser takes "before Easter is" for a clause."""
    marked = [c for c in verb.children if c.dep_ == "mark" and c.lower_ in _WHEN]
    above = verb.head
    noun = above.pos_ in ("NOUN", "PROPN") and above.i < subject.i
    return above if noun and any(c.i == subject.left_edge.i - 1 for c in marked) else subject


def _of(token: Any) -> list[Any]:
    return [
        next((a for a in p.children if a.dep_ == "acl" and a.tag_ == "VBG"), p)
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in ("of", "for")
        for p in c.children
        if p.dep_ in ("pobj", "pcomp")
    ]

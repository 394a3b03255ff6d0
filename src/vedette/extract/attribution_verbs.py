"""Which verb could be a cue, and what hangs on it: clause, infinitive, object, preposition."""

from collections.abc import Iterator
from typing import Any

from vedette.extract.attribution_pieces import (
    Candidate,
    agent,
    branch,
    group,
    passive,
    placed,
    subject,
)
from vedette.extract.page import Page, Sentence

_CLAUSES = ("ccomp", "parataxis", "csubj")
_ASIDES = ("parataxis", "ccomp", "dep", "advcl", "intj")


def _child(token: Any, *deps: str) -> Any | None:
    return next((c for c in token.children if c.dep_ in deps), None)


def _clause(verb: Any) -> tuple[str, list[Any]] | None:
    """ "warned that", "“…,” said": a full clause under the verb."""
    found = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis")]
    # A clause on each side of "he said" is one speech.
    own = [c for c in found if c.dep_ == "ccomp"] or found
    if not own:
        return None
    return "clause", sorted((t for c in own for t in branch(c)), key=lambda t: t.i)


def _aside(verb: Any) -> tuple[str, list[Any]] | None:
    """ "The bridge, he said, would hold": the speech is the sentence around the verb."""
    head = verb.head
    if verb.dep_ not in _ASIDES or head is verb or head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    if any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children):
        return None
    mark = next((c for c in verb.children if c.lower_ == "as"), None)
    if verb.dep_ == "advcl" and mark is None:
        return None
    if verb.dep_ == "ccomp" and subject(verb) is None:
        return None
    return ("as" if mark is not None else "aside"), branch(head, [verb])


def _infinitive(verb: Any) -> tuple[str, list[Any]] | None:
    clause = _child(verb, "xcomp")
    if clause is None:
        return None
    taken = _child(verb, "dobj")
    words = branch(clause) + (branch(taken) if taken is not None else [])
    return ("object-inf" if taken is not None else "inf"), sorted(words, key=lambda t: t.i)


def _object(verb: Any) -> tuple[str, list[Any]] | None:
    taken = _child(verb, "dobj", "attr", "oprd")
    if taken is None:
        return None
    words = branch(taken)
    tail = [
        c
        for c in verb.children
        if c.i > taken.i and c.dep_ in ("prep", "oprd", "advcl") and c.lower_ in ("as", "of", "for")
    ]
    for extra in tail:
        words += branch(extra)
    return "object", sorted(words, key=lambda t: t.i)


def _preposition(verb: Any) -> tuple[str, list[Any]] | None:
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.i < verb.i or prep.i > verb.i + 3:
            continue
        held = _child(prep, "pobj", "pcomp")
        if held is not None:
            return f"prep-{prep.lower_}", branch(held)
    return None


def _passive(verb: Any) -> tuple[str, list[Any]] | None:
    """ "was described as weak", "is expected to resume", "it was reported that"."""
    topic = _child(verb, "nsubjpass")
    if topic is None and verb.dep_ == "acl":
        topic = None
    clause = _child(verb, "ccomp", "xcomp")
    rest = clause if clause is not None else _child(verb, "oprd")
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    hung = rest if rest is not None else as_
    words = branch(topic) if topic is not None and topic.lower_ != "it" else []
    if hung is not None:
        words = words + branch(hung)
    if not words:
        return None
    kind = "clause" if clause is not None else "as" if as_ is not None else "object"
    return f"passive-{kind}", sorted(words, key=lambda t: t.i)


def _relation(verb: Any) -> tuple[str, list[Any]] | None:
    if passive(verb) and not any(c.dep_ == "nsubj" for c in verb.children):
        return _passive(verb) or _aside(verb)
    return _clause(verb) or _aside(verb) or _infinitive(verb) or _object(verb) or _preposition(verb)


def verb_candidates(page: Page, sentence: Sentence) -> Iterator[Candidate]:
    """Every verb of a parsed sentence that something said, thought or wanted could hang on."""
    for verb in page.parse(sentence):
        if verb.pos_ != "VERB" or not verb.is_alpha:
            continue
        found = _relation(verb)
        if found is None:
            continue
        relation, words = found
        is_passive = relation.startswith("passive")
        who = agent(verb) if is_passive else subject(verb)
        cue = group(verb)
        if relation.startswith("prep-"):
            cue += [c for c in verb.children if c.dep_ == "prep" and c.lower_ == relation[5:]][:1]
        source = branch(who) if who is not None else []
        banned = {t.i for t in cue} | {t.i for t in source}
        content = [t for t in words if t.i not in banned]
        pieces = placed(page, sentence, content)
        if pieces:
            source = _speaker(source, who, {t.i for t in content} | {t.i for t in cue})
            yield Candidate(
                f"VERB:{verb.lemma_.lower()}",
                relation,
                placed(page, sentence, source),
                placed(page, sentence, sorted(cue, key=lambda t: t.i)),
                pieces,
            )


def _speaker(source: list[Any], who: Any, taken: set[int]) -> list[Any]:
    """The naming words alone: a noun's own participle ("a report saying that…") is not it."""
    kept = [t for t in source if t.i not in taken]
    if len(kept) < len(source) and who is not None:
        run = [t for t in kept if t.i <= who.i + 1]
        return run or kept
    return kept

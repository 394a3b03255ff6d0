"""Which verb could be a cue, and what hangs on it: clause, infinitive, object, preposition."""

from collections.abc import Iterator
from typing import Any

from spacy.symbols import VERB

from vedette.doctrine.cues import cues
from vedette.extract.attribution.pieces import (
    Candidate,
    agent,
    branch,
    group,
    parts,
    passive,
    placed,
    subject,
)
from vedette.extract.attribution.signs import signs
from vedette.extract.attribution.turned import turned_speech
from vedette.extract.page import Page, Sentence
from vedette.model.span import Span

_CLAUSES = ("ccomp", "parataxis", "csubj")
_ELSEWHERE = frozenset(("as", "citing", "quoting"))
_ASIDES = ("parataxis", "ccomp", "dep", "advcl", "intj")


def _child(token: Any, *deps: str) -> Any | None:
    return next((c for c in token.children if c.dep_ in deps), None)


def _clause(verb: Any) -> tuple[str, list[Any]] | None:
    """ "warned that", "“…,” said": a full clause under the verb."""
    found = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis")]
    # A clause on each side of "he said" is one speech, but not across a semicolon: "The river
    # rises; the mayor said that pumps are ready".
    own = [c for c in found if c.dep_ == "ccomp"] or found
    own = [c for c in own if not _shut_off(c, verb)] or own or _told(verb)
    if not own:
        return None
    more = [c for c in verb.children if c.dep_ == "conj" and _same_speech(c, own)]
    return "clause", sorted((t for c in (*own, *more) for t in branch(c)), key=lambda t: t.i)


def _told(verb: Any) -> list[Any]:
    """ "told the agency that Israel would answer": parsers hang the clause on the agency."""
    if verb.lemma_ not in ("tell", "inform", "assure", "remind", "warn"):
        return []
    taken = _child(verb, "dobj")
    hung = taken.children if taken is not None else ()
    return [
        c
        for c in hung
        if c.dep_ in ("relcl", "acl")
        and any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)
    ]


def _shut_off(clause: Any, verb: Any) -> bool:
    low, high = sorted((clause.i, verb.i))
    return any(t.text == ";" for t in verb.doc[low:high])


def _same_speech(clause: Any, own: list[Any]) -> bool:
    """ "He said that pumps are ready, but he expects a flood": the speech has a second clause.

    Only after a that-clause, and only a clause a person's pronoun opens or one that still
    quotes: "He said that pumps are ready, and the mayor left" stays outside.
    """
    if not any(c.lower_ == "that" for o in own for c in o.children):
        return False
    who = _child(clause, "nsubj")
    quotes = any(t.is_quote for t in clause.subtree)
    return who is not None and (who.lower_ in ("he", "she", "they", "we", "i") or quotes)


def _aside(verb: Any) -> tuple[str, list[Any]] | None:
    """ "The bridge, he said, would hold": the speech is the sentence around the verb."""
    head = verb.head
    if verb.dep_ not in _ASIDES or head is verb or head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    if any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children):
        return None
    mark = next((c for c in verb.children if c.lower_ == "as"), None)
    own = any(c.dep_ == "nsubj" for c in verb.children)
    if verb.dep_ == "advcl" and mark is None and (not own or _child(verb, "mark", "advmod")):
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
        if c.i > taken.i
        and (c.dep_ in ("oprd", "acomp") or (c.dep_ == "prep" and c.lower_ in ("as", "of", "for")))
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


def verb_candidates(page: Page, sentence: Sentence, *, weigh: bool = True) -> Iterator[Candidate]:
    """Every verb of a parsed sentence that something said, thought or wanted could hang on.

    weigh=False: those alone that report or judge, without their traits.
    """
    doc = page.parse(sentence)
    # Beside these words another verb than the one looked at can be the cue.
    all_verbs = weigh or any(t.lower_ in _ELSEWHERE for t in doc)
    for verb in parts(doc, VERB):
        if not verb.is_alpha:
            continue
        turned = turned_speech(page, sentence, verb, lemma_of(verb))
        if turned is not None:
            yield turned
            continue
        cued = all_verbs or cues().told(f"VERB:{lemma_of(verb)}")
        found = _relation(verb) if cued else None
        if found is None:
            continue
        yield from _citing(page, sentence, verb, found[1])
        two = list(_quoted_as(page, sentence, verb))
        if two:
            yield from two
            continue
        one = _candidate(page, sentence, verb, found, weigh=weigh)
        if one is not None:
            yield one


def _candidate(
    page: Page, sentence: Sentence, verb: Any, found: tuple[str, list[Any]], *, weigh: bool
) -> Candidate | None:
    """A verb, who does it and what hangs on it; None where nothing is left to hang on it."""
    relation, words = found
    who = agent(verb) if passive(verb) else subject(verb)
    cue = group(verb)
    if relation.startswith("prep-"):
        cue += [c for c in verb.children if c.dep_ == "prep" and c.lower_ == relation[5:]][:1]
    source = branch(who) if who is not None else []
    banned = {t.i for t in cue} | {t.i for t in source}
    content = [t for t in words if t.i not in banned]
    pieces = placed(page, sentence, content)
    if not pieces:
        return None
    source = _speaker(source, who, {t.i for t in content} | {t.i for t in cue})
    return Candidate(
        f"VERB:{lemma_of(verb)}",
        relation,
        placed(page, sentence, source),
        placed(page, sentence, sorted(cue, key=lambda t: t.i)),
        pieces,
        signs(verb, who, content, weigh=weigh),
    )


def _quoted_as(page: Page, sentence: Sentence, verb: Any) -> Iterator[Candidate]:
    """ "The paper quoted a report by the institute as saying that…": two voices, one content.

    The institute spoke, the paper relays; in the passive the subject spoke and the agent, if
    there is one, relays.
    """
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    spoke = _child(as_, "pcomp") if as_ is not None else None
    if spoke is None or spoke.pos_ != "VERB":
        return
    bare = passive(verb)
    taken = [c for c in verb.children if c.dep_ in (("nsubjpass",) if bare else ("dobj",))]
    who = [t for c in taken for t in branch(c)]
    if who and as_ is not None and not bare and verb.i < who[0].i < as_.i:
        # All that stands between "quoted" and "as saying" is who was quoted: the parser cuts
        # "a report of the US | think tank XYZ (X Y Z)" in two.
        who = [verb.doc[i] for i in range(min(t.i for t in who), as_.i)]
    clauses = [c for c in spoke.children if c.dep_ == "ccomp"] or [
        c for c in verb.children if c.dep_ == "ccomp"
    ]
    if not who or not clauses:
        return
    words = sorted((t for c in clauses for t in branch(c)), key=lambda t: t.i)
    pieces = placed(page, sentence, words)
    source = placed(page, sentence, who)
    relay = agent(verb) if bare else subject(verb)
    if not pieces or not source:
        return
    yield Candidate(
        f"VERB:{spoke.lemma_.lower()}",
        "quoted-as",
        (Span(source[0].start, source[-1].end),),
        placed(page, sentence, [as_, spoke]),
        pieces,
    )
    if relay is not None:
        named = placed(page, sentence, branch(relay))
        cue = placed(page, sentence, group(verb))
        yield Candidate(f"VERB:{verb.lemma_.lower()}", "quoting", named, cue, pieces)


def _citing(page: Page, sentence: Sentence, verb: Any, content: list[Any]) -> Iterator[Candidate]:
    """ "The agency reported, citing the coast guard, that…": the coast guard spoke."""
    near = [c for c in verb.children if c.dep_ in ("advcl", "acl")]
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    near += [c for c in who.children if c.dep_ in ("acl", "advcl")] if who is not None else []
    for word in near:
        cited = _child(word, "dobj")
        if word.lower_ not in ("citing", "quoting") or cited is None:
            continue
        gone = {t.i for t in word.subtree}
        pieces = placed(page, sentence, [t for t in content if t.i not in gone])
        source = placed(page, sentence, branch(cited))
        if pieces and source:
            cue = placed(page, sentence, [word])
            yield Candidate("VERB:cite", "citing", source[:1], cue, pieces)


def lemma_of(verb: Any) -> str:
    """The verb with its particle: "rule out" is no kind of ruling."""
    particle = _child(verb, "prt")
    lemma = str(verb.lemma_).lower()
    table = cues()
    if lemma not in table.speech and lemma not in table.judgement:
        lemma = table.spoken.get(verb.lower_, lemma)  # taggers make "rates" a form of "rat"
    return f"{lemma} {particle.lower_}" if particle is not None else lemma


def _speaker(source: list[Any], who: Any, taken: set[int]) -> list[Any]:
    """The naming words alone: a noun's own participle ("a report saying that…") is not it."""
    source = source[1:] if source and source[0].is_quote else source  # a mark of what is said
    kept = [t for t in source if t.i not in taken]
    if len(kept) < len(source) and who is not None:
        run = [t for t in kept if t.i <= who.i + 1]
        return run or kept
    return kept

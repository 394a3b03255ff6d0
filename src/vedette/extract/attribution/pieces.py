"""From a branch of a parsed sentence to the stretches of text a reader would underline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.attrs import POS

from vedette.extract.page import Page, Sentence
from vedette.model.span import Span

_EDGE = frozenset(",;:—–-.…!?")
_MARKS = frozenset(("“", "”", '"', "''", "'", "‘", "’", "«", "»", "„", "``"))
# "but he would stay, he said": the joining word belongs to the writer's sentence.
_JOINERS = frozenset(("and", "but", "or", "while", "so", "yet"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    "'warned' with a that-clause: a possible cue, its source and its content", before the table
    of cues says whether such a pair reports somebody's words or mind.

    key: part of speech and lemma ("VERB:warn"); relation: how the content hangs on the cue;
    signs: traits the table weighs ("who-person", "verb-root"), see attribution_signs.
    """

    key: str
    relation: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    signs: tuple[str, ...] = ()


def branch(token: Any, without: Iterable[Any] = ()) -> list[Any]:
    """The words under a word, left to right, less the branches of `without`."""
    gone = {t.i for out in without for t in out.subtree}
    return sorted((t for t in token.subtree if t.i not in gone), key=lambda t: t.i)


def parts(doc: Any, *sorts: int) -> list[Any]:
    """The words of a sentence that are of these parts of speech, by spaCy's numbers for them.

    Asked of the whole sentence at once: to ask every word for its name is slow.
    """
    return [doc[n] for n, sort in enumerate(doc.to_array(POS).tolist()) if sort in sorts]


def _trim(run: list[Any]) -> list[Any]:
    while run and (run[0].text in _EDGE or run[0].is_space or run[0].lower_ in _JOINERS):
        run = run[1:]
    while run and (run[-1].text in _EDGE or run[-1].is_space):
        run = run[:-1]
    return run


def runs(tokens: Sequence[Any]) -> list[list[Any]]:
    """Neighbouring words together, each run without the commas and dashes at its edges."""
    out: list[list[Any]] = []
    for token in tokens:
        if out and token.i == out[-1][-1].i + 1:
            out[-1].append(token)
        else:
            out.append([token])
    trimmed = [_trim(run) for run in out]
    return [
        run for run in trimmed if any(t.is_alpha or t.like_num or t.pos_ == "PRON" for t in run)
    ]


def placed(page: Page, sentence: Sentence, tokens: Sequence[Any]) -> tuple[Span, ...]:
    """The document spans of these words, one for each run of neighbours."""
    out = []
    for run in runs(tokens):
        start, end = page.at(sentence, run[0]).start, page.at(sentence, run[-1]).end
        out.append(Span(start, end))
    return tuple(out)


def group(verb: Any) -> list[Any]:
    """The verb with its helpers: "has repeatedly said", "did not say", "pointed out"."""
    kin = [
        t
        for t in verb.children
        if t.dep_ in ("aux", "auxpass", "neg", "prt")
        or (t.dep_ == "advmod" and abs(t.i - verb.i) == 1)
    ]
    return sorted([verb, *kin], key=lambda t: t.i)


def subject(verb: Any, depth: int = 0) -> Any | None:
    """Who does the speaking, followed through shared subjects, participles and relatives.

    "The minister rose, warning that": the minister warns.
    """
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "csubj")), None)
    if own is not None or depth > 3:
        return own
    head, dep = verb.head, verb.dep_
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if dep in ("conj", "advcl", "xcomp", "dep", "parataxis", "ccomp") and head is not verb:
        return subject(head, depth + 1) if head.pos_ in ("VERB", "AUX") else None
    if dep == "pcomp" and head.head is not head:
        return subject(head.head, depth + 1)
    return None


def agent(verb: Any) -> Any | None:
    """The speaker of a passive: "was confirmed by the ministry"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def passive(verb: Any) -> bool:
    """Whether the verb is a passive or a bare past participle under a noun."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or (
        verb.dep_ in ("acl", "advcl")
        and verb.tag_ == "VBN"
        and not any(c.dep_ == "nsubj" for c in verb.children)
    )

"""Whom a lead holds back: "A Norse general has warned…", named in the next sentence."""

import re
from typing import Any

from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.names.names import Person, heads
from vedette.extract.page import Sentence
from vedette.extract.voices.page import Stage
from vedette.model.span import Span
from vedette.model.statement import Holder

# A name a lead holds back comes within two paragraphs.
_NEXT = 600
_TEXTS = frozenset(("report", "statement", "paper", "study", "source"))


def ahead(made: Stage, span: Span, tokens: list[Any]) -> Holder | None:
    """ "A Norse general has warned…" over "Nils Aas told a paper…": the one named right after.

    News holds the name back for one sentence. Whoever is named next with another office, or is
    no subject there, is somebody else.
    """
    top = heads(tokens)
    if not top or top[0].tag_ not in ("NN", "NNP") or top[0].lemma_.lower() in _TEXTS:
        return None
    lemma = top[0].lemma_.lower()
    if tokens[0].lower_ == "the":
        return None
    if not (references().person(lemma) or lemma in institutions().roles["offices"]):
        return None
    after = [p for p in made.cast.people if span.end < p.start < span.end + _NEXT]
    sentence = made.sentence(Span(after[0].start, after[0].start + 1)) if after else None
    here = made.sentence(span)
    if sentence is None or here is None or not 1 <= sentence.index - here.index <= 2:
        return None
    if after[0].name in made.page.text[: span.start] or not _opens(made, sentence, after[0]):
        return None
    return Holder(made.cast.person(after[0].name)[0], mention=span) if _same_post(
        made, sentence, after[0], lemma) else None  # fmt: skip


def experts_ahead(made: Stage, span: Span, tokens: list[Any]) -> Holder | None:
    """ "Experts have said" over "The Norse Institute, which published…, said": its experts.

    Only in a lead, and only where one research body is named and nobody else is called so.
    """
    top, here = heads(tokens), made.sentence(span)
    if not top or top[0].lemma_.lower() not in _LEARNED or here is None or len(tokens) > 1:
        return None
    firms = {m.who.name for m in made.cast.bodies if m.who.kind == "think_tank"}
    if len(firms) != 1:
        return None
    after = [s for s in made.page.sentences if here.index < s.index <= here.index + 2]
    told = any(
        m.who.name in firms and _PRODUCT.search(made.page.words(s))
        for s in after
        for m in made.cast.named(s.span)
    )
    return Holder(next(iter(firms)), mention=span) if told else None


# "The institute, which published its update on Friday, said": the lead's experts wrote that.
_PRODUCT = re.compile(r"\b(?:update|report|assessment|analysis|study|review|paper|summary)\b")
_LEARNED = frozenset(("expert", "analyst", "researcher"))
_SCHOOLED = _LEARNED | {
    "academic", "economist", "fellow", "historian", "professor", "scholar", "scientist",
    "specialist", "strategist",
}  # fmt: skip
_HOUSE = re.compile(r" (?:of|at|from|with) (?:the )?[A-Z]")


def _opens(made: Stage, sentence: Sentence, person: Person) -> bool:
    """Whether a person is the subject of his sentence, or speaks in it."""
    for token in made.page.parse(sentence):
        at = made.page.at(sentence, token)
        inside = person.start <= at.start < person.start + len(person.name)
        if inside and token.dep_ in ("nsubj", "nsubjpass"):
            return True
    return False


def _same_post(made: Stage, sentence: Sentence, person: Person, lemma: str) -> bool:
    """Whether the post printed beside a name, if one is, is the one looked for."""
    low, high = person.start - sentence.span.start, person.start + len(person.name)
    words = made.page.words(sentence)
    front = re.split(r"[,;:”\"]", words[:low])[-1].lower().split()
    behind = re.match(r"\s?,([^,.;]{2,60})", made.page.text[high:])
    beside = front + (behind.group(1).lower().split() if behind else [])
    if _HOUSE.match(made.page.text[high:]) and lemma not in _SCHOOLED:
        return False  # "A lawmaker told …" is not "Ada Roe of the Harbour Forum"
    posts = institutions().roles["offices"] | references().people
    held = {w.strip("’'s") if w not in posts else w for w in beside} & posts
    return not held or lemma in held

"""Whom a word points back to: "she", "the retired officer", "its analysts", "two of them".

The nearest sentence before answers, its subject first: "The manager laughed. 'We will win,' he
said." is the manager's, whoever spoke in the paragraph above.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.attribution.pieces import branch, placed
from vedette.extract.names.names import heads
from vedette.extract.names.sources import resolve
from vedette.extract.page import Sentence
from vedette.extract.parsing.parser import name_type
from vedette.extract.voices.named import named_like
from vedette.extract.voices.page import Stage
from vedette.extract.voices.sorts import (
    are_several,
    head_word,
    is_body,
    is_group,
    is_person,
    labelled,
)
from vedette.model.span import Span
from vedette.model.statement import Holder

# Who spoke in a sentence, before a place in the text; in order.
Speakers = Callable[[Sentence, int], list[Holder]]
# Whether a holder can be meant.
Fits = Callable[[Stage, Holder], bool]

# A speaker is remembered for about three paragraphs; beyond that "he" may be anybody.
_MEMORY = 1500
_LAND = ("GPE", "LOC", "FAC")
_PERSON = frozenset(("he", "she", "him", "her", "his", "hers"))
_BODY = frozenset(("it", "its"))
_GROUP = frozenset(("they", "them", "these", "those", "their", "both"))
_SOME_OF = re.compile(
    r"^(?:\w+ )?(?:one|two|three|four|some|many|most|several|both|none|few|half|all) of "
    r"(?:them|those|these)\b|^(?:both|one|others|another|the others?|a second|a third)$",
    re.IGNORECASE,
)
_SAME = re.compile(r"^(?:the|this) same \w+$", re.IGNORECASE)
_AGED = re.compile(r"^the (?:\w+ ){0,2}\d\d-year-old\b", re.IGNORECASE)
_STAFF = frozenset(("team", "staff", "researcher", "author", "strategist", "editor", "model"))
_EX = re.compile(r"^the (?:[\w’'-]+ )*(?:ex|then)-[a-z]+$", re.IGNORECASE)
_ITS = re.compile(r"^(?:its|their) ", re.IGNORECASE)


def kind_of(words: str, tokens: list[Any]) -> str:
    """What sort of speaker a source points back to: person, body, group, same; "" for none."""
    first = words.lower().split()[0] if words.split() else ""
    if len(words.split()) == 1:
        for kind, set_ in (("person", _PERSON), ("body", _BODY), ("group", _GROUP)):
            if first in set_:
                return kind
    if _SOME_OF.match(words):
        return "some"
    if _SAME.match(words):
        return "same"
    if _AGED.match(words):
        return "person"
    return _described(words, first, tokens)


def _described(words: str, first: str, tokens: list[Any]) -> str:
    """ "the retired officer", "the bank itself", "its analysts"; not "the head of the union"."""
    table, roles = references(), institutions().roles
    top = heads(tokens)
    if not top or any(t.lower_ in table.someone_else for t in tokens):
        return ""
    head = top[0]
    lemma = head.lemma_.lower()
    if _EX.match(words):
        return "person"
    if _ITS.match(words):
        voices = roles["unnamed_heads"] | roles["products"] | _STAFF
        return "owner" if lemma in voices and not head.text[0].isupper() else ""
    told = any(c.dep_ in ("prep", "poss", "relcl", "acl") for c in head.children)
    if first not in ("the", "this", "that") or told or lemma in table.unique or head.i < 1:
        return ""
    if head.tag_ in ("NNS", "NNPS") or any(t.pos_ == "PROPN" for t in tokens):
        return ""
    if lemma in table.bodies or lemma in roles["products"]:
        return "body"
    # Whoever speaks and is no body is a person: "the sheriff went on".
    known = lemma in table.not_people or head.pos_ not in ("NOUN", "ADJ")
    return "" if known or not head.is_alpha else "person"


def subject_of(made: Stage, sentence: Sentence, before: int | None = None) -> Holder | None:
    """The person or body that is the subject of a sentence, None for things and pronouns.

    before: only one printed before this place of the text.
    """
    for token in made.page.parse(sentence):
        if before is not None and made.page.at(sentence, token).end > before - 1:
            return None
        verb = token.head
        if token.dep_ not in ("nsubj", "nsubjpass") or not leads(verb):
            continue
        words = branch(token, [c for c in token.children if c.dep_ == "relcl"])
        # "Her colleague Jan Hallin": parsers make two subjects of it.
        twins = [c for c in verb.children if c.dep_ == token.dep_ and token.i < c.i < verb.i]
        words += [t for c in twins for t in branch(c)]
        span = placed(made.page, sentence, words)
        at = made.page.at(sentence, token).start
        bodied = any(m.start <= at < m.end for m in made.cast.bodies)
        if token.pos_ == "PRON" or not (bodied or _somebody(token)):
            return None
        # "One of them": whose they are must be looked for further back.
        if span and _SOME_OF.match(span[0].of(made.page.text)):
            return None
        return resolve(made.cast, sentence, span[:1]) if span else None
    return None


def leads(verb: Any) -> bool:
    """Whether a verb carries the sentence, or the part of it before a colon or speech."""
    return verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "parataxis") and verb.head.i > verb.i)


def _somebody(token: Any) -> bool:
    lemma = token.lemma_.lower()
    table, roles = references(), institutions().roles
    if token.pos_ == "PROPN":
        return name_type(token) not in ("DATE", "TIME", "EVENT", "GPE", "LOC", "FAC", "PRODUCT")
    known = table.bodies | roles["unnamed_heads"] | roles["offices"] | roles["products"]
    # "Western attachés agree": whoever agrees, several of them, is no thing.
    known |= (
        {lemma} if token.tag_ == "NNS" and token.head.lemma_.lower() in table.stances else set()
    )
    man = lemma.endswith("men") and table.person(lemma[:-3] + "man")
    return token.pos_ == "NOUN" and (lemma in known or table.person(lemma) or man)


def _land(made: Stage, name: str) -> bool:
    """Whether a name in two words is a place's: "Buenos Aires", which says nothing."""
    first = next((p for p in made.cast.people if p.name == name), None)
    at = Span(first.start, first.start + len(name)) if first else None
    return at is not None and labelled(made, Holder(name, mention=at), _LAND)


def _persons_named(made: Stage, low: int, high: int) -> list[str]:
    out: dict[str, None] = {}
    people, words = made.cast.people, made.page.text[low:high]
    first = bisect_left(people, low, key=lambda p: p.start)
    for person in people[first : bisect_left(people, high, key=lambda p: p.start)]:
        out.setdefault(made.cast.person(person.name.rsplit(" ", 1)[-1])[0])
    for surname in made.cast.by_surname:
        # Looked for plainly first: a long page names thousands.
        if surname in words and re.search(rf"\b{re.escape(surname)}\b", words):
            out.setdefault(made.cast.person(surname)[0])
    return list(out)


def referent(
    made: Stage, kind: str, span: Span, spoke: Speakers, *, front: int | None = None
) -> Holder | None:
    """The one a source of this kind points back to; None where nobody fits.

    front: where the words spoken begin if they stand in front; whom they name is not who
    speaks: "'Ali may resign,' he said".
    """
    if (sentence := made.sentence(span)) is None:
        return None
    like = named_like(made, span) if kind == "body" else None
    if like is not None:
        return like
    fits = _fitting(kind, span.of(made.page.text).lower())
    plain = " " not in span.of(made.page.text)
    edge = span.start if front is None else front
    if kind == "person" and plain:
        here = _persons_named(made, sentence.span.start, edge)
        if len(here) == 1 and not _land(made, here[0]):
            return Holder(here[0], mention=span)
    found = [h for h in spoke(sentence, span.start) if fits(made, h)]
    subject = subject_of(made, sentence, edge)
    if not found and subject is not None and fits(made, subject):
        found = [subject]
    if found and kind != "same":
        return replace(found[-1], mention=span)
    alike = _alike(made, sentence, span, spoke) if kind == "person" and not plain else None
    return alike or _earlier(made, kind, span, spoke, fits)


def _earlier(made: Stage, kind: str, span: Span, spoke: Speakers, fits: Fits) -> Holder | None:
    """The nearest sentence before that has somebody who fits: a speaker, else its subject."""
    sentence, described = made.sentence(span), None
    for earlier in made.page.before(sentence.span.start if sentence else 0, _MEMORY):
        speakers = [h for h in spoke(earlier, span.start) if fits(made, h)]
        if speakers:
            return replace(speakers[-1], mention=span)
        subject = subject_of(made, earlier) if kind != "same" else None
        if subject is not None and fits(made, subject):
            if kind != "person" or not _points_on(made, subject):
                return replace(subject, mention=span)
            described = described or replace(subject, mention=span)
        if kind == "person":
            named = _persons_named(made, earlier.span.start, earlier.span.end)
            if len(named) == 1 and not _land(made, named[0]):
                return Holder(named[0], mention=span)
    return described


def _points_on(made: Stage, holder: Holder) -> bool:
    """ "The veteran of three wars": somebody named before, called so for variety."""
    words = holder.mention.of(made.page.text) if holder.mention else ""
    return words.startswith("The ") and holder.name[:1].islower() and not re.search("[’']s ", words)


def _alike(made: Stage, sentence: Sentence, span: Span, spoke: Speakers) -> Holder | None:
    """ "The official said" after "a Norse official told": the last one called so."""
    noun = span.of(made.page.text).lower().split()[-1]
    for earlier in made.page.before(sentence.span.start, _MEMORY):
        subject = subject_of(made, earlier)
        for holder in (*reversed(spoke(earlier, span.start)), *([subject] if subject else [])):
            if holder.unnamed and noun in holder.name.lower().split():
                return replace(holder, mention=span)
    return None


def _fitting(kind: str, words: str) -> Fits:
    """Whether a holder can be what these words mean."""
    last = re.sub(r" itself$", "", words).split()[-1]
    if kind == "body" and " " in words:
        return lambda made, holder: _is_such(made, holder, last)
    sorts = {"person": is_person, "body": is_body, "owner": _is_house, "group": is_group}
    sorts["some"] = are_several
    return sorts.get(kind, lambda _made, _holder: True)


def _is_house(made: Stage, holder: Holder) -> bool:
    """Whether a holder can have analysts: a body, or a name that is no known person's."""
    return is_body(made, holder) or not (holder.unnamed or " " in holder.name)


def _is_such(made: Stage, holder: Holder, noun: str) -> bool:
    """Whether a holder can be "the bank", "the paper": by its name, by its kind in the table."""
    kinds = {m.who.kind for m in made.cast.bodies if m.who.name == holder.name}
    if kinds:
        return any(noun in institutions().kinds[kind] for kind in kinds)
    if holder.unnamed or holder.name[:1].islower():
        return head_word(holder) == noun
    if noun in institutions().roles["products"]:
        return is_body(made, holder)
    said = head_word(holder)
    if said == noun or said in references().bodies:
        return said == noun
    if " " in holder.name and not labelled(made, holder, ("ORG",)):
        return False
    return not labelled(made, holder, ("PERSON", "GPE"))

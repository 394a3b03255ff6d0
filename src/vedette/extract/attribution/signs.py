"""Traits by which a pair of cue and content is more or less likely an attribution."""

from dataclasses import replace
from typing import Any

from vedette.extract.attribution.pieces import Candidate
from vedette.extract.parsing.parser import name_type, names_marked

_PRONOUNS = {
    "i": "me", "we": "me", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it",
    "who": "who", "which": "which", "that": "which", "this": "it", "these": "it", "what": "which",
}  # fmt: skip
UNWEIGHED = "unweighed"
# Before the sort of a word, where the names of its sentence are not marked: it may be one. The
# word's number stands behind: "who-?noun@12".
OPEN, _AT = "?", "@"
_BODIES = frozenset(("ORG", "NORP", "GPE"))
_SITES = frozenset(
    ("ROOT", "conj", "advcl", "relcl", "acl", "xcomp", "ccomp", "parataxis", "pcomp")
)


def _who(who: Any | None) -> str:
    """What sort of word the speaker is: "person", "body", a pronoun's class, "noun", "none"."""
    if who is None:
        return "none"
    if who.lower_ in _PRONOUNS:
        return _PRONOUNS[who.lower_]
    plain = "name" if who.pos_ == "PROPN" else "people" if who.tag_ == "NNS" else "noun"
    if not names_marked(who):
        return f"{OPEN}{plain}{_AT}{who.i}"
    if name_type(who) == "PERSON":
        return "person"
    return "body" if name_type(who) in _BODIES else plain


def _what(content: list[Any]) -> str:
    """What sort of word governs the content: a name, a pronoun, a noun, a clause."""
    inside = {t.i for t in content}
    top = next((t for t in content if t.head.i not in inside), None)
    if top is None:
        return "none"
    sorts = {"PRON": "pronoun", "PROPN": "name", "NOUN": "noun", "VERB": "verb", "AUX": "verb"}
    plain = sorts.get(top.pos_, "other")
    return _sorted(top, plain) if names_marked(top) else f"{OPEN}{plain}{_AT}{top.i}"


def _sorted(top: Any, plain: str) -> str:
    return "person" if name_type(top) == "PERSON" else plain


def signs(word: Any, who: Any | None, content: list[Any], *, weigh: bool = True) -> tuple[str, ...]:
    """The traits grammar shows: speaker, place of the cue in its sentence, form, content.

    Names that are not marked leave a trait open ("who-?noun@3"); `settled` says what it can be,
    `named` what it is.
    weigh=False answers only that grammar found the pair: traits ask for names, which cost.
    """
    if not weigh:
        return (UNWEIGHED,)
    helpers = {c.tag_ for c in word.children if c.dep_ == "aux"}
    size = len(content)
    length = "1" if size < 2 else "3" if size < 4 else "8" if size < 9 else "20"
    found = [
        f"who-{_who(who)}",
        f"at-{word.dep_}" if word.dep_ in _SITES else "at-other",
        f"form-{word.tag_}",
        f"what-{_what(content)}",
        f"size-{length if size <= 20 else 'more'}",
    ]
    if "MD" in helpers:
        found.append("modal")
    if any(c.dep_ == "neg" for c in word.children):
        found.append("negated")
    if who is not None and who.i > word.i:
        found.append("speaker-after")
    return tuple(found)


def settled(candidate: Candidate) -> list[Candidate]:
    """The candidate with each open trait read every way it can come out, as printed first."""
    if not any(OPEN in sign for sign in candidate.signs):
        return [candidate]
    ways: list[tuple[str, ...]] = [()]
    for sign in candidate.signs:
        part, is_open, rest = sign.partition(OPEN)
        plain = rest.partition(_AT)[0]
        also = ("person", "body") if part == "who-" else ("person",)
        said = [part + sort for sort in (plain, *also)] if is_open else [sign]
        ways = [(*way, one) for way in ways for one in said]
    return [replace(candidate, signs=way) for way in ways]


def named(candidate: Candidate, doc: Any) -> Candidate:
    """The candidate with each open trait as the marked names of its sentence close it."""
    if not any(OPEN in sign for sign in candidate.signs):
        return candidate
    return replace(candidate, signs=tuple(_closed(sign, doc) for sign in candidate.signs))


def _closed(sign: str, doc: Any) -> str:
    part, is_open, rest = sign.partition(OPEN)
    if not is_open:
        return sign
    plain, _, at = rest.partition(_AT)
    word = doc[int(at)]
    return part + (_who(word) if part == "who-" else _sorted(word, plain))


def more(candidate: Candidate, *, nested: bool, marked: bool, opening: bool) -> tuple[str, ...]:
    """The traits the page shows: inside another's content, with quotation marks, in the title."""
    extra = [
        name
        for name, holds in (
            ("nested", nested),
            ("marked", marked),
            ("opening", opening),
            ("pieces", len(candidate.content) > 1),
        )
        if holds
    ]
    return (*candidate.signs, *extra)

"""Whom "it", "the country", "his army" or "these forces" stand for, when only one can be meant."""

import re
from collections.abc import Iterable
from typing import Any

from vedette.doctrine.acts import word_class
from vedette.extract.link.cast import Cast, Mention
from vedette.extract.link.parse import parsed
from vedette.extract.link.walk import Deed
from vedette.extract.page import Page, Sentence

_PERSON = frozenset(("he", "she", "his", "her", "him"))
_THING = frozenset(("it", "its", "itself"))
_MANY = frozenset(("they", "their", "them"))
_COUNTRY = frozenset(("country", "state", "nation", "republic", "neighbour", "neighbor", "ally"))
_TWO = frozenset(("two", "both"))
_RULE = frozenset(("regime", "government", "leadership", "leader", "junta", "bloc", "alliance"))
_DEFINITE = frozenset(("the", "this", "these", "those", "that", "such", "its", "their", "his"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))


def stand_ins(
    page: Page, sentence: Sentence, deed: Deed, *, who: Cast, mentions: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Mentions for the doers of the deed that are named by a pronoun or a plain noun.

    "After the talks in Belarus ... the country is unlikely to join": the country is Belarus.
    """
    out: list[Mention] = []
    for group in deed.doers:
        for token in group:
            out += _stands_for(page, sentence, token, who=who, mentions=mentions)
    return tuple(out)


def _stands_for(
    page: Page, sentence: Sentence, token: Any, *, who: Cast, mentions: tuple[Mention, ...]
) -> list[Mention]:
    reach = {token.i, *(t.i for t in token.subtree if t.dep_ not in ("relcl", "acl", "advcl"))}
    words = [token.doc[i] for i in sorted(reach)]
    low, high = words[0].idx, words[-1].idx + len(words[-1].text)
    if any(low <= m.start < high for m in mentions):
        return []
    anchor = _anchor(token, words)
    if anchor is None:
        return []
    earlier = [m for m in mentions if m.start < low]
    for found in _fields(page, sentence, earlier, who):
        chosen = _choose(anchor, words, found, who)
        if chosen:
            end = anchor.idx + len(anchor.text)
            return [Mention(anchor.idx, end, party) for party in chosen]
    return []


def _anchor(token: Any, words: list[Any]) -> Any:
    """The word that refers back: the pronoun, or the plain noun itself."""
    for word in words:
        if word.lower_ in _PERSON | _THING | _MANY or word.lemma_.lower() in _COUNTRY:
            return word
    # "the enemy", "officials" name somebody; "the army", "these forces" point back.
    pointing = any(c.lower_ in _DEFINITE for c in token.children)
    refers = token.lemma_.lower() in word_class("force") | _RULE
    return token if token.pos_ == "NOUN" and refers and pointing else None


_Field = list[tuple[Mention, bool, str]]


def _fields(
    page: Page, sentence: Sentence, earlier: Iterable[Mention], who: Cast
) -> Iterable[_Field]:
    """Where to look, nearest first: this sentence, the one before, the title."""
    doc = parsed(page, sentence, who)
    yield [(m, _is_subject(doc, m), page.words(sentence)) for m in earlier]
    if sentence.index:
        before = page.sentences[sentence.index - 1]
        found = who.mentions(page.words(before))
        if found:
            earlier_doc = parsed(page, before, who)
            yield [(m, _is_subject(earlier_doc, m), page.words(before)) for m in found]
    if sentence.index > 1:
        title = page.words(page.sentences[0])
        yield [(m, False, title) for m in who.mentions(title)]


def _is_subject(doc: Any, mention: Mention) -> bool:
    for token in doc:
        if token.idx <= mention.start < token.idx + len(token.text):
            head = token.head if token.dep_ in ("amod", "compound", "poss") else token
            return bool(token.dep_ in _SUBJECT or head.dep_ in _SUBJECT)
    return False


def _choose(anchor: Any, words: list[Any], found: _Field, who: Cast) -> list[str]:
    """The one party that fits, or two for "the two armies"; nothing if several fit."""
    fit = [one for one in found if one[0].party not in who.targets]
    lemma, form = anchor.lemma_.lower(), anchor.lower_
    if any(w.lower_ in _TWO for w in words):
        both = list(dict.fromkeys(m.party for m, _, _ in fit))
        return both if len(both) == 2 else []
    if form in _PERSON:
        fit = [one for one in fit if one[0].leader] or fit
    elif form in _THING or lemma in _COUNTRY:
        # "Belarus", not "Belarusian" and not the person: a country is named by its name.
        named = [one for one in fit if one[2][one[0].start : one[0].end] == one[0].party]
        fit = named or [one for one in fit if not one[0].leader]
    for subjects_only in (False, True):
        left = {m.party for m, subject, _ in fit if subject or not subjects_only}
        if len(left) == 1:
            return list(left)
    return []


def from_there(
    page: Page, sentence: Sentence, deed: Deed, *, who: Cast, mentions: tuple[Mention, ...]
) -> list[Mention]:
    """The place "from there" points to, if only one party but the doer was named before."""
    doc = parsed(page, sentence, who)
    inside = {t.idx for group in deed.doers for one in group for t in one.subtree}
    for token in doc[1:]:
        if token.lower_ != "there" or doc[token.i - 1].lower_ != "from":
            continue
        left = {m.party for m in mentions if m.start < token.idx and m.start not in inside}
        left = left - who.targets or _places_before(page, sentence, who)
        if len(left) == 1:
            return [Mention(token.idx, token.idx + len(token.text), left.pop(), origin=True)]
    return []


def _places_before(page: Page, sentence: Sentence, who: Cast) -> set[str]:
    """Parties in whose territory the sentence before puts somebody."""
    if not sentence.index:
        return set()
    text = page.words(page.sentences[sentence.index - 1])
    return {
        m.party
        for m in who.mentions(text)
        if m.party not in who.targets and not m.leader and _STANDS.search(text[: m.start])
    }


_POINTS = frozenset(("these", "those", "such", "this", "that"))
_STANDS = re.compile(r"\b(?:in|from)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)


def from_before(page: Page, sentence: Sentence, deed: Deed, *, who: Cast) -> list[Mention]:
    """ "These forces could advance": they stand where the sentence before put them.

    The mention is anchored on the pointing word, so that the evidence stays in the sentence.
    """
    pointing = [
        t for group in deed.doers for one in group for t in one.children if t.lower_ in _POINTS
    ]
    places = _places_before(page, sentence, who) if pointing else set()
    if len(places) != 1:
        return []
    word = pointing[0]
    return [Mention(word.idx, word.idx + len(word.text), places.pop(), origin=True)]

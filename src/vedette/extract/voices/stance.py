"""Where a sentence says how somebody stands, and the words after it are the stand.

"Chen is less sure: a landing may come" and "Diplomats disagree. A raid is likely." report no
speech, yet the likelihood is Chen's and the diplomats'.
"""

import re
from typing import Any

from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.page import Sentence
from vedette.extract.voices.page import ANALYTIC, Stage
from vedette.extract.voices.refer import kind_of, leads, referent, subject_of
from vedette.extract.voices.sorts import head_word, is_person
from vedette.extract.voices.who import spoke
from vedette.model.span import Span
from vedette.model.statement import Holder

_WORD = re.compile(r"[^\W\d_]+")
# Verbs that say only that somebody stands elsewhere, and leave the what to the next sentence.
_BARE = frozenset(("disagree", "differ", "dissent", "demur", "concur", "agree", "object"))
_COPULAS = frozenset(("be", "remain", "sound", "seem", "feel", "look", "appear", "stay", "become"))
_GIVES = frozenset(("offer", "give", "have", "provide", "draw", "paint", "issue", "reach"))
_OTHERWISE = frozenset(("otherwise", "differently", "bleakly", "darkly", "calmly"))


def _root(made: Stage, sentence: Sentence) -> Any | None:
    doc = made.page.parse(sentence)
    told = (t.head for t in doc if t.dep_ in ("nsubj", "nsubjpass") and leads(t.head))
    return next(told, next((t for t in doc if t.dep_ == "ROOT"), None))


def _minded(root: Any) -> bool:
    """ "is of another mind", "remains sceptical", "sees it otherwise"."""
    words = {t.lower_ for t in root.subtree}
    if root.lemma_ in _COPULAS or root.tag_ == "VBN":
        return bool({w.lower() for w in words} & references().stance_words)
    taken = {c.lemma_.lower() for c in root.children if c.dep_ == "dobj"}
    if root.lemma_.lower() in _GIVES and taken & references().stance_nouns:
        return True
    return root.lemma_.lower() in ("see", "view", "take", "think") and bool(words & _OTHERWISE)


def _judge(made: Stage, sentence: Sentence) -> Holder | None:
    """The subject of a sentence if it is one who judges: a person, experts, an analytic body."""
    holder = subject_of(made, sentence) or _pronoun(made, sentence)
    if holder is None or made.is_own(holder.name):
        return None
    if any(m.who.name == holder.name and m.who.kind in ANALYTIC for m in made.cast.bodies):
        return holder
    experts = institutions().roles["unnamed_heads"]
    unnamed = holder.unnamed or holder.name[:1].islower()
    expert = head_word(holder).removesuffix("s") in experts
    named = not unnamed and (is_person(made, holder) or " " not in holder.name)
    return holder if (unnamed and expert) or named else None


def _pronoun(made: Stage, sentence: Sentence) -> Holder | None:
    """ "He was brief: …": whom a pronoun at the head of the sentence means."""
    for token in made.page.parse(sentence):
        if token.dep_ == "nsubj" and leads(token.head):
            kind, at = kind_of(token.text, [token]), made.page.at(sentence, token)
            front = sentence.span.start  # "On Ali he was brief": not Ali
            return referent(made, kind, at, spoke(made), front=front) if kind else None
    return None


def stance(made: Stage, sentence: Sentence) -> Holder | None:
    """Who takes a stand in a sentence that does not say which: "Diplomats disagree."."""
    words = {w.lower() for w in _WORD.findall(made.page.words(sentence))}
    forms = {f for v in _BARE for f in (v, v + "s", v + "d", v + "ed", v + "red")}
    table = references()
    if not words & (table.stance_words | table.stance_nouns | _OTHERWISE | forms):
        return None
    root = _root(made, sentence)
    if root is None or not (root.lemma_.lower() in _BARE or _minded(root)):
        return None
    return _judge(made, sentence)


def colon(made: Stage, sentence: Sentence, at: Span) -> Holder | None:
    """Whose stand follows a colon: "Falk sees it otherwise: a cut is likely"."""
    mark = made.page.words(sentence).find(": ")
    if mark < 0 or sentence.span.start + mark > at.start:
        return None
    root = _root(made, sentence)
    end = sentence.span.start + mark
    if root is None or made.page.at(sentence, root).start > end:
        return None
    stands = root.lemma_.lower() in references().stances
    return _judge(made, sentence) if stands or _minded(root) else None

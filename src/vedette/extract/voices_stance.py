"""Where a sentence says how somebody stands, and the words after it are the stand.

"Chen is less sure: a landing may come" and "Diplomats disagree. A raid is likely." report no
speech, yet the likelihood is Chen's and the diplomats'.
"""

import re
from typing import Any

from vedette.doctrine.institutions import institutions
from vedette.doctrine.references import references
from vedette.extract.page import Sentence
from vedette.extract.voices_page import ANALYTIC, Stage
from vedette.extract.voices_refer import head_word, is_person, subject_of
from vedette.model.span import Span
from vedette.model.statement import Holder

_WORD = re.compile(r"[^\W\d_]+")
# Verbs that say only that somebody stands elsewhere, and leave the what to the next sentence.
_BARE = frozenset(("disagree", "differ", "dissent", "demur", "concur", "agree", "object"))
_COPULAS = frozenset(("be", "remain", "sound", "seem", "feel", "look", "appear", "stay", "become"))
_OTHERWISE = frozenset(("otherwise", "differently", "bleakly", "darkly", "calmly"))


def _root(made: Stage, sentence: Sentence) -> Any | None:
    return next((t for t in made.page.parse(sentence) if t.dep_ == "ROOT"), None)


def _minded(root: Any) -> bool:
    """ "is of another mind", "remains sceptical", "sees it otherwise"."""
    words = {t.lower_ for t in root.subtree}
    if root.lemma_ in _COPULAS or root.tag_ == "VBN":
        return bool({w.lower() for w in words} & references().stance_words)
    return root.lemma_.lower() in ("see", "view", "take", "think") and bool(words & _OTHERWISE)


def _judge(made: Stage, sentence: Sentence) -> Holder | None:
    """The subject of a sentence if it is one who judges: a person, experts, an analytic body."""
    holder = subject_of(made, sentence)
    if holder is None or made.is_own(holder.name):
        return None
    if any(m.who.name == holder.name and m.who.kind in ANALYTIC for m in made.cast.bodies):
        return holder
    experts = institutions().roles["unnamed_heads"]
    unnamed = holder.unnamed or holder.name[:1].islower()
    expert = head_word(holder).removesuffix("s") in experts
    named = not unnamed and (is_person(made, holder) or " " not in holder.name)
    return holder if (unnamed and expert) or named else None


def stance(made: Stage, sentence: Sentence) -> Holder | None:
    """Who takes a stand in a sentence that does not say which: "Diplomats disagree."."""
    words = {w.lower() for w in _WORD.findall(made.page.words(sentence))}
    forms = {f for v in _BARE for f in (v, v + "s", v + "d", v + "ed", v + "red")}
    if not words & (references().stance_words | _OTHERWISE | forms):
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

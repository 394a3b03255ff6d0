"""Links by evidence in languages the parser does not read: stems of the act, names in any script.

"НБУ навряд чи знизить ставку": a word that begins with a stem of the act asked about, a name
of the question close by, and no other party in the clause.
"""

import re
from collections.abc import Iterable

from vedette.doctrine.acts import answering
from vedette.extract.link_topic import Topic, topic
from vedette.extract.link_words import clause_of, stem_parties
from vedette.extract.page import Page, Sentence
from vedette.model.estimate import Link
from vedette.model.question import QuestionSet
from vedette.model.span import Span

FOREIGN = "link.foreign/1"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GLUED = 5  # a German compound may carry the stem inside: "Seeblockade"
_REFUSES = re.compile(
    r"\b(?:відмов|відкажеть|утрима|откаж|отказ|воздерж|verzicht|absehen|weiger|ablehn|"
    r"zrezygn|rezygn|odmów|odmaw|powstrzym|vermeid|unikn|уникн|избе[гж])",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:не|нe|nie|nicht|keine?[nrms]?)\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\bnicht\b", re.IGNORECASE)
_LATIN = str.maketrans(
    "абвгґдеёжзийклмнопрстуфхцчшщыэюяьъіїє", "abvggdeezziiklmnoprstufhkkssieua  iie"
)
_SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"))


def by_foreign(
    page: Page, phrase: Span, sentence: Sentence, *, questions: QuestionSet
) -> tuple[Link, ...]:
    """The question asked, if an act of its kin stands by the phrase and its names are close."""
    about = topic(questions)
    text, base = page.words(sentence), sentence.span.start
    low, high = phrase.start - base, phrase.end - base
    clause = clause_of(text, low, high)
    for stretch in (clause, text):
        at = text.find(stretch)
        bare = _blanked(stretch, low - at, high - at)
        found = _act(bare, about, questions)
        if found is None:
            continue
        start, end, against = found
        if _other(stretch, about) or not _close(page, sentence, about):
            return ()
        if _denied(stretch, start, phrase=(low - at, high - at)):
            against = not against
        polarity = "against" if against else "for"
        word = Span(base + at + start, base + at + end)
        return (Link(questions.main, polarity, tuple(sorted({word, phrase})), FOREIGN),)
    return ()


def _act(text: str, about: Topic, questions: QuestionSet) -> tuple[int, int, bool] | None:
    """Where the act is named, and whether by a word for its opposite."""
    asked = questions.by_id(questions.main).acts
    own = [s for act in answering(asked) for s in act.stems]
    own += [s for row in about.rows for s in row.stems]
    against = [s for row in about.rows for s in row.counter]
    plain, counter = _stem_at(text, own), _stem_at(text, against)
    if counter:  # "will put off the election" names both
        return (*counter, True)
    return (*plain, False) if plain else None


def _stem_at(text: str, stems: Iterable[str]) -> tuple[int, int] | None:
    words = [(m.start(), m.end(), m.group().casefold()) for m in _WORD.finditer(text)]
    for stem in stems:
        parts = stem.casefold().split()
        hits = [next((w for w in words if _begins(w[2], part)), None) for part in parts]
        first = hits[0]
        if first and all(hits):
            return first[0], first[1]
    return None


def _begins(word: str, stem: str) -> bool:
    glued = len(stem) >= _GLUED and stem.isascii() and len(word) - len(stem) >= 3
    return word.startswith(stem) or (glued and stem in word)


def _blanked(text: str, low: int, high: int) -> str:
    """The text without the words of the likelihood itself: "auszuschließen" closes nothing."""
    low, high = max(0, low), max(0, min(high, len(text)))
    return text[:low] + "\u2022" * (high - low) + text[high:]


def _denied(text: str, start: int, *, phrase: tuple[int, int]) -> bool:
    """Whether a "not" beside the act, outside the likelihood phrase, or a refusal turns it."""
    bare = _blanked(text, *phrase)
    refused = _REFUSES.search(bare)
    denied = _NOT.search(bare[:start]) or _NOT_AFTER.search(bare)
    return bool(refused) != bool(denied)


def _other(text: str, about: Topic) -> bool:
    """Whether the clause names parties, and none of them is the question's."""
    mine = about.who.home | about.who.targets
    found = {party for _, _, party in stem_parties(text, about.who)}
    return bool(mine and found and not found & mine and not _named(text, about))


def _close(page: Page, sentence: Sentence, about: Topic) -> bool:
    first = max(0, sentence.index - 6)
    close = [*page.sentences[first : sentence.index + 2], *page.sentences[:1]]
    mine = about.who.home | about.who.targets
    for one in close:
        text = page.words(one)
        if any(party in mine for _, _, party in stem_parties(text, about.who)):
            return True
        if _named(text, about):
            return True
    return not mine and not any(len(word) >= 4 for word in about.about)


def _named(text: str, about: Topic) -> bool:
    """Whether a word sounds like a name of the question, whatever the script."""
    words = [_sound(m.group()) for m in _WORD.finditer(text) if len(m.group()) >= 3]
    names = [_sound(name) for name in about.names]
    return any(_alike(word, name) for word in words for name in names)


def _alike(word: str, name: str) -> bool:
    trunk = name[: max(4, len(name) - 2)]
    return len(name) >= 4 and word.startswith((trunk, trunk.removeprefix("h")))


def _sound(word: str) -> str:
    """The word in plain Latin letters, roughly as it sounds: "Тампу" is "tampu"."""
    out = word.casefold().translate(_LATIN).replace(" ", "")
    for written, heard in _SOUNDS:
        out = out.replace(written, heard)
    return out

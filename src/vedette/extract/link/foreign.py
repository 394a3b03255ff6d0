"""Links by evidence in languages the parser does not read: stems of the act, names in any script.

"НБУ навряд чи знизить ставку": a word that begins with a stem of the act asked about, a name
of the question close by, and no other party in the clause.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vedette.doctrine.acts import answering
from vedette.doctrine.parties import party_row
from vedette.doctrine.tongues import act_stems, kin_stems, sections
from vedette.extract.link.topic import Topic, topic
from vedette.extract.link.words import clause_of, stem_parties
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
# "A cut of more than 75 points" is a part of what was asked about: less likely, and another thing.
_MORE = re.compile(
    r"\b(?:mehr als|über|ponad|więcej niż|понад|більше ніж|більш ніж|более чем|более|свыше|plus de|"
    r"más de|più di|oltre|meer dan|mer än|mer enn|mere end|over|viac než|viac ako|více než|"
    r"több mint|mai mult de|peste|vairāk nekā|vairāk par) \d",
    re.IGNORECASE,
)
_FLAT = re.compile(r"((?:nigdy |ніколи |никогда )?(?:nie|не) )\w+")
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
    lang = page.document.lang
    clause = clause_of(text, low, high)
    for stretch in (clause, text):
        at = text.find(stretch)
        own = _own_part(stretch, low - at, high - at, lang)
        bare = _blanked(stretch, low - at, own)
        found = _act(bare, about, questions, lang)
        if found is None:
            continue
        start, end, against = found
        if _MORE.search(bare) and not re.search(r"\d", questions.by_id(questions.main).text):
            return ()
        if _other(stretch, about, lang) or not _close(page, sentence, about):
            return ()
        if _denied(stretch, start, phrase=(low - at, high - at), lang=lang):
            against = not against
        polarity = "against" if against else "for"
        word = Span(base + at + start, base + at + end)
        return (Link(questions.main, polarity, tuple(sorted({word, phrase})), FOREIGN),)
    return ()


def _act(
    text: str, about: Topic, questions: QuestionSet, lang: str
) -> tuple[int, int, bool] | None:
    """Where the act is named, and whether by a word for its opposite."""
    asked = questions.by_id(questions.main).acts
    own = [s for act in answering(asked) for s in act_stems(lang, act.id) or act.stems]
    own += [s for row in about.rows for s in kin_stems(lang, row.name) or row.stems]
    against = [
        s for row in about.rows for s in kin_stems(lang, f"{row.name}.against") or row.counter
    ]
    glued = _own_signs()[lang].glued if lang in _own_signs() else ""
    plain, counter = _stem_at(text, own, glued), _stem_at(text, against, glued)
    if counter:  # "will put off the election" names both
        return (*counter, True)
    return (*plain, False) if plain else None


def _own_part(text: str, low: int, high: int, lang: str) -> int:
    """Where the likelihood's own letters end: of "nevstúpi", flat, only the "ne" is its own."""
    phrase = text[max(0, low) : max(0, high)].casefold()
    own = _own_signs().get(lang)
    if own and own.glued and " " not in phrase and phrase.startswith(own.glued):
        return low + len(own.glued)
    flat = _FLAT.fullmatch(phrase)
    return low + flat.end(1) if flat else high


def _stem_at(text: str, stems: Iterable[str], glued: str = "") -> tuple[int, int] | None:
    words = [(m.start(), m.end(), m.group().casefold()) for m in _WORD.finditer(text)]
    for stem in stems:
        parts = stem.casefold().split()
        hits = [
            next(
                (
                    w
                    for w in words
                    if _begins(w[2], part) or (glued and _begins(w[2], glued + part))
                ),
                None,
            )
            for part in parts
        ]
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


def _denied(text: str, start: int, *, phrase: tuple[int, int], lang: str) -> bool:
    """Whether a "not" beside the act, outside the likelihood phrase, or a refusal turns it."""
    bare = _blanked(text, *phrase)
    own = _own_signs().get(lang)
    if own:
        refused = bool(own.refuses.search(bare))
        denied = bool(
            own.before.search(bare[:start])
            or own.anywhere.search(bare)
            or (own.glued and bare[start:].casefold().startswith(own.glued))
        )
    else:
        refused = bool(_REFUSES.search(bare))
        denied = bool(_NOT.search(bare[:start]) or _NOT_AFTER.search(bare))
    return refused != denied


@dataclass(frozen=True, slots=True)
class _Signs:
    """Words of refusal, a "not" before the act, one anywhere, one glued to the verb ("ne")."""

    refuses: re.Pattern[str]
    before: re.Pattern[str]
    anywhere: re.Pattern[str]
    glued: str


@lru_cache(maxsize=1)
def _own_signs() -> dict[str, _Signs]:
    """What turns an act into its opposite, by language with a file."""
    out = {}
    for lang, row in sections("joins"):
        refuses = "|".join(row.get("refuses") or ["(?!)"])
        before = "|".join(row.get("not_before") or ["(?!)"])
        anywhere = "|".join(row.get("not_anywhere") or ["(?!)"])
        out[lang] = _Signs(
            re.compile(rf"\b(?:{refuses})", re.IGNORECASE),
            re.compile(rf"\b(?:{before})\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE),
            re.compile(rf"\b(?:{anywhere})\b", re.IGNORECASE),
            str(row.get("glued_not", "")),
        )
    return out


def _other(text: str, about: Topic, lang: str) -> bool:
    """Whether the clause names parties, and none of them is the question's."""
    mine = _mine(about)
    found = {party for _, _, party in stem_parties(text, about.who, lang)}
    return bool(mine and found and not found & mine and not _named(text, about))


def _mine(about: Topic) -> frozenset[str]:
    """The question's parties, and the states its names name: "Sweden's central bank"."""
    rows = (party_row(name) for name in about.names)
    return about.who.home | about.who.targets | {row.name for row in rows if row}


def _close(page: Page, sentence: Sentence, about: Topic) -> bool:
    first = max(0, sentence.index - 6)
    close = [*page.sentences[first : sentence.index + 2], *page.sentences[:1]]
    mine = _mine(about)
    for one in close:
        text = page.words(one)
        named = stem_parties(text, about.who, page.document.lang)
        if any(party in mine for _, _, party in named):
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

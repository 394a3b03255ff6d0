"""What stands around a foreign source without being it: days, places, callings, clitics."""

import re
from collections.abc import Sequence
from itertools import pairwise

from vedette.doctrine.cues_foreign import Frames
from vedette.doctrine.news_days import news_days
from vedette.extract.names.foreign import phrase_after

# "ieri a Ginevra", "w Genewie", "у вівторок": what opens a time or a place.
_AT = frozenset(
    ("à", "en", "in", "au", "aux", "в", "у", "во", "w", "we", "v", "ve", "på", "te", "im", "am",
     "op", "på", "în", "la", "ve", "on")
)  # fmt: skip
_WITH = frozenset(("chez", "bei", "beim", "a", "u"))
_PLACE = frozenset(("à", "en", "in", "a", "w", "we", "v", "ve", "в", "у", "во", "på", "te", "în"))
_ARTICLES = frozenset(
    ("el", "la", "los", "las", "le", "les", "il", "lo", "gli", "i", "l", "der", "die", "das", "de",
     "het", "den", "det", "un", "une", "una", "ein", "eine", "een", "en", "ett")
)  # fmt: skip
# "la note de la France", "une annonce du ministère": a noun spelled like a verb.
_NOUN_BEFORE = re.compile(r"(?:\b(?:la|une|cette|sa|leur|chaque)|d[’']une) $", re.IGNORECASE)
_NOUN_AFTER = re.compile(r" (?:de|du|des|à|au|par)\b| d[’']")
# "précise-t-il", "a-t-elle déclaré", "dit-on".
_WORD = re.compile(r"[\w’'-]+")
_LEAD = 40  # letters of a place or time before the subject
_ASIDE = re.compile(
    r"(?:^|[.;:!?»”\"–—]\s+)(?P<who>[^,.;:!?«»“”„\"]{3,80}), [^,;:!?«»“”„\"]{2,90}, (?:\w{1,3} )?$"
)
_TURNED = re.compile(r"-(?:t-)?(il|elle|ils|elles)\b", re.IGNORECASE)
# "dijo el sábado el jefe de la misión (MISAL), Nuria Pons Vila."
_CALLED = re.compile(
    r"[^.,;:!?«»“”„\"()]{3,110}(?:\([^()]{2,30}\)[^.,;:!?«»“”„\"()]{0,20})?, "
    r"(?P<name>[^\W\d_][\w’'-]+(?: (?:(?:de|van|der|von|da|di|del|bin|al) )*[^\W\d_][\w’'-]+){1,3})"
    r"(?=[.,;:!?)»”\"–—]|\s-\s|$)"
)


def is_day(word: str, lang: str) -> bool:
    """ "ieri", "dinsdag", "середу": a word that says when, in the language of the text."""
    days = news_days(lang)
    if days is None:
        return False
    return any(p.fullmatch(word) for p in (*days.weekdays, days.yesterday))


def undated(words: Sequence[str], lang: str) -> list[str]:
    """The words behind a verb without a day or a place in front: "ieri a Ginevra il capo"."""
    left = list(words)
    while left:
        two = left[0].lower() in _AT and len(left) > 1
        if is_day(left[0], lang):
            left = left[1:]
        elif (two and is_day(left[1], lang)) or _place(left, lang):
            left = left[2:]
        else:
            return left
    return left


def _place(words: Sequence[str], lang: str) -> bool:
    """ "a Ginevra il portavoce": a preposition and a name, and then somebody in lower case."""
    small = words[0].lower() in _PLACE and not (lang == "hu" and words[0].lower() == "a")
    return small and len(words) > 2 and words[1][:1].isupper() and words[2].islower()


def named_before_aside(text: str, end: int) -> re.Match[str] | None:
    """The name in "Petr Vlk, šéf ústavu, (uvedl)" or "Ana Ruiz, por su parte, (cree)"."""
    found = _ASIDE.search(text[:end])
    words = found.group("who").split() if found else []
    caps = [w[:1].isupper() for w in words]
    full = any(one and two for one, two in pairwise(caps))
    return found if full and caps[-1] else None


def article(word: str) -> bool:
    """Whether a word opens a noun: "el", "die", "l'"."""
    return word.lower() in _ARTICLES or bool(re.match(r"[ld][’']", word.lower()))


def a_noun(text: str, found: re.Match[str]) -> bool:
    """ "la note de la France": what reads like a verb is a noun there."""
    before = _NOUN_BEFORE.search(text, 0, found.start())
    return before is not None and _NOUN_AFTER.match(text, found.end()) is not None


def turned(text: str, found: re.Match[str]) -> str:
    """The pronoun glued behind a French verb, "" if none: "précise-t-elle"."""
    glued = _TURNED.match(text, found.end()) or _TURNED.search(found.group())
    return glued.group(1).lower() if glued else ""


def called(text: str, start: int, frame: Frames) -> re.Match[str] | None:
    """The full name behind a calling: "el presidente de la comisión de la CAO, Omar Diop Sy"."""
    found = _CALLED.match(text, start)
    if found is None:
        return None
    words = found["name"].split()
    first = text[start:].split()[:1]
    if not first or first[0][:1].isupper() or first[0].lower() in frame.pronouns:
        return None
    firm = [w for w in words if w[:1].isupper()]
    small = [w for w in words if not w[:1].isupper()]
    odd = any(w.isupper() and len(w) > 1 for w in words) or words[0] in small
    return None if len(firm) < 2 or len(small) > 2 or odd else found


def opening(text: str, frame: Frames, lang: str) -> tuple[list[str], int, int] | None:
    """
    The subject a sentence opens with, and where it stands: "À l'OFEC, l'économiste Rémi Blin
    tempère" gives Rémi Blin with his calling; None where it opens with something else.
    """
    low = 0
    comma = text.find(", ")
    if 0 < comma < _LEAD and text.split(maxsplit=1)[0].lower() in _AT | _WITH:
        low = comma + 2
    first = _WORD.findall(text[low:])[:10]
    named = len(first) > 1 and first[0][:1].isupper() and first[1][:1].isupper()
    if not first or not (article(first[0]) or named):
        return None
    first[0] = re.sub(r"^[ld][’']", "", first[0], flags=re.IGNORECASE)
    words = phrase_after(first, frame, lang)
    if not any(w[:1].isupper() for w in words):
        return None
    start = max(0, text.find(words[0], low))
    return words, start, max(text.find(words[-1], start) + len(words[-1]), start + 1)

"""Laying two sentences side by side: what they speak of, apart from how sure they are."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from vedette.doctrine.relay_words import relay_words

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*|\d+(?:[.,:]\d+)*%?")
_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_BREAK = re.compile(r"(?<=[.!?…])[\"”»’']*\s+|\n+|(?<=[a-z][.!?])(?=[A-Z“\"])")

# "Dec. 19", "Gen. Smith", "U.S. officials": the stop of a shortened word ends no sentence.
_SHORTENED = re.compile(
    r"(?<!\w)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Col|Lt|Maj|Adm|Sen|Rep|Gov|Mr|Mrs"
    r"|Ms|Dr|Prof|St|No|U\.S|U\.K)\.$"
)

# Letters a transliteration adds or drops: "Lukashenko", "Łukašenka", "Lukaschenko".
_FOLDS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i"})
_CYRILLIC = {
    pair[0]: pair[1:]
    for pair in (
        *(
            "аa",
            "бb",
            "вv",
            "гh",
            "ґh",
            "дd",
            "еe",
            "ёe",
            "єe",
            "жzh",
            "зz",
            "иy",
            "іi",
            "їi",
            "йi",
        ),
        *("кk", "лl", "мm", "нn", "оo", "пp", "рr", "сs", "тt", "уu", "ўu", "фf", "хkh", "цts"),
        *("чch", "шsh", "щshch", "ъ", "ыy", "ь", "эe", "юiu", "яia"),
    )
}
_STEM = 5  # "Belarus", "Belarusian"; "invade", "invading"; "attack", "attackers"


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Lower case, Latin letters, no accents: "Łukašenka" is "lukasenka", "Київ" is "kyyiv"."""
    latin = "".join(_CYRILLIC.get(c, c) for c in word.lower()).replace("-", "")
    plain = unicodedata.normalize("NFD", latin.translate(_FOLDS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text as printed."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def _doubt(word: str) -> bool:
    return word.startswith(relay_words().hedge_stems)


def doubts(text: str) -> frozenset[str]:
    """The words of doubt that stand in the sentence."""
    return frozenset(low for word in tokens(text) if _doubt(low := word.lower()))


def possessed(word: str) -> str:
    """The word without the mark of the possessive: "Norland's" is "Norland"."""
    # Few words have one, and every word of a desk is asked.
    return _POSSESSIVE.sub("", word) if word[-1] in "s’'ʼ" else word


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, without the mark of the possessive."""
    return tuple(map(possessed, tokens(text)))


@dataclass(frozen=True, slots=True)
class Line:
    """
    "One sentence as one relay prints it", ready to be laid beside others.

    key: the same for sentences that differ in quotes, case or spaces only.
    content: short stems of the words that carry the proposition, doubt left out.
    names: consonants of capitalised words, so that scripts and languages can be compared.
    numbers: every number printed, in order. lang: "" when the language is not known.
    """

    text: str
    key: str
    content: frozenset[str]
    names: frozenset[str]
    numbers: tuple[str, ...]
    lang: str = ""


@lru_cache(maxsize=131072)
def key_of(text: str) -> str:
    """The same for sentences that differ in quotes, case or spaces only."""
    if text.isascii():
        # Word by word gives the same, five times slower, and every sentence of a desk is asked.
        lowered = " ".join(words_of(text)).lower().replace("-", "")
    else:
        lowered = " ".join(map(folded, words_of(text)))
    return hashlib.sha256(lowered.encode()).hexdigest()[:16]


@lru_cache(maxsize=65536)
def line(text: str, lang: str = "") -> Line:
    """The sentence laid out for comparison."""
    words = words_of(text)
    content, names = frozenset(map(_stem, words)), frozenset(map(_name, words))
    numbers = tuple(word.replace(",", "") for word in words if word[:1].isdecimal())
    return Line(text, key_of(text), content - _NONE, names - _NONE, numbers, lang)


_NONE = frozenset({""})


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """What a word adds to a proposition: its stem, "" for a word of doubt or a small one."""
    low = word.lower()
    told = len(folded(word)) > 2 and low not in relay_words().empty_words and not _doubt(low)
    return folded(word)[:_STEM] if told else ""


@lru_cache(maxsize=65536)
def _name(word: str) -> str:
    """A capitalised word by its consonants, "" for another."""
    return consonants(word) if word[:1].isupper() and len(word) > 3 else ""


_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("cz", "c"),
    ("sz", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("ts", "c"), ("tz", "c"),
    ("x", "ks"), ("q", "k"), ("g", "h"), ("w", "v"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyj]")


@lru_cache(maxsize=65536)
def consonants(name: str) -> str:
    """What stays of a name in every transliteration: "Hromov" and "Gromov" are "hrmv"."""
    word = re.sub(r"[^a-z]", "", folded(name))
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word))


def likeness(one: Line, two: Line) -> float:
    """
    How far two sentences say the same, 0 to 1: the mean of the shared part of the shorter
    one and of the shared part of both. Under four shared stems nothing is claimed: "war in
    Ukraine" stands in every sentence of the subject.
    """
    if one.key == two.key:
        return 1.0
    shared = len(one.content & two.content)
    if shared < 4:
        return 0.0
    shorter = min(len(one.content), len(two.content))
    return (shared / shorter + shared / len(one.content | two.content)) / 2


def same_names(one: Line, two: Line) -> float:
    """Shared part of names and numbers, for sentences known to be in different languages."""
    if not one.lang or not two.lang or one.lang == two.lang:
        return 0.0
    left, right = one.names | set(one.numbers), two.names | set(two.numbers)
    shared = len(left & right)
    return shared / len(left | right) if shared >= 3 else 0.0


def _cut_short(text: str, at: int) -> bool:
    return _SHORTENED.search(text, max(0, at - 6), at) is not None


@lru_cache(maxsize=65536)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence, by plain breaks: enough for laying texts side by side."""
    breaks = (
        m
        for m in _BREAK.finditer(text)
        if not _SHORTENED.search(text, max(0, m.start() - 6), m.start())
    )
    edges = [0, *(m.end() for m in breaks), len(text)]
    spans = []
    for start, end in pairwise(edges):
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = start + len(words.rstrip())
        if right > left:
            spans.append((left, right))
    return tuple(spans)

"""Persons and bodies by the shape of their names, in languages read without a parser."""

import re

from vedette.doctrine.cues_foreign import Frames
from vedette.extract.names.names import Cast
from vedette.model.span import Span
from vedette.model.statement import Holder

_SPELT = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya"
_RU = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _SPELT.split(), strict=True))
_UK = {**_RU, "г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "i", "є": "ye", "й": "i", "’": "."}
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_CONSONANT = "бвгґджзклмнпрстфхцчшщ"
_JOIN = frozenset(
    (
        "der",
        "des",
        "für",
        "und",
        "von",
        "van",
        "de",
        "of",
        "the",
        "i",
        "та",
        "и",
        "del",
        "della",
        "di",
        "och",
        "og",
        "a",
        "al",
    )
)
_ADJECTIVE = ("ой", "ого", "ої", "их", "ым", "ей")
_PARTICLES = frozenset(("de", "van", "der", "den", "von", "da", "di", "del", "ten", "ter"))


def latin(name: str, lang: str) -> str:
    """A name in Cyrillic as English news spells it: "Олена Білан" is Olena Bilan."""
    if not _CYRILLIC.search(name):
        return name
    table = _UK if lang == "uk" else _RU
    out = []
    for word in name.split():
        plain = re.sub(r"ий$", "й", word.lower()) if lang == "ru" else word.lower()
        made = "".join(table.get(c, c) for c in plain).replace(".", "")
        out.append(made[:1].upper() + made[1:])
    return " ".join(out)


def _capital(word: str) -> bool:
    return word[:1].isupper()


def nominative(words: list[str]) -> list[str]:
    """A man's name out of the genitive "by the words of": Олега Мельника, Олег Мельник.

    Only where both names show the masculine ending; a woman's is left as printed.
    """
    if len(words) < 2 or not all(w[-1] in "ая" or w.endswith("ого") for w in words):
        return words
    out = []
    for word in words:
        if word.endswith("ского"):
            out.append(word[:-3] + "ий")
        elif word.endswith("а") and word[-2] in _CONSONANT:
            out.append(word[:-1])
        elif word.endswith(("ія", "ея", "ия")):
            out.append(word[:-1] + "й")
        elif word.endswith("ря"):
            out.append(word[:-1] + "ь")
        else:
            return words
    return out


def _plain_case(words: list[str], frame: Frames) -> list[str]:
    """ "Podle Petra Nováka" is Petr Novák's: by the language's endings of first and last name."""
    for first, plain, last, whole in frame.genitive:
        if len(words) == 2 and words[0].endswith(first) and words[1].endswith(last):
            return [
                words[0][: len(words[0]) - len(first)] + plain,
                words[1][: len(words[1]) - len(last)] + whole,
            ]
    return words


def phrase_after(words: list[str], frame: Frames, lang: str) -> list[str]:
    """The words of the source that follow a cue: "die Ökonomin Jana Hofer" and no further."""
    words = list(words)
    # "írta január 16-i jelentésében az intézet": the day is nobody's name.
    while words and (
        words[0].lower() in frame.skip or words[0] in frame.idle or words[0][:1].isdigit()
    ):
        words = words[1:]
    out: list[str] = []
    seen = False
    for n, word in enumerate(words[:9]):
        following = words[n + 1] if n + 1 < len(words) else ""
        theirs = word.lower() in frame.possessives and following.islower()
        if (
            word.lower() in frame.pronouns
            and not out
            and not (theirs and _goes_on(frame, following))
        ):
            return [word]
        if (out and word.lower() in frame.halts) or word[:1].isdigit():
            break
        if frame.adjectives and not seen and word.islower():
            out.append(word)
            body = word.lower().startswith(tuple(stem for stem, _ in frame.generic))
            attribute = word.lower().endswith(frame.adjectives)
            if attribute or theirs or _capital(following) or _name_ahead(words[n + 1 :], frame):
                continue
            if body and following.islower() and following.lower() not in frame.halts:
                out.append(following)
            break
        joins = word.lower() in _JOIN | frame.skip and _capital(following)
        # Slavic bodies go on in lower case to the comma: "Національний центр ураганів".
        ends = lang == "de" or len(out) > 1 or len(words) > 6 or out[:1] != words[:1]
        if seen and ends and not _capital(word) and not joins:
            break
        seen = seen or _capital(word)
        out.append(word)
    return out


def _tail(words: list[str]) -> list[str]:
    """The capitals a source ends in, with "de" and "van der" between two of them."""
    tail: list[str] = []
    for n in range(len(words) - 1, -1, -1):
        before = next((w for w in reversed(words[:n]) if w.lower() not in _PARTICLES), "")
        if not _capital(words[n]) and not (
            tail and words[n] in _PARTICLES and _capital(before) and n >= 1
        ):
            break
        tail.insert(0, words[n])
    return tail


def _name_ahead(words: list[str], frame: Frames) -> bool:
    """ "vedúca projektu Zuzana Malá": a full name soon after her calling."""
    for n, word in enumerate(words[:3]):
        if word.lower() in frame.halts:
            return False
        if _capital(word):
            return n + 1 < len(words) and _capital(words[n + 1])
    return False


def _goes_on(frame: Frames, word: str) -> bool:
    return word.lower() not in frame.halts | frame.skip


def _text_of(words: list[str], frame: Frames, lang: str) -> tuple[str, bool] | None:
    """Whose text "in an analysis published on Wednesday by ..." speaks of, and if it names none."""
    # The text's noun may stand behind its adjectives, which are never large.
    ahead = words[:5] if words[0].islower() else words[:2]
    at = next((n for n, w in enumerate(ahead) if w.lower() in frame.products), None)
    if at is None:
        return None
    rest = words[at + 1 :]
    while rest and rest[0].lower() in frame.skip:
        rest = rest[1:]
    if len(rest) == 1 and lang in ("ru", "uk") and rest[0].endswith(_ADJECTIVE):
        return "unnamed " + " ".join(words), True
    return (" ".join(rest), False) if rest else None


def holder_of(
    words: list[str], frame: Frames, cast: Cast, *, lang: str, at: Span, genitive: bool
) -> Holder | None:
    """Who a source's words name: a body, a person by shape, else somebody unnamed."""
    if len(words) > 1 and words[1].lower() in frame.insiders and _capital(words[0]):
        words = words[1:]  # "powiedział Reutersowi oficer": told to Reuters
    printed = " ".join(words)
    kinds = {w.lower() for w in words[:2]}
    named = [m for m in cast.bodies if m.start < at.end and at.start < m.end]
    insider = bool(kinds & frame.insiders)
    if named and not insider:
        return Holder(named[0].who.name, mention=at)
    capitals = [w for w in words if _capital(w)]
    if not insider and (text_of := _text_of(words, frame, lang)) is not None:
        name, unnamed = text_of
        return Holder(name, unnamed=unnamed, mention=at)
    tail = _tail(words)
    if not insider and len(tail) >= 2:
        small = next((n for n, w in enumerate(tail) if not _capital(w)), 0)
        if small:  # "Lotte de Wit"
            tail = tail[small - 1 :]
            return Holder(" ".join(tail), mention=at)
        pair = tail[-2:] if len(tail) > 2 or lang == "de" or len(words) > 2 else tail
        if genitive:
            pair = _plain_case(nominative(pair), frame)
        return Holder(latin(" ".join(pair), lang), mention=at)
    if not insider and capitals and (len(words) > 1 or not genitive or lang == "de"):
        name = printed
        if lang == "de" and genitive and name.endswith("s") and not name.isupper():
            name = name[:-1]
        return Holder(latin(name, lang) if len(words) == 1 else name, mention=at)
    if capitals and not insider:
        return Holder(latin(printed, lang), mention=at)
    return Holder("unnamed " + printed, unnamed=True, mention=at)

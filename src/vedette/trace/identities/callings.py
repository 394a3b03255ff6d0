"""Whose name a printed source is: a name, a noun that stands for one, or nobody's.

"The ministry", "the authors", "am Freitag" and "stated grounds being drills" are no origins:
the first two stand for a body the text names, and the others are pieces of sentences.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from vedette.doctrine.bodies_foreign import foreign_bodies
from vedette.doctrine.institutions import Institution, institutions
from vedette.doctrine.relay_words import relay_words
from vedette.doctrine.time_words import time_words
from vedette.model.document import Document
from vedette.trace.drift.wording import folded, tokens
from vedette.trace.identities.names import bare, bodies_in, known, person, proper

NOBODY = ""
_NONE: frozenset[str] = frozenset()
_UNNAMED = re.compile(r"^unnamed\s+")
_OPEN = re.compile(r"\s*[(\[][^)\]]*$")
_PART = re.compile(r"[ -]")
_LEAST = 4  # letters of a noun that may be the end of a longer name: "Ministerium"
_MORE_KINDS = frozenset(
    ("authority", "association", "board", "bureau", "chamber", "commission", "committee", "company",
     "corporation", "council", "federation", "foundation", "fund", "laboratory", "observatory",
     "operator", "regulator", "secretariat", "society", "survey", "university", "zentrum", "amt",
     "institut", "agence", "instituto", "agencia", "centro", "myndighet")
)  # fmt: skip
_PARTICLES = frozenset(
    ("of", "the", "for", "and", "in", "at", "on", "to", "a", "an", "by", "from", "with", "de",
     "la", "du", "del", "von", "van", "der", "den", "des", "für", "und", "i", "y", "e", "et",
     "di", "da", "al", "el", "w", "z", "na", "do", "nad")
)  # fmt: skip


@dataclass(slots=True)
class Stage:
    """
    Who is named on one page: bodies the tables know with the words that name them, other
    names of no person, and persons.
    """

    bodies: dict[Institution, set[str]] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


def stage(document: Document, names: Iterable[str]) -> Stage:
    """The bodies and persons a page names, from the tables and from its printed sources."""
    found = Stage()
    for mention in bodies_in(document.text):
        if mention.who.kind != "press":
            words = document.text[mention.start : mention.end]
            found.bodies.setdefault(mention.who, set()).add(words)
    for name in sorted(names):
        if known(name) is not None or not plausible(name) or noun(name):
            continue
        if name == document.outlet_name:
            continue  # "the hunger monitor" in the Bay Monitor is not the paper
        who = person(name)
        if who is not None:
            found.people += [name] if who.given else []
        elif proper(name):
            found.others.append(_closed(name))
    return found


def calling(name: str, page: Stage) -> str:
    """
    The name meant by a printed source of a page: itself, the body a noun stands for, or
    NOBODY where it names none.
    """
    plain = _closed(_UNNAMED.sub("", name))
    if _UNNAMED.match(name) and _body(plain):
        return plain
    if _UNNAMED.match(name):
        return _stood_for(plain, page) if plain.lower() in _foreign_nouns() else name
    if known(plain) is not None:
        return plain
    inside = _inside(plain) or _initialled(plain)
    if inside:
        return inside
    if noun(plain):
        return _stood_for(plain, page) or NOBODY
    return plain if plausible(plain) else NOBODY


def _closed(name: str) -> str:
    """ "Institute of Meteorology (IMGW" without the bracket that was cut."""
    return _OPEN.sub("", name) or name


@lru_cache(maxsize=16384)
def _inside(name: str) -> str:
    """The one body a longer wording ends with: "news agency Interfax-Ukraina"."""
    text = bare(name)
    found = institutions().mentions(text)
    if len({m.who for m in found}) != 1 or text[found[-1].end :].strip(" ,.’'"):
        return ""
    before = {w.lower() for w in tokens(text[: found[0].start])}
    table = institutions()
    # "the head of the Central Bank" is a person, not the bank.
    return "" if before & table.roles["offices"] else found[0].who.name


def _initialled(name: str) -> str:
    """ "Germany's weather service DWD" is DWD: what stands before says of which land and sort."""
    *before, last = bare(name).split() or [""]
    sort = bool(before) and before[-1].islower() and all(w.islower() or _land(w) for w in before)
    short = re.fullmatch(r"[A-Z]{3,7}", last) is not None
    offices = institutions().roles["offices"] | relay_words().roles
    # "the head of the DWD" and "director DWD" are persons.
    return last if sort and short and not offices & {w.lower() for w in before} else ""


@lru_cache(maxsize=16384)
def noun(name: str) -> bool:
    """Whether the words only say what somebody is: "the Washington think tank", "authors"."""
    text = bare(name)
    words = tokens(text)
    if not words:
        return False
    own = [w for w in words if w[:1].isupper() and not _land(w)]
    ends = any(end in _nouns() for end in _ends(text.lower()))
    if len(words) == 1 and words[0].lower() in _foreign_nouns() | _nouns():
        return True  # a headline's first word: "Institute doubts it"
    return not own and (ends or (len(words) == 1 and words[0].islower()))


def _ends(text: str) -> list[str]:
    """The text, and what stands after each blank and hyphen of it."""
    return [text, *(text[m.end() :] for m in _PART.finditer(text))]


@lru_cache(maxsize=16384)
def _body(name: str) -> bool:
    """ "Kariva River Authority": a body by its kind, and two large words that name which."""
    words = [w for w in tokens(bare(name)) if w not in _PARTICLES]
    own = [w for w in words if not _land(w)]
    return kind_of(name) and all(w[:1].isupper() for w in words) and len(own) > 2


@lru_cache(maxsize=16384)
def kind_of(name: str) -> bool:
    """Whether a longer name says what kind of body it is: "Institute for River Studies"."""
    words = {w.lower() for w in tokens(bare(name)) if w[:1].isupper()}
    return len(words) > 1 and bool(words & body_kinds())


def body_kinds() -> frozenset[str]:
    """Words that say what kind of body somebody is: "institute", "Behörde", "authority"."""
    return _nouns() | _MORE_KINDS


@lru_cache(maxsize=1)
def _foreign_nouns() -> frozenset[str]:
    return frozenset(w for words in foreign_bodies().nouns.values() for w in words)


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    table = institutions()
    found = {w for words in table.kinds.values() for w in words}
    found |= {w for words in foreign_bodies().nouns.values() for w in words}
    found |= {"author", "researcher", "ministry", "institute", "office", "body", "health body"}
    return frozenset(found | {f"{w}s" for w in found})


@lru_cache(maxsize=4096)
def _land(word: str) -> bool:
    table, plain = institutions(), re.sub(r"[’']s?$", "", word)
    return (
        plain in table.countries
        or plain in table.adjectives
        or plain in table.capitals
        or plain.lower() in relay_words().demonyms
    )


@lru_cache(maxsize=16384)
def plausible(name: str) -> bool:
    """
    Whether the words can be a name: no piece of a sentence ("Staff has not"), no weekday, no
    headline's label in capitals, no people of a country at large.
    """
    text = bare(name)
    words = tokens(text)
    if not words or ":" in text or len(words) > 12 or any(w.lower() in _days() for w in words):
        return False
    if len(words) > 1 and text.isascii() and text == text.upper() and "." not in text:
        return False
    if len(words) == 1:
        return not _people_of(words[0])
    low = [w for w in words if w[:1].islower()]
    if not text.isascii():
        return words[0][:1].isupper() or len(words[0]) > 3
    return all(_in_names(w) for w in low)


def _people_of(word: str) -> bool:
    """ "Ukrainians" are everybody, and nobody in particular."""
    return word.endswith("s") and word[:-1] in institutions().adjectives


@lru_cache(maxsize=4096)
def _in_names(word: str) -> bool:
    table, words = institutions(), relay_words()
    if word in _PARTICLES | words.office_parts | words.roles | words.small_words:
        return True
    parts = {w for n in _nouns() | table.roles["unnamed_heads"] for w in n.split()}
    parts |= table.roles["offices"] | {"national", "central", "regional", "local", "news", "social"}
    return word in parts or word.removesuffix("s") in parts


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    return frozenset(
        form.lower()
        for lang in ("en", "de", "pl", "uk", "ru")
        for forms in time_words(lang).weekdays.values()
        for form in forms
        if len(form) > 2
    )


def _stood_for(name: str, page: Stage) -> str:
    """The one body of the page a noun can stand for, by its name's own words or its kind."""
    found = _by_own_noun(name, page)
    if found:
        return found
    table = institutions()
    low = bare(name).lower()
    last = [end for end in _ends(low) if end in _nouns()]
    heads = {h.removesuffix("s") for h in last} | set(last)
    lands = _lands(name)
    fits = sorted(
        who.name
        for who in page.bodies
        if heads & (table.kinds.get(who.kind, _NONE) | foreign_bodies().nouns.get(who.kind, _NONE))
        and (not lands or not who.country or who.country in lands)
    )
    return fits[0] if len(fits) == 1 else ""


def _lands(name: str) -> frozenset[str]:
    """The countries a noun phrase names: "the US think tank"."""
    table = institutions()
    plain = [re.sub(r"[’']s?$", "", w) for w in tokens(name)]
    return frozenset(
        code for w in plain if (code := table.countries.get(w) or table.capitals.get(w))
    )


def _by_own_noun(name: str, page: Stage) -> str:
    """ "The bank", "Notenbank" on a page that names one bank: the noun ends a word of its name."""
    alone = len(name.split()) == 1
    words = [folded(w) for w in tokens(bare(name)) if alone or w[:1].islower()]
    ends = [w.removesuffix("s") for w in words if len(w) >= _LEAST]
    if not ends:
        return ""
    head = ends[-1]
    named: Sequence[tuple[str, set[str]]] = [
        *((who.name, {who.name, *printed}) for who, printed in page.bodies.items()),
        *((other, {other}) for other in page.others),
    ]
    fits = {
        who
        for who, printed in named
        for words_of in printed
        for part in tokens(words_of)
        if _ends_alike(folded(part), head)
    }
    return next(iter(fits)) if len(fits) == 1 else ""


def _ends_alike(part: str, head: str) -> bool:
    """ "Zentralbank" and "Notenbank", "Ministerium" and "Verteidigungsministerium"."""
    if part == head or part.endswith(head):
        return True
    short = min(len(part), len(head))
    return short >= _LEAST and (part[-_LEAST:] == head[-_LEAST:]) and part[-5:] == head[-5:]

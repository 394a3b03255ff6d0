"""Who is the same person or office under another spelling, by rule and never by likeness alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vedette.doctrine.institutions import Mention, institutions
from vedette.doctrine.outlets import publishers
from vedette.doctrine.relay_words import relay_words
from vedette.doctrine.time_words import time_words
from vedette.trace.drift.wording import consonants, folded, tokens

_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_FEMININE = re.compile(r"(ova|eva|ina|skaya|skaia|ska|cka|aya|aia|enka|ovna|evna)$")
_OPENERS = frozenset({"a", "an", "on", "in", "at", "to", "for", "of", "by", "as"})
_MASCULINE = re.compile(r"(ov|ev|in|sky|skyi|skiy|ski|cki|oy|iy|yi)$")


@lru_cache(maxsize=65536)
def bodies_in(text: str) -> tuple[Mention, ...]:
    """The bodies of the tables a text names, looked for once however often it is traced."""
    return tuple(institutions().mentions(text))


@lru_cache(maxsize=16384)
def bare(name: str) -> str:
    """The name without brackets, article and possessive: "the ISW's" is "ISW"."""
    words = " ".join(_BRACKET.sub("", name).split())
    words = re.sub(r"^(?:the|The)\s+", "", words)
    return re.sub(r"[’']s?$", "", words) or name.strip()


@dataclass(frozen=True, slots=True)
class Person:
    """ "Oleksiy Hromov": a given name, what stands between, and a surname."""

    given: str
    middle: tuple[str, ...]
    surname: str


@lru_cache(maxsize=16384)
def person(name: str) -> Person | None:
    """
    The name read as a person's, or None: two to four capitalised words, none of an office.
    A lone word may be a surname; then given is "".
    """
    words = _without_titles([w.rstrip(".") for w in tokens(_unpossessed(bare(name)))])
    odd = not words or len(words) > 4 or any(not w[:1].isupper() for w in words)
    if odd or any(_of_office(w) or (w.isupper() and len(w) > 1) for w in words):
        return None
    return Person(words[0] if len(words) > 1 else "", tuple(words[1:-1]), words[-1])


def _unpossessed(name: str) -> str:
    return re.sub(r"[’'](?:s\b|(?=\s))", "", name)


def _of_office(word: str) -> bool:
    table, low = relay_words(), word.lower()
    return low in table.office_parts or low in table.demonyms or low in table.office_words


def _without_titles(words: list[str]) -> list[str]:
    """
    "Belarusian Defence Minister Viktor Khrenin" without what stands before the name; after
    an office with its own "of" ("Commander of the Joint Forces Serhiy Nayev") the last two.
    """
    roles = relay_words().roles
    last = max((n for n, word in enumerate(words[:-1]) if word.lower() in roles), default=-1)
    rest = words[last + 1 :]
    if last >= 0 and any(not word[:1].isupper() or _of_office(word) for word in rest):
        return rest[-2:] if len(rest) > 2 else rest
    while len(rest) > 1 and rest[0].lower() in relay_words().demonyms:
        rest = rest[1:]
    return rest


@lru_cache(maxsize=16384)
def office(name: str) -> frozenset[str]:
    """
    An office's words in one spelling: "the British Ministry of Defense" and "UK MoD" both
    give uk, ministry, defence.
    """
    words = relay_words()
    text = bare(name).lower().replace("united kingdom", "uk").replace("united states", "us")
    out: set[str] = set()
    for word in tokens(text.replace("'s", "").replace("’s", "")):
        plain = words.demonyms.get(word, word)
        if plain not in words.small_words:
            out |= set(words.office_words.get(plain, (plain,)))
    return frozenset(out)


@lru_cache(maxsize=16384)
def initials(name: str) -> str:
    """The capital of every large word: "Institute for the Study of War" is "ISW"."""
    words = [w for w in tokens(bare(name)) if w.lower() not in relay_words().small_words]
    return "".join(w[0].upper() for w in words) if len(words) > 1 else ""


@lru_cache(maxsize=16384)
def proper(name: str) -> bool:
    """
    Whether it is a name at all: "two countries" and "the report" are nobody, nor are the
    first words of a sentence ("What these", "On June 22 the ministry").
    """
    if known(name) is not None:
        return True
    words = tokens(bare(name))
    if not words or words[0].lower() in relay_words().empty_words | _OPENERS or _is_time(words[0]):
        return False
    if len(words) > 1 and not any(w[:1].isupper() for w in words[1:]):
        return words[0][:1].isupper() and any(_of_office(w) for w in words)
    return any(w[:1].isupper() for w in words[-3:])


def _is_time(word: str) -> bool:
    days = {form.lower() for forms in time_words("en").weekdays.values() for form in forms}
    return word[:1].isdigit() or word.lower() in days


def is_short(name: str) -> bool:
    """Whether the name is a row of capitals such as ISW or ECOWAS."""
    return bool(re.fullmatch(r"[A-Z]{2,7}", bare(name)))


@lru_cache(maxsize=16384)
def known(name: str) -> str | None:
    """The tables' name for it, if an institution, outlet or agency is called so."""
    body = institutions().aliases.get(bare(name).casefold())
    if body:
        return body.name
    found = publishers().find(name) or publishers().find(bare(name))
    return found.name if found else None


def _near(one: str, two: str) -> bool:
    """Two spellings whose consonants agree; short names must agree in their vowels too."""
    skeleton = consonants(one)
    if skeleton != consonants(two) or not skeleton:
        return False
    return len(skeleton) >= 3 or folded(one) == folded(two)


def _other_sex(one: str, two: str) -> bool:
    # "Petrov" and "Petrova" share every consonant and are two people.
    pairs = ((one, two), (two, one))
    return any(_FEMININE.search(folded(a)) and _MASCULINE.search(folded(b)) for a, b in pairs)


def same_spelling(one: Person, two: Person) -> bool:
    """
    Whether two full names can be one person's: given names and surnames agree in every
    consonant a transliteration keeps. It is needed, not enough: context must agree as well.
    """
    if not one.given or not two.given or _other_sex(one.surname, two.surname):
        return False
    middles = {m[:1].lower() for m in one.middle}, {m[:1].lower() for m in two.middle}
    if all(middles) and middles[0] != middles[1]:
        return False
    given = _near(one.given, two.given) or (
        # "V. Skibitsky": an initial is enough when the surname agrees.
        1 in (len(one.given), len(two.given)) and one.given[0].lower() == two.given[0].lower()
    )
    return given and _near(one.surname, two.surname)


def surname_fits(lone: Person, full: Person) -> bool:
    """Whether a surname standing alone can be this person's."""
    return not lone.given and bool(full.given) and _near(lone.surname, full.surname) \
        and not _other_sex(lone.surname, full.surname)  # fmt: skip

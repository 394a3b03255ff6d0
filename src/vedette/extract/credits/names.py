"""Whether the words in a source's place name a body, and which."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from vedette.doctrine.agencies import agencies
from vedette.doctrine.institutions import institutions

_TOKEN, _WORD = re.compile(r"\S+"), re.compile(r"\w+")
_JOIN = frozenset(["of", "the", "for", "and", "in", "on", "&"])
_CAPITALS = re.compile(r"[A-Z]{2,6}|[A-Z][a-z]?(?:[A-Z][a-z]?){1,5}|(?:[A-Z]\.){2,5}")
_EDGE = " \t,.;:!?\"“”«»'‘"
_LIST = re.compile(r"\s*(?:,\s*(?:and\s+)?|;|/|\||&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A body named between two offsets of the text searched; `known` if a table lists it."""

    name: str
    start: int
    end: int
    known: bool = True


def opening(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, in lower case."""
    return frozenset(found[0] for p in phrases if (found := _WORD.findall(p.lower())))


@lru_cache(maxsize=256)
def said_in(line: str) -> frozenset[str]:
    """
    The words of a line in lower case. Most lines have no word that any of a thousand names or
    verbs begins with: to ask for the words first is cheaper than to try each at every letter.
    """
    return frozenset(_WORD.findall(line.lower()))


def _bare(words: str) -> str:
    words = words.strip(_EDGE)
    if words.endswith(("'s", "’s")):
        words = words[:-2]
    return re.sub(r"^(?:[Tt]he)\s+", "", words)


@lru_cache(maxsize=16384)
def known(words: str) -> str | None:
    """The one name of a phrase that is, as a whole, a body the tables list."""
    bare = _bare(words)
    if not bare:
        return None
    listed = agencies().known(bare) or agencies().known(words.strip(" ,;:"))
    if listed:
        return listed
    for mention in institutions().mentions(bare):
        if (mention.start, mention.end) == (0, len(bare)):
            return mention.who.name
    return None


@lru_cache(maxsize=1)
def _lands() -> frozenset[str]:
    table = institutions()
    return frozenset(table.countries) | frozenset(table.adjectives)


def capitals(words: str) -> bool:
    """Whether the words are the letters of a body ("PGO"), not of a country or a page mark."""
    return bool(_CAPITALS.fullmatch(words)) and (
        words.replace(".", "").upper() not in agencies().words["not_bodies"]
        and words not in _lands()
    )


def shaped(words: str) -> bool:
    """
    Whether a phrase no table has is built like a body's name: "Sumy Regional Council".

    Its head, the last word before "of" or "for", must be a noun for an organisation:
    "Defense Ministry spokesman" and "head of the Ministry" are people.
    """
    bare = _bare(words)
    tokens = bare.split()
    if not tokens or len(tokens) > 12 or not bare[0].isupper():
        return False
    while len(tokens) > 1 and tokens[-1] in _lands():
        tokens.pop()  # "MFA Ukraine"
    head = tokens
    for at, token in enumerate(tokens[1:], 1):
        if token in ("of", "for", "in", "on", "under"):
            head = tokens[:at]
            break
    if len(tokens) == 1 and not capitals(tokens[0]):
        return False  # "Intelligence: ..." and "Police: ..." name no body in particular
    last = re.sub(r"['’]s$", "", head[-1]).strip(_EDGE)
    lower = [t for t in head if t[0].islower() and t not in _JOIN]
    said = set(tokens) & (set(agencies().verbs) | {"cites", "citing", "quotes", "quoting"})
    return last in agencies().words["body_words"] and len(lower) <= 2 and not said


def source(words: str, *, letters: bool = True) -> tuple[str, bool] | None:
    """
    The body a whole phrase names and whether a table lists it; None if it names none.

    letters: whether unknown capitals alone ("PGO") are taken, which only a closing dash
        warrants: before a colon they are as often a subject ("NPP: ...").
    """
    name = known(words)
    if name:
        return name, True
    bare = _bare(words)
    for noun in agencies().words["surveys"]:
        if bare.lower().endswith(" " + noun):
            return source(bare[: -len(noun) - 1], letters=letters)
    if shaped(words) or (letters and capitals(bare)):
        return bare, False
    return None


def listed(words: str, offset: int) -> list[Named]:
    """Names printed as a list ("AP, AFP and Reuters"), each known; empty if one is not."""
    out: list[Named] = []
    for start, end in _items(words):
        name = known(words[start:end])
        if name is None:
            return []
        out.append(Named(name, offset + start, offset + end))
    return out


def _items(words: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in [*_LIST.finditer(words), None]:
        end = gap.start() if gap else len(words)
        start = at + len(words[at:end]) - len(words[at:end].lstrip(' ([“"'))
        if words[start:end].strip():
            yield start, start + len(words[start:end].rstrip(' .)]”"'))
        at = gap.end() if gap else end


def _named_in(words: str, start: int, end: int, letters: bool) -> Named | None:
    found = source(words[start:end], letters=letters)
    return Named(found[0], start, end, found[1]) if found else None


def _person_of(left: str) -> bool:
    found = re.search(r"([\w-]+) (?:of|for|at|in|from) (?:[Tt]he )?$", left)
    return found is not None and found[1].lower() in agencies().words["person_words"]


def before(words: str, end: int) -> Named | None:
    """
    The body whose name ends right before `end`, where a reporting verb begins.

    The longest phrase of capitals and joining words is taken; if all of it names nobody, a
    shorter one is read only after a break that cannot stand inside a name.
    """
    left = words[:end].rstrip()
    left = left[:-1].rstrip() if left.endswith(",") else left
    # Only the last words can be a name: walking all of a long line for every verb in it
    # would cost the square of its length.
    tokens = list(_TOKEN.finditer(left, max(0, len(left) - 250)))[-14:]
    first = len(tokens)
    while first > 0:
        token = tokens[first - 1].group()
        nextone = first < len(tokens)
        if nextone and token[-1] in ".,;:!?" and not re.search(r"\b[A-Z]\.$", token):
            break
        if not (token[0].isupper() or token[0].isdigit() or token in _JOIN or first == len(tokens)):
            break
        first -= 1
    for at in range(first, len(tokens)):
        if tokens[at].group() in _JOIN and tokens[at].group() != "the":
            continue
        found = _named_in(words, tokens[at].start(), len(left), letters=False)
        if found and _person_of(words[: tokens[at].start()]):
            return None  # "the head of the IAEA told": a person spoke
        if found:
            # "Russian" and "Armed" belong to a name; "Monday AP said" begins a new one.
            return found if found.known or at == first else None
    return _lower(words, tokens, len(left))


def _lower(words: str, tokens: list[re.Match[str]], end: int) -> Named | None:
    """ "Ukrainian military intelligence said": a listed name that is partly in small letters."""
    for token in tokens[-5:-1]:
        name = known(words[token.start() : end]) if token.group()[0].isupper() else None
        if name:
            return Named(name, token.start(), end)
    return None


def after(words: str, start: int) -> Named | None:
    """The body whose name begins at `start`, after "according to", unless a person follows it."""
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(words, start):
        printed = token.group()
        small = not (printed[0].isupper() or printed in _JOIN)
        if small and not tokens and agencies().find(printed.strip(_EDGE)):
            small = False  # "dpa" is written small
        if small or len(tokens) == 14:
            if printed.strip(_EDGE).lower() in agencies().words["person_words"]:
                return None
            if printed.strip(_EDGE) in agencies().words["body_words"]:
                tokens.append(token)
            break
        tokens.append(token)
        if printed[-1] in ",;:!?)" or (
            printed[-1] == "." and not re.search(r"\b[A-Z]\.$", printed)
        ):
            break
    for last in range(len(tokens), 0, -1):
        if tokens[last - 1].group() in _JOIN:
            continue
        end = tokens[last - 1].start() + len(tokens[last - 1].group().rstrip(_EDGE + ")"))
        following = tokens[last].group().strip(_EDGE).lower() if last < len(tokens) else ""
        if following in agencies().words["person_words"]:
            return None
        found = _named_in(words, tokens[0].start(), end, letters=False)
        if found:
            return found
    return None

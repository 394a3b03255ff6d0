"""Where in a text a pattern can begin: many patterns over one text without many passes.

"in the coming weeks" can only begin at a word that begins a window, so the words of a text are
looked up once and a pattern is tried where its first word stands, not at every character.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_WORD = re.compile(r"\w+")
_PLACE = re.compile(r"\w+|[’']")
_FIGURE = re.compile(r"(?<!\d)\d\w*")
# "isn't" as far as its n; a word with a figure in it.
_NOT = re.compile(r"(?<!\w)\w*n(?=[’'])")
_MIXED = re.compile(r"[^\W\d]\d")
_MOST = 1000  # ways to begin: a pattern with more is tried everywhere
_LETTERS = 6
_KEPT = 50_000  # words remembered
# Characters that a pattern without regard to case takes for "i", "s" and "k".
_ALIKE = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
_DIGIT = "0"

# A way to begin: its letters, and whether the first word must end there.
_Way = tuple[str, bool]


class _Endless(Exception):
    """The pattern can begin in too many ways to list."""


def folded(text: str) -> str:
    """The text in lower case, character for character."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for odd, plain in _ALIKE:
        low = low.replace(odd, plain)
    return low


@lru_cache(maxsize=8)
def placed(text: str) -> tuple[tuple[int, str], ...]:
    """Every place a pattern may begin, with the rest of the word there in lower case.

    A place is where a word begins, a figure in a word ("FY2022"), an apostrophe, or the n of
    "isn't".
    """
    low = folded(text)
    out = [(found.start(), found.group()) for found in _PLACE.finditer(low)]
    # Most texts have neither, and every sentence is asked.
    more: list[tuple[int, str]] = []
    if "n’" in low or "n'" in low:
        more = [(m.end() - 1, "n") for m in _NOT.finditer(low) if m.group().isalpha()]
    if _MIXED.search(low):
        for at, word in out:
            if not (word.isalpha() or word[0].isdecimal()):
                inner = _FIGURE.finditer(low, at, at + len(word))
                more += [(m.start(), m.group()) for m in inner if m.start() > at]
    return tuple(sorted(out + more) if more else out)


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    """The different words at those places."""
    return frozenset(word for _, word in placed(text))


class _Ways:
    """Collects how a sequence can begin; `live` are beginnings the next element lengthens."""

    def __init__(self) -> None:
        self.live: set[str] = {""}
        self.done: set[_Way] = set()

    def close(self, *, shut: bool) -> None:
        self.done |= {(head, shut) for head in self.live}
        self.live = set()

    def take(self, heads: set[str]) -> None:
        longer = {live + head for live in self.live for head in heads}
        # Beyond the first word, or the first letters of a long one, nothing is asked.
        whole = {way for way in longer if _first_word(way) not in (None, (way, False))}
        long = {way for way in longer - whole if len(way) >= _LETTERS}
        self.done |= {(way, True) for way in whole} | {(way, False) for way in long}
        self.live = longer - whole - long
        if len(self.live) + len(self.done) > _MOST:
            raise _Endless


def _is_space(items: Any) -> bool:
    return all(str(op) == "CATEGORY" and str(at) == "CATEGORY_SPACE" for op, at in items)


def _chars(items: Any) -> set[str] | None:
    """The few characters of a class, any digit as "0"; None for a wide one."""
    out: set[str] = set()
    for op, value in items:
        if str(op) == "LITERAL":
            out.add(folded(chr(value)))
        elif str(op) == "RANGE" and value[1] - value[0] < 10:
            out |= {folded(chr(c)) for c in range(value[0], value[1] + 1)}
        elif str(op) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            out.add(_DIGIT)
        else:
            return None
    return out


def _of_class(ways: _Ways, items: Any) -> None:
    chars = _chars(items)
    if chars is None:
        ways.close(shut=_is_space(items))
    elif any(c.isdecimal() for c in chars):
        # A number: its first digit is all that is asked.
        ways.done |= {(head or _DIGIT, False) for head in ways.live}
        ways.take({c for c in chars if not c.isdecimal()})
    else:
        ways.take(chars)


def _repeated(ways: _Ways, least: int, most: int, inner: Any) -> None:
    before = set(ways.live)
    if least == 0 and most == 0:
        return
    _sequence(ways, inner)
    if least == 0:
        ways.live |= before
    if int(most) > 1:
        # What may stand twice is followed by itself or by what comes next: stop there.
        for head in ways.live - (before if least == 0 else set()):
            ways.done.add((head, False))
        ways.live &= before if least == 0 else set()


def _sequence(ways: _Ways, parts: Any) -> None:
    for op, value in parts:
        if not ways.live:
            return
        name = str(op)
        if name == "LITERAL":
            ways.take({folded(chr(value))})
        elif name == "IN":
            _of_class(ways, value)
        elif name == "SUBPATTERN":
            _sequence(ways, value[3])
        elif name == "BRANCH":
            _branches(ways, value[1])
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            _repeated(ways, *value)
        elif name == "FAILURE" or (name == "ASSERT_NOT" and not value[1]):
            ways.live = set()  # "(?!)" never matches
        elif name not in ("ASSERT", "ASSERT_NOT", "AT"):
            ways.close(shut=False)


def _branches(ways: _Ways, branches: Any) -> None:
    live: set[str] = set()
    before = ways.live
    for branch in branches:
        ways.live = set(before)
        _sequence(ways, branch)
        live |= ways.live
    ways.live = live
    if len(live) + len(ways.done) > _MOST:
        raise _Endless


def _first_word(way: str) -> _Way | None:
    """Its first word, and whether the word ends there; None if it begins with no letter."""
    found = _WORD.match(way)
    return (found.group(), found.end() < len(way)) if found else None


def openings(pattern: re.Pattern[str]) -> frozenset[_Way] | None:
    """The words a match can begin with; None where they cannot be listed.

    ("in", True) is the word "in"; ("forecast", False) any word beginning so; ("0", False) a
    number, ("’", False) that very mark.
    """
    ways = _Ways()
    try:
        _sequence(ways, _parser.parse(pattern.pattern, pattern.flags))
    except _Endless:
        return None
    ways.close(shut=False)
    out: set[_Way] = set()
    for way, shut in ways.done:
        first = _first_word(way)
        if not way:
            return None
        if first is None and way[0] not in "’'":
            return None  # begins with a mark that is no place
        out.add((way[0], False) if first is None else (first[0], first[1] or shut))
    return frozenset(out)


class Openings:
    """
    "Of these eighty patterns, only the third can begin at 'soon'."

    A pattern is taken to begin at a `placed` word; one whose openings cannot be listed is
    searched for as usual.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = tuple(patterns)
        self._plain: list[int] = []
        self._filed: dict[_Way, list[int]] = {}
        for n, pattern in enumerate(patterns):
            ways = openings(pattern)
            if ways is None:
                self._plain.append(n)
            for way in ways or ():
                self._filed.setdefault(way, []).append(n)
        self._known: set[str] = set()
        self._opens: dict[str, tuple[int, ...]] = {}  # of those known, the few that open one

    def _ask(self, word: str) -> None:
        """Learn which patterns can begin at this word."""
        ways = [(word, True), *((word[:n], False) for n in range(1, _LETTERS + 1))]
        ways += [(_DIGIT, False)] if word[0].isdecimal() else []
        fit = tuple(sorted({n for way in ways for n in self._filed.get(way, ())}))
        self._known.add(word)
        if fit:
            self._opens[word] = fit

    def possible(self, text: str) -> bool:
        """Whether a pattern can begin at some word of the text."""
        words = _words(text)
        if len(self._known) > _KEPT:
            self._known.clear()
            self._opens.clear()
        for word in words - self._known:
            self._ask(word)
        return bool(self._plain) or not words.isdisjoint(self._opens)

    def matches(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """What `finditer` of each pattern in turn gives, each with the pattern's number."""
        if not self.possible(text):
            return []
        out = [(n, found) for n in self._plain for found in self.patterns[n].finditer(text)]
        ends: dict[int, int] = {}
        opens = self._opens
        for at, word in placed(text):
            for n in opens.get(word, ()):
                if at >= ends.get(n, 0) and (found := self.patterns[n].match(text, at)):
                    ends[n] = found.end()
                    out.append((n, found))
        out.sort(key=lambda one: one[0])
        return out

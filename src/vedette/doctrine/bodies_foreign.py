"""Bodies as texts in other languages than English name them, whatever the ending."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.tables import load_words
from vedette.doctrine.tongues import country_stems, sections
from vedette.errors import BadDoctrine

# An ending hangs on a stem without a gap: "британськ|ого", "Verteidigungsministeri|ums".
_ENDING = r"[^\W\d_]{0,5}"
_GAP = r"[\s\u00a0]+"
_WORD = re.compile(r"\w+")
# "Ministerio de Defensa de Rusia", "ministero della Difesa del Regno Unito".
_OF = r"(?:d[ei]|del|dell[ao]|van|von|av|af|al|a)"
_LETTERS = 4  # of a first word, by which the places to try are told apart


@dataclass(frozen=True, slots=True)
class Found:
    """ "'Міноборони Великої Британії', characters 10 to 36": a name, or a kind and a country.

    name: the body of the table, "" if it is told by its kind, its English name and a country.
    """

    start: int
    end: int
    name: str = ""
    kind: str = ""
    one: str = ""
    country: str = ""


_Row = tuple[str, str, Found]  # how a pattern begins, the pattern, and whom it names


@dataclass(frozen=True, slots=True)
class ForeignBodies:
    """
    "'Міноборони Великої Британії' is the British ministry of defence": what to look for.

    opens: by the first letters of a first word, in lower case, the rows that may begin there,
    each a pattern with how it begins and the body it names or its kind. countries: stem in lower
    case to the country's code. nouns: kind to the words that stand for a body of it.
    """

    opens: Mapping[str, tuple[_Row, ...]]
    countries: tuple[tuple[str, str], ...]
    nouns: Mapping[str, frozenset[str]]
    _filed: dict[str, tuple[_Row, ...]] = field(default_factory=dict)

    def found(self, text: str) -> Iterator[Found]:
        """Every body in text order, the longest where several begin at one word."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            # Of a hundred words ninety begin nothing, and are met again.
            rows = self._beginning(word.group()[:_LETTERS].lower())
            best = self._longest(text, word.start(), rows) if rows else None
            if best:
                end = best.end
                yield best

    def _beginning(self, low: str) -> tuple[_Row, ...]:
        """The rows that may begin with these letters, the shortest beginnings first."""
        found = self._filed.get(low)
        if found is None:
            starts = (low[:letters] for letters in range(1, len(low) + 1))
            found = tuple(row for start in starts for row in self.opens.get(start, ()))
            self._filed[low] = found
        return found

    def _longest(self, text: str, at: int, rows: Iterable[_Row]) -> Found | None:
        best: Found | None = None
        for opener, pattern, row in rows:
            # The pattern begins with its opener, so it matches nowhere the opener does not.
            # It names every country besides: to compile all that share four letters with
            # the words of ten reports took a second.
            if not _compiled(opener).match(text, at):
                continue
            match = _compiled(pattern).match(text, at)
            if match and match.end() > (best.end if best else at):
                land = match.groupdict().get("land")
                best = replace(
                    row,
                    start=at,
                    end=match.end(),
                    country=self.country(land) if land else "",
                )
        return best

    def country(self, printed: str) -> str:
        """The code of the country whose stem a printed word begins with, "" if none."""
        low = " ".join(printed.lower().split())
        return next((code for stem, code in self.countries if low.startswith(stem)), "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Made when a word first asks for it: of some two thousand a desk needs a few dozen."""
    return re.compile(pattern)


def _words(stems: str) -> str:
    parts = [
        re.escape(w) if w.isupper() or w.endswith("-") else rf"(?i:{re.escape(w)}){_ENDING}"
        for w in stems.split()
    ]
    return _GAP.join(parts)


def _any(rows: Iterable[str]) -> str:
    return "|".join(_words(r) for r in sorted(set(rows), key=lambda r: (-len(r), r)))


def _merged() -> dict[str, Any]:
    """The table with what every language's own file adds."""
    text = files("vedette.doctrine").joinpath("bodies_foreign.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = load_words(text)
    for _, row in sections("bodies"):
        for name, stems in row.get("names", {}).items():
            raw["names"].setdefault(name, []).extend(stems)
        for kind, words in row.get("nouns", {}).items():
            raw["nouns"].setdefault(kind, []).extend(words)
    raw["tongues"] = [(row, country_stems(lang)) for lang, row in sections("bodies")]
    return raw


class _Rows:
    """Patterns filed under the first letters of the words they can begin with."""

    def __init__(self) -> None:
        self.opens: dict[str, list[_Row]] = {}

    def add(self, openers: Iterable[str], rest: str, row: Found) -> None:
        """Each opener's pattern with the rest that must follow."""
        by_letters: dict[str, list[str]] = {}
        for stem in openers:
            first = _WORD.match(stem)
            if first:
                by_letters.setdefault(first.group()[:_LETTERS].lower(), []).append(stem)
        for letters, stems in by_letters.items():
            opener = rf"(?<![\w-])(?:{_any(stems)})"
            pattern = rf"(?<![\w-])(?:{rest.replace('@', _any(stems))})(?!\w)"
            self.opens.setdefault(letters, []).append((opener, pattern, row))


def _built(raw: dict[str, Any]) -> ForeignBodies:
    rows = _Rows()
    for name, stems in raw["names"].items():
        rows.add(stems, "@", Found(0, 0, name=name))
    lands = [stem for stems in raw["countries"].values() for stem in stems]
    for row in raw["bodies"]:
        _state_bodies(rows, row["stems"], lands, Found(0, 0, kind=row["kind"], one=row["one"]))
    one = {row["kind"]: row["one"] for row in raw["bodies"]}
    table = {(s.lower(), code) for code, stems in raw["countries"].items() for s in stems}
    for row, own in raw["tongues"]:
        table |= {(s, code) for code, stems in own.items() for s in stems}
        for kind, stems in row.get("kinds", {}).items():
            words = [stem for found in own.values() for stem in found]
            _state_bodies(rows, stems, words, Found(0, 0, kind=kind, one=one[kind]))
    return ForeignBodies(
        opens={letters: tuple(found) for letters, found in rows.opens.items()},
        countries=tuple(sorted(table, key=lambda pair: (-len(pair[0]), pair))),
        nouns={kind: frozenset(map(str, words)) for kind, words in raw["nouns"].items()},
    )


def _state_bodies(rows: _Rows, forms: list[str], lands: list[str], row: Found) -> None:
    """ "Yкраїнський генштаб" and "Генштаб України": the country before the body or behind."""
    rows.add(lands, rf"(?P<land>@){_GAP}?(?:{_any(forms)})", row)
    rows.add(forms, rf"(?:@){_GAP}(?:{_OF}{_GAP})?(?P<land>{_any(lands)})", row)


@lru_cache(maxsize=1)
def foreign_bodies() -> ForeignBodies:
    """The table bodies_foreign.yaml with the languages' own files, read once and checked."""
    try:
        return _built(_merged())
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadDoctrine(f"bodies_foreign.yaml is incomplete: {problem}.") from problem

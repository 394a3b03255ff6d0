"""Bodies as texts in German, Polish, Ukrainian and Russian name them, whatever the ending."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

# An ending hangs on a stem without a gap: "британськ|ого", "Verteidigungsministeri|ums".
_ENDING = r"[^\W\d_]{0,5}"
_GAP = r"[\s\u00a0]+"
_WORD = re.compile(r"\w+")
_LETTERS = 4  # of a first word, by which the places to try are told apart


@dataclass(frozen=True, slots=True)
class ForeignBodies:
    """
    "'Міноборони Великої Британії' is the British ministry of defence": what to look for.

    pattern: groups n0, n1, ... are names; k0, k1, ... a kind of body with a country before it
    (c) or behind it (d). names: by group the body. kinds: by group (kind, English name).
    countries: stem in lower case to the country's code. nouns: kind to the words that stand
    for a body of it. begins: the first letters of every first word, in lower case.
    """

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    kinds: Mapping[str, tuple[str, str]]
    countries: tuple[tuple[str, str], ...]
    nouns: Mapping[str, frozenset[str]]
    begins: frozenset[str]

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of the pattern, tried only where the first letters of one stand."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end or not self._may_begin(word.group()):
                continue
            match = self.pattern.match(text, word.start())
            if match:
                end = match.end()
                yield match

    def _may_begin(self, word: str) -> bool:
        low = word[:_LETTERS].lower()
        return any(low[:n] in self.begins for n in range(1, _LETTERS + 1))

    def country(self, printed: str) -> str:
        """The code of the country whose stem a printed word begins with, "" if none."""
        low = " ".join(printed.lower().split())
        return next((code for stem, code in self.countries if low.startswith(stem)), "")


def _words(stems: str) -> str:
    parts = [
        re.escape(w) if w.isupper() or w.endswith("-") else rf"(?i:{re.escape(w)}){_ENDING}"
        for w in stems.split()
    ]
    return _GAP.join(parts)


def _any(rows: list[str]) -> str:
    return "|".join(_words(r) for r in sorted(set(rows), key=lambda r: (-len(r), r)))


def _built(raw: Mapping[str, object]) -> ForeignBodies:
    names: dict[str, str] = {}
    kinds: dict[str, tuple[str, str]] = {}
    countries: dict[str, list[str]] = raw["countries"]  # type: ignore[assignment]
    lands = [stem for stems in countries.values() for stem in stems]
    parts = []
    for number, (name, stems) in enumerate(raw["names"].items()):  # type: ignore[attr-defined]
        names[f"n{number}"] = name
        parts.append(rf"(?P<n{number}>{_any(stems)})")
    bodies: list[dict[str, object]] = raw["bodies"]  # type: ignore[assignment]
    for number, row in enumerate(bodies):
        kinds[f"k{number}"] = (str(row["kind"]), str(row["one"]))
        forms = _any(list(row["stems"]))  # type: ignore[call-overload]
        land = _any(lands)
        parts.append(
            rf"(?P<c{number}>{land}){_GAP}?(?P<k{number}>{forms})"
            rf"|(?P<l{number}>{forms}){_GAP}(?P<d{number}>{land})"
        )
    table = sorted(
        ((stem.lower(), code) for code, stems in countries.items() for stem in stems),
        key=lambda pair: (-len(pair[0]), pair),
    )
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])")
    rows: dict[str, list[str]] = raw["nouns"]  # type: ignore[assignment]
    nouns = {kind: frozenset(words) for kind, words in rows.items()}
    named: list[list[str]] = list(raw["names"].values())  # type: ignore[attr-defined]
    forms_of = [list(row["stems"]) for row in bodies]  # type: ignore[call-overload]
    opening = [stem for stems in (*named, *forms_of, lands) for stem in stems]
    first = (_WORD.match(stem) for stem in opening)
    begins = frozenset(word.group()[:_LETTERS].lower() for word in first if word)
    return ForeignBodies(pattern, names, kinds, tuple(table), nouns, begins)


@lru_cache(maxsize=1)
def foreign_bodies() -> ForeignBodies:
    """The table bodies_foreign.yaml as packaged, read once and checked."""
    text = files("vedette.doctrine").joinpath("bodies_foreign.yaml").read_text(encoding="utf-8")
    try:
        return _built(load_yaml(text))
    except (KeyError, TypeError, AttributeError, re.error) as problem:
        raise BadDoctrine(f"bodies_foreign.yaml is incomplete: {problem}.") from problem

"""The words that show what a line of a page is: the table page_furniture.yaml, checked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine
from vedette.model.document import ZoneKind

_TABLE = "page_furniture.yaml"
_MATCHES = frozenset({"whole", "near", "begins", "contains"})
_SETS = [
    "links_heading",
    "section",
    "bio_heading",
    "bio_role",
    "bio_verb",
    "house_noun",
    "bio_sign",
    "contact",
    "caption_sign",
    "caption_opening",
    "clause_word",
]
_SPACE = re.compile(r"\s+")
_EDGE = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_APOSTROPHE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
# "Leave a Replay" is "Leave a Reply" after a machine translated the template: 93 of 100.
_NEAR = 88.0
_NEAR_SHORTEST = 9


def bare(text: str) -> str:
    """A line without case, without signs and digits at its ends: "3 Comments:" is "comments"."""
    folded = _SPACE.sub(" ", text).translate(_APOSTROPHE).casefold()
    return _EDGE.sub("", folded)


def folded(text: str) -> str:
    """A line without case and with single spaces; its signs stay."""
    return _SPACE.sub(" ", text).translate(_APOSTROPHE).casefold().strip()


@dataclass(frozen=True, slots=True)
class Phrase:
    """ "A line of at most 30 words that begins with these words belongs to a comment form." """

    words: str
    kind: ZoneKind
    match: str
    most: int

    @property
    def rule(self) -> str:
        """The rule a zone made by this phrase carries."""
        return f"furniture.{self.kind.value}.{self.match}/1"


@dataclass(frozen=True, slots=True)
class Furniture:
    """The table of page furniture, every word folded for comparison."""

    whole: Mapping[str, Phrase]
    near: tuple[Phrase, ...]
    begins: tuple[Phrase, ...]
    contains: tuple[Phrase, ...]
    sets: Mapping[str, frozenset[str]]
    labels: Mapping[str, frozenset[str]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    clock_zones: tuple[str, ...]
    agencies: tuple[str, ...]
    banner_signs: tuple[str, ...]
    starts: tuple[str, ...]

    def phrase_for(self, line: str) -> Phrase | None:
        """The phrase a line is made of, or None if the table does not know the line."""
        key = bare(line)
        count = line.count(" ") + 1
        # "Comment:" before a quotation is the report's own label, no heading of a form.
        label = line.rstrip().endswith(":")
        known = self.whole.get(key)
        if known is not None and not (label and known.kind is ZoneKind.COMMENTS):
            return known
        if count <= 8 and not label and len(key) >= _NEAR_SHORTEST:
            for phrase in self.near:
                if fuzz.ratio(key, phrase.words) >= _NEAR:
                    return phrase
        # Signs matter here: "Read more: ..." points elsewhere, "Read more of the war" does not.
        start = folded(line).lstrip("([*•·-–—>»→▶►⇒🎧📩🔔✉ ")
        for phrase in self.begins if start.startswith(self.starts) else ():
            if count <= phrase.most and start.startswith(phrase.words):
                return phrase
        for phrase in self.contains:
            if count <= phrase.most and phrase.words in start:
                return phrase
        return None


def _flat(by_language: object, where: str) -> tuple[str, ...]:
    if not isinstance(by_language, dict):
        raise BadDoctrine(f"{_TABLE}: {where} needs words by language, such as `en: [...]`.")
    words: list[str] = []
    for listed in by_language.values():
        if not isinstance(listed, list) or not all(isinstance(w, str) and w for w in listed):
            raise BadDoctrine(f"{_TABLE}: {where} holds something that is no list of words.")
        words += [_SPACE.sub(" ", w).translate(_APOSTROPHE).casefold() for w in listed]
    return tuple(words)


def _phrases(rows: Iterable[Any]) -> tuple[Phrase, ...]:
    out: list[Phrase] = []
    for row in rows:
        match = row.get("match")
        if match not in _MATCHES or not row.get("reason"):
            raise BadDoctrine(f"{_TABLE}: a phrase row has no known match or no reason: {row}")
        try:
            kind = ZoneKind(row["kind"])
        except (KeyError, ValueError) as error:
            raise BadDoctrine(f"{_TABLE}: a phrase row names no kind of zone: {row}") from error
        most = int(row.get("most", 12))
        words = _flat(row.get("words"), f"phrases.{kind}")
        out += [Phrase(w, kind, str(match), most) for w in words]
    return tuple(out)


def _numbered(table: object, where: str, last: int) -> dict[str, int]:
    if not isinstance(table, dict) or sorted(table) != list(range(1, last + 1)):
        raise BadDoctrine(f"{_TABLE}: {where} needs the numbers 1 to {last}.")
    out: dict[str, int] = {}
    for number, names in table.items():
        for name in names:
            if out.setdefault(name.translate(_APOSTROPHE).casefold(), number) != number:
                raise BadDoctrine(f"{_TABLE}: {where} gives two numbers to {name!r}.")
    return out


def checked(table: dict[str, Any]) -> Furniture:
    """The table as given, checked; raises BadDoctrine naming the section that is wrong."""
    try:
        phrases = _phrases(table["phrases"])
        sets = {n: frozenset(_flat(table[n], n)) for n in _SETS}
        sets |= {n: frozenset(w.casefold() for w in table[n]) for n in ("photo_bank", "free_mail")}
        labels = {n: frozenset(_flat(words, n)) for n, words in table["label"].items()}
        return Furniture(
            # "near" phrases also count when they stand exactly so, however short they are.
            whole={bare(p.words): p for p in phrases if p.match in {"whole", "near"}},
            near=tuple(p for p in phrases if p.match == "near"),
            begins=tuple(p for p in phrases if p.match == "begins"),
            contains=tuple(p for p in phrases if p.match == "contains"),
            sets=sets,
            labels=labels,
            months=_numbered(table["month"], "month", 12),
            weekdays=_numbered(table["weekday"], "weekday", 7),
            clock_zones=tuple(table["zone_of_time"]),
            agencies=tuple(sorted(table["agency"], key=len, reverse=True)),
            banner_signs=tuple(table["banner_sign"]),
            starts=tuple(p.words for p in phrases if p.match == "begins"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadDoctrine(f"{_TABLE}: a section is missing or misshapen: {error}") from error


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """The table that ships with vedette, read once."""
    text = resources.files("vedette.doctrine").joinpath(_TABLE).read_text(encoding="utf-8")
    table = load_yaml(text)
    if not isinstance(table, dict):
        raise BadDoctrine(f"{_TABLE} holds no table.")
    return checked(table)

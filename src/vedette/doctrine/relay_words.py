"""The words that matter when relays are compared, as one checked table."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine


@dataclass(frozen=True, slots=True)
class RelayWords:
    """
    "'unlikely' is 'extremely unlikely' with its adverb gone": what two wordings of one
    sentence are compared by.

    strength: class to a place between 0 and 1; stem_of: class to the bare word it modifies.
    unscaled: words outside every class with their place, the longest first.
    """

    strength: dict[str, float]
    stem_of: dict[str, str]
    modified: frozenset[str]
    head_nouns: frozenset[str]
    hedge_stems: tuple[str, ...]
    qualifiers: dict[str, frozenset[str]]
    conditions: tuple[str, ...]
    basis_cues: tuple[str, ...]
    incapacity: tuple[str, ...]
    reserves: tuple[str, ...]
    negations: frozenset[str]
    ability: tuple[str, ...]
    roles: frozenset[str]
    demonyms: dict[str, str]
    office_words: dict[str, tuple[str, ...]]
    empty_words: frozenset[str]
    office_parts: frozenset[str]
    small_words: frozenset[str]
    unscaled: tuple[tuple[str, float], ...]
    turns: tuple[str, ...]
    points_back: tuple[str, ...]
    clause_openers: frozenset[str]


def _flat(section: dict[str, list[str]]) -> list[str]:
    return [str(word).lower() for words in section.values() for word in words]


def _block(section: dict[str, str]) -> frozenset[str]:
    return frozenset(" ".join(section.values()).lower().split())


def _unscaled(rows: list[dict[str, Any]]) -> tuple[tuple[str, float], ...]:
    found = {str(word).lower(): float(row["place"]) for row in rows for word in row["words"]}
    outside = [word for word, place in found.items() if not 0 < place < 1]
    if outside:
        raise BadDoctrine(f"Places must lie between 0 and 1: {outside}.")
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def read(raw: dict[str, Any]) -> RelayWords:
    """The table from its plain form. Raises BadDoctrine if it contradicts itself."""
    sections = (set(RelayWords.__slots__) - {"stem_of"}) | {"stems"}
    if set(raw) != sections:
        wrong = sorted(set(raw) ^ sections)
        raise BadDoctrine(f"relay_words.yaml has missing or unknown sections: {wrong}.")
    strength = {str(k): float(v) for k, v in raw["strength"].items()}
    outside = [k for k, v in strength.items() if not 0 < v < 1]
    if outside:
        raise BadDoctrine(f"Strengths must lie between 0 and 1: {outside}.")
    stem_of = {klass: stem for stem, classes in raw["stems"].items() for klass in classes}
    unplaced = sorted((set(stem_of) | set(raw["modified"])) - set(strength))
    if unplaced:
        raise BadDoctrine(f"These classes have no strength: {unplaced}.")
    return RelayWords(
        strength=strength,
        stem_of=stem_of,
        modified=frozenset(raw["modified"]),
        head_nouns=frozenset(_flat(raw["head_nouns"])),
        hedge_stems=tuple(sorted(set(_flat(raw["hedge_stems"])))),
        qualifiers={k: frozenset(map(str.lower, v)) for k, v in raw["qualifiers"].items()},
        conditions=tuple(_flat(raw["conditions"])),
        basis_cues=tuple(_flat(raw["basis_cues"])),
        incapacity=tuple(_flat(raw["incapacity"])),
        reserves=tuple(_flat(raw["reserves"])),
        negations=frozenset(_flat(raw["negations"])),
        ability=tuple(_flat(raw["ability"])),
        roles=frozenset(_flat(raw["roles"])),
        demonyms=dict(raw["demonyms"]),
        office_words={k: tuple(v) for k, v in raw["office_words"].items()},
        empty_words=_block(raw["empty_words"]),
        office_parts=_block(raw["office_parts"]),
        small_words=_block(raw["small_words"]),
        unscaled=_unscaled(raw["unscaled"]),
        turns=tuple(_flat(raw["turns"])),
        points_back=tuple(_flat(raw["points_back"])),
        clause_openers=frozenset(_flat(raw["clause_openers"])),
    )


@lru_cache(maxsize=1)
def relay_words() -> RelayWords:
    """The words that matter when relays are compared, read once."""
    text = resources.files("vedette.doctrine").joinpath("relay_words.yaml").read_text("utf-8")
    return read(load_yaml(text))

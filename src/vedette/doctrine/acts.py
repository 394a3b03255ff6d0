"""The table of acts: what may happen, and the words questions and texts use for it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

_TABLE = Path(__file__).with_name("acts.yaml")
_ACT_KEYS = frozenset(
    (
        *("family", "says", "subject", "asked", "verbs", "nouns", "object"),
        *("includes", "opposite", "stems"),
    )
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """
    "join + one of war, fighting, invasion": a head lemma and the words that hang on it.

    rest: each entry is the set of lemmas of which one must be there; doer: of which one must be
    the subject ("the war drags on" says what "the talks drag on" does not).
    """

    act: str
    head: str
    rest: tuple[frozenset[str], ...] = ()
    doer: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """
    "enter_war: join, take part in, be drawn into a war; staying out is its opposite."

    asked: patterns of a question; verbs, nouns, opposite: patterns of a text.
    stems: beginnings of words in other languages. targeted: it is done to somebody;
    subject: `place` if it is read only of towns and regions, `person` if persons do it,
    `country` if it happens in one. takes_place: it is done to a town or region.
    """

    id: str
    says: str
    family: str
    asked: tuple[Pattern, ...]
    verbs: tuple[Pattern, ...]
    nouns: tuple[Pattern, ...]
    opposite: tuple[Pattern, ...]
    includes: tuple[str, ...]
    stems: tuple[str, ...]
    targeted: bool
    subject: str = ""
    takes_place: bool = False


@dataclass(frozen=True, slots=True)
class Carriers:
    """
    "attempt, launch, likelihood of": words that carry an act without being it.

    purpose: verbs that carry only through "to ..."; support: "support", "enable", whose doer
    is taken for the deed's; opposite: "refrain", "avoid".
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    purpose: frozenset[str]
    support: frozenset[str]
    opposite: frozenset[str]


def _pattern(act: str, words: str, classes: dict[str, frozenset[str]]) -> Pattern:
    head, *rest = str(words).split()
    sets = []
    for word in rest:
        if word.startswith("@") and word[1:] not in classes:
            raise BadDoctrine(f"Act {act}: the table has no class {word}.")
        sets.append(classes[word[1:]] if word.startswith("@") else frozenset((word,)))
    return Pattern(act, head, tuple(sets))


def _act(name: str, raw: dict[str, Any], classes: dict[str, frozenset[str]]) -> Act:
    unknown = set(raw) - _ACT_KEYS
    if unknown or not raw.get("says") or not raw.get("asked"):
        raise BadDoctrine(f"Act {name} has unknown keys {sorted(unknown)}, or no says or asked.")

    def patterns(key: str) -> tuple[Pattern, ...]:
        return tuple(_pattern(name, words, classes) for words in raw.get(key, ()))

    return Act(
        id=name,
        says=str(raw["says"]),
        family=str(raw.get("family", "")),
        asked=patterns("asked"),
        verbs=patterns("verbs"),
        # "military action" is headed by its last word; "line of advance" by its first.
        nouns=tuple(_pattern(name, _headed(words), classes) for words in raw.get("nouns", ())),
        opposite=patterns("opposite"),
        includes=tuple(raw.get("includes", ())),
        stems=tuple(str(stem) for stem in raw.get("stems", ())),
        targeted=raw.get("object", "theme") != "none",
        subject=str(raw.get("subject", "")),
        takes_place=raw.get("object") == "place",
    )


def _headed(words: str) -> str:
    parts = str(words).split()
    if "of" in parts:
        return " ".join(part for part in parts if part != "of")
    if any(part.startswith("@") for part in parts):
        return " ".join(parts)
    return " ".join([parts[-1], *parts[:-1]])


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Act], Carriers, dict[str, frozenset[str]]]:
    raw = load_yaml(_TABLE.read_text(encoding="utf-8"))
    classes = {name: frozenset(words) for name, words in raw["classes"].items()}
    found = {name: _act(name, one, classes) for name, one in raw["acts"].items()}
    for act in found.values():
        missing = [one for one in act.includes if one not in found]
        if missing:
            raise BadDoctrine(f"Act {act.id} includes {missing}, which the table does not have.")
    lists = {key: frozenset(words) for key, words in raw["carriers"].items()}
    return found, Carriers(**lists), classes


def acts() -> dict[str, Act]:
    """Every act by its id."""
    return _table()[0]


def carriers() -> Carriers:
    """The words that carry an act without being it."""
    return _table()[1]


def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of the table, such as `force` or `body`."""
    return _table()[2][name]


def answering(act_ids: tuple[str, ...]) -> tuple[Act, ...]:
    """The acts whose words answer a question about these: themselves and what they include."""
    table = acts()
    names: list[str] = []
    queue = list(act_ids)
    while queue:
        name = queue.pop(0)
        if name in table and name not in names:
            names.append(name)
            queue += table[name].includes
    return tuple(table[name] for name in names)


_ENDINGS = ("ion", "ation", "al", "ing", "ment", "ance")


def free_act(words: str) -> Act | None:
    """An act made of a verb the table does not have: "ratify treaty"; None if it has it.

    Nouns made of the verb by ordinary endings count too: "ratification of the treaty".
    """
    if words in acts() or not words.split():
        return None
    head, *rest = words.lower().split()
    hung = tuple(frozenset((word,)) for word in rest)
    trunk = head[:-1] + "ic" if head.endswith("fy") else head.removesuffix("e")
    forms = [trunk + ending for ending in _ENDINGS]
    return Act(
        id=words,
        says=words,
        family="",
        asked=(),
        verbs=(Pattern(words, head, hung),),
        nouns=tuple(Pattern(words, form, hung) for form in (head, *forms)),
        opposite=(),
        includes=(),
        stems=(),
        targeted=False,
    )

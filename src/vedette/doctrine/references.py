"""The table of words that point back to a speaker, and of words that take a stand."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine


@dataclass(frozen=True)
class References:
    """
    "'The economist' can be a person named before, 'the bank' a body."

    Raises BadDoctrine when the file lacks a list.
    """

    people: frozenset[str]
    people_endings: tuple[str, ...]
    not_people: frozenset[str]
    bodies: frozenset[str]
    unique: frozenset[str]
    someone_else: frozenset[str]
    stances: frozenset[str]
    stance_words: frozenset[str]
    stance_nouns: frozenset[str]

    def person(self, lemma: str) -> bool:
        """Whether a noun means a human being: economist, manager, veteran."""
        if lemma in self.not_people or lemma in self.bodies:
            return False
        return lemma in self.people or (len(lemma) > 4 and lemma.endswith(self.people_endings))


@lru_cache(maxsize=1)
def references() -> References:
    """The table as packaged, read once and checked."""
    raw = load_yaml(files("vedette.doctrine").joinpath("references.yaml").read_text("utf-8"))
    try:
        return References(
            people=frozenset(raw["people"]),
            people_endings=tuple(raw["people_endings"]),
            not_people=frozenset(raw["not_people"]),
            bodies=frozenset(raw["bodies"]),
            unique=frozenset(raw["unique"]),
            someone_else=frozenset(raw["someone_else"]),
            stances=frozenset(raw["stances"]),
            stance_words=frozenset(raw["stance_words"]),
            stance_nouns=frozenset(raw["stance_nouns"]),
        )
    except (KeyError, TypeError) as problem:
        raise BadDoctrine(f"references.yaml lacks a list or has an odd one: {problem}.") from None

"""How German, Polish, Ukrainian and Russian news name a source, as a checked table."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine


@dataclass(frozen=True)
class Frames:
    """
    "'zdaniem' is followed by a source, 'ocenia' stands beside one": one language's words.

    All in lower case. See cues_foreign.yaml for what each list does.
    """

    lead: tuple[str, ...]
    verbs: tuple[str, ...]
    relay: tuple[str, ...]
    back: tuple[str, ...]
    pronouns: frozenset[str]
    products: frozenset[str]
    insiders: frozenset[str]
    skip: frozenset[str]

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """One pattern for every cue of the language; the group's name is its kind."""
        own = f" (?:(?:{'|'.join(sorted(self.pronouns))}) )?"
        rows = (("relay", self.relay), ("lead", self.lead), ("verb", self.verbs))
        kinds = []
        for kind, words in rows:
            longest = sorted(words, key=len, reverse=True)
            # "по его словам": the last speaker's pronoun may stand inside the cue.
            any_of = "|".join(_word(w).replace("\\ ", own) for w in longest)
            kinds.append(f"(?P<{kind}>{any_of})")
        return re.compile("|".join(kinds), re.IGNORECASE)


def _word(word: str) -> str:
    left = r"\b" if word[0].isalnum() else ""
    return left + re.escape(word) + r"\b"


@lru_cache(maxsize=1)
def frames() -> dict[str, Frames]:
    """The table as packaged, by language code, read once. Raises BadDoctrine if it is odd."""
    text = files("vedette.doctrine").joinpath("cues_foreign.yaml").read_text(encoding="utf-8")
    out: dict[str, Frames] = {}
    try:
        for lang, row in load_yaml(text).items():
            words = {key: [str(w).lower() for w in value] for key, value in row.items()}
            out[str(lang)] = Frames(
                lead=tuple(words["lead"]),
                verbs=tuple(words["verbs"]),
                relay=tuple(words["relay"]),
                back=tuple(words["back"]),
                pronouns=frozenset(words["pronouns"]),
                products=frozenset(words["products"]),
                insiders=frozenset(words["insiders"]),
                skip=frozenset(words["skip"]),
            )
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadDoctrine(f"cues_foreign.yaml lacks a list: {problem}.") from problem
    return out

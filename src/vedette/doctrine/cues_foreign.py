"""How news in other languages than English names a source, as a checked table."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.tables import load_words
from vedette.doctrine.tongues import same, sections, tongue
from vedette.errors import BadDoctrine


@dataclass(frozen=True)
class Frames:
    """
    "'zdaniem' is followed by a source, 'ocenia' stands beside one": one language's words.

    All in lower case. See cues_foreign.yaml for what each list does. trail: words behind a
    source ("szerint"). halts: words at which a source behind its cue ends. experts, generic:
    beginnings of words for an expert, and for a body by kind. genitive: endings of a first
    name and a surname after a lead, and what they are without it. adjectives: endings of words
    that are not yet the noun; given, a source in lower case ends with its noun. possessives:
    pronouns that may belong to a noun ("his spokesman"). idle: weekdays and months, which never
    speak. firsts: "I" and "we", who are named elsewhere.
    """

    lead: tuple[str, ...]
    verbs: tuple[str, ...]
    relay: tuple[str, ...]
    back: tuple[str, ...]
    pronouns: frozenset[str]
    products: frozenset[str]
    insiders: frozenset[str]
    skip: frozenset[str]
    trail: tuple[str, ...] = ()
    halts: frozenset[str] = frozenset()
    experts: tuple[str, ...] = ()
    generic: tuple[tuple[str, str], ...] = ()
    genitive: tuple[tuple[str, str, str, str], ...] = ()
    adjectives: tuple[str, ...] = ()
    possessives: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """One pattern for every cue of the language; the group's name is its kind."""
        one = "|".join(sorted(self.pronouns))
        own = f"(?: (?:(?:{one}) )?|-t-(?:{one}) )"
        rows = (
            *(("relay", self.relay), ("lead", self.lead)),
            *(("trail", self.trail), ("verb", self.verbs)),
        )
        kinds = []
        for kind, words in ((kind, words) for kind, words in rows if words):
            longest = sorted(words, key=len, reverse=True)
            # "по его словам": the last speaker's pronoun may stand inside the cue.
            any_of = "|".join(_word(w).replace("\\ ", own) for w in longest)
            kinds.append(f"(?P<{kind}>{any_of})")
        return re.compile("|".join(kinds), re.IGNORECASE)


def _word(word: str) -> str:
    left = r"\b" if word[0].isalnum() else ""
    return left + re.escape(word) + r"\b"


def _frames(row: Mapping[str, Any], idle: Iterable[str] = ()) -> Frames:
    words = {key: [str(w).lower() for w in value] for key, value in row.items() if key in _LISTS}
    return Frames(
        lead=tuple(words["lead"]),
        verbs=tuple(words["verbs"]),
        relay=tuple(words["relay"]),
        back=tuple(words["back"]),
        pronouns=frozenset(words["pronouns"]),
        products=frozenset(words["products"]),
        insiders=frozenset(words["insiders"]),
        skip=frozenset(words["skip"]),
        trail=tuple(words.get("trail", ())),
        halts=frozenset(words.get("halts", ())),
        experts=tuple(words.get("experts", ())),
        adjectives=tuple(words.get("adjectives", ())),
        possessives=frozenset(words.get("possessives", ())),
        firsts=frozenset(words.get("firsts", ())),
        idle=frozenset(w.lower() for w in idle),
        generic=tuple(
            (str(stem).lower(), kind)
            for kind, stems in row.get("generic", {}).items()
            for stem in stems
        ),
        genitive=tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in row.get("genitive", ())),
    )


_LISTS = frozenset(
    (
        *("lead", "verbs", "relay", "back", "pronouns", "products", "insiders", "skip"),
        *("trail", "halts", "experts", "adjectives", "possessives", "firsts"),
    )
)


@lru_cache(maxsize=1)
def frames() -> dict[str, Frames]:
    """The table as packaged, by language code, read once. Raises BadDoctrine if it is odd."""
    text = files("vedette.doctrine").joinpath("cues_foreign.yaml").read_text(encoding="utf-8")
    try:
        out = {str(lang): _frames(row) for lang, row in load_words(text).items()}
        for lang, row in sections("cues"):
            times = tongue(lang)["times"]
            days = (*times["weekdays"].values(), *times["months"].values())
            glued = str(tongue(lang).get("joins", {}).get("glued_not", ""))
            verbs = [*row["verbs"], *(glued + str(w) for w in row["verbs"] if glued)]
            forms = [form for day in days for form in day["full"]]
            out[lang] = _frames({**row, "verbs": verbs}, forms)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise BadDoctrine(f"A table of cues lacks a list: {problem}.") from problem
    return out | {code: out[one] for code, one in same().items() if one in out}

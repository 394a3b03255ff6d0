"""The table of cues: which words report, and how far each pair of cue and content is trusted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine

# Weight of the relation's own rate against a lemma's counts: four sightings. A verb seen twice
# says little; "said", seen 2,000 times, speaks for itself.
_WEIGHT = 4.0
# Phrases the 2015-16 articles hold too few of to count, plain all the same: "ISW: …" with a
# body of the table, "in the ministry's view".
_SURE = frozenset(("body colon", "in view", "per"))
# Relations the weights know by name; the rest go by their first part or as "other".
_SORTS = ("clause", "quote", "object", "inf")
_WHOLE = ("prep", "passive")
# What is no trait, or stands fast once cue and relation are known, or asks for quotation marks.
_FIXED = frozenset(("bias", "base", "lemma", "pos", "rel", "marked"))
# How content hangs on a word that reports, when the counts never saw the word.
_SAID = frozenset(("clause", "quote", "as", "aside", "passive-clause", "quoted-as", "quoting",
                   "citing", "coming"))  # fmt: skip


@dataclass(frozen=True)
class Cues:
    """
    "'warn' reports speech, and its that-clause is an attribution nine times in ten."

    measured: (part of speech, relation) -> lemma -> (right, seen); default: the same pair over
    all lemmas. Raises BadDoctrine when a count is upside down or a section is missing.
    """

    speech: frozenset[str]
    judgement: frozenset[str]
    shown: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    relays: frozenset[str]
    topics: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    foreign: dict[str, tuple[str, ...]]
    measured: dict[tuple[str, str], dict[str, tuple[int, int]]]
    default: dict[tuple[str, str], tuple[int, int]]
    any: dict[str, dict[str, tuple[int, int]]]
    weights: dict[str, float]

    def trust(self, key: str, relation: str, signs: Sequence[str] = ()) -> float:
        """How likely this cue with this relation and these traits is an attribution, 0 to 1.

        A lemma never seen is trusted beside a quotation, where any verb with a speaker may be
        a cue ("…," she quipped), or if it is one of the words that report. Without signs the
        counts alone answer.
        """
        part, _, lemma = key.partition(":")
        if lemma in _SURE:
            return 0.6
        right_all, seen_all = self.default.get((part, relation), (0, 0))
        prior = (right_all + 0.05) / (seen_all + 1)
        counts = self.measured.get((part, relation), {}).get(lemma)
        if counts is None:
            if self.kind(key) != "mind" and (
                relation in _SAID or f"{lemma} {relation}" in self.topics
            ):
                return 0.6
            return min(0.5, prior) if relation == "quote" else 0.0
        right, seen = counts
        rate = (right + _WEIGHT * min(0.5, prior)) / (seen + _WEIGHT)
        return _share(self._odds(key, relation, rate, signs)) if signs else rate

    def weighs(self, key: str, relation: str) -> bool:
        """Whether traits bear on this pair: of what was never counted they do not."""
        part, _, lemma = key.partition(":")
        return lemma not in _SURE and lemma in self.measured.get((part, relation), {})

    def best(self, key: str, relation: str) -> float:
        """The most that any traits outside quotation marks can make of `trust`.

        Where even this is too little, no parse can find an attribution.
        """
        rate = self.trust(key, relation)
        if not self.weighs(key, relation):
            return rate
        return max(rate, _share(self._odds(key, relation, rate) + self._most[_sort(relation)]))

    @cached_property
    def _most(self) -> dict[str, float]:
        """The most that traits can add to the odds of each sort of relation.

        Of the traits that bar one another ("who-person", "who-it") a pair has one or none.
        """
        out = {}
        for sort in (*_SORTS, *_WHOLE, "other"):
            found: dict[str, dict[str, float]] = {}
            for name, weight in self.weights.items():
                of, _, trait = name.rpartition(".")
                kind = trait.partition("-")[0]
                if of in ("", sort) and kind not in _FIXED:
                    same = found.setdefault(kind, {})
                    same[trait] = same.get(trait, 0.0) + weight
            out[sort] = sum(max(0.0, *same.values()) for same in found.values())
        return out

    def _odds(self, key: str, relation: str, rate: float, signs: Sequence[str] = ()) -> float:
        """The odds that a pair of this rate and these traits is an attribution."""
        part, _, lemma = key.partition(":")
        right, seen = self.any.get(part, {}).get(lemma, (0, 0))
        sort = _sort(relation)
        total = self.weights.get("bias", 0.0)
        total += self.weights.get("base", 1.0) * _odds(rate)
        total += self.weights.get("lemma", 0.0) * _odds((right + 0.4) / (seen + 2))
        for trait in (f"pos-{part}", f"rel-{sort}", *signs, *(f"{sort}.{s}" for s in signs)):
            total += self.weights.get(trait, 0.0)
        return total

    def kind(self, key: str) -> str:
        """`report` (said), `judge` (thought likely) or `mind` (wanted, planned, supported)."""
        part, _, lemma = key.partition(":")
        if part == "VERB":
            return "report" if lemma in self.speech else self._mind(lemma, self.judgement)
        if part == "NOUN":
            return "report" if lemma in self.nouns else "mind"
        return self._mind(lemma, self.adjectives) if part == "ADJ" else "report"

    def told(self, key: str) -> bool:
        """Whether the cue reports or judges, rather than wants."""
        return self.kind(key) in ("report", "judge")

    @cached_property
    def reporting_forms(self) -> frozenset[str]:
        """Every printed form of a word that says or judges, nouns and adjectives among them."""
        nouns = self.nouns | {n + "s" for n in self.nouns} | self.adjectives
        return frozenset(self.spoken) | nouns

    @cached_property
    def spoken(self) -> dict[str, str]:
        """Every printed form of a verb of speech or judgement, and its lemma."""
        out: dict[str, str] = {}
        for lemma in sorted(self.speech | self.judgement):
            for form in (lemma, *verb_forms(lemma), *self.irregular.get(lemma, ())):
                out.setdefault(form, lemma)
        return out

    @staticmethod
    def _mind(lemma: str, judging: frozenset[str]) -> str:
        return "judge" if lemma in judging else "mind"

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every printed form, in lower case, of every word that can be a trusted cue."""
        lemmas = {
            (part, lemma)
            for (part, relation), table in self.measured.items()
            for lemma in table
            if self.trust(f"{part}:{lemma}", relation) >= 0.3
        }
        lemmas |= {("VERB", w) for w in self.speech | self.judgement}
        lemmas |= {("NOUN", w) for w in self.nouns} | {("ADJ", w) for w in self.adjectives}
        out: set[str] = set()
        for part, lemma in ((part, lemma.split()[0]) for part, lemma in lemmas):
            out |= {lemma}
            if part == "VERB":
                out |= verb_forms(lemma) | set(self.irregular.get(lemma, ()))
            elif part == "NOUN":
                out |= {lemma + "s", lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "es"}
        return frozenset(out)


def _sort(relation: str) -> str:
    """The name by which the weights know a relation."""
    sort = relation if relation in _SORTS else relation.partition("-")[0]
    return sort if sort in (*_SORTS, *_WHOLE) else "other"


def _share(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def _odds(share: float) -> float:
    share = min(max(share, 1e-3), 1 - 1e-3)
    return math.log(share / (1 - share))


def verb_forms(lemma: str) -> set[str]:
    """The regular forms of a verb, some that nobody writes among them."""
    stem = lemma.removesuffix("e")
    out = {lemma + "s", lemma + "es", lemma + "ed", lemma + "ing", stem + "ing", stem + "ed"}
    if lemma.endswith("y"):
        out |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if len(lemma) > 2 and lemma[-1] not in "aeiouwxy":
        out |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return out


def _counts(where: str, value: Any) -> tuple[int, int]:
    if not (isinstance(value, list) and len(value) == 2 and 0 <= value[0] <= value[1]):
        raise BadDoctrine(f"cues.yaml: {where} needs [right, seen], not {value!r}.")
    return int(value[0]), int(value[1])


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The table as packaged, read once and checked."""
    raw = load_yaml(files("vedette.doctrine").joinpath("cues.yaml").read_text(encoding="utf-8"))
    try:
        words = {name: frozenset(map(str, rows)) for name, rows in raw["reporting"].items()}
        measured: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        default: dict[tuple[str, str], tuple[int, int]] = {}
        for part, relations in raw["measured"].items():
            for relation, rows in relations.items():
                where = f"{part} {relation}"
                default[part, relation] = _counts(where, rows["default"])
                measured[part, relation] = {
                    str(lemma): _counts(f"{where} {lemma}", value)
                    for lemma, value in rows["lemmas"].items()
                }
        irregular = {str(k): tuple(map(str, v)) for k, v in raw["irregular"].items()}
        any_ = {
            part: {str(w): _counts(f"any {w}", v) for w, v in rows.items()}
            for part, rows in raw["any"].items()
        }
        return Cues(
            **words,
            irregular=irregular,
            foreign={str(k): tuple(map(str, v)) for k, v in raw["foreign"].items()},
            measured=measured,
            default=default,
            any=any_,
            weights={str(k): float(v) for k, v in raw["weights"].items()},
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise BadDoctrine(f"cues.yaml lacks a section or has an odd one: {problem}.") from problem

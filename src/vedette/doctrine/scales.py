"""Which range of probability a class of words stands for: the speaker's own scale first.

Speakers who write to a published scale are read on it (the UK ministry of defence on the
PHIA yardstick); everybody else is read as most readers would read them. The tables are
lexicon.yaml, scales.yaml and speakers.yaml, each row with its source.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine, BadLikelihood
from vedette.model.likelihood import Likelihood

# A stated number or a published bound may be 0 or 1; log-odds need something inside.
_EDGE = 0.005
# Doctrine reads a denied "unlikely" as this range, wider than "even": denial says little.
_DENIED = Likelihood(0.35, 0.50, 0.65)


@dataclass(frozen=True, slots=True)
class Scale:
    """ "The PHIA yardstick of 2019: unlikely is 25 to 35 in a hundred." """

    key: str
    name: str
    source: str
    classes: dict[str, Likelihood]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the three files say, checked: readers' ranges, scales, who speaks on which."""

    readers: str
    ranges: dict[str, Likelihood | None]
    unscored: frozenset[str]
    ladder: tuple[tuple[str, str], ...]
    scales: dict[str, Scale]
    speakers: tuple[tuple[re.Pattern[str], str], ...]
    phrases: dict[str, Likelihood]


def _load(name: str) -> dict[str, Any]:
    text = files("vedette.doctrine").joinpath(name).read_text(encoding="utf-8")
    table = load_yaml(text)
    if not isinstance(table, dict) or not isinstance(table.get("version"), int):
        raise BadDoctrine(f"{name} has no version number.")
    return table


def _range(where: str, numbers: list[float]) -> Likelihood:
    if len(numbers) == 2:
        numbers = [numbers[0], sum(numbers) / 2, numbers[1]]
    try:
        low, central, high = (float(n) for n in numbers)
        return Likelihood(low, round(central, 4), high)
    except (BadLikelihood, TypeError, ValueError) as wrong:
        raise BadDoctrine(f"{where} gives {numbers}, which is no range: {wrong}") from wrong


def read_lexicon(table: dict[str, Any]) -> tuple[dict[str, Likelihood | None], frozenset[str]]:
    """The readers' range of each class, and the classes that are never scored.

    Raises BadDoctrine if a row has no source or its range is upside down.
    """
    ranges: dict[str, Likelihood | None] = {}
    for klass, row in table["classes"].items():
        if not row.get("source"):
            raise BadDoctrine(f"lexicon.yaml: class {klass!r} names no source.")
        numbers = row["range"]
        ranges[klass] = None if numbers is None else _range(f"lexicon.yaml: {klass}", numbers)
    unscored = frozenset(k for k, row in table["classes"].items() if row.get("scored") is False)
    return ranges, unscored


def read_phrases(table: dict[str, Any]) -> dict[str, Likelihood]:
    """Phrases that readers hear otherwise than their class; BadDoctrine if one has no source."""
    out = {}
    for phrase, row in table.get("phrases", {}).items():
        if not row.get("source"):
            raise BadDoctrine(f"lexicon.yaml: phrase {phrase!r} names no source.")
        out[phrase] = _range(f"lexicon.yaml: {phrase}", row["range"])
    return out


def read_scales(table: dict[str, Any], known: set[str]) -> dict[str, Scale]:
    """The published scales by key; raises BadDoctrine for a class the lexicon lacks."""
    out: dict[str, Scale] = {}
    for key, row in table["scales"].items():
        if not row.get("source") or not row.get("name"):
            raise BadDoctrine(f"scales.yaml: scale {key!r} names no source or no title.")
        strange = set(row["classes"]) - known
        if strange:
            raise BadDoctrine(f"scales.yaml: {key} has unknown classes {sorted(strange)}.")
        bands = {k: _range(f"scales.yaml: {key}, {k}", b) for k, b in row["classes"].items()}
        out[key] = Scale(key, row["name"], row["source"], bands)
    return out


def read_speakers(
    table: dict[str, Any], scales: dict[str, Scale]
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of holders' names with the key of their scale; raises BadDoctrine for a key
    that scales.yaml lacks or a name given to two scales."""
    seen: dict[str, str] = {}
    out = []
    for row in table["speakers"]:
        if row["scale"] not in scales:
            raise BadDoctrine(f"speakers.yaml: no scale {row['scale']!r} in scales.yaml.")
        for name in row["names"]:
            if seen.setdefault(name, row["scale"]) != row["scale"]:
                raise BadDoctrine(f"speakers.yaml: {name!r} is given two scales.")
            out.append((re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I), row["scale"]))
    return tuple(out)


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The three tables, read once and checked (BadDoctrine names the row that is wrong)."""
    lexicon = _load("lexicon.yaml")
    ranges, unscored = read_lexicon(lexicon)
    scales = read_scales(_load("scales.yaml"), set(ranges))
    ladder = tuple((klass, word) for klass, word in lexicon["ladder"])
    missing = [klass for klass, _ in ladder if ranges.get(klass) is None]
    if missing:
        raise BadDoctrine(f"lexicon.yaml: the ladder uses classes with no range: {missing}.")
    centres = [c.central for klass, _ in ladder if (c := ranges[klass]) is not None]
    if centres != sorted(centres):
        raise BadDoctrine("lexicon.yaml: the ladder does not rise.")
    readers = f"{lexicon['name']}, version {lexicon['version']}"
    speakers = read_speakers(_load("speakers.yaml"), scales)
    phrases = read_phrases(lexicon)
    return Tables(readers, ranges, unscored, ladder, scales, speakers, phrases)


def scale_of(holder: str | None) -> Scale | None:
    """The published scale a holder writes to; None if none is known or two would fit."""
    if not holder:
        return None
    found = {key for pattern, key in tables().speakers if pattern.search(holder)}
    return tables().scales[found.pop()] if len(found) == 1 else None


def likelihood_for(
    klass: str, holder: str | None = None, *, words: str = ""
) -> tuple[Likelihood | None, str]:
    """
    "From the UK MoD 'unlikely' is 25 to 35 in a hundred (PHIA); from others 10 to 40."

    Returns the range and the scale's name with its version; (None, "") for a class that
    carries no probability. With the printed `words` a phrase that surveys asked about on its
    own ("little chance") is read on its own range. Raises BadDoctrine for a class no table
    knows.
    """
    known = tables()
    if klass not in known.ranges:
        raise BadDoctrine(f"No table knows the likelihood class {klass!r}.")
    own = scale_of(holder)
    if own and klass in own.classes:
        return own.classes[klass], own.name
    found = known.phrases.get(words.lower().strip(), known.ranges[klass])
    return found, known.readers if found else ""


def scale_names() -> tuple[tuple[str, str], ...]:
    """Every published scale, and last the readers' own ranges, by key and by name."""
    known = tables()
    return (*((s.key, s.name) for s in known.scales.values()), ("", known.readers))


def on_scale(klass: str, key: str, *, words: str = "") -> Likelihood | None:
    """
    "Read on ICD 203 'unlikely' is 20 to 45 in a hundred, whoever said it": a class on one scale,
    the readers' ranges where it defines none or key is "". None for a class with no range.
    """
    known = tables()
    if key and klass in known.scales[key].classes:
        return known.scales[key].classes[klass]
    return known.phrases.get(words.lower().strip(), known.ranges.get(klass))


def scored(klass: str) -> bool:
    """Whether a judgement of this class may be pooled and scored: "possible" never is."""
    known = tables()
    return known.ranges.get(klass) is not None and klass not in known.unscored


def _log_odds(p: float) -> float:
    p = min(max(p, _EDGE), 1 - _EDGE)
    return math.log(p / (1 - p))


def word_for(likelihood: Likelihood) -> str:
    """
    "A pooled range of 3 to 15 in a hundred, centre 8, is called 'very unlikely'."

    The rung of the readers' ladder whose centre lies nearest on log-odds; on a tie the rung
    nearer to even, because a pooled range should not sound surer than it is.
    """
    known = tables()
    here = _log_odds(likelihood.central)

    def distance(rung: tuple[str, str]) -> tuple[float, float]:
        found = known.ranges[rung[0]] or _DENIED  # tables() checked that every rung has one
        there = _log_odds(found.central)
        return (round(abs(there - here), 6), abs(there))

    return min(known.ladder, key=distance)[1]


def halved(likelihood: Likelihood) -> Likelihood:
    """
    "Half as far from its end": what an intensifier does to a range no table lists.

    Mosteller and Youtz (1990): "very" puts an expression half as far from 0 or 1, whichever
    end it leans to; likely at .69 becomes very likely at .845.
    """
    if likelihood.central <= 0.5:
        return Likelihood(likelihood.low / 2, likelihood.central / 2, likelihood.high / 2)
    return halved(likelihood.complement()).complement()


def negated(likelihood: Likelihood) -> Likelihood:
    """
    "Not unlikely" is about even, .35 to .65; "not likely" is the complement of likely.

    Denying the low end only says that it is not low, so it never becomes "likely".
    """
    return _DENIED if likelihood.central <= 0.5 else likelihood.complement()

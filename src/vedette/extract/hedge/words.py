"""Likelihood words in plain English text, found before anything is parsed.

The table is doctrine/hedge_en.yaml. A candidate is a place worth a parse, not a judgement:
"may" can be a month, "will" a testament.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from vedette.doctrine.scales import likelihood_for
from vedette.doctrine.tables import load_yaml
from vedette.errors import BadDoctrine
from vedette.extract.openings import Openings, placed

_NEGATION = (
    r"(?P<neg>(?:not|never|hardly|scarcely|no longer|by no means|far from|anything but|\w+n[’']t) "
    r"(?:at all |that |so |really |particularly |yet |even )?)?"
)
_TOLD_AHEAD = re.compile(r"\b(?:forecast|predict|project|foresaw|foresee|prophes|foretold)", re.I)
_TAIL = r"(?P<tail>,? (?:but|though|yet|if) (?:still |not im)?possible)?"
_AFTER = r"(?P<after> not(?! only\b))?"


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    "'increasingly unlikely' at 12 to 33 of the sentence, read as unlikely": words that may
    be a judgement. `core` is where the word stands that the parse is asked about.
    """

    start: int
    end: int
    core: int
    family: str
    klass: str
    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    The English table, compiled: one test that a sentence is worth a look, then patterns.

    opened: the phrases' patterns in order; words: one of these stands in every core.
    """

    glance: re.Pattern[str]
    core: re.Pattern[str]
    strength: dict[str, str]
    core_rows: dict[str, dict[str, str]]
    phrases: tuple[tuple[re.Pattern[str], dict[str, str]], ...]
    opened: Openings
    words: frozenset[str]
    risk: dict[str, Any]
    sizes: dict[str, list[str]]
    numeric: dict[str, str]


def read_table(name: str) -> dict[str, Any]:
    """A YAML table of the doctrine folder; BadDoctrine if it has no version."""
    text = files("vedette.doctrine").joinpath(name).read_text(encoding="utf-8")
    table = load_yaml(text)
    if not isinstance(table, dict) or not isinstance(table.get("version"), int):
        raise BadDoctrine(f"{name} has no version number.")
    return table


def alternation(words: list[str]) -> str:
    """A pattern for any of the words, longest first so that none hides behind its prefix."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def compiled(pattern: str, name: str) -> re.Pattern[str]:
    """The pattern for whole words without regard to case; BadDoctrine if it cannot be read."""
    try:
        return re.compile(rf"(?<!\w)(?<!\w[’'])(?:{pattern})(?!\w)", re.IGNORECASE)
    except re.error as wrong:
        raise BadDoctrine(f"{name}: the pattern {pattern!r} cannot be read: {wrong}") from wrong


def _phrase_pattern(row: dict[str, str]) -> re.Pattern[str]:
    likelihood_for(row["class"])
    pattern = compiled(row["pattern"], "hedge_en.yaml")
    if "[’']" in row["pattern"][:20] or "n[’']t" in row["pattern"]:
        # "n't" and "'ll" start inside a word, so no boundary is asked for before them.
        return re.compile(rf"(?:{row['pattern']})(?!\w)", re.IGNORECASE)
    return pattern


# A sentence without one of these holds no candidate.
_STEMS = (
    r"likel|probab|possib|certain|doubt|sceptic|skeptic|dubious|clear|known|inevitab|question"
    r"|implausib|rul|exclud|course|scenario|bet\b|toss|coin|fifty|50|unsure|sure|see|tell|say"
    r"|could|\bmay\b|might|will|won[’']t|shall|going|[’']ll|would|perhaps|maybe|conceiv|expect"
    r"|anticipat|foresee|think|believe|cusp|verge|brink|given|certainty|destined|bound|early"
    r"|assess|predict|risk|chance|odds|threat|danger|prospect|imminent|%|percent|per cent"
    r"|discount|guess|door|close to call"
    r"|foreseen|estimated|know|fetched|of time|favou?r|realistic"
    r"|on track|on course|poised|primed|the table|the cards|offing|reach|not if|but when"
    r"|conclusion|guarant|than even|hardly|scarcely|avoidab"
    r"|avoidabl|inescapab|primed|odds|imagin|envis|thinkable|no way|presume|suppose|reckon|certain"
)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The English table, read once and checked (BadDoctrine names what is wrong)."""
    table = read_table("hedge_en.yaml")
    strength = {w: s for s, words in table["degree"].items() for w in words}
    rows: dict[str, dict[str, str]] = {}
    for row in table["cores"]:
        for klass in (row[k] for k in row if k != "words"):
            likelihood_for(klass)
        rows.update(dict.fromkeys(row["words"], row))
    mods = alternation(list(strength))
    core = compiled(
        rf"{_NEGATION}(?P<mods>(?:(?:{mods}) )*)(?P<core>{alternation(list(rows))}){_AFTER}{_TAIL}",
        "hedge_en.yaml",
    )
    phrases = tuple((_phrase_pattern(row), row) for row in table["phrases"])
    risk = table["risk"]
    sizes: dict[str, list[str]] = {}
    for klass, words in risk["sizes"].items():
        likelihood_for(klass)
        for word in words:
            sizes.setdefault(word, []).append(klass)
    return Lexicon(
        glance=re.compile(_STEMS, re.I),
        core=core,
        strength=strength,
        core_rows=rows,
        phrases=phrases,
        opened=Openings([pattern for pattern, _ in phrases]),
        words=frozenset(placed(word)[0][1] for word in rows),
        risk=risk,
        sizes=sizes,
        numeric=table["numeric"],
    )


def _core_candidate(found: re.Match[str]) -> Candidate:
    known = lexicon()
    row = known.core_rows[found["core"].lower()]
    mods = found["mods"].lower()
    strengths = {s for w, s in known.strength.items() if re.search(rf"\b{w}\b", mods)}
    klass = row["plain"]
    for strength in ("almost", "extremely", "very", "highly"):
        if strength in strengths:
            klass = row[strength]
            break
    if found["neg"] or (found["after"] and klass != row["negated"]):
        klass = row["negated"]
    if found["tail"]:
        klass = "unlikely but possible" if klass in ("unlikely", "not likely") else klass
    return Candidate(found.start(), found.end(), found.start("core"), "word", klass, found.group())


# Families asked about by their last word ("still possible"); the others by their first.
_LAST = ("word", "possible")


def _trimmed(found: re.Match[str], row: dict[str, str]) -> tuple[int, int]:
    start, end = found.span()
    if "trim" in row and (part := re.search(row["trim"], found.group(), re.I)):
        return start + part.start(), start + part.end()
    return start, end


def _phrase_candidates(words: str) -> list[Candidate]:
    out = []
    for number, found in lexicon().opened.matches(words):
        row = lexicon().phrases[number][1]
        # "Would" is everywhere and judges only after "forecast that"; spare the parse.
        if row["family"] == "would" and not _TOLD_AHEAD.search(words):
            continue
        start, end = _trimmed(found, row)
        text = words[start:end]
        core = start + max(text.rfind(" ") + 1, 0) if row["family"] in _LAST else start
        out.append(
            Candidate(start, end, core, row["family"], row["class"], text, row.get("kind", ""))
        )
    return out


# What wins where two candidates overlap: the whole phrase over the word inside it.
_RANK = {"coa": 0, "compare": 1, "ruleout": 1, "unclear": 2, "word": 3}


def candidates(words: str) -> tuple[Candidate, ...]:
    """Every place of the sentence with likelihood words, in order, none overlapping.

    >>> [c.klass for c in candidates("A second landing appears increasingly unlikely.")]
    ['unlikely']
    """
    known = lexicon()
    found = []
    if not known.words.isdisjoint(word for _, word in placed(words)):
        found = [_core_candidate(m) for m in known.core.finditer(words)]
    found += _phrase_candidates(words)
    if not found or not known.glance.search(words):
        return ()
    found.sort(key=lambda c: (_RANK.get(c.family, 4), c.start - c.end, c.start))
    kept: list[Candidate] = []
    for one in found:
        if all(one.end <= k.start or one.start >= k.end for k in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda c: c.start))

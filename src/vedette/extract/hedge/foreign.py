"""Likelihood words in languages that are read by their words alone, without a parse.

The tables are doctrine/hedge_foreign.yaml (German, Ukrainian, Russian, Polish, French) and, for
every other language, the section `hedge` of its file in doctrine/tongues. What no row names is
left unread; a wrong reading of a language half known is worse than none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vedette.doctrine.scales import likelihood_for
from vedette.doctrine.tongues import same, sections
from vedette.errors import BadDoctrine
from vedette.extract.hedge.number import stated
from vedette.extract.hedge.words import read_table
from vedette.extract.page import Page, Sentence
from vedette.model.likelihood import EstimateKind, Hedge, Likelihood, PassedOver, Trend
from vedette.model.span import Span

_NEVER = re.compile(r"(?!)")
_CLOSES = re.compile(r"[\s\"“”»]*(?:[.,;:!?]|$)")
_BESIDE = 30  # characters between a likelihood word and the verb it belongs to
# "Marco Bassi" is a man, "bassi" is low.
_NAME = re.compile(r"\b[^\W\d_a-zà-ÿ][a-zà-ÿ]+ [^\W\d_a-zà-ÿ][a-zà-ÿ]+$")
_NAMED = 40
_COMMA = re.compile(r"[,;:–—]")


@dataclass(frozen=True, slots=True)
class Row:
    """ "German 'kaum wahrscheinlich' is unlikely, a forecast": one pattern of the table."""

    pattern: re.Pattern[str]
    klass: str
    kind: str
    stated: Likelihood | None = None


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's rows with its signs of future, condition and change."""

    rows: tuple[Row, ...]
    shares: tuple[re.Pattern[str], ...]
    signs: dict[str, re.Pattern[str]]


def _pattern(text: str | None, lang: str) -> re.Pattern[str]:
    if not text:
        return _NEVER
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as wrong:
        raise BadDoctrine(
            f"Likelihood words of {lang}: {text!r} cannot be read: {wrong}"
        ) from wrong


_SIGNS = (
    "ahead",
    "past",
    "perfective",
    "predicate",
    "soon",
    "unreal",
    "present",
    "condition",
    "inversion",
    "concede",
    "unchanged",
    "up",
    "down",
)


@lru_cache(maxsize=1)
def tongues() -> dict[str, Tongue]:
    """The languages by ISO code, checked (BadDoctrine names the row that is wrong)."""
    out: dict[str, Tongue] = {}
    first: dict[str, Any] = read_table("hedge_foreign.yaml")["languages"]
    for lang, table in (*first.items(), *sections("hedge")):
        rows = []
        for row in table["rows"]:
            likelihood_for(row["class"])
            kind = row.get("kind", "")
            if kind and kind not in set(EstimateKind):
                raise BadDoctrine(f"Likelihood words of {lang}: unknown kind {kind!r}.")
            pattern = _pattern(rf"(?<!\w)(?:{row['pattern']})(?!\w)", lang)
            rows.append(Row(pattern, row["class"], kind))
        shares = tuple(_pattern(text, lang) for text in _share_shapes(table))
        signs = {name: _pattern(table.get(name), lang) for name in _SIGNS}
        out[lang] = Tongue(tuple(rows), shares, signs)
    return out | {code: out[one] for code, one in same().items() if one in out}


def _share_shapes(table: Mapping[str, Any]) -> tuple[str, ...]:
    """ "Die Chance liegt bei 40 Prozent", "40 Prozent Wahrscheinlichkeit": noun beside number."""
    chance = table.get("chance")
    if not chance:
        return ()
    percent = table.get("percent", "%")
    number = (
        r"(?P<p>(?P<a>\d{1,3}(?:[.,]\d+)?)(?: ?[-–—] ?(?P<b>\d{1,3}))?"
        rf" ?(?:%|Prozent|proc\.|procent|процент\w*|відсотк\w*|pour cent|{percent}))"
    )
    return (
        rf"(?<!\w)(?:{chance})(?!\w)[^.;:!?\d]{{0,90}}? {number}",
        rf"(?<![\w.,]){number} (?:\w+ )?(?:{chance})(?!\w)",
    )


def foreign_hedges(page: Page) -> tuple[tuple[Hedge, ...], tuple[PassedOver, ...]]:
    """
    "The Ukrainian headline says 'дуже малоймовірно': highly unlikely, a forecast."

    Hedges in text order; nothing at all for a language without a table.
    """
    tongue = tongues().get(page.document.lang)
    if tongue is None:
        return (), ()
    taken: list[Hedge] = []
    passed: list[PassedOver] = []
    for sentence in page.sentences:
        words = page.words(sentence)
        for start, end, row in _found(tongue, words):
            if words.rstrip(' »”"').endswith("?"):
                span = Span(sentence.span.start + start, sentence.span.start + end)
                reason = "a question asserts nothing"
                passed.append(PassedOver(span, words[start:end], reason, "hedge.question/1"))
            else:
                taken.append(_hedge(tongue, sentence, words, (start, end, row)))
    return tuple(taken), tuple(passed)


def _found(tongue: Tongue, words: str) -> list[tuple[int, int, Row]]:
    kept: list[tuple[int, int, Row]] = []
    for shape in tongue.shares:
        for m in shape.finditer(words):
            share = stated(m)
            if share is not None and all(m.end("p") <= s or m.start("p") >= e for s, e, _ in kept):
                kept.append((*m.span("p"), Row(shape, "numeric", "forecast", share)))
    for row in tongue.rows:
        for m in row.pattern.finditer(words):
            part = next((name for name in ("p", "q") if m.groupdict().get(name)), 0)
            start, end = m.span(part)
            free = all(end <= s or start >= e for s, e, _ in kept)
            if free and not _NAME.search(words[:end], max(0, start - _NAMED)):
                kept.append((start, end, row))
    return sorted(_without_verbs(kept, words), key=lambda k: k[:2])


def _without_verbs(kept: list[tuple[int, int, Row]], words: str) -> list[tuple[int, int, Row]]:
    """ "takmer určite nezníži" judges once: the flat "will not" is what is almost certain."""
    judged = [(s, e) for s, e, row in kept if row.kind != EstimateKind.CATEGORICAL]

    def free(start: int, end: int) -> bool:
        near = (words[min(e, end) : max(s, start)] for s, e in judged)
        return all(_COMMA.search(between) or len(between) > _BESIDE for between in near)

    return [k for k in kept if k[2].kind != EstimateKind.CATEGORICAL or free(k[0], k[1])]


def _hedge(tongue: Tongue, sentence: Sentence, words: str, found: tuple[int, int, Row]) -> Hedge:
    start, end, row = found
    base = sentence.span.start
    kind = EstimateKind(row.kind) if row.kind else _kind(tongue, words, start, end)
    condition = (
        _condition(tongue, words, start, end) if kind is not EstimateKind.ASSESSMENT else None
    )
    return Hedge(
        phrase=Span(base + start, base + end),
        kind=kind,
        klass=row.klass,
        trend=_trend(tongue, words, start, end) if kind is not EstimateKind.POSSIBILITY else None,
        condition=Span(base + condition[0], base + condition[1]) if condition else None,
        conditional=condition is not None,
        numeric=row.stated,
        rules=("hedge.foreign/1",),
    )


def _part(words: str, start: int, end: int) -> str:
    """The stretch between commas around the phrase; one aside of commas is stepped over."""
    left = [m.end() for m in _COMMA.finditer(words, 0, start) if start - m.end() > 2]
    right = [m.start() for m in _COMMA.finditer(words, end) if m.start() - end > 2]
    return words[left[-1] if left else 0 : right[0] if right else len(words)]


def _kind(tongue: Tongue, words: str, start: int, end: int) -> EstimateKind:
    """Forecast when the verb beside the word looks ahead, or the word judges an act by itself.

    "Ein Streik ist sehr wahrscheinlich." names an act that is still open; "Er steigt vermutlich
    bis Mittwoch" has a present verb and a day ahead; "wäre wahrscheinlich gescheitert" is past.
    """
    part = _part(words, start, end)
    signs = tongue.signs
    if signs["unreal"].search(part):
        return EstimateKind.ASSESSMENT
    if signs["ahead"].search(part):
        return EstimateKind.FORECAST
    after = re.findall(r"\w+", words[end:])[:3]
    for word in after:
        if signs["present"].search(word):
            return EstimateKind.ASSESSMENT
        if signs["perfective"].search(word):
            return EstimateKind.FORECAST
    if _CLOSES.match(words[end:]) and signs["predicate"].search(words[:end]):
        return EstimateKind.FORECAST
    soon = signs["soon"].search(part) and not signs["past"].search(part)
    return EstimateKind.FORECAST if soon else EstimateKind.ASSESSMENT


def _condition(tongue: Tongue, words: str, start: int, end: int) -> tuple[int, int] | None:
    for name in ("condition", "inversion"):
        for m in tongue.signs[name].finditer(words):
            outside = m.end() <= start or m.start() >= end
            if outside and not tongue.signs["concede"].search(words[: m.start()]):
                return m.span()
    return None


def _trend(tongue: Tongue, words: str, start: int, end: int) -> Trend | None:
    near = words[max(0, start - 30) : end]
    for name, trend in (("down", Trend.DOWN), ("up", Trend.UP), ("unchanged", Trend.UNCHANGED)):
        if tongue.signs[name].search(near):
            return trend
    return None

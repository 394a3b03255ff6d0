"""Every place where somebody says how likely something is, before anybody asks whose word it is.

Words are looked for first; only sentences with a candidate are parsed. What was seen and
not taken comes back with the reason, so that a person can disagree.
"""

import re
from dataclasses import dataclass
from typing import Any, cast

from vedette.extract.hedge.aside import condition_of, gerund_subject, trend_of
from vedette.extract.hedge.foreign import foreign_hedges
from vedette.extract.hedge.judge import WEAK, kind_for, objection, settled
from vedette.extract.hedge.number import Sized, bare_number
from vedette.extract.hedge.risk import sized
from vedette.extract.hedge.scope import is_question, staged
from vedette.extract.hedge.tree import Token, token_at, verb_of
from vedette.extract.hedge.window import horizon_of
from vedette.extract.hedge.words import Candidate, candidates
from vedette.extract.page import Page, Sentence
from vedette.model.likelihood import EstimateKind, Hedge, PassedOver, Trend
from vedette.model.span import Span

_FORECAST_LINE = re.compile(r"(?:forecast|prediction|probability|likelihood|chance|odds)\W*$", re.I)
_STAYS = re.compile(r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|still) (?:\w+ )?$", re.I)
_DAY_OF_MAY = re.compile(r" \d")
_Offer = tuple[Sentence, list[Candidate], list[Sized]]


@dataclass(slots=True)
class _Reading:
    """One sentence under way: what was taken so far, what was passed over."""

    page: Page
    sentence: Sentence
    words: str
    doc: Any
    hedges: list[Hedge]
    passed: list[PassedOver]
    cores: set[int]

    def span(self, start: int, end: int) -> Span:
        return Span(self.sentence.span.start + start, self.sentence.span.start + end)

    def skip(self, one: Candidate, reason: str, rule: str) -> None:
        self.passed.append(PassedOver(self.span(one.start, one.end), one.words, reason, rule))


def hedges(page: Page) -> tuple[tuple[Hedge, ...], tuple[PassedOver, ...]]:
    """
    "This page says 'unlikely' twice and 'may' once; 'May' in line three is the month."

    Hedges in text order, never overlapping, each inside one sentence; the likelihood words
    that were seen and passed over with the reason. English is parsed where it must be;
    languages with a table in hedge_foreign.yaml are read by their words; a document in any
    other language yields nothing.
    """
    if page.document.lang not in ("en", "und"):
        return foreign_hedges(page)
    taken: list[Hedge] = []
    passed: list[PassedOver] = []
    offers = _worth(page)
    page.parse_all(sentence for sentence, _, _ in offers)
    for sentence, found, sizes in offers:
        reading = _read(page, sentence, found, sizes)
        taken += reading.hedges
        passed += reading.passed
    return tuple(taken), tuple(passed)


def likely(page: Page) -> list[Sentence]:
    """The sentences of an English page that `hedges` has parsed."""
    return [s for s, _, _ in _worth(page)] if page.document.lang in ("en", "und") else []


def _worth(page: Page) -> list[_Offer]:
    """The sentences with a likelihood word or a size in them, found once for a page."""
    if "likely" not in page.kept:
        offered = [
            (sentence, *_offered(page, sentence, before))
            for before, sentence in zip((None, *page.sentences), page.sentences, strict=False)
        ]
        page.kept["likely"] = [offer for offer in offered if offer[1] or offer[2]]
    return cast(list[_Offer], page.kept["likely"])


def _offered(
    page: Page, sentence: Sentence, before: Sentence | None
) -> tuple[list[Candidate], list[Sized]]:
    """The likelihood words and the sizes of a chance in a sentence, before any parse."""
    words = page.words(sentence)
    found = [c for c in candidates(words) if not _is_date(c, words)]
    sizes = sized(words)
    line = bare_number(words)
    if line and before is not None and _FORECAST_LINE.search(page.words(before)):
        sizes.append(line)
    return found, sizes


def _read(page: Page, sentence: Sentence, found: list[Candidate], sizes: list[Sized]) -> _Reading:
    words = page.words(sentence)
    reading = _Reading(page, sentence, words, page.parse(sentence), [], [], set())
    free = [c for c in found if not any(_touch(c, s) for s in sizes)]
    if is_question(words):
        for one in [*free, *(_as_candidate(reading, s) for s in sizes)]:
            reading.skip(one, "a question asserts nothing", "hedge.question/1")
    else:
        for size in sizes:
            _take_size(reading, size)
        # Strong words first: "unlikely that it will" is one judgement, and "will" yields.
        for one in sorted(free, key=lambda c: (c.family in WEAK, c.family != "possible", c.start)):
            _judge(reading, one)
    reading.hedges.sort(key=lambda h: h.phrase)
    reading.passed.sort(key=lambda p: p.span)
    return reading


def _is_date(one: Candidate, words: str) -> bool:
    """ "May 9" is so plainly a date that it costs no parse and no note."""
    return one.words == "May" and bool(_DAY_OF_MAY.match(words[one.end :]))


def _touch(one: Candidate, size: Sized) -> bool:
    return one.start < size.reach and size.start < one.end


def _as_candidate(reading: _Reading, size: Sized) -> Candidate:
    text = reading.words[size.start : size.end]
    return Candidate(size.start, size.end, size.end - 1, "risk", size.klass, text)


def _take_size(reading: _Reading, size: Sized) -> None:
    token = token_at(reading.doc, size.end - 1)
    one = _as_candidate(reading, size)
    if size.noun is not None and token_at(reading.doc, size.noun).pos_ not in ("NOUN", "PROPN"):
        reading.skip(one, "the word before it is a verb here ('they risk losing')", "hedge.risk/1")
        return
    reason = staged(token) or staged(verb_of(token))
    if reason:
        reading.skip(one, reason, "hedge.staged/1")
        return
    kind = EstimateKind.ORDINAL if size.ordinal else EstimateKind.FORECAST
    reading.cores |= {t.i for t in reading.doc if size.start <= t.idx < size.end}
    head = token.head
    while head.dep_ in ("acomp", "attr", "prep", "pobj", "amod") and head.head.i != head.i:
        head = head.head
    reading.cores.add(head.i)
    _keep(reading, one, token, kind, size)


def _judge(reading: _Reading, one: Candidate) -> None:
    token = token_at(reading.doc, one.core)
    reason, rule = objection(one, token, reading.words, reading.cores)
    if reason:
        reading.skip(one, reason, rule)
        return
    kind = kind_for(one, token, reading.words)
    reading.cores |= {t.i for t in reading.doc if one.start <= t.idx < one.end}
    _keep(reading, settled(one, token), token, kind, None)


def _keep(
    reading: _Reading, one: Candidate, token: Token, kind: EstimateKind, size: Sized | None
) -> None:
    trend = size.trend if size and size.trend else trend_of(one, token)
    if size and not size.ordinal and trend is None and _STAYS.search(reading.words[: one.start]):
        trend = Trend.UNCHANGED
    condition = condition_of(token, reading.words, kind.value) or gerund_subject(token, kind.value)
    horizon = horizon_of(one.start, one.end, reading.words, kind.value)
    reading.hedges.append(
        Hedge(
            phrase=reading.span(one.start, one.end),
            kind=kind,
            klass=one.klass,
            trend=trend,
            condition=reading.span(*condition) if condition else None,
            conditional=condition is not None,
            horizon=reading.span(*horizon) if horizon else None,
            numeric=size.numeric if size else None,
            rules=(size.rule if size else f"hedge.{one.family}/1",),
        )
    )

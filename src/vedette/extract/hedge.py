"""Every place where somebody says how likely something is, before anybody asks whose word it is.

Words are looked for first; only sentences with a candidate are parsed. What was seen and
not taken comes back with the reason, so that a person can disagree.
"""

import re
from dataclasses import dataclass
from typing import Any

from vedette.extract.hedge_aside import condition_of, gerund_subject, horizon_of, trend_of
from vedette.extract.hedge_foreign import foreign_hedges
from vedette.extract.hedge_kind import kind_of, looks_ahead, of_clause
from vedette.extract.hedge_modal import impossible, pass_modal, pass_possible
from vedette.extract.hedge_number import Sized, bare_number
from vedette.extract.hedge_risk import sized
from vedette.extract.hedge_scope import (
    denied,
    governed,
    inside_condition,
    is_question,
    modal_above,
    own_verb,
    past_unreal,
    staged,
)
from vedette.extract.hedge_tree import (
    Token,
    complement,
    helpers,
    lemma,
    scope,
    subjects,
    token_at,
    verb_of,
)
from vedette.extract.hedge_will import pass_will, pass_would
from vedette.extract.hedge_words import Candidate, candidates
from vedette.extract.page import Page, Sentence
from vedette.model.likelihood import EstimateKind, Hedge, PassedOver, Trend
from vedette.model.span import Span

_FORECAST_LINE = re.compile(r"(?:forecast|prediction|probability|likelihood|chance|odds)\W*$", re.I)
_WEAK = frozenset({"modal", "will", "would", "possible"})


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
    for before, sentence in zip((None, *page.sentences), page.sentences, strict=False):
        reading = _read(page, sentence, before)
        if reading is not None:
            taken += reading.hedges
            passed += reading.passed
    return tuple(taken), tuple(passed)


def _read(page: Page, sentence: Sentence, before: Sentence | None) -> _Reading | None:
    words = page.words(sentence)
    found = candidates(words)
    sizes = sized(words)
    line = bare_number(words)
    if line and before is not None and _FORECAST_LINE.search(page.words(before)):
        sizes.append(line)
    if not found and not sizes:
        return None
    if (
        found
        and all(
            c.family == "modal" and c.words == "May" and re.match(r" \d", words[c.end :])
            for c in found
        )
        and not sizes
    ):
        return None
    reading = _Reading(page, sentence, words, page.parse(sentence), [], [], set())
    if is_question(words):
        for one in found:
            reading.skip(one, "a question asserts nothing", "hedge.question/1")
        return reading
    for size in sizes:
        _take_size(reading, size)
    free = [c for c in found if not any(_touch(c, s) for s in sizes)]
    for one in sorted(free, key=lambda c: (c.family in _WEAK, c.family != "possible", c.start)):
        _judge(reading, one)
    reading.hedges.sort(key=lambda h: h.phrase)
    reading.passed.sort(key=lambda p: p.span)
    return reading


def _touch(one: Candidate, size: Sized) -> bool:
    return one.start < size.reach and size.start < one.end


def _take_size(reading: _Reading, size: Sized) -> None:
    token = token_at(reading.doc, size.end - 1)
    text = reading.words[size.start : size.end]
    one = Candidate(size.start, size.end, size.end - 1, "risk", size.klass, text)
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
    _keep(reading, one, token, kind, (size.rule,), size)


def _judge(reading: _Reading, one: Candidate) -> None:
    token = token_at(reading.doc, one.core)
    verb = own_verb(token)
    reason, rule = _objection(reading, one, token, verb)
    if reason:
        reading.skip(one, reason, rule)
        return
    kind = _kind(reading, one, token)
    inside = [t for t in reading.doc if one.start <= t.idx < one.end]
    reading.cores |= {t.i for t in inside}
    _keep(reading, _finished(one, token), token, kind, (f"hedge.{one.family}/1",))


def _finished(one: Candidate, token: Token) -> Candidate:
    if one.family == "will":
        low = one.words.lower()
        no = re.search(r"\b(?:not|never|no longer)\b|n[’']t", low)
        klass = "will not" if no else "will"
    elif one.family == "would":
        klass = "will not" if re.search(r"\b(?:not|never|no longer)\b", one.words) else "will"
    elif one.family == "modal" and impossible(one, token):
        klass = "other"
    else:
        return one
    return Candidate(one.start, one.end, one.core, one.family, klass, one.words, one.kind)


def _objection(reading: _Reading, one: Candidate, token: Token, verb: Token) -> tuple[str, str]:
    words = reading.words
    tests: list[tuple[str, str]] = [
        (staged(token), "hedge.staged/1"),
        (denied(token), "hedge.denied/1"),
    ]
    if one.family in _WEAK and one.family != "possible":
        tests.append((governed(verb_of(token), reading.cores), "hedge.governed/1"))
    if one.family == "modal":
        if not impossible(one, token):
            tests.append((pass_modal(one, token, words), "hedge.modal/1"))
        tests.append((inside_condition(verb), "hedge.condition/1"))
    elif one.family == "possible":
        tests.append((pass_possible(one, token, words), "hedge.possible/1"))
        if token.lower_ == "possible" and token.dep_ in ("acomp", "advmod"):
            tests.append((modal_above(token), "hedge.governed/1"))
    elif one.family == "will":
        tests.append((pass_will(one, token), "hedge.will/1"))
    elif one.family == "would":
        tests.append((pass_would(token), "hedge.would/1"))
    elif one.family == "expect":
        tests.append((_pass_expect(one, token), "hedge.expect/1"))
    elif one.family in ("coa", "imminent"):
        tests.append((_pass_plain(one, token, words), f"hedge.{one.family}/1"))
    elif one.family == "unclear" and token.dep_ == "amod":
        tests.append(("it describes a thing; nobody declines to judge", "hedge.unclear/1"))
    elif one.family in ("word", "compare"):
        if _TERM.match(words[one.start :]):
            tests.append(("it is a fixed term ('probable cause', 'likely voters')", "hedge.word/1"))
    elif one.family == "doubt" and token.pos_ == "NOUN" and words[: one.start].endswith("any "):
        tests.append(("no doubt is stated here", "hedge.doubt/1"))
        tests.append((past_unreal(verb, words), "hedge.unreal/1"))
    return next(((r, rule) for r, rule in tests if r), ("", ""))


def _pass_plain(one: Candidate, token: Token, words: str) -> str:
    if one.family == "coa" and re.search(
        r"\bin (?:the|a|its|this|that) $", words[: one.start], re.I
    ):
        return "'in the worst case' opens a supposition"
    if one.family == "imminent":
        word = token_at(token.doc, one.end - 1)
        if word.dep_ not in ("acomp", "oprd") or lemma(word.head) not in _SAYS_SO:
            return "'imminent' describes a thing here; nobody says that it is coming"
    return ""


_TERM = re.compile(r"(?:probable cause|likely voters?)\b", re.I)
_SAYS_SO = frozenset({"be", "seem", "appear", "remain"})


def _pass_expect(one: Candidate, token: Token) -> str:
    """Only "X expects Y to do" and "does not expect that" judge; "is expected" names nobody."""
    inside = [t for t in token.doc if one.start <= t.idx < one.end]
    verb = next((t for t in inside if t.pos_ == "VERB"), token)
    clause = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
    goal = [c for c in verb.children if c.dep_ == "dobj" and lemma(c) in scope()["ahead_nouns"]]
    if verb.pos_ != "VERB" or not (clause or goal) or verb.tag_ == "VBN":
        return "nobody expects an event here"
    if verb.tag_ == "VB" and not helpers(verb):
        return "nobody expects an event here"
    if not clause:
        return ""
    if re.search(r"believe|think", one.words) and not looks_ahead(clause[0]):
        return "an opinion about what is, not about how likely"
    if clause[0].dep_ == "xcomp" and not subjects(clause[0]):
        return "somebody expects to do something himself"
    return ""


def _kind(reading: _Reading, one: Candidate, token: Token) -> EstimateKind:
    if one.kind:
        return EstimateKind(one.kind)
    if one.family == "modal" and impossible(one, token):
        return EstimateKind.ASSESSMENT
    if one.family in ("modal", "possible", "ruleout"):
        return EstimateKind.POSSIBILITY
    if one.family in ("will", "would"):
        return EstimateKind.CATEGORICAL
    if one.family == "unclear":
        return EstimateKind.NO_ESTIMATE
    if one.family == "coa":
        return EstimateKind.COA
    if one.family == "compare":
        return EstimateKind.ORDINAL
    if one.family == "expect":
        return EstimateKind.FORECAST
    if one.family == "doubt":
        clause = complement(token)
        return of_clause(clause) if clause is not None else EstimateKind.ASSESSMENT
    held = condition_of(token, reading.words, "forecast") is not None
    return kind_of(one, token, reading.words, conditional=held)


def _keep(
    reading: _Reading,
    one: Candidate,
    token: Token,
    kind: EstimateKind,
    rules: tuple[str, ...],
    size: Sized | None = None,
) -> None:
    trend = size.trend if size and size.trend else trend_of(one, token)
    if size and size.ordinal is False and trend is None:
        trend = _size_trend(reading.words, one)
    condition = condition_of(token, reading.words, kind.value) or gerund_subject(token, kind.value)
    horizon = horizon_of(one, reading.words, kind.value)
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
            rules=rules,
        )
    )


def _size_trend(words: str, one: Candidate) -> Trend | None:
    if re.search(
        r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|still) (?:\w+ )?$", words[: one.start], re.I
    ):
        return Trend.UNCHANGED
    return None

"""Reports of activity that bears on the question: seen, unclear, contrary, or not there.

Words first: a sentence is looked at closely only when it names the parties asked about and
an activity. No parse is needed: what decides is who is named, what is done, and whether the
words report it or only say how likely it is.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from vedette.doctrine.indicators import Activity, IndicatorWords, indicator_words
from vedette.extract.indicators.focus import Focus, Subject, focus, relevant, subject
from vedette.extract.indicators.lists import (
    Listed,
    boilerplate,
    in_section,
    is_boilerplate,
    listed,
)
from vedette.extract.indicators.reporter import reporter
from vedette.extract.indicators.status import status
from vedette.extract.indicators.watch import indicators_of, watched
from vedette.extract.openings import Openings
from vedette.extract.page import Page, Sentence
from vedette.ids import content_id
from vedette.model.document import READ_ZONES, ZoneKind
from vedette.model.estimate import Observation
from vedette.model.question import QuestionSet, WatchedIndicator
from vedette.model.span import Span

__all__ = ["boilerplate", "observations"]

# Where a clause may end and another report begin: "is sending fuel but has not joined".
_CLAUSE = re.compile(
    r";\s+|,?\s+because\s+|,\s+since\s+|,\s+(?:but|though|although|while|whereas|yet)\s+"
    r"|\s+but\s+(?=ha[sd]\b)"
)
_BREAK = re.compile(r"[;:—]|,\s+(?:and|but|which|while|though|where|as)\b|\bbut\b")
_HEDGED_NOW = re.compile(
    r"\b(?:may|might|could|(?:is|are) (?:likely|probably|possibly)) (?:be )?(?:further )?"
    r"(?!prepar|consider|plan|try|seek|attempt)\w+ing\b"
)
# "cannot confirm" speaks of what was looked for, not of what may come.
_UNCONFIRMED = re.compile(r"(?:cannot|can not|could not) (?:\w+ )?(?:confirm|verify|corroborate)")
_LIKELY = re.compile(r"likel|probab|chance|risk|fear|rumou?r|prospect|danger|threat", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:presidents?|ministers?|ministr(?:y|ies)|commanders?|generals?|leaders?|chiefs?|"
    r"counterparts?|prime minister|secretary)\b",
    re.IGNORECASE,
)
# "There are no command posts": what is done or there is denied in its own words. "No longer"
# and "no doubt" deny something else.
_NONE = re.compile(
    r"\b(?:no|without(?: any)?|lack of|absence of|not any)\s+(?!longer|doubt|matter|wonder)"
    r"(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_NO_SIGN = re.compile(
    r"\b(?:no (?:\w+ ){0,2}(?:signs?|indicat(?:ors?|ions?)|evidence) (?:of|that|for|to suggest)"
    r"|nothing (?:indicates|suggests|points to))\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:attack|inva[ds]|assault|offensive|war\b|weapon|arms\b|troops|forces\b|military)",
    re.IGNORECASE,
)
# "A blockade would hurt us both": a thing supposed, not seen.
_SUPPOSED = re.compile(r"\s*(?:[\w’'-]+\s){0,2}(?:would|could|might)\b")
_REACH = 70
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class _Context:
    """What stays the same for every sentence of one page."""

    focus: Focus
    table: IndicatorWords
    watch: tuple[WatchedIndicator, ...]
    lists: dict[int, Listed]
    section: frozenset[int]
    subject: Subject


@dataclass(frozen=True, slots=True)
class _Found:
    """One clause taken as a report: where, what, which status, by which rule."""

    span: Span
    domain: str
    status: str
    rule: str


def _governed(words: str, match: re.Match[str], table: IndicatorWords, *, said: bool) -> str:
    """
    The words that make an activity a mere prospect ("will", "likely to"); "" if none do.

    said: the activity is a saying ("denied plans to attack"), done before its content.
    """
    # The last word of the match is what is done: "forces will deploy" holds its own "will".
    last = match.group().rstrip().rfind(" ") + match.start() + 1
    done = match.start() if said else last
    for marker in table.governing.finditer(words, max(0, match.start() - _REACH), match.end()):
        if _UNCONFIRMED.match(words, marker.start()):
            continue
        if marker.end() <= done + 1 and not _BREAK.search(words[marker.end() : done]):
            return marker.group()
    return ""


def _takes_part(activity: Activity, words: str, context: _Context) -> bool:
    """Meetings need two parties or an office; what is claimed needs somebody asked about."""
    focused = context.focus
    if activity.strength == "strong":
        return True
    # On a page about their crisis whoever denies or threatens does it in their quarrel.
    if activity.strength == "claim" and context.subject.crisis:
        return True
    if activity.strength == "meeting":
        if not focused.given:
            return bool(_OFFICE.search(words))
        both = bool(focused.asked and focused.asked.search(words))
        return both and bool(focused.beside and focused.beside.search(words))
    return not focused.given or bool(focused.asked and focused.asked.search(words))


@lru_cache(maxsize=1)
def _opened() -> Openings:
    return Openings([activity.pattern for activity in indicator_words().activities])


def _activity(words: str, context: _Context) -> tuple[str, bool, bool] | None:
    """
    The domain of the first activity reported, whether only a named speaker's word for the
    future stands behind it, and whether its own words deny it; None when nothing is reported.
    """
    told = context.table.report_verbs.search(words)
    prospect, hedged = "", bool(_HEDGED_NOW.search(words))
    # Most sentences hold the first word of no pattern: to try each one took a fifth of reading.
    begun = {number for number, _ in _opened().matches(words)}
    for number, activity in enumerate(context.table.activities):
        if number not in begun or not _takes_part(activity, words, context):
            continue
        for match in activity.pattern.finditer(words):
            if _SUPPOSED.match(words, match.end()):
                continue
            marker = _governed(words, match, context.table, said=activity.strength == "claim")
            if not marker or hedged:
                none = _NONE.search(words[max(0, match.start() - _REACH) : match.start()])
                return activity.domain, False, bool(none)
            if told and not _LIKELY.search(marker):
                prospect = prospect or activity.domain
    return (prospect, True, False) if prospect else None


def _judge(words: str, context: _Context, heading: str) -> tuple[str, str, str] | None:
    """Domain, status and rule of a clause, or None where it reports no activity."""
    activity = _activity(words, context)
    in_vain = activity is None and _NO_SIGN.search(words) and _ARMED.search(words)
    # "No signs of anything of the kind" is a look in vain, whatever was looked for.
    activity = ("force_posture", False, False) if in_vain else activity
    if activity is None or context.table.background.search(words):
        return None
    if in_vain:
        found, rule = "not_observed", "indicator.no_sign/1"
    else:
        found, rule = status(words, focus=context.focus, table=context.table)
    domain, prospect, none = activity
    if none and found in ("observed", "ambiguous"):
        found, rule = "not_observed", "indicator.none/1"
    if heading:
        # "has not observed" under counter-indicators says more than its heading does.
        if heading == "counter" and found == "not_observed":
            return domain, found, rule
        return domain, heading, "indicator.heading/1"
    if found in ("observed", "ambiguous") and context.table.opinion.search(words):
        return None
    if prospect and found == "observed" and re.search(r"\b(?:could|might|may)\b", words):
        found, rule = "ambiguous", "indicator.told/1"
    return domain, found, rule


def _clauses(words: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(words)), len(words)]
    out = []
    for start, end in pairwise(cuts):
        lead = len(words[start:end]) - len(words[start:end].lstrip(" ,;"))
        if end - start - lead > 0:
            out.append((start + lead, end))
    return out


def _read(words: str, base: int, context: _Context, heading: str) -> list[_Found]:
    """The reports of one sentence: clauses apart only where their statuses differ."""
    parts: list[_Found] = []
    for start, end in _clauses(words):
        judged = _judge(words[start:end], context, heading)
        if judged:
            parts.append(_Found(Span(base + start, base + end), *judged))
    if len({p.status for p in parts}) > 1:
        return parts
    whole = _judge(words, context, heading)
    # "Troops arrived in June, but are unlikely to attack": only the first half reports.
    return [_Found(Span(base, base + len(words)), *whole)] if whole else parts


def _key(words: str) -> str:
    return re.sub(r"\W+", " ", words.rsplit("Takeaways,", maxsplit=1)[-1]).strip().lower()


def _sentence(page: Page, sentence: Sentence, context: _Context, carried: bool) -> list[_Found]:
    place = context.lists.get(sentence.index)
    base = place.start if place else sentence.span.start
    # A "sentence" longer than this is a table or a text without stops: read its opening.
    end = min(sentence.span.end, base + _LONGEST)
    words = page.text[base:end]
    heading = place.status if place else ""
    if context.table.nothing.search(words) and heading:
        return [_Found(Span(base, end), "force_posture", "not_observed", "list/1")]
    under = heading or sentence.index in context.section
    if not under and not relevant(words, context.focus, carried=carried, subject=context.subject):
        return []
    found = _read(words, base, context, heading)
    if is_boilerplate(page, sentence):
        # A standing header says what is no indicator; only that denial is a report.
        return [f for f in found if f.status == "not_observed"]
    return found


def observations(page: Page, questions: QuestionSet | None = None) -> tuple[Observation, ...]:
    """
    Every place where the text reports activity bearing on the question, or says that it was
    looked for and not seen, in text order and never overlapping.

    With questions, a sentence counts when it names a party asked about (or carries on about
    it); without, when it reports military activity at all. A sentence printed twice is one
    observation. `reporter` is "" where the sentence names nobody.
    """
    focused = focus(questions)
    context = _Context(
        focused,
        indicator_words(),
        indicators_of(questions),
        listed(page),
        in_section(page, focused.asked),
        subject([page.words(s) for s in page.sentences if s.zone in READ_ZONES], focused),
    )
    out: list[Observation] = []
    seen: set[str] = set()
    carried, paragraph = False, -1
    for sentence in page.sentences:
        if sentence.zone is not ZoneKind.BODY:
            continue
        words = page.words(sentence)
        near = carried and sentence.paragraph - paragraph <= 1
        found = _sentence(page, sentence, context, near)
        carried, paragraph = bool(found), sentence.paragraph
        if found and _key(words) in seen:
            continue
        if found:
            seen.add(_key(words))
        out += [_observation(page, f, words, context) for f in found]
    return tuple(out)


def _observation(page: Page, found: _Found, words: str, context: _Context) -> Observation:
    said = found.span.of(page.text)
    return Observation(
        id=_identity(page.document.id, found.span, found.rule),
        document=page.document.id,
        span=found.span,
        domain=found.domain,
        status=found.status,
        reporter=reporter(words, context.table),
        watched=watched(
            said, context.watch, domain=found.domain, against=found.status == "counter"
        ),
        rules=(found.rule,),
    )


def _identity(document: str, span: Span, rule: str) -> str:
    return content_id("obs", [document, span.start, span.end, rule])


def of_document(seen: Observation, document: str) -> Observation:
    """The same observation in another document that prints the same text."""
    if seen.document == document:
        return seen
    own = _identity(document, seen.span, seen.rules[0])
    return replace(seen, id=own, document=document)

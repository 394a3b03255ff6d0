"""One judgement per origin, product and proposition, whichever outlets carried it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from vedette.doctrine.outlets import publishers
from vedette.ids import content_id
from vedette.model.estimate import Estimate
from vedette.model.likelihood import Trend
from vedette.model.lineage import Derivation, Judgement
from vedette.model.statement import Quotation
from vedette.trace.drift.strength import modified, strength
from vedette.trace.drift.wording import Line
from vedette.trace.mentions import (
    Desk,
    Mention,
    first_printed,
    is_headline,
    same_predicate,
    scorable,
)
from vedette.trace.products.alike import ALIKE, Sentences
from vedette.trace.products.products import Issue

_SAME = 20  # propositions with one predicate in one product; more are a refrain


@dataclass(frozen=True, slots=True)
class Merged:
    """
    "What ISW judged of P1 in its report of 16 December": the judgement, and its mentions
    with their sentences, best evidence first.
    """

    judgement: Judgement
    mentions: tuple[Mention, ...]
    issue: Issue


def derivation(mention: Mention) -> Derivation:
    """How strongly a mention carries the origin's own words."""
    if is_headline(mention.estimate):
        return Derivation.HEADLINE
    if mention.adopted:
        return Derivation.PARAPHRASE
    if mention.estimate.quotation in (Quotation.DIRECT, Quotation.OWN):
        return Derivation.DIRECT_QUOTE
    return Derivation.PARAPHRASE


_RANK = list(Derivation)


def evidence_order(
    desk: Desk, mention: Mention, side: bool | None = None
) -> tuple[bool, int, bool, bool, bool, bool, date, str, str, int]:
    """
    Sorts the best evidence first: direct quotation before mixed before paraphrase before
    headline, the origin's own language before a translation, earlier before later. A
    mention that gives no likelihood ("possible", "worst case") stands behind one that does.
    side: which side of even odds most renderings take. A paraphrase on the other side stands
    behind them, for relays turn a judgement round far oftener than all others do at once.
    """
    estimate = mention.estimate
    issuer = publishers().find(mention.origin)
    document = desk.documents.get(estimate.document)
    foreign = bool(issuer and issuer.lang and document and document.lang != issuer.lang)
    rank = _RANK.index(derivation(mention))
    return (
        not scorable(estimate) or strength(estimate) is None,
        2 * rank + (1 if mention.adopted else 0),
        estimate.quotation is not Quotation.MIXED and rank == 1,
        foreign,
        rank == 1 and side is not None and leans(estimate) not in (side, None),
        # Relays lose an adverb far oftener than they invent one.
        rank == 1 and not modified(estimate.klass),
        *first_printed(document, estimate.document),
        estimate.phrase.start,
    )


def leans(estimate: Estimate) -> bool | None:
    """Whether the words give the proposition more than even odds; None if they do not say."""
    place = strength(estimate)
    if place is None or place == 0.5:
        return None
    return (place > 0.5) ^ any(link.polarity == "against" for link in estimate.links)


def _side_of_most(found: Sequence[Mention]) -> bool | None:
    """The side most distinct sentences take; copies of one sentence count once."""
    said = {(m.line.key, m.estimate.klass): leans(m.estimate) for m in found}
    yes, no = (sum(side is value for side in said.values()) for value in (True, False))
    return None if yes == no else yes > no


def find_judgements(
    desk: Desk, issues: Sequence[Issue], asked: frozenset[str] | None = None
) -> tuple[Merged, ...]:
    """
    Every judgement on the desk; those on no question asked are grouped by their words.

    asked: only those on these questions.
    """
    out: list[Merged] = []
    for issue in issues:
        per: dict[str, list[Mention]] = defaultdict(list)
        for relay in issue.relays:
            for mention in relay.mentions:
                for question in mention.questions:
                    per[question].append(mention)
        loose = per.pop("", [])
        if asked is not None:
            per, loose = {q: found for q, found in per.items() if q in asked}, []
        groups = [(question, per[question]) for question in sorted(per)]
        groups += [("", group) for group in _by_words(desk, loose)]
        out += [_merge(desk, issue, question, group) for question, group in groups]
    return _with_restatements(out)


def _merge(desk: Desk, issue: Issue, question: str, found: Sequence[Mention]) -> Merged:
    side = _side_of_most(found)
    mentions = tuple(sorted(found, key=lambda m: evidence_order(desk, m, side)))
    # Without a question the words are the proposition: the smallest key among them is the
    # same in whatever order, and with however many copies, the documents came.
    words = "" if question else min(_key(desk, m) + m.estimate.words for m in mentions)
    estimates = tuple(m.estimate for m in mentions)
    judgement = Judgement(
        id=content_id("jdg", [issue.product.id, question, words]),
        origin=issue.product.origin,
        product=issue.product,
        question=question,
        mentions=estimates,
        best=estimates[0],
        because=_because(desk, mentions),
    )
    return Merged(judgement, mentions, issue)


def _because(desk: Desk, mentions: Sequence[Mention]) -> str:
    best = mentions[0]
    outlets = sorted({desk.outlet(m.estimate.document) for m in mentions})
    carried = f"{len(mentions)} mention{'s' * (len(mentions) > 1)} in {', '.join(outlets[:6])}"
    more = f" and {len(outlets) - 6} more" if len(outlets) > 6 else ""
    taken = f"taken from the {derivation(best)} in {desk.outlet(best.estimate.document)}"
    return f"{carried}{more}; {taken}."


def _key(desk: Desk, mention: Mention) -> str:
    """
    What a proposition is known by: its words, or, where cutting a sentence left "likely"
    alone, its place in a text (the same place in a copy of that text).
    """
    if mention.line.content:
        return mention.line.key
    document = mention.estimate.document
    text = desk.twins.get(document, document)
    return f"{mention.line.key} {text} {mention.estimate.phrase.start}"


def _by_words(desk: Desk, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions whose propositions are renderings of one, by their words or names."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    lines: dict[str, Line] = {}
    for mention in mentions:
        key = _key(desk, mention)
        by_key[key].append(mention)
        lines[key] = mention.line
    root = _joined(by_key, lines)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for key in sorted(by_key):
        groups[_find(root, key)] += by_key[key]
    return [groups[key] for key in sorted(groups)]


def _joined(by_key: dict[str, list[Mention]], lines: dict[str, Line]) -> dict[str, str]:
    """
    Which propositions are one, taken pair by pair from the most alike; a document's own two
    different sentences are joined too if they are alike enough, but a sentence that is
    closer to another of that document is not.
    """
    root = {key: key for key in by_key}
    sentences = Sentences(lines[key] for key in by_key if lines[key].content)
    pairs: list[tuple[float, str, str]] = sorted(
        (-score, min(key, other.key), max(key, other.key))
        for key in by_key
        if lines[key].content
        for score, other in sentences.near(lines[key])
        if score >= ALIKE and other.key in by_key
    )
    pairs += _same_said(by_key)
    for _, one, two in dict.fromkeys(pairs):
        if _kinds_meet(by_key[one], by_key[two]):
            left, right = _find(root, one), _find(root, two)
            root[max(left, right)] = min(left, right)
    return root


def _same_said(by_key: dict[str, list[Mention]]) -> list[tuple[float, str, str]]:
    """Propositions in different documents with one predicate and a subject in common."""
    by_predicate: dict[frozenset[str], list[str]] = defaultdict(list)
    for key in sorted(by_key):
        if by_key[key][0].predicate:
            by_predicate[by_key[key][0].predicate].append(key)
    return [
        (-ALIKE, one, two)
        for keys in by_predicate.values()
        for one, two in combinations(keys[:_SAME], 2)
        if same_predicate(by_key[one][0], by_key[two][0])
    ]


def _kinds_meet(one: Sequence[Mention], two: Sequence[Mention]) -> bool:
    """Whether both give a likelihood or neither does."""
    return bool({scorable(m.estimate) for m in one} & {scorable(m.estimate) for m in two})


def _find(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key


def _with_restatements(found: Sequence[Merged]) -> tuple[Merged, ...]:
    """
    Names the earlier judgement a later one merely repeats: same origin and proposition, and
    the same class, or words such as "remains" and "continues to assess".
    """
    series: dict[tuple[str, str], list[Merged]] = defaultdict(list)
    for merged in found:
        if merged.judgement.product.issued.likely:
            series[(merged.judgement.origin, merged.judgement.question)].append(merged)
    earlier: dict[str, str] = {}
    for (_, question), line_of in series.items():
        line_of.sort(key=_day)
        for number, merged in enumerate(line_of):
            before = _before(merged, line_of[:number]) if not question else line_of[:number]
            before = [b for b in before if _day(b)[0] < _day(merged)[0]]
            if before and _repeats(before[-1].judgement, merged.judgement):
                earlier[merged.judgement.id] = before[-1].judgement.id
    return tuple(
        replace(m, judgement=replace(m.judgement, restates=earlier[m.judgement.id]))
        if m.judgement.id in earlier
        else m
        for m in found
    )


def _day(merged: Merged) -> tuple[date, str]:
    return merged.judgement.product.issued.likely or date.max, merged.judgement.id


def _before(merged: Merged, earlier: Sequence[Merged]) -> list[Merged]:
    # Without a question only the very same sentence counts as the same proposition.
    keys = {m.line.key for m in merged.mentions if m.line.content}
    return [e for e in earlier if keys & {m.line.key for m in e.mentions}]


def _repeats(before: Judgement, after: Judgement) -> bool:
    unchanged = any(e.trend is Trend.UNCHANGED for e in after.mentions)
    moved = any(e.trend in (Trend.UP, Trend.DOWN) for e in after.mentions[:1])
    return not moved and (unchanged or before.best.klass == after.best.klass)

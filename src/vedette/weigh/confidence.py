"""How good our basis is, in three steps with reasons; it never moves the centre of a range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedette.model.assessment import Confidence, ConfidenceJudgement, Gap, Pooled
from vedette.model.document import Document
from vedette.model.lineage import Judgement
from vedette.model.question import Question
from vedette.weigh.voices import day_of

# A forecast further out than this is never held with high confidence (ODNI's own caution).
FAR_OUT_DAYS = 90
STALE_DAYS = 45
OLD_DAYS = 120
# Two origins this far apart on log-odds differ sevenfold in the odds they give.
APART = 2.0
_BLIND = frozenset({"unresolved", "unread", "refused"})


@dataclass(frozen=True, slots=True)
class _Finding:
    """One reason and the most it allows."""

    at_most: Confidence
    sentence: str


def confidence(
    answer: Pooled,
    question: Question,
    judgements: Sequence[Judgement],
    *,
    documents: Sequence[Document],
    gaps: Sequence[Gap] = (),
    as_of: date | None = None,
) -> ConfidenceJudgement:
    """
    "Low, because one institute stands behind every judgement and no document is dated."

    judgements: those about the question, all origins. Starts high; every weakness caps it, and
    three weaknesses of the middle sort make it low. Reasons speak of the basis only, never of
    the event. High needs three independent origins and an event that is near.
    """
    findings = [
        *_origins(answer),
        *_agreement(answer),
        *_leading(answer, judgements),
        *_dating(documents),
        *_unread(gaps, documents),
        *_uncollected(gaps),
        *_age(answer, judgements, as_of),
        *_distance(question, as_of),
    ]
    caps = [f.at_most for f in findings]
    level = Confidence.HIGH
    if Confidence.LOW in caps or caps.count(Confidence.MODERATE) >= 3:
        level = Confidence.LOW
    elif Confidence.MODERATE in caps:
        level = Confidence.MODERATE
    worst_first = sorted(
        findings,
        key=lambda f: (Confidence.LOW, Confidence.MODERATE, Confidence.HIGH).index(f.at_most),
    )
    return ConfidenceJudgement(level, tuple(f.sentence for f in worst_first))


def _counted(n: int, noun: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{words[n] if n < len(words) else n} {noun}{'' if n == 1 else 's'}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _origins(answer: Pooled) -> list[_Finding]:
    n, worth = answer.n_origins, answer.n_effective
    if n == 0:
        return [_Finding(Confidence.LOW, "Nobody whose words were read judged this question.")]
    counted = _capital(_counted(n, "origin"))
    verb = "stands" if n == 1 else "stand"
    sentence = f"{counted} {verb} behind the range"
    if worth < n - 0.005:
        sentence += f", worth {worth:.1f}: some lean on others, or nobody names them"
    if worth < 2:
        return [_Finding(Confidence.LOW, f"{sentence}.")]
    cap = Confidence.MODERATE if worth < 3 else Confidence.HIGH
    return [_Finding(cap, f"{sentence}.")]


def _agreement(answer: Pooled) -> list[_Finding]:
    if len(answer.shares) < 2:
        return []
    ends = sorted(answer.shares, key=lambda s: (s.log_odds, s.origin))
    lowest, highest = ends[0], ends[-1]
    if highest.log_odds - lowest.log_odds <= APART:
        return [_Finding(Confidence.HIGH, "The origins broadly agree.")]
    # Names only: a figure here would put likelihood and confidence into one sentence.
    sentence = f"The origins disagree: {lowest.origin} and {highest.origin} are far apart."
    opposed = lowest.log_odds < 0 < highest.log_odds
    split = opposed and lowest.likelihood.high < highest.likelihood.low
    return [_Finding(Confidence.LOW if split else Confidence.MODERATE, sentence)]


def _leading(answer: Pooled, judgements: Sequence[Judgement]) -> list[_Finding]:
    """One institute behind most mentions: many outlets, one pair of eyes."""
    counts: dict[str, int] = {}
    for judgement in judgements:
        if judgement.question == answer.question:
            counts[judgement.origin] = counts.get(judgement.origin, 0) + len(judgement.mentions)
    total = sum(counts.values())
    if total < 2:
        return []
    origin, most = max(sorted(counts.items()), key=lambda pair: pair[1])
    if most * 2 <= total:
        return []
    return [
        _Finding(Confidence.MODERATE, f"{origin} alone stands behind {most} of {total} mentions.")
    ]


def _dating(documents: Sequence[Document]) -> list[_Finding]:
    undated = sum(1 for d in documents if not d.published.known)
    if not undated:
        return []
    n = len(documents)
    verb = "carries" if undated == 1 else "carry"
    sentence = f"{_counted(undated, 'document')} of {n} {verb} no known date."
    if undated == n:
        sentence = "No document carries a known date."
    if undated * 2 > n:
        return [_Finding(Confidence.LOW, _capital(sentence))]
    cap = Confidence.MODERATE if undated * 4 > n else Confidence.HIGH
    return [_Finding(cap, _capital(sentence))]


def _unread(gaps: Sequence[Gap], documents: Sequence[Document]) -> list[_Finding]:
    blind = [gap for gap in gaps if gap.kind in _BLIND]
    if not blind:
        return []
    kinds = {kind: sum(1 for g in blind if g.kind == kind) for kind in sorted(_BLIND)}
    told = ", ".join(f"{n} {kind}" for kind, n in kinds.items() if n)
    missing = kinds["unread"] + kinds["refused"]
    large = missing * 2 > len(documents) + missing
    cap = Confidence.LOW if large else Confidence.MODERATE
    return [_Finding(cap, f"Part of the material could not be used: {told}.")]


def _uncollected(gaps: Sequence[Gap]) -> list[_Finding]:
    quiet = [gap for gap in gaps if gap.kind == "coverage"]
    if not quiet:
        return []
    verb = "was" if len(quiet) == 1 else "were"
    sentence = f"{_counted(len(quiet), 'source')} {verb} heard less than usual of late."
    return [_Finding(Confidence.MODERATE, _capital(sentence))]


def _age(answer: Pooled, judgements: Sequence[Judgement], as_of: date | None) -> list[_Finding]:
    used = {share.judgement for share in answer.shares}
    days = [day for j in judgements if j.id in used and (day := day_of(j)) is not None]
    if not used or as_of is None:
        return []
    if not days:
        return [_Finding(Confidence.MODERATE, "No judgement in the range can be dated.")]
    age = (as_of - max(days)).days
    sentence = f"The newest judgement is {_counted(age, 'day')} old."
    if age > OLD_DAYS:
        return [_Finding(Confidence.LOW, sentence)]
    return [_Finding(Confidence.MODERATE if age > STALE_DAYS else Confidence.HIGH, sentence)]


def _distance(question: Question, as_of: date | None) -> list[_Finding]:
    if as_of is None or question.closes is None:
        sentence = "The question has no closing day, so nothing says how far out it reaches."
        if as_of is None:
            sentence = "No day is known to count from, so nothing says how far out it reaches."
        return [_Finding(Confidence.MODERATE, sentence)]
    left = (question.closes - as_of).days
    if left <= FAR_OUT_DAYS:
        return []
    sentence = f"The question stays open for another {left} days, which is far out for a forecast."
    return [_Finding(Confidence.MODERATE, sentence)]

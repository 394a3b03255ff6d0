"""The scenarios as columns: what each says of the main proposition, and its chance beforehand."""

import math
from collections.abc import Sequence

from vedette.model.matrix import Hypothesis
from vedette.model.question import Order, QuestionSet, WatchedIndicator
from vedette.weigh.scenarios import priors

# The least chance any hypothesis keeps: nothing is ruled out by arithmetic alone.
LEAST = 1e-9


def hypotheses(questions: QuestionSet, prior: float) -> tuple[Hypothesis, ...]:
    """
    The scenarios of the set; without any, that the main proposition comes true and that it
    does not. Priors sum to 1.

    prior: chance of the main proposition where no scenario gives its own; scenarios without a
    prior share what is left on their side of it equally.
    """
    main = questions.by_id(questions.main)
    if not questions.scenarios:
        return (
            Hypothesis("yes", main.text, prior, True, ((main.id, True),)),
            Hypothesis("no", f"Not so: {main.text}", 1 - prior, False, ((main.id, False),)),
        )
    settled = [_settled(s.says, questions.orders) for s in questions.scenarios]
    answers = [dict(says).get(main.id) for says in settled]
    before = _priors(questions, answers, prior)
    return tuple(
        Hypothesis(s.id, s.text, p, answer, says)
        for s, p, answer, says in zip(questions.scenarios, before, answers, settled, strict=True)
    )


def _settled(
    says: Sequence[tuple[str, bool]], orders: Sequence[Order]
) -> tuple[tuple[str, bool], ...]:
    """What a scenario says, and what follows: going in alone is going in."""
    known = dict(says)
    for _ in orders:
        for order in orders:
            if known.get(order.lesser):
                known.setdefault(order.greater, True)
            if known.get(order.greater) is False:
                known.setdefault(order.lesser, False)
    return tuple(known.items())


def _priors(
    questions: QuestionSet, answers: Sequence[bool | None], prior: float
) -> tuple[float, ...]:
    scenarios = questions.scenarios
    if any(s.prior is not None for s in scenarios):
        own = priors(questions)
        return normal([own[s.id] for s in scenarios])
    sides = {True: prior, False: 1 - prior}
    return normal(
        [sides[a] / answers.count(a) if a is not None else 1 / len(scenarios) for a in answers]
    )


def normal(values: Sequence[float]) -> tuple[float, ...]:
    """The values as chances that sum to 1, none of them 0 or 1."""
    total = math.fsum(values)
    kept = [max(v / total, LEAST) for v in values] if total > 0 else [1.0 for _ in values]
    whole = math.fsum(kept)
    return tuple(v / whole for v in kept)


def after(priors: Sequence[float], logs: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The chances once the log-likelihoods of every row are added; they sum to 1."""
    sums = [math.log(p) + math.fsum(row[n] for row in logs) for n, p in enumerate(priors)]
    top = max(sums)
    return normal([math.exp(value - top) for value in sums])


def answered(hypotheses: Sequence[Hypothesis], chances: Sequence[float]) -> float:
    """The chance that the main proposition comes true; a scenario that leaves it open, half."""
    part = {True: 1.0, False: 0.0, None: 0.5}
    return math.fsum(part[h.answer] * p for h, p in zip(hypotheses, chances, strict=True))


def chances_of(
    indicator: WatchedIndicator, hypotheses: Sequence[Hypothesis]
) -> tuple[float, ...] | None:
    """
    P(seen) under each hypothesis: the scenario's own, else that of its answer, else half way
    between the two; None where the question gives no chance for one of them.
    """
    own = dict(indicator.seen)
    yes, no = indicator.seen_if_yes, indicator.seen_if_no
    middle = None if yes is None or no is None else (yes + no) / 2
    fallback = {True: yes, False: no, None: middle}
    found = [own.get(h.id, fallback[h.answer]) for h in hypotheses]
    known = [p for p in found if p is not None]
    return tuple(known) if len(known) == len(found) else None


def given(
    chances: Sequence[float], hypotheses: Sequence[Hypothesis], *, answer: bool
) -> float | None:
    """P(seen) if the main proposition comes true, or does not: scenarios by their prior."""
    side = [
        (h.prior * (1.0 if h.answer is answer else 0.5), p)
        for h, p in zip(hypotheses, chances, strict=True)
        if h.answer is not (not answer)
    ]
    weight = math.fsum(w for w, _ in side)
    return math.fsum(w * p for w, p in side) / weight if weight > 0 else None


def ratio(chances: Sequence[float], hypotheses: Sequence[Hypothesis]) -> float | None:
    """ln P(seen | yes) / P(seen | no); None where the scenarios settle only one side."""
    yes, no = (given(chances, hypotheses, answer=a) for a in (True, False))
    return math.log(yes / no) if yes and no else None


def spread(logs: Sequence[float]) -> float:
    """How far a row sets the hypotheses apart: the largest less the smallest log-likelihood."""
    return max(logs) - min(logs)


def ratios_each(
    chances: Sequence[float], hypotheses: Sequence[Hypothesis]
) -> tuple[tuple[str, float], ...]:
    """For each hypothesis the likelihood ratio of a sighting: P(seen | it) / P(seen | others)."""
    out = []
    for n, one in enumerate(hypotheses):
        rest = [
            (h.prior, p) for m, (h, p) in enumerate(zip(hypotheses, chances, strict=True)) if m != n
        ]
        weight = math.fsum(w for w, _ in rest)
        others = math.fsum(w * p for w, p in rest) / weight
        out.append((one.id, chances[n] / others))
    return tuple(out)

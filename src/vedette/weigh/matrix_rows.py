"""The evidence of a matrix: indicators as they stand, and judgements, one line an origin."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vedette.model.board import BoardStatus
from vedette.model.lineage import Judgement
from vedette.model.matrix import Hypothesis
from vedette.model.question import Question
from vedette.weigh.dependence import Piece
from vedette.weigh.evidence import mixed
from vedette.weigh.hypotheses import spread
from vedette.weigh.indicators import Watch, Weighed
from vedette.weigh.odds import log_odds, probability
from vedette.weigh.voices import Voice, day_words, listen
from vedette.weigh.weights import UNDATED_WEIGHT

# Judges of one question read the same world; a second one adds what the design effect leaves.
# A judgement four half-lives old is history: what is left of it is under a sixteenth.
_LEAST_LEFT = 1 / 16
JUDGES = "judges of the question"
_STATUS = {
    BoardStatus.OBSERVED: "observed",
    BoardStatus.AMBIGUOUS: "observed, ambiguous",
    BoardStatus.COUNTER: "contrary sign",
    BoardStatus.NOT_OBSERVED: "looked for and not observed",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    One piece of evidence: its chance under each hypothesis as a cell shows it, its
    log-likelihoods as the twin counts them, and what age leaves of it.
    """

    id: str
    kind: str
    text: str
    origins: tuple[str, ...]
    chances: tuple[float, ...]
    logs: tuple[float, ...]
    domain: str
    age_weight: float = 1.0
    aside: bool = False
    cites: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def piece(self) -> Piece:
        """As dependence sees it."""
        judged = self.kind == "judgement"
        behind = (JUDGES,) if judged else self.origins
        moved = self.age_weight * spread(self.logs)
        return Piece(self.id, behind, self.domain, moved, self.aside)


def indicator_rows(rows: Sequence[Weighed]) -> tuple[Evidence, ...]:
    """Every indicator somebody reports on today; one nobody collected is no evidence."""
    return tuple(_indicator(w) for w in rows if spread(w.logs) > 0 or (w.found.live and w.chances))


def _indicator(row: Weighed) -> Evidence:
    found = row.found
    behind = tuple(sorted({s.origin for s in found.today} or {c.source for c in found.silent}))
    return Evidence(
        id=row.indicator.id,
        kind="indicator",
        text=f"{row.indicator.text.rstrip('.')}: {_STATUS[found.status]}",
        origins=behind,
        chances=tuple(math.exp(x) for x in row.logs),
        logs=row.logs,
        domain=row.indicator.domain,
        cites=(f"ind-{row.indicator.id}",),
        steps=row.steps,
    )


def judgement_rows(
    watch: Watch,
    judgements: Sequence[Judgement],
    columns: Sequence[Hypothesis],
    *,
    half_life: float,
) -> tuple[Evidence, ...]:
    """
    The latest judgement of each origin on each proposition that the hypotheses settle.

    A cell asks how the words fit the hypothesis: p where the proposition comes true there, 1 - p
    where it does not. The twin takes the prior out first, since who judges has counted it
    already: LR = odds(p) / odds(prior).
    """
    out: list[Evidence] = []
    for question in watch.questions.questions:
        truths = [dict(h.settled).get(question.id) for h in columns]
        if len({t for t in truths if t is not None}) < 2:
            continue
        heard = listen(
            question, judgements, as_of=watch.as_of, reliability=watch.reliability
        ).voices
        prior = _prior(truths, columns)
        aside = question.id != watch.questions.main
        rows = (
            _judged(v, question, (truths, prior), _aged(v, heard, watch.as_of, half_life))
            for v in heard
        )
        out += [replace(row, aside=aside) for row in rows]
    return tuple(e for e in out if e.age_weight >= _LEAST_LEFT)


def _prior(truths: Sequence[bool | None], columns: Sequence[Hypothesis]) -> float:
    part = {True: 1.0, False: 0.0, None: 0.5}
    return math.fsum(part[t] * h.prior for t, h in zip(truths, columns, strict=True))


def _aged(
    voice: Voice, heard: Sequence[Voice], as_of: date | None, half_life: float
) -> tuple[float, str]:
    """
    What age leaves of a voice, and the words for it. An undated one weighs at most a half and no
    more than the oldest dated one, as in the range: else what nobody can place would lead.
    """

    def kept(day: date) -> float:
        age = max(0, (as_of - day).days) if as_of else 0
        return float(2 ** (-age / half_life))

    if voice.day and as_of:
        age = max(0, (as_of - voice.day).days)
        return kept(voice.day), f"{age} days at half-life {half_life:g}"
    oldest = min((v.day for v in heard if v.day), default=None)
    if oldest is None or as_of is None:
        return UNDATED_WEIGHT, "undated"
    return min(UNDATED_WEIGHT, kept(oldest)), "undated, so no more than the oldest dated voice"


def _judged(
    voice: Voice,
    question: Question,
    known: tuple[Sequence[bool | None], float],
    aged: tuple[float, str],
) -> Evidence:
    truths, prior = known
    p = voice.likelihood.central
    fits = {True: mixed(p, voice.reliability), False: mixed(1 - p, voice.reliability), None: 0.5}
    moved = log_odds(p) - log_odds(prior)
    so = mixed(probability(moved), voice.reliability)
    under = {True: so, False: 1 - so, None: 0.5}
    kept, why = aged
    origin, words = voice.judgement.origin, voice.said.best.words
    return Evidence(
        id=f"{question.id}:{origin}",
        kind="judgement",
        text=f"{origin}, {day_words(voice.judgement)}, on {question.id}: “{words}”",
        origins=(origin,),
        chances=tuple(fits[t] for t in truths),
        logs=tuple(math.log(under[t]) for t in truths),
        domain="judgement",
        age_weight=kept,
        cites=(voice.judgement.id,),
        steps=(
            f"{origin} gives {question.id} {p:.3f}; the prior of {question.id} is {prior:.3f}: "
            f"it moves the odds by {moved:+.3f} log points.",
            f"Age leaves {kept:.3f} of it ({why}).",
        ),
    )

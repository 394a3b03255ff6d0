"""The indicator board: each watched indicator's state today, and how far it moves the odds.

Sources: five states, decay and "not observed" against "not collected" after Grabo; the test of
what an indicator discriminates after Heuer and Pherson ch. 6.3 in its numeric form, flagged
where |ln LR| < ln 2 (doctrine 3).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vedette.model.board import Board, BoardRow, BoardStatus, Coverage, Sighting
from vedette.model.matrix import Hypothesis
from vedette.model.question import QuestionSet, WatchedIndicator
from vedette.weigh.dependence import Piece, discounts, grouped
from vedette.weigh.evidence import likelihoods, sure
from vedette.weigh.hypotheses import (
    after,
    answered,
    chances_of,
    given,
    hypotheses,
    ratio,
    spread,
)
from vedette.weigh.sightings import Standing, decay, reports_of, standing
from vedette.weigh.weights import Leans

RULE = "weigh.indicators/1"
# An indicator that does not at least double or halve the odds discriminates nothing.
DIAGNOSTIC = math.log(2)


@dataclass(frozen=True, slots=True)
class Watch:
    """
    "Everything known of what was watched for, as of a day": reports with copies merged, who
    leans on whom, how the sources were heard, and what each origin is believed.
    """

    questions: QuestionSet
    sightings: tuple[Sighting, ...]
    as_of: date | None
    prior: float
    leans_on: Leans = ()
    coverage: tuple[Coverage, ...] = ()
    reliability: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One indicator with the evidence it gives today: logs under each hypothesis."""

    indicator: WatchedIndicator
    found: Standing
    chances: tuple[float, ...]
    pi: float
    logs: tuple[float, ...]
    steps: tuple[str, ...]


def weighed(watch: Watch, columns: Sequence[Hypothesis]) -> tuple[Weighed, ...]:
    """Every indicator of the main question, in the question's order, before dependence."""
    by_source = {c.source: c for c in watch.coverage}
    main = watch.questions.by_id(watch.questions.main)
    return tuple(_weighed(one, watch, columns, by_source) for one in main.indicators)


def _weighed(
    indicator: WatchedIndicator,
    watch: Watch,
    columns: Sequence[Hypothesis],
    by_source: Mapping[str, Coverage],
) -> Weighed:
    believed = [s for s in watch.sightings if watch.reliability.get(s.origin, 1.0) > 0]
    found = standing(indicator, believed, as_of=watch.as_of, coverage=by_source)
    chances = chances_of(indicator, columns)
    none = tuple(0.0 for _ in columns)
    if chances is None:
        said = ("The question gives no chance of its being seen, so that it moves nothing.",)
        return Weighed(indicator, found, (), 0.5, none, said)
    reports = reports_of(indicator, found, as_of=watch.as_of, reliability=watch.reliability)
    if not reports:
        return Weighed(indicator, found, chances, 0.5, none, (_uncollected(found),))
    pi, steps = sure(reports, watch.leans_on)
    under = likelihoods(pi, chances)
    told = tuple(
        f"Chance of these reports under {h.id}: {pi:.3f} × {p:g} + {1 - pi:.3f} × {1 - p:g} = "
        f"{value:.3f}."
        for h, p, value in zip(columns, chances, under, strict=True)
    )
    return Weighed(
        indicator, found, chances, pi, tuple(math.log(v) for v in under), (*steps, *told)
    )


def _uncollected(found: Standing) -> str:
    if found.silent:
        why = " ".join(c.sentence for c in found.silent)
        return f"No report counts today, and silence tells nothing: {why}"
    if found.past:
        return "Every report of it has expired or carries no day; it moves nothing today."
    return "Nobody reports that they looked; silence of sources nobody named tells nothing."


def row_weights(rows: Sequence[Weighed], leans_on: Leans) -> dict[str, float]:
    """What dependence leaves of each indicator: see dependence.discounts."""
    pieces = [
        Piece(w.indicator.id, _behind(w.found), w.indicator.domain, spread(w.logs))
        for w in rows
        if spread(w.logs) > 0
    ]
    return discounts(pieces, leans_on)


def _behind(found: Standing) -> tuple[str, ...]:
    if found.today:
        return tuple(sorted(s.origin for s in found.today))
    return tuple(sorted(c.source for c in found.silent))


def board(watch: Watch) -> Board:
    """
    Every watched indicator, newest first, and what they come to together.

    Adding a copy of a report changes nothing; an origin of reliability 0 moves nothing; an
    indicator nobody looked for moves nothing.
    """
    columns = hypotheses(watch.questions, watch.prior)
    rows = weighed(watch, columns)
    weights = row_weights(rows, watch.leans_on)
    made = [_row(w, columns, weights.get(w.indicator.id, 1.0), watch.leans_on) for w in rows]
    prior = answered(columns, [h.prior for h in columns])
    logs = [tuple(weights.get(w.indicator.id, 1.0) * x for x in w.logs) for w in rows]
    posterior = answered(columns, after([h.prior for h in columns], logs))
    return Board(
        as_of=watch.as_of,
        rows=tuple(sorted(made, key=_newest)),
        coverage=watch.coverage,
        sightings=watch.sightings,
        prior=prior,
        posterior=posterior,
        steps=_sum(made, prior, posterior),
    )


def _newest(row: BoardRow) -> tuple[int, int, str]:
    newest = row.last_looked or row.last_seen
    return (
        -newest.toordinal() if newest else 0,
        list(BoardStatus).index(row.status),
        row.indicator.id,
    )


def _moved(logs: Sequence[float], columns: Sequence[Hypothesis]) -> float:
    """ln of P(reports | yes) / P(reports | no)."""
    if not spread(logs):
        return 0.0
    likely = [math.exp(x) for x in logs]
    yes, no = (given(likely, columns, answer=a) for a in (True, False))
    return math.log(yes / no) if yes and no else 0.0


def _row(
    weighed_: Weighed, columns: Sequence[Hypothesis], weight: float, leans_on: Leans
) -> BoardRow:
    found, indicator = weighed_.found, weighed_.indicator
    origins = _behind(found)
    own = _moved(weighed_.logs, columns)
    moved = _moved([weight * x for x in weighed_.logs], columns)
    if_seen = ratio(weighed_.chances, columns) if weighed_.chances else None
    steps = list(weighed_.steps)
    if own:
        steps.append(f"It moves the odds of yes by {own:+.3f} natural-log points.")
    if weight < 1:
        steps.append(
            f"It rests on the same voices as stronger rows of its domain: times {weight:.3f}, "
            f"so {moved:+.3f}."
        )
    if found.expires:
        steps.append(f"It counts until {found.expires}: {decay(indicator)} days.")
    return BoardRow(
        indicator=indicator,
        status=found.status,
        last_looked=found.last_looked,
        last_seen=found.last_seen,
        expires=found.expires,
        origins=origins if found.live else (),
        groups=len(grouped(origins, leans_on)) if found.live else 0,
        chances=tuple((h.id, p) for h, p in zip(columns, weighed_.chances, strict=False)),
        if_seen=if_seen,
        diagnostic=_discriminates(weighed_.chances),
        moved=moved,
        weight=weight,
        live=tuple(s.id for s in found.live),
        past=tuple(s.id for s in found.past),
        steps=tuple(steps),
    )


def _discriminates(chances: Sequence[float]) -> bool:
    """Whether some two scenarios differ twofold in how likely they show it."""
    return bool(chances) and spread([math.log(p) for p in chances]) >= DIAGNOSTIC - 1e-12


def _sum(rows: Sequence[BoardRow], prior: float, posterior: float) -> tuple[str, ...]:
    moving = [row for row in rows if row.moved]
    if not moving:
        return (f"Prior {prior:.3f}; no indicator moves it.",)
    parts = " ".join(f"{row.moved:+.3f} ({row.indicator.id})" for row in moving)
    total = math.fsum(row.moved for row in moving)
    before, after_ = (math.log(p / (1 - p)) for p in (prior, posterior))
    inside = after_ - before - total
    out = [
        f"Prior {prior:.3f}, log-odds {before:+.3f}.",
        f"Indicators: {parts} = {total:+.3f}.",
    ]
    if abs(inside) > 5e-4:
        out.append(f"Scenarios gain and lose within yes and within no: {inside:+.3f} more.")
    return (*out, f"After the board {posterior:.3f}, log-odds {after_:+.3f}.")

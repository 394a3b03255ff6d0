"""Everybody's scores side by side: what they had to beat, over how many events, and who is better.

An event is one trial: questions that hang together are never counted as several. Somebody is
called better only on days both spoke, over enough events, and at every reading of their words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from statistics import fmean

from vedette.model.question import Question
from vedette.model.resolution import Settled
from vedette.model.score import (
    Band,
    Better,
    Marked,
    Murphy,
    QuestionCard,
    Record,
    Role,
    Score,
    Series,
    Stretch,
    Versus,
)
from vedette.weigh.calibration import ENOUGH_EVENTS, Use, murphy
from vedette.weigh.score import band, by_day, came_true, clip, days_in, peers, score

Key = tuple[Role, str]


def window(
    question: Question, settled: Settled, series: Sequence[Series]
) -> tuple[date, date] | None:
    """
    The days that count: from the opening, or the first word if none is given, to the day it was
    settled or the close, whichever came first. None when nobody spoke and none is given.
    """
    last = settled.resolution.on
    if question.closes is not None:
        last = min(last, question.closes)
    begun = [s.begins for one in series for s in one.stretches]
    first = question.opens or min(begun, default=None)
    return (first, last) if first is not None and first <= last else None


def card(
    question: Question,
    event: str,
    settled: Settled,
    series: Sequence[Series],
    days: tuple[date, date],
) -> QuestionCard:
    """Everybody on one resolved question; baselines stand apart and are what to beat."""
    first, last = days
    held = {(s.role, s.name): clip(s.stretches, first, last) for s in series}
    shown = tuple(replace(s, stretches=held[s.role, s.name]) for s in series)
    scores = {(s.role, s.name): score(s, settled.resolution, first, last) for s in shown}
    of_days = (last - first).days + 1
    speaking = {n: held[r, n] for r, n in held if r is Role.ORIGIN and held[r, n]}
    against = peers(speaking, settled.resolution, of_days)
    base = {n: held[r, n] for r, n in held if r is Role.BASELINE}
    marked = [
        Marked(
            replace(found, peer=against.get(name)) if role is Role.ORIGIN else found,
            _versus(held[role, name], base, settled),
        )
        for (role, name), found in scores.items()
        if found is not None and role is not Role.BASELINE
    ]
    marked.sort(key=lambda m: (list(Role).index(m.score.role), -m.score.days, m.score.name))
    return QuestionCard(
        question=question.id,
        text=question.text,
        event=event,
        settled=settled,
        first=first,
        last=last,
        marked=tuple(marked),
        baselines=tuple(s for (r, _), s in scores.items() if s and r is Role.BASELINE),
        series=shown,
        unscored=tuple(u for s in series if s.role is Role.ORIGIN for u in s.unscored),
    )


def shared(
    one: Sequence[Stretch], other: Sequence[Stretch], settled: Settled
) -> tuple[Band, Band, int] | None:
    """Both on the days both spoke: nobody is measured on days the other did not have."""
    theirs = by_day(other)
    pairs = Counter((s, theirs[day]) for day, s in by_day(one).items() if day in theirs)
    days = sum(pairs.values())
    if not days:
        return None

    def mean(side: int) -> Band:
        rows = [
            (n, band(pair[side], came_true(pair[side], settled.resolution)))
            for pair, n in pairs.items()
        ]
        return Band(
            math.fsum(n * b.best for n, b in rows) / days,
            math.fsum(n * b.central for n, b in rows) / days,
            math.fsum(n * b.worst for n, b in rows) / days,
        )

    return mean(0), mean(1), days


def _versus(
    own: Sequence[Stretch], base: Mapping[str, Sequence[Stretch]], settled: Settled
) -> tuple[Versus, ...]:
    out = []
    for name, stretches in base.items():
        found = shared(own, stretches, settled)
        if found is not None:
            mine, theirs, days = found
            better = None if mine.overlaps(theirs) else mine.central < theirs.central
            out.append(Versus(name, mine, theirs, days, better))
    return tuple(out)


def records(cards: Sequence[QuestionCard]) -> tuple[Record, ...]:
    """Each forecaster over all events; an event counts once, its questions in equal parts."""
    grouped: dict[Key, dict[str, list[Score]]] = defaultdict(lambda: defaultdict(list))
    for one in cards:
        for found in (*(m.score for m in one.marked), *one.baselines):
            grouped[found.role, found.name][one.event].append(found)
    out = []
    for (role, name), events in grouped.items():
        means = [_mean([s.brier for s in scores]) for scores in events.values()]
        count = sum(len(scores) for scores in events.values())
        out.append(Record(name, role, len(events), count, _mean(means)))
    return tuple(sorted(out, key=lambda r: (list(Role).index(r.role), -r.events, r.name)))


def _mean(bands: Sequence[Band]) -> Band:
    return Band(
        fmean(b.best for b in bands), fmean(b.central for b in bands), fmean(b.worst for b in bands)
    )


def better(cards: Sequence[QuestionCard], *, minimum: int = ENOUGH_EVENTS) -> tuple[Better, ...]:
    """
    Who did better than whom, of origins and of outlets apart: over at least `minimum` events on
    which both spoke, on the days both spoke, and only where the two bands do not overlap.
    """
    if len({c.event for c in cards}) < minimum:
        return ()
    out = []
    for role in (Role.ORIGIN, Role.OUTLET):
        names = sorted({s.name for c in cards for s in c.series if s.role is role})
        for one, other in combinations(names, 2):
            found = _over_events(cards, role, one, other)
            if len(found) < minimum:
                continue
            mine, theirs = (_mean([pair[side] for pair in found]) for side in (0, 1))
            if mine.worst < theirs.best:
                out.append(Better(one, other, role, len(found)))
            elif theirs.worst < mine.best:
                out.append(Better(other, one, role, len(found)))
    return tuple(out)


def _over_events(
    cards: Sequence[QuestionCard], role: Role, one: str, other: str
) -> list[tuple[Band, Band]]:
    events: dict[str, list[tuple[Band, Band]]] = defaultdict(list)
    for each in cards:
        held = {s.name: s.stretches for s in each.series if s.role is role}
        found = shared(held.get(one, ()), held.get(other, ()), each.settled)
        if found is not None:
            events[each.event].append(found[:2])
    return [
        (_mean([pair[0] for pair in pairs]), _mean([pair[1] for pair in pairs]))
        for pairs in events.values()
    ]


def uses(cards: Iterable[QuestionCard]) -> list[Use]:
    """
    Each phrase an origin used of a resolved question, and whether what it was said of happened.

    "Unlikely that they hold back" is true when they hold back: the phrase is read as it was said.
    """
    out = []
    for one in cards:
        origins = (s for s in one.series if s.role is Role.ORIGIN)
        for stretch in (each for s in origins for each in s.stretches if each.klass):
            low, high = stretch.low, stretch.high
            if stretch.against:
                low, high = 1 - high, 1 - low
            came = came_true(stretch, one.settled.resolution) is not stretch.against
            out.append(Use(stretch.klass, low, high, one.event, came))
    return out


def parts(cards: Sequence[QuestionCard]) -> tuple[tuple[str, Murphy], ...]:
    """
    The three parts of the Brier score of all origins together, and of the desk: the centre of
    each stretch, each question of equal weight, its days sharing it.
    """
    out = []
    for name, roles in (("origins", {Role.ORIGIN}), ("desk", {Role.DESK})):
        rows = []
        for one in cards:
            held = [s for each in one.series if each.role in roles for s in each.stretches]
            days = days_in(held)
            rows += [
                (s.central, came_true(s, one.settled.resolution), days_in([s]) / days) for s in held
            ]
        found = murphy(rows)
        if found is not None:
            out.append((name, found))
    return tuple(out)

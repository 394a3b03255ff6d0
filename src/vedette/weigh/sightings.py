"""Which reports of an indicator count today, and how each is read for that indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.model.board import BoardStatus, Coverage, Hearing, Sighting
from vedette.model.question import WatchedIndicator
from vedette.weigh.evidence import AMBIGUOUS, NAMED, SILENCE, UNNAMED, Report

# How long a report counts where the indicator does not say: a month.
DECAY = 30
_STRONGEST = (
    BoardStatus.OBSERVED,
    BoardStatus.COUNTER,
    BoardStatus.AMBIGUOUS,
    BoardStatus.NOT_OBSERVED,
)
_SEEN = frozenset({BoardStatus.OBSERVED, BoardStatus.AMBIGUOUS})


def speaks_against(indicator: WatchedIndicator) -> bool:
    """Whether the indicator is a sign that the thing will not come ("units leave")."""
    yes, no = indicator.seen_if_yes, indicator.seen_if_no
    return yes is not None and no is not None and yes < no


def status_for(indicator: WatchedIndicator, sighting: Sighting) -> BoardStatus:
    """
    What a report says of this indicator. A contrary sign is a sighting of an indicator that
    speaks against ("two brigades left" of "units leave"); in speech a denial is itself the act,
    so "has no plans to attack" is a sighting of "leaders deny it".
    """
    status = BoardStatus(sighting.status)
    if not speaks_against(indicator):
        return status
    if status is BoardStatus.COUNTER:
        return BoardStatus.OBSERVED
    spoken = indicator.domain == sighting.domain == "rhetoric"
    if status is BoardStatus.NOT_OBSERVED and spoken:
        return BoardStatus.OBSERVED
    return status


@dataclass(frozen=True, slots=True)
class Standing:
    """
    "Two reports count, one has expired, the newest says: observed": an indicator's reports as
    of a day, each list newest first; today is the newest report of each origin.
    """

    status: BoardStatus
    today: tuple[Sighting, ...] = ()
    live: tuple[Sighting, ...] = ()
    past: tuple[Sighting, ...] = ()
    last_looked: date | None = None
    last_seen: date | None = None
    expires: date | None = None
    silent: tuple[Coverage, ...] = ()


def decay(indicator: WatchedIndicator) -> int:
    """Days for which a report counts."""
    return indicator.decay_days if indicator.decay_days is not None else DECAY


def standing(
    indicator: WatchedIndicator,
    sightings: Sequence[Sighting],
    *,
    as_of: date | None,
    coverage: Mapping[str, Coverage],
) -> Standing:
    """
    Where the indicator stands: the newest report that still counts; else silence, if those who
    would report it were heard as usual; else nobody collected it.

    A report without a day counts for nothing: nobody can say whether it has expired.
    """
    mine = [s for s in sightings if indicator.id in s.watched]
    known = [(s.day, s) for s in mine if s.day and as_of and s.day <= as_of]
    known.sort(key=lambda pair: (-pair[0].toordinal(), _place(indicator, pair[1]), pair[1].id))
    length = timedelta(days=decay(indicator))
    live = [s for day, s in known if as_of is not None and day + length >= as_of]
    past = [s for _, s in known if s not in live] + sorted(
        (s for s in mine if s.day is None), key=lambda s: s.id
    )
    found = Standing(
        BoardStatus.NOT_COLLECTED,
        today=tuple({s.origin: s for s in reversed(live)}.values())[::-1],
        live=tuple(live),
        past=tuple(past),
        last_looked=known[0][0] if known else None,
        last_seen=next((d for d, s in known if status_for(indicator, s) in _SEEN), None),
    )
    if live:
        expires = known[0][0] + length
        return replace(found, status=status_for(indicator, live[0]), expires=expires)
    return _silence(indicator, found, as_of, coverage)


def _place(indicator: WatchedIndicator, sighting: Sighting) -> int:
    return _STRONGEST.index(status_for(indicator, sighting))


def _silence(
    indicator: WatchedIndicator,
    found: Standing,
    as_of: date | None,
    coverage: Mapping[str, Coverage],
) -> Standing:
    """No report at all: evidence only where all who would report it were heard as usual."""
    heard = [coverage[name] for name in indicator.collectors if name in coverage]
    complete = bool(heard) and len(heard) == len(set(indicator.collectors))
    if not complete or any(c.hearing is not Hearing.HEARD for c in heard):
        return replace(found, silent=tuple(heard))
    return replace(
        found,
        status=BoardStatus.NOT_OBSERVED,
        silent=tuple(heard),
        last_looked=as_of,
        expires=as_of,
    )


def reports_of(
    indicator: WatchedIndicator,
    found: Standing,
    *,
    as_of: date | None,
    reliability: Mapping[str, float],
) -> tuple[Report, ...]:
    """The reports that count today, one an origin, as evidence that the thing is so or not."""
    out = []
    for sighting in found.today:
        status = status_for(indicator, sighting)
        trust = reliability.get(sighting.origin, NAMED if sighting.named else UNNAMED)
        part = AMBIGUOUS if status is BoardStatus.AMBIGUOUS else 1.0
        age = (as_of - sighting.day).days if as_of and sighting.day else None
        out.append(Report(sighting.origin, status in _SEEN, trust * part, age))
    if not found.live and found.status is BoardStatus.NOT_OBSERVED:
        names = " and ".join(c.source for c in found.silent)
        trust = min(reliability.get(c.source, 1.0) for c in found.silent)
        out.append(Report(f"the silence of {names}", False, SILENCE * trust, 0))
    return tuple(out)

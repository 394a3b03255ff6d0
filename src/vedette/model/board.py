"""What was watched for: reports of an indicator merged by origin, and where each one stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedette.model.question import WatchedIndicator


class BoardStatus(StrEnum):
    """Where an indicator stands today; "not collected" is no finding at all."""

    OBSERVED = "observed"
    AMBIGUOUS = "ambiguous"
    COUNTER = "counter"
    NOT_OBSERVED = "not_observed"  # somebody looked, or those who would report it were heard
    NOT_COLLECTED = "not_collected"


@dataclass(frozen=True, slots=True)
class Sighting:
    """
    "The General Staff, 12 December, no strike group; four outlets carry it": one origin's one
    report, however many printed it.

    day: the first day it stood in print, None where no date is known. named: whether a reader
    is told who reports; own: the outlet reports in its own voice. carriers: houses that print
    it and judge or report themselves, so that they are not independent of it. observations:
    ids, first printed first. because: why several prints are one.
    """

    id: str
    origin: str
    status: str
    domain: str
    day: date | None
    watched: tuple[str, ...]
    observations: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    named: bool = True
    own: bool = False
    carriers: tuple[str, ...] = ()
    because: str = ""


class Hearing(StrEnum):
    """Whether a source was heard as much as it usually is."""

    HEARD = "heard as expected"
    QUIET = "heard less than expected"
    UNKNOWN = "too little heard before to say"


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    "ISW: 2 documents in 30 days where its own rate says 14; so few come by chance once in
    ten thousand": expected against heard, for one source.

    expected: None where nothing was heard before the window. chance: of hearing so few or
    fewer if the source went on as before (Poisson).
    """

    source: str
    opens: date
    closes: date
    heard: int
    expected: float | None
    chance: float | None
    hearing: Hearing
    sentence: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """
    "Field hospitals: observed on 23 December by ISW, counts until 22 January, doubles the
    odds": one watched indicator on the board.

    chances: P(seen) under each scenario, by id; empty where the question gives none.
    if_seen: natural logarithm of P(seen | yes) / P(seen | no), None where none is given.
    moved: log points by which it moves the odds of yes today, after dependence; weight is what
    dependence left of it. expires: the last day on which the newest report still counts.
    origins: who stands behind the reports that count; groups: how many of them are independent.
    live: ids of the reports that count today; past: of those that no longer do, newest first.
    steps: the arithmetic, a sentence each.
    """

    indicator: WatchedIndicator
    status: BoardStatus
    last_looked: date | None
    last_seen: date | None
    expires: date | None
    origins: tuple[str, ...]
    groups: int
    chances: tuple[tuple[str, float], ...]
    if_seen: float | None
    diagnostic: bool
    moved: float
    weight: float
    live: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """
    "Sixteen indicators watched, three of them seen, nine not collected": every row, newest
    first, with what they come to together.

    prior, posterior: probability of the main proposition before and after the board.
    sightings: every report of activity once, those that fit no watched indicator too.
    coverage: how the sources were heard.
    """

    as_of: date | None
    rows: tuple[BoardRow, ...]
    coverage: tuple[Coverage, ...]
    sightings: tuple[Sighting, ...]
    prior: float
    posterior: float
    steps: tuple[str, ...] = ()

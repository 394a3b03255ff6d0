"""What everybody's words were worth once the outcome was known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedette.model.resolution import Outcome, Resolution, Settled


class Role(StrEnum):
    """In what role somebody is scored."""

    ORIGIN = "origin"
    OUTLET = "outlet"
    DESK = "desk"
    REPLAYED = "desk, replayed afterwards"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    "From 3 March to 1 June the institute stood at 10 to 40 in a hundred": one chance given to
    the question as worded, held on each day from `begins` to `ends`, both counted.

    low, central, high: 0 to 1, all alike where a number was given. until: the last day of the
    time the words themselves spoke of ("this winter"); None where they named none.
    against: the words spoke of the act not happening, and the chance was turned round.
    """

    begins: date
    ends: date
    low: float
    central: float
    high: float
    words: str = ""
    klass: str = ""
    judgement: str = ""
    until: date | None = None
    against: bool = False


@dataclass(frozen=True, slots=True)
class Unscored:
    """
    "Left out: 'could', because it only calls the thing possible." estimate: the id of the words,
    where a person may decide about them.
    """

    name: str
    words: str
    because: str
    day: date | None = None
    estimate: str = ""


class OrderVerdict(StrEnum):
    """What a comparison was worth."""

    RIGHT = "right"
    WRONG = "wrong"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Ordered:
    """
    "On 19 January the institute called it less likely than it was: right, for it did not
    happen": a comparison taken as an order, and never as a number.
    """

    name: str
    words: str
    day: date | None
    verdict: OrderVerdict
    because: str


@dataclass(frozen=True, slots=True)
class Series:
    """
    "What the Guardian's reader would have believed of P2, day by day": everything one
    forecaster said about one question, in stretches that do not overlap.
    """

    name: str
    role: Role
    question: str
    stretches: tuple[Stretch, ...] = ()
    unscored: tuple[Unscored, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """
    "Between .040 and .203, centre .106": the score a range may claim at its kindest reading,
    at its middle, and at its hardest.
    """

    best: float
    central: float
    worst: float

    def overlaps(self, other: "Band") -> bool:
        """Whether the two leave open which of them is better."""
        mine, theirs = sorted((self.best, self.worst)), sorted((other.best, other.worst))
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]


@dataclass(frozen=True, slots=True)
class Score:
    """
    "On P2 the institute had .012 over 557 of 675 days": one forecaster, one resolved question.

    brier, log: means over the days it spoke, 0 is best. points: 100 for certainty in the right
    answer, 0 for even chance, times the share of days; higher is better. peer: against the other
    origins of the same days; None where nobody else spoke. days of of_days; changes: stretches.
    """

    name: str
    role: Role
    question: str
    outcome: Outcome
    brier: Band
    log: Band
    points: Band
    days: int
    of_days: int
    changes: int
    peer: float | None = None

    @property
    def coverage(self) -> float:
        """The share of the question's days on which it spoke, 0 to 1."""
        return self.days / self.of_days


@dataclass(frozen=True, slots=True)
class PhraseRecord:
    """
    "'Unlikely', heard as 10 to 40: true once in 9 events, 2 to 44 in a hundred by Wilson's
    interval": how often what a phrase was said of came true.

    events: resolved questions that do not hang together, each one trial however often the phrase
    was used. hits: how many came true; a part where the questions of one event differ.
    low, high: the range the phrase is taken for. inside: whether the share lies in that range;
    None while there are too few events to say.
    """

    klass: str
    low: float
    high: float
    uses: int
    events: int
    hits: float
    wilson: tuple[float, float]
    inside: bool | None


@dataclass(frozen=True, slots=True)
class Murphy:
    """
    "Reliability .01 less resolution .04 plus uncertainty .21 make the Brier score": what part
    of a score is miscalibration, what part telling cases apart, what part the subject's own.
    """

    reliability: float
    resolution: float
    uncertainty: float
    brier: float
    weight: float


@dataclass(frozen=True, slots=True)
class Versus:
    """
    "Against the base rate, on the 557 days both spoke: .012 to .003": a forecaster beside one
    baseline. better: True or False where every reading of its words says so, else None.
    """

    baseline: str
    own: Band
    theirs: Band
    days: int
    better: bool | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A score with what it has to beat, each on the days both spoke."""

    score: Score
    versus: tuple[Versus, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """
    "P2, resolved no on 31 December 2023: 9 origins, 14 outlets, the desk": everybody on one
    question. first, last: the days that count. event: the questions it hangs together with.
    ordered: comparisons, which have no number and are scored apart.
    """

    question: str
    text: str
    event: str
    settled: Settled
    first: date
    last: date
    marked: tuple[Marked, ...]
    baselines: tuple[Score, ...]
    series: tuple[Series, ...]
    unscored: tuple[Unscored, ...]
    ordered: tuple[Ordered, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """
    "The institute over 6 events: .04, .09, .21": the mean of a forecaster's scores, questions
    that hang together counted as one event.
    """

    name: str
    role: Role
    events: int
    questions: int
    brier: Band


@dataclass(frozen=True, slots=True)
class Better:
    """
    "A did better than B on 7 events they share, at every reading of their words."
    """

    name: str
    than: str
    role: Role
    events: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """
    Everything `vedette score` says: cards, records, what can be ranked, phrases, the three parts
    of the score, and beside all of it how many questions stand behind it.

    minimum: events two must share before one is called better. faults: why the desk's own record
    cannot be trusted; empty when the chain of seals is whole. notes: questions edited after they
    ended, or asked otherwise after answers had been sealed.
    """

    cards: tuple[QuestionCard, ...]
    void: tuple[Resolution, ...]
    open: tuple[str, ...]
    events: int
    minimum: int
    records: tuple[Record, ...]
    better: tuple[Better, ...]
    phrases: tuple[PhraseRecord, ...]
    murphy: tuple[tuple[str, Murphy], ...]
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

"""Our answer to a question at a time, with its reasons."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vedette.model.board import Board
from vedette.model.document import Document, Quarantined
from vedette.model.estimate import Estimate, Observation
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Branch, EdgeDecision, Judgement, Lineage
from vedette.model.question import Order, QuestionSet
from vedette.model.reliability import SourceGrade
from vedette.model.scenario import ScenarioChance


class Confidence(StrEnum):
    """Quality of our basis; it never moves the centre of a range."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class ConfidenceJudgement:
    """ "Low, because one institute stands behind every outlet and no document is dated." """

    level: Confidence
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """
    "ISW's judgement of 19 December weighs .93 because it is one day old": one origin's
    part in the pooled range.

    weight: between 0 and 1, what is left of it by age (recency), by leaning on others (shared)
        and by how far the origin is trusted; `arithmetic` is the sentence that shows it.
    contribution: weight times log-odds over the sum of weights.
    """

    judgement: str
    origin: str
    likelihood: Likelihood
    weight: float
    log_odds: float
    contribution: float
    arithmetic: str
    recency: float = 1.0
    shared: float = 1.0
    reliability: float = 1.0


@dataclass(frozen=True, slots=True)
class Silent:
    """ "GUR's judgement of 28 November has no part: it spoke of the time up to 31 December." """

    judgement: str
    origin: str
    because: str


@dataclass(frozen=True, slots=True)
class Pooled:
    """
    "Three origins, pooled on log-odds with the prior at a quarter weight, give 6 to 31 in a
    hundred, centre 14": the range for one proposition with its whole arithmetic.

    likelihood: None when nobody judged the proposition (then the prior alone is no answer).
    before_order: the range before the order constraints moved it; equal when they did not.
    steps: the arithmetic line by line, each a sentence with numbers.
    naive: what counting every mention would have given (the price of the error).
    silent: judgements of the question that have no part in the range, each with the reason.
    """

    question: str
    likelihood: Likelihood | None
    word: str
    before_order: Likelihood | None
    shares: tuple[Share, ...]
    prior: float
    prior_weight: float
    n_origins: int
    n_effective: float
    extremised: float
    steps: tuple[str, ...]
    naive: float | None = None
    rule: str = ""
    silent: tuple[Silent, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderCheck:
    """
    "Entering alone (4%) is not above entering at all (6%): holds." beside: what is added to the
    lesser where a sum is checked.
    """

    order: Order
    held: bool
    moved: bool
    sentence: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """
    "16 December, ISW, entering alone: extremely unlikely; new." `change` is one of first,
    restated, raised, lowered, reworded; `why` says on what ground, `words` are the holder's,
    `sentence` says it all in one.
    """

    day: date | None
    origin: str
    question: str
    judgement: str
    change: str
    sentence: str
    words: str = ""
    why: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """ "5 outlets, 15 mentions, 1 institute behind all five; 4 other voices." """

    mentions: int
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    leading: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Credibility:
    """
    "3 of 6, possibly true: one origin judged it, and seven outlets confirm nothing."

    grade: 1 to 6 of the Admiralty's scale, by origins and never by outlets; 6 says that it is
    not known and is no bad grade. arithmetic: how the independent origins were counted.
    """

    grade: int
    word: str
    sentence: str
    arithmetic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """ "seed-004 carries no date: ..." kind: undated, unresolved, unread, refused, ..."""

    kind: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    "Why this number": what `vedette why ID` prints. inputs are ids or quoted words with
    their place; rule carries its version; children are ids to ask about next.
    """

    id: str
    title: str
    rule: str
    inputs: tuple[str, ...]
    arithmetic: tuple[str, ...]
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """
    "As of 21 December 2022 Belarus enters the war: very unlikely, 3 to 22 in a hundred."

    Everything a brief shows is here; a face only lays it out. `aside` holds what stands
    beside the range and never inside it: dissent, possibilities, denials, conditionals and
    courses of action, each a list of estimates. `decisions` are what analysts decided about
    edges in these documents, which the lineage heeds; `grades` what they hold its sources to be
    worth.
    """

    id: str
    asked: str
    as_of: date | None
    as_of_basis: str
    questions: QuestionSet
    answers: tuple[Pooled, ...]
    confidence: ConfidenceJudgement
    voices: Voices
    orders: tuple[OrderCheck, ...]
    timeline: tuple[TimelineEntry, ...]
    lineage: Lineage
    estimates: tuple[Estimate, ...]
    observations: tuple[Observation, ...]
    aside: dict[str, tuple[Estimate, ...]]
    dissent: tuple[Judgement, ...]
    gaps: tuple[Gap, ...]
    documents: tuple[Document, ...]
    quarantined: tuple[Quarantined, ...] = ()
    explanations: dict[str, Explanation] = field(default_factory=dict)
    method: str = ""
    scenarios: tuple[ScenarioChance, ...] = ()
    board: Board | None = None
    credibility: Credibility | None = None
    branches: tuple[Branch, ...] = ()
    decisions: tuple[EdgeDecision, ...] = ()
    grades: tuple[SourceGrade, ...] = ()

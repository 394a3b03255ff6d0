"""Words of doubt and the range of probability they stand for."""

from dataclasses import dataclass
from enum import StrEnum

from vedette.errors import BadLikelihood
from vedette.model.span import Span


class EstimateKind(StrEnum):
    """What sort of judgement a likelihood phrase makes (GUIDE of the labelled sets)."""

    FORECAST = "forecast"
    ASSESSMENT = "assessment"
    POSSIBILITY = "possibility"
    CATEGORICAL = "categorical"
    NO_ESTIMATE = "no-estimate"
    COA = "coa"
    ORDINAL = "ordinal"


class Trend(StrEnum):
    """Whether the speaker says the judgement moved."""

    UNCHANGED = "unchanged"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """
    "Unlikely: 10 to 40 in a hundred, most often heard as 22": a range, never a point.

    Raises BadLikelihood unless 0 <= low <= central <= high <= 1 and low < high.
    """

    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        ordered = 0 <= self.low <= self.central <= self.high <= 1 and self.low < self.high
        if not ordered:
            raise BadLikelihood(
                f"{self.low}, {self.central}, {self.high} is no range of probability: "
                "give low, central and high in rising order between 0 and 1."
            )

    def complement(self) -> "Likelihood":
        """The range of the event not happening."""
        return Likelihood(1 - self.high, 1 - self.central, 1 - self.low)


@dataclass(frozen=True, slots=True)
class Hedge:
    """
    "'extremely unlikely' at 210 to 228, class extremely unlikely, a forecast": the words of
    doubt as found, before anybody asks whose they are.

    phrase: span of the likelihood words with their modifiers and negation.
    likelihood: None for classes that carry no probability (possible keeps one but is
        never scored; coa, ordinal and unclear carry none).
    condition: spans of the if/unless/without clause the judgement hangs on.
    horizon: span of the words naming the time window.
    rules: ids with version of the rules that made it, in the order they fired.
    """

    phrase: Span
    kind: EstimateKind
    klass: str
    trend: Trend | None = None
    condition: Span | None = None
    conditional: bool = False
    horizon: Span | None = None
    numeric: Likelihood | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """
    "'may' here is the month of May": a likelihood word that was seen and not taken, and why.
    """

    span: Span
    words: str
    reason: str
    rule: str

"""How a question ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedette.model.span import Span
from vedette.model.statement import Holder


class Outcome(StrEnum):
    """How a question ended: it happened, it did not, or it cannot be said."""

    YES = "yes"
    NO = "no"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Resolution:
    """
    "P2 resolved no on 31 December 2023, because no formed unit crossed."

    on: the day on which the outcome was settled: the last day forecasts count.
    """

    question: str
    outcome: Outcome
    on: date
    because: str


@dataclass(frozen=True, slots=True)
class ConditionDecision:
    """
    "Krakozhia left the pact on 3 May 2023, so what was said 'if it leaves' counts from then":
    what a person decided about the condition one judgement hangs on.

    estimate: the id of any mention of it. on: the first day it was met, or, where it was not,
    the day by which that was clear.
    """

    question: str
    estimate: str
    met: bool
    on: date
    because: str


@dataclass(frozen=True, slots=True)
class Settled:
    """
    "P1 ended no, because P2 ended no and P1 is never likelier": how a question stands.

    follows_from: the id of the resolved question it follows from; "" if a person resolved it.
    changed: how often a person resolved it otherwise before; all of it is kept.
    """

    resolution: Resolution
    follows_from: str = ""
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """
    "'Troops have entered the region', on the parliament's word, through Harbour Post": one place
    where the event of a question is told as a fact, or (doubted) as not so or not sure.

    span, words: the sentence. via: relays, nearest the holder first. placed: whether it was done to
    what the question names; where not ("entered the Mirny region"), a person must look.
    """

    question: str
    document: str
    span: Span
    words: str
    holder: Holder
    via: tuple[str, ...]
    doubted: bool
    rule: str
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Affirmation:
    """
    "Harbour Post, 1 March 2022: 'troops have entered', on the parliament's word": one place where
    the event of a question is told as a fact. origin: who it goes back to, after relays are merged.
    """

    question: str
    origin: str
    named: bool
    document: str
    outlet: str
    span: Span
    words: str
    day: date | None = None
    because: str = ""
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    "Not met: one origin behind nine reports, and a yes takes two." What the desk holds towards a
    YES; it never resolves anything. counted: the independent named origins that affirm it.
    """

    question: str
    met: bool
    counted: tuple[str, ...]
    needed: int
    affirmations: tuple[Affirmation, ...]
    doubts: tuple[Told, ...]
    sentence: str

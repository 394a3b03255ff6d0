"""A source's judgement of how likely: its words, and the range they stand for."""

from dataclasses import dataclass

from vedette.model.likelihood import EstimateKind, Likelihood, PassedOver, Trend
from vedette.model.moment import Days, Moment
from vedette.model.span import Span
from vedette.model.statement import Attribution, Credit, Holder, Quotation


@dataclass(frozen=True, slots=True)
class Link:
    """
    "This judgement is about P2, for it, because 'Belarusian forces' ... 'invade Ukraine'."

    polarity: `for` when the phrase's likelihood applies to the question as worded,
        `against` when it speaks of the act not happening.
    evidence: spans of the words that carried actor, act, target and mode.
    """

    question: str
    polarity: str
    evidence: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    "In document D the Guardian, as archyde.com has it, quotes ISW: 'extremely unlikely'
    that Belarusian forces invade without a Russian strike force."

    phrase and quote are spans; what was said (`words`) stays beside what we take it to
    mean (`klass`, `likelihood` on `scale`).
    likelihood: None where the words carry no probability.
    headline: the judgement stands in a title or subhead: a body outranks it.
    """

    id: str
    document: str
    phrase: Span
    quote: Span
    words: str
    kind: EstimateKind
    klass: str
    holder: Holder
    via: tuple[str, ...]
    quotation: Quotation
    likelihood: Likelihood | None = None
    scale: str = ""
    trend: Trend | None = None
    conditional: bool = False
    condition: Span | None = None
    horizon: Span | None = None
    horizon_days: Days | None = None
    links: tuple[Link, ...] = ()
    headline: bool = False
    denial: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """
    "GUR saw no signs of a strike group forming": an indicator seen, ambiguous, countered,
    or looked for in vain, with who reports it.

    domain and status are the GUIDE's values (force_posture, ...; observed, ambiguous,
    counter, not_observed).
    """

    id: str
    document: str
    span: Span
    domain: str
    status: str
    reporter: str
    via: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """
    "Reader rules, version 1": part of every estimate's id; a rule is never edited in place.
    """

    name: str
    version: int


@dataclass(frozen=True, slots=True)
class Reading:
    """
    "Everything this version of the reader took from one document, and what it passed over."

    context: what it was read against (questions, publication date), as a content id: a reading
        is used again only in the same context.
    credits: whom the page itself names as its sources, also where nothing else was read.
    """

    document: str
    reader: ReaderVersion
    estimates: tuple[Estimate, ...] = ()
    observations: tuple[Observation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    moments: tuple[Moment, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    credits: tuple[Credit, ...] = ()
    unread: str = ""
    context: str = ""

"""Where a judgement started and how it reached us."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vedette.model.basis import Dating
from vedette.model.estimate import Estimate
from vedette.model.span import Span


@dataclass(frozen=True, slots=True)
class Merger:
    """
    "Two texts are one report's: they name 16 December 2022 as its day": why two relays were
    taken to carry one product.

    one, other: document ids. because: what they share, to be read after "Babel and Espreso":
    a day, a sentence as printed, rare words, or days that leave no other product.
    """

    one: str
    other: str
    because: str


@dataclass(frozen=True, slots=True)
class Product:
    """
    "The report ISW issued on 16 December 2022": what an origin put out on a day.

    issued: the day and how it is known. documents: ids of every document that relays it.
    one_of: ids of the products it fits equally well, of which it is one and not a further one;
    empty where it stands by itself. merged: why its relays were joined, so many that each hangs
    together with the rest; empty where only an answer was asked for.
    """

    id: str
    origin: str
    issued: Dating
    documents: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    merged: tuple[Merger, ...] = ()


class Derivation(StrEnum):
    """How strongly a mention carries the origin's own words; the first outranks the rest."""

    DIRECT_QUOTE = "direct quote"
    PARAPHRASE = "paraphrase"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Conflict:
    """
    "One relay says 'unlikely', another 'extremely unlikely', of the same sentence."

    kind: a trap's name (modifier_lost, hedge_lost, polarity_inverted, head_noun_lost,
        report_misdated, headline_hardened, strength_raised, wording_differs, ...).
    kept: the estimate that was taken, with the reason in `because`.
    """

    id: str
    kind: str
    kept: str
    others: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    "On 16 December 2022 ISW judged P1 extremely unlikely; two outlets carry it, one of
    them without 'extremely'": one holder's judgement in one product about one proposition.

    mentions: every estimate merged, best evidence first; `best` is mentions[0].
    restates: id of the holder's earlier judgement this one merely repeats, if it does.
    """

    id: str
    origin: str
    product: Product
    question: str
    mentions: tuple[Estimate, ...]
    best: Estimate
    conflicts: tuple[Conflict, ...] = ()
    restates: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """
    "Fifteen mentions in five outlets, one institute behind all five, four other voices."
    """

    products: tuple[Product, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    leans_on: tuple[tuple[str, str, str], ...] = ()


class ReuseKind(StrEnum):
    """How a passage of one document stands in another."""

    EXACT = "exact"  # every word of the passage
    NEAR = "near"  # the whole passage, few words changed
    SPUN = "spun"  # the whole passage, many words changed
    PART = "part"  # a piece of the passage, or the passage inside a longer one
    QUOTED = "quoted"  # within quotation marks in one of the two alone
    FORM = "form"  # a set form of words with other figures: a daily tally, and no copy


@dataclass(frozen=True, slots=True)
class Reuse:
    """
    "Characters 120 to 480 of this report are characters 900 to 1255 of that one, nine words
    in ten the same": one passage that stands in two documents, whoever had it first.

    one, other: ids of the documents. share: part of the words of both stretches that stand
    in both, in the same order, 0 to 1.
    """

    one: str
    other: str
    one_span: Span
    other_span: Span
    share: float
    kind: ReuseKind


class CopyKind(StrEnum):
    """What one document is to another whose passages it shares."""

    EXACT = "exact copy"
    NEAR = "near copy"
    SPUN = "spun copy"  # the passages of the other with many words replaced
    CUT = "cut from the bottom"  # the shorter is the opening of the longer
    REORDERED = "reordered"
    CONTAINED = "contained"  # the shorter stands whole in the longer, among other text
    PART = "part"  # some passages shared, and each has much of its own


@dataclass(frozen=True, slots=True)
class Copy:
    """
    "This article is that one, cut from the bottom": what the shared passages of two
    documents come to.

    one_share, other_share: part of the letters of each that stands in the other, 0 to 1.
    """

    one: str
    other: str
    kind: CopyKind
    one_share: float
    other_share: float
    passages: tuple[Reuse, ...]


class EdgeKind(StrEnum):
    """By what an edge between two names is known."""

    CITED = "stated citation"
    QUOTED = "direct quotation"
    WORDS = "shared words"
    FIGURES = "same figures"
    CREDIT = "credit"
    ANALYST = "an analyst's word"


class EdgeVerb(StrEnum):
    """What an analyst may decide about an edge."""

    REJECT = "reject"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class EdgeDecision:
    """
    "Babel does not have this from ISW, says A. Koval: the article names another institute":
    what an analyst decided about one edge, beside what the machine found.

    giver, taker, document: the edge as `Edge` names it. by: who decided, as they gave it. at:
    when; None for one that is just being made.
    """

    verb: EdgeVerb
    giver: str
    taker: str
    document: str
    because: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """
    "Babel has it from ISW: it says so, and it quotes the report directly."

    giver, taker: names of origins or outlets. document: the text that shows it; span: the
    words in that text, None for what stands in no one place. decision: what an analyst
    decided about it; a rejected edge is shown and carries nothing.
    """

    giver: str
    taker: str
    kinds: tuple[EdgeKind, ...]
    document: str
    span: Span | None = None
    decision: EdgeDecision | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """
    "ISW's report of 16 December, through the Guardian, in five outlets": one product with
    everything it passed through.

    hops: edges on the longest way from the origin to a reader. first_seen: day and document
    of the earliest relay whose day is known. reach: the outlets in which it can be read.
    one_of: the products it fits equally well, of which it is one.
    """

    product: Product
    edges: tuple[Edge, ...]
    hops: int
    reach: tuple[str, ...]
    first_seen: tuple[date, str] | None = None
    one_of: tuple[Product, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """
    "Where this article has its judgements from": each product behind a target.

    rejected: edges the machine found or may find that an analyst rejected, with who and why.
    """

    target: str
    branches: tuple[Branch, ...]
    rejected: tuple[Edge, ...] = ()


class CircleKind(StrEnum):
    """The two shapes of circular reporting."""

    ONE_SOURCE = "one source, many relays"
    LOOP = "each cites the other"


@dataclass(frozen=True, slots=True)
class Circle:
    """
    "Nine reports in seven outlets, one channel behind all": what looks confirmed and is not.

    members: the outlets of one source, or the names of the loop in the order of citing.
    origin: the one source; "" for a loop.
    """

    kind: CircleKind
    members: tuple[str, ...]
    documents: tuple[str, ...]
    edges: tuple[Edge, ...]
    because: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """ "Babel, characters 120 to 180, 'unlikely'": one rendering, to be laid beside another."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Drift:
    """
    "On the way to Babel 'highly unlikely' became 'unlikely'": one difference between a
    product and a relay of it.

    direction: "raised" or "lowered" where the chance given to the event moved, else "".
    kept, other: both wordings; None where the slip is of the whole product (a wrong date).
    """

    product: str
    origin: str
    kind: str
    because: str
    kept: Wording | None = None
    other: Wording | None = None
    direction: str = ""

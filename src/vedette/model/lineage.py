"""Where a judgement started and how it reached us."""

from dataclasses import dataclass
from enum import StrEnum

from vedette.model.basis import Dating
from vedette.model.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Product:
    """
    "The report ISW issued on 16 December 2022": what an origin put out on a day.

    issued: the day and how it is known. documents: ids of every document that relays it.
    """

    id: str
    origin: str
    issued: Dating
    documents: tuple[str, ...]


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
        report_misdated, headline_hardened, wording_differs, ...).
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

"""From readings to lineage: what was issued, who judged what in it, and where relays differ.

Doctrine: the key of a judgement is origin, product, day and proposition; outlets add reach
and no weight; translation does not break identity; direct quotation outranks paraphrase
outranks headline; an aggregator is not independent of the voice it carries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.model.basis import Dating
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import Conflict, Judgement, Lineage
from vedette.trace.adopted import adopt
from vedette.trace.decided import carried, decided
from vedette.trace.drift.conflicts import find_conflicts
from vedette.trace.drift.facing_slips import all_partings, further
from vedette.trace.drift.slips import lineage_slips
from vedette.trace.evidence import NOTHING, Evidence, heeding
from vedette.trace.identities.identities import Origins
from vedette.trace.identities.leaning import find_leanings
from vedette.trace.judgements import Merged, find_judgements
from vedette.trace.mentions import Desk, Mention, find_mentions, lay_out
from vedette.trace.products.akin import kinship
from vedette.trace.products.either import with_alternatives
from vedette.trace.products.naming import origins_of, product_dates
from vedette.trace.products.products import find_products
from vedette.trace.products.relays import Relay, find_relays
from vedette.trace.products.retold import Kin
from vedette.trace.products.silent import silent_relays
from vedette.trace.products.unread import with_bodies

__all__ = ["origins_of", "product_dates", "trace"]


def trace(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    product_dates: Mapping[tuple[str, str], Dating],
    evidence: Evidence = NOTHING,
    asked: frozenset[str] | None = None,
    origins: Origins | None = None,
) -> Lineage:
    """
    "Fifteen mentions in five outlets are one institute's four judgements": products,
    judgements, the conflicts between relays, and who leans on whom.

    product_dates: (document id, origin) to the day of the origin's product as far as that
    document's words allow; what is missing counts as undated. evidence: copied texts, credits
    and what analysts decided about edges. The order of readings and documents changes nothing.
    asked: only the products of those who judged these questions, and their judgements of them:
    the same ones, without conflicts, in a part of the time. origins: the names of these same
    readings (`origins_of`), where they are known already.
    """
    desk = lay_out(with_bodies(readings, documents), documents, origins)
    heeded = heeding(evidence, documents)
    mentions = decided(desk, adopt(find_mentions(desk, heeded)), evidence.decisions)
    relays = carried(desk, find_relays(desk, mentions, product_dates, heeded.copies), evidence)
    kin = kinship(desk, relays)
    silent = silent_relays(desk, relays, kin.lent)
    if asked is not None:
        return _answering(desk, mentions, (relays, silent, kin.kin), asked)
    issues = with_alternatives(find_products(relays, silent, kin.kin))
    merged = find_judgements(desk, issues)
    slips = lineage_slips(desk, issues, heeded)
    judgements = [_with_conflicts(desk, found, slips) for found in merged]
    everything = {c.id: c for j in judgements for c in j.conflicts}
    everything |= {c.id: c for found in slips.values() for c in found}
    everything |= {c.id: c for c in further(all_partings(desk, issues), everything.values())}
    return Lineage(
        products=tuple(issue.product for issue in issues),
        judgements=tuple(judgements),
        conflicts=tuple(everything[key] for key in sorted(everything)),
        leans_on=find_leanings(desk, mentions),
    )


def _answering(
    desk: Desk,
    mentions: Sequence[Mention],
    carrying: tuple[Sequence[Relay], Sequence[Relay], Kin],
    asked: frozenset[str],
) -> Lineage:
    """The part of the lineage that an answer rests on: an origin's products need no other's."""
    judging = frozenset(m.origin for m in mentions if asked.intersection(m.questions))
    issues = with_alternatives(find_products(*carrying, only=judging))
    return Lineage(
        products=tuple(issue.product for issue in issues),
        judgements=tuple(m.judgement for m in find_judgements(desk, issues, asked)),
        leans_on=find_leanings(desk, mentions),
    )


def _with_conflicts(
    desk: Desk, merged: Merged, slips: Mapping[str, Sequence[Conflict]]
) -> Judgement:
    judgement = merged.judgement
    ids = {m.id for m in judgement.mentions}
    own = {c.id: c for c in find_conflicts(desk, merged)}
    own |= {c.id: c for c in slips[judgement.product.id] if c.kept in ids or ids & set(c.others)}
    return replace(judgement, conflicts=tuple(own[key] for key in sorted(own)))

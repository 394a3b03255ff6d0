"""From readings to lineage: what was issued, who judged what in it, and where relays differ.

Doctrine: the key of a judgement is origin, product, day and proposition; outlets add reach
and no weight; translation does not break identity; direct quotation outranks paraphrase
outranks headline; an aggregator is not independent of the voice it carries.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.model.basis import Dating
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import Conflict, Judgement, Lineage
from vedette.model.span import Span
from vedette.trace.conflicts import find_conflicts
from vedette.trace.identities import Origins, find_origins, named, printed_names
from vedette.trace.issued import issued
from vedette.trace.judgements import Merged, find_judgements
from vedette.trace.leaning import find_leanings
from vedette.trace.mentions import Desk, find_mentions, lay_out
from vedette.trace.names import bare, person
from vedette.trace.products import find_products
from vedette.trace.relays import find_relays
from vedette.trace.slips import lineage_slips
from vedette.trace.wording import folded, sentences_of, tokens


def trace(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    product_dates: Mapping[tuple[str, str], Dating],
) -> Lineage:
    """
    "Fifteen mentions in five outlets are one institute's four judgements": products,
    judgements, the conflicts between relays, and who leans on whom.

    product_dates: (document id, origin) to the day of the origin's product as far as that
    document's words allow; what is missing counts as undated. The order of readings and
    documents changes nothing.
    """
    desk = lay_out(readings, documents)
    mentions = find_mentions(desk)
    issues = find_products(find_relays(desk, mentions, product_dates))
    merged = find_judgements(desk, issues)
    slips = lineage_slips(desk, issues)
    judgements = [_with_conflicts(desk, found, slips) for found in merged]
    everything = {c.id: c for j in judgements for c in j.conflicts}
    everything |= {c.id: c for found in slips.values() for c in found}
    return Lineage(
        products=tuple(issue.product for issue in issues),
        judgements=tuple(judgements),
        conflicts=tuple(everything[key] for key in sorted(everything)),
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


def product_dates(
    readings: Sequence[Reading], documents: Mapping[str, Document]
) -> dict[tuple[str, str], Dating]:
    """
    The day of each origin's product as each document's words allow, from the sentences that
    name the origin.
    """
    origins = find_origins(readings, documents)
    out: dict[tuple[str, str], Dating] = {}
    for reading in readings:
        document = documents.get(reading.document)
        if document is None:
            continue
        naming, saying = _sentences(reading, document, origins)
        for origin in sorted(naming):
            spans = tuple(sorted(naming[origin] | saying.get(origin, set())))
            found = issued(document, document.published, reading.moments, spans)
            if not _definite(found) and origin in saying:
                # What an origin says is full of days that are not its own: they may fix the
                # day ("the report dated November 2"), never widen or move it.
                spans = tuple(sorted(naming[origin]))
                found = issued(document, document.published, reading.moments, spans)
            out[(document.id, origin)] = found
    return out


def _definite(dating: Dating) -> bool:
    early, late = dating.earliest, dating.latest
    return early is not None and late is not None and (late - early).days <= 1


def _sentences(
    reading: Reading, document: Document, origins: Origins
) -> tuple[dict[str, set[Span]], dict[str, set[Span]]]:
    """For each origin the sentences that name it, and those that hold its words."""
    sentences = [Span(*edges) for edges in sentences_of(document.text)]
    naming: dict[str, set[Span]] = defaultdict(set)
    saying: dict[str, set[Span]] = defaultdict(set)
    marks: dict[str, set[str]] = defaultdict(set)
    for name in printed_names(reading):
        origin = origins.of(reading.document, name)
        naming[origin] |= set()
        marks[origin] |= _marks(name)
    for origin, span in _said_by(reading, origins):
        saying[origin] |= {s for s in sentences if s.overlaps(span)}
        naming[origin] |= set()
    for sentence in sentences:
        here = {folded(token) for token in tokens(sentence.of(document.text))}
        for origin, found in marks.items():
            if any(set(mark.split()) <= here for mark in found if mark):
                naming[origin].add(sentence)
    return naming, saying


def _said_by(reading: Reading, origins: Origins) -> list[tuple[str, Span]]:
    """Where an origin's words, or the words naming it, stand in a document."""
    out: list[tuple[str, Span]] = []
    for estimate in reading.estimates:
        if named(estimate.holder) and not estimate.holder.own_voice:
            origin = origins.of(reading.document, estimate.holder.name)
            out += [(origin, span) for span in (estimate.quote, estimate.holder.mention) if span]
    for found in reading.attributions:
        if found.holder and named(found.holder) and not found.holder.own_voice:
            origin = origins.of(reading.document, found.holder.name)
            out += [(origin, span) for span in (*found.source, *found.cue, *found.content)]
    return out


def _marks(name: str) -> set[str]:
    """The words that must stand in a sentence for it to name somebody: a surname, or all."""
    who = person(name)
    if who:
        return {folded(who.surname)}
    return {" ".join(folded(word) for word in tokens(bare(name)) if len(word) > 2)}

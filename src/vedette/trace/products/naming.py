"""Which sentences of a document can date an origin's product."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from vedette.doctrine.outlets import publishers
from vedette.doctrine.relay_words import relay_words
from vedette.doctrine.time_words import time_words
from vedette.model.basis import Dating
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.moment import within
from vedette.model.span import Span, Spread
from vedette.trace.drift.wording import folded, sentences_of, tokens
from vedette.trace.identities.identities import Origins, find_origins, named, printed_names
from vedette.trace.identities.names import bare, bodies_in, known, person, proper
from vedette.trace.products.convention import by_convention
from vedette.trace.products.issued import issued
from vedette.trace.products.lead_day import lead_day
from vedette.trace.products.owners import Owners
from vedette.trace.products.unread import with_bodies

_Dates = dict[tuple[str, str], Dating]
_Asked = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Noted:
    """The desk's names, with a note of each one a text asked for."""

    origins: Origins
    asked: _Asked

    def of(self, document: str, name: str) -> str:
        """As the desk's own names say."""
        return self.asked.setdefault(name, self.origins.of(document, name))


_BACK = 6  # sentences back to the name that "its latest report" can stand for


@dataclass(frozen=True, slots=True)
class DatesKept:
    """
    "In this text ISW's report is of 16 December, as long as 'ISW' is ISW": datings worked out
    once, for a desk that is traced day after day as texts come in.

    A text's datings rest on its own words and on what the desk calls the names in it; each is
    kept with the names it asked for, and used again while the desk still answers the same.
    """

    found: dict[str, tuple[Reading, Document, _Asked, _Dates]] = field(default_factory=dict)

    def of(self, reading: Reading, document: Document, origins: Origins) -> _Dates:
        """The datings of one text, worked out anew only where something differs."""
        kept = self.found.get(document.id)
        if kept and kept[0] is reading and kept[1] == document:
            asked = kept[2]
            if all(origins.of(document.id, name) == who for name, who in asked.items()):
                return kept[3]
        noted = _Noted(origins, {})
        made = _dates_in(reading, document, noted)
        self.found[document.id] = (reading, document, noted.asked, made)
        return made


def origins_of(readings: Sequence[Reading], documents: Mapping[str, Document]) -> Origins:
    """One name per origin, also of those whom texts in a language nobody reads here name."""
    return find_origins(with_bodies(readings, documents), documents)


def product_dates(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    kept: DatesKept | None = None,
    origins: Origins | None = None,
) -> _Dates:
    """
    The day of each origin's product as each document's words allow, from the sentences that
    name the origin. origins: the names of these readings, where they are known already.
    """
    origins = origins or origins_of(readings, documents)
    kept = kept or DatesKept()
    out: _Dates = {}
    for reading in readings:
        document = documents.get(reading.document)
        if document is not None:
            out |= kept.of(reading, document, origins)
    return out


def _dates_in(reading: Reading, document: Document, origins: _Noted) -> _Dates:
    (reading,) = with_bodies([reading], {document.id: document})
    out: _Dates = {}
    naming, saying = naming_sentences(reading, document, origins)
    owners = _owners(reading, document, origins)
    for origin in sorted(naming):
        others = owners.foreign(origin)
        spans = tuple(sorted(naming[origin] | saying.get(origin, set())))
        found = issued(document, document.published, reading.moments, spans, others)
        if not _definite(found) and origin in saying:
            # What an origin says is full of days that are not its own: they may fix the
            # day ("the report dated November 2"), never widen or move it.
            spans = tuple(sorted(naming[origin]))
            found = issued(document, document.published, reading.moments, spans, others)
        if _own_page(document, origin, origins) and not _definite(found):
            # An origin's own page came out on the day it is dated.
            out[(document.id, origin)] = document.published
            continue
        lead = partial(lead_day, document, naming=naming[origin] | saying.get(origin, set()))
        out[(document.id, origin)] = by_convention(
            found, document.published, origin, reading.moments, lead
        )
    return out


def _own_page(document: Document, origin: str, origins: _Noted) -> bool:
    outlet = document.outlet_name
    return origin in (known(outlet), origins.of(document.id, outlet))


def _owners(reading: Reading, document: Document, origins: _Noted) -> Owners:
    """The times of the text with those they stand nearest to."""
    marks: dict[str, set[str]] = defaultdict(set)
    for name in printed_names(reading):
        if proper(name) and not publishers().press(name):
            marks[origins.of(reading.document, name)] |= _marks(name) - {""}
    owners = Owners(marks)
    for edges in sentences_of(document.text) if reading.moments else ():
        sentence = Span(*edges)
        here = [reading.moments[n] for n in within(reading.moments, sentence)]
        if here:
            owners.look(document.text, sentence, here)
    return owners


def _definite(dating: Dating) -> bool:
    early, late = dating.earliest, dating.latest
    return early is not None and late is not None and (late - early).days <= 1


def naming_sentences(
    reading: Reading, document: Document, origins: _Noted | Origins
) -> tuple[dict[str, set[Span]], dict[str, set[Span]]]:
    """For each origin the sentences that name it, and those that hold or stand for its words."""
    sentences = [Span(*edges) for edges in sentences_of(document.text)]
    naming: dict[str, set[Span]] = defaultdict(set)
    saying: dict[str, set[Span]] = defaultdict(set)
    marks: dict[str, set[str]] = defaultdict(set)
    for name in printed_names(reading):
        origin = origins.of(reading.document, name)
        naming[origin] |= set()
        marks[origin] |= _marks(name)
    placed = Spread(sentences)
    for origin, span in _said_by(reading, origins):
        saying[origin] |= {sentences[n] for n in placed.touching(span)}
        naming[origin] |= set()
    if not naming:
        return naming, saying  # half of all headlines: nobody is named whom the text could date
    bodies = bodies_in(document.text)
    # A mark is filed under one of its words: a page of a thousand names asks after few of them.
    filed: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for origin, found in marks.items():
        for words in (set(mark.split()) for mark in found if mark):
            filed[min(words)].append((origin, words))
    standing = Spread(Span(body.start, body.start + 1) for body in bodies)
    for sentence in sentences:
        here = {folded(token) for token in tokens(sentence.of(document.text))}
        for origin, words in (one for word in here for one in filed.get(word, ())):
            if words <= here:
                naming[origin].add(sentence)
        for body in (bodies[n] for n in standing.touching(sentence)):
            origin = origins.of(reading.document, body.who.name)
            # "warns of a NATO attack": a body that says nothing here issued nothing.
            if origin in naming:
                naming[origin].add(sentence)
    for origin, sentence in _stood_for(document, sentences, naming):
        saying[origin].add(sentence)
    return naming, saying


def _stood_for(
    document: Document, sentences: Sequence[Span], naming: Mapping[str, set[Span]]
) -> list[tuple[str, Span]]:
    """
    "The think tank made this known in its latest report, published on Thursday": a sentence
    that speaks of a product and names nobody belongs to the one body named just before it.
    """
    product = _product(document.lang)
    named_in: dict[Span, set[str]] = defaultdict(set)
    taken: set[Span] = set()
    for origin, found in naming.items():
        # The paper's own name is no body whose report "the analysis" could be.
        if _issues(origin) and origin != document.outlet_name:
            for sentence in found:
                named_in[sentence].add(origin)
        if not _described(origin):
            # "In an interview with the paper the general said": it is his, not the body's.
            taken |= found
    out: list[tuple[str, Span]] = []
    for place, sentence in enumerate(sentences):
        if sentence in taken or not product.search(sentence.of(document.text)):
            continue
        before = [named_in[s] for s in sentences[max(0, place - _BACK) : place] if named_in.get(s)]
        if before and len(before[-1]) == 1:
            out.append((next(iter(before[-1])), sentence))
    return out


@cache
def _product(lang: str) -> re.Pattern[str]:
    words = "|".join(time_words(lang).lists["products"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _issues(origin: str) -> bool:
    """A body with a name of its own: no person, no agency, and not "the US experts"."""
    return person(origin) is None and not _described(origin) and not publishers().press(origin)


def _described(origin: str) -> bool:
    """Whether the words only describe somebody: "the US think tank"."""
    own = [w for w in tokens(bare(origin)) if w[:1].isupper()]
    return all(w.lower() in relay_words().demonyms or w in ("US", "UK") for w in own)


def _said_by(reading: Reading, origins: _Noted | Origins) -> list[tuple[str, Span]]:
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

"""Every estimate with whose it is after all: copied pages, own voices, lost attributions."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from vedette.doctrine.outlets import publishers
from vedette.ids import sha256_hex
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Reading
from vedette.model.lineage import Copy
from vedette.model.span import Span
from vedette.model.statement import Quotation
from vedette.trace.copied import Ties, same_places
from vedette.trace.drift.strength import plain_of
from vedette.trace.drift.wording import Line, folded, line, tokens
from vedette.trace.evidence import NOTHING, Evidence, wires
from vedette.trace.identities.identities import Origins, find_origins, named

_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|while|which|whether|und|aber|та|і|але|и|но)\b")
_LEAST = 5  # content stems a sentence needs before its copy elsewhere proves copying


@dataclass(frozen=True, slots=True)
class Mention:
    """
    "Babel, quoting ISW: this estimate, its sentence, and whose it is after all."

    adopted: the outlet printed it as its own; it is the origin's, for the reason given.
    subject, predicate: the stems before and after the words of likelihood, in their clause.
    """

    estimate: Estimate
    origin: str
    line: Line
    adopted: str = ""
    subject: frozenset[str] = frozenset()
    predicate: frozenset[str] = frozenset()

    @property
    def questions(self) -> tuple[str, ...]:
        """The propositions it is about; a single "" when it is about none asked."""
        return tuple(dict.fromkeys(link.question for link in self.estimate.links)) or ("",)


def first_printed(document: Document | None, name: str = "") -> tuple[date, str, str]:
    """Sorts the earliest document first, those without a date last."""
    if document is None:
        return date.max, name, name
    return document.published.likely or date.max, document.outlet_name, document.id


def scorable(estimate: Estimate) -> bool:
    """Whether it says how likely, so that it can be weighed."""
    return estimate.kind in ("forecast", "assessment", "categorical") and not estimate.denial


@dataclass(frozen=True, slots=True)
class Desk:
    """Documents, readings and the one name of each origin, passed about together."""

    documents: Mapping[str, Document]
    readings: tuple[Reading, ...]
    origins: Origins
    twins: Mapping[str, str]
    quotes: Mapping[str, tuple[Span, ...]]

    def text(self, document: str) -> str:
        """The canonical text; "" for a document that is not at hand."""
        found = self.documents.get(document)
        return found.text if found else ""

    def line(self, document: str, words: str) -> Line:
        """Words of a document laid out for comparison, in that document's language."""
        return line(words, self.lang(document))

    def lang(self, document: str) -> str:
        """The language of a document, "" if it is not known."""
        found = self.documents.get(document)
        return "" if found is None or found.lang == "und" else found.lang

    def written(self, document: str) -> date | None:
        """The day a document came out, where its own words or its giver say so."""
        found = self.documents.get(document)
        if found is None or found.published.earliest != found.published.latest:
            return None
        return found.published.likely

    def judged(self, document: str) -> tuple[Span, ...]:
        """Where the document's estimates stand."""
        return self.quotes.get(document, ())

    def outlet(self, document: str) -> str:
        """The outlet of a document, or its id."""
        found = self.documents.get(document)
        return found.outlet_name if found else document


def lay_out(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    origins: Origins | None = None,
) -> Desk:
    """The desk in one fixed order, so that the order of handing in changes nothing."""
    ordered = tuple(sorted(readings, key=lambda r: r.document))
    prints: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for found in sorted(documents.values(), key=first_printed):
        prints[found.id] = firsts.setdefault(_print_of(found.text), found.id)
    quotes = {r.document: tuple(e.quote for e in r.estimates) for r in ordered}
    return Desk(documents, ordered, origins or find_origins(ordered, documents), prints, quotes)


@lru_cache(maxsize=65536)
def _print_of(text: str) -> str:
    """The same for texts of the same words."""
    return sha256_hex(" ".join(folded(word) for word in tokens(text)).encode())


def own_voice(estimate: Estimate) -> bool:
    """Whether an outlet judges here by itself, as far as its own words say."""
    # ISW's own report is read in its own voice too, yet ISW is an origin, not an outlet.
    if not estimate.holder.own_voice:
        return False
    found = publishers().find(estimate.holder.name)
    return found is None or found.sort in ("outlet", "agency")


def _given(desk: Desk, estimate: Estimate) -> str:
    """The origin an estimate's own source names, "" if it names none."""
    document, name = estimate.document, estimate.holder.name
    if own_voice(estimate) or desk.origins.nobody(document, name):
        return ""
    if named(estimate.holder):
        return desk.origins.of(document, name)
    # "The institute", read as somebody unnamed, on a page that names one institute.
    return desk.origins.within.get((document, name), "")


def _voice_of(desk: Desk, estimate: Estimate, first: Estimate) -> str:
    """Who speaks, where no name is given: the outlet, or somebody told apart by first relay."""
    if estimate.holder.own_voice:
        return first.holder.name
    scope = next((v for v in estimate.via if v != desk.outlet(estimate.document)), "")
    nobody = desk.origins.nobody(estimate.document, estimate.holder.name)
    name = "unnamed source" if nobody and not estimate.holder.unnamed else estimate.holder.name
    return f"{name} ({scope or desk.outlet(first.document)})"


def _speakers(
    desk: Desk, estimates: Sequence[Estimate], evidence: Evidence
) -> dict[str, tuple[str, str]]:
    """
    Each estimate's origin, and why it is not the outlet's own where a copy or a credit says so:
    a page copied by another site, word for word or spun, is one own voice, not two; the agency
    a page credits with its text is the voice of it.
    """
    agency = wires(evidence)
    out: dict[str, tuple[str, str]] = {}
    for together in _tied(desk, estimates, evidence.copies).sets(estimates).values():
        given = {e.id: _given(desk, e) for e in together}
        nameless = [e for e in together if not given[e.id]] or together
        first = min(nameless, key=lambda e: _order(desk, e))
        names = set(given.values()) - {""}
        credited = {agency[e.document] for e in together if e.document in agency}
        for estimate in together:
            name, because = _voice_of(desk, estimate, first), ""
            if given[estimate.id]:
                name = given[estimate.id]
            elif len(names) == 1:
                name, because = next(iter(names)), "the text it is copied from names that origin"
            elif len(credited) == 1 and estimate.holder.own_voice:
                name = next(iter(credited))
                if estimate.document not in agency:
                    because = "the text it is copied from credits that agency"
            out[estimate.id] = name, because
    return out


def _order(desk: Desk, estimate: Estimate) -> tuple[date, str, str, int]:
    found = desk.documents.get(estimate.document)
    return (*first_printed(found, estimate.document), estimate.phrase.start)


def _tied(desk: Desk, estimates: Sequence[Estimate], copies: Sequence[Copy]) -> Ties:
    """Estimates of one judgement: the same sentence in nobody's name, or one place of a copy."""
    ties = Ties()
    firsts: dict[tuple[str, str], str] = {}
    for estimate in (e for e in estimates if not _given(desk, e)):
        found = desk.line(estimate.document, estimate.quote.of(desk.text(estimate.document)))
        twin = desk.twins.get(estimate.document, estimate.document)
        scope = "" if len(found.content) >= _LEAST else twin
        ties.join(firsts.setdefault((found.key, scope), estimate.id), estimate.id)
    for one, two in same_places(desk.readings, copies):
        ties.join(one, two)
    return ties


def find_mentions(desk: Desk, evidence: Evidence = NOTHING) -> tuple[Mention, ...]:
    """Every estimate with its origin and its sentence."""
    estimates = [e for r in desk.readings for e in r.estimates]
    speakers = _speakers(desk, estimates, evidence)
    parts = _propositions(desk, estimates)
    return tuple(
        Mention(e, speakers[e.id][0], parts[e.id], speakers[e.id][1], *_halves(desk, e))
        for e in estimates
    )


def _halves(desk: Desk, estimate: Estimate) -> tuple[frozenset[str], frozenset[str]]:
    """ "Such forces" and "to be effective", of the clause around "are unlikely"."""
    text = desk.text(estimate.document)
    before = text[estimate.quote.start : estimate.phrase.start]
    after = text[estimate.phrase.end : estimate.quote.end]
    start = max((m.end() for m in _CLAUSE.finditer(before)), default=0)
    cut = _CLAUSE.search(after)
    left = desk.line(estimate.document, before[start:])
    return left.content, desk.line(estimate.document, after[: cut.start() if cut else None]).content


def same_predicate(one: Mention, two: Mention) -> bool:
    """
    "Nigerien units on their own are unlikely to be effective", "Nigerien forces without help are
    highly unlikely to be effective": of one report, the same said of the same, in few words.
    """
    if one.estimate.document == two.estimate.document or one.line.lang != two.line.lang:
        return False
    same = bool(one.predicate) and one.predicate == two.predicate
    classes = {plain_of(m.estimate.klass) for m in (one, two)}
    return same and len(classes) == 1 and bool(one.subject & two.subject)


def _propositions(desk: Desk, estimates: Sequence[Estimate]) -> dict[str, Line]:
    """
    The part of its sentence each estimate speaks of: "A will likely attack, and it is not
    clear whether B will join" holds two, cut at the clause between their phrases.
    """
    together: dict[tuple[str, Span], list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        together[(estimate.document, estimate.quote)].append(estimate)
    out: dict[str, Line] = {}
    for (document, quote), found in together.items():
        text = desk.text(document)
        found.sort(key=lambda e: e.phrase)
        edges = [quote.start]
        for one, two in pairwise(found):
            between = text[one.phrase.end : two.phrase.start]
            cut = max((m.start() for m in _CLAUSE.finditer(between)), default=len(between) // 2)
            edges.append(one.phrase.end + max(cut, 0))
        for estimate, (start, end) in zip(found, pairwise([*edges, quote.end]), strict=True):
            out[estimate.id] = desk.line(document, text[start:end])
    return out


def is_headline(estimate: Estimate) -> bool:
    """Whether it stands in a title or subhead."""
    return estimate.headline or estimate.quotation is Quotation.HEADLINE

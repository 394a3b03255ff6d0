"""Which reports of activity are one: forty reprints of a sighting are one sighting.

An observation belongs to whoever reports it, through whatever relays. An outlet's own sentence
that another text carries in somebody's name is that body's; the same sentence in several
outlets is the first one's.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.doctrine.relay_words import relay_words
from vedette.ids import content_id
from vedette.model.board import Sighting
from vedette.model.document import Document
from vedette.model.estimate import Observation, Reading
from vedette.model.lineage import ReuseKind
from vedette.trace.drift.wording import Line, tokens
from vedette.trace.evidence import NOTHING, Evidence, wires
from vedette.trace.identities.names import bare, known
from vedette.trace.mentions import Desk, lay_out
from vedette.trace.products.alike import Sentences, telling

RULE = "trace.sightings/1"
# Sentences of two outlets at least so alike, printed within so many days, are one report; the
# very same words are one whenever they are printed.
REPRINT, NEAR_DAYS = 0.75, 14


@dataclass(frozen=True, slots=True)
class _Seen:
    """One observation where it stands: its day, outlet, sentence and whose it is."""

    observation: Observation
    day: date | None
    outlet: str
    origin: str
    own: bool
    house: str
    line: Line

    @property
    def order(self) -> tuple[int, str, str]:
        """First printed first; undated last."""
        return ((self.day or date.max).toordinal(), self.outlet, self.observation.id)


def find_sightings(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    evidence: Evidence = NOTHING,
) -> tuple[Sighting, ...]:
    """
    Every report of activity once, first printed first. The order of documents, and further
    copies of any of them, change no origin and no day. evidence: which texts are copies and
    whose wire each prints.

    day: the likely day of the document that printed it first, or the earliest it can be.
    """
    desk = lay_out(readings, documents)
    wire = wires(evidence)
    rows = sorted(
        (_wired(_seen(desk, o), wire) for r in desk.readings for o in r.observations),
        key=lambda s: s.order,
    )
    firsts = _reprints(rows, _copied(rows, evidence))
    together: dict[str, list[_Seen]] = defaultdict(list)
    for row in rows:
        together[firsts[row.observation.id]].append(row)
    return tuple(_sighting(found) for found in together.values())


def _seen(desk: Desk, observation: Observation) -> _Seen:
    document = desk.documents.get(observation.document)
    published = document.published if document else None
    day = (published.likely or published.earliest) if published else None
    outlet = desk.outlet(observation.document)
    origin = desk.origins.of(observation.document, observation.reporter or outlet)
    house = known(outlet) or desk.origins.of(observation.document, outlet)
    words = observation.span.of(desk.text(observation.document))
    # ISW's own report is in its own voice and is ISW's, not a nameless outlet's.
    own = origin in {outlet, house} and known(origin) is None
    return _Seen(
        observation, day, outlet, origin, own, house, desk.line(observation.document, words)
    )


def _wired(row: _Seen, wire: Mapping[str, str]) -> _Seen:
    """An outlet's own sentence in a text that it says is an agency's is the agency's."""
    agency = wire.get(row.observation.document)
    return replace(row, origin=agency, own=False) if row.own and agency else row


def _copied(rows: Sequence[_Seen], evidence: Evidence) -> dict[str, list[_Seen]]:
    """For each observation those at the same place of a text that shares the passage."""
    places: dict[str, list[_Seen]] = defaultdict(list)
    for row in rows:
        places[row.observation.document].append(row)
    out: dict[str, list[_Seen]] = defaultdict(list)
    for copy in evidence.copies:
        for passage in copy.passages:
            if passage.kind is ReuseKind.FORM:
                continue
            one, other = (
                sorted(
                    (r for r in places[name] if r.observation.span.overlaps(span)),
                    key=lambda r: r.observation.span,
                )
                for name, span in ((copy.one, passage.one_span), (copy.other, passage.other_span))
            )
            # Passages with other numbers of reports cannot be laid side by side.
            if len(one) == len(other):
                for left, right in zip(one, other, strict=True):
                    out[left.observation.id].append(right)
                    out[right.observation.id].append(left)
    return out


def _reprints(rows: Sequence[_Seen], copied: Mapping[str, Sequence[_Seen]]) -> dict[str, str]:
    """For each observation the id of the one that stands for it: itself, or an earlier print."""
    lookup = Sentences(row.line for row in rows)
    by_key: dict[str, list[_Seen]] = defaultdict(list)
    for row in rows:
        by_key[row.line.key].append(row)
    firsts: dict[str, str] = {}
    for row in rows:
        near = [(1.0, row.line), *lookup.near(row.line)]
        candidates = [
            (score, other)
            for score, found in near
            if score >= REPRINT
            for other in by_key[found.key]
            if other.order < row.order and _one_report(row, other, score)
        ]
        candidates += [
            (1.0, other)
            for other in copied.get(row.observation.id, ())
            if other.order < row.order and _same_report(row, other)
        ]
        best = min(candidates, key=lambda pair: (_gap(row, pair[1]), pair[1].order), default=None)
        own = row.observation.id
        firsts[own] = firsts[best[1].observation.id] if best else own
    return firsts


def _gap(one: _Seen, two: _Seen) -> int:
    return abs((one.day - two.day).days) if one.day and two.day else 0


def _one_report(row: _Seen, other: _Seen, score: float) -> bool:
    """Whether a later print has the earlier one's words, near enough in time."""
    if not _same_report(row, other):
        return False
    same = row.line.key == other.line.key
    if not same and not telling(row.line, other.line, score):
        return False
    return same or _gap(row, other) <= timedelta(days=NEAR_DAYS).days


def _same_report(row: _Seen, other: _Seen) -> bool:
    """
    Whether a later print can be the earlier one again. Two bodies that are both named stay two,
    and the same paper that prints its line anew on another day has looked anew.
    """
    if row.observation.status != other.observation.status:
        return False
    if row.outlet == other.outlet and row.day != other.day and row.day and other.day:
        return False
    return row.origin == other.origin or row.own or other.own


def _sighting(found: Sequence[_Seen]) -> Sighting:
    first = found[0]
    # A relay may be the only one to say whose report it is.
    voice = next((row for row in found if not row.own), first)
    observations = tuple(row.observation.id for row in found)
    outlets = tuple(dict.fromkeys(row.outlet for row in found))
    watched = tuple(sorted({i for row in found for i in row.observation.watched}))
    because = ""
    if len(found) > 1:
        because = f"{len(found)} prints of one report; {first.outlet} had it first."
    return Sighting(
        id=content_id("sgt", [first.observation.id, voice.origin]),
        origin=voice.origin,
        status=first.observation.status,
        domain=first.observation.domain,
        day=first.day,
        watched=watched,
        observations=observations,
        documents=tuple(dict.fromkeys(row.observation.document for row in found)),
        outlets=outlets,
        named=_named(voice.origin),
        own=voice.own,
        carriers=tuple(sorted({row.house for row in found} - {voice.origin})),
        because=because,
    )


def carried(sightings: Sequence[Sighting]) -> tuple[tuple[str, str, str], ...]:
    """
    Who leans on whom by what they print: a body that reports by itself and carries another's
    report is not independent of it.
    """
    origins = {s.origin for s in sightings}
    pairs = {(c, s.origin) for s in sightings for c in s.carriers if c in origins}
    return tuple((one, two, f"{one} carries what {two} reports.") for one, two in sorted(pairs))


def _named(origin: str) -> bool:
    """
    Whether a reader is told who reports: "Vadym Skibitsky of the directorate" is somebody,
    "Ukrainian officials", "Geolocated footage" and "social media users" are nobody.
    """
    if known(origin):
        return True
    words = tokens(bare(origin).split(" of ")[0])
    own = [w for w in words if w[:1].isupper() and w.lower() not in relay_words().demonyms]
    if len(words) > 1 and own == words[:1]:
        return False
    return bool(own) and origin != "unresolved" and not set(own) <= {"US", "UK"}

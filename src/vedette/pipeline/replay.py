"""The answer of any past day from what was out by then: read once, traced as texts come in.

No day knows a later document: not its judgements, not the dates it would lend to others, not
the names it would tell apart, not whose relays it would merge. Every day is dated, traced and
weighed from the texts out by then alone; what is worked out once and used again (readings, and
datings of products) depends on nothing else, or is kept with all it depends on.
"""

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate, pairwise
from multiprocessing import get_context

from vedette.collect.dates import date_desk, date_document
from vedette.extract.reader import READER
from vedette.model.basis import Dating
from vedette.model.board import Board
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import Lineage
from vedette.model.moment import Moment
from vedette.model.question import QuestionSet
from vedette.model.reliability import believed, in_force
from vedette.model.replay import Day
from vedette.pipeline.evidence import Kept
from vedette.pipeline.judge import Asked, answers, trace_all, watched
from vedette.pipeline.reread import context_of, read_in_context
from vedette.pipeline.sift import Progress, find_moments, silent
from vedette.weigh.indicators import board

# Texts out by each day that brought one, added up: below this a second process is not worth it.
_WORTH_TWO = 500

Keep = Callable[[Reading], None]


def _drop(_reading: Reading) -> None:
    """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """
    "104 documents, each with the day by which it was out; 26 cannot be placed": all that a
    replay reads from.

    alone: each document's date by its own words, without its neighbours on the desk.
    """

    documents: tuple[Document, ...]
    left_out: tuple[Document, ...]
    out_by: Mapping[str, date]
    alone: Mapping[str, Dating]
    found: Mapping[str, tuple[Moment, ...]]
    questions: QuestionSet
    readings: dict[tuple[str, str], Reading] = field(repr=False)
    keep: Keep = _drop

    def reading(self, document: Document) -> Reading:
        """What was read from the document as it is dated now; read at most once per dating."""
        key = (document.id, context_of(document, self.questions))
        if key not in self.readings:
            self.readings[key] = read_in_context(document, self.questions)
            self.keep(self.readings[key])
        return self.readings[key]

    def dated_alone(self, document: Document) -> Document:
        """The document as its own words date it, without its neighbours."""
        return replace(document, published=self.alone[document.id])


def shelve(
    documents: Sequence[Document],
    asked: Asked,
    *,
    kept: Iterable[Reading] = (),
    keep: Keep = _drop,
    received: Mapping[str, date] | None = None,
    progress: Progress = silent,
) -> Shelf:
    """
    Every document placed on the day by which it was surely out, and read once.

    A document counts from the latest day its own words, or whoever handed it in, allow. One
    whose words leave that day open counts from the day the desk received it (received: document
    id to day); if that is not known either it is left out of every day and listed.
    kept: readings made earlier; keep is called with each fresh one.
    """
    ours = [r for r in kept if r.reader == READER and r.context]
    found = find_moments(documents, ours)
    alone = {d.id: date_document(d, found[d.id]) for d in documents}
    out_by = _out_by(documents, alone, received or {})
    shelf = Shelf(
        documents=tuple(d for d in documents if d.id in out_by),
        left_out=tuple(d for d in documents if d.id not in out_by),
        out_by=out_by,
        alone=alone,
        found=found,
        questions=asked.questions,
        readings={(r.document, r.context): r for r in ours},
        keep=keep,
    )
    for number, document in enumerate(shelf.documents):
        progress(number, len(shelf.documents), document.name or document.id)
        shelf.reading(replace(document, published=alone[document.id]))
    return shelf


def _out_by(
    documents: Sequence[Document], alone: Mapping[str, Dating], received: Mapping[str, date]
) -> dict[str, date]:
    """
    The day by which each document was out. Not the likely day: a text of "16 to 18 December"
    may be of the 18th, and would tell the 16th what came after it.
    """
    days = {
        d.id: [day for day in (alone[d.id].latest, received.get(d.id)) if day is not None]
        for d in documents
    }
    return {name: min(found) for name, found in days.items() if found}


def replay(
    shelf: Shelf, asked: Asked, *, start: date, end: date, step: int = 1, cores: int = 1
) -> Iterator[Day]:
    """
    The answer of every step-th day from start to end, in order, each from what was out by then.

    asked: its as_of is not used. A day before the first document has answers without a range.
    cores: with two, a long stretch is cut in two and worked on at once; no day rests on another,
    so the answers are the same.
    """
    cut = _cut(shelf, start, end, step) if cores > 1 else None
    if cut is None:
        yield from _stretch(shelf, asked, start, end, step)
        return
    # Forking hands the texts over at once; where a system cannot, a fresh start is given them.
    method = "fork" if sys.platform == "linux" else "spawn"
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as second:
        rest = second.submit(_rest, replace(shelf, keep=_drop), asked, cut, end, step)
        yield from _stretch(shelf, asked, start, cut - timedelta(days=step), step)
        yield from rest.result()


def _rest(shelf: Shelf, asked: Asked, start: date, end: date, step: int) -> list[Day]:
    return list(_stretch(shelf, asked, start, end, step))


def _cut(shelf: Shelf, start: date, end: date, step: int) -> date | None:
    """The day from which on about half of the work lies; None where there is too little of it."""
    n = (end - start).days // step + 1
    on = [start + timedelta(days=step * k) for k in range(n)]
    arrivals = sorted(shelf.out_by.values())
    out = [bisect_right(arrivals, day) for day in on]
    # A day on which texts came out costs about as much as there are texts by then.
    work = list(accumulate(m if m != before else 0 for before, m in pairwise([0, *out])))
    if not work or work[-1] < _WORTH_TWO:
        return None
    return on[max(1, bisect_right(work, work[-1] / 2))]


def _stretch(shelf: Shelf, asked: Asked, start: date, end: date, step: int) -> Iterator[Day]:
    for day, out, lineage in lineages(shelf, asked, start=start, end=end, step=step):
        before = day - timedelta(days=step)
        new = tuple(d.id for d in out if shelf.out_by[d.id] > before)
        pooled, orders = answers(lineage, asked, day, believed(in_force(asked.grades, day)))
        yield Day(day, pooled, orders, new, len(out))


def lineages(
    shelf: Shelf, asked: Asked, *, start: date, end: date, step: int = 1
) -> Iterator[tuple[date, Sequence[Document], Lineage]]:
    """Every step-th day with the texts out by then, and where their judgements come from."""
    kept = Kept()
    lineage, known = Lineage(), -1
    day = start
    while day <= end:
        out = [d for d in shelf.documents if shelf.out_by[d.id] <= day]
        if len(out) != known:
            lineage, known = _lineage(shelf, out, asked, kept), len(out)
        yield day, out, lineage
        day += timedelta(days=step)


def _lineage(shelf: Shelf, out: Sequence[Document], asked: Asked, kept: Kept) -> Lineage:
    """Lineage of the texts out by a day, as far as the answers rest on it."""
    documents = _dated(shelf, out)
    readings = [shelf.reading(d) for d in documents]
    ids = frozenset(q.id for q in asked.questions.questions)
    return trace_all(documents, readings, asked.decisions, asked=ids, kept=kept).lineage


def boards(shelf: Shelf, asked: Asked, days: Sequence[date]) -> tuple[Board, ...]:
    """The indicator board of each of these days, from what was out by it."""
    made = []
    for day in days:
        documents = _dated(shelf, [d for d in shelf.documents if shelf.out_by[d.id] <= day])
        readings = [shelf.reading(d) for d in documents]
        traced = trace_all(documents, readings, asked.decisions)
        trusted = believed(in_force(asked.grades, day))
        made.append(board(watched(traced, asked, day, trusted)))
    return tuple(made)


def _dated(shelf: Shelf, out: Sequence[Document]) -> list[Document]:
    """Each dated by its own words, and by its neighbours that were out by then."""
    alone = {d.id: shelf.alone[d.id] for d in out}
    if any(dating.likely is None for dating in alone.values()):
        # A document with a likely day is left as it is, so the desk is asked only for others.
        alone = date_desk(out, alone, shelf.found)
    return [replace(d, published=alone[d.id]) for d in out]

"""From dated documents to an assessment: read, trace, weigh, then say what is missing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vedette.doctrine.scales import word_for
from vedette.extract.reader import READER
from vedette.model.assessment import Assessment, ConfidenceJudgement, Gap, OrderCheck, Pooled
from vedette.model.basis import Dating
from vedette.model.document import Document, Quarantined
from vedette.model.estimate import Reading
from vedette.model.lineage import EdgeDecision, Lineage
from vedette.model.question import Question, QuestionSet
from vedette.model.reliability import believed, in_force
from vedette.pipeline.asked import METHOD, Asked, day_asked, identity
from vedette.pipeline.board import watch_of
from vedette.pipeline.evidence import Kept, evidence_in
from vedette.pipeline.gaps import find_gaps, later_gaps
from vedette.pipeline.reread import read_or_kept
from vedette.pipeline.sift import Progress, captured_by, date_all, find_moments, silent
from vedette.publish.explain import explanations
from vedette.settings import Settings
from vedette.trace.credibility import credibility
from vedette.trace.evidence import NOTHING, Evidence
from vedette.trace.lineage import origins_of, product_dates, trace
from vedette.trace.origins import effective_origins
from vedette.trace.products.naming import DatesKept
from vedette.trace.products.tallies import same_counts
from vedette.trace.sightings import find_sightings
from vedette.trace.views.tree import widest
from vedette.trace.voices import voices
from vedette.weigh.aside import aside, dissent
from vedette.weigh.confidence import confidence
from vedette.weigh.coverage import coverage_gaps
from vedette.weigh.indicators import Watch, board
from vedette.weigh.order import coherent
from vedette.weigh.pool import by_origin, newest_day, pool_heard
from vedette.weigh.scenarios import scenario_chances
from vedette.weigh.timeline import timeline
from vedette.weigh.voices import listen

__all__ = ["METHOD", "Asked", "Traced", "answers", "assess", "trace_all", "watched"]

# "Ruler since 1994" bounds a text so loosely that the report it relays still dates it better.
_FAR_BACK = 180


@dataclass(frozen=True, slots=True)
class Traced:
    """Documents with their final dates, what was read from each, and where it came from."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    lineage: Lineage
    evidence: Evidence = NOTHING


def trace_all(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    decisions: Sequence[EdgeDecision] = (),
    *,
    asked: frozenset[str] | None = None,
    kept: Kept | None = None,
) -> Traced:
    """
    Lineage, and what it says about dates: a text that relays the report of 16 December was
    not written before it, so an undated relay gets a lower bound and is traced once more.

    decisions: what analysts decided about edges, beside what the machine finds. asked: only
    what the answers to these questions rest on. kept: what an earlier tracing worked out, used
    again where nothing differs.
    """
    documents = _placed_by_counts(documents)
    by_id = {d.id: d for d in documents}
    found = {r.document: r.moments for r in readings}
    evidence = evidence_in(documents, readings, decisions, kept)
    # A bound may come from any product, so the first look is at all of them where one is needed.
    first = None if any(_unbounded(d.published) for d in documents) else asked
    # Who is who rests on names and texts alone: later bounds on dates change none of it.
    origins = origins_of(readings, by_id)
    noted = kept.dates if kept else DatesKept()
    dates = product_dates(readings, by_id, noted, origins)
    lineage = trace(readings, by_id, dates, evidence, first, origins)
    bounds = _not_before(lineage, by_id)
    if bounds:
        dated = _placed_by_counts(date_all(documents, found, not_before=bounds))
        by_id = {d.id: d for d in dated}
        dates = product_dates(readings, by_id, noted, origins)
    if bounds or first != asked:
        lineage = trace(readings, by_id, dates, evidence, asked, origins)
    return Traced(tuple(by_id.values()), tuple(readings), lineage, evidence)


def _unbounded(known: Dating, day: date | None = None) -> bool:
    """Whether nothing, or only a day long before `day`, is known to come before the text."""
    far = known.earliest and (day is None or (day - known.earliest).days > _FAR_BACK)
    open_ended = known.latest is None and known.likely is None
    return (known.earliest is None or bool(far and open_ended)) and known.year_printed


def _placed_by_counts(documents: Sequence[Document]) -> tuple[Document, ...]:
    """With the day of undated texts that carry a dated text's daily count."""
    days = same_counts(documents)
    return tuple(replace(d, published=days[d.id]) if d.id in days else d for d in documents)


def _not_before(lineage: Lineage, documents: Mapping[str, Document]) -> dict[str, tuple[date, str]]:
    """For each document with no lower bound: the newest dated product it relays."""
    bounds: dict[str, tuple[date, str]] = {}
    for product in lineage.products:
        day = product.issued.likely
        for document in product.documents if day else ():
            known = documents[document].published
            if day and _unbounded(known, day):
                reason = f"it relays what {product.origin} issued on {day.isoformat()}"
                if document not in bounds or bounds[document][0] < day:
                    bounds[document] = (day, reason)
    return bounds


def _answer(
    lineage: Lineage,
    question: Question,
    settings: Settings,
    as_of: date | None,
    trusted: Mapping[str, float],
) -> Pooled:
    """One proposition's range, its arithmetic opened by how its origins were counted."""
    n_effective, counted = effective_origins(lineage, question.id)
    about = [j for j in lineage.judgements if j.question == question.id]
    pooled = pool_heard(
        question,
        listen(question, about, as_of=as_of, reliability=trusted),
        as_of=as_of or newest_day(about),
        settings=settings,
        n_effective=n_effective,
        leans_on=by_origin(lineage.leans_on, about),
    )
    return replace(pooled, steps=(*counted, *pooled.steps))


def answers(
    lineage: Lineage, asked: Asked, as_of: date | None, trusted: Mapping[str, float]
) -> tuple[tuple[Pooled, ...], tuple[OrderCheck, ...]]:
    """
    Every proposition's range with its word, in order with the others, and each order's check.

    trusted: what each graded source is believed on that day.
    """
    questions = asked.questions
    found = tuple(_answer(lineage, q, asked.settings, as_of, trusted) for q in questions.questions)
    kept_in_order, orders = coherent(found, questions.orders, questions.sums)
    return tuple(_worded(a) for a in kept_in_order), orders


def _worded(pooled: Pooled) -> Pooled:
    return replace(pooled, word=word_for(pooled.likelihood)) if pooled.likelihood else pooled


def assess(
    documents: Sequence[Document],
    refused: Sequence[Quarantined],
    asked: Asked,
    *,
    kept: Sequence[Reading] = (),
    keep: Callable[[Reading], None] | None = None,
    progress: Progress = silent,
) -> Assessment:
    """
    "Our answer to the question, with its reasons": every room in turn, no clock, no chance.

    kept: readings made earlier; those of this reader and context are used again. keep is called
    with each fresh one as soon as it is made.
    """
    found = find_moments(documents, kept)
    in_time, later = captured_by(documents, found, asked.as_of)
    readings = read_or_kept(
        in_time, asked.questions, kept, times=found, keep=keep, progress=progress
    )
    traced = trace_all(in_time, readings, asked.decisions)
    return _assessment(traced, refused, asked, later_gaps(later, asked.as_of))


def _confidence(
    traced: Traced, main: Pooled, questions: QuestionSet, gaps: tuple[Gap, ...], as_of: date | None
) -> ConfidenceJudgement:
    about = [j for j in traced.lineage.judgements if j.question == main.question]
    question = questions.by_id(main.question)
    return confidence(main, question, about, documents=traced.documents, gaps=gaps, as_of=as_of)


def watched(
    traced: Traced, asked: Asked, as_of: date | None, trusted: Mapping[str, float]
) -> Watch:
    """What the traced reports say of the question's indicators, each source as it is believed."""
    watch = watch_of(
        traced.documents,
        find_sightings(traced.readings, {d.id: d for d in traced.documents}, traced.evidence),
        traced.lineage,
        asked.questions,
        as_of=as_of,
        settings=asked.settings,
    )
    return replace(watch, reliability=trusted)


def _gaps(traced: Traced) -> tuple[Gap, ...]:
    return find_gaps(traced.documents, traced.readings, traced.evidence.copies)


def _assessment(
    traced: Traced, refused: Sequence[Quarantined], asked: Asked, later: tuple[Gap, ...]
) -> Assessment:
    questions, lineage = asked.questions, traced.lineage
    estimates = tuple(e for r in traced.readings for e in r.estimates)
    as_of, basis = day_asked(asked, traced.documents)
    grades = in_force(asked.grades, asked.as_of)
    pooled, orders = answers(lineage, asked, as_of, believed(grades))
    main = next(a for a in pooled if a.question == questions.main)
    watch = watched(traced, asked, as_of, believed(grades))
    gaps = (*_gaps(traced), *coverage_gaps(watch.coverage), *later)
    by_id, ids = {d.id: d for d in traced.documents}, [q.id for q in questions.questions]
    made = Assessment(
        id=identity(asked, as_of, estimates),
        asked=asked.text,
        as_of=as_of,
        as_of_basis=basis,
        questions=questions,
        answers=pooled,
        confidence=_confidence(traced, main, questions, gaps, as_of),
        voices=voices(lineage, traced.readings, by_id, ids),
        branches=widest(lineage, by_id, ids, traced.evidence),
        credibility=credibility(lineage, main.question, by_id),
        orders=orders,
        timeline=timeline(lineage, questions.questions),
        lineage=lineage,
        estimates=estimates,
        observations=tuple(o for r in traced.readings for o in r.observations),
        aside=aside(estimates, questions.questions),
        dissent=dissent(lineage.judgements, main),
        gaps=gaps,
        documents=traced.documents,
        quarantined=tuple(refused),
        method=f"{METHOD}; reader {READER.name} {READER.version}.",
        scenarios=scenario_chances(questions, pooled, asked.settings),
        board=board(watch),
        decisions=tuple(d for d in asked.decisions if d.document in by_id),
        grades=grades,
    )
    return replace(made, explanations=explanations(made))

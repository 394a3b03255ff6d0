"""From what was traced to the indicator board and the matrix of competing hypotheses."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from vedette.doctrine.indicators import starter_library
from vedette.model.assessment import Assessment
from vedette.model.board import BoardRow, Coverage, Sighting
from vedette.model.document import Document
from vedette.model.lineage import Lineage
from vedette.model.matrix import AnalystCell, Matrix
from vedette.model.question import Question, QuestionSet
from vedette.model.reliability import believed
from vedette.settings import Settings
from vedette.trace.evidence import one_name
from vedette.trace.sightings import carried
from vedette.weigh.coverage import coverages
from vedette.weigh.indicators import Watch, board
from vedette.weigh.matrix import matrix
from vedette.weigh.sightings import decay


def watch_of(
    documents: Sequence[Document],
    sightings: tuple[Sighting, ...],
    lineage: Lineage,
    questions: QuestionSet,
    *,
    as_of: date | None,
    settings: Settings,
) -> Watch:
    """Everything reported of what was watched for, and how the sources were heard."""
    questions = _collectors_named(questions)
    main = questions.by_id(questions.main)
    return Watch(
        questions=questions,
        sightings=sightings,
        as_of=as_of,
        prior=prior_of(main, settings),
        leans_on=(*lineage.leans_on, *carried(sightings)),
        coverage=heard(documents, sightings, lineage, asked=main, as_of=as_of),
    )


def _collectors_named(questions: QuestionSet) -> QuestionSet:
    """The set with collectors under the one name the desk has for each body or outlet."""
    asked = tuple(
        replace(
            q,
            indicators=tuple(
                replace(i, collectors=tuple(one_name(c) for c in i.collectors))
                for i in q.indicators
            ),
        )
        for q in questions.questions
    )
    return replace(questions, questions=asked)


def prior_of(question: Question, settings: Settings) -> float:
    """The question's own prior, else that of the settings."""
    return question.prior.central if question.prior else settings.prior


def _window(question: Question) -> int:
    """As long as the longest-lived of its indicators counts, so that silence means the same."""
    return max((decay(i) for i in question.indicators), default=30)


def heard(
    documents: Sequence[Document],
    sightings: Sequence[Sighting],
    lineage: Lineage,
    *,
    asked: Question,
    as_of: date | None,
) -> tuple[Coverage, ...]:
    """
    How each source was heard: an outlet by its documents; whoever judged the question, reported
    an indicator or is named as its collector by the days on which they spoke, however many
    outlets carried it.
    """
    days: dict[str, list[date]] = defaultdict(list)
    for document in documents:
        if document.outlet and document.published.likely:
            days[one_name(document.outlet_name)].append(document.published.likely)
    spoke: dict[str, set[date]] = defaultdict(set)
    for sighting in sightings:
        if sighting.day:
            spoke[sighting.origin].add(sighting.day)
    for product in lineage.products:
        if product.issued.likely:
            spoke[product.origin].add(product.issued.likely)
    told = {s.origin for s in sightings if s.watched}
    told |= {name for i in asked.indicators for name in i.collectors}
    told |= {j.origin for j in lineage.judgements if j.question}
    for origin in sorted(told):
        found = spoke[origin]
        # A body with pages of its own is heard through others too: each day once.
        if found:
            days[origin] = sorted(found | set(days[origin])) if origin in days else sorted(found)
    return coverages(days, as_of=as_of, window=_window(asked))


def with_starter(questions: QuestionSet) -> QuestionSet:
    """The main question with the starter library's indicators beside its own."""
    main = questions.by_id(questions.main)
    own = {i.id for i in main.indicators}
    more = tuple(s.indicator for s in starter_library() if s.indicator.id not in own)
    fuller = replace(main, indicators=(*main.indicators, *more))
    asked = tuple(fuller if q.id == main.id else q for q in questions.questions)
    return replace(questions, questions=asked)


def _watch_again(made: Assessment, settings: Settings) -> Watch:
    """What an assessment watched, to be weighed once more."""
    questions = _collectors_named(made.questions)
    known = made.board
    sightings = known.sightings if known else ()
    return Watch(
        questions=questions,
        sightings=sightings,
        as_of=made.as_of,
        prior=prior_of(questions.by_id(questions.main), settings),
        leans_on=(*made.lineage.leans_on, *carried(sightings)),
        coverage=known.coverage if known else (),
        reliability=believed(made.grades),
    )


def matrix_of(
    made: Assessment,
    settings: Settings,
    cells: Mapping[tuple[str, str], AnalystCell],
) -> Matrix:
    """The matrix of an assessment's main question, with the analyst's cells beside."""
    watch = _watch_again(made, settings)
    return matrix(watch, made.lineage.judgements, cells=cells, half_life=settings.half_life_days)


def validated(questions: QuestionSet, settings: Settings) -> tuple[BoardRow, ...]:
    """The rows of a board before anything was read: what each indicator can tell."""
    main = questions.by_id(questions.main)
    return board(Watch(questions, (), None, prior_of(main, settings))).rows

"""From what a desk holds and how its questions ended to everybody's scores."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from vedette.doctrine.outlets import publishers
from vedette.model.document import Document
from vedette.model.estimate import Reading
from vedette.model.lineage import EdgeDecision, Judgement
from vedette.model.question import Question, QuestionSet
from vedette.model.replay import Day
from vedette.model.resolution import ConditionDecision, Outcome, Resolution, Settled
from vedette.model.score import QuestionCard, Role, Scorecard, Series
from vedette.pipeline.judge import Traced, trace_all
from vedette.pipeline.reread import read_or_kept
from vedette.pipeline.sift import Progress, date_all, find_moments, silent
from vedette.publish.forecast_csv import forecast_csv
from vedette.publish.score_text import score_lines, settled_words
from vedette.publish.words import day_words
from vedette.settings import Settings
from vedette.weigh import baselines, scorecard
from vedette.weigh.calibration import ENOUGH_EVENTS, by_phrase
from vedette.weigh.comparisons import compared
from vedette.weigh.forecasters import Printed, Sealing, desk_series, origins, outlets
from vedette.weigh.score import from_daily
from vedette.weigh.settle import contradiction, events, settle

__all__ = [
    "Bench",
    "Sealing",
    "cards_of",
    "contradiction",
    "csv_of",
    "day_words",
    "events",
    "json_of",
    "replayed_series",
    "settle",
    "settled_words",
    "summed_up",
    "text_of",
    "traced_with",
]

DESK = "this desk"
REPLAYED = "this desk, replayed"


@dataclass(frozen=True, slots=True)
class Bench:
    """
    One question set with what was read in its light: how its questions stand, and the desk's
    own answers, sealed and (if asked for) replayed, by question id. event: what it is about.
    met: what was decided about conditions, by the id of a mention.
    """

    questions: QuestionSet
    event: str
    settled: Mapping[str, Settled]
    traced: Traced
    sealed: Mapping[str, Sequence[Sealing]]
    replayed: Mapping[str, Series]
    settings: Settings = field(default_factory=Settings)
    met: Mapping[str, ConditionDecision] = field(default_factory=dict)


def cards_of(bench: Bench, *, only: str | None = None) -> list[QuestionCard]:
    """A card for each resolved question of the set, or for one of them; void ones have none."""
    found = []
    for question in bench.questions.questions:
        settled = bench.settled.get(question.id)
        if settled is None or settled.resolution.outcome is Outcome.VOID:
            continue
        if only is None or question.id == only:
            made = _card(bench, question, bench.event, settled)
            if made is not None:
                found.append(made)
    return found


def replayed_series(days: Sequence[Day], questions: QuestionSet) -> dict[str, Series]:
    """What the desk would have said day by day, for each question: hindsight in method only."""
    out = {}
    for question in questions.questions:
        said = {d.day: d.answer(question.id).likelihood for d in days}
        given = {day: likelihood for day, likelihood in said.items() if likelihood is not None}
        held = baselines.joined(from_daily(given))
        out[question.id] = Series(REPLAYED, Role.REPLAYED, question.id, held)
    return out


def _card(bench: Bench, question: Question, event: str, settled: Settled) -> QuestionCard | None:
    last = settled.resolution.on
    judgements = [j for j in bench.traced.lineage.judgements if j.question == question.id]
    printed = _printed(bench.traced.documents)
    met = _of_each_mention(bench.met, judgements)
    everybody = [
        *origins(question, judgements, last, met),
        *outlets(question, judgements, printed, last, met),
        desk_series(DESK, question.id, bench.sealed.get(question.id, ()), last),
    ]
    if question.id in bench.replayed:
        everybody.append(bench.replayed[question.id])
    days = scorecard.window(question, settled, everybody)
    if days is None:
        return None
    mentions: dict[str, list[date]] = defaultdict(list)
    for judgement in judgements:
        for mention in judgement.mentions:
            day = printed[mention.document].day if mention.document in printed else None
            if day is not None:
                mentions[judgement.origin].append(day)
    everybody += _baselines(question, everybody, mentions, days, bench.settings)
    made = scorecard.card(question, event, settled, everybody, days)
    return replace(made, ordered=compared(question, judgements, settled.resolution))


def _of_each_mention(
    met: Mapping[str, ConditionDecision], judgements: Sequence[Judgement]
) -> dict[str, ConditionDecision]:
    """A decision about one mention is about the judgement, and so about every relay of it."""
    out: dict[str, ConditionDecision] = {}
    for judgement in judgements:
        named = [met[m.id] for m in judgement.mentions if m.id in met]
        if named:
            out |= {m.id: named[-1] for m in judgement.mentions}
    return out


def _baselines(
    question: Question,
    everybody: Sequence[Series],
    mentions: Mapping[str, Sequence[date]],
    days: tuple[date, date],
    settings: Settings,
) -> list[Series]:
    first, last = days
    spoken = [s for s in everybody if s.role is Role.ORIGIN and s.stretches]
    rate = question.prior.central if question.prior else settings.prior
    return [
        baselines.constant(baselines.EVEN, question.id, 0.5, first, last),
        baselines.constant(
            f"{baselines.BASE_RATE}, {100 * rate:g}%", question.id, rate, first, last
        ),
        baselines.last_word(question.id, spoken, first, last),
        baselines.loudest(question.id, spoken, mentions, first, last),
    ]


def _printed(documents: Iterable[Document]) -> dict[str, Printed]:
    """Where and by which day each document came out; an outlet goes by its one name."""
    out = {}
    for one in documents:
        known = publishers().find(one.outlet_name)
        day = one.published.likely or one.published.latest
        out[one.id] = Printed(known.name if known else one.outlet_name, day)
    return out


def traced_with(
    documents: Sequence[Document],
    questions: QuestionSet,
    *,
    kept: Iterable[Reading],
    keep: Callable[[Reading], None],
    decisions: Sequence[EdgeDecision] = (),
    progress: Progress = silent,
) -> Traced:
    """Everything a desk holds, read in the light of these questions; old readings used again."""
    kept = tuple(kept)
    found = find_moments(documents, kept)
    dated = date_all(documents, found)
    readings = read_or_kept(dated, questions, kept, times=found, keep=keep, progress=progress)
    return trace_all(dated, readings, decisions)


def summed_up(
    cards: Sequence[QuestionCard],
    *,
    void: Sequence[Resolution],
    still_open: Sequence[str],
    faults: Sequence[str],
    minimum: int = ENOUGH_EVENTS,
) -> Scorecard:
    """All cards with what they come to together."""
    # What was derived from another question is no trial of its own; its event counts once.
    return Scorecard(
        cards=tuple(cards),
        void=tuple(void),
        open=tuple(still_open),
        events=len({c.event for c in cards}),
        minimum=minimum,
        records=scorecard.records(cards),
        better=scorecard.better(cards, minimum=minimum),
        phrases=by_phrase(scorecard.uses(cards), enough=minimum),
        murphy=scorecard.parts(cards),
        faults=tuple(faults),
    )


def text_of(found: Scorecard, *, two_sided: bool = False) -> str:
    """The scorecard as text."""
    return "\n".join(score_lines(found, two_sided=two_sided))


def json_of(found: Scorecard) -> str:
    """Everything the scorecard holds, as JSON."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str)


def csv_of(found: Scorecard) -> str:
    """Every forecast on a resolved question as a table."""
    return forecast_csv(found.cards)

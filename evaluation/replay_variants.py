"""What a replay would have scored with other choices, and where the desk's loss comes from.

    python evaluation/replay_variants.py --shared ../shared --kept out/replay.desk
    python evaluation/replay_variants.py --in FOLDER --questions FOLDER --id Q \
        --from DATE --to DATE --ended yes --on DATE

No choice is made by this table: it says whether any honest one beats the base rate on one
series. A series on an event that did not come rewards whatever says less.
"""

import argparse
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from replay import FIRST, LAST, SETTLED, held, naive, shelf_of
from vedette.desk.commands import asked
from vedette.model.likelihood import Likelihood
from vedette.model.lineage import Judgement
from vedette.model.question import QuestionSet
from vedette.model.resolution import Outcome, Resolution
from vedette.pipeline.judge import Asked
from vedette.pipeline.replay import Shelf, lineages, shelve
from vedette.pipeline.sift import collect
from vedette.settings import Settings
from vedette.trace.origins import effective_origins
from vedette.weigh.odds import log_odds, probability
from vedette.weigh.pool import by_origin, pool_heard
from vedette.weigh.score import score
from vedette.weigh.sensitivity import Case, answer, choices_of
from vedette.weigh.voices import listen

ROOT = Path(__file__).resolve().parents[1]
# Only centres and plain ends are asked, so a few draws will do.
QUICK = Settings(draws=100)


@dataclass(frozen=True)
class Told:
    """What is replayed: the question, the texts, the days, and how it ended."""

    question: Asked
    shelf: Shelf
    first: date
    last: date
    settled: Resolution

    @property
    def main(self) -> str:
        return self.question.questions.main

    @property
    def happened(self) -> bool:
        return self.settled.outcome is Outcome.YES


def cases(told: Told) -> Iterator[tuple[date, Case]]:
    """Every day with all a range rests on."""
    questions: QuestionSet = told.question.questions
    ids = [q.id for q in questions.questions]
    for day, _, lineage in lineages(told.shelf, told.question, start=told.first, end=told.last):
        about = tuple(j for j in lineage.judgements if j.question in ids)
        known = {name: effective_origins(lineage, name)[0] for name in ids}
        yield day, Case(questions, about, lineage.leans_on, QUICK, day, known)


Change = Callable[[Case], Case]
Days = Sequence[tuple[date, Case]]


def mean(daily: dict[date, float], happened: bool) -> float:
    return math.fsum((p - happened) ** 2 for p in daily.values()) / len(daily)


def centres(days: Days, main: str, change: Change) -> dict[date, float]:
    """The central value of each day on which there is a range."""
    found = {day: answer(change(case), main) for day, case in days}
    return {day: f.central for day, f in found.items() if f is not None}


def settings(**more: float) -> Change:
    return lambda case: replace(case, settings=replace(case.settings, **more))


def believing(**trusted: float) -> Change:
    return lambda case: replace(case, trusted=trusted)


def each_at(value: float) -> Change:
    def change(case: Case) -> Case:
        return replace(case, trusted={j.origin: value for j in case.judgements})

    return change


def only(origin: str) -> Change:
    def change(case: Case) -> Case:
        others = {j.origin for j in case.judgements} - {origin}
        return replace(case, trusted=dict.fromkeys(others, 0.0))

    return change


def at_end(end: str) -> Change:
    """Every word read at one end of its range."""

    def one(judgement: Judgement) -> Judgement:
        def read(estimate):
            given = estimate.likelihood
            if given is None:
                return estimate
            moved = Likelihood(given.low, getattr(given, end), given.high)
            return replace(estimate, likelihood=moved)

        mentions = tuple(map(read, judgement.mentions))
        return replace(judgement, mentions=mentions, best=read(judgement.best))

    return lambda case: replace(case, judgements=tuple(map(one, case.judgements)))


def row(*cells: object) -> None:
    print("| " + " | ".join(str(c) for c in cells) + " |")


def table(told: Told, days: Days) -> None:
    main, happened = told.main, told.happened
    base = centres(days, main, lambda case: case)
    own = told.question.questions.by_id(main).prior
    prior = own.central if own else told.question.settings.prior
    row("what", "days", "daily Brier", "of the base rate's")
    row("---", "---", "---", "---")

    def shown(name: str, daily: dict[date, float]) -> None:
        if daily:
            mine = mean(daily, happened)
            rate = mean(dict.fromkeys(daily, prior), happened)
            row(name, len(daily), f"{mine:.4f}", f"{mine / rate:.1f}")

    shown("the desk as it is", base)
    _, case = days[-1]
    for group, name, choice in choices_of(case):
        shown(f"{group}: {name}", centres(days, main, choice))
    for days_ in (7.0, 180.0):
        shown(f"half-life: {days_:g} days", centres(days, main, settings(half_life_days=days_)))
    for holds in (1.0, 8.0, 16.0):
        name = f"prior: a given one holds {holds / 4:g} of a lone voice"
        shown(name, centres(days, main, settings(prior_holds=holds)))
    for end in ("low", "high"):
        shown(f"words: each at the {end} end of its range", centres(days, main, at_end(end)))
    for value in (0.75, 0.5, 0.25):
        shown(f"reliability: every source at {value}", centres(days, main, each_at(value)))
    for times in (1.5, 2.0, 3.0):
        pushed = {
            d: probability(log_odds(prior) + times * (log_odds(p) - log_odds(prior)))
            for d, p in base.items()
        }
        shown(f"pushed from the prior by {times:g}", pushed)
        away = {d: probability(times * log_odds(p)) for d, p in base.items()}
        shown(f"pushed from even chance by {times:g}", away)
    origins = sorted({s for _, c in days for s in heard(c, main)})
    for name in origins:
        shown(f"{name} left out", centres(days, main, believing(**{name: 0.0})))
    for name in origins:
        shown(f"{name} alone, with the prior", centres(days, main, only(name)))
    for series in naive(told.shelf, told.question, min(base), max(base)):
        made = score(series, told.settled, min(base), max(base))
        if made:
            row(f"baseline: {series.name}", made.days, f"{made.brier.central:.4f}", "")
    bound(told, days, prior)


def bound(told: Told, days: Days, prior: float) -> None:
    """The least any weighing between the prior and the voices' centres could have scored."""
    best = {}
    for day, case in days:
        values = [*heard(case, told.main).values(), prior]
        best[day] = max(values) if told.happened else min(values)
    row(
        "bound: the best of prior and voices, day by day",
        len(best),
        *(f"{mean(best, told.happened):.4f}", ""),
    )


def heard(case: Case, main: str) -> dict[str, float]:
    """Each origin that speaks that day, with its central value."""
    asked_ = case.questions.by_id(main)
    about = [j for j in case.judgements if j.question == main]
    found = listen(asked_, about, as_of=case.as_of)
    return {v.judgement.origin: v.likelihood.central for v in found.voices}


def parts(told: Told, days: Days) -> None:
    """The loss beyond the base rate's by month and by voice, each voice by its pull on log-odds."""
    months: dict[str, list[float]] = defaultdict(list)
    voices: dict[str, float] = defaultdict(float)
    count = 0
    for day, case in days:
        question = case.questions.by_id(told.main)
        about = [j for j in case.judgements if j.question == told.main]
        pooled = pool_heard(
            question,
            listen(question, about, as_of=day),
            as_of=day,
            settings=QUICK,
            n_effective=case.independent[told.main],
            leans_on=by_origin(case.leans_on, about),
        )
        ordered = answer(case, told.main)
        if pooled.likelihood is None or ordered is None:
            continue
        count += 1
        anchor, end = log_odds(pooled.prior), log_odds(ordered.central)
        excess = (ordered.central - told.happened) ** 2 - (pooled.prior - told.happened) ** 2
        months[f"{day:%Y-%m}"].append(excess)
        total = math.fsum([*(s.weight for s in pooled.shares), pooled.prior_weight])
        pulls = {
            s.origin: pooled.extremised * s.weight * (s.log_odds - anchor) / total
            for s in pooled.shares
        }
        pulls["(the order of the propositions)"] = end - log_odds(pooled.likelihood.central)
        for name, pull in pulls.items():
            voices[name] += excess * pull / (end - anchor) if end != anchor else 0.0
    print("\n| month | days | loss beyond the base rate's, of the mean |\n|---|---|---|")
    for month, losses in months.items():
        row(month, len(losses), f"{math.fsum(losses) / count:+.4f}")
    print("\n| voice | loss beyond the base rate's, of the mean |\n|---|---|")
    for name, loss in sorted(voices.items(), key=lambda v: -abs(v[1])):
        row(name, f"{loss / count:+.4f}")


def told_by(words: argparse.Namespace) -> Told:
    if words.sources:
        question = asked(words.id, questions=str(words.questions))
        shelf = shelve(collect(words.sources, Settings()).documents, question)
        ended = Resolution(question.questions.main, Outcome(words.ended), words.on, "as told")
        return Told(question, shelf, words.first, words.last, ended)
    question = asked("P2", questions=str(ROOT / "examples/belarus-2022/questions"))
    shelf, _, _ = shelf_of(held(words.kept, words.shared), question)
    return Told(question, shelf, FIRST, LAST, Resolution("P2", Outcome.NO, SETTLED, "no unit"))


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    words.add_argument("--kept", type=Path)
    words.add_argument("--in", dest="sources", type=Path, nargs="+")
    words.add_argument("--questions", type=Path)
    words.add_argument("--id")
    words.add_argument("--from", dest="first", type=date.fromisoformat)
    words.add_argument("--to", dest="last", type=date.fromisoformat)
    words.add_argument("--ended", choices=["yes", "no"])
    words.add_argument("--on", type=date.fromisoformat)
    told = told_by(words.parse_args())
    days = list(cases(told))
    table(told, days)
    parts(told, days)


if __name__ == "__main__":
    main()

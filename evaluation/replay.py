"""Replays one question over a year of reports and prints what the issue asks of it.

    python evaluation/replay.py --shared ../shared --kept out/replay.desk

The desk file keeps the readings, so that a second run measures the replay alone.
"""

import argparse
import math
import os
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from vedette.collect.passage import from_passage
from vedette.desk.commands import asked, ingest, init
from vedette.model.replay import Day
from vedette.model.resolution import Outcome, Resolution
from vedette.model.score import Role, Series
from vedette.pipeline.change import between
from vedette.pipeline.judge import Asked, trace_all
from vedette.pipeline.replay import Shelf, replay, shelve
from vedette.pipeline.sift import collect
from vedette.settings import Settings
from vedette.store.ledger import Ledger
from vedette.weigh import baselines
from vedette.weigh.forecasters import origins
from vedette.weigh.score import from_daily, score

ROOT = Path(__file__).resolve().parents[1]
FIRST, LAST = date(2022, 2, 25), date(2023, 4, 24)
SETTLED = date(2023, 12, 31)
ALARM = ROOT / "examples/belarus-2022/reporting/03-wire-feed-2022-03.jsonl"


def held(desk: Path, shared: Path) -> Path:
    if not desk.exists():
        init(desk)
        sources = ["data/isw_reports.jsonl", "gold/outlets/passages.jsonl", "seeds"]
        ingest(desk, [shared / s for s in sources], received=datetime(2026, 1, 1, tzinfo=UTC))
    return desk


def shelf_of(desk: Path, question: Asked) -> tuple[Shelf, float, int]:
    fresh = 0
    with Ledger.open(desk) as ledger:

        def keep(reading):
            nonlocal fresh
            fresh += 1
            with ledger.writing() as work:
                work.add_reading(reading)

        start = time.process_time()
        documents = ledger.documents()
        shelf = shelve(documents, question, kept=ledger.every_reading(), keep=keep)
        return shelf, time.process_time() - start, fresh


def cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def row(name: str, value: object) -> None:
    print(f"| {name} | {value} |")


def sums(days: list[Day]) -> float:
    worst = 0.0
    for one, two in pairwise(days):
        for answer in two.answers:
            found = between(one, two, answer.question)
            worst = max(worst, abs(math.fsum(c.log_odds for c in found.causes) - found.log_odds))
            worst = max(worst, abs(math.fsum(c.points for c in found.causes) - found.points))
    return worst


def broken(days: list[Day], question: Asked) -> int:
    count = 0
    for day in days:
        for order in question.questions.orders:
            less, more = day.answer(order.lesser).likelihood, day.answer(order.greater).likelihood
            if less and more:
                parts = ("low", "central", "high")
                count += any(getattr(less, p) > getattr(more, p) + 1e-9 for p in parts)
    return count


def forecasts(shelf: Shelf, days: list[Day], question: Asked) -> list[Series]:
    main = question.questions.by_id(question.questions.main)
    ranged = {d.day: a.likelihood for d in days if (a := d.answer(main.id)).likelihood}
    desk = Series("the desk", Role.REPLAYED, main.id, from_daily(ranged))
    return [desk, *naive(shelf, question, min(ranged), max(ranged))]


def naive(shelf: Shelf, question: Asked, first: date, last: date) -> list[Series]:
    """What anybody could have said on these days without weighing anything."""
    main = question.questions.by_id(question.questions.main)
    documents = [d for d in shelf.documents if shelf.out_by[d.id] <= last]
    dated = [shelf.dated_alone(d) for d in documents]
    lineage = trace_all(
        dated,
        [shelf.reading(d) for d in dated],
        asked=frozenset(q.id for q in question.questions.questions),
    ).lineage
    about = [j for j in lineage.judgements if j.question == main.id]
    heard = origins(main, about, last)
    mentions: dict[str, list[date]] = {}
    for judgement in about:
        for mention in judgement.mentions:
            mentions.setdefault(judgement.origin, []).append(shelf.out_by[mention.document])
    prior = main.prior.central if main.prior else question.settings.prior
    return [
        baselines.constant(baselines.EVEN, main.id, 0.5, first, last),
        baselines.constant(f"{baselines.BASE_RATE} {prior:g}", main.id, prior, first, last),
        baselines.last_word(main.id, heard, first, last),
        baselines.loudest(main.id, heard, mentions, first, last),
    ]


def planted(shelf: Shelf, question: Asked) -> int:
    """Days on which a document of 31 December 2022 changed the answer before it was out."""
    text = "The Chancellery of Atlantis said that Belarus will almost certainly attack Ukraine."
    late = from_passage({"doc": "planted", "date": "2022-12-31", "text": text})
    more = shelve([*shelf.documents, late], question, kept=shelf.readings.values())
    end = date(2023, 1, 15)
    mine = list(replay(shelf, question, start=FIRST, end=end, step=20))
    theirs = list(replay(more, question, start=FIRST, end=end, step=20))
    return sum(
        one.answers != two.answers
        for one, two in zip(mine, theirs, strict=True)
        if one.day < date(2022, 12, 31)
    )


def alarm(shelf: Shelf, question: Asked) -> str:
    wire = collect([ALARM], Settings()).documents
    more = shelve([*shelf.documents, *wire], question, kept=shelf.readings.values())
    day = date(2022, 3, 5)
    main = question.questions.main
    out = []
    for each in (shelf, more):
        (found,) = replay(each, question, start=day, end=day)
        answer = found.answer(main)
        out.append((answer.likelihood.central if answer.likelihood else None, answer.n_origins))
    return f"{out[0]} without, {out[1]} with the {len(wire)} relays of it"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    words.add_argument("--kept", type=Path, required=True)
    told = words.parse_args()
    question = asked("P2", questions=str(ROOT / "examples/belarus-2022/questions"))
    shelf, reading, fresh = shelf_of(held(told.kept, told.shared), question)
    start, clock = cpu(), time.time()
    days = list(replay(shelf, question, start=FIRST, end=LAST, cores=2))
    wall, used = time.time() - clock, cpu() - start
    ranged = [d for d in days if d.answer("P2").likelihood]
    print("| what | measured |\n|---|---|")
    row("documents placed, left out", f"{len(shelf.documents)}, {len(shelf.left_out)}")
    row(f"reading, CPU seconds ({fresh} read afresh)", f"{reading:.0f}")
    row("replay on two cores, seconds; CPU seconds of both", f"{wall:.0f}; {used:.0f}")
    row("days; with a range", f"{len(days)}; {len(ranged)}, from {ranged[0].day}")
    for day in (date(2022, 12, 1), date(2022, 12, 20), date(2023, 1, 31), date(2023, 2, 28)):
        found = days[(day - FIRST) // timedelta(days=1)].answer("P2")
        row(f"centre on {day}", f"{found.likelihood.central:.3f}" if found.likelihood else "–")
    row("days on which an order was broken", broken(days, question))
    row("largest gap between a change and its causes", f"{sums(days):.1e}")
    row("days moved by a document planted later", planted(shelf, question))
    row("P2 on 2022-03-05, (centre, origins)", alarm(shelf, question))
    settled = Resolution("P2", Outcome.NO, SETTLED, "no formed unit crossed")
    first, last = ranged[0].day, ranged[-1].day
    for series in forecasts(shelf, days, question):
        made = score(series, settled, first, last)
        row(
            f"daily Brier: {series.name}",
            f"{made.brier.central:.4f} ({made.brier.best:.4f} to {made.brier.worst:.4f}), "
            f"{made.days} days"
            if made
            else "–",
        )


if __name__ == "__main__":
    main()

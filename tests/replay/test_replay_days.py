"""A past day's answer knows what was out by then and nothing that came later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from vedette.collect.passage import from_passage
from vedette.desk import replay as desk_replay
from vedette.desk.commands import asked
from vedette.desk.replay import Stretch, days_of
from vedette.errors import BadDate, NothingToRead
from vedette.pipeline import replay as rooms
from vedette.pipeline.judge import Asked, assess, trace_all
from vedette.pipeline.replay import replay, shelve
from vedette.pipeline.reread import read_all
from vedette.settings import Settings

QUESTION = replace(asked("Will Niger attack Benin?"), settings=Settings(draws=200))


def passage(doc, day, text, **more):
    return from_passage({"doc": doc, "date": day, "text": text, **more})


MARCH = passage(
    "march",
    "2023-03-02",
    "The Sahel Institute said on 1 March 2023 that Niger is unlikely to attack Benin.",
    outlet="Cotonou Post",
)
APRIL = passage(
    "april",
    "2023-04-10",
    "The Sahel Institute said on 9 April 2023 that it is highly likely that Niger will attack "
    "Benin within weeks.",
    outlet="Cotonou Post",
)
MAY = passage(
    "may",
    "2023-05-20",
    "The Border Monitor assesses that Niger is extremely unlikely to attack Benin.",
    outlet="Lagos Wire",
)
HELD = [MARCH, APRIL, MAY]
FIRST, LAST = date(2023, 3, 1), date(2023, 5, 25)


def days(documents, question=QUESTION, start=FIRST, end=LAST, **more):
    return {
        d.day: d
        for d in replay(shelve(documents, question, **more), question, start=start, end=end)
    }


def test_there_is_an_answer_for_every_day_and_none_before_anybody_judged() -> None:
    found = days(HELD)
    assert list(found) == [FIRST + timedelta(n) for n in range(86)]
    assert found[FIRST].answers[0].likelihood is None
    assert found[FIRST].answers[0].prior == 0.10
    assert all(d.answers[0].likelihood for day, d in found.items() if day > FIRST)


def test_each_day_names_the_documents_that_came_out_on_it() -> None:
    found = days(HELD)
    new = {day: d.new for day, d in found.items() if d.new}
    assert new == {
        date(2023, 3, 2): ("march",),
        date(2023, 4, 10): ("april",),
        date(2023, 5, 20): ("may",),
    }
    assert found[LAST].n_documents == 3


@pytest.mark.parametrize("kept", [1, 2])
def test_a_later_document_changes_no_earlier_day(kept) -> None:
    before, after = days(HELD[:kept]), days(HELD)
    planted = date.fromisoformat(str(HELD[kept].published.likely or HELD[kept].published.latest))
    for day, found in before.items():
        if day < planted:
            assert replace(found) == after[day]
    assert before[planted].answers != after[planted].answers


def test_a_later_document_lends_no_year_to_an_earlier_one() -> None:
    yearless = passage(
        "yearless",
        None,
        "On 4 April the Lomé Forum said in Parakou that Niger is likely to attack Benin.",
    )
    lender = passage(
        "lender",
        "2023-05-01",
        "On 4 April 2023 the Lomé Forum met in Parakou, and nothing came of it.",
    )
    found = days([*HELD, yearless, lender])
    assert all(
        found[day].answers == before.answers
        for day, before in days(HELD).items()
        if day < date(2023, 5, 1)
    )


def test_a_later_document_tells_no_earlier_day_who_somebody_is() -> None:
    surname = passage(
        "surname", "2023-03-05", "Niger is unlikely to attack Benin, Diallo said on 5 March 2023."
    )
    full = passage(
        "full", "2023-05-02", "General Moussa Diallo said that Niger is unlikely to attack Benin."
    )
    before, after = days([surname]), days([surname, full])
    early = [day for day in before if day < date(2023, 5, 2)]
    assert [before[day] for day in early] == [after[day] for day in early]
    assert {s.origin for s in after[date(2023, 4, 1)].answers[0].shares} == {"Diallo"}


def test_a_document_of_uncertain_day_counts_from_the_last_day_it_can_be_of() -> None:
    loose = passage(
        "loose", "2023-03", "The Sahel Institute says that Niger is unlikely to attack Benin."
    )
    found = days([loose])
    assert found[date(2023, 3, 30)].n_documents == 0
    assert found[date(2023, 3, 31)].new == ("loose",)


def test_a_document_nobody_can_date_is_left_out_and_listed() -> None:
    undated = passage(
        "undated", None, "The Sahel Institute says that Niger is likely to attack Benin."
    )
    shelf = shelve([MARCH, undated], QUESTION)
    assert [d.id for d in shelf.left_out] == ["undated"]
    assert [d.id for d in shelf.documents] == ["march"]


def test_a_document_nobody_can_date_counts_from_the_day_the_desk_received_it() -> None:
    undated = passage(
        "undated", None, "The Sahel Institute says that Niger is likely to attack Benin."
    )
    found = days(
        [MARCH, undated], received={"undated": date(2023, 4, 2), "march": date(2024, 1, 1)}
    )
    assert found[date(2023, 4, 2)].new == ("undated",)
    assert found[date(2023, 3, 2)].new == ("march",)


def test_a_day_answers_as_an_assessment_of_the_documents_out_by_then() -> None:
    found = days(HELD)
    for end, held in ((date(2023, 4, 1), HELD[:1]), (date(2023, 5, 1), HELD[:2]), (LAST, HELD)):
        made = assess(held, [], replace(QUESTION, as_of=end))
        assert found[end].answers == made.answers
        assert found[end].orders == made.orders


def test_tracing_for_the_questions_alone_gives_the_same_judgements() -> None:
    questions = QUESTION.questions
    readings = read_all(HELD, questions)
    whole = trace_all(HELD, readings).lineage
    part = trace_all(HELD, readings, asked=frozenset(q.id for q in questions.questions)).lineage
    about = [replace(j, conflicts=()) for j in whole.judgements if j.question]
    assert list(part.judgements) == about
    assert part.leans_on == whole.leans_on


def test_every_document_is_read_once_and_never_again(monkeypatch) -> None:
    read = []

    def counted(document, questions):
        read.append(document.id)
        return original(document, questions)

    original = rooms.read_in_context
    monkeypatch.setattr(rooms, "read_in_context", counted)
    kept = []
    list(replay(shelve(HELD, QUESTION, keep=kept.append), QUESTION, start=FIRST, end=LAST))
    assert sorted(read) == ["april", "march", "may"]
    read.clear()
    list(replay(shelve(HELD, QUESTION, kept=kept), QUESTION, start=FIRST, end=LAST))
    assert read == []


def test_a_judgement_moves_less_as_it_ages() -> None:
    found = days([APRIL])
    fresh, old = (found[date(2023, 4, d)].answers[0] for d in (11, 30))
    assert fresh.likelihood
    assert old.likelihood
    assert fresh.likelihood.central > old.likelihood.central > fresh.prior


def test_every_seventh_day_is_the_same_as_on_the_daily_run() -> None:
    daily, weekly = (
        days(HELD),
        replay(shelve(HELD, QUESTION), QUESTION, start=FIRST, end=LAST, step=7),
    )
    for found in weekly:
        assert found.answers == daily[found.day].answers


def test_two_processes_give_the_same_days_as_one(monkeypatch) -> None:
    monkeypatch.setattr(rooms, "_WORTH_TWO", 1)
    one = list(replay(shelve(HELD, QUESTION), QUESTION, start=FIRST, end=LAST))
    two = list(replay(shelve(HELD, QUESTION), QUESTION, start=FIRST, end=LAST, cores=2))
    assert one == two


def test_without_ends_the_series_runs_from_the_first_document_to_the_last() -> None:
    found = days_of(shelve(HELD, QUESTION), QUESTION, Stretch())
    assert (found.days[0].day, found.days[-1].day) == (date(2023, 3, 2), date(2023, 5, 20))


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    shelf = shelve(HELD, QUESTION)
    with pytest.raises(BadDate, match="swap"):
        days_of(shelf, QUESTION, Stretch(LAST, FIRST))
    with pytest.raises(BadDate, match="ten years"):
        days_of(shelf, QUESTION, Stretch(date(1023, 1, 1), LAST))


def test_a_replay_of_nothing_that_can_be_placed_says_what_to_do() -> None:
    undated = passage(
        "undated", None, "The Sahel Institute says that Niger is likely to attack Benin."
    )
    with pytest.raises(NothingToRead, match="give them a date"):
        days_of(shelve([undated], QUESTION), QUESTION, Stretch())


def test_a_desk_keeps_what_a_replay_read(tmp_path) -> None:
    from datetime import UTC, datetime

    from vedette.desk import commands
    from vedette.store.ledger import Ledger

    (tmp_path / "a.jsonl").write_text(
        '{"doc": "march", "date": "2023-03-02", "text": "The Sahel Institute said on 1 March 2023 '
        'that Niger is unlikely to attack Benin."}',
        encoding="utf-8",
    )
    desk = tmp_path / "a.desk"
    commands.init(desk)
    commands.ingest(desk, [tmp_path / "a.jsonl"], received=datetime(2023, 3, 3, tzinfo=UTC))
    question: Asked = QUESTION
    once = desk_replay.from_desk(desk, question, Stretch(FIRST, LAST))
    with Ledger.open(desk) as ledger:
        assert len(ledger.every_reading()) == 1
    assert desk_replay.from_desk(desk, question, Stretch(FIRST, LAST)) == once
    assert once == desk_replay.from_files([tmp_path / "a.jsonl"], question, Stretch(FIRST, LAST))


def test_a_copy_of_a_report_never_changes_the_answer() -> None:
    """The same text in another outlet on the same day adds reach and no weight."""
    copy = passage("copy", "2023-04-10", APRIL.text, outlet="Parakou Mirror")
    end = replace(QUESTION, as_of=date(2023, 5, 1))
    one, two = (assess(held, [], end).answers[0] for held in ([MARCH, APRIL], [MARCH, APRIL, copy]))
    assert two.likelihood == one.likelihood
    assert [(s.origin, s.weight) for s in two.shares] == [(s.origin, s.weight) for s in one.shares]


def test_the_order_in_which_documents_are_handed_in_changes_nothing() -> None:
    forth, back = days(HELD), days(HELD[::-1])
    assert [d.answers for d in forth.values()] == [d.answers for d in back.values()]


def test_a_restatement_brings_the_day_up_and_adds_no_origin() -> None:
    again = passage(
        "again",
        "2023-04-20",
        "The Sahel Institute said on 19 April 2023 that Niger remains unlikely to attack Benin.",
    )
    once, twice = days([MARCH]), days([MARCH, again])
    before, after = (d[date(2023, 4, 20)].answers[0] for d in (once, twice))
    assert after.n_origins == before.n_origins == 1
    fresh = once[date(2023, 3, 2)].answers[0]
    assert after.shares[0].weight == pytest.approx(fresh.shares[0].weight)
    assert after.likelihood.central == pytest.approx(fresh.likelihood.central)


def test_a_false_alarm_moves_the_answer_as_one_origin_however_many_relay_it() -> None:
    """One deputy, four outlets on two days: the answer of one deputy."""
    said = "Deputy Idrissa Balarabe said on 3 May 2023 that Niger is highly likely to attack Benin"
    relays = [
        passage(f"relay-{n}", f"2023-05-0{3 + n % 2}", f"{said}{tail}", outlet=f"Outlet {n}")
        for n, tail in enumerate((".", ", a paper reports.", ", it is said.", ", again."))
    ]
    none, one, four = (days([MARCH, *relays[:n]]) for n in (0, 1, 4))
    calm, warned, stormed = (d[date(2023, 5, 6)].answers[0] for d in (none, one, four))
    assert warned.n_origins == stormed.n_origins == 2
    assert warned.likelihood.central > calm.likelihood.central
    assert stormed.likelihood == warned.likelihood

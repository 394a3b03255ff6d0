"""Resolving and scoring on a desk: nothing is forgotten, nothing after the fact is a forecast."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from vedette.desk import commands, questions, resolve, score
from vedette.errors import BadDate, BadResolution, NoSuchId
from vedette.model.resolution import Outcome
from vedette.model.score import Role

SETS = {
    "R1.yaml": """
id: R1
main: true
text: Will Ruritania attack Graustark before July 2023?
actors: [{name: Ruritania, aliases: [Ruritanian]}]
acts: [attack, invade]
targets: [Graustark]
window: {from: 2023-01-01, to: 2023-06-30}
resolution: YES when two independent origins confirm that a formed unit crossed.
order: ["R2 <= R1: alone is one way of it"]
""",
    "R2.yaml": """
id: R2
text: Will Ruritania attack Graustark before July 2023 on its own?
actors: [{name: Ruritania, aliases: [Ruritanian]}]
acts: [attack, invade]
targets: [Graustark]
partners: [Krakozhia]
mode: alone
window: {from: 2023-01-01, to: 2023-06-30}
""",
}
TEXTS = [
    {
        "outlet": "Border Gazette",
        "date": "2023-02-01",
        "text": "The Strelsau Institute said on Wednesday that Ruritania is unlikely to attack "
        "Graustark in the coming months.",
    },
    {
        "outlet": "Hentzau Post",
        "date": "2023-02-02",
        "text": "The Strelsau Institute said on Wednesday that Ruritania is unlikely to attack "
        "Graustark in the coming months.",
    },
]
BEFORE = datetime(2023, 3, 1, 12, tzinfo=UTC)
AFTER = datetime(2024, 1, 1, tzinfo=UTC)
END = date(2023, 6, 30)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A desk with two relays of one judgement, and two answers: one in time, one after."""
    folder = tmp_path_factory.mktemp("scored")
    for name, text in SETS.items():
        (folder / "sets").mkdir(exist_ok=True)
        (folder / "sets" / name).write_text(text, encoding="utf-8")
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(json.dumps(t) for t in TEXTS), encoding="utf-8")
    desk = folder / "scored.desk"
    commands.init(desk)
    commands.ingest(desk, [feed], received=BEFORE)
    questions.new(desk, str(folder / "sets"), made=BEFORE)
    commands.assess_desk(desk, questions.asked_at(desk, "R1"), made=BEFORE)
    late = questions.asked_at(desk, "R1", as_of=date(2023, 2, 1))
    commands.assess_desk(desk, late, made=AFTER)
    return desk


@pytest.fixture
def desk(filled, tmp_path):
    own = tmp_path / "own.desk"
    own.write_bytes(filled.read_bytes())
    return own


def end(desk, question="R1", outcome="no", on=END, because="Nothing crossed.", made=AFTER):
    return resolve.resolve(desk, question, outcome, on=on, because=because, made=made)


def test_a_resolution_is_kept_with_what_follows_from_it(desk) -> None:
    done = end(desk)
    assert done.fresh
    assert [s.resolution.question for s in done.follows] == ["R2"]
    assert resolve.shown(desk, "R2").resolution.outcome is Outcome.NO


def test_changing_one_s_mind_keeps_both(desk) -> None:
    end(desk)
    done = end(desk, outcome="void", because="The rule cannot be applied.")
    assert [one.outcome for one, _ in done.history] == [Outcome.NO, Outcome.VOID]
    assert any("Before: no" in line for line in resolve.lines(done, "R1"))


def test_the_same_resolution_again_writes_nothing(desk) -> None:
    assert end(desk).fresh
    again = end(desk)
    assert not again.fresh
    assert len(again.history) == 1


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"question": "R9"}, NoSuchId, "it has R1, R2"),
        ({"outcome": "maybe"}, BadResolution, "yes, no or void"),
        ({"because": "  "}, BadResolution, "--because"),
        ({"on": date(2025, 1, 1)}, BadDate, "has not come yet"),
        ({"on": date(2022, 1, 1)}, BadDate, "opens on 2023-01-01"),
    ],
)
def test_a_bad_resolution_is_one_sentence_and_writes_nothing(desk, given, error, said) -> None:
    with pytest.raises(error, match=said):
        end(desk, **given)
    assert resolve.shown(desk, "R1").history == ()


def test_an_outcome_the_order_rules_out_is_refused(desk) -> None:
    end(desk, "R2", "yes")
    with pytest.raises(BadResolution, match="R2 is resolved yes"):
        end(desk, "R1", "no")


def test_a_no_before_the_window_closes_says_so(desk) -> None:
    assert end(desk, on=date(2023, 5, 1)).early == END


def test_a_sentence_nobody_kept_is_not_resolved_under_the_name_all_of_them_share(desk) -> None:
    plain = commands.asked("Will Ruritania attack Graustark?")
    commands.assess_desk(desk, plain, made=AFTER)
    with pytest.raises(NoSuchId, match="question new"):
        end(desk, "q")


def test_questions_apart_are_two_events_and_may_end_apart(desk) -> None:
    other = "Will Krakozhia attack Ruritania before July 2023?"
    questions.new(desk, other, id="R7", made=BEFORE)
    end(desk)
    found = score.score(desk)
    assert (found.events, "R7" in found.open) == (1, True)
    end(desk, "R7", "yes", because="Two origins saw it.")
    found = score.score(desk)
    assert {c.event for c in found.cards if c.question == "R7"} & {
        c.event for c in found.cards if c.question != "R7"
    } == set()


def test_nobody_is_scored_before_a_question_is_resolved(desk) -> None:
    with pytest.raises(BadResolution, match="nobody is scored"):
        score.score(desk)
    end(desk)
    with pytest.raises(NoSuchId):
        score.score(desk, "R9")


def test_the_desk_is_scored_on_what_it_sealed_in_time_and_on_nothing_else(desk) -> None:
    end(desk)
    found = score.score(desk, "R1")
    (card,) = found.cards
    (own,) = [m.score for m in card.marked if m.score.role is Role.DESK]
    # Sealed on 1 March: 122 of the 181 days; the answer "as of 1 February" came after the end.
    assert (own.days, own.of_days) == (122, 181)
    (series,) = [s for s in card.series if s.role is Role.DESK]
    assert "after the last day" in series.unscored[0].because


def test_one_judgement_in_two_outlets_is_one_origin_and_one_event(desk) -> None:
    end(desk)
    found = score.score(desk)
    card = next(c for c in found.cards if c.question == "R1")
    names = {(m.score.role, m.score.name) for m in card.marked}
    assert {n for r, n in names if r is Role.ORIGIN} == {"Strelsau Institute"}
    assert {n for r, n in names if r is Role.OUTLET} == {"Border Gazette", "Hentzau Post"}
    assert found.events == 1
    assert found.better == ()


def test_the_page_says_loudly_that_one_event_shows_little(desk) -> None:
    end(desk)
    text = score.text_of(score.score(desk))
    assert "ONE EVENT ONLY (n = 1)" in text
    assert "Nobody is ranked" in text
    assert "(1 of them because another was)" in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_void_question_scores_nobody_and_is_shown(desk) -> None:
    end(desk, outcome="void", because="Badly put.")
    end(desk, "R2", "no")
    found = score.score(desk)
    assert [c.question for c in found.cards] == ["R2"]
    assert "1 void" in score.text_of(found)
    assert score.score(desk, "R1").cards == ()


def test_the_table_has_the_platform_s_columns_and_then_ours(desk) -> None:
    end(desk)
    rows = list(csv.DictReader(io.StringIO(score.csv_of(score.score(desk, "R1")))))
    assert list(rows[0])[:8] == [
        "Question ID",
        "Forecaster ID",
        "Forecaster Username",
        "Is Bot",
        "Start Time",
        "End Time",
        "Forecaster Count",
        "Probability Yes",
    ]
    first = next(r for r in rows if r["Role"] == "origin")
    assert first["Forecaster Username"] == "Strelsau Institute"
    assert first["Probability Yes"] == "0.22"
    assert first["Probability of Resolution"] == "0.78"
    assert first["Resolution"] == "no"
    assert first["Start Time"].endswith("00:00:00+00:00")


def test_the_json_holds_the_whole_card(desk) -> None:
    end(desk)
    found = json.loads(score.json_of(score.score(desk, "R1")))
    assert found["events"] == 1
    assert found["cards"][0]["settled"]["resolution"]["outcome"] == "no"


def test_a_broken_chain_takes_the_desk_s_own_score_away_and_says_so(desk) -> None:
    end(desk)
    with closing(sqlite3.connect(desk)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE assessments SET added = '2023-01-02T12:00:00+00:00' WHERE seq = 2")
        raw.commit()
    found = score.score(desk, "R1")
    assert found.faults
    assert not [m for m in found.cards[0].marked if m.score.role is Role.DESK]
    assert "CHAIN OF SEALS IS BROKEN" in score.text_of(found)
    assert score.audit_line(score.audit(desk)).startswith("BROKEN")


def test_a_seal_noted_down_shows_later_that_nothing_was_dropped(desk) -> None:
    found = score.audit(desk)
    assert (found.sealed, found.faults) == (2, ())
    assert score.audit(desk, seal=found.last_seal[:16]).known
    assert score.audit(desk, seal="0" * 16).known is False


def test_showing_a_resolution_does_not_sound_like_making_it_again(desk) -> None:
    end(desk)
    assert resolve.lines(resolve.shown(desk, "R1"), "R1") == [
        "R1 ended no on 2023-06-30: Nothing crossed."
    ]

"""A question edited after it had ended is scored as it stood when it was open, and that is said."""

import json
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from vedette.desk import commands, questions, resolve, score
from vedette.faces.cli.main import app

SPEC = """
id: D1
main: true
text: Will the Corran dam fail before July 2023?
actors: [{name: Corran dam, aliases: [the dam]}]
acts: [fail, burst]
window: {from: 2023-01-01, to: 2023-06-30}
resolution: YES when two independent origins confirm a breach.
prior: [0.01, 0.05, 0.15]
"""
TEXT = {
    "outlet": "Valley Gazette",
    "date": "2023-02-01",
    "text": "The Hydrology Board said on Wednesday that the Corran dam is unlikely to fail in the "
    "coming months.",
}
OPENED = datetime(2023, 1, 5, 12, tzinfo=UTC)
MEANWHILE = datetime(2023, 4, 1, 12, tzinfo=UTC)
RESOLVED = datetime(2023, 7, 3, 12, tzinfo=UTC)
LATER = datetime(2023, 9, 1, 12, tzinfo=UTC)
END = date(2023, 6, 30)


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "D1.yaml").write_text(SPEC, encoding="utf-8")
    feed = tmp_path / "feed.jsonl"
    feed.write_text(json.dumps(TEXT), encoding="utf-8")
    place = tmp_path / "a.desk"
    commands.init(place)
    commands.ingest(place, [feed], received=OPENED)
    return place


def keep(desk, at=OPENED) -> None:
    questions.new(desk, str(desk.parent / "D1.yaml"), made=at)


def end(desk) -> None:
    resolve.resolve(desk, "D1", "no", on=END, because="No breach.", made=RESOLVED)


def edit(desk, at, **change) -> None:
    questions.edit(desk, "D1", questions.Edit(**change), made=at)


def test_an_edit_after_the_end_changes_no_score_and_is_told(desk) -> None:
    keep(desk)
    end(desk)
    before = score.score(desk, "D1").cards
    edit(desk, LATER, closes=date(2023, 3, 31))
    after = score.score(desk, "D1")
    assert after.cards == before
    (said,) = after.notes
    assert "D1 was edited on 1 September 2023, after it had ended on 30 June 2023" in said
    assert "scores go by version 1" in said
    assert "window to was 2023-06-30, is 2023-03-31" in said


def test_the_newest_version_is_taken_where_the_user_says_so_and_that_is_told_too(desk) -> None:
    keep(desk)
    end(desk)
    edit(desk, LATER, closes=date(2023, 3, 31))
    found = score.score(desk, "D1", as_edited=True)
    assert found.cards[0].last == date(2023, 3, 31)
    assert "version 2 all the same, as you asked" in found.notes[0]


def test_a_question_nobody_edited_needs_no_sentence(desk) -> None:
    keep(desk)
    end(desk)
    assert score.score(desk, "D1").notes == ()


def test_a_question_first_kept_after_it_had_ended_is_called_that(desk) -> None:
    keep(desk, RESOLVED)
    end(desk)
    (said,) = score.score(desk, "D1").notes
    assert "put on this desk on 3 July 2023, after it had ended on 30 June 2023" in said


def test_a_rule_moved_after_answers_were_sealed_is_told_and_the_last_one_open_holds(desk) -> None:
    keep(desk)
    commands.assess_desk(
        desk, questions.asked_at(desk, "D1"), made=datetime(2023, 2, 2, tzinfo=UTC)
    )
    edit(desk, MEANWHILE, resolution="YES when anybody says so.")
    end(desk)
    (said,) = score.score(desk, "D1").notes
    assert "asks for something else since 1 April 2023, when 1 answer of this desk" in said
    assert "is “YES when anybody says so”" in said


def test_another_prior_is_no_other_question(desk) -> None:
    keep(desk)
    commands.assess_desk(
        desk, questions.asked_at(desk, "D1"), made=datetime(2023, 2, 2, tzinfo=UTC)
    )
    edit(desk, MEANWHILE, prior=questions.prior_of("0.02,0.1,0.2"))
    end(desk)
    assert score.score(desk, "D1").notes == ()


def test_the_page_and_the_command_say_it(desk) -> None:
    keep(desk)
    end(desk)
    edit(desk, LATER, closes=date(2023, 3, 31))
    run = CliRunner()
    said = run.invoke(app, ["score", "D1", "--desk", str(desk)]).output
    assert "scores go by version 1" in " ".join(said.split())
    said = run.invoke(app, ["score", "D1", "--as-edited", "--desk", str(desk)]).output
    assert "as you asked" in " ".join(said.split())
    done = run.invoke(app, ["question", "edit", "D1", "--to", "2023-05-01", "--desk", str(desk)])
    assert "D1 has ended: scores keep to the version" in " ".join(done.output.split())

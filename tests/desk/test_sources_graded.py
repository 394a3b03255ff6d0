"""An analyst's grade of a source is kept beside the machine's work, and heeded from its day on."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vedette.desk import commands, reliability, replay, score
from vedette.errors import NoSuchId
from vedette.faces.cli.main import app
from vedette.model.reliability import SourceGrade

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
TEXTS = {
    "bering.txt": "Norland and Eastmark\n\n3 May 2031\n\nNorland is very likely to enter the war "
    "against Eastmark this year, the Bering Institute said on Saturday.\n",
    "council.txt": "Norland waits\n\n10 May 2031\n\nNorland is unlikely to enter the war against "
    "Eastmark this year, the Copper Island Council said on Saturday.\n",
}
QUESTION = "Will Norland enter the war against Eastmark?"
BERING = "Bering Institute"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    place = tmp_path / "a.desk"
    commands.init(place)
    commands.ingest(place, [folder], received=NOW)
    return place


def said(value: float | None, since: date = date(2031, 5, 20)) -> SourceGrade:
    return SourceGrade(BERING, value, since, "it cried wolf twice", "A. Koval")


def centre(desk: Path, as_of: date | None = None, **more: float) -> float:
    asked = reliability.believing(commands.asked(QUESTION, as_of=as_of), more)
    answer = commands.assess_desk(desk, asked, made=NOW).answers[0]
    assert answer.likelihood is not None
    return answer.likelihood.central


def test_an_answer_heeds_a_grade_from_its_first_day_on_and_not_before(desk: Path) -> None:
    before, after = centre(desk, date(2031, 5, 19)), centre(desk, date(2031, 5, 20))
    reliability.grade(desk, said(0.2), at=NOW)
    assert centre(desk, date(2031, 5, 19)) == before
    assert centre(desk, date(2031, 5, 20)) < after - 0.02


def test_the_brief_says_who_graded_whom_and_why(desk: Path) -> None:
    reliability.grade(desk, said(0.2), at=NOW)
    made = commands.assess_desk(desk, commands.asked(QUESTION), made=NOW)
    line = f"A. Koval believes {BERING} at 0.2 of 1 from 20 May 2031 on: “it cried wolf twice”."
    assert line in " ".join(commands.show(made, "text").split())
    assert '"reliability": 0.2' in commands.show(made, "json")
    assert (
        made.id
        != commands.assess_desk(
            desk, commands.asked(QUESTION, as_of=date(2031, 5, 19)), made=NOW
        ).id
    )


def test_a_grade_of_somebody_who_says_nothing_here_is_said_to_move_nothing(desk: Path) -> None:
    asked = reliability.believing(commands.asked(QUESTION), {"Nobody's Bureau": 0.4})
    shown = commands.show(commands.assess_desk(desk, asked, made=NOW), "text")
    assert "nothing of it counts here" in " ".join(shown.split())


def test_a_replayed_day_heeds_the_grades_that_held_on_it(desk: Path) -> None:
    stretch = replay.Stretch(date(2031, 5, 12), date(2031, 5, 28), cores=1)
    asked = commands.asked(QUESTION)
    plain = replay.from_desk(desk, asked, stretch).days
    reliability.grade(desk, said(0.0), at=NOW)
    graded = replay.from_desk(desk, asked, stretch).days
    for one, two in zip(plain, graded, strict=True):
        assert (one.answers == two.answers) is (one.day < date(2031, 5, 20))


def test_a_grade_is_taken_back_and_all_of_it_stays_in_the_list(desk: Path) -> None:
    start = centre(desk)
    reliability.grade(desk, said(0.2), at=NOW)
    reliability.grade(desk, said(None), at=NOW)
    assert centre(desk) == start
    assert [k.grade.reliability for k in reliability.grades_kept(desk)] == [0.2, None]
    assert {k.at for k in reliability.grades_kept(desk)} == {NOW}


def test_a_grade_nobody_gave_cannot_be_taken_back(desk: Path) -> None:
    with pytest.raises(NoSuchId, match="graded sources: none"):
        reliability.grade(desk, said(None), at=NOW)


def test_a_grade_for_this_once_goes_before_the_one_kept_and_is_not_kept(desk: Path) -> None:
    start = centre(desk)
    reliability.grade(desk, said(0.2), at=NOW)
    assert centre(desk, **{BERING: 1.0}) == pytest.approx(start)
    assert len(reliability.grades_kept(desk)) == 1


def test_the_audit_sees_a_grade_that_was_changed(desk: Path) -> None:
    reliability.grade(desk, said(0.2), at=NOW)
    assert score.audit(desk).faults == ()
    with closing(sqlite3.connect(desk)) as raw, raw:
        raw.execute("DROP TRIGGER decisions_no_update")
        raw.execute("UPDATE decisions SET json = replace(json, '0.2', '0.9')")
    assert score.audit(desk).faults


def test_the_commands_keep_list_and_refuse(desk: Path) -> None:
    run = CliRunner()
    where = ("--desk", str(desk))
    done = run.invoke(
        app,
        ["reliability", "set", BERING, "0.3", "--because", "late", "--from", "2031-05-01", *where],
    )
    assert done.exit_code == 0, done.output
    assert f"believes {BERING} at 0.3 from 2031-05-01 on: late" in done.output
    assert BERING in run.invoke(app, ["reliability", "list", *where]).output
    for wrong in (["set", BERING, "2"], ["set", BERING, "x"], ["set", " ", "1"]):
        refused = run.invoke(app, ["reliability", *wrong, "--because", "x", *where])
        assert refused.exit_code == 2
    assert run.invoke(app, ["reliability", "set", BERING, "1", "--because", " ", *where]).exit_code
    told = run.invoke(app, ["assess", QUESTION, "--reliability", f"{BERING}=0.5", *where])
    assert "at 0.5 of 1" in " ".join(told.output.split())

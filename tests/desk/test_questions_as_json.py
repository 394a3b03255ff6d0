"""What a person sees of a kept question another program can have as JSON."""

import json
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from vedette.desk import commands, questions
from vedette.faces.cli.main import app

NOW = datetime(2024, 2, 3, 9, tzinfo=UTC)


@pytest.fixture
def told(tmp_path):
    desk = tmp_path / "a.desk"
    commands.init(desk)
    questions.new(desk, "Will the Corran dam fail before 2025?", made=NOW)
    questions.edit(desk, "Q1", questions.Edit(closes=date(2024, 6, 30)), made=NOW)

    def run(*words: str):
        done = CliRunner().invoke(app, ["question", *words, "--json", "--desk", str(desk)])
        assert done.exit_code == 0, done.output
        return json.loads(done.output)

    return run


def test_the_list_names_each_question_with_its_version_and_words(told) -> None:
    (row,) = told("list")
    assert row["id"] == "Q1"
    assert (row["version"], row["versions"]) == (2, 2)
    assert row["text"] == "Will the Corran dam fail before 2025?"
    assert row["kept"].startswith("2024-02-03")


def test_a_question_is_shown_whole_and_in_an_older_version(told) -> None:
    (main,) = told("show", "Q1")["questions"]
    assert main["closes"] == "2024-06-30"
    (main,) = told("show", "Q1", "--version", "1")["questions"]
    assert main["closes"] != "2024-06-30"


def test_what_changed_comes_as_sentences(told) -> None:
    one, two = told("show", "Q1", "--changes")
    assert one["changes"] == []
    assert any("window to" in said for said in two["changes"])

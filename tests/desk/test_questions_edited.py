"""A kept question is changed by a person: every version stays, and what changed is said."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vedette.desk import questions
from vedette.desk.commands import init
from vedette.desk.questions import Edit
from vedette.errors import BadLikelihood, BadQuestion, BadQuestionFile, NoSuchId
from vedette.model.likelihood import Likelihood

MAY = datetime(2023, 5, 3, 12, tzinfo=UTC)
JUNE = datetime(2023, 6, 3, 12, tzinfo=UTC)
WAR = "Will Norland enter the war against Eastmark before 2024?"
SCENARIOS = """\
scenarios:
  - {id: goes, text: It goes in, says: {Q1: yes}, prior: 0.1}
  - {id: stays, text: It stays out, says: {Q1: no}}
courses:
  - {id: C1, text: March on the capital, actor: Norland, scenario: goes, consequence: 5}
assumptions:
  - {id: A1, text: The passes stay closed, if_wrong: the march is open}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    place = tmp_path / "a.desk"
    init(place)
    questions.new(place, WAR, made=MAY)
    return place


def edit(desk: Path, **change):
    return questions.edit(desk, "Q1", Edit(**change), made=JUNE)


def test_a_new_window_goes_to_every_proposition_that_had_the_old_one(desk: Path) -> None:
    version, changes = edit(desk, closes=date(2024, 6, 30))
    assert version.number == 2
    assert {q.closes for q in version.questions.questions} == {date(2024, 6, 30)}
    assert "Proposition Q1: window to was 2023-12-31, is 2024-06-30." in changes
    assert "2024-06-30" in version.questions.by_id("Q1").reading


def test_rule_and_prior_are_those_of_one_proposition(desk: Path) -> None:
    prior = Likelihood(0.01, 0.02, 0.05)
    version, _ = edit(desk, of="Q1.alone", resolution="YES when alone.", prior=prior)
    assert version.questions.by_id("Q1.alone").prior == prior
    assert version.questions.by_id("Q1").resolution == ""


def test_scenarios_are_added_to_a_question_kept_in_words(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text(SCENARIOS, encoding="utf-8")
    version, changes = edit(desk, file=path)
    assert [s.id for s in version.questions.scenarios] == ["goes", "stays"]
    assert "Scenario goes was added: “It goes in”." in changes


def test_a_file_of_assumptions_leaves_the_scenarios_as_they_were(
    desk: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(SCENARIOS, encoding="utf-8")
    edit(desk, file=path)
    path.write_text("assumptions:\n  - {id: A2, text: The harvest is late}\n", encoding="utf-8")
    version, changes = edit(desk, file=path)
    assert len(version.questions.scenarios) == 2
    assert changes == (
        "Assumption A1 was taken out.",
        "Assumption A2 was added: “The harvest is late”.",
    )


def test_courses_must_still_fit_the_scenarios_of_the_question(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(SCENARIOS, encoding="utf-8")
    edit(desk, file=path)
    path.write_text(
        "scenarios:\n  - {id: a, text: t, says: {Q1: yes}}\n  - {id: b, text: t, residual: yes}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadQuestionFile, match="the question kept: scenario goes is not here"):
        edit(desk, file=path)


def test_an_edit_that_changes_nothing_writes_nothing(desk: Path) -> None:
    version, changes = edit(desk, closes=date(2023, 12, 31))
    assert (version.number, changes) == (1, ())


def test_every_version_can_be_seen_again_with_what_changed(desk: Path) -> None:
    edit(desk, closes=date(2024, 6, 30))
    edit(desk, closes=date(2023, 12, 31))
    told = questions.history(desk, "Q1")
    assert [version.number for version, _ in told] == [1, 2, 3]
    assert told[0][1] == ()
    assert "to 30 June 2024" in questions.show(desk, "Q1", 2)
    assert "to 31 December 2023" in questions.show(desk, "Q1")
    with pytest.raises(NoSuchId, match="the newest is version 3"):
        questions.show(desk, "Q1", 4)


def test_showing_a_question_shows_all_there_is_to_it(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text(SCENARIOS, encoding="utf-8")
    edit(desk, file=path, resolution="YES when a company crosses.")
    said = questions.show(desk, "Q1")
    for part in (
        "YES when a company crosses.",
        "Q1.alone <= Q1",
        "It stays out",
        "not assessed yet",
        "Most dangerous course of action: “March on the capital”",
        "If that is wrong: “the march is open”",
        "Version 2 of 2, kept on 2023-06-03.",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"of": "Q7"}, r"Q7 is no proposition of this question: it has Q1, "),
        ({"opens": date(2025, 1, 1)}, r"would end \(2023-12-31\) before it begins"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(desk: Path, change, message: str) -> None:
    with pytest.raises(BadQuestion, match=message):
        edit(desk, **change)


def test_a_file_of_another_question_is_refused(desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "n.yaml"
    path.write_text("id: N1\ntext: Will it?\nactors: [N]\nacts: [attack]\n", encoding="utf-8")
    with pytest.raises(BadQuestion, match="holds question N1, not Q1"):
        edit(desk, file=path)


def test_a_prior_is_three_numbers() -> None:
    assert questions.prior_of("0.01, 0.05,0.15") == Likelihood(0.01, 0.05, 0.15)
    with pytest.raises(BadLikelihood, match="is no prior"):
        questions.prior_of("0.1")

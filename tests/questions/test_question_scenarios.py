"""Scenarios are read whole: exclusive and exhaustive, or refused with the way that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from vedette.errors import BadQuestionFile
from vedette.extract.question.file import from_yaml
from vedette.model.question import Mode, Order, Party, Question, QuestionSet
from vedette.model.scenario import Assumption, CourseOfAction, Scenario
from vedette.model.worlds import worlds

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "belarus-2022" / "questions"
WAR = "text: Will Norland attack?\nactors: [Norland]\nacts: [attack]\n"
PAIR = """\
scenarios:
  - id: goes
    text: Norland goes in
    says: {N1: yes}
    prior: 0.1
  - id: stays
    text: Norland stays out
    says: {N1: no}
courses:
  - id: C1
    text: March
    actor: Norland
    scenario: goes
    consequence: 5
    inside_cone: no
    because: the bridges are down
assumptions:
  - id: A1
    text: The bridges stay down
    if_wrong: the range moves up
    checked: 2023-05-03
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(f"id: N1\n{WAR}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        f'id: N2\n{WAR}mode: alone\norder: ["N2 <= N1"]\n', encoding="utf-8"
    )
    return tmp_path


def put(folder: Path, text: str) -> Path:
    (folder / "scenarios.yaml").write_text(text, encoding="utf-8")
    return folder


def rows(*lines: str) -> str:
    return "scenarios:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_scenarios_courses_and_assumptions_come_as_written(folder: Path) -> None:
    asked = from_yaml(put(folder, PAIR))
    assert asked.scenarios == (
        Scenario("goes", "Norland goes in", (("N1", True),), prior=0.1),
        Scenario("stays", "Norland stays out", (("N1", False),)),
    )
    assert asked.courses == (
        CourseOfAction("C1", "March", "Norland", "goes", 5, False, "the bridges are down"),
    )
    assert asked.assumptions == (
        Assumption("A1", "The bridges stay down", "the range moves up", date(2023, 5, 3)),
    )


def test_they_may_stand_in_the_file_of_a_question(tmp_path: Path) -> None:
    path = tmp_path / "n1.yaml"
    path.write_text(f"id: N1\n{WAR}{PAIR}", encoding="utf-8")
    assert [s.id for s in from_yaml(path).scenarios] == ["goes", "stays"]


def test_the_example_set_excludes_and_exhausts() -> None:
    asked = from_yaml(FOLDER)
    assert sum(s.residual for s in asked.scenarios) == 1
    named = {s.id for s in asked.scenarios}
    assert {c.scenario for c in asked.courses} == named
    assert any(not c.inside_cone for c in asked.courses)
    assert all(a.if_wrong for a in asked.assumptions)
    for one in asked.by_id("P2").indicators:
        assert {name for name, _ in one.seen} == named


def test_words_and_numbers_both_say_how_likely_an_indicator_is_to_appear(folder: Path) -> None:
    """Words stand for the middle of their band of ICD 203: likely is 55 to 80."""
    row = "{id: i, text: t, domain: border, seen: {goes: likely, stays: 0.2}, collectors: [GUR]}"
    (folder / "a.yaml").write_text(f"id: N1\n{WAR}indicators: [{row}]\n", encoding="utf-8")
    (one,) = from_yaml(put(folder, PAIR)).by_id("N1").indicators
    assert one.seen == (("goes", 0.675), ("stays", 0.2))
    assert one.collectors == ("GUR",)


def test_what_an_indicator_says_of_scenarios_needs_scenarios_of_that_name(folder: Path) -> None:
    row = "{id: i, text: t, domain: border,\n  seen: {gose: likely}}"
    (folder / "a.yaml").write_text(f"id: N1\n{WAR}indicators: [{row}]\n", encoding="utf-8")
    with pytest.raises(BadQuestionFile, match=r"a\.yaml, line 6: gose is no scenario .*goes"):
        from_yaml(put(folder, PAIR))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            rows("id: a, text: t, says: {N1: yes}", "id: b, text: t, says: {N2: no}"),
            r"line 3: says overlaps with a: a and b both allow N1 yes, N2 no",
        ),
        (
            rows("id: a, text: t, says: {N2: yes}", "id: b, text: t, says: {N1: no}"),
            r"leave out N1 yes, N2 no: add a scenario for it, or one with residual",
        ),
        (
            rows("id: a, text: t, says: {N2: yes, N1: no}", "id: b, text: t, residual: yes"),
            r"line 2: says can never come about: the order or the modes forbid N2 yes, N1 no",
        ),
        (
            rows("id: a, text: t, says: {N7: yes}", "id: b, text: t, residual: yes"),
            r"line 2: N7 is no proposition of this set \(N1, N2\)",
        ),
        (
            rows("id: a, text: t, says: {N1: perhaps}", "id: b, text: t, residual: yes"),
            r"line 2: N1 must be yes or no, not 'perhaps'",
        ),
        (
            rows("id: a, text: t, says: {N1: yes}", "id: a, text: t, residual: yes"),
            r"line 3: id a is taken \(scenarios\.yaml, line 2\)",
        ),
        (
            rows("id: a, text: t, residual: yes", "id: b, text: t, residual: yes"),
            r"line 3: residual stands in a already",
        ),
        (
            rows("id: a, text: t, residual: yes, says: {N1: no}"),
            r"line 2: says has no place in a residual",
        ),
        (
            rows(
                "id: a, text: t, says: {N1: yes}, prior: 0.5",
                "id: b, text: t, says: {N1: no}, prior: 0.2",
            ),
            r"line 2: prior and the others sum to 0\.7; they must sum to 1",
        ),
        (
            rows("id: a, text: t, says: {N1: yes}, prior: 7", "id: b, text: t, residual: yes"),
            r"line 2: prior must be a number between 0 and 1, not 7",
        ),
        (rows("id: NO, text: t, residual: yes"), r"line 2: id must be words, not False; put it in"),
        (rows("text: t, residual: yes"), r"line 2: id is missing"),
        (rows("id: a, text: t, sais: {N1: yes}"), r"line 2: unknown key sais; did you mean says"),
        ("scenarios: all of them\n", r"line 1: scenarios must be a list of rows"),
        (PAIR.replace("consequence: 5", "consequence: 9"), r"line 14: consequence must be a whole"),
        (PAIR.replace("scenario: goes", "scenario: gone"), r"line 13: scenario gone is not here"),
        (PAIR.replace("    actor: Norland\n", ""), r"line 10: actor is missing"),
        (PAIR.replace("inside_cone: no", "inside_cone: maybe"), r"line 15: inside_cone must be"),
        (PAIR.replace("2023-05-03", "in spring"), r"line 21: checked is no date: 'in spring'"),
        (PAIR.replace("prior: 0.1", "prior: 0.1\n    prior: 0.2"), r"line 6: prior is given twice"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_key(
    folder: Path, text: str, message: str
) -> None:
    with pytest.raises(BadQuestionFile, match=r"^scenarios\.yaml.*" + message):
        from_yaml(put(folder, text))


def test_a_word_of_no_scale_is_refused_with_those_that_are(folder: Path) -> None:
    row = "{id: i, text: t, domain: border, seen: {goes: conceivable}}"
    (folder / "a.yaml").write_text(f"id: N1\n{WAR}indicators: [{row}]\n", encoding="utf-8")
    with pytest.raises(BadQuestionFile, match=r"line 5: goes cannot be 'conceivable'.*likely"):
        from_yaml(put(folder, PAIR))


def test_scenarios_alone_are_no_question(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile, match="holds no question file"):
        from_yaml(put(tmp_path, PAIR))


def test_an_alias_that_holds_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "n1.yaml"
    path.write_text(f"id: N1\n{WAR}targets: &x [*x]\n", encoding="utf-8")
    with pytest.raises(BadQuestionFile):
        from_yaml(path)


def named(*names: str, **modes: Mode) -> tuple[Question, ...]:
    party = (Party("Norland"),)
    return tuple(
        Question(n, "Will it?", party, ("attack",), mode=modes.get(n, Mode.ANY)) for n in names
    )


def test_the_worlds_are_those_the_orders_allow_also_through_one_not_named() -> None:
    asked = QuestionSet("A", named("A", "M", "B"), (Order("A", "M"), Order("M", "B")))
    assert worlds(asked, ("A", "B")) == (
        {"A": False, "B": False},
        {"A": False, "B": True},
        {"A": True, "B": True},
    )


def test_nobody_acts_alone_and_beside_a_partner_in_one_world() -> None:
    asked = QuestionSet("A", named("A", "B", A=Mode.ALONE, B=Mode.BESIDE))
    assert {"A": True, "B": True} not in worlds(asked, ("A", "B"))

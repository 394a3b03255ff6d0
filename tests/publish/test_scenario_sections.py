"""Scenarios in the brief: danger and likelihood stand apart, and each id can be asked about."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from vedette.desk.commands import asked
from vedette.errors import MixedSentence
from vedette.model.assessment import Assessment
from vedette.model.brief import Brief, Line, Section
from vedette.model.likelihood import Likelihood
from vedette.model.scenario import CourseOfAction, ScenarioChance
from vedette.pipeline.judge import assess
from vedette.pipeline.page import Form, page
from vedette.pipeline.sift import collect
from vedette.publish.check import check
from vedette.publish.compose import compose
from vedette.publish.sections_scenarios import danger_lines, likeliest_lines

ROOT = Path(__file__).resolve().parents[2]
QUESTION = """\
id: N1
text: Will Norland enter the war against Eastmark?
actors: [Norland]
acts: [enter_war]
targets: [Eastmark]
scenarios:
  - {id: goes, text: Norland goes in, says: {N1: yes}, prior: 0.1}
  - {id: drill, text: It is an exercise, says: {N1: no}, apart: the units go home when it ends}
  - {id: show, text: It is a show, says: {N1: no}, apart: the units are there to be seen}
courses:
  - {id: C1, text: A march that is unlikely to end well, actor: Norland, scenario: goes,
     consequence: 5, because: it would be the end of the alliance}
  - {id: C2, text: Drill and go home, actor: Norland, scenario: drill, consequence: 1}
assumptions:
  - {id: A1, text: The passes stay closed, if_wrong: the march is open, checked: 2023-05-01}
"""
TEXT = (
    "Institute doubts that Norland joins\n\n3 May 2023\n\n"
    "Norland is unlikely to enter the war against Eastmark, the Bering Institute said.\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    place = tmp_path_factory.mktemp("reports")
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    question = asked(QUESTION_FILE(place), as_of=date(2023, 5, 4))
    found = collect([place], question.settings)
    return assess(found.documents, found.refused, question)


def QUESTION_FILE(place: Path) -> str:
    path = place / "n1.yaml"
    path.write_text(QUESTION, encoding="utf-8")
    return str(path)


def section(made: Assessment, key: str) -> Section:
    return next(s for s in compose(made).sections if s.key == key)


def test_the_chance_of_yes_is_the_pooled_answer(made: Assessment) -> None:
    goes = next(c for c in made.scenarios if c.scenario == "goes")
    assert goes.chance == pytest.approx(made.answers[0].likelihood.central)
    assert sum(c.chance for c in made.scenarios) == pytest.approx(1, abs=1e-9)


def test_the_likeliest_scenario_stands_first(made: Assessment) -> None:
    rows = section(made, "scenarios").table.rows
    assert [row[0].text for row in rows][-1] == "goes"


def test_the_gravest_course_is_named_without_any_likelihood(made: Assessment) -> None:
    lines = section(made, "courses").lines
    (gravest,) = [line for line in lines if line.text.startswith("Most dangerous")]
    assert "C1" in gravest.text
    assert "%" not in gravest.text
    assert gravest.range is None
    (likely,) = [line for line in lines if line.text.startswith("Most likely")]
    assert "C1" not in likely.text


def test_every_assumption_says_what_follows_if_it_is_wrong(made: Assessment) -> None:
    said = " ".join(line.text for line in section(made, "assumptions").lines)
    assert "The passes stay closed" in said
    assert "If that is wrong: “the march is open”" in said


def test_every_id_they_cite_can_be_asked_about(made: Assessment) -> None:
    for key in ("scenarios", "courses", "assumptions"):
        found = section(made, key)
        cells = [c for row in (found.table.rows if found.table else ()) for c in row]
        for cite in (c for one in (*found.lines, *cells) for c in one.cites):
            assert cite in made.explanations
    assert any("×" in step for step in made.explanations["scn-goes"].arithmetic)


def test_the_json_holds_them_in_the_shape_of_the_schema(made: Assessment) -> None:
    said = json.loads(page(made, Form.JSON))
    schema = json.loads(
        (ROOT / "src/vedette/publish/assessment.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(said, schema)
    assert [s["id"] for s in said["scenarios"]] == ["goes", "drill", "show"]
    assert said["courses"][0]["consequence"] == 5
    assert said["assumptions"][0]["checked"] == "2023-05-01"


@pytest.mark.parametrize("form", list(Form))
def test_every_form_of_the_brief_can_hold_them(made: Assessment, form: Form) -> None:
    assert "Drill and go home" in page(made, form)


def test_a_sentence_that_hangs_a_likelihood_on_danger_is_refused() -> None:
    for text in (
        "The most dangerous course of action has a chance of 40%.",
        "The worst-case scenario is likely.",
        "MDCOA: a march, probable by spring.",
    ):
        brief = Brief("q", "a", (Section("s", "S", (Line(text, ("x",)),)),))
        with pytest.raises(MixedSentence, match="danger"):
            check(brief)


def test_a_bar_under_a_sentence_about_danger_is_refused_too() -> None:
    line = Line("Most dangerous course of action: a march.", ("x",), range=Likelihood(0, 0.1, 0.2))
    with pytest.raises(MixedSentence, match="danger"):
        check(Brief("q", "a", (Section("s", "S", (line,)),)))


def test_a_question_about_confidence_in_numbers_may_be_asked() -> None:
    line = Line("I read this as: act will confidence fall by 5%?", ("question",), "reading")
    check(Brief("q", "a", (Section("s", "S", (line,)),)))


def course(name: str, scenario: str, consequence: int, *, inside: bool = True) -> CourseOfAction:
    return CourseOfAction(name, f"do {name}", "Norland", scenario, consequence, inside)


def test_a_worst_case_outside_the_cone_is_named_with_the_worst_inside_it() -> None:
    lines = danger_lines([course("A", "s", 5, inside=False), course("B", "s", 4)])
    assert "outside the cone" in lines[0].text
    assert "“do B”" in lines[1].text


def test_equal_danger_is_not_decided_by_likelihood() -> None:
    lines = danger_lines([course("A", "s", 5), course("B", "t", 5)])
    assert [line.text.count("Most dangerous") for line in lines] == [1, 1, 0]


def test_no_course_is_likeliest_where_nobody_judged() -> None:
    (line,) = likeliest_lines([course("A", "s", 5)], [ScenarioChance("s", 1.0, 1.0)])
    assert "No course can be called most likely" in line.text

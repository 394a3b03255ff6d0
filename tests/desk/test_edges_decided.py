"""What an analyst decides about an edge is kept beside the machine's, and heeded."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vedette.desk import commands, edges, lineage
from vedette.errors import NoSuchId
from vedette.model.lineage import EdgeDecision, EdgeVerb
from vedette.pipeline.page import Form, page

NOW = datetime(2031, 5, 9, 12, tzinfo=UTC)
TEXT = (
    "Norland and Eastmark\n\n3 May 2031\n\n"
    "Norland is unlikely to enter the war against Eastmark this year, the Bering Institute said "
    "on Tuesday. It has seen no signs of troops near the border.\n"
)
GIVER, TAKER = "Bering Institute", "unnamed outlet (report.txt)"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    place = tmp_path / "a.desk"
    commands.init(place)
    commands.ingest(place, [folder], received=NOW)
    return place


def said(verb: EdgeVerb, giver: str = GIVER, document: str = "report.txt") -> EdgeDecision:
    return EdgeDecision(verb, giver, TAKER, document, "the editor named another body", "A. Koval")


def test_a_rejected_edge_is_shown_with_who_and_why_and_the_words_are_the_outlets(
    desk: Path,
) -> None:
    before = lineage.tree_of(lineage.from_desk(desk, None), "report.txt")
    edges.decide(desk, said(EdgeVerb.REJECT), at=NOW)
    after = lineage.tree_of(lineage.from_desk(desk, None), "report.txt")
    assert before.splitlines()[2].startswith(GIVER)
    assert after.splitlines()[2].startswith(TAKER)
    assert "rejected by A. Koval on 9 May 2031: the editor named another body" in after


def test_the_newer_of_two_decisions_about_one_edge_holds_and_both_are_kept(desk: Path) -> None:
    edges.decide(desk, said(EdgeVerb.REJECT), at=NOW)
    edges.decide(desk, said(EdgeVerb.ADD), at=NOW)
    shown = lineage.tree_of(lineage.from_desk(desk, None), "report.txt")
    assert "added by A. Koval" in shown
    assert "rejected" not in shown
    assert [k.decision.verb for k in edges.decisions_kept(desk)] == [EdgeVerb.REJECT, EdgeVerb.ADD]


def test_an_assessment_heeds_what_was_decided(desk: Path) -> None:
    asked = commands.asked("Will Norland enter the war against Eastmark?")
    first = commands.assess_desk(desk, asked, made=NOW)
    edges.decide(desk, said(EdgeVerb.REJECT), at=NOW)
    then = commands.assess_desk(desk, asked, made=NOW)
    assert {j.origin for j in first.lineage.judgements} == {GIVER}
    assert {j.origin for j in then.lineage.judgements} == {TAKER}
    assert first.id != then.id


def test_brief_explanation_and_json_say_who_decided_when_and_why(desk: Path) -> None:
    asked = commands.asked("Will Norland enter the war against Eastmark?")
    edges.decide(desk, said(EdgeVerb.REJECT), at=NOW)
    made = commands.assess_desk(desk, asked, made=NOW)
    words = "rejected by A. Koval on 9 May 2031: the editor named another body"
    for form in (Form.TEXT, Form.MARKDOWN, Form.HTML):
        shown = " ".join(page(made, form, width=400).split())
        assert words in shown, form
    (kept,) = json.loads(page(made, Form.JSON))["edge_decisions"]
    assert kept["by"] == "A. Koval"
    assert kept["at"].startswith("2031-05-09")
    assert words in made.explanations[kept["id"]].title


@pytest.mark.parametrize(
    "wrong",
    [said(EdgeVerb.REJECT, giver="Nobody"), said(EdgeVerb.REJECT, document="other.txt")],
)
def test_what_the_desk_does_not_show_cannot_be_rejected(desk: Path, wrong: EdgeDecision) -> None:
    with pytest.raises(NoSuchId):
        edges.decide(desk, wrong, at=NOW)
    assert edges.decisions_kept(desk) == ()

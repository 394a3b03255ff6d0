"""A person says that the condition of a judgement was met; then it is scored, and not before."""

import json
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from vedette.desk import commands, conditions, questions, resolve, score
from vedette.errors import BadDate, BadResolution, NoSuchId
from vedette.faces.cli.main import app
from vedette.model.resolution import ConditionDecision
from vedette.model.score import OrderVerdict, Role

SPEC = """
id: R1
main: true
text: Will Ruritania attack Graustark before July 2023?
actors: [{name: Ruritania, aliases: [Ruritanian]}]
acts: [attack, invade]
targets: [Graustark]
window: {from: 2023-01-01, to: 2023-06-30}
"""
TEXTS = [
    (
        "2023-02-01",
        "If Krakozhia leaves the pact, Ruritania is likely to attack Graustark, the Strelsau "
        "Institute said.",
    ),
    ("2023-02-03", "The Zenda Centre said that Ruritania is unlikely to attack Graustark."),
    (
        "2023-03-05",
        "The Zenda Centre said that Ruritania is less likely to attack Graustark than it was.",
    ),
]
MADE = datetime(2023, 8, 1, tzinfo=UTC)
LEFT = date(2023, 4, 1)


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "R1.yaml").write_text(SPEC, encoding="utf-8")
    feed = tmp_path / "feed.jsonl"
    rows = [{"outlet": f"Post {n}", "date": d, "text": t} for n, (d, t) in enumerate(TEXTS)]
    feed.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    place = tmp_path / "a.desk"
    commands.init(place)
    commands.ingest(place, [feed], received=MADE)
    questions.new(place, str(tmp_path / "R1.yaml"), made=datetime(2023, 1, 2, tzinfo=UTC))
    resolve.resolve(place, "R1", "no", on=date(2023, 6, 30), because="No unit crossed.", made=MADE)
    return place


def card(desk):
    (found,) = score.score(desk, "R1").cards
    return found


def hanging(desk) -> str:
    (left,) = [u for u in card(desk).unscored if u.estimate]
    return left.estimate


def said(**more) -> ConditionDecision:
    given = {"question": "R1", "estimate": "", "met": True, "on": LEFT, "because": "It left."}
    return ConditionDecision(**(given | more))


def test_a_condition_met_brings_the_judgement_in_from_its_day(desk) -> None:
    before = {m.score.name for m in card(desk).marked if m.score.role is Role.ORIGIN}
    (line,) = conditions.decide(desk, said(), [hanging(desk)], made=MADE)
    assert "Krakozhia leaves the pact" in line
    after = {m.score.name: m.score for m in card(desk).marked if m.score.role is Role.ORIGIN}
    assert before == {"Zenda Centre"}
    assert after["Strelsau Institute"].days == 91  # 1 April to 30 June
    assert score.audit(desk).faults == ()


def test_a_condition_not_met_stays_out_and_a_later_word_takes_it_back(desk) -> None:
    mark = hanging(desk)
    conditions.decide(desk, said(), [mark], made=MADE)
    conditions.decide(desk, said(met=False, because="A slip."), [mark], made=MADE)
    (left,) = [u for u in card(desk).unscored if u.estimate]
    assert left.because == "its condition was not met"


def test_what_is_less_likely_than_it_was_is_an_order_and_right_on_a_no(desk) -> None:
    (one,) = card(desk).ordered
    assert (one.name, one.verdict) == ("Zenda Centre", OrderVerdict.RIGHT)
    text = " ".join(score.text_of(score.score(desk)).split())
    assert "Zenda Centre: 1 right" in text
    assert "Not scorable, 1 judgement: the condition is open" in text


@pytest.mark.parametrize(
    ("more", "mark", "error"),
    [
        ({}, "est-nothing", NoSuchId),
        ({"question": "R9"}, None, NoSuchId),
        ({"on": date(2024, 1, 1)}, None, BadDate),
        ({"because": " "}, None, BadResolution),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(desk, more, mark, error) -> None:
    with pytest.raises(error):
        conditions.decide(desk, said(**more), [mark or hanging(desk)], made=MADE)
    assert hanging(desk)


def test_the_command_takes_the_beginning_of_an_id_and_needs_a_day_and_a_reason(desk) -> None:
    when = ("--on", "2023-04-01", "--because", "Left.", "--desk", str(desk))
    run = CliRunner().invoke(app, ["resolve", "R1", "--met", hanging(desk)[:12], *when])
    assert run.exit_code == 0, run.output
    assert "was met on 2023-04-01: Left." in run.output
    refused = CliRunner().invoke(app, ["resolve", "R1", "--met", "est", "--desk", str(desk)])
    assert refused.exit_code

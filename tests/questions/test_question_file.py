"""A question file is read whole or refused with what to change and where."""

import re
from datetime import date
from pathlib import Path

import pytest

from vedette.doctrine.indicators import DOMAINS
from vedette.errors import BadQuestion, BadQuestionFile
from vedette.extract.question.fields import KEYS
from vedette.extract.question.file import from_yaml, load
from vedette.extract.question.indicators import INDICATOR_KEYS
from vedette.extract.question.scenarios import ASSUMPTION_KEYS, COURSE_KEYS, SCENARIO_KEYS
from vedette.model.likelihood import Likelihood
from vedette.model.question import Mode

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "belarus-2022" / "questions"
DOCS = ROOT / "docs" / "questions.md"

ONE = """\
id: N1
text: Will ECOWAS intervene in Niger before 2024?
actors: [ECOWAS]
acts: [intervene]
targets: [Niger]
"""


def test_the_example_folder_holds_five_questions_and_their_order() -> None:
    asked = from_yaml(FOLDER)
    assert asked.main == "P2"
    assert {q.id: q.mode for q in asked.questions} == {
        "P1": Mode.ALONE,
        "P2": Mode.ANY,
        "P2c": Mode.BESIDE,
        "P3": Mode.FROM,
        "P4": Mode.WORST_CASE,
    }
    bounds = {(o.lesser, o.greater) for o in asked.orders}
    assert bounds == {("P1", "P2"), ("P2c", "P2"), ("P2c", "P3"), ("P4", "P3")}


def test_the_question_asked_says_how_it_resolves_and_what_does_not_count() -> None:
    asked = from_yaml(FOLDER).by_id("P2")
    assert asked.closes == date(2023, 12, 31)
    assert "two or more independent origins" in asked.resolution
    assert any("missiles" in one for one in asked.excluded)
    assert any("volunteers" in one for one in asked.excluded)
    assert len(asked.indicators) >= 10
    assert {one.domain for one in asked.indicators} == set(DOMAINS)


def test_indicators_speak_for_and_against() -> None:
    """An indicator no likelier one way than the other would tell nothing."""
    for one in from_yaml(FOLDER).by_id("P2").indicators:
        assert one.seen_if_yes is not None
        assert one.seen_if_no is not None
        assert one.seen_if_yes != one.seen_if_no


def test_one_file_is_a_set_of_one(tmp_path: Path) -> None:
    path = tmp_path / "n1.yaml"
    path.write_text(ONE, encoding="utf-8")
    assert from_yaml(path).main == "N1"
    assert load(str(path)) == from_yaml(path) == from_yaml(ONE)
    assert from_yaml(path).by_id("N1").targets[0].name == "Niger"


def test_load_takes_a_plain_sentence() -> None:
    assert load("Will ECOWAS intervene in Niger?").by_id("q").acts == ("intervene",)
    with pytest.raises(BadQuestion):
        load("hello")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ONE + "indicatrs: []\n", r"line 6: unknown key indicatrs; did you mean indicators\?"),
        (ONE + "targts: [x]\n", r"unknown key targts; did you mean targets\?"),
        (ONE + "prior: [0.5, 0.2, 0.1]\n", r"line 6: prior must be three numbers"),
        (ONE + "prior: 0.5\n", r"prior must be \[low, central, high\]"),
        (ONE + "mode: solo\n", r"mode cannot be 'solo'; write one of any, alone"),
        (ONE + "window: {from: 2024-01-01, to: 2023-01-01}\n", r"ends \(2023-01-01\) before"),
        (ONE + "window: {till: 2024-01-01}\n", r"unknown key till"),
        (ONE + "window: {to: soon}\n", r"to is no date: 'soon'"),
        (ONE + "order: [N1 before N2]\n", r"order cannot be read: 'N1 before N2'"),
        (ONE + "order: [A <= B, B <= C, C <= A]\n", r"contradicts itself"),
        (ONE + "order: [N1 <= N1]\n", r"says nothing"),
        (
            ONE.replace("[intervene]", "[enter_wr]"),
            r"no act of the table: enter_wr; did you mean enter_war",
        ),
        (ONE.replace("acts", "akts"), r"unknown key akts; did you mean acts"),
        (ONE.replace("id: N1\n", ""), r"has no id"),
        (ONE.replace("[ECOWAS]", "[{nam: E}]"), r"actors must be a name"),
        (ONE.replace("[ECOWAS]", "[{name: E, alias: [F]}]"), r"did you mean aliases"),
        (ONE + "indicators: [{id: a, text: b, domain: sky}]\n", r"domain cannot be 'sky'"),
        (
            ONE + "indicators: [{id: a, text: b, domain: border, seen_if_yes: 3}]\n",
            r"between 0 and 1",
        ),
        (
            ONE + "indicators: [{id: a, text: b, domain: border, lead: 3}]\n",
            r"did you mean lead_days",
        ),
        (ONE + "indicators: [{id: a, domain: border}]\n", r"text is missing"),
        ("id: [\ntext: x\n", r"not valid YAML at line"),
        ("- a\n- b\n", r"holds no question"),
    ],
)
def test_a_bad_file_is_refused_with_what_to_change(text: str, message: str) -> None:
    with pytest.raises(BadQuestionFile, match=message):
        from_yaml(text)


def test_an_order_may_only_name_questions_of_the_set(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ONE + "order: [N1 <= N3]\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(ONE.replace("N1", "N2"), encoding="utf-8")
    with pytest.raises(BadQuestionFile, match="names N3"):
        from_yaml(tmp_path)


def test_two_questions_cannot_share_an_id(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(ONE, encoding="utf-8")
    with pytest.raises(BadQuestionFile, match="id N1 is given to two"):
        from_yaml(tmp_path)


def test_an_empty_folder_and_a_missing_file_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile, match="no question file"):
        from_yaml(tmp_path)
    with pytest.raises(BadQuestionFile, match="There is no question file"):
        load(str(tmp_path / "gone.yaml"))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n1.yaml"
    path.write_bytes(ONE.replace("Niger", "Müller").encode("latin-1"))
    with pytest.raises(BadQuestionFile, match="not UTF-8"):
        from_yaml(path)


def test_a_prior_is_a_range() -> None:
    asked = from_yaml(ONE + "prior: [0.1, 0.2, 0.4]\n").by_id("N1")
    assert asked.prior == Likelihood(0.1, 0.2, 0.4)


def _keys_in_docs() -> dict[str, set[str]]:
    text = DOCS.read_text(encoding="utf-8")
    tables = re.split(r"^\| key( of an? \w+)? \| needed", text, flags=re.MULTILINE)[1:]
    rows = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
    return {
        (of or "").split()[-1] if of else "": set(rows.findall(table))
        for of, table in zip(tables[::2], tables[1::2], strict=True)
    }


def test_the_tables_of_the_docs_are_the_schema() -> None:
    assert _keys_in_docs() == {
        "": set(KEYS),
        "indicator": set(INDICATOR_KEYS),
        "scenario": set(SCENARIO_KEYS),
        "course": set(COURSE_KEYS),
        "assumption": set(ASSUMPTION_KEYS),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ONE.replace("[Niger]", "[NO]"), r"targets must be a name"),
        (ONE + "exclusions: ['']\n", r"exclusions must be a text or a list of texts"),
        (ONE.replace("[ECOWAS]", "[{name: E, aliases: [NO]}]"), r"line 3: aliases must be a text"),
        (ONE.replace("[ECOWAS]", "[{name: [E]}]"), r"line 3: name must be words"),
        (ONE + "resolution: [yes, no]\n", r"line 6: resolution must be words"),
        (ONE + "window: 2023\n", r"line 6: window must hold from: and to:"),
        (ONE.replace("N1", "N 1"), r"line 1: id must be one short word"),
        (
            ONE + "indicators: [{id: a, text: b, domain: border, lead_days: 99999999}]\n",
            r"line 6: lead_days must be a whole number of days",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_before_it_does_harm(text: str, message: str) -> None:
    """A bare NO is read as false, and an empty name would stand in every text."""
    with pytest.raises(BadQuestionFile, match=message):
        from_yaml(text)

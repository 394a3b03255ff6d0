"""`vedette board` and `vedette matrix` as an analyst meets them."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vedette.faces.cli.main import app

QUESTION = """\
id: R1
text: Will Ruritania attack Sylvania before 2025?
actors:
  - {name: Ruritania, aliases: [Ruritanian]}
acts: [attack]
targets: [Sylvania]
window: {from: 2024-01-01, to: 2024-12-31}
prior: [0.02, 0.10, 0.25]
indicators:
  - {id: hospital, text: A field hospital opens near the border, domain: medical,
     words: [field hospital], seen_if_yes: 0.8, seen_if_no: 0.1, lead_days: 10, decay_days: 30}
  - {id: group, text: An assault group forms, domain: force_posture,
     words: [assault group], seen_if_yes: 0.9, seen_if_no: 0.2, lead_days: 21, decay_days: 30}
  - {id: drills, text: Drills are held, domain: exercise,
     words: [drills], seen_if_yes: 0.9, seen_if_no: 0.8}
  - {id: reserve, text: The reserve is called up, domain: mobilisation,
     words: [reservists called], seen_if_yes: 0.7, seen_if_no: 0.1, decay_days: 30}
"""
SAW = (
    "The Sylvanian General Staff reported on Monday that Ruritanian troops set up a field "
    "hospital beside the border road at Zenda."
)
NONE = (
    "The Sylvanian border service said it has seen no signs of a Ruritanian assault group "
    "forming near the frontier."
)
JUDGED = "It is unlikely that Ruritania attacks Sylvania this year, the Strelsau Institute said."


def run(*words: str | Path):
    found = CliRunner().invoke(app, [str(w) for w in words])
    return found.exit_code, found.output


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("VEDETTE_DESK", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "R1.yaml").write_text(QUESTION, encoding="utf-8")
    rows = [
        {"doc": "a", "outlet": "zenda.example", "date": "2024-05-06", "text": f"{SAW}\n\n{NONE}"},
        {"doc": "b", "outlet": "mirror.example", "date": "2024-05-07", "text": SAW},
        {"doc": "c", "outlet": "letter.example", "date": "2024-05-08", "text": JUDGED},
    ]
    (tmp_path / "reports").mkdir()
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "reports" / "feed.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


ASK = ("R1", "--questions", "questions", "--as-of", "2024-05-20")


def rows_of(output: str):
    return {row["indicator"]["id"]: row for row in json.loads(output)["rows"]}


def test_the_board_says_what_was_seen_looked_for_and_not_collected() -> None:
    code, out = run("board", *ASK, "--in", "reports", "--json")
    assert code == 0
    rows = rows_of(out)
    assert rows["hospital"]["status"] == "observed"
    assert rows["hospital"]["groups"] == 1
    assert rows["group"]["status"] == "not_observed"
    assert rows["reserve"]["status"] == "not_collected"
    assert rows["hospital"]["moved"] > 0 > rows["group"]["moved"]
    assert rows["reserve"]["moved"] == 0


def test_the_board_in_words_prints_every_column_and_what_discriminates_nothing() -> None:
    code, out = run("board", *ASK, "--in", "reports")
    told = " ".join(out.split())
    assert code == 0
    for words in ("Status: observed", "Until: 2024-06-05", "NOT COLLECTED", "looked for, not"):
        assert words in told
    assert "(discriminates nothing)" in told


def test_a_sighting_on_the_board_expires(home: Path) -> None:
    _, out = run("board", *ASK[:-1], "2024-07-20", "--in", "reports", "--json")
    assert rows_of(out)["hospital"]["status"] == "not_collected"


def test_why_explains_a_row_of_the_board_and_of_the_matrix() -> None:
    run("matrix", *ASK, "--in", "reports")
    code, out = run("why", "ind-hospital")
    assert code == 0
    assert "Sylvanian General Staff" in out
    assert "reliability 0.90" in out
    assert run("why", "row-hospital")[0] == 0


def test_the_validator_needs_no_reporting() -> None:
    code, out = run("board", "R1", "--questions", "questions", "--validate")
    assert code == 0
    assert "1 discriminate nothing (drills)" in " ".join(out.split())
    assert "Lead: 10 d" in " ".join(out.split())


def test_the_starter_library_can_be_watched_too() -> None:
    _, out = run("board", "R1", "--questions", "questions", "--validate", "--starter", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert len(rows) == 44
    assert rows["strike-group-forms"]["discriminates"]


def test_the_matrix_shows_the_score_and_its_twin() -> None:
    code, out = run("matrix", *ASK, "--in", "reports", "--json")
    found = json.loads(out)
    assert code == 0
    assert {row["id"] for row in found["rows"]} == {
        "hospital",
        "group",
        "R1:Strelsau Institute",
    }
    assert sum(found["used"]["probability"]) == pytest.approx(1)


def test_an_analysts_cell_is_kept_on_the_desk_beside_the_machines() -> None:
    run("init", "my.desk")
    run("ingest", "--desk", "my.desk", "reports")
    here = (*ASK, "--desk", "my.desk")
    cell = ("--set", "hospital", "no", "C", "--because", "Flood relief explains it.")
    code, out = run("matrix", *here, *cell)
    assert code == 0
    assert "no: C (machine: II)" in " ".join(out.split())
    _, again = run("matrix", *here)
    assert "Flood relief explains it." in again
    assert "Without the analyst's cells" in again
    back = ("--set", "hospital", "no", "machine", "--because", "No flood.")
    assert "machine: II" not in run("matrix", *here, *back)[1]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (("hospital", "no", "maybe"), "is no rating"),
        (("hospital", "perhaps", "C"), "no hypothesis"),
        (("nothing", "no", "C"), "no row"),
    ],
)
def test_a_cell_that_is_none_is_refused_in_a_sentence(cell: tuple[str, ...], words: str) -> None:
    run("init", "my.desk")
    run("ingest", "--desk", "my.desk", "reports")
    found = CliRunner().invoke(
        app, ["matrix", *ASK, "--desk", "my.desk", "--set", *cell, "--because", "Because."]
    )
    assert found.exit_code != 0
    assert words in f"{found.output}{found.exception}"


def test_a_cell_needs_a_desk_and_a_reason() -> None:
    cell = ("--set", "hospital", "no", "C")
    assert run("matrix", *ASK, "--in", "reports", *cell, "--because", "x")[0] == 2
    assert run("matrix", *ASK, *cell)[0] == 2


def test_the_page_heads_every_cell_for_narrow_screens_and_screen_readers(home: Path) -> None:
    for command in ("board", "matrix"):
        run(command, *ASK, "--in", "reports", "--html", "page.html")
        page = (home / "page.html").read_text(encoding="utf-8")
        assert 'th scope="row"' in page
        assert page.count("<th scope") > 0
        assert not re.search(r"<td(?! data-head=)", page)
        assert "http" not in page.replace("http-equiv", "")


def test_a_reporters_name_cannot_bring_a_script(home: Path) -> None:
    row = {
        "doc": "x",
        "outlet": "<script>alert(1)</script>",
        "date": "2024-05-09",
        "text": "Ruritanian troops set up a field hospital at Zenda, beside the border road.",
    }
    (home / "reports" / "more.jsonl").write_text(json.dumps(row), encoding="utf-8")
    run("board", *ASK, "--in", "reports", "--html", "page.html")
    assert "<script" not in (home / "page.html").read_text(encoding="utf-8")


def test_an_origin_may_be_believed_less_and_one_of_reliability_zero_not_at_all() -> None:
    def moved(*more: str) -> float:
        _, out = run("board", *ASK, "--in", "reports", "--json", *more)
        return rows_of(out)["hospital"]["moved"]

    less = moved("--reliability", "Sylvanian General Staff=0.5")
    assert 0 < less < moved()
    assert moved("--reliability", "Sylvanian General Staff=0") == 0


def test_a_reliability_that_is_none_is_refused() -> None:
    assert run("board", *ASK, "--in", "reports", "--reliability", "Staff=2")[0] == 2
    assert run("board", *ASK, "--in", "reports", "--reliability", "Staff")[0] == 2


def test_a_question_file_may_watch_the_whole_starter_library(home: Path) -> None:
    short = QUESTION.split("indicators:", maxsplit=1)[0] + "indicators: starter\n"
    (home / "questions" / "R1.yaml").write_text(short, encoding="utf-8")
    _, out = run("board", "R1", "--questions", "questions", "--validate", "--json")
    assert len(json.loads(out)) == 40


def test_a_question_without_indicators_is_pointed_to_the_starter_library() -> None:
    asked = ("Will Ruritania attack Sylvania before 2025?", "--in", "reports")
    for command in (("board",), ("board", "--validate")):
        code, out = run(command[0], *asked, *command[1:])
        assert code == 0
        assert "--starter" in out
    assert run("matrix", *asked)[0] == 0

"""`vedette replay` and `vedette diff` as a person calls them."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from typer.testing import CliRunner

from vedette.errors import BadDate, BadForm
from vedette.faces.cli.main import app

ROWS = [
    (
        "a",
        "2023-03-02",
        "The Sahel Institute said on 1 March 2023 that Niger is unlikely to attack Benin.",
    ),
    (
        "b",
        "2023-03-09",
        "The =Border Monitor assesses that Niger is highly likely to attack Benin.",
    ),
]
ASK = "Will Niger attack Benin?"


@pytest.fixture
def folder(tmp_path):
    lines = [json.dumps({"doc": d, "date": day, "text": text}) for d, day, text in ROWS]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def run(*words):
    done = CliRunner().invoke(app, [str(w) for w in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


def test_the_table_has_a_row_for_each_day_and_says_what_moved_it(folder) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(
                run("replay", ASK, "--in", folder, "--from", "2023-03-01", "--to", "2023-03-10")
            )
        )
    )
    asked = [r for r in rows if r["proposition"] == "q"]
    assert [r["day"] for r in asked] == [f"2023-03-{n:02}" for n in range(1, 11)]
    assert asked[0]["central"] == ""
    assert float(asked[0]["prior"]) == 0.1
    assert (
        "heard for the first time" in asked[1]["what moved it"]
        or "first day" in asked[1]["what moved it"]
    )
    assert float(asked[8]["central"]) > float(asked[7]["central"])
    assert asked[8]["origins"] == "2"


def test_no_cell_begins_like_a_formula(folder) -> None:
    rows = list(csv.reader(io.StringIO(run("replay", ASK, "--in", folder))))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]


def test_the_picture_is_one_file_that_fetches_nothing(folder) -> None:
    out = folder / "series.svg"
    said = run("replay", ASK, "--in", folder, "--picture", out, "-o", folder / "series.csv")
    assert "highest" in said
    svg = out.read_text(encoding="utf-8")
    ET.fromstring(svg)
    assert "href" not in svg
    assert (folder / "series.csv").read_text(encoding="utf-8").startswith("day,proposition")


def test_a_picture_of_another_kind_is_refused(folder) -> None:
    with pytest.raises(BadForm, match="SVG"):
        run("replay", ASK, "--in", folder, "--picture", folder / "series.png")


def test_diff_names_each_cause_and_the_parts_sum_to_the_whole(folder) -> None:
    found = json.loads(
        run("diff", ASK, "--in", folder, "--since", "2023-03-03", "--to", "2023-03-09", "--json")
    )
    asked = next(one for one in found if one["question"] == "q")
    assert sum(c["points"] for c in asked["causes"]) == pytest.approx(asked["points"], abs=1e-9)
    assert {c["kind"] for c in asked["causes"]} >= {"new origin", "ageing"}
    said = run("diff", ASK, "--in", folder, "--since", "2023-03-03", "--to", "2023-03-09")
    assert "heard for the first time" in said
    assert "in all" in said


def test_days_the_wrong_way_round_are_refused(folder) -> None:
    with pytest.raises(BadDate, match="swap"):
        run("diff", ASK, "--in", folder, "--since", "2023-03-09", "--to", "2023-03-03")


def test_without_a_last_day_the_series_ends_with_the_newest_text_that_words_date(
    folder, tmp_path
) -> None:
    """A desk filled today received its undated texts today, years after all the others."""
    undated = {"doc": "c", "text": "Niger is unlikely to attack Benin, the Sahel Institute said."}
    with (folder / "reports.jsonl").open("a", encoding="utf-8") as out:
        out.write("\n" + json.dumps(undated))
    desk = tmp_path / "a.desk"
    run("init", desk)
    run("ingest", folder, "--desk", desk)
    rows = list(csv.DictReader(io.StringIO(run("replay", ASK, "--desk", desk))))
    assert rows[-1]["day"] == "2023-03-09"

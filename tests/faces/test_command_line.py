"""The command line as a user meets it: real processes, real files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from vedette import errors
from vedette.faces.cli.exits import EXIT_CODES, exit_code

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "belarus-2022"
QUESTION = "Will Belarus enter the war against Ukraine?"


def vedette(
    *words: str, cwd: Path, stdin: bytes = b"", timeout: float = 240
) -> subprocess.CompletedProcess[bytes]:
    home = {**os.environ, "XDG_STATE_HOME": str(cwd / "state"), "PYTHONUTF8": "1"}
    home.pop("VEDETTE_DESK", None)
    return subprocess.run(
        [sys.executable, "-m", "vedette", *words],
        cwd=cwd,
        input=stdin,
        env=home,
        capture_output=True,
        timeout=timeout,
        check=False,
    )


def report(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


TEXT = (
    "Institute doubts that Norland joins\n\n3 May 2023\n\n"
    "Norland is unlikely to enter the war against Eastmark this year, the Bering Institute said "
    "on Tuesday. It has seen no signs of troops near the border.\n"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo's question answered once, in the forms a user may ask for."""
    place = tmp_path_factory.mktemp("demo")
    told = vedette(
        "assess",
        str(DEMO),
        QUESTION,
        "--questions",
        str(DEMO / "questions"),
        "-o",
        str(place / "brief.json"),
        "--html",
        str(place / "brief.html"),
        cwd=place,
    )
    assert told.returncode == 0, told.stderr.decode()
    return {"place": place, "json": place / "brief.json", "html": place / "brief.html"}


def test_json_holds_to_the_published_schema(demo: dict[str, Path]) -> None:
    schema = json.loads(
        (ROOT / "src/vedette/publish/assessment.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(demo["json"].read_text("utf-8")))


def test_every_estimate_is_traceable_to_its_characters(demo: dict[str, Path]) -> None:
    said = json.loads(demo["json"].read_text("utf-8"))
    texts = {d["id"]: d["text"] for d in said["documents"]}
    assert said["estimates"]
    for estimate in said["estimates"]:
        start, end = estimate["phrase"]
        assert texts[estimate["document"]][start:end] == estimate["words"]
        left, right = estimate["quote"]
        assert left <= start < end <= right


def test_the_orders_between_propositions_hold_in_the_answer(demo: dict[str, Path]) -> None:
    said = json.loads(demo["json"].read_text("utf-8"))
    ranges = {p["id"]: p["likelihood"] for p in said["propositions"]}
    assert said["orders"]
    for order in said["orders"]:
        lesser, greater = ranges[order["lesser"]], ranges[order["greater"]]
        if lesser and greater:
            for key in ("low", "central", "high"):
                assert lesser[key] <= greater[key] + 1e-9


def test_the_page_fetches_nothing_and_runs_nothing(demo: dict[str, Path]) -> None:
    page = demo["html"].read_text("utf-8")
    assert "<script" not in page
    assert "src=" not in page
    assert "<link" not in page
    assert 'http-equiv="Content-Security-Policy"' in page


def test_why_explains_the_last_answer_down_to_the_words(demo: dict[str, Path]) -> None:
    said = json.loads(demo["json"].read_text("utf-8"))
    told = vedette("why", f"ans-{said['main']}", cwd=demo["place"])
    assert told.returncode == 0
    assert "log-odds" in told.stdout.decode()
    linked = next(e for e in said["estimates"] if e["links"])
    told = vedette("why", linked["id"], cwd=demo["place"])
    assert linked["words"] in told.stdout.decode()
    assert "characters" in told.stdout.decode()


def test_the_false_alarm_of_march_is_no_judgement_and_flips_nothing(demo: dict[str, Path]) -> None:
    """Forty reprints of one parliament tweet are one origin's report, not forty witnesses."""
    said = json.loads(demo["json"].read_text("utf-8"))
    main = next(p for p in said["propositions"] if p["id"] == said["main"])
    assert main["likelihood"]["central"] < 0.35


def test_the_same_folder_gives_the_same_answer_twice(demo: dict[str, Path], tmp_path: Path) -> None:
    told = vedette(
        "assess",
        str(DEMO),
        QUESTION,
        "--questions",
        str(DEMO / "questions"),
        "--format",
        "json",
        cwd=tmp_path,
    )
    again, first = json.loads(told.stdout), json.loads(demo["json"].read_text("utf-8"))
    assert again["id"] == first["id"]
    assert again["propositions"] == first["propositions"]


def test_a_pipe_gets_no_colour_and_no_progress(tmp_path: Path) -> None:
    folder = report(tmp_path / "in", "a.txt", TEXT).parent
    told = vedette(
        "assess", str(folder), "Will Norland enter the war against Eastmark?", cwd=tmp_path
    )
    assert told.returncode == 0, told.stderr.decode()
    assert b"\x1b[" not in told.stdout
    assert told.stderr == b""


def test_standard_input_is_read_when_a_dash_stands_for_it(tmp_path: Path) -> None:
    told = vedette(
        "assess",
        "-",
        "Will Norland enter the war against Eastmark?",
        cwd=tmp_path,
        stdin=TEXT.encode(),
    )
    assert told.returncode == 0, told.stderr.decode()
    assert "unlikely" in told.stdout.decode().lower()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("assess", "no-such-folder", QUESTION), errors.NoSuchInput),
        (("assess", "empty", QUESTION), errors.NothingToRead),
        (("assess", "full", "what?"), errors.BadQuestion),
        (("assess", "full", QUESTION, "--as-of", "yesterday"), errors.BadDate),
        (("assess", "full", QUESTION, "--format", "docx"), errors.BadForm),
        (("assess", "full", QUESTION, "--questions", "bad.yaml"), errors.BadQuestionFile),
        (("assess", QUESTION, "--desk", "none.desk"), errors.NoDesk),
        (("why", "ans-q"), errors.NoSuchId),
        (("init", "full/a.txt"), errors.DeskExists),
    ],
)
def test_each_refusal_is_one_sentence_with_its_own_exit_status(
    words: tuple[str, ...], error: type[errors.VedetteError], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    report(tmp_path / "full", "a.txt", TEXT)
    report(tmp_path, "bad.yaml", "id: X\ntext: Will it?\ncolour: red\n")
    told = vedette(*words, cwd=tmp_path)
    assert told.returncode == EXIT_CODES[error], told.stderr.decode()
    lines = told.stderr.decode().strip().splitlines()
    assert len(lines) == 1
    assert "Traceback" not in lines[0]
    assert told.stdout == b""


def test_every_error_has_an_exit_status_of_its_own() -> None:
    children = {
        value
        for value in vars(errors).values()
        if isinstance(value, type)
        and issubclass(value, errors.VedetteError)
        and value is not errors.VedetteError
    }
    assert children == set(EXIT_CODES)
    assert len(set(EXIT_CODES.values())) == len(EXIT_CODES)
    assert not {0, 1, 2} & set(EXIT_CODES.values())
    assert exit_code(errors.NoDesk("x")) == EXIT_CODES[errors.NoDesk]


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    folder = report(tmp_path / "in", "a.txt", TEXT).parent
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnot really")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 40)
    told = vedette(
        "assess",
        str(folder),
        "Will Norland enter the war against Eastmark?",
        "--format",
        "json",
        cwd=tmp_path,
    )
    assert told.returncode == 0, told.stderr.decode()
    said = json.loads(told.stdout)
    assert {Path(r["name"]).name for r in said["refused"]} == {"broken.pdf", "noise.bin"}
    assert len(said["documents"]) == 1
    assert all(r["reason"].endswith(".") for r in said["refused"])


def test_read_gives_a_line_for_each_passage_in_order(tmp_path: Path) -> None:
    rows = [
        {"doc": "one", "text": "Floods are likely in June, the ministry said."},
        "no object",
        {"doc": "two", "text": "Nothing is judged here."},
    ]
    stdin = "\n".join(json.dumps(r) for r in rows).encode()
    told = vedette("read", "--questions", "Will floods hit Norland?", cwd=tmp_path, stdin=stdin)
    said = [json.loads(line) for line in told.stdout.splitlines()]
    assert [s["doc"] for s in said] == ["one", None, "two"]
    assert said[0]["estimates"][0]["phrase"] == "likely"
    assert said[0]["reader"]["name"]
    assert told.returncode == EXIT_CODES[errors.BadPassage]
    assert len(told.stderr.decode().strip().splitlines()) == 1


def test_a_desk_keeps_what_it_was_given_and_takes_it_once(tmp_path: Path) -> None:
    folder = report(tmp_path / "in", "a.txt", TEXT).parent
    assert vedette("init", cwd=tmp_path).returncode == 0
    first = vedette("ingest", str(folder), cwd=tmp_path).stdout.decode()
    second = vedette("ingest", str(folder), cwd=tmp_path).stdout.decode()
    assert "1 documents, 1 of them new" in first or "1 document, 1 of them new" in first
    assert "0 of them new" in second
    told = vedette("assess", "Will Norland enter the war against Eastmark?", cwd=tmp_path)
    assert told.returncode == 0, told.stderr.decode()
    assert "unlikely" in told.stdout.decode().lower()


def test_nothing_published_later_is_used_for_an_earlier_day(tmp_path: Path) -> None:
    folder = report(tmp_path / "in", "a.txt", TEXT).parent
    report(
        folder, "b.txt", TEXT.replace("3 May 2023", "9 June 2023").replace("unlikely", "certain")
    )
    told = vedette(
        "assess",
        str(folder),
        "Will Norland enter the war against Eastmark?",
        "--as-of",
        "2023-05-20",
        "--format",
        "json",
        cwd=tmp_path,
    )
    said = json.loads(told.stdout)
    assert [Path(d["name"]).name for d in said["documents"]] == ["a.txt"]
    assert any(g["kind"] == "later" and "b.txt" in g["sentence"] for g in said["gaps"])

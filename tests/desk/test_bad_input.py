"""Files, questions and places no desk should meet: each costs a sentence, never the rest."""

import io
import json
import os
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import pytest

from vedette import errors
from vedette.desk import commands
from vedette.errors import BadQuestion, BadQuestionFile, NothingToRead
from vedette.faces.cli import main, show
from vedette.faces.cli.exits import EXIT_CODES
from vedette.model.document import Quarantined
from vedette.model.shown import shown, shown_in_json
from vedette.pipeline.ask import questions_from
from vedette.pipeline.sift import Collected, collect
from vedette.settings import Settings

QUESTION = "Will Norland enter the war against Eastmark?"
TEXT = (
    "Institute doubts that Norland joins\n\n3 May 2023\n\n"
    "Norland is unlikely to enter the war against Eastmark this year, the Bering Institute said "
    "on Tuesday. It has seen no signs of troops near the border.\n"
)
YAML = "id: N1\ntext: Will Norland enter the war?\nactors: [Norland]\nacts: [enter the war]\n"
# What may move a cursor, set a title, ring a bell, or turn the direction of writing round.
HOSTILE = "\x1b[2J\x1b]0;owned\x07 \x9b31m \u202eraw\u202c"


class Told(NamedTuple):
    """What one call of the command line left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def vedette(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """The command line's own entry point in this process: a new one costs seconds each time."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("VEDETTE_DESK", raising=False)

    def call(*words: str, stdin: bytes = b"") -> Told:
        monkeypatch.setattr(sys, "argv", ["vedette", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        try:
            main.run()
            status = 0
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else int(left.code is not None)
        said = capsys.readouterr()
        return Told(status, said.out, said.err)

    return call


def refused_in_one_sentence(told: Told, error: type[errors.VedetteError]) -> str:
    assert told.status == EXIT_CODES[error], told.err
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert told.err.strip().endswith(".") or told.err.strip().endswith('"')
    return told.err


def folder_with(tmp_path: Path, **files: bytes) -> Path:
    """A folder with one good report and the files named, whose last _ stands for the dot."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    for name, data in files.items():
        (folder / ".".join(name.rsplit("_", 1))).write_bytes(data)
    return folder


def collected(folder: Path, settings: Settings | None = None) -> Collected:
    found = collect([folder], settings or Settings())
    assert any(Path(d.name).name == "good.txt" for d in found.documents)
    return found


def the_reason(found: Collected) -> str:
    (only,) = found.refused
    assert isinstance(only, Quarantined)
    assert only.reason.endswith(".")
    return only.reason


# --- one bad file beside a good one ----------------------------------------------------------


HEAD = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
WORDS = b"Norland is unlikely to enter the war.\r\n"


def nested_mail(levels: int) -> bytes:
    inner = WORDS
    for n in range(levels):
        mark = b"b%d" % n
        inner = (
            b'Content-Type: multipart/mixed; boundary="'
            + mark
            + b'"\r\n\r\n--'
            + mark
            + b"\r\n"
            + inner
            + b"\r\n--"
            + mark
            + b"--\r\n"
        )
    return HEAD + inner


BOMBS = {
    "levels": (nested_mail(60), "nests"),
    "parts": (nested_mail(300), "mail bomb"),
    "parts without a header": (
        HEAD + b'Content-Type: multipart/mixed; boundary="m"\r\n\r\n' + b"--m\r\n\r\nx\r\n" * 5000,
        "mail bomb",
    ),
    "a header without end": (HEAD + b"X-A: " + b"=?utf-8?q?x?= " * 70_000 + b"\r\n\r\nx", "header"),
    "a folded field without end": (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\nContent-Type: text/plain'
        + b";\r\n a=b" * 20_000
        + b"\r\n\r\nx\r\n--m--\r\n",
        "header",
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_mail_bomb_is_refused_before_it_unfolds(bomb: str, tmp_path: Path) -> None:
    data, word = BOMBS[bomb]
    assert word in the_reason(collected(folder_with(tmp_path, a_eml=data)))


def test_an_attachment_that_unfolds_to_more_than_a_report_is_refused(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "x"
    mail.set_content("A" * 5000)
    folder = folder_with(tmp_path, a_eml=mail.as_bytes())
    assert "characters of text" in the_reason(collected(folder, Settings(max_text_chars=4000)))


def test_a_page_nested_beyond_the_parser_is_not_cut_in_silence(tmp_path: Path) -> None:
    page = f"<html><body><p>{TEXT}</p>{'<div>' * 3000}{TEXT}{'</div>' * 3000}</body></html>"
    folder = folder_with(tmp_path, a_html=page.encode())
    assert "nests its tags" in the_reason(collected(folder))


def test_a_page_of_scripts_shows_no_text(tmp_path: Path) -> None:
    page = b"<!doctype html><html><body><script>var a = 1</script><div></div></body></html>"
    assert "no text" in the_reason(collected(folder_with(tmp_path, a_html=page)))


def test_a_page_of_very_many_elements_is_read_without_the_slow_extraction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> str:
        raise AssertionError("the extraction was asked")

    monkeypatch.setattr("vedette.collect.html_page.trafilatura.extract", never)
    monkeypatch.setattr("vedette.collect.html_page._MOST_ELEMENTS", 50)
    page = "<html><body>" + "<p>Norland is quiet, he said to us.</p>" * 60 + "</body></html>"
    assert len(collected(folder_with(tmp_path, a_html=page.encode())).documents) == 2


PDFS = {
    "broken": (b"%PDF-1.4\n" + bytes(range(256)) * 10, "broken"),
    "cut short": (b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 ob", "broken"),
    "encrypted": (b"%PDF-1.4\ntrailer<</Encrypt 4 0 R>>\n%%EOF", "encrypted"),
}


@pytest.mark.parametrize("kind", PDFS)
def test_a_pdf_that_cannot_be_opened_says_why(kind: str, tmp_path: Path) -> None:
    data, word = PDFS[kind]
    assert word in the_reason(collected(folder_with(tmp_path, a_pdf=data)))


def test_one_line_longer_than_any_report_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a_txt=b"word " * 1000)
    assert "split it" in the_reason(collected(folder, Settings(max_text_chars=2000)))


def test_encodings_may_differ_between_files_and_inside_one(tmp_path: Path) -> None:
    mixed = TEXT.encode() + b"caf\xe9 " + "Łódź, Kraków, Gdańsk, Białystok".encode()
    folder = folder_with(
        tmp_path,
        a_txt=mixed,
        b_txt=TEXT.replace("Bering", "Kara").encode("utf-16"),
        c_txt=TEXT.replace("Bering", "Laptev").encode()[:60] + b"\x00\x00 and more of it.",
    )
    found = collected(folder)
    kept = {Path(d.name).name: d for d in found.documents}
    assert "Łódź" in kept["a.txt"].text
    assert "Kara Institute" in kept["b.txt"].text
    assert "\x00" not in "".join(d.text for d in found.documents)


def test_rows_of_json_fail_one_by_one(tmp_path: Path) -> None:
    rows = [
        json.dumps({"doc": "a", "text": TEXT + "First."}),
        "{bad",
        json.dumps({"doc": "a", "text": TEXT + "Second."}),
        json.dumps({"doc": 3, "text": TEXT + "Third."}),
        json.dumps({"doc": "n", "text": 3}),
        '{"doc": "s", "text": "half \\ud800 of it"}',
        '{"doc": "t", "outlet": "\\udfff", "text": "Norland is quiet."}',
        '{"doc": "\\ud800", "text": "Norland is quiet."}',
        json.dumps({"doc": "l", "title": "t" * 5000, "text": "Norland is quiet."}),
        "[" * 100_000,
    ]
    found = collected(folder_with(tmp_path, a_jsonl="\n".join(rows).encode()))
    refused = {q.name.rsplit("#")[-1]: q.reason for q in found.refused}
    assert set(refused) == {"2", "5", "6", "7", "8", "9", "10"}
    assert all(reason.endswith(".") for reason in refused.values())
    said = [d for d in found.documents if not d.name.endswith("good.txt")]
    assert len(said) == 3
    # Two texts under one id are two documents, and the first keeps its name.
    assert len({d.id for d in said}) == 3
    assert next(d for d in said if "First." in d.text).id == "a"


def test_names_no_stream_can_carry_are_spelled_out(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.txt")).write_text(TEXT + "One.")
    except OSError:
        pytest.skip("this file system takes no name that is no UTF-8")
    (folder / "two\nlines\x1b[7m.txt").write_text(TEXT + "Two.")
    names = [Path(d.name).name for d in collected(folder).documents]
    assert "bad\\xff.txt" in names
    assert all(name == shown(name) and "\n" not in name for name in names)
    "".join(names).encode()


@pytest.mark.skipif(os.name == "nt", reason="no named pipes in folders there")
def test_pipes_devices_and_loops_do_not_hang_a_folder(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    os.mkfifo(folder / "pipe")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "up").symlink_to(folder)
    found = collected(folder)
    assert len(found.documents) == 1
    assert len(found.refused) == 4


def test_three_hundred_copies_are_one_document(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    for number in range(300):
        (folder / f"c{number}.txt").write_text(TEXT, encoding="utf-8")
    assert len(collect([folder], Settings()).documents) == 1


# --- what a stranger's words may do to the reader's screen --------------------------------------


def test_no_control_character_of_a_report_reaches_a_page(tmp_path: Path) -> None:
    title = f"Doubts {HOSTILE} on Norland"
    row = {
        "doc": "a",
        "title": title,
        "outlet": f"Post {HOSTILE}",
        "text": TEXT.replace("unlikely", "\x1b[5munlikely\x1b[0m"),
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    made = commands.assess_files([tmp_path / "a.jsonl"], commands.asked(QUESTION))
    for form in ("text", "md", "html"):
        page = commands.show(made, form)
        assert page == shown(page), form
    coloured = commands.show(made, "text", colour=True)
    for ours in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"):
        coloured = coloured.replace(ours, "")
    assert coloured == shown(coloured)
    told = commands.show(made, "json")
    assert told == shown(told)
    assert json.loads(told)["documents"][0]["title"]["value"] == title.strip()


def test_json_says_the_same_with_its_dangerous_letters_written_out() -> None:
    said = json.dumps({"a": HOSTILE}, ensure_ascii=False)
    assert json.loads(shown_in_json(said)) == {"a": HOSTILE}


def test_the_name_of_a_file_is_no_markup_of_the_progress_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with show.progress_bar("Reading") as progress:
        progress(1, 2, "[/b] [red] \x1b[2J.txt")


# --- questions -----------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["", "   ", "war", "?!...", "🔥🤔", "Norland Eastmark", "-"])
def test_what_is_no_question_is_answered_with_how_to_ask(asked: str) -> None:
    with pytest.raises(BadQuestion, match=r"Ask|ask"):
        commands.asked(asked)


def test_an_essay_for_a_question_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadQuestion, match="one sentence"):
        commands.asked("Will Norland enter the war " * 2000)


def test_a_question_with_half_a_character_or_an_escape_is_still_read() -> None:
    asked = commands.asked("Will Norland\udcff enter\x07 the war against Eastmark?")
    assert asked.text == shown(asked.text)


DEEP = "id: " + "[" * 3000 + "]" * 3000
BAD_YAML = {
    "unknown key": YAML + "actorz: [x]\n",
    "wrong type": YAML.replace("[Norland]", "7"),
    "keys for an id": YAML.replace("id: N1", "id: {a: 1}"),
    "a circle": YAML + 'order: ["N1 <= N2", "N2 <= N1"]\n',
    "an anchor in itself": YAML.replace("[Norland]", "&a [*a]"),
    "a bomb": "a: &a [x, x]\n"
    + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "empty": "",
    "a list": "- a\n- b\n",
    "unclosed": "a: [",
    "too deep": DEEP,
    "a day there is not": YAML + "window: {from: 2023-02-30}\n",
    "a number without end": YAML + f"prior: {'9' * 6000}\n",
    "a call": '!!python/object/apply:os.system ["true"]',
    "a NUL": "id: N1\x00\n",
}


@pytest.mark.parametrize("kind", BAD_YAML)
def test_a_question_file_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD_YAML[kind])
    with pytest.raises(BadQuestionFile) as refused:
        questions_from(str(tmp_path / "bad.yaml"))
    assert str(refused.value).startswith(("bad.yaml", "The order"))
    assert "\n" not in str(refused.value)


def test_what_is_called_a_question_file_but_is_none(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", "missing.yaml", ""):
        with pytest.raises(BadQuestionFile):
            questions_from(str(tmp_path / name))


# --- the command line: exit status, one sentence, and places ----------------------------------


def test_a_folder_of_refused_files_is_no_answer(vedette, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a_bin=bytes(range(256)) * 40, b_docx=b"PK\x03\x04xxxx")
    (folder / "good.txt").unlink()
    said = refused_in_one_sentence(vedette("assess", str(folder), QUESTION), NothingToRead)
    assert "a.bin" in said
    assert "unpack it" in said


def test_nothing_early_enough_is_said_and_not_answered(vedette, tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    told = vedette("assess", str(folder), QUESTION, "--as-of", "1990-01-01")
    assert "1990-01-01" in refused_in_one_sentence(told, NothingToRead)


def test_standard_input_without_a_word(vedette) -> None:
    told = vedette("assess", "-", QUESTION, stdin=b" \n")
    assert "pipe a text in" in refused_in_one_sentence(told, NothingToRead)


def test_standard_input_without_end_is_not_held_in_memory(
    vedette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedette.faces.cli.streams._MOST", 1000)
    told = vedette(
        "read",
        stdin=b'{"doc": "'
        + b"x" * 9000
        + b"\n"
        + json.dumps({"doc": "last", "text": "Floods are likely."}).encode(),
    )
    assert told.status == EXIT_CODES[errors.BadPassage]
    assert [json.loads(line)["doc"] for line in told.out.splitlines()] == [None, "last"]


def test_a_line_that_nests_without_end_stops_no_other(vedette) -> None:
    lines = b"[" * 100_000 + b'\n{"doc": "last", "text": "Floods are likely."}\n'
    for words in (("read",), ("trace", "--clusters")):
        told = vedette(*words, stdin=lines)
        assert told.status == EXIT_CODES[errors.BadPassage]
        assert len(told.err.strip().splitlines()) == 1


@pytest.mark.parametrize("place", ["folder", "good/brief.html", "n" * 400])
def test_a_brief_without_a_place_is_refused_before_the_reading(
    place: str, vedette, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_with(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "good").write_text("a file")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the reading began")

    monkeypatch.setattr(commands, "assess_files", never)
    told = vedette("assess", str(folder), QUESTION, "-o", place)
    refused_in_one_sentence(told, errors.CannotWrite)


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A brief sent to /dev/null once took the device from the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    show.write("the brief", pipe)
    assert os.read(reader, 100) == b"the brief"
    os.close(reader)
    assert pipe.is_fifo()


def test_an_escape_in_a_path_is_not_repeated_to_the_terminal(vedette) -> None:
    said = refused_in_one_sentence(
        vedette("assess", "no\x1b[2J\nsuch", QUESTION), errors.NoSuchInput
    )
    assert said.strip() == shown(said.strip())

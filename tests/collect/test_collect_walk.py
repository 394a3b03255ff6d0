"""From paths to captures: what is found, in what order, and what is said of the rest."""

import os
from pathlib import Path

import pytest

from vedette.collect.walk import captures, files
from vedette.errors import NoSuchInput, NothingToRead
from vedette.ids import sha256_hex
from vedette.model.document import Capture, Quarantined
from vedette.settings import Settings

SETTINGS = Settings()
REPORT = "The crossing remains unlikely this week, the institute said."


def taken(*paths: Path, settings: Settings = SETTINGS) -> list[Capture | Quarantined]:
    return list(captures(paths, settings))


def test_a_folder_is_read_to_the_bottom_in_name_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{REPORT} {name}")
    assert [Path(c.name).name for c in taken(tmp_path)] == ["a.txt", "b.txt", "c.txt"]
    assert len(files([tmp_path])) == 3


def test_the_same_file_named_twice_is_captured_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    (only,) = taken(path, tmp_path)
    assert isinstance(only, Capture)
    assert only.sha256 == sha256_hex(REPORT.encode())
    assert only.media_type == "text/plain"


def test_hidden_files_questions_and_notes_are_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    for name in (".hidden.txt", "P1.yaml", "questions/notes.txt", "README.md", "report.txt"):
        (tmp_path / name).write_text(REPORT)
    assert [Path(c.name).name for c in taken(tmp_path)] == ["report.txt"]


def test_a_question_file_named_outright_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "P1.yml"
    path.write_text("id: P1")
    (only,) = taken(path)
    assert isinstance(only, Quarantined)
    assert only.outcome == "skip"
    assert "question file" in only.reason


def test_a_folder_that_links_back_to_itself_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(taken(tmp_path)) == 1


def test_a_link_to_nothing_is_to_be_tried_again(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (only,) = taken(tmp_path)
    assert isinstance(only, Quarantined)
    assert only.outcome == "retry"


def test_a_path_that_is_not_there_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    with pytest.raises(NoSuchInput, match=r"no file or folder .*missing"):
        captures([tmp_path, tmp_path / "missing"], SETTINGS)


def test_nothing_at_all_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="put text"):
        captures([tmp_path], SETTINGS)
    with pytest.raises(NothingToRead, match="name a file"):
        captures([], SETTINGS, stdin=b" \n")


def test_standard_input_is_a_capture_like_any_other() -> None:
    (only,) = captures([], SETTINGS, stdin=REPORT.encode())
    assert isinstance(only, Capture)
    assert only.name == "stdin"


def test_a_file_over_the_limit_is_never_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as opened:
        opened.truncate(5_000_000_000)  # a sparse file: loading it would show at once
    (only,) = taken(path)
    assert isinstance(only, Quarantined)
    assert (only.outcome, only.sha256) == ("quarantine", "")
    assert "max_file_bytes" in only.reason


def test_empty_files_and_unknown_bytes_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    reasons = [q.reason for q in taken(tmp_path) if isinstance(q, Quarantined)]
    assert "empty" in reasons[0]
    assert "unpack it" in reasons[1]
    assert "save the report" in reasons[2]


def test_a_file_that_may_not_be_read_is_to_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(REPORT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (only,) = taken(path)
    assert isinstance(only, Quarantined)
    assert only.outcome == "retry"
    assert "right to read" in only.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_a_folder_does_not_hang_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (only,) = taken(tmp_path)
    assert isinstance(only, Quarantined)
    assert only.outcome == "skip"

"""A desk that is killed, locked, replaced or asked twice keeps what it said it kept."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vedette.desk import commands
from vedette.errors import DeskBusy, DeskDamaged, DeskTooNew, NothingToRead
from vedette.faces.cli.exits import EXIT_CODES
from vedette.store.ledger import Ledger

NOW = datetime(2023, 5, 4, tzinfo=UTC)
QUESTION = "Will Norland enter the war against Eastmark?"


def reports(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"r{number:03}.txt").write_text(
            f"Report {number} on Norland\n\n3 May 2023\n\nNorland is unlikely to enter the war "
            f"against Eastmark this year, analyst number {number} said on Tuesday.\n",
            encoding="utf-8",
        )
    return folder


def kept(desk: Path) -> tuple[int, int, int]:
    with Ledger.open(desk) as ledger:
        assert ledger.faults() == ()
        return len(ledger.captures()), len(ledger.documents()), len(ledger.quarantined())


def a_desk(tmp_path: Path) -> Path:
    desk = tmp_path / "norland.desk"
    commands.init(desk)
    return desk


def test_the_same_input_twice_changes_nothing(tmp_path: Path) -> None:
    folder, desk = reports(tmp_path / "in", 5), a_desk(tmp_path)
    (folder / "a.bin").write_bytes(bytes(range(256)) * 40)
    assert commands.ingest(desk, [folder], received=NOW).new == 5
    first = kept(desk)
    assert first == (5, 5, 1)
    again = commands.ingest(desk, [folder, folder], received=NOW)
    assert (again.documents, again.new) == (5, 0)
    assert kept(desk) == first


def test_two_desks_do_not_meet(tmp_path: Path) -> None:
    one, two = tmp_path / "one.desk", tmp_path / "two.desk"
    for desk, count in ((one, 2), (two, 3)):
        commands.init(desk)
        commands.ingest(desk, [reports(tmp_path / desk.stem, count)], received=NOW)
    assert kept(one)[1] == 2
    assert kept(two)[1] == 3


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from vedette.desk import commands

def progress(done, total, name):
    print(name, flush=True)
    if done == 6:
        os.kill(os.getpid(), 9)

desk, folder = map(Path, sys.argv[1:])
commands.ingest(desk, [folder], received=datetime.now(UTC), progress=progress)
"""


def test_killed_in_the_middle_and_run_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    folder, desk = reports(tmp_path / "in", 12), a_desk(tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", KILLED, str(desk), str(folder)],
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.returncode == -signal.SIGKILL, told.stderr
    reported = told.stdout.split("\n")[:-1]
    assert len(reported) == 7
    with Ledger.open(desk) as ledger:
        assert set(reported) <= {c.name for c in ledger.captures()}
        assert ledger.faults() == ()
    done = commands.ingest(desk, [folder], received=NOW)
    assert done.documents == 12
    assert kept(desk) == (12, 12, 0)


def test_files_are_kept_a_few_at_a_time_and_named_when_they_are_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_FILES", 2)
    folder, desk = reports(tmp_path / "in", 5), a_desk(tmp_path)
    seen: list[tuple[int, int, int]] = []

    def progress(done: int, total: int, name: str) -> None:
        with Ledger.open(desk) as ledger:
            held = ledger.captures()
        assert name in {c.name for c in held}
        seen.append((done, total, len(held)))

    commands.ingest(desk, [folder], received=NOW, progress=progress)
    assert seen == [(0, 5, 2), (1, 5, 2), (2, 5, 4), (3, 5, 4), (4, 5, 5)]


def test_a_desk_another_writes_to_is_busy_and_not_harmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, desk = reports(tmp_path / "in", 1), a_desk(tmp_path)
    opened = Ledger.open
    monkeypatch.setattr(Ledger, "open", lambda path: opened(path, wait_seconds=0.1))
    other = sqlite3.connect(desk, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DeskBusy, match="try again"):
        commands.ingest(desk, [folder], received=NOW)
    other.rollback()
    other.close()
    assert commands.ingest(desk, [folder], received=NOW).new == 1


def test_a_desk_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = sqlite3.connect(desk)
    other.execute("UPDATE alembic_version SET version_num = '0099_later'")
    other.commit()
    other.close()
    before = desk.read_bytes()
    with pytest.raises(DeskTooNew, match="install that version"):
        commands.ingest(desk, [reports(tmp_path / "in", 1)], received=NOW)
    assert desk.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 5000])
def test_what_is_no_desk_is_not_written_to(data: bytes, tmp_path: Path) -> None:
    place = tmp_path / "x.desk"
    place.write_bytes(data)
    with pytest.raises(DeskDamaged, match="new desk"):
        commands.ingest(place, [reports(tmp_path / "in", 1)], received=NOW)
    assert place.read_bytes() == data


def test_a_desk_cut_in_half_is_damaged(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    commands.ingest(desk, [reports(tmp_path / "in", 30)], received=NOW)
    data = desk.read_bytes()
    desk.write_bytes(data[: len(data) // 2])
    with pytest.raises(DeskDamaged):
        commands.assess_desk(desk, commands.asked(QUESTION), made=NOW)


def test_an_empty_desk_gives_no_answer(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="ingest"):
        commands.assess_desk(a_desk(tmp_path), commands.asked(QUESTION), made=NOW)


def test_a_question_too_early_is_not_kept_as_an_assessment(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    commands.ingest(desk, [reports(tmp_path / "in", 1)], received=NOW)
    early = commands.asked(QUESTION, as_of=commands.day("1990-01-01"))
    with pytest.raises(NothingToRead, match="1990-01-01"):
        commands.assess_desk(desk, early, made=NOW)
    with Ledger.open(desk) as ledger:
        assert ledger.assessments() == ()


def test_only_refused_files_are_listed_on_the_desk_and_the_call_says_so(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.bin").write_bytes(b"PK\x03\x04")
    told = subprocess.run(
        [sys.executable, "-m", "vedette", "ingest", "--desk", str(desk), str(tmp_path / "in")],
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.returncode == EXIT_CODES[NothingToRead]
    assert len(told.stderr.strip().splitlines()) == 1
    assert kept(desk) == (0, 0, 1)


INTERRUPTED = """
import os, signal, sys
from vedette.desk import commands
from vedette.faces.cli import main

# Who runs the tests in the background of a shell hands them down deaf to Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

def stopped(*_, **__):
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()

commands.assess_files = stopped
sys.argv = ["vedette", "assess", ".", "Will Norland enter the war against Eastmark?"]
main.run()
"""

LONG = """
import sys
from vedette.faces.cli import main, show
main.explained = lambda _: "a line\\n" * 200_000
main.queries.why_remembered = lambda *_: None
sys.argv = ["vedette", "why", "ans-q"]
main.run()
"""


def test_ctrl_c_is_one_line_and_status_130(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, check=False, cwd=tmp_path
    )
    assert told.returncode == 130, told.stderr.decode()
    assert len(told.stderr.decode().strip().splitlines()) == 1


def test_a_pipe_closed_early_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", LONG], stdout=write, stderr=subprocess.PIPE, cwd=tmp_path
    )
    os.close(write)
    os.read(read, 10)
    os.close(read)
    _, err = process.communicate(timeout=120)
    assert err == b""
    assert process.returncode == 0

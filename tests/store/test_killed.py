"""A desk whose writer is killed in the middle of its work."""

import subprocess
import sys
from pathlib import Path

from store_nouns import READER

from vedette.store.ledger import Ledger

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from store_nouns import document, reading
from vedette.store.ledger import Ledger

with Ledger.open(sys.argv[1]) as desk:
    number = 0
    while True:
        name = f"doc-{number}"
        with desk.writing() as work:
            work.add_document(document(name))
            work.add_reading(reading(name))
        print(name, flush=True)
        number += 1
"""


def test_nothing_reported_as_done_is_lost_when_the_writer_is_killed(tmp_path) -> None:
    """kill -9 at any moment: what was reported is there, and no document without its reading."""
    path = tmp_path / "niger.desk"
    Ledger.create(path).close()
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", WRITER, str(path), here]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        reported = [writer.stdout.readline().strip() for _ in range(7)]
        writer.kill()
        reported += writer.stdout.read().split()
    assert reported[:2] == ["doc-0", "doc-1"]
    with Ledger.open(path) as desk:
        kept = [d.id for d in desk.documents()]
        assert set(reported) <= set(kept)
        assert [r.document for r in desk.readings(READER)] == kept
        assert desk.faults() == ()


def test_a_desk_half_made_is_no_desk(tmp_path) -> None:
    """Killed before its time, `create` leaves the name free."""
    path = tmp_path / "niger.desk"
    killer = (
        "import os, sys, vedette.store.ledger as ledger\n"
        "ledger._put_in_place = lambda *_: os.kill(os.getpid(), 9)\n"
        "ledger.Ledger.create(sys.argv[1])\n"
    )
    subprocess.run([sys.executable, "-c", killer, str(path)], check=False)
    assert not path.exists()
    Ledger.create(path).close()

"""docs/json.md is the contract: every key a line of `vedette read` holds stands in it."""

import re
from pathlib import Path

from vedette.desk.commands import read_rows

ROOT = Path(__file__).resolve().parents[2]


def written() -> set[str]:
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| ")]
    return set(re.findall(r"`(\w+)`", " ".join(cells)))


def test_every_key_of_a_reading_is_documented() -> None:
    row = {"doc": "a", "text": "Floods are likely in June if it rains, the ministry said."}
    said = next(iter(read_rows([row], "Will floods hit Norland?", explain=True)))
    keys = set(said) | set(said["estimates"][0])
    assert said["estimates"]
    assert keys <= written() | {"id"}, sorted(keys - written())

"""Measured on the marked articles beside the project: the floor no change may fall through."""

import json
from pathlib import Path
from typing import Any

import pytest

from vedette.extract.attribution.attributions import attributions
from vedette.extract.page import Page
from vedette.model.document import Document

_SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
_ROWS = _SHARED / "attributions_dev.jsonl"


def _chars(spans: list[Any]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _hits(row: dict[str, Any]) -> tuple[int, int, int]:
    found = attributions(Page(Document(id=row["doc"], text=row["text"])))
    mine = [_chars([(p.start, p.end) for p in a.content]) for a in found]
    gold = [_chars(a["content"]) for a in row["attributions"] if a["content"]]
    pairs = sorted(
        ((len(g & m) / len(g | m), i, j) for i, g in enumerate(gold) for j, m in enumerate(mine)),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for share, i, j in pairs:
        if share >= 0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return len(used[0]), len(mine), len(gold)


@pytest.mark.shared
@pytest.mark.skipif(not _ROWS.exists(), reason="the marked articles are not beside the project")
def test_contents_are_found_on_marked_articles() -> None:
    """F1 at half overlap on twelve of the 84 development articles stays above .62."""
    rows = [json.loads(line) for line in _ROWS.read_text(encoding="utf-8").splitlines()]
    hits, mine, gold = (sum(col) for col in zip(*map(_hits, rows[::7]), strict=True))
    assert 2 * hits / (mine + gold) > 0.62

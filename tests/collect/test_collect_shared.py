"""The labelled texts: no judgement may be lost to furniture, no furniture may be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from vedette.collect.render import from_passage, render
from vedette.collect.walk import captures
from vedette.model.document import READ_ZONES, Capture, Document, ZoneKind
from vedette.settings import Settings

# Passages kept out of sight while rules are written are judged elsewhere, once, at the end.
HELD_OUT = Path(__file__).resolve().parents[2] / "evaluation" / "held_out.txt"
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled texts are not at ../shared"),
]


def rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def expected() -> dict[str, Any]:
    path = SHARED / "gold" / "seeds" / "expected.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def seeds() -> dict[str, Document]:
    out: dict[str, Document] = {}
    for number, taken in enumerate(captures([SHARED / "seeds"], Settings())):
        assert isinstance(taken, Capture)
        (document,), refused = render(taken, Settings())
        assert refused == ()
        out[f"seed-{number:03}"] = document
    return out


def read_of(document: Document) -> str:
    return "\n".join(z.span.of(document.text) for z in document.zones if z.kind in READ_ZONES)


def test_every_title_of_the_seeds_is_exact() -> None:
    titles = {name: document.title for name, document in seeds().items()}
    assert {name: title.value for name, title in titles.items() if title} == {
        name: facts["title"] for name, facts in expected().items()
    }


def test_printed_days_and_clocks_of_the_seeds_are_read_and_no_others() -> None:
    for name, facts in expected().items():
        published = seeds()[name].published
        stamp = facts["published"]
        if stamp is None:
            assert not published.known, name
        else:
            assert published.likely is not None
            assert published.clock is not None
            assert f"{published.likely}T{published.clock:%H:%M}" == stamp


def test_an_outlet_is_never_wrong_and_never_invented() -> None:
    for name, document in seeds().items():
        if document.outlet is not None:
            assert document.outlet.value == expected()[name]["outlet"]
            assert document.outlet.words


def test_no_noise_of_the_seeds_is_read() -> None:
    for name, document in seeds().items():
        read = read_of(document)
        for noise in expected()[name]["noise"]:
            assert noise not in read, name
        for again in expected()[name]["noise_repeated"]:
            assert read.count(again["quote"]) <= again["keep_at_most"], name


@pytest.mark.parametrize("part", ["seeds", "isw", "outlets"])
def test_every_labelled_judgement_stands_where_it_is_read(part: str) -> None:
    """By its likelihood words: a label's quote may begin in an agency's opening line."""
    folder = SHARED / "gold" / part
    held_out = set(HELD_OUT.read_text(encoding="utf-8").split()) if HELD_OUT.exists() else set()
    gold = {row["doc"]: row for row in rows(folder / "gold.jsonl")}
    lost: list[tuple[str, str]] = []
    for row in rows(folder / "passages.jsonl"):
        if row["doc"] in held_out:
            continue
        document = from_passage(row)
        spans = [z.span for z in document.zones if z.kind in READ_ZONES]
        for estimate in gold[row["doc"]]["estimates"]:
            start = row["text"].find(estimate["quote"])
            at = start + estimate["quote"].find(estimate["phrase"])
            end = at + len(estimate["phrase"])
            if not any(span.start <= at and end <= span.end for span in spans):
                lost.append((row["doc"], estimate["phrase"]))
    assert lost == []


def test_labelled_attributions_are_hardly_ever_lost_to_furniture() -> None:
    """The news articles hold real furniture; what they attribute is nearly never in it."""
    lost = total = 0
    for row in rows(SHARED / "data" / "attributions_dev.jsonl"):
        document = from_passage(row)
        away = [
            z.span
            for z in document.zones
            if z.kind not in READ_ZONES and z.kind is not ZoneKind.REPEAT
        ]
        for attribution in row["attributions"]:
            for start, end in attribution["content"]:
                total += 1
                lost += any(span.start <= start and end <= span.end for span in away)
    assert lost <= total * 0.001

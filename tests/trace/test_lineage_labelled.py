"""Lineage over the five labelled articles, as if they had been read without a fault."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vedette.model.basis import Basis, Dating, Stated
from vedette.model.document import Document
from vedette.model.estimate import Estimate, Link, ReaderVersion, Reading
from vedette.model.likelihood import EstimateKind, Trend
from vedette.model.lineage import Lineage
from vedette.model.span import Span
from vedette.model.statement import Holder, Quotation
from vedette.trace.lineage import product_dates, trace
from vedette.trace.voices import voices

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the labelled texts are not at ../shared"),
]
DENIES = "Viktor Khrenin"  # "only defend itself": a denial, which the labels have no field for


def rows(name: str) -> dict[str, Any]:
    lines = (SHARED / name).read_text("utf-8").splitlines()
    return {row["doc"]: row for row in map(json.loads, lines)}


def quotation(text: str, at: int, note: str) -> Quotation:
    if note.startswith("headline"):
        return Quotation.HEADLINE
    before = text[:at]
    inside = before.rfind("“") > before.rfind("”")
    odd = before[before.rfind("\n") + 1 :].count('"') % 2 == 1
    return Quotation.DIRECT if inside or odd else Quotation.INDIRECT


def estimate(document: Document, number: int, row: dict[str, Any]) -> Estimate:
    start = document.text.index(row["quote"])
    at = start + row["quote"].index(row["phrase"])
    note = row.get("note") or ""
    holder = row["holder"]
    return Estimate(
        id=f"{document.id}-{number}",
        document=document.id,
        phrase=Span(at, at + len(row["phrase"])),
        quote=Span(start, start + len(row["quote"])),
        words=row["phrase"],
        kind=EstimateKind(row["kind"]),
        klass=row["class"],
        holder=Holder(holder, unnamed="unnamed" in holder, own_voice=not row["via"]),
        via=tuple(row["via"]),
        quotation=quotation(document.text, at, note),
        trend=Trend(row["trend"]) if row["trend"] else None,
        conditional=row["conditional"],
        links=(Link(row["question"], row["polarity"]),) if row["question"] else (),
        headline=note.startswith("headline"),
        denial=holder == DENIES,
    )


@pytest.fixture(scope="module")
def desk() -> tuple[Lineage, list[Reading], dict[str, Document]]:
    passages, labels = rows("passages.jsonl"), rows("gold.jsonl")
    documents = {
        name: Document(name, row["text"], outlet=Stated(row["outlet"], Basis.GIVEN))
        for name, row in passages.items()
    }
    readings = [
        Reading(
            name,
            ReaderVersion("labels", 1),
            tuple(estimate(documents[name], n, e) for n, e in enumerate(row["estimates"])),
        )
        for name, row in labels.items()
    ]
    day = date(2022, 12, 16)
    dates = product_dates(readings, documents)
    dates["seed-001", "ISW"] = Dating(Basis.PRINTED, day, day, day, words=("December 16",))
    return trace(readings, documents, dates), readings, documents


def test_two_december_relays_are_one_judgement_of_the_dated_report(
    desk: tuple[Lineage, list[Reading], dict[str, Document]],
) -> None:
    """One has "unlikely" in a paraphrase, the other "extremely unlikely" in a quotation."""
    found = [j for j in desk[0].judgements if j.question == "P1"]
    assert len(found) == 1
    assert found[0].product.issued.likely == date(2022, 12, 16)
    assert {e.document for e in found[0].mentions} == {"seed-001", "seed-004"}
    assert found[0].best.words == "extremely unlikely"
    conflict = next(c for c in found[0].conflicts if c.kind == "modifier_lost")
    assert "direct quotation" in conflict.because


def test_one_institute_stands_behind_all_five_outlets(
    desk: tuple[Lineage, list[Reading], dict[str, Document]],
) -> None:
    lineage, readings, documents = desk
    found = voices(lineage, readings, documents, ["P1", "P2", "P2c", "P3", "P4"])
    assert found.sentence == (
        "5 outlets, 15 mentions, 1 institute behind all five; 4 other voices."
    )


def test_what_the_relays_did_to_the_words_is_named(
    desk: tuple[Lineage, list[Reading], dict[str, Document]],
) -> None:
    """A noun lost beside "low", and a title that re-words it; nothing is held against others."""
    kinds = sorted(c.kind for c in desk[0].conflicts)
    assert {"head_noun_lost", "headline_hardened", "modifier_lost"} <= set(kinds)
    blamed = {i.split("-")[1] for c in desk[0].conflicts for i in (c.others or (c.kept,))}
    assert blamed <= {"000", "001"}


def test_the_institute_leans_on_the_voices_it_quotes(
    desk: tuple[Lineage, list[Reading], dict[str, Document]],
) -> None:
    pairs = {(one, two) for one, two, _ in desk[0].leans_on}
    assert ("ISW", "Viktor Khrenin") in pairs

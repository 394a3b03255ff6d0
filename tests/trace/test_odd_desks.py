"""Desks no newsroom would send: the time stays bounded, and the oddity has its sentence."""

from typing import Any

from vedette.model.question import QuestionSet
from vedette.pipeline.ask import questions_from
from vedette.pipeline.contract import passage
from vedette.pipeline.gaps import find_copies, find_gaps
from vedette.pipeline.judge import Traced
from vedette.pipeline.lineage import circles_of, drift_of, traced, tree_of

QUESTION = "Will Norland attack Eastmark?"
SAID = "Norland is unlikely to attack Eastmark before the autumn harvest"
REST = (
    "Insurers raised the premium for tankers by a third on Tuesday, and two shipping lines will "
    "wait outside the roads until the harbour master lifts his warning."
)


def asked() -> QuestionSet:
    return questions_from(QUESTION)


def desk(*rows: dict[str, Any]) -> Traced:
    return traced([passage({"lang": "en"} | row) for row in rows], asked())


def row(name: str, text: str, **more: str) -> dict[str, Any]:
    return {"doc": name, "text": text, "outlet": f"{name}.example"} | more


def test_many_identical_documents_are_one_text_and_one_voice() -> None:
    found = desk(*(row(f"d{n:03}", f"{SAID}.\n{REST}") for n in range(60)))
    judged = [j for j in found.lineage.judgements if j.question]
    assert [len(j.mentions) for j in judged] == [60]
    (said,) = find_copies(found.documents, found.evidence.copies)
    assert said.sentence.startswith("60 documents are one text, and count once: d000")
    assert "one source, not 59" in circles_of(found)


def test_a_document_of_very_many_paragraphs_is_read_and_traced() -> None:
    text = "\n\n".join(
        f"On day {n} the Bering Institute said that Norland is unlikely to attack its mine {n}."
        for n in range(200)
    )
    found = desk(row("long", text))
    assert {p.documents for p in found.lineage.products} == {("long",)}
    assert sum(len(j.mentions) for j in found.lineage.judgements) == 200
    assert not found.lineage.conflicts


def test_a_ring_of_citations_ends_and_is_named() -> None:
    names = ("Accra Post", "Lome Herald", "Niamey Tribune")
    found = desk(
        *(
            row(f"d{n}", f"{names[n - 1]} reported that {SAID}.", date="2031-05-04")
            | {"outlet": name}
            for n, name in enumerate(names)
        )
    )
    assert "each gives the word of the one before" in circles_of(found)
    assert tree_of(found, "d0").startswith("Traced: d0.")


def test_an_origin_dated_after_its_relay_is_named_and_neither_day_is_changed() -> None:
    said = f"In its report of 9 May 2031 the Bering Institute said that {SAID}."
    found = desk(row("early", said, date="2031-05-04"), row("late", said, date="2031-05-10"))
    text = drift_of(found, None)
    assert "a relay older than its origin" in text
    assert "one of the two days is wrong, and neither is changed" in text


def test_a_desk_without_one_date_is_traced_and_says_so() -> None:
    found = desk(*(row(f"d{n}", f"The Bering Institute said that {SAID}.") for n in range(3)))
    assert all(p.issued.likely is None for p in found.lineage.products)
    gaps = find_gaps(found.documents, found.readings)
    assert sum("carries no date" in gap.sentence for gap in gaps) == 3

"""The seal covers what an assessment rests on and when it was made, not its words alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from store_nouns import NOON, assessment, document, reading
from test_ledger import tamper

from vedette.store.ledger import Ledger
from vedette.store.rows import assessment_row
from vedette.store.tables import ASSESSMENTS, QUESTIONS


@pytest.fixture
def desk(tmp_path):
    with Ledger.create(tmp_path / "sealed.desk") as ledger:
        with ledger.writing() as work:
            for one in assessment().documents or (document(),):
                work.add_document(one)
                work.add_reading(reading(one.id))
            work.add_assessment(assessment(), made=NOON)
        yield ledger


def test_a_seal_knows_when_the_assessment_was_made(desk) -> None:
    (sealed,) = desk.sealed()
    assert sealed.made == NOON
    assert sealed.under_seal
    assert desk.faults() == ()


def test_a_forecast_dated_back_is_found_out(desk) -> None:
    earlier = (NOON - timedelta(days=300)).isoformat()
    tamper(desk, f"UPDATE assessments SET added = '{earlier}'")
    assert desk.faults() == ("The time at which assessment asm-1 was made was changed.",)


def test_dating_back_inside_the_seal_breaks_the_seal(desk) -> None:
    tamper(desk, "UPDATE assessments SET added = NULL, inputs = replace(inputs, '2023', '2021')")
    assert "Assessment asm-1 was changed after it was sealed." in desk.faults()


def test_taking_the_inputs_away_breaks_the_seal(desk) -> None:
    tamper(desk, "UPDATE assessments SET inputs = ''")
    assert "Assessment asm-1 was changed after it was sealed." in desk.faults()


def test_a_document_taken_away_from_under_an_assessment_is_missed(desk) -> None:
    tamper(desk, "DELETE FROM readings")
    tamper(desk, "DELETE FROM documents")
    assert [f for f in desk.faults() if f.startswith("Document doc-1, on which")]
    assert [f for f in desk.faults() if f.startswith("The reading of doc-1, on which")]


def test_an_assessment_of_an_older_desk_stays_whole_and_says_what_its_seal_lacks(desk) -> None:
    older = assessment("asm-0")
    row = assessment_row(older, questions="", previous=desk.seals()[-1])
    with desk.writing() as work:
        kept = work._one(select(QUESTIONS.c.key))
        work._add(ASSESSMENTS, row | {"questions": kept}, at=NOON)
    assert [s.under_seal for s in desk.sealed()] == [True, False]
    assert desk.faults() == ()

"""What a person decided is kept beside the machine's reading, and never over it."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from alembic import command
from sqlalchemy import text
from store_nouns import NOON, document

from vedette.model.resolution import Outcome, Resolution
from vedette.store import migrate
from vedette.store.engine import file_engine
from vedette.store.ledger import Ledger
from vedette.store.tables import APPLICATION_ID

NO = Resolution("P2", Outcome.NO, date(2023, 12, 31), "No formed unit crossed.")
VOID = Resolution("P2", Outcome.VOID, date(2023, 12, 31), "The question was badly put.")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.desk"


def decide(desk, *nouns):
    with desk.writing(at=NOON) as work:
        return [work.add_decision("resolution", noun.question, noun) for noun in nouns]


def test_a_decision_comes_back_with_its_subject_and_time(path) -> None:
    with Ledger.create(path) as desk:
        decide(desk, NO)
        (kept,) = desk.decisions("resolution", Resolution)
    assert (kept.subject, kept.noun, kept.at) == ("P2", NO, NOON)


def test_changing_ones_mind_and_back_keeps_all_three(path) -> None:
    with Ledger.create(path) as desk:
        assert decide(desk, NO, VOID, NO) == [True, True, True]
        assert [d.noun for d in desk.decisions("resolution", Resolution)] == [NO, VOID, NO]


def test_saying_the_same_again_writes_nothing(path) -> None:
    with Ledger.create(path) as desk:
        assert decide(desk, NO, NO) == [True, False]


def test_decisions_of_another_kind_are_not_shown(path) -> None:
    with Ledger.create(path) as desk:
        decide(desk, NO)
        assert desk.decisions("edge", Resolution) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE decisions SET json = replace(json, 'no', 'yes') WHERE seq = 2", "was changed"),
        ("DELETE FROM decisions WHERE seq = 1", "another is missing"),
    ],
)
def test_a_changed_or_missing_decision_is_found_out(path, change, said) -> None:
    with Ledger.create(path) as desk:
        decide(desk, VOID, NO)
    with closing(sqlite3.connect(path)) as raw, raw:
        for verb in ("update", "delete"):
            raw.execute(f"DROP TRIGGER decisions_no_{verb}")
        raw.execute(change)
    with Ledger.open(path) as desk:
        assert any(said in fault for fault in desk.faults())


def test_a_desk_made_before_there_were_decisions_is_brought_up_with_all_it_holds(path) -> None:
    engine = file_engine(path)
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        config = migrate._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001_first_desk")
    engine.dispose()
    with Ledger.open(path) as desk:
        with desk.writing() as work:
            work.add_document(document())
        decide(desk, NO)
        assert desk.documents() == (document(),)
        assert len(desk.decisions("resolution", Resolution)) == 1

"""The desk's memory."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from store_nouns import (
    NOON,
    READER,
    assessment,
    capture,
    document,
    questions,
    reading,
)

from vedette.errors import (
    BadDate,
    CannotWrite,
    DeskBusy,
    DeskDamaged,
    DeskExists,
    DeskTooNew,
    NoDesk,
    NoSuchId,
    Refused,
)
from vedette.model.document import Document, Quarantined
from vedette.model.estimate import ReaderVersion
from vedette.model.resolution import Outcome, Resolution
from vedette.store.engine import file_engine
from vedette.store.ledger import Ledger
from vedette.store.migrate import HEAD
from vedette.store.tables import LEDGER, METADATA


@pytest.fixture
def path(tmp_path):
    return tmp_path / "50% niger’s.desk"


@pytest.fixture
def desk(path):
    with Ledger.create(path, at=NOON) as made:
        yield made


@pytest.fixture(params=["file", "memory"])
def any_desk(request, path):
    with Ledger.create(path) if request.param == "file" else Ledger.temporary() as made:
        yield made


def fill(desk):
    with desk.writing(at=NOON) as work:
        kept = capture()
        work.add_capture(kept)
        work.add_document(document(sha256=kept.sha256))
        work.add_reading(reading())
        work.add_questions(questions(), text="Will they march?")
        work.add_assessment(assessment())
        work.add_quarantine(Quarantined("bad.pdf", "No text layer.", "quarantine"))
        work.add_decision("resolution", "P2", Resolution("P2", Outcome.VOID, NOON.date(), "x"))


def count(desk):
    with closing(sqlite3.connect(desk.place)) as raw:
        return {t: raw.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in LEDGER}


def tamper(desk, statement):
    """What somebody with another SQLite tool could do: drop the guards, then change a row."""
    with closing(sqlite3.connect(desk.place)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
        raw.commit()


# --- what is kept --------------------------------------------------------------------------


def test_everything_comes_back_as_it_went(any_desk) -> None:
    fill(any_desk)
    assert any_desk.captures() == (capture(),)
    assert any_desk.documents() == (document(sha256=capture().sha256),)
    assert any_desk.readings(READER) == (reading(),)
    assert any_desk.latest_questions() == questions()
    assert any_desk.assessments() == (assessment(),)
    assert any_desk.quarantined()[0].reason == "No text layer."
    assert any_desk.faults() == ()


def test_an_empty_desk_has_nothing_and_no_question(any_desk) -> None:
    assert any_desk.documents() == any_desk.assessments() == any_desk.readings(READER) == ()
    assert any_desk.latest_questions() is None


def test_it_is_all_still_there_after_closing(path) -> None:
    with Ledger.create(path) as desk:
        fill(desk)
    with Ledger.open(path) as desk:
        assert desk.assessments() == (assessment(),)
        assert desk.meta() == {"made in shape": HEAD}


def test_the_same_content_again_changes_nothing(desk) -> None:
    fill(desk)
    before = count(desk)
    fill(desk)
    assert count(desk) == before
    with desk.writing() as work:
        assert work.add_document(document(sha256=capture().sha256)) is False
        assert work.add_document(document("doc-2")) is True


def test_a_changed_text_is_a_new_row_and_the_old_one_stays(desk) -> None:
    with desk.writing() as work:
        work.add_document(document())
        work.add_document(document("doc-2"))
        work.add_document(document(text="It was corrected."))
    assert [d.id for d in desk.documents()] == ["doc-1", "doc-2"]
    assert desk.documents()[0].text == "It was corrected."
    assert count(desk)["documents"] == 3


def test_readings_belong_to_one_reader_version_and_the_newest_text(desk) -> None:
    newer = ReaderVersion("rules", 2)
    with desk.writing() as work:
        work.add_document(document())
        work.add_reading(reading())
        work.add_reading(reading(version=newer, estimates=()))
    assert desk.readings(READER) == (reading(),)
    assert desk.readings(newer) == (reading(version=newer, estimates=()),)
    with desk.writing() as work:
        work.add_document(document(text="It was corrected."))
    assert desk.readings(READER) == ()


def test_a_reading_of_an_unknown_document_is_refused(desk) -> None:
    with pytest.raises(NoSuchId, match="no document doc-9"), desk.writing() as work:
        work.add_reading(reading("doc-9"))


def test_going_back_to_an_older_question_is_remembered(desk) -> None:
    first, second = questions(), questions("Will they march this year?")
    for asked in (first, second, first, first):
        with desk.writing() as work:
            work.add_questions(asked)
    assert desk.latest_questions() == first
    assert count(desk)["questions"] == 3


def test_an_assessment_brings_its_question_set_along(desk) -> None:
    with desk.writing() as work:
        work.add_assessment(assessment())
    assert desk.latest_questions() == questions()


def test_bytes_that_do_not_match_their_hash_are_refused(desk) -> None:
    with pytest.raises(Refused), desk.writing() as work:
        work.add_capture(replace(capture(), data=b"other"))


def test_a_time_without_a_zone_is_refused(desk) -> None:
    with pytest.raises(BadDate), desk.writing(at=datetime(2023, 8, 10)) as work:
        work.add_document(document())


def test_any_text_survives(desk) -> None:
    odd = Document("odd", "a\x00b\u00a0ʼ’\U0001f399\r\n")
    with desk.writing() as work:
        work.add_document(odd)
    assert desk.documents() == (odd,)


# --- why this number -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["pool.Q", 'odd "id"'])
def test_an_explanation_is_found_by_its_id(any_desk, name) -> None:
    fill(any_desk)
    assert any_desk.explanation(name) == assessment().explanations[name]


def test_the_newest_explanation_of_an_id_wins(desk) -> None:
    why = replace(assessment().explanations["pool.Q"], title="Why .30")
    with desk.writing() as work:
        work.add_assessment(assessment())
        work.add_assessment(assessment("asm-2", explanations={"pool.Q": why}))
    assert desk.explanation("pool.Q") == why
    assert desk.explanation('odd "id"').rule == "x/1"


def test_an_unknown_id_is_refused(desk) -> None:
    with pytest.raises(NoSuchId, match="est-999"):
        desk.explanation("est-999")


# --- one unit of work ----------------------------------------------------------------------


def test_a_unit_of_work_that_fails_leaves_nothing(any_desk) -> None:
    with pytest.raises(NoSuchId), any_desk.writing() as work:  # noqa: PT012
        work.add_document(document())
        work.add_reading(reading("doc-9"))
    assert any_desk.documents() == ()


def test_what_was_reported_as_done_is_synced_in_full(desk) -> None:
    with desk._reading() as connection:
        for pragma, value in (("synchronous", 2), ("foreign_keys", 1), ("journal_mode", "wal")):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


@pytest.mark.parametrize("table", LEDGER)
@pytest.mark.parametrize("verb", ["UPDATE {} SET key = 'x'", "DELETE FROM {}"])
def test_no_row_can_be_changed_or_deleted(desk, table, verb) -> None:
    fill(desk)
    with (
        closing(sqlite3.connect(desk.place)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        raw.execute(verb.format(table))


def test_no_row_can_be_replaced_by_the_desk_itself(desk) -> None:
    """INSERT OR REPLACE deletes behind the delete trigger's back unless it is told not to."""
    replacing = "INSERT OR REPLACE INTO meta (seq, key, value) VALUES (1, 'made in shape', 'x')"
    with (
        pytest.raises(Exception, match="append-only"),
        desk.writing() as work,
    ):
        work._connection.exec_driver_sql(replacing)


# --- the seal ------------------------------------------------------------------------------


def test_each_assessment_is_sealed_onto_the_one_before(desk) -> None:
    for name in ("asm-1", "asm-2", "asm-3"):
        with desk.writing() as work:
            work.add_assessment(assessment(name))
    assert [a.id for a in desk.assessments()] == ["asm-1", "asm-2", "asm-3"]
    assert desk.faults() == ()


def test_a_changed_assessment_is_found_out(desk) -> None:
    fill(desk)
    tamper(desk, "UPDATE assessments SET json = replace(json, '0.22', '0.52')")
    assert desk.faults() == ("Assessment asm-1 was changed after it was sealed.",)


def test_a_missing_assessment_is_found_out(desk) -> None:
    for name in ("asm-1", "asm-2"):
        with desk.writing() as work:
            work.add_assessment(assessment(name))
    tamper(desk, "DELETE FROM assessments WHERE id = 'asm-1'")
    assert desk.faults() == ("Before assessment asm-2 another is missing or was put in.",)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE documents SET text = 'other'", "The text or masthead of doc-1 was changed."),
        ("UPDATE captures SET data = x'00'", "The bytes of wire.html are not those received."),
        ("UPDATE readings SET json = '{}'", "Reading 1 was changed."),
        (
            "UPDATE questions SET text = 'Will they not?'",
            "Version 1 of the questions, or one before it, was changed.",
        ),
    ],
)
def test_a_changed_text_or_reading_is_found_out(desk, change, said) -> None:
    fill(desk)
    tamper(desk, change)
    assert desk.faults() == (said,)


# --- making and opening --------------------------------------------------------------------


def test_the_migrations_make_exactly_the_tables_the_code_knows(desk) -> None:
    with desk._reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_desk_is_not_made_twice(desk, path) -> None:
    with pytest.raises(DeskExists):
        Ledger.create(path)


def test_nothing_is_left_beside_a_new_desk(path) -> None:
    Ledger.create(path).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_desk_is_not_made_over_a_deleted_ones_journal(path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"left over")
    with pytest.raises(DeskExists, match="-wal is there already"):
        Ledger.create(path)


def test_a_desk_is_not_made_in_a_folder_that_is_not_there(tmp_path) -> None:
    with pytest.raises(CannotWrite, match="make it first"):
        Ledger.create(tmp_path / "nowhere" / "x.desk")


def test_no_desk_is_said_and_none_is_made(path) -> None:
    with pytest.raises(NoDesk):
        Ledger.open(path)
    with pytest.raises(NoDesk):
        Ledger.open(path.parent)
    assert not path.exists()


@pytest.mark.parametrize("data", [b"", b"Dear desk,\n", b"SQLite format 3\x00 and then rubbish"])
def test_a_file_that_is_no_desk_is_refused(path, data) -> None:
    path.write_bytes(data)
    with pytest.raises(DeskDamaged):
        Ledger.open(path)
    assert path.read_bytes() == data


def test_a_database_of_somebody_else_is_refused_and_left_alone(path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipes (name)")
        raw.commit()
    with pytest.raises(DeskDamaged):
        Ledger.open(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_desk_that_lost_a_table_is_refused(path) -> None:
    Ledger.create(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE readings")
        raw.commit()
    with pytest.raises(DeskDamaged):
        Ledger.open(path)


def test_a_cut_off_desk_is_refused(path) -> None:
    with Ledger.create(path) as desk:
        fill(desk)
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(DeskDamaged), Ledger.open(path) as desk:
        desk.assessments()


def test_a_desk_of_a_newer_version_is_refused(path) -> None:
    Ledger.create(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0099_far_future'")
        raw.commit()
    with pytest.raises(DeskTooNew, match="0099_far_future"):
        Ledger.open(path)


def test_a_desk_somebody_else_is_writing_to_is_busy_and_still_readable(path) -> None:
    Ledger.create(path).close()
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        Ledger.open(path, wait_seconds=0.01) as desk,
    ):
        other.execute("BEGIN IMMEDIATE")
        assert desk.documents() == ()
        with pytest.raises(DeskBusy, match="try again"), desk.writing() as work:
            work.add_document(document())
        other.execute("ROLLBACK")
        with desk.writing() as work:
            work.add_document(document())


def test_a_desk_that_may_only_be_read_says_so(path) -> None:
    Ledger.create(path).close()
    engine = file_engine(path)
    with Ledger(engine, str(path)) as desk:
        with desk._reading() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(CannotWrite), desk.writing() as work:
            work.add_document(document())

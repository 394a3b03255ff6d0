"""The desk's memory: one SQLite file that is only ever added to."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Select, func, inspect, select, text, true

from vedette.errors import CannotWrite, DeskExists, NoDesk, NoSuchId
from vedette.model.assessment import Assessment, Explanation
from vedette.model.document import Capture, Document, Quarantined
from vedette.model.estimate import ReaderVersion, Reading
from vedette.model.question import QuestionSet
from vedette.store import audit, migrate, rows
from vedette.store.decided import Decided, Noun
from vedette.store.engine import damaged, file_engine, looks_like_sqlite, memory_engine, refusals
from vedette.store.sealing import Sealed
from vedette.store.shapes import load
from vedette.store.tables import (
    APPLICATION_ID,
    ASSESSMENTS,
    CAPTURES,
    DECISIONS,
    DOCUMENTS,
    LEDGER,
    META,
    QUARANTINE,
    QUESTIONS,
    READINGS,
)
from vedette.store.writing import Writing


class Ledger:
    """
    "The desk in niger.desk: 40 documents, 3 assessments, nothing ever overwritten."

    Made by `create`, `open` or `temporary`; a context manager that closes the file.
    """

    def __init__(self, engine: Engine, place: str, *, shared: bool = False) -> None:
        self._engine = engine
        self.place = place
        # A desk in memory is one connection: two threads must not share its transaction.
        self._turn = RLock() if shared else nullcontext()

    # --- making and opening ------------------------------------------------------------

    @classmethod
    def create(cls, path: Path | str, *, at: datetime | None = None) -> "Ledger":
        """
        Make a desk at a path where there is none. It is built beside and then put in place, so
        that a desk is whole or absent. DeskExists if something is there; CannotWrite.
        """
        path = Path(path)
        # SQLite would replay the journal a deleted desk left behind into the new one.
        for taken in (path, Path(f"{path}-wal"), Path(f"{path}-journal")):
            if taken.exists():
                raise DeskExists(f"{taken} is there already; open that desk or use another name.")
        if not path.parent.is_dir():
            raise CannotWrite(f"The folder {path.parent} is not there; make it first.")
        building = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with refusals(str(path)):
                _build(file_engine(building), at=at)
            _put_in_place(building, path)
        finally:
            building.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str, *, wait_seconds: float = 5.0) -> "Ledger":
        """
        Open a desk, bringing an older one up to date. NoDesk, DeskDamaged, DeskTooNew,
        DeskBusy when another writes for longer than wait_seconds.
        """
        path = Path(path)
        if not path.is_file():
            raise NoDesk(f"There is no desk at {path}; make one there first, or name another file.")
        if not looks_like_sqlite(path):
            raise damaged(str(path))
        engine = file_engine(path, wait_seconds=wait_seconds)
        try:
            with refusals(str(path)):
                _check(engine, str(path))
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, str(path))

    @classmethod
    def temporary(cls) -> "Ledger":
        """A throw-away desk in memory; nothing is left of it when it is closed."""
        engine = memory_engine()
        with engine.execution_options(writing=True).begin() as connection:
            migrate.upgrade(connection)
        return cls(engine, "the desk in memory", shared=True)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- writing -----------------------------------------------------------------------

    @contextmanager
    def writing(self, *, at: datetime | None = None) -> Iterator[Writing]:
        """
        A unit of work: committed and on the disk when the block ends, undone if it raises.

        at: when the rows were added, aware; left empty in the ledger if not given.
        """
        writer = self._engine.execution_options(writing=True)
        with self._turn, refusals(self.place), writer.begin() as connection:
            yield Writing(connection, at=at)

    # --- reading -----------------------------------------------------------------------

    def captures(self) -> tuple[Capture, ...]:
        """Every capture with its bytes, in order of arrival."""
        return tuple(map(rows.capture_of, self._rows(select(CAPTURES).order_by(CAPTURES.c.seq))))

    def documents(self) -> tuple[Document, ...]:
        """The newest text of every document id, in order of first arrival."""
        found: dict[object, Document] = {}
        for row in self._rows(select(DOCUMENTS).order_by(DOCUMENTS.c.seq)):
            found[row["id"]] = rows.document_of(row)
        return tuple(found.values())

    def ids(self) -> frozenset[str]:
        """The id of every document, without their texts."""
        return frozenset(str(row["id"]) for row in self._rows(select(DOCUMENTS.c.id)))

    def readings(self, version: ReaderVersion) -> tuple[Reading, ...]:
        """What that reader, in that version, took from the newest text of every document."""
        newest = select(func.max(DOCUMENTS.c.seq)).group_by(DOCUMENTS.c.id)
        query = (
            select(READINGS.c.json, DOCUMENTS.c.id)
            .join(DOCUMENTS, READINGS.c.document == DOCUMENTS.c.key)
            .where(DOCUMENTS.c.seq.in_(newest))
            .where(READINGS.c.reader == version.name, READINGS.c.version == version.version)
            .order_by(READINGS.c.seq)
        )
        found = {row["id"]: load(Reading, str(row["json"])) for row in self._rows(query)}
        return tuple(found.values())

    def every_reading(self) -> tuple[Reading, ...]:
        """Every reading of the newest text of every document, by whatever reader, oldest first."""
        newest = select(func.max(DOCUMENTS.c.seq)).group_by(DOCUMENTS.c.id)
        query = (
            select(READINGS.c.json)
            .join(DOCUMENTS, READINGS.c.document == DOCUMENTS.c.key)
            .where(DOCUMENTS.c.seq.in_(newest))
            .order_by(READINGS.c.seq)
        )
        return tuple(load(Reading, str(row["json"])) for row in self._rows(query))

    def latest_questions(self) -> QuestionSet | None:
        """The question set asked last; None on a desk nobody has asked yet."""
        query = select(QUESTIONS.c.json).order_by(QUESTIONS.c.seq.desc()).limit(1)
        found = self._rows(query)
        return load(QuestionSet, str(found[0]["json"])) if found else None

    def assessments(self) -> tuple[Assessment, ...]:
        """Every assessment ever sealed, oldest first."""
        query = select(ASSESSMENTS.c.json).order_by(ASSESSMENTS.c.seq)
        return tuple(load(Assessment, str(row["json"])) for row in self._rows(query))

    def sealed(self) -> tuple[Sealed, ...]:
        """Every assessment with the time it was made and its seal, oldest first."""
        columns = ASSESSMENTS.c
        query = select(columns.json, columns.added, columns.seal, columns.inputs)
        return tuple(map(rows.sealed, self._rows(query.order_by(columns.seq))))

    def seals(self) -> tuple[str, ...]:
        """The chain of seals, oldest first."""
        query = select(ASSESSMENTS.c.seal).order_by(ASSESSMENTS.c.seq)
        return tuple(str(row["seal"]) for row in self._rows(query))

    def explanation(self, explained: str) -> Explanation:
        """Why this number: the newest explanation of that id. NoSuchId if there is none."""
        every = func.json_each(ASSESSMENTS.c.json, "$.explanations").table_valued("key", "value")
        query = (
            select(every.c.value.label("json"))
            .select_from(ASSESSMENTS.join(every, true()))
            .where(every.c.key == explained)
            .order_by(ASSESSMENTS.c.seq.desc())
            .limit(1)
        )
        found = self._rows(query)
        if not found:
            raise NoSuchId(f"Nothing on this desk has the id {explained}; check it for a slip.")
        return load(Explanation, str(found[0]["json"]))

    def decisions(self, kind: str, noun: type[Noun]) -> tuple[Decided[Noun], ...]:
        """Everything a person decided of that kind, oldest first; the newest of a subject holds."""
        columns = DECISIONS.c
        query = select(columns.subject, columns.json, columns.added)
        found = self._rows(query.where(columns.kind == kind).order_by(columns.seq))
        return tuple(rows.decided(row, noun) for row in found)

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Everything that was not read, with the reason, in order of arrival."""
        columns = QUARANTINE.c
        query = select(columns.name, columns.reason, columns.outcome, columns.sha256)
        found = self._rows(query.order_by(columns.seq))
        return tuple(Quarantined(**{k: str(v) for k, v in row.items()}) for row in found)

    def meta(self) -> dict[str, str]:
        """Facts about the desk itself."""
        return {str(r["key"]): str(r["value"]) for r in self._rows(select(META))}

    def faults(self) -> tuple[str, ...]:
        """What no longer is as it was written, a sentence each; empty when all is whole."""
        with self._reading() as connection:
            return audit.faults(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._turn, refusals(self.place), self._engine.begin() as connection:
            yield connection

    def _rows(self, query: Select[*tuple[object, ...]]) -> list[Mapping[str, object]]:
        with self._reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _build(engine: Engine, *, at: datetime | None) -> None:
    try:
        with engine.execution_options(writing=True).begin() as connection:
            connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
            migrate.upgrade(connection)
            Writing(connection, at=at).add_meta("made in shape", migrate.HEAD)
    finally:
        engine.dispose()


def _put_in_place(building: Path, path: Path) -> None:
    try:
        # A link fails if somebody made a desk there meanwhile; a rename would overwrite it.
        os.link(building, path)
    except FileExistsError as problem:
        raise DeskExists(f"There is something at {path} already; name another file.") from problem
    except OSError:
        # Some file systems know no links.
        building.rename(path)


def _check(engine: Engine, place: str) -> None:
    with engine.begin() as connection:
        ours = connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID
        found = migrate.revision(connection)
    if not ours:
        raise damaged(place)
    if found != migrate.HEAD:
        with engine.execution_options(writing=True).begin() as connection:
            migrate.bring_up(connection, place=place)
    with engine.begin() as connection:
        if not set(LEDGER) <= set(inspect(connection).get_table_names()):
            raise damaged(place)

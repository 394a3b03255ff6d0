"""A connection to one SQLite file, set so that what was reported as done stays done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from vedette.errors import CannotWrite, DeskBusy, DeskDamaged

_HEADER = b"SQLite format 3\x00"
_BUSY = ("locked", "busy")
_NO_WRITING = ("readonly", "unable to open", "disk is full", "disk i/o")


def file_engine(path: Path, *, wait_seconds: float = 5.0) -> Engine:
    """The engine for a desk file; a writer waits that long for another before it gives up."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": wait_seconds}
    )
    _prepare(engine, journal="WAL")
    return engine


def memory_engine() -> Engine:
    """The engine for a throw-away desk: one connection, gone when the engine is disposed."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    _prepare(engine, journal="MEMORY")
    return engine


def _prepare(engine: Engine, *, journal: str) -> None:
    @event.listens_for(engine, "connect")
    def connected(raw: Any, _record: object) -> None:
        # The driver's own BEGIN comes late and skips DDL, so a killed migration would leave
        # half a desk. We begin ourselves.
        raw.isolation_level = None
        raw.execute(f"PRAGMA journal_mode={journal}")
        # NORMAL may lose the last commits of a WAL when power fails.
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        # INSERT OR REPLACE deletes without asking the delete trigger unless this is on.
        raw.execute("PRAGMA recursive_triggers=ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # IMMEDIATE: a writer that starts as a reader can be refused half-way through.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def refusals(place: str) -> Iterator[None]:
    """Turn what SQLite says of the file at `place` into a sentence one can act on."""
    try:
        yield
    except DatabaseError as problem:
        said = str(problem.orig).lower()
        if isinstance(problem, OperationalError) and any(word in said for word in _BUSY):
            raise DeskBusy(
                f"Another vedette is writing to {place}; wait until it has finished and try again."
            ) from problem
        if any(word in said for word in _NO_WRITING):
            raise CannotWrite(
                f"{place} cannot be written; check its permissions and the space left on the disk."
            ) from problem
        if "malformed" in said or "not a database" in said or "no such table" in said:
            raise damaged(place) from problem
        raise


def damaged(place: str) -> DeskDamaged:
    """The refusal for a file that is not, or is no longer, a desk."""
    return DeskDamaged(
        f"{place} is damaged or no desk of vedette; restore it from a copy, or make a new desk."
    )


def looks_like_sqlite(path: Path) -> bool:
    """Whether the file begins as every SQLite file does."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER

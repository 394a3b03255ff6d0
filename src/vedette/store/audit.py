"""Whether a desk still holds what was written: the file, its keys, and the chain of seals."""

from sqlalchemy import Connection, select, text

from vedette.ids import sha256_hex
from vedette.store.rows import FIRST_SEAL, key_of, seal_of
from vedette.store.sealing import input_faults
from vedette.store.tables import ASSESSMENTS, CAPTURES, DECISIONS, DOCUMENTS, QUESTIONS, READINGS


def faults(connection: Connection) -> tuple[str, ...]:
    """Every fault found, a sentence each; empty when the desk is whole."""
    found = [
        *_file(connection),
        *_captures(connection),
        *_documents(connection),
        *_readings(connection),
        *_questions(connection),
        *_seals(connection),
        *_decisions(connection),
    ]
    return tuple(found)


def _file(connection: Connection) -> list[str]:
    said = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    broken = [f"SQLite finds the file damaged: {line}." for line in said if line != "ok"]
    loose = connection.execute(text("PRAGMA foreign_key_check")).all()
    return broken + [
        f"Row {row[1]} of {row[0]} points to a {row[2]} row not there." for row in loose
    ]


def _captures(connection: Connection) -> list[str]:
    rows = connection.execute(select(CAPTURES.c.key, CAPTURES.c.name, CAPTURES.c.data))
    return [
        f"The bytes of {r.name} are not those received."
        for r in rows
        if sha256_hex(r.data) != r.key
    ]


def _documents(connection: Connection) -> list[str]:
    columns = DOCUMENTS.c
    rows = connection.execute(select(columns.key, columns.id, columns.text, columns.json))
    return [
        f"The text or masthead of {r.id} was changed."
        for r in rows
        if key_of(r.json, r.text) != r.key
    ]


def _readings(connection: Connection) -> list[str]:
    columns = READINGS.c
    rows = connection.execute(select(columns.key, columns.seq, columns.document, columns.json))
    return [f"Reading {r.seq} was changed." for r in rows if key_of(r.document, r.json) != r.key]


def _questions(connection: Connection) -> list[str]:
    columns = QUESTIONS.c
    query = select(columns.key, columns.version, columns.text, columns.json).order_by(columns.seq)
    last, found = "", []
    for row in connection.execute(query):
        if key_of(last, row.text, row.json) != row.key:
            found.append(f"Version {row.version} of the questions, or one before it, was changed.")
        last = row.key
    return found


def _seals(connection: Connection) -> list[str]:
    columns = ASSESSMENTS.c
    query = select(
        columns.id, columns.json, columns.previous, columns.seal, columns.inputs, columns.added
    ).order_by(columns.seq)
    last, found = FIRST_SEAL, []
    rows = connection.execute(query).all()
    for row in rows:
        if row.previous != last:
            found.append(f"Before assessment {row.id} another is missing or was put in.")
        if seal_of(row.previous, row.json, row.inputs) != row.seal:
            found.append(f"Assessment {row.id} was changed after it was sealed.")
        last = row.seal
    return found + input_faults(connection, rows)


def _decisions(connection: Connection) -> list[str]:
    rows = connection.execute(select(DECISIONS).order_by(DECISIONS.c.seq)).all()
    last: dict[tuple[str, str], str] = {}
    found = []
    for row in rows:
        if row.previous != last.get((row.kind, row.subject), ""):
            found.append(f"Before a decision on {row.subject} another is missing.")
        if key_of(row.kind, row.subject, row.json, row.previous) != row.key:
            found.append(f"A decision on {row.subject} was changed.")
        last[row.kind, row.subject] = row.key
    return found

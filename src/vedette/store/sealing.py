"""What an assessment rests on, put under its seal: the day it was made, documents, readings."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Table, func, select

from vedette.ids import canonical
from vedette.model.assessment import Assessment
from vedette.store.tables import DOCUMENTS, READINGS


@dataclass(frozen=True, slots=True)
class Sealed:
    """
    "Assessment asm-7, made on 21 December 2022 at noon": an assessment as the ledger sealed it.

    made: None if the desk was not told. under_seal: whether `made` and the inputs are covered by
    the seal; assessments of the first shape of a desk are sealed without them.
    """

    assessment: Assessment
    made: datetime | None
    seal: str
    under_seal: bool


def inputs_of(
    connection: Connection, assessment: Assessment, *, questions: str, made: datetime | None
) -> str:
    """
    What the seal covers besides the assessment itself, as JSON: when it was made, the key of its
    questions, and the key of each document and of its newest reading on the desk.
    """
    wanted = {d.id for d in assessment.documents}
    columns = DOCUMENTS.c
    rows = connection.execute(select(columns.id, columns.key).order_by(columns.seq))
    documents = {row.id: row.key for row in rows if row.id in wanted}
    read = READINGS.c
    newest = select(func.max(read.seq)).group_by(read.document)
    found = connection.execute(select(read.document, read.key).where(read.seq.in_(newest)))
    readings = {row.document: row.key for row in found}
    return canonical(
        {
            "made": made.isoformat() if made else None,
            "questions": questions,
            "documents": documents,
            "readings": {n: readings[k] for n, k in documents.items() if k in readings},
        }
    )


def input_faults(connection: Connection, sealed: Iterable[Row[*tuple[object, ...]]]) -> list[str]:
    """What the seals name and the desk no longer holds; rows with id, inputs, added."""
    held = {t: _keys(connection, t) for t in (DOCUMENTS, READINGS)}
    found = []
    for row in sealed:
        try:
            inputs = json.loads(str(row.inputs)) if row.inputs else {"made": row.added}
            gone = [
                n for n, key in inputs.get("documents", {}).items() if key not in held[DOCUMENTS]
            ]
            unread = [
                n for n, key in inputs.get("readings", {}).items() if key not in held[READINGS]
            ]
        except (ValueError, AttributeError):
            # The seal over it is broken too, and says so in a sentence of its own.
            continue
        if inputs["made"] != row.added:
            found.append(f"The time at which assessment {row.id} was made was changed.")
        found += [f"Document {n}, on which assessment {row.id} rests, is gone." for n in gone]
        found += [f"The reading of {n}, on which {row.id} rests, is gone." for n in unread]
    return found


def _keys(connection: Connection, table: Table) -> frozenset[str]:
    return frozenset(connection.execute(select(table.c.key)).scalars())

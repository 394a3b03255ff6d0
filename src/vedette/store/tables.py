"""The tables of a desk: append-only, every row under an id made from its content."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()
# "VEDT": tells a desk from any other SQLite file before a single table is read.
APPLICATION_ID = 0x56454454


def _ledger(name: str, *columns: "Column[str] | Column[int] | Column[bytes]") -> Table:
    """seq: order of arrival. key: id made from the content. added: when, if told."""
    return Table(
        name,
        METADATA,
        Column("seq", Integer, primary_key=True, autoincrement=True),
        Column("key", Text, nullable=False),
        *columns,
        Column("added", Text),
        UniqueConstraint("key", name=f"{name}_key"),
        sqlite_autoincrement=True,
    )


CAPTURES = _ledger(
    "captures",
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("received", Text),
    Column("data", LargeBinary, nullable=False),
)
# capture is empty when the bytes were never handed to the desk (a JSON passage).
DOCUMENTS = _ledger(
    "documents",
    Column("id", Text, nullable=False, index=True),
    Column("capture", Text, ForeignKey("captures.key")),
    Column("text", Text, nullable=False),
    Column("json", Text, nullable=False),
)
READINGS = _ledger(
    "readings",
    Column("document", Text, ForeignKey("documents.key"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("json", Text, nullable=False),
)
QUESTIONS = _ledger(
    "questions",
    Column("main", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("json", Text, nullable=False),
)
# seal: hash of this assessment, its inputs and the seal before it, so that none can be changed,
# dropped or put in between without every later seal being wrong. inputs: JSON of when it was made
# and the keys of what it rests on; empty for those sealed before there was such a column.
ASSESSMENTS = _ledger(
    "assessments",
    Column("id", Text, nullable=False, index=True),
    Column("questions", Text, ForeignKey("questions.key"), nullable=False),
    Column("as_of", Text),
    Column("method", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("seal", Text, nullable=False),
    Column("inputs", Text, nullable=False, server_default=""),
)
QUARANTINE = _ledger(
    "quarantine",
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)
# What a person decided: kind says which noun the JSON holds, subject what it is about. previous
# is the key of the decision before it on that subject, so that none can be changed or dropped.
DECISIONS = _ledger(
    "decisions",
    Column("kind", Text, nullable=False, index=True),
    Column("subject", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("previous", Text, nullable=False),
)
META = _ledger("meta", Column("value", Text, nullable=False))

LEDGER = tuple(METADATA.tables)

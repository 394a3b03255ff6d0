"""The first desk: seven append-only tables, each row under an id made from its content.

Written out in full on purpose: `tables.py` may grow, what a desk of this revision holds may not.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001_first_desk"
down_revision = None
branch_labels = None
depends_on = None

REFUSE = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
INDEXED = (
    ("documents", "id"),
    ("readings", "document"),
    ("questions", "main"),
    ("assessments", "id"),
)


def _ledger(name: str, *columns: "sa.Column[str] | sa.Column[int] | sa.Column[bytes]") -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.Text, nullable=False),
        *columns,
        sa.Column("added", sa.Text),
        sa.UniqueConstraint("key", name=f"{name}_key"),
        sqlite_autoincrement=True,
    )
    for verb in ("update", "delete"):
        op.execute(f"CREATE TRIGGER {name}_no_{verb} BEFORE {verb.upper()} ON {name} {REFUSE}")


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _points(name: str, where: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, sa.ForeignKey(where), nullable=nullable)


def upgrade() -> None:
    """Make the seven tables."""
    _ledger(
        "captures",
        _text("name"),
        *(_text("media_type"), sa.Column("received", sa.Text)),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    _ledger(
        "documents",
        _text("id"),
        _points("capture", "captures.key", nullable=True),
        _text("text"),
        _text("json"),
    )
    _ledger(
        "readings",
        _points("document", "documents.key"),
        _text("reader"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("json"),
    )
    _ledger(
        "questions",
        _text("main"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("text"),
        _text("json"),
    )
    _ledger(
        "assessments",
        _text("id"),
        _points("questions", "questions.key"),
        sa.Column("as_of", sa.Text),
        *(_text(name) for name in ("method", "json", "previous", "seal")),
    )
    _ledger("quarantine", *(_text(name) for name in ("name", "reason", "outcome", "sha256")))
    _ledger("meta", _text("value"))
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])

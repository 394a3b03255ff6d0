"""What a person decided: one append-only table, each row chained to the one before it."""

import sqlalchemy as sa
from alembic import op

revision = "0002_decisions"
down_revision = "0001_first_desk"
branch_labels = None
depends_on = None

REFUSE = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"


def upgrade() -> None:
    """Make the table of decisions."""
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.Text, nullable=False),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("kind", "subject", "json", "previous")),
        sa.Column("added", sa.Text),
        sa.UniqueConstraint("key", name="decisions_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_kind", "decisions", ["kind"])
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER decisions_no_{verb} BEFORE {verb.upper()} ON decisions {REFUSE}"
        )

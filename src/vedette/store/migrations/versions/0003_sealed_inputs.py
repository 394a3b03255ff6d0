"""What an assessment rests on, and when it was made, inside its seal."""

import sqlalchemy as sa
from alembic import op

revision = "0003_sealed_inputs"
down_revision = "0002_decisions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give assessments a column for their inputs; those sealed before have none."""
    op.add_column("assessments", sa.Column("inputs", sa.Text, nullable=False, server_default=""))

"""Counts of what was clear and of what had no answer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table of counts."""
    op.create_table(
        "signals",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "kind", "about", name="pk_signals"),
    )


def downgrade() -> None:
    """Without counts."""
    op.drop_table("signals")

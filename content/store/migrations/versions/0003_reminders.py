"""The reminders somebody chose."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"


def upgrade() -> None:
    """Makes their table."""
    op.create_table(
        "reminders",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("base", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("about", sa.Date(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.chat_id"], name="fk_reminders_chat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "kind", name="pk_reminders"),
    )
    op.create_index("ix_reminders_due", "reminders", ["due"])


def downgrade() -> None:
    """Forgets them all."""
    op.drop_table("reminders")

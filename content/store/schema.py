"""The tables. A change here needs a migration beside it: a test compares the two."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept as UTC: SQLite has no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a moment without a zone: nobody could say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


# Every import is kept with what it brought, so that any earlier one can be gone back to.
imports = Table(
    "imports",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("file", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("counts", JSON, nullable=False),
    Column("rejects", JSON, nullable=False),
    Column("undone", Boolean, nullable=False),
)

# A whole register an import: a row as its non-empty cells, so that a new column needs no migration.
schools = Table(
    "schools",
    METADATA,
    Column("import_id", Integer, ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("cells", JSON, nullable=False),
)

# Of a chat no more than its people are told; `given` holds fields of an address, never free text.
chats = Table(
    "chats",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8), nullable=False),
    Column("given", JSON, nullable=False),
    Column("open_topic", String(64), nullable=False),
    Column("open_field", String(64), nullable=False),
    Column("last_update_id", BigInteger, nullable=False),
    Column("used_at", Moment, nullable=True, index=True),
)

# The reminders somebody chose. `base` is the date told for it (of a decision, of an exam), where it has one.
reminders = Table(
    "reminders",
    METADATA,
    Column("chat_id", BigInteger, ForeignKey("chats.chat_id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(24), primary_key=True),
    Column("base", Date, nullable=True),
    Column("due", Date, nullable=False, index=True),
    Column("about", Date, nullable=False),
    Column("sent", Boolean, nullable=False),
    Column("claimed_at", Moment, nullable=True),
)

# The numbers of Telegram's updates that were taken, so that none is answered twice. Nothing of whom.
updates = Table(
    "updates",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False, index=True),
)

# How often a topic was clear or not, and how often a question had no answer: a count a day, no text, nobody.
signals = Table(
    "signals",
    METADATA,
    Column("day", Date, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("about", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)

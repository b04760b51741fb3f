"""What the bot keeps of a chat between two messages, and nothing beside it. No number of a chat is logged."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from content.store import schema
from content.store.database import writing
from content.store.turns import Turns

# The fields of an address that a chat may keep. Income, health, debt, birth date never come here.
KEPT = frozenset(
    {"groep", "bij", "route", "pip", "einde", "nieuw", "uren_taal", "uren_participatie", "gehaald", "besluit"}
)
# Telegram keeps an update for a day: after two none can come again.
_REPEATED_WITHIN = timedelta(days=2)
_table = schema.chats


@dataclass(frozen=True)
class Chat:
    """A chat: its language, the situation told so far (as query fields), the question that is open."""

    chat_id: int = field(repr=False)
    language: str = ""
    given: dict[str, str] = field(default_factory=dict, repr=False)
    open_topic: str = ""
    open_field: str = ""
    last_update_id: int = 0
    used_at: datetime | None = None


class Chats:
    """The chats by their number."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.turns = Turns(engine)

    def get(self, chat_id: int) -> Chat | None:
        """The chat, or None where nothing is kept of it."""
        with self._engine.connect() as connection:
            row = connection.execute(select(_table).where(_table.c.chat_id == chat_id)).mappings().first()
        return Chat(**row) if row else None

    def save(self, chat: Chat) -> None:
        """Keeps the chat: only fields that may be kept, and of the time the hour."""
        hour = chat.used_at.replace(minute=0, second=0, microsecond=0) if chat.used_at else None
        values: dict[str, Any] = {
            "language": chat.language,
            "given": {name: value for name, value in chat.given.items() if name in KEPT},
            "open_topic": chat.open_topic,
            "open_field": chat.open_field,
            "used_at": hour,
        }
        with writing(self._engine) as connection:
            _add(connection, chat.chat_id, chat.last_update_id)
            connection.execute(update(_table).where(_table.c.chat_id == chat.chat_id).values(values))

    def delete(self, chat_id: int) -> bool:
        """Forgets the chat; tells whether there was anything to forget."""
        with writing(self._engine) as connection:
            return connection.execute(delete(_table).where(_table.c.chat_id == chat_id)).rowcount > 0

    def forget(self, before: datetime) -> int:
        """Forgets the chats not used since a moment, unless a reminder still waits; gives how many."""
        reminders = schema.reminders
        waits = exists().where(reminders.c.chat_id == _table.c.chat_id, reminders.c.sent.is_(False))
        with writing(self._engine) as connection:
            return connection.execute(delete(_table).where(_table.c.used_at < before, ~waits)).rowcount

    def claim_update(self, chat_id: int, update_id: int, now: datetime) -> bool:
        """Whether this update is for us to answer: False for one that was taken, here or by another bot.

        One with a lower number may come later: two bots behind one address are not equally quick.
        """
        with writing(self._engine) as connection:
            if not _insert(connection, schema.updates, {"update_id": update_id, "at": now}):
                return False
            if not _add(connection, chat_id, update_id):
                later = (_table.c.chat_id == chat_id) & (_table.c.last_update_id < update_id)
                connection.execute(update(_table).where(later).values(last_update_id=update_id))
            return True

    def forget_updates(self, now: datetime) -> int:
        """Drops the numbers of updates that cannot come again; gives how many."""
        old = schema.updates.c.at < now - _REPEATED_WITHIN
        with writing(self._engine) as connection:
            return connection.execute(delete(schema.updates).where(old)).rowcount


def _add(connection: Connection, chat_id: int, update_id: int) -> bool:
    """Makes the chat's row where there is none; tells whether it did."""
    empty: dict[str, Any] = {"language": "", "given": {}, "open_topic": "", "open_field": "", "used_at": None}
    return _insert(connection, _table, {"chat_id": chat_id, "last_update_id": update_id, **empty})


def _insert(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """A row that is not there yet; tells whether it was made."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    key = next(iter(table.primary_key.columns))
    made = dialect.insert(table).values(row).on_conflict_do_nothing(index_elements=[key.name]).returning(key)
    return connection.execute(made).first() is not None

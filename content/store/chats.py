"""What the bot keeps of a chat between two messages, and nothing beside it. No number of a chat is logged."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from content.store import schema
from content.store.database import writing

# The fields of an address that a chat may keep. Income, health, debt, birth date never come here.
KEPT = frozenset(
    {"groep", "bij", "route", "pip", "einde", "nieuw", "uren_taal", "uren_participatie", "gehaald", "besluit"}
)
# Telegram starts anew at any number after a quiet week: a much lower one is new, not an old one come again.
_AGAIN = 1000
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

    def claim_update(self, chat_id: int, update_id: int) -> bool:
        """Whether this update is for us to answer: False for one that Telegram sends a second time."""
        last = _table.c.last_update_id
        with writing(self._engine) as connection:
            if _add(connection, chat_id, update_id):
                return True
            new = (last < update_id) | (last > update_id + _AGAIN)
            claimed = update(_table).where(_table.c.chat_id == chat_id, new).values(last_update_id=update_id)
            return connection.execute(claimed).rowcount > 0


def _add(connection: Connection, chat_id: int, update_id: int) -> bool:
    """Makes the chat's row where there is none; tells whether it did."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    empty: dict[str, Any] = {"language": "", "given": {}, "open_topic": "", "open_field": "", "used_at": None}
    row = dialect.insert(_table).values(chat_id=chat_id, last_update_id=update_id, **empty)
    made = row.on_conflict_do_nothing(index_elements=["chat_id"]).returning(_table.c.chat_id)
    return connection.execute(made).first() is not None

"""The reminders that people chose: claimed by one sender, sent, marked.

A sender that dies after claiming loses its claim after a while, and another sends. Only where it died
between Telegram's answer and the mark is a message repeated.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, and_, delete, or_, select, update

from content.store import schema
from content.store.database import writing

LEASE = timedelta(minutes=10)
"""How long a claim holds: longer than any single sending takes."""

_table = schema.reminders


@dataclass(frozen=True)
class Reminder:
    """`due`: from this day on it is sent; `about`: its day. `base`: the date told for it, if it has one."""

    chat_id: int = field(repr=False)
    kind: str
    due: date
    about: date
    base: date | None = None
    sent: bool = False
    claimed_at: datetime | None = None


class Reminders:
    """The reminders of all chats."""

    def __init__(self, engine: Engine, lease: timedelta = LEASE) -> None:
        self._engine = engine
        self._lease = lease

    def chosen(self, chat_id: int) -> tuple[Reminder, ...]:
        """Of one chat, the earliest first; those already sent too."""
        wanted = select(_table).where(_table.c.chat_id == chat_id).order_by(_table.c.due, _table.c.kind)
        with self._engine.connect() as connection:
            return tuple(Reminder(**row) for row in connection.execute(wanted).mappings())

    def chats(self) -> tuple[int, ...]:
        """The chats with a reminder that waits."""
        wanted = select(_table.c.chat_id).where(_table.c.sent.is_(False)).distinct()
        with self._engine.connect() as connection:
            return tuple(connection.execute(wanted).scalars())

    def choose(self, reminder: Reminder) -> None:
        """Keeps it, in the place of one of the same kind."""
        values = {name: getattr(reminder, name) for name in ("base", "due", "about")}
        with writing(self._engine) as connection:
            connection.execute(delete(_table).where(_is(reminder)))
            row = {"chat_id": reminder.chat_id, "kind": reminder.kind, **values, "sent": False}
            connection.execute(_table.insert().values(row))

    def stop(self, chat_id: int, kind: str = "") -> int:
        """Drops one kind, or all; gives how many."""
        wanted = _table.c.chat_id == chat_id
        if kind:
            wanted = and_(wanted, _table.c.kind == kind)
        with writing(self._engine) as connection:
            return connection.execute(delete(_table).where(wanted)).rowcount

    def claim(self, on: date, now: datetime) -> Reminder | None:
        """One that is due and nobody else is sending, for the caller to send and mark."""
        free = or_(_table.c.claimed_at.is_(None), _table.c.claimed_at < now - self._lease)
        due = (
            select(_table)
            .where(_table.c.due <= on, _table.c.sent.is_(False), free)
            .order_by(_table.c.due, _table.c.chat_id, _table.c.kind)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with writing(self._engine) as connection:
            row = connection.execute(due).mappings().first()
            if row is None:
                return None
            found = Reminder(**{**row, "claimed_at": now})
            connection.execute(update(_table).where(_is(found)).values(claimed_at=now))
            return found

    def mark(self, reminder: Reminder) -> bool:
        """Sent. False when the claim was lost in the meantime, or the person dropped it."""
        return self._settle(reminder, sent=True, claimed_at=None)

    def release(self, reminder: Reminder) -> bool:
        """Not sent: another try later."""
        return self._settle(reminder, claimed_at=None)

    def move(self, reminder: Reminder, due: date, about: date) -> bool:
        """To other days, to be sent then, also where it was sent for the old ones. False: it was there."""
        elsewhere = or_(_table.c.due != due, _table.c.about != about)
        moved = {"due": due, "about": about, "sent": False, "claimed_at": None}
        with writing(self._engine) as connection:
            changed = update(_table).where(_is(reminder), elsewhere).values(moved)
            return connection.execute(changed).rowcount > 0

    def _settle(self, reminder: Reminder, **values: object) -> bool:
        mine = and_(_is(reminder), _table.c.claimed_at == reminder.claimed_at)
        with writing(self._engine) as connection:
            return connection.execute(update(_table).where(mine).values(values)).rowcount > 0


def _is(reminder: Reminder) -> ColumnElement[bool]:
    return and_(_table.c.chat_id == reminder.chat_id, _table.c.kind == reminder.kind)

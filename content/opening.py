"""The house opened for use: the database made ready, the register of schools in it, the desk before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from threading import Thread

from content import settings
from content.desk import Desk, read_law
from content.schools import School
from content.store import database
from content.store.register import SEED, Register
from content.store.signals import Signals


def open_register(url: str, now: datetime) -> Register:
    """The register, its database migrated, and seeded where it is empty."""
    engine = database.engine(url)
    database.migrate(engine)
    register = Register(engine)
    register.seed_if_empty(SEED, now)
    return register


def open_desk(url: str, now: datetime) -> tuple[Desk, Callable[[], bool]]:
    """A desk on the database of that address, and whether that database answers just now."""
    register = open_register(url, now)
    engine = database.engine(url)
    desk = Desk(read_law(), register, Signals(engine))
    desk.warm_up()
    # Dutch is ready; the other languages follow while the first readers are served.
    Thread(target=desk.learn, name="learn", daemon=True).start()
    return desk, partial(database.answers, engine)


def open_signals(url: str) -> Signals:
    """The counts of what was clear and what had no answer, its database migrated."""
    engine = database.engine(url)
    database.migrate(engine)
    return Signals(engine)


class LazyShelf:
    """Opens the database only when somebody asks for schools: the other commands work without one."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._register: Register | None = None

    def schools(self) -> Sequence[School]:
        self._register = self._register or open_register(settings.database_url(), self._now)
        return self._register.schools()

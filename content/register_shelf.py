"""The register of the database in the settings, made ready on first use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from content import settings
from content.schools import School
from content.store import database
from content.store.register import SEED, Register


def opened(now: datetime) -> Register:
    """The register, its database migrated, and seeded where it is empty."""
    engine = database.engine(settings.database_url())
    database.migrate(engine)
    register = Register(engine)
    register.seed_if_empty(SEED, now)
    return register


class LazyShelf:
    """Opens the database only when somebody asks for schools: the other commands work without one."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._register: Register | None = None

    def schools(self) -> Sequence[School]:
        self._register = self._register or opened(self._now)
        return self._register.schools()

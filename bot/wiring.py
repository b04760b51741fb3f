"""The house around the bot: the database, the register, the chats and the desk."""

from __future__ import annotations

from bot.settings import Settings
from bot.visit import House
from content.desk import Desk, read_law
from content.store import database
from content.store.chats import Chats
from content.store.register import Register
from content.store.reminders import Reminders
from content.store.signals import Signals


def open_house(settings: Settings) -> House:
    """A database that is not migrated yet is migrated here, so that the bot can run by itself."""
    engine = database.engine(settings.database_url)
    database.migrate(engine)
    desk = Desk(read_law(), Register(engine), Signals(engine))
    return House(desk, Chats(engine), Reminders(engine), settings.portal)

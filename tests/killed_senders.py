"""Senders of reminders, killed at random: `python -m tests.killed_senders DATABASE TELEGRAM KILLS SEED`.

Each round two senders start at once on the same database; after a random while both are killed outright. At
the end one more runs to the end.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from datetime import datetime, timedelta

from telegram import Bot

from bot import rounds
from bot.app import AMSTERDAM
from bot.visit import House
from content.desk import Desk, read_law
from content.store import database
from content.store.chats import Chats
from content.store.reminders import Reminders
from tests.telegram_world import TOKEN

LEASE = timedelta(seconds=0.5)
SHIFT = timedelta(hours=12 - datetime.now(AMSTERDAM).hour)
LONGEST = 0.35
"""Seconds that a sender lives at most."""


async def send(address: str, telegram: str, desk: Desk, *, until_empty: bool) -> None:
    """What a bot does in its rounds, one round after the other."""
    engine = database.engine(address)
    house = House(desk, Chats(engine), Reminders(engine, LEASE), "https://wijzer.example")
    async with Bot(TOKEN, base_url=f"{telegram}/bot") as bot:
        while not until_empty or house.reminders.chats():
            await rounds.send_due(bot, house, noon)
            await asyncio.sleep(0.02)
    engine.dispose()


def noon() -> datetime:
    """A clock that goes on, but began at an hour at which a phone may buzz."""
    return datetime.now(AMSTERDAM) + SHIFT


def sender(address: str, telegram: str, desk: Desk) -> int:
    """A process of its own, by its number."""
    child = os.fork()
    if child == 0:
        asyncio.run(send(address, telegram, desk, until_empty=False))
        os._exit(0)
    return child


def main(address: str, telegram: str, kills: str, seed: str) -> None:
    chance, desk = random.Random(int(seed)), Desk(read_law())  # noqa: S311 (no secret hangs on it)
    for _ in range(int(kills) // 2):
        running = [sender(address, telegram, desk) for _ in range(2)]
        for child in running:
            time.sleep(chance.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
        for child in running:
            os.waitpid(child, 0)
    asyncio.run(send(address, telegram, desk, until_empty=True))


if __name__ == "__main__":
    main(*sys.argv[1:])

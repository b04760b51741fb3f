"""Two hundred chats for half an hour with one bot, over HTTP: does it grow, and does it lose what it is told?

Only in `make soak`. SOAK_MINUTES shortens it, for a look.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

import httpx

from content.languages import language
from content.store import database
from content.store.chats import Chats
from content.wording.formats import long_date
from tests.bench.drive import memory, prepare
from tests.bench.figure import Figure, NotYet
from tests.servers import ROOT, stop
from tests.telegram_server import serve
from tests.telegram_world import TOKEN, Json

NAME = "soak"
PEOPLE = 200
MINUTES = 30.0
LONG = 60.0
"""From so many seconds a round on, it is the long benches that are asked for."""
WARM = 0.15
"""The share of the time after which nothing new has to be read any more."""
PATIENCE, LOOK, TIDY = 60.0, 0.3, 5.0
FIRST = date(2024, 3, 1)
SMALL_TALK = (
    "wat kost een examen", "en wanneer?", "/help", "/scholen Utrecht", "goedemorgen", "qqxzv", "/privacy",
    "/ander", "in english please", "nederlands", "hoe maak ik bezwaar tegen een besluit", "/herinnering",
    "كم يكلف الامتحان",
)  # fmt: skip


@dataclass
class Tally:
    answered: int = 0
    lost: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)


@dataclass
class Chatter:
    """One person: now and then tells another date, and looks whether that is what is reckoned with."""

    api: str
    client: httpx.AsyncClient
    chat: int
    dice: random.Random
    told: date | None = None

    async def do(self, deed: str, **wish: object) -> None:
        await self.client.post(f"{self.api}/_test/{deed}", json={"chat": self.chat, **wish})

    async def heard(self) -> list[Json]:
        every = (await self.client.get(f"{self.api}/_test/chat/{self.chat}")).json()["result"]
        return [each for each in every if each["from"]["is_bot"]]

    async def says(self, text: str, expected: str, tally: Tally) -> None:
        """Waits for an answer with what it must hold; what never comes is lost."""
        before = max((each["message_id"] for each in await self.heard()), default=0)
        began = time.monotonic()
        await self.do("say", text=text)
        while time.monotonic() - began < PATIENCE:
            await asyncio.sleep(LOOK)
            fresh = [each for each in await self.heard() if each["message_id"] > before]
            if any(expected in str(each.get("text", "")) for each in fresh):
                tally.answered += 1
                tally.waits.append(time.monotonic() - began)
                return
        tally.lost.append(f"no {expected!r} after {text!r}")

    async def live(self, end: float, tally: Tally) -> None:
        await self.do("meet", language="nl")
        await asyncio.sleep(self.dice.uniform(0, 3))
        await self.says("/start", "", tally)
        while time.monotonic() < end:
            if self.dice.random() < 0.4:
                self.told = FIRST + timedelta(days=self.dice.randrange(300))
                last = long_date(self.told.replace(year=self.told.year + 3), language("nl"))
                text = f"Mijn PIP is van {long_date(self.told, language('nl'))}. Wanneer moet ik klaar zijn?"
                await self.says(text, last, tally)
            else:
                await self.says(self.dice.choice(SMALL_TALK), "", tally)
            await asyncio.sleep(self.dice.uniform(1, 5))


async def _live(api: str, minutes: float, pid: int) -> tuple[Tally, list[Chatter]]:
    tally, end = Tally(), time.monotonic() + minutes * 60
    async with httpx.AsyncClient(
        timeout=30, trust_env=False, limits=httpx.Limits(max_connections=50)
    ) as client:
        people = [Chatter(api, client, number, random.Random(number)) for number in range(1, PEOPLE + 1)]  # noqa: S311
        watching = asyncio.create_task(_watch(api, client, pid, tally))
        await asyncio.gather(*(each.live(end, tally) for each in people))
        watching.cancel()
    return tally, people


async def _watch(api: str, client: httpx.AsyncClient, pid: int, tally: Tally) -> None:
    """What the bot holds, again and again; and the local Bot API kept small."""
    while True:
        tally.held.append(memory(pid))
        await asyncio.sleep(TIDY)
        await client.post(f"{api}/_test/tidy", json={})


@contextmanager
def _bot(api: str, environment: dict[str, str]) -> Iterator[int]:
    settings = {**os.environ, **environment, "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API": api}
    process = subprocess.Popen([sys.executable, "-m", "bot"], cwd=ROOT, env=settings)
    try:
        yield process.pid
    finally:
        stop(process)


def run(seconds: float) -> list[Figure]:
    """Raises NotYet in a short run."""
    if seconds < LONG:
        raise NotYet("half an hour: only in `make soak`")
    minutes = float(os.environ.get("SOAK_MINUTES", MINUTES))
    with tempfile.TemporaryDirectory() as folder, serve() as api:
        environment = prepare(folder)
        with _bot(api, environment) as pid:
            tally, people = asyncio.run(_live(api, minutes, pid))
        kept = _forgotten(environment["DATABASE_URL"], people)
    return _figures(tally, kept, minutes)


def _forgotten(url: str, people: list[Chatter]) -> list[str]:
    """Chats in which another date is kept than the one told last."""
    engine = database.engine(url)
    chats = Chats(engine)
    found = {each.chat: chats.get(each.chat) for each in people}
    engine.dispose()
    return [
        f"chat {each.chat}"
        for each in people
        if each.told and (kept := found[each.chat]) and kept.given.get("pip") != each.told.isoformat()
    ]


def _figures(tally: Tally, forgotten: list[str], minutes: float) -> list[Figure]:
    warm = tally.held[int(len(tally.held) * WARM) :] or tally.held
    first, last = warm[: max(1, len(warm) // 10)], warm[-max(1, len(warm) // 10) :]
    growth = (sum(last) / len(last)) / (sum(first) / len(first))
    waits = sorted(tally.waits)
    return [
        Figure(
            "memory at the end, against after the first while",
            growth,
            "x",
            1.10,
            details={"minutes": minutes},
        ),
        Figure(
            "updates lost", len(tally.lost) + len(forgotten), "updates", 0, details={"first": tally.lost[:5]}
        ),
        Figure("messages answered", tally.answered, "messages", 1, "higher"),
        Figure("memory of the bot at most", max(tally.held), "MB", 150),
        Figure("wait for an answer, median", waits[len(waits) // 2] if waits else 0, "s"),
    ]

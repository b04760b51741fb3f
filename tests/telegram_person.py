"""A person with a phone, for tests: writes, presses buttons that are there, and reads what came back."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from content.languages import catalogue, language
from tests.telegram_world import TOKEN, Json

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0
MENU = "Typ uw vraag in uw eigen woorden. Of kies hieronder."
STANDING_STILL = """
import sys
from datetime import datetime
from bot import app
from bot.__main__ import main
sys.exit(main(lambda: datetime.fromisoformat({moment!r}).replace(tzinfo=app.AMSTERDAM)))
"""


class Refused(AssertionError):
    """The local Bot API did not let a test do this: a client could not do it either."""


@dataclass
class Telegram:
    """The control side of the local Bot API."""

    address: str
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=10, trust_env=False))

    def do(self, deed: str, **wish: Any) -> Json:
        answer = self.client.post(f"{self.address}/_test/{deed}", json=wish).json()
        if not answer["ok"]:
            raise Refused(answer["description"])
        return dict(answer["result"])

    def look(self, what: str) -> Any:
        return self.client.get(f"{self.address}/_test/{what}").json()["result"]

    def call(self, method: str, **fields: Any) -> Json:
        """A method of the Bot API, as a bot calls it."""
        return dict(self.client.post(f"{self.address}/bot{TOKEN}/{method}", json=fields).json())

    def calls(self, method: str) -> list[Json]:
        return [each for each in self.look("state")["calls"] if each["method"].lower() == method.lower()]


def until(found: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Waits for something to become true; says what never did."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.02)
    raise AssertionError(f"never seen: {what}")


@dataclass
class Person:
    """One private chat, seen from the phone."""

    telegram: Telegram
    chat: int
    language: str = "nl"
    read: int = 0

    def __post_init__(self) -> None:
        self.telegram.do("meet", chat=self.chat, language=self.language)

    def messages(self) -> list[Json]:
        """What the bot wrote, oldest first."""
        every = self.telegram.look(f"chat/{self.chat}")
        return [each for each in every if each["from"]["is_bot"]]

    def _mark(self) -> None:
        self.read = max((_written(each) for each in self.messages()), default=0)

    def begin(self) -> None:
        """What everybody begins with: /start, and a language."""
        self.say("/start")
        self.sees(say(self.language, "Welke taal wilt u?"))
        self.press(language(self.language).native)
        self.sees(say(self.language, MENU))

    def say(self, text: str) -> Json:
        self._mark()
        return self.telegram.do("say", chat=self.chat, text=text)

    def share_location(self, latitude: float, longitude: float) -> Json:
        self._mark()
        point = {"latitude": latitude, "longitude": longitude}
        return self.telegram.do("write", chat=self.chat, content={"location": point})

    def send(self, **content: Any) -> Json:
        """Any other message: a sticker, a photo."""
        self._mark()
        return self.telegram.do("write", chat=self.chat, content=content)

    def photograph(self, picture: bytes, size: int | None = None) -> Json:
        self._mark()
        return self.telegram.do("photograph", chat=self.chat, picture=picture.hex(), size=size)

    def types_behind_the_name(self, typed: str) -> list[Json]:
        """The cards that come up in any chat."""
        query = self.telegram.do("inline", chat=self.chat, typed=typed)["inline_query"]["id"]
        return list(until(lambda: self.telegram.look("state")["cards"][query], f"cards for {typed!r}"))

    def press(self, label: str) -> Json:
        """Presses the newest button with these words on it."""
        for message in reversed(self.messages()):
            for text, data in buttons(message):
                if label in text:
                    return self.press_data(message["message_id"], data)
        raise AssertionError(f"no button {label!r}")

    def press_data(self, message_id: int, data: str) -> Json:
        self._mark()
        return self.telegram.do("press", chat=self.chat, message_id=message_id, data=data)

    def until_button(self, label: str) -> None:
        """Waits until a button of the newest message with buttons has these words."""

        def shown() -> bool:
            newest = next((each for each in reversed(self.messages()) if buttons(each)), {})
            return any(label in text for text, _ in buttons(newest))

        until(shown, f"a button {label!r}")

    def sees(self, *fragments: str) -> Json:
        """Waits for a new or changed message that holds all of these; gives it back."""

        def look() -> Json | None:
            fresh = (each for each in self.messages() if _written(each) > self.read)
            return next((each for each in fresh if all(part in text_of(each) for part in fragments)), None)

        try:
            found: Json = until(look, " + ".join(fragments))
        except AssertionError as never:
            shown = "\n---\n".join(text_of(each) for each in self.messages()[-4:])
            raise AssertionError(f"{never}; the newest are:\n{shown}") from None
        return found


Someone = Callable[..., Person]
numbers = itertools.count(700_000_001)
"""The numbers of chats: every person in every test is somebody else."""


def say(language: str, message: str) -> str:
    """A sentence of the bot in a language."""
    return catalogue(language).gettext(message)


def _written(message: Json) -> int:
    """When it was written or last changed, as a number that only grows."""
    return int(message["revision"] if "revision" in message else message["message_id"])


def text_of(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def buttons(message: Json) -> list[tuple[str, str]]:
    """Label and data of each inline button."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [(button["text"], button.get("callback_data", "")) for row in rows for button in row]


@dataclass
class Running:
    """A bot as a process, with everything it wrote to its log."""

    process: subprocess.Popen[bytes]
    log: Path

    def written(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def start_bot(telegram: Telegram, folder: Path, *command: str, **settings: str) -> Running:
    """`python -m bot` against the local Bot API, with a database of its own; warnings are errors."""
    environment = {
        **os.environ,
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API": telegram.address,
        "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
        "PORTAL_URL": "https://wijzer.example",
        **settings,
    }
    log = folder / "bot.log"
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-W", "error", *(command or ("-m", "bot"))],
            cwd=ROOT,
            env=environment,
            stdout=file,
            stderr=file,
        )
    return Running(process, log)


@contextlib.contextmanager
def running_bot(telegram: Telegram, folder: Path, *command: str, **settings: str) -> Iterator[Running]:
    """The same, until it listens, and ended afterwards as an operator ends it."""
    before = telegram.look("state")
    bot = start_bot(telegram, folder, *command, **settings)

    def listening() -> bool:
        if bot.process.poll() is not None:
            raise AssertionError(f"the bot ended:\n{bot.written()[-3000:]}")
        state = telegram.look("state")
        return bool(state["polls"] > before["polls"] or state["webhook"]["url"])

    try:
        until(listening, "the bot listening", 60)
        yield bot
    finally:
        bot.process.terminate()
        try:
            bot.process.wait(20)
        except subprocess.TimeoutExpired:
            bot.kill()


def running_bot_at(
    moment: str, telegram: Telegram, folder: Path
) -> contextlib.AbstractContextManager[Running]:
    """The same on a clock that stands still, so that an hour can pass in no time. `moment`: in Amsterdam."""
    return running_bot(telegram, folder, "-c", STANDING_STILL.format(moment=moment))


def chats_kept(folder: Path, person: Person | None = None) -> list[tuple[object, ...]]:
    """The rows that the bot's database holds of chats; with `person` of that chat alone."""
    whose, which = ("", ()) if person is None else (" WHERE chat_id = ?", (person.chat,))
    with contextlib.closing(sqlite3.connect(folder / "bot.db")) as connection:
        return connection.execute(f"SELECT * FROM chats{whose}", which).fetchall()


def kept(folder: Path, person: Person | None = None) -> str:
    """The same as text."""
    return json.dumps(chats_kept(folder, person), ensure_ascii=False)


def seed(folder: Path) -> None:
    """The bot's database as `make run` leaves it: migrated, with the seed register in it."""
    database = {"DATABASE_URL": f"sqlite:///{folder / 'bot.db'}", "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "tools/prepare.py", "database"]
    subprocess.run(program, cwd=ROOT, env={**os.environ, **database}, check=True, capture_output=True)

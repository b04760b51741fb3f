"""Ten thousand random and hostile messages, to the desk and to the bot's handlers: none brings a fault."""

from __future__ import annotations

import asyncio
import random
from datetime import date
from pathlib import Path

from bot.visit import House
from content.desk import Desk, Thread, read_law
from content.languages import available
from content.store import database
from content.store.chats import Chats
from content.store.register import Register
from content.store.reminders import Reminders
from tests.hostile import messages
from tests.inside import Inside
from tests.telegram_rules import Refusal

ON = date(2026, 11, 22)
MANY = 10_000
PEOPLE = 40
SEED = 20261122
HARMLESS = (
    "Bad Request: message is not modified",
    "Bad Request: message to edit not found",
    "Bad Request: message to delete not found",
)
"""What comes of a button that is pressed twice, or of a message that is gone."""


def test_the_desk_answers_whatever_is_said() -> None:
    desk, codes = Desk(read_law()), [each.code for each in available()]
    thread = Thread()
    for number, text in enumerate(messages(MANY, SEED)):
        if number % 7 == 0:
            thread = Thread(language=codes[number % len(codes)], chosen=number % 2 == 0)
        turn = desk.converse(text, thread, ON)
        thread = turn.thread
        assert turn.reply.answer.title, text


def test_the_handlers_answer_whatever_is_said(tmp_path: Path) -> None:
    engine = database.engine(f"sqlite:///{tmp_path / 'fuzz.db'}")
    database.migrate(engine)
    house = House(
        Desk(read_law(), Register(engine)), Chats(engine), Reminders(engine), "https://wijzer.example"
    )
    inside = asyncio.run(hammer(house))
    engine.dispose()
    assert inside.faults == []
    refused = {each["error"] for each in inside.world.calls if each["error"]}
    assert not [each for each in refused if not each.startswith(HARMLESS)]
    assert len([each for each in inside.world.calls if each["method"] == "sendMessage"]) > MANY // 2


async def hammer(house: House) -> Inside:
    """Messages and presses of whatever button comes along, in many chats."""
    inside, dice = Inside(house), random.Random(SEED)  # noqa: S311 (repeatable, no secret)
    for chat in range(1, PEOPLE + 1):
        inside.meet(chat, dice.choice(("nl", "en", "ar", "pl")))
    async with inside.app:
        for number, text in enumerate(messages(MANY, SEED + 1)):
            chat = number % PEOPLE + 1
            await (_press(inside, chat, dice) if number % 3 == 0 else _say(inside, chat, text))
    return inside


async def _say(inside: Inside, chat: int, text: str) -> None:
    try:
        update = inside.world.say(chat, text[:4096])
    except Refusal:  # a client does not send this either
        return
    await inside.take(update)


async def _press(inside: Inside, chat: int, dice: random.Random) -> None:
    """Any button of any of the last messages."""
    keys = [
        (message["message_id"], button["callback_data"])
        for message in list(inside.world.chats[chat].messages.values())[-6:]
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    ]
    if keys:
        await inside.take(inside.world.press(chat, *dice.choice(keys)))

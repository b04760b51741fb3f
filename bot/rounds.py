"""What the bot does by itself: sends what is due by day, moves what the law moved, forgets who left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot import reminders
from bot.buttons import Button, Verb, encode
from bot.markup import opened, words
from bot.outbox import Outbox
from bot.reception import fault
from bot.visit import House, Visit, aside
from content.store.chats import Chat
from content.store.reminders import Reminder

LOG = logging.getLogger(__name__)

PAUSE = 30.0
"""Seconds between two rounds."""

FROM, UNTIL = 9, 20
"""Hours of the day in the Netherlands between which a phone may buzz."""

NO_CHAT = "chat not found"
"""What Telegram says of somebody who deleted their account."""

KEPT_FOR = timedelta(days=365)
"""How long after its last use a chat is kept; with a reminder that waits, until that is sent."""


async def go(bot: Bot, house: House, clock: Callable[[], datetime]) -> None:
    """Round after round. A fault ends one round, not the rounds."""
    begun = False
    while True:
        try:
            now = clock()
            if FROM <= now.hour < UNTIL:
                if not begun:
                    await follow_the_law(bot, house, now)
                    begun = True
                await send_due(bot, house, clock)
            await aside(house.chats.forget, now - KEPT_FOR)
            await aside(house.chats.forget_updates, now)
        except Exception as error:  # noqa: BLE001 (a fault must not silence every later reminder)
            LOG.error("a round ended: %s", fault(error))
        await asyncio.sleep(PAUSE)


async def follow_the_law(bot: Bot, house: House, now: datetime) -> None:
    """Once after a start: other values may have come with it."""
    for chat_id in await aside(house.reminders.chats):
        visit = await _visit(bot, house, chat_id, now)
        if visit is not None:
            await _tell_changes(visit)


async def send_due(bot: Bot, house: House, clock: Callable[[], datetime]) -> None:
    """All that is due, one after the other. Telegram's wish to wait ends the round, and so does the evening.

    The clock is read for each: a claim is as old as it says, however long the round.
    """
    while FROM <= (now := clock()).hour < UNTIL:
        reminder = await aside(house.reminders.claim, now.date(), now)
        if reminder is None or not await _send(bot, house, reminder, now):
            return


async def _send(bot: Bot, house: House, reminder: Reminder, now: datetime) -> bool:
    """True when the next may follow."""
    visit = await _visit(bot, house, reminder.chat_id, now)
    if visit is None or await _is_over(visit, reminder):
        await aside(house.reminders.mark, reminder)
        return True
    try:
        await visit.outbox.send_once(*_message(visit, reminder))
    except (Forbidden, BadRequest) as refusal:
        # Any other refusal is a fault of ours: the claim runs out by itself, and the others go on.
        if not await _is_forgotten(house, reminder.chat_id, refusal):
            LOG.error("a reminder was refused: %s", fault(refusal))
        return True
    except RetryAfter as wait:
        await aside(house.reminders.release, reminder)
        LOG.warning("Telegram asks to wait: %s", wait.retry_after)
        return False
    except TelegramError as error:
        await aside(house.reminders.release, reminder)
        LOG.warning("a reminder was not sent: %s", type(error).__name__)
        return False
    await aside(house.reminders.mark, reminder)
    return True


async def _is_forgotten(house: House, chat_id: int, refusal: Forbidden | BadRequest) -> bool:
    """Whoever blocked us, or is no more, is dropped with all data."""
    gone = isinstance(refusal, Forbidden) or NO_CHAT in refusal.message.casefold()
    if gone:
        await aside(house.chats.delete, chat_id)
    return gone


async def _is_over(visit: Visit, reminder: Reminder) -> bool:
    """A word after its day helps nobody; and the day may have moved while the bot was down.

    Who is just filling in a calculator anew has not taken back what was chosen.
    """
    if visit.asking:
        return visit.today > reminder.about
    moment = await reminders.now_for(visit.house, visit.given, visit.today, reminder)
    if moment is None or (moment.due, moment.about) != (reminder.due, reminder.about):
        await _tell_changes(visit)
        return True
    return visit.today > reminder.about


def _message(visit: Visit, reminder: Reminder) -> tuple[str, list[Button]]:
    """What a lock screen may show: that there is a date, not which."""
    text = words(visit.gettext("Er is een datum voor u. Tik op de knop om te lezen."), visit.language)
    data = encode(Verb.REMIND, "open", reminder.kind, visit.today.isoformat())
    return opened(f"🔔 {text}", visit.language), [Button(visit.gettext("Lees het bericht"), data)]


async def _visit(bot: Bot, house: House, chat_id: int, now: datetime) -> Visit | None:
    chat: Chat | None = await aside(house.chats.get, chat_id)
    if chat is None or not chat.language:
        return None
    return Visit(house, chat, Outbox(bot, chat_id), now, kept=chat)


async def _tell_changes(visit: Visit) -> None:
    """Never writes the chat itself: the person may be writing at this very moment.

    Nobody asked just now, so this may come up on a lock screen too: it says only that there is something.
    """
    chat_id = visit.chat.chat_id
    if not await reminders.changes(visit.house, visit.given, visit.today, chat_id):
        return
    text = words(
        visit.gettext("Uw herinneringen zijn veranderd. Tik op de knop om te lezen."), visit.language
    )
    every = Button(visit.gettext("Mijn herinneringen"), encode(Verb.REMIND, "list"))
    try:
        await visit.outbox.send(opened(f"🔔 {text}", visit.language), [every])
    except (Forbidden, BadRequest) as refusal:
        await _is_forgotten(visit.house, chat_id, refusal)
    except TelegramError as error:
        LOG.warning("a change was not told: %s", type(error).__name__)

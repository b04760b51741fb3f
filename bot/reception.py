"""Opens a visit for each update, sees it to its action, and writes it down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.error import Forbidden
from telegram.ext import ContextTypes

from bot import conversation, reminders
from bot.outbox import Outbox
from bot.visit import House, Visit, aside, guess
from content.store.chats import Chat

LOG = logging.getLogger(__name__)

A_MOMENT, LONGEST_WAIT = 0.05, 60.0
"""Seconds between two looks whether a chat is free, and after which we no longer wait for it."""

Context = ContextTypes.DEFAULT_TYPE
Action = Callable[..., Awaitable[None]]


class Reception:
    """Opens a visit for each update, sees it to its action, and writes it down."""

    def __init__(self, house: House, clock: Callable[[], datetime]) -> None:
        self.house = house
        self.clock = clock

    async def open(self, update: Update) -> Visit | None:
        """None for an update that was handled before, here or in another process."""
        chat = update.effective_chat
        if chat is None:
            return None
        visit = await self._visit(update, chat.id)
        claimed = await aside(self.house.chats.claim_update, chat.id, update.update_id, visit.now)
        return visit if claimed else None

    async def _visit(self, update: Update, chat_id: int) -> Visit:
        """A chat without a language is one whose first update was claimed and never seen to its end."""
        kept = await aside(self.house.chats.get, chat_id)
        known = kept is not None and bool(kept.language)
        user = update.effective_user
        fresh = Chat(chat_id, guess(user.language_code if user else None), last_update_id=update.update_id)
        outbox = Outbox(update.get_bot(), chat_id, update.callback_query, update.message)
        return Visit(self.house, kept if kept and known else fresh, outbox, self.clock(), known)

    def on(self, action: Action, arguments: Callable[[Update, Context], tuple[Any, ...]]) -> Any:
        """A handler: the action with what this kind of update brings."""

        async def handle(update: Update, context: Context) -> None:
            async with self.turn(update):
                visit = await self.open(update)
                if visit is not None:
                    await action(visit, *arguments(update, context))
                    await reminders.follow(visit)
                    await visit.keep()

        return handle

    @asynccontextmanager
    async def turn(self, update: Update) -> AsyncIterator[None]:
        """The chat is ours alone, among all bots on this database: what one writes the next one reads.

        A bot that hangs does not hold the person up for longer than a while.
        """
        chat_id, turns = update.effective_chat.id if update.effective_chat else 0, self.house.chats.turns
        waited, mine = 0.0, await aside(turns.take, chat_id)
        while not mine and waited < LONGEST_WAIT:
            await asyncio.sleep(A_MOMENT)
            waited += A_MOMENT
            mine = await aside(turns.take, chat_id)
        try:
            yield
        finally:
            if mine:
                await aside(turns.give, chat_id)

    async def leave(self, update: Update, context: Context) -> None:
        """Who blocks the bot is forgotten."""
        member = update.my_chat_member
        if member is not None and member.new_chat_member.status in ("kicked", "left"):
            self.house.pocket.drop(member.chat.id)
            await aside(self.house.chats.delete, member.chat.id)

    async def fail(self, update: object, context: Context) -> None:
        """One sentence for the person. In the log the kind of fault and its place: no text, no chat."""
        error = context.error
        LOG.error(fault(error))
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None or not isinstance(update, Update):
            return
        if isinstance(error, Forbidden):
            await aside(self.house.chats.delete, chat.id)
            return
        visit = await self._visit(update, chat.id)
        await conversation.apologise(visit)


def fault(error: BaseException | None) -> str:
    """The kind of a fault and the line it came from: enough to find it, nothing of what was said."""
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    place = f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if code and trace else "nowhere"
    return f"{type(error).__name__} at {place}"

"""What goes to Telegram: one chat, patient when asked to wait, quiet when a button changed nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter

from bot.buttons import Button, keyboard

TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outbox:
    bot: Bot
    chat_id: int
    pressed: CallbackQuery | None = None
    received: Message | None = None

    @property
    def is_forwarded(self) -> bool:
        """Whether the person sent on what somebody else wrote."""
        return self.received is not None and self.received.forward_origin is not None

    async def take_away_received(self) -> bool:
        """Deletes the person's own message from the chat. Telegram does not always allow it."""
        if self.received is None:
            return False
        try:
            return bool(await patient(self.received.delete))
        except BadRequest:
            return False

    async def send(self, html: str, buttons: Iterable[Button] = ()) -> None:
        await self._message(html, keyboard(buttons))

    async def ask_location(self, html: str, label: str) -> None:
        """A question with a key that shares where the phone is; the key goes away once used."""
        keys = [[KeyboardButton(label, request_location=True)]]
        await self._message(html, ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True))

    async def _message(self, html: str, markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None) -> Message:
        return await patient(lambda: self._once(html, markup))

    async def send_once(self, html: str, buttons: Iterable[Button] = ()) -> None:
        """Without patience: whoever sends many decides what waits. Raises RetryAfter."""
        await self._once(html, keyboard(buttons))

    async def _once(self, html: str, markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None) -> Message:
        return await self.bot.send_message(
            self.chat_id,
            html,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def attach(self, name: str, content: bytes, caption: str) -> None:
        await patient(lambda: self.bot.send_document(self.chat_id, content, filename=name, caption=caption))

    async def show_picture(self, picture: bytes, caption: str, ways: InlineKeyboardMarkup) -> None:
        await patient(
            lambda: self.bot.send_photo(
                self.chat_id, picture, caption=caption, parse_mode=ParseMode.HTML, reply_markup=ways
            )
        )

    async def put(self, html: str, buttons: Iterable[Button]) -> int:
        """In the place of the message whose button was pressed, else as a new one; gives its number."""
        keys, query = keyboard(buttons), self.pressed
        if query is not None and isinstance(query.message, Message):
            changed = await quiet(
                lambda: query.edit_message_text(
                    html,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keys,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
            )
            if changed:
                return query.message.message_id
        return (await self._message(html, keys)).message_id

    async def take_back(self, message_id: int) -> Message | None:
        """A message of ours without its buttons, as Telegram knows it; None when it is gone."""
        found: list[Message | bool] = []

        async def edit() -> None:
            found.append(
                await self.bot.edit_message_reply_markup(self.chat_id, message_id, reply_markup=None)
            )

        await quiet(edit)
        return next((each for each in found if isinstance(each, Message)), None)

    async def take_away_keyboard(self) -> None:
        """All buttons off the message of the pressed one."""
        query = self.pressed
        if query is not None:
            await quiet(lambda: query.edit_message_reply_markup(None))

    async def acknowledge(self) -> None:
        """Stops the clock on the pressed button. A query that is too old is no reason to stop."""
        if self.pressed is not None:
            await quiet(self.pressed.answer)

    async def change_pressed(self, html: str, buttons: Iterable[Button]) -> None:
        """Changes the message of the pressed button: no new message for each tap."""
        query = self.pressed
        if query is not None:
            await quiet(
                lambda: query.edit_message_text(
                    html, parse_mode=ParseMode.HTML, reply_markup=keyboard(buttons)
                )
            )

    async def take_away_pressed(self) -> None:
        """Takes the pressed button off its message, so that a page is not sent twice by a second tap."""
        query = self.pressed
        if query is None or not isinstance(query.message, Message) or query.message.reply_markup is None:
            return
        rows = query.message.reply_markup.inline_keyboard
        kept = [row for row in rows if all(button.callback_data != query.data for button in row)]
        await quiet(lambda: query.edit_message_reply_markup(InlineKeyboardMarkup(kept) if kept else None))


async def quiet(call: Callable[[], Awaitable[object]]) -> bool:
    """For what only tidies up: a message that is gone, or is so already, is left. False when it was."""
    try:
        await patient(call)
    except BadRequest:
        return False
    return True


async def patient(call: Callable[[], Awaitable[T]]) -> T:
    """Waits as long as Telegram asks, a few times."""
    for _ in range(TRIES - 1):
        try:
            return await call()
        except RetryAfter as wait:
            pause = wait.retry_after
            await asyncio.sleep(pause.total_seconds() if isinstance(pause, timedelta) else pause)
    return await call()

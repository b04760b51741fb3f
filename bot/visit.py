"""One update: who asks, what is remembered of the chat, and where the answer goes.

The chat's row is all that is kept. It is read at the start of a visit and written at its end, so the bot can
stop at any moment and another process can take the next update. What may not be kept is in a pocket: in
memory, for one reckoning; without it the question is asked again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, ParamSpec, TypeVar

from bot.buttons import Button
from bot.markup import opened, words
from bot.outbox import Outbox
from bot.pocket import Pocket
from content.desk import Desk, Thread, carries
from content.languages import Catalogue, available, catalogue
from content.store.chats import KEPT as KEPT_IN_STORE
from content.store.chats import Chat, Chats
from content.store.reminders import Reminders

P = ParamSpec("P")
T = TypeVar("T")

SILENCE = timedelta(hours=1)
DEFAULT = "en"
OTHER = "ander"
"""In the place of an open question: the talk is about somebody else, of whom nothing is kept."""
# What stays after an answer: a decision's date only with a reminder for it.
KEPT = KEPT_IN_STORE - {"besluit"}


@dataclass(frozen=True, slots=True)
class House:
    """What every visit shares: desk, chats, reminders, the site's address, and what is only in memory."""

    desk: Desk
    chats: Chats
    reminders: Reminders
    portal: str
    pocket: Pocket = field(default_factory=Pocket)


async def aside(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs what blocks (the database, the matcher) in a thread, so that other chats go on."""
    return await asyncio.to_thread(call, *args, **kwargs)


def guess(client_language: str | None) -> str:
    """The language of the phone's app, when we have it: a guess, and asked at the first /start."""
    code = (client_language or "").split("-")[0].lower()
    return code if any(each.code == code for each in available()) else DEFAULT


@dataclass(slots=True)
class Visit:
    house: House
    chat: Chat
    outbox: Outbox
    now: datetime
    known: bool = True
    gone: bool = False
    kept: Chat | None = None

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def language(self) -> str:
        return self.chat.language

    @property
    def catalogue(self) -> Catalogue:
        return catalogue(self.chat.language)

    def gettext(self, message: str) -> str:
        return self.catalogue.gettext(message)

    @property
    def given(self) -> Mapping[str, str]:
        """What is kept of the chat, and what was told for the reckoning that is going on."""
        return {**self.chat.given, **self.house.pocket.of(self.chat.chat_id)}

    @property
    def is_stale(self) -> bool:
        """Told longer ago than a conversation lasts: it is shown before it is used again."""
        silent = self.now.astimezone(UTC) - self.used_at.astimezone(UTC)
        return bool(self.chat.given) and silent > SILENCE

    @property
    def used_at(self) -> datetime:
        """The hour of the last visit, as the Netherlands count it; this visit for a new chat."""
        return (self.chat.used_at or self.now).astimezone(self.now.tzinfo)

    @property
    def desk(self) -> Desk:
        return self.house.desk

    async def say(self, *sentences: str, buttons: Iterable[Button] = ()) -> None:
        """Sentences of ours, each on its line, in the direction of the reader's language."""
        html = "\n".join(opened(words(each, self.language), self.language) for each in sentences)
        await self.send(html, buttons)

    async def send(self, html: str, buttons: Iterable[Button] = ()) -> None:
        """Keeps first, speaks then: what the person saw answered is never asked again after a restart."""
        await self.keep()
        await self.outbox.send(html, buttons)

    def remember(self, **changes: Any) -> None:
        self.chat = replace(self.chat, **changes)

    def tell(self, given: Mapping[str, str], topic_id: str = "") -> None:
        """Takes over what was told. What may not be kept stays in memory, for this topic's reckoning."""
        kept = {name: value for name, value in given.items() if name in KEPT_IN_STORE}
        self.remember(given=kept)
        if topic_id and (len(kept) < len(given) or self.is_reckoning(topic_id)):
            rest = {name: value for name, value in given.items() if name not in KEPT_IN_STORE}
            self.house.pocket.put(self.chat.chat_id, topic_id, rest)

    @property
    def asking(self) -> bool:
        """Whether a question of ours is open: what is typed now is the answer to it."""
        return self.chat.open_field not in ("", OTHER)

    @property
    def thread(self) -> Thread:
        """What the conversation is about, as far as the chat's row tells."""
        other = self.chat.open_field == OTHER
        topic = "" if self.asking else self.chat.open_topic
        return Thread(topic, self.given, self.language, self.known, other)

    def about(self, topic_id: str, *, other: bool = False) -> None:
        """Remembers the topic that was answered, where a word can follow on it: "and how much is that?" """
        if not self.asking:
            followed = topic_id if carries(topic_id) else ""
            self.remember(open_topic=followed, open_field=OTHER if other and followed else "")

    def hold(self, topic_id: str, given: Mapping[str, str]) -> None:
        """Keeps in memory, for a while, what a word on this topic may correct but nothing may store."""
        rest = {name: value for name, value in given.items() if name not in KEPT}
        if topic_id and rest:
            self.house.pocket.put(self.chat.chat_id, topic_id, rest)

    def is_reckoning(self, topic_id: str) -> bool:
        """Whether what was told for this topic, but may not be kept, is still known."""
        return self.house.pocket.holds(self.chat.chat_id, topic_id)

    def begin_reckoning(self, topic_id: str) -> None:
        """From here on answers for this topic are held; those for another are dropped."""
        if not self.is_reckoning(topic_id):
            self.house.pocket.put(self.chat.chat_id, topic_id, {})

    def turn_to(self, topic_id: str) -> None:
        """What was told for another reckoning is used for no other."""
        if not self.is_reckoning(topic_id):
            self.house.pocket.drop(self.chat.chat_id)

    def answered(self) -> None:
        """The question is closed; what is in memory stays for the rest of the answer."""
        kept = {name: value for name, value in self.chat.given.items() if name in KEPT}
        self.remember(open_topic="", open_field="", given=kept)

    def close_question(self) -> None:
        self.house.pocket.drop(self.chat.chat_id)
        self.answered()

    async def keep(self) -> None:
        """Writes the chat back, unless nothing changed or it was deleted on request."""
        row = replace(self.chat, used_at=self.now)
        if not self.gone and row != self.kept:
            await aside(self.house.chats.save, row)
            self.kept = row

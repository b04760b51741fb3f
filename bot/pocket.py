"""What is told for one reckoning and may be written nowhere: in memory, for a quarter of an hour at most.

Income, debt, reasons for more time: a chat needs them from one message to the next, and then never again.
A restart loses them, and the bot asks again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

LIFE = 15 * 60.0
"""Seconds, from the last answer on."""
MOST = 10_000
"""Chats at once; beyond that the longest silent one is asked again."""


@dataclass(frozen=True, slots=True)
class Held:
    """`topic`: the reckoning it was told for; it is used for no other."""

    topic: str
    given: Mapping[str, str]
    end: asyncio.TimerHandle


class Pocket:
    """By chat. Every method is called inside the running loop, one chat at a time."""

    def __init__(self, life: float = LIFE) -> None:
        self._life = life
        self._held: dict[int, Held] = {}

    def put(self, chat: int, topic: str, given: Mapping[str, str]) -> None:
        """In the place of what was held; its time begins again."""
        self.drop(chat)
        if len(self._held) >= MOST:
            self.drop(next(iter(self._held)))
        end = asyncio.get_running_loop().call_later(self._life, self.drop, chat)
        self._held[chat] = Held(topic, dict(given), end)

    def holds(self, chat: int, topic: str) -> bool:
        """Whether a reckoning is going on, even one in which nothing was known so far."""
        return chat in self._held and self._held[chat].topic == topic

    def of(self, chat: int) -> Mapping[str, str]:
        return self._held[chat].given if chat in self._held else {}

    def drop(self, chat: int) -> None:
        held = self._held.pop(chat, None)
        if held is not None:
            held.end.cancel()

"""What the local Bot API of the tests remembers, and what a person can do in it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_rules import INLINE_QUERY_MOST, PAYLOAD, TEXT_MOST, Refusal, bad, units

TOKEN = "123:ABC"
USERNAME = "inburger_test_bot"
BOT = {"id": 123, "is_bot": True, "first_name": "Inburgerwijzer", "username": USERNAME}
Json = dict[str, Any]


@dataclass
class Chat:
    """One private chat. `opened` is false until the person writes first: a bot may not begin."""

    language: str = "nl"
    messages: dict[int, Json] = field(default_factory=dict)
    opened: bool = False
    blocked: bool = False


@dataclass
class World:
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    calls: list[Json] = field(default_factory=list)
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    queries: dict[str, str | None] = field(default_factory=dict)
    cards: dict[str, list[Json] | None] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    refusals: dict[str, list[Refusal]] = field(default_factory=dict)
    webhook: Json = field(default_factory=lambda: {"url": "", "secret": ""})
    numbers: int = 1000

    def number(self) -> int:
        self.numbers += 1
        return self.numbers

    # What a person does.

    def message(self, chat_id: int, content: Json) -> Json:
        chat = self.chats.setdefault(chat_id, Chat())
        person = {"id": chat_id, "is_bot": False, "first_name": "Amal", "language_code": chat.language}
        return {
            "message_id": self.number(),
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "private", "first_name": "Amal"},
            "from": person,
            **content,
        }

    def update(self, kind: str, content: Json) -> Json:
        update = {"update_id": self.number(), kind: content}
        self.updates.append(update)
        return update

    def write(self, chat_id: int, content: Json) -> Json:
        """A message from the person; the first one opens the chat."""
        message = self.message(chat_id, content)
        chat = self.chats[chat_id]
        chat.opened, chat.blocked = True, False
        chat.messages[message["message_id"]] = message
        return self.update("message", message)

    def say(self, chat_id: int, text: str) -> Json:
        """Text as a client sends it: never empty, never over the limit, commands marked as such."""
        if not text.strip() or units(text) > TEXT_MOST:
            raise bad("a client does not send this")
        content: Json = {"text": text}
        command, _, payload = text.partition(" ")
        if command.startswith("/"):
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": units(command)}]
        if command == "/start" and payload and not PAYLOAD.fullmatch(payload):
            raise bad("a client does not send this payload")
        return self.write(chat_id, content)

    def press(self, chat_id: int, message_id: int, data: str) -> Json:
        """A button can be pressed only where it really is."""
        message = self.chats[chat_id].messages.get(message_id, {})
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise bad("this message has no such button")
        query: Json = {"id": str(self.number()), "chat_instance": "1", "data": data, "message": message}
        query["from"] = self.message(chat_id, {})["from"]
        self.queries[query["id"]] = None
        return self.update("callback_query", query)

    def photograph(self, chat_id: int, picture: bytes, size: int | None = None) -> Json:
        """A photo, in a small size and in full, as a client sends it."""
        shapes = []
        for name, content in (("small", b"small"), ("full", picture)):
            file = f"{name}{self.number()}"
            self.files[file] = content
            told = len(content) if size is None else size
            about = {"file_id": file, "file_unique_id": file, "file_size": told}
            shapes.append({**about, "width": 1, "height": 1})
        return self.write(chat_id, {"photo": shapes})

    def inline(self, chat_id: int, typed: str) -> Json:
        """The bot's name and some words, typed in any chat."""
        if units(typed) > INLINE_QUERY_MOST:
            raise bad("a client does not send this")
        person = self.message(chat_id, {})["from"]
        query: Json = {"id": str(self.number()), "from": person, "query": typed, "offset": ""}
        self.cards[query["id"]] = None
        return self.update("inline_query", query)

    def tidy(self) -> None:
        """Forgets all but the last words of each chat: for a run that goes on for long."""
        self.calls.clear()
        self.queries.clear()
        self.cards.clear()
        self.files.clear()
        for chat in self.chats.values():
            for number in list(chat.messages)[:-6]:
                del chat.messages[number]

    def block(self, chat_id: int) -> Json:
        self.chats[chat_id].blocked = True
        content = self.message(chat_id, {})
        old = {"status": "member", "user": BOT}
        new = {"status": "kicked", "user": BOT, "until_date": 0}
        return self.update("my_chat_member", {**content, "old_chat_member": old, "new_chat_member": new})

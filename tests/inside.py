"""The bot inside this process: its own handlers, on the local Bot API's rules, without a socket between"""

from __future__ import annotations

import json
from typing import Any

from telegram import Update
from telegram.ext import Application
from telegram.request import BaseRequest, RequestData

from bot import app
from bot.settings import Settings
from bot.visit import House
from tests.telegram_methods import Methods
from tests.telegram_rules import Refusal
from tests.telegram_server import NESTED
from tests.telegram_world import TOKEN, Chat, Json


class Wire(BaseRequest):
    """Calls the world instead of an address."""

    def __init__(self, world: Methods) -> None:
        self.world = world

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        given = dict(request_data.json_parameters) if request_data else {}
        fields = {key: json.loads(value) if key in NESTED else value for key, value in given.items()}
        for name, (_file, content, *_rest) in (request_data.multipart_data if request_data else {}).items():
            fields[name] = (content if isinstance(content, bytes) else content.read()).hex()
        try:
            return 200, json.dumps(
                {"ok": True, "result": self.world.call(url.rpartition("/")[2], fields)}
            ).encode()
        except Refusal as refusal:
            body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            return refusal.code, json.dumps(body).encode()


class Inside:
    """A bot with a world of its own. Faults are gathered, not answered away."""

    def __init__(self, house: House) -> None:
        self.world = Methods()
        settings = Settings(TOKEN, "https://wijzer.example", "http://127.0.0.1:9")
        self.app: Application[Any, Any, Any, Any, Any, Any] = app.build(settings, house)
        self.faults: list[str] = []
        wire = Wire(self.world)
        self.app.bot._request = (wire, wire)
        self.app.add_error_handler(self._note)

    async def _note(self, update: object, context: Any) -> None:
        said = (
            update.effective_message.text if isinstance(update, Update) and update.effective_message else ""
        )
        self.faults.append(f"{type(context.error).__name__}: {context.error} after {said!r}")

    async def take(self, update: Json) -> None:
        self.world.updates.clear()
        await self.app.process_update(Update.de_json(update, self.app.bot))

    def meet(self, chat: int, language: str = "nl") -> None:
        self.world.chats[chat] = Chat(language=language)

"""A small Bot API on loopback, which enforces what Telegram enforces.

The emulators in the registries do not start the library we use, or check nothing. This one speaks the
Bot API on `/bot<token>/<method>` and has control routes under `/_test/` for what a person does.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.telegram_methods import Methods
from tests.telegram_rules import Refusal, bad
from tests.telegram_world import TOKEN, Chat, Json

NESTED = {
    "reply_markup", "commands", "allowed_updates", "link_preview_options", "entities", "results", "button",
}  # fmt: skip
LONGEST_POLL = 5.0


async def _fields(request: Request) -> Json:
    """Fields come url-encoded, or as multipart when a file is among them; nested values are JSON."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return dict(await request.json())
    fields: Json = dict(request.query_params)
    async with request.form() as form:
        for key, value in form.items():
            if isinstance(value, UploadFile):
                fields[key] = (await value.read()).hex()
            else:
                fields[key] = json.loads(value) if key in NESTED else value
    return fields


class Api:
    """The HTTP side: one world, one event loop, one long poll at a time."""

    def __init__(self) -> None:
        self.world = Methods()
        self.polls = 0
        self.again: list[Json] = []
        self.pushed: list[Json] = []
        self.doors: list[str] = []

    async def method(self, request: Request) -> Response:
        try:
            if request.path_params["token"] != TOKEN:
                raise Refusal(401, "Unauthorized")
            name, fields = request.path_params["method"], await _fields(request)
            if name.lower() == "getupdates":
                return _well(await self.poll(fields))
            return _well(self.world.call(name, fields))
        except Refusal as refusal:
            return _refused(refusal)

    async def poll(self, fields: Json) -> list[Json]:
        """getUpdates: waits, forgets what is confirmed, and ends an older poll with a conflict."""
        if self.world.webhook["url"]:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        self.polls += 1
        mine, offset = self.polls, int(fields.get("offset", 0))
        self.world.updates = [each for each in self.world.updates if each["update_id"] >= offset]
        end = time.monotonic() + min(float(fields.get("timeout", 0)), LONGEST_POLL)
        while not (found := self._waiting()) and time.monotonic() < end:
            await asyncio.sleep(0.01)
            if mine != self.polls:
                raise Refusal(409, "Conflict: terminated by other getUpdates request")
        return found

    def _waiting(self) -> list[Json]:
        """What a poll brings. An update repeated on purpose comes once more, whatever was confirmed."""
        again, self.again = self.again, []
        return (again or self.world.updates)[:100]

    async def push(self) -> None:
        """The webhook: each update with the secret header, again until it is taken."""
        async with httpx.AsyncClient() as client:
            while True:
                waiting = self._waiting() if self.world.webhook["url"] else []
                if not waiting or not await self._deliver(client, waiting[0]):
                    await asyncio.sleep(0.02)

    async def _deliver(self, client: httpx.AsyncClient, update: Json) -> bool:
        """To the webhook; or, as a balancer before several bots does, to each of its doors in turn."""
        hook, door = self.world.webhook, len(self.pushed) % max(len(self.doors), 1)
        address = self.doors[door] if self.doors else hook["url"]
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook["secret"] else {}
        try:
            answer = await client.post(address, json=update, headers=headers)
        except httpx.HTTPError:
            return False
        self.pushed.append({"update_id": update["update_id"], "status": answer.status_code, "door": door})
        if answer.is_success and update in self.world.updates:
            self.world.updates.remove(update)
        return answer.is_success

    async def file(self, request: Request) -> Response:
        content = self.world.files.get(request.path_params["path"])
        return Response(content or b"", 404 if content is None else 200)

    # The control routes.

    async def act(self, request: Request) -> Response:
        wish = await request.json()
        try:
            return _well(self._act(request.path_params["deed"], wish))
        except Refusal as refusal:
            return _refused(refusal)

    def _act(self, deed: str, wish: Json) -> Json:
        world, chat = self.world, int(wish.get("chat", 0))
        match deed:
            case "meet":
                world.chats[chat] = Chat(language=wish["language"])
                return {}
            case "say":
                return world.say(chat, wish["text"])
            case "write":
                return world.write(chat, wish["content"])
            case "press":
                return world.press(chat, int(wish["message_id"]), wish["data"])
            case "photograph":
                return world.photograph(chat, bytes.fromhex(wish["picture"]), wish.get("size"))
            case "inline":
                return world.inline(chat, wish["typed"])
            case "block":
                return world.block(chat)
        return self._arrange(deed, wish)

    def _arrange(self, deed: str, wish: Json) -> Json:
        """What no person does, but Telegram or the network does now and then."""
        match deed:
            case "tidy":
                self.world.tidy()
                self.pushed.clear()
                return {}
            case "doors":
                self.doors = wish["doors"]
                return {}
            case "repeat":
                self.again.append(wish["update"])
                return {}
            case "refuse":
                refusal = Refusal(wish["code"], wish["description"], **wish.get("parameters", {}))
                self.world.refusals.setdefault(wish["method"], []).append(refusal)
                return {}
        raise bad(f"no such deed: {deed}")

    async def chat(self, request: Request) -> Response:
        chat = self.world.chats.get(request.path_params["chat"], Chat())
        return _well(list(chat.messages.values()))

    async def state(self, request: Request) -> Response:
        world = self.world
        return _well(
            {
                "calls": world.calls,
                "texts": world.texts,
                "webhook": world.webhook,
                "queries": world.queries,
                "cards": world.cards,
                "pushed": self.pushed,
                "polls": self.polls,
            }
        )

    @contextlib.asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        pushing = asyncio.create_task(self.push())
        yield
        pushing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pushing

    def app(self) -> Starlette:
        routes = [
            Route("/_test/chat/{chat:int}", self.chat),
            Route("/_test/state", self.state),
            Route("/_test/{deed}", self.act, methods=["POST"]),
            Route("/file/bot{token}/{path:path}", self.file),
            Route("/bot{token}/{method}", self.method, methods=["GET", "POST"]),
        ]
        return Starlette(routes=routes, lifespan=self.lifespan)


def _well(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _refused(refusal: Refusal) -> Response:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return JSONResponse(body, refusal.code)


@contextlib.contextmanager
def serve() -> Iterator[str]:
    """The Bot API on a free port of loopback; yields its root address."""
    # A server that hangs up first does so now and then just when the other begins to ask.
    config = uvicorn.Config(Api().app(), port=0, log_level="error", ws="none", timeout_keep_alive=75)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)

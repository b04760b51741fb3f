"""How much one visitor may ask: 64 kB a request, and not without end.

Addresses are kept in memory for as long as a bucket fills, never written down.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from ipaddress import ip_address

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from portal.security import Problem
from portal.settings import Network

BODY = 64 * 1024
DRAIN = 16 * BODY
"""So much of a body that is too long is still read: who sends it should be able to read our answer."""
PATIENCE = 20.0
BURST = 600.0
"""A class of thirty behind one address must be able to work: this stops a machine, not a school."""
EACH_SECOND = 10.0
CLIENTS = 20_000
LOOPBACK = ("127.0.0.1", "::1")


class TooLong(Exception):
    """The body is over the limit."""


class BodyLimit:
    """Reads a body whole before anyone works on it, and refuses one that is too long or too slow."""

    def __init__(self, app: ASGIApp, problem: Problem) -> None:
        self._app = app
        self._problem = problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                body = await _read(receive)
        except TooLong:
            await self._problem(scope, 413)(scope, receive, send)
            return
        except TimeoutError:
            await self._problem(scope, 408)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


async def _read(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size, more = 0, True
    while more and size <= DRAIN:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        part = message.get("body", b"")
        size += len(part)
        if size <= BODY:
            parts.append(part)
        more = message.get("more_body", False)
    if size > BODY:
        raise TooLong
    return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hands out the body that was read, once; then whatever comes."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


class RateLimit:
    """A bucket for each address. A finished page never comes here: the page cache answers it."""

    def __init__(
        self,
        app: ASGIApp,
        problem: Problem,
        trusted: tuple[Network, ...] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._problem = problem
        self._trusted = trusted
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._allows(client(scope, self._trusted)):
            response = self._problem(scope, 429)
            response.headers["retry-after"] = "10"
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _allows(self, who: str) -> bool:
        """Whether there is a drop left. This machine itself is never limited: behind an unnamed proxy
        every visitor would look like it, and one of them could lock out all."""
        if who in LOOPBACK:
            return True
        now = self._clock()
        left, seen = self._buckets.get(who, (BURST, now))
        left = min(BURST, left + (now - seen) * EACH_SECOND)
        if who not in self._buckets and len(self._buckets) >= CLIENTS:
            self._forget(now)
        self._buckets[who] = (max(left - 1, 0.0), now)
        return left >= 1

    def _forget(self, now: float) -> None:
        """Drops who has been away long enough to have a full bucket; when all are busy, drops all."""
        full = BURST / EACH_SECOND
        self._buckets = {who: kept for who, kept in self._buckets.items() if now - kept[1] < full}
        if len(self._buckets) >= CLIENTS:
            self._buckets.clear()


def client(scope: Scope, trusted: tuple[Network, ...]) -> str:
    """The visitor's address: the nearest one that is not a proxy we trust."""
    peer = str((scope.get("client") or ("",))[0])
    if not _is_trusted(peer, trusted):
        return peer
    forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
    for hop in reversed([each.strip() for each in ",".join(forwarded).split(",") if each.strip()]):
        if not _is_trusted(hop, trusted):
            return hop
    return peer


def _is_trusted(address: str, trusted: tuple[Network, ...]) -> bool:
    try:
        return any(ip_address(address) in network for network in trusted)
    except ValueError:
        return False

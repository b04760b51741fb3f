"""Finished pages, kept compressed, in front of everything else.

A page that is the same for everybody is rendered and compressed once (brotli 11, gzip 9) and then
answered without touching the rest of the portal. An address with a query is never kept: it holds
somebody's situation. Those are compressed at each request, by a gzip that costs a fifth of brotli at its
quickest and makes no larger pages.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import brotli
from isal import igzip
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Encoding = Literal["br", "gzip", ""]
Headers = list[tuple[bytes, bytes]]

PAGES = 4096
WORTHWHILE = 400
"""Under so many bytes compressing gains nothing."""
KEPT = b"public"
SAME_FOR_ALL = "x-same-for-all"
"""What a page says that no phone may keep, though it is nobody's own; it is for us and goes no further."""
OURS_ALONE = SAME_FOR_ALL.encode()
NOT_SENT = (b"content-length", b"etag", OURS_ALONE)
TEXTS = (b"text/", b"application/json", b"application/manifest+json", b"image/svg+xml")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request asks of the answer's form: in which encoding to keep it, in which to make it once."""

    encoding: Encoding = ""
    quick: Encoding = ""
    etag: bytes = b""
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A finished answer, ready to be sent whole, as head only, or as "you have it already"."""

    start: Message
    body: Message
    unchanged: Message
    etag: bytes


EMPTY: Message = {"type": "http.response.body", "body": b""}


def wish(headers: Iterable[tuple[bytes, bytes]]) -> Wish:
    """The encoding we would choose, the page they have, and whether htmx asks for a part."""
    encoding: Encoding = ""
    quick: Encoding = ""
    etag, partly = b"", False
    for name, value in headers:
        if name == b"accept-encoding":
            encoding, quick = _encodings(value)
        elif name == b"if-none-match":
            etag = value
        elif name == b"hx-request":
            partly = True
    return Wish(encoding, quick, etag, partly)


@lru_cache(maxsize=256)
def _encodings(accepted: bytes) -> tuple[Encoding, Encoding]:
    """The smallest and the quickest of what was said; kept, as browsers all say the same few things."""
    names = {_name(each) for each in accepted.lower().split(b",")}
    smallest_first: tuple[Encoding, ...] = ("br", "gzip")
    known = [each for each in smallest_first if each.encode() in names] or [""]
    return known[0], known[-1]


def _name(part: bytes) -> bytes:
    """The encoding a part of the header names; nothing where its weight is zero."""
    name, _, weight = part.strip().partition(b";")
    refused = weight.replace(b" ", b"").rstrip(b"0") in (b"q=", b"q=0.", b"q=0")
    return b"" if refused else name.strip()


def compress(body: bytes, encoding: Encoding, *, hard: bool) -> bytes:
    """Hard is for a page that is kept: it takes hundreds of times as long and is a fifth smaller."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=11 if hard else 1))
    if hard:
        return gzip.compress(body, 9, mtime=0)  # without the time: the same page, the same bytes
    return bytes(igzip.compress(body, 2))


class PageCache:
    """Keeps what says of itself that it is the same for all; everything goes when the day changes."""

    def __init__(self, app: ASGIApp, today: Callable[[], date]) -> None:
        self._app = app
        self._today = today
        self._day = today()
        self._pages: dict[tuple[str, Encoding], Page] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = wish(scope["headers"])
        method = scope["method"]
        may_keep = method in ("GET", "HEAD") and not scope["query_string"] and not asked.partly
        if may_keep and (page := self._kept(scope["path"], asked.encoding)):
            await _answer(page, asked, method, send)
            return
        answer = Answering(send)
        # A HEAD fills the cache as well, so the portal is asked for the whole page.
        inner = {**scope, "method": "GET"} if method == "HEAD" else scope
        await self._app(inner, receive, answer.take)
        page = answer.finish(asked, may_keep=may_keep)
        if page.etag:
            self._keep((scope["path"], asked.encoding), page)
        await _answer(page, asked, method, send)

    def _kept(self, path: str, encoding: Encoding) -> Page | None:
        if (day := self._today()) != self._day:
            self._pages.clear()
            self._day = day
        return self._pages.get((path, encoding))

    def _keep(self, key: tuple[str, Encoding], page: Page) -> None:
        if len(self._pages) >= PAGES:
            self._pages.clear()
        self._pages[key] = page


async def _answer(page: Page, asked: Wish, method: str, send: Send) -> None:
    if page.etag and asked.etag and page.etag in asked.etag:
        await send(page.unchanged)
        await send(EMPTY)
        return
    await send(page.start)
    await send(EMPTY if method == "HEAD" else page.body)


class Answering:
    """Gathers an answer as it is sent, so that it can be compressed as a whole. Our answers are small."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._status = 500
        self._headers: Headers = []
        self._parts: list[bytes] = []

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))

    def finish(self, asked: Wish, *, may_keep: bool) -> Page:
        """The answer in an encoding asked for; with an ETag when it may be kept."""
        body = b"".join(self._parts)
        public = _header(self._headers, b"cache-control").startswith(KEPT)
        same = public or any(name == OURS_ALONE for name, _ in self._headers)
        keep = may_keep and same and self._status == 200
        encoding = asked.encoding if keep else asked.quick
        headers = [each for each in self._headers if each[0] not in NOT_SENT]
        if _is_text(headers):
            headers = _with_vary(headers)
            if encoding and len(body) >= WORTHWHILE:
                body = compress(body, encoding, hard=keep)
                headers.append((b"content-encoding", encoding.encode()))
        etag = b'"%s"' % hashlib.sha256(body).hexdigest()[:20].encode() if keep else b""
        if etag:
            headers.append((b"etag", etag))
        return _page(self._status, headers, body, etag)


def _page(status: int, headers: Headers, body: bytes, etag: bytes) -> Page:
    sized = [*headers, (b"content-length", b"%d" % len(body))]
    return Page(
        start={"type": "http.response.start", "status": status, "headers": sized},
        body={"type": "http.response.body", "body": body},
        unchanged={"type": "http.response.start", "status": 304, "headers": _kept_on_304(headers)},
        etag=etag,
    )


def _kept_on_304(headers: Headers) -> Headers:
    return [each for each in headers if each[0] not in (b"content-type", b"content-encoding")]


def _header(headers: Headers, wanted: bytes) -> bytes:
    return next((value for name, value in headers if name == wanted), b"")


def _is_text(headers: Headers) -> bool:
    return _header(headers, b"content-type").startswith(TEXTS)


def _with_vary(headers: Headers) -> Headers:
    """Says that the encoding matters, beside whatever else the answer says that matters."""
    said = _header(headers, b"vary")
    rest = [each for each in headers if each[0] != b"vary"]
    return [*rest, (b"vary", said + b", Accept-Encoding" if said else b"Accept-Encoding")]

"""A load generator on raw sockets, as a process of its own: it prints the answers a second as JSON.

`python -m tests.bench.load PORT SECONDS CONNECTIONS` reads the paths to ask for from standard input, one a
line, and asks for them in turn over keep-alive connections. An answer other than 200 ends it.
"""

import asyncio
import itertools
import json
import sys
import time
from collections.abc import Iterator
from typing import cast

import uvloop

HEADERS = "Host: 127.0.0.1\r\nAccept-Encoding: br, gzip\r\nAccept: text/html\r\nAccept-Language: nl\r\n\r\n"
LENGTH = b"content-length: "


class Client(asyncio.Protocol):
    """One connection: asks, reads the whole answer, asks again. Only headers with a length are understood."""

    def __init__(self, requests: Iterator[bytes], ended: "asyncio.Future[None]") -> None:
        self.requests = requests
        self.ended = ended
        self.answers = 0
        self.buffer = b""
        self.missing = 0
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.ask()

    def ask(self) -> None:
        self.transport.write(next(self.requests))

    def data_received(self, data: bytes) -> None:
        if self.missing == 0:
            self.buffer += data
            if not self.head():
                return
        else:
            self.missing -= len(data)
        if self.missing <= 0:
            self.missing = 0
            self.answers += 1
            self.ask()

    def head(self) -> bool:
        """Reads the head once it is whole; what is left of the body to come stands in `missing`."""
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self.buffer.startswith(b"HTTP/1.1 200"):
            self.fail(RuntimeError(self.buffer[:end].decode(errors="replace")))
            return False
        # The server writes the names of its headers small; this client has to cost as little as it can.
        place = self.buffer.index(LENGTH) + len(LENGTH)
        length = int(self.buffer[place : self.buffer.index(b"\r", place)])
        self.missing = length - (len(self.buffer) - end - 4)
        self.buffer = b""
        return True

    def fail(self, error: Exception) -> None:
        if not self.ended.done():
            self.ended.set_exception(error)
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.fail(exc or RuntimeError("the server closed the connection"))


async def load(port: int, seconds: float, connections: int, paths: list[str]) -> dict[str, float]:
    """Answers a second."""
    requests = itertools.cycle([f"GET {path} HTTP/1.1\r\n{HEADERS}".encode() for path in paths])
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[None] = loop.create_future()
    clients = []
    for _ in range(connections):
        _, client = await loop.create_connection(lambda: Client(requests, ended), "127.0.0.1", port)
        clients.append(client)
    began = time.perf_counter()
    await asyncio.wait([ended], timeout=seconds)
    took = time.perf_counter() - began
    if ended.done():
        ended.result()
    if not any(client.answers for client in clients):
        raise RuntimeError("no answer at all")
    return {"per_second": sum(client.answers for client in clients) / took}


def main(port: str, seconds: str, connections: str) -> None:
    """Runs the load and prints what came of it."""
    paths = sys.stdin.read().split()
    result = uvloop.run(load(int(port), float(seconds), int(connections), paths))
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])

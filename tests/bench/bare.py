"""The limit of the server itself: one ASGI callable that sends the bytes of a file and does nothing else.

BARE_BODY names the file, BARE_TYPE and BARE_ENCODING its headers. Same server, same settings as the portal.
"""

import os
from pathlib import Path

import uvicorn
from starlette.types import Receive, Scope, Send

BODY = Path(os.environ["BARE_BODY"]).read_bytes()
HEADERS = [
    (b"content-type", os.environ.get("BARE_TYPE", "text/html; charset=utf-8").encode()),
    (b"content-encoding", os.environ.get("BARE_ENCODING", "br").encode()),
    (b"content-length", str(len(BODY)).encode()),
]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers anything with the same bytes."""
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": BODY})


if __name__ == "__main__":
    uvicorn.run(
        application,
        host=os.environ["HOST"],
        port=int(os.environ["PORT"]),
        loop="uvloop",
        http="httptools",
        lifespan="off",
        access_log=False,
        log_level="warning",
    )

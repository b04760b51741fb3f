"""The bot over HTTP with a Bot API on loopback: how soon it answers, and what it holds in memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from importlib.util import find_spec
from statistics import median
from typing import Any

from tests.bench.drive import memory, prepare
from tests.bench.figure import Figure, NotYet
from tests.servers import ROOT, stop

NAME = "conversation"
CHAT = 4711
PATIENCE = 30.0
SAID = ("Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024", "hoeveel kost het examen", "/help")


def _ask(address: str, wish: dict[str, object] | None = None) -> Any:
    data = None if wish is None else json.dumps(wish).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as reply:
        return json.load(reply)["result"]


def answered_after(api: str, text: str) -> float:
    """Seconds from a person's message to the bot's next message in the chat."""

    def spoken() -> int:
        return sum(message["from"]["is_bot"] for message in _ask(f"{api}/_test/chat/{CHAT}"))

    before, began = spoken(), time.perf_counter()
    _ask(f"{api}/_test/say", {"chat": CHAT, "text": text})
    while spoken() <= before:
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError(f"the bot did not answer {text!r}")
        time.sleep(0.005)
    return time.perf_counter() - began


def run(seconds: float) -> list[Figure]:
    """Starts the bot on the local Bot API, polling, and talks to it."""
    if find_spec("bot.__main__") is None:
        raise NotYet("the bot is not there yet")
    from tests.telegram_server import serve
    from tests.telegram_world import TOKEN

    with tempfile.TemporaryDirectory() as folder, serve() as api:
        environment = {**os.environ, **prepare(folder), "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API": api}
        _ask(f"{api}/_test/meet", {"chat": CHAT, "language": "nl"})
        process = subprocess.Popen([sys.executable, "-m", "bot"], cwd=ROOT, env=environment)
        try:
            first = answered_after(api, "/start")
            answers = [answered_after(api, text) for text in SAID * 3]
            held = memory(process.pid)
        finally:
            stop(process)
    return [
        Figure("memory of the bot", held, "MB", 150),
        Figure("first answer after the bot's start", first, "s"),
        Figure("one message answered, median", median(answers) * 1000, "ms"),
    ]

"""Starts the programs under test as a person would: as a process of its own, on a port of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Server:
    """A running program: where it answers, its process, and the seconds it took to answer."""

    address: str
    port: int
    pid: int
    ready_after: float


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop(process: subprocess.Popen[bytes]) -> None:
    """Asks a process to end, and ends it when it does not."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _wait(process: subprocess.Popen[bytes], address: str, patience: float, log: IO[bytes]) -> float:
    began = time.perf_counter()
    while time.perf_counter() - began < patience and process.poll() is None:
        if _answers(address):
            return time.perf_counter() - began
        time.sleep(0.03)
    log.seek(0)
    raise RuntimeError(f"no answer from {address}:\n{log.read().decode(errors='replace')[-4000:]}")


@contextmanager
def serving(
    arguments: list[str], environment: Mapping[str, str], *, ready: str = "/healthz", patience: float = 60
) -> Iterator[Server]:
    """Runs `python <arguments>` with HOST and PORT set, until its ready address answers, then to the end."""
    port = int(environment.get("PORT", 0)) or free_port()
    given = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), **environment}
    with TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=given, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            took = _wait(process, address + ready, patience, log)
            yield Server(address, port, process.pid, took)
        finally:
            stop(process)

"""What the benches share: the portal and a bare server as processes, load on them, single pages."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.bench.figure import NotYet
from tests.servers import ROOT, Server, serving

CONNECTIONS = 32


@dataclass(frozen=True)
class Fetched:
    """An answer as it came over the wire, still compressed."""

    status: int
    body: bytes
    encoding: str
    cache_control: str


def prepare(folder: str) -> dict[str, str]:
    """A migrated and seeded database in a folder, as the environment that names it."""
    if find_spec("portal.__main__") is None or not (ROOT / "content" / "desk.py").exists():
        raise NotYet("the portal is not there yet")
    environment = {"DATABASE_URL": f"sqlite:///{folder}/bench.db"}
    done = subprocess.run(
        [sys.executable, "-m", "tools.prepare"],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise NotYet(f"the database could not be prepared: {done.stderr.strip()[-300:]}")
    return environment


@contextmanager
def portal() -> Iterator[Server]:
    """The portal as `make run` starts it, on a database of its own."""
    with tempfile.TemporaryDirectory() as folder, serving(["-m", "portal"], prepare(folder)) as server:
        yield server


@contextmanager
def bare(body: bytes, encoding: str) -> Iterator[Server]:
    """A bare ASGI callable with these bytes, on the server and settings of the portal."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "body"
        path.write_bytes(body)
        environment = {"BARE_BODY": str(path), "BARE_ENCODING": encoding}
        with serving(["-m", "tests.bench.bare"], environment) as server:
            yield server


WRK = """
paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at], {["Accept-Encoding"] = "br, gzip", ["Accept-Language"] = "nl"})
end
done = function(summary)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("RESULT %%f %%d\\n", summary.requests / summary.duration * 1e6, failed))
end
"""


def load(server: Server, paths: list[str], seconds: float) -> float:
    """Answers a second, asked for by another process: wrk where it is installed, else our own."""
    return (_wrk if shutil.which("wrk") else _own)(server, paths, seconds)


def _wrk(server: Server, paths: list[str], seconds: float) -> float:
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder) / "paths", Path(folder) / "paths.lua"
        listed.write_text("\n".join(paths) + "\n")
        script.write_text(WRK % listed)
        order = [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{max(1, round(seconds))}s",
            "-s",
            str(script),
            server.address,
        ]
        done = subprocess.run(order, capture_output=True, text=True, check=True)
    _, rate, failed = next(line for line in done.stdout.splitlines() if line.startswith("RESULT")).split()
    if int(failed):
        raise RuntimeError(f"{failed} answers failed at {server.address}{paths[0]}")
    return float(rate)


def _own(server: Server, paths: list[str], seconds: float) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", str(server.port), str(seconds), str(CONNECTIONS)],
        cwd=ROOT, input="\n".join(paths), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-1000:])
    return float(json.loads(done.stdout)["per_second"])


def fetch(server: Server, path: str, *, encoding: str = "br, gzip") -> Fetched:
    """One page, without the client's own decompression."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encoding, "Accept-Language": "nl"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    header = answer.headers.get
    return Fetched(answer.status, body, header("Content-Encoding", ""), header("Cache-Control", ""))


def memory(pid: int) -> float:
    """The resident memory of a process, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise NotYet("this system does not tell a process's memory")

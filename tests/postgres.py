"""A throw-away PostgreSQL server on loopback, out of Debian's package, gone when the tests are done."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import free_port


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


def _as_server(arguments: list[str]) -> None:
    """PostgreSQL refuses to run as root: as root, its own user runs it."""
    lead = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*lead, *arguments], cwd="/", capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode:
        raise RuntimeError(f"{Path(arguments[0]).name}: {done.stdout}{done.stderr}")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Yields the SQLAlchemy address of a fresh cluster; `folder` holds initdb and pg_ctl."""
    home = Path(tempfile.mkdtemp(prefix="postgres-"))
    if os.geteuid() == 0:
        os.chown(home, pwd.getpwnam("postgres").pw_uid, -1)
    data, log, port = home / "data", home / "log", free_port()
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home} -c fsync=off"
    try:
        _as_server(
            [
                str(folder / "initdb"),
                "-D",
                str(data),
                "-U",
                "tester",
                "--auth=trust",
                "-E",
                "UTF8",
                "--no-locale",
            ]
        )
        _as_server([str(folder / "pg_ctl"), "-D", str(data), "-l", str(log), "-o", options, "-w", "start"])
        try:
            yield f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
        finally:
            _as_server([str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)

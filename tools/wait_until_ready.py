"""Waits until an address answers (ADDRESS PID); exit 1 when the process ends before that."""

import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PATIENCE = 60.0


def answers(address: str) -> bool:
    """Whether a request to the address comes back with success."""
    try:
        with urllib.request.urlopen(address, timeout=2) as reply:  # noqa: S310 (our own server)
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def runs(pid: int) -> bool:
    """Whether the process is there and has not ended (an ended child stays as a zombie until waited for)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return state != "Z"


def main(address: str, pid: int) -> int:
    """Asks every tenth of a second until there is an answer or no hope of one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and runs(pid):
        if answers(address):
            return 0
        time.sleep(0.05)
    print(f"!! No answer from {address}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))

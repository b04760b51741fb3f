"""How many situations `decide --batch` works out in a second, over all subjects, in one process."""

import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from functools import partial
from statistics import median

from tests.bench.figure import Figure, interleaved, ratio
from tests.servers import ROOT

NAME = "decisions"
ROUNDS = 3
LINES = 12_000
"""So many that starting the process counts for little."""
PLAIN = "import json,sys\nfor line in sys.stdin:\n row=json.loads(line);print(json.dumps(row))"
"""What a process does that only reads and writes the lines."""


def rows() -> Iterator[dict[str, object]]:
    """Every golden case as a line of a batch."""
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        for at, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            yield {
                "id": f"{path.stem} {at}",
                "subject": path.stem,
                "on": case["on"].isoformat(),
                "situation": case["situation"],
            }


def run(seconds: float) -> list[Figure]:
    """Lines a second with the start of the process in it, and the share of one that decides nothing."""
    lines = [json.dumps(row) for row in rows()]
    batch = "\n".join(lines * (LINES // len(lines) + 1)).encode()
    count = batch.count(b"\n") + 1
    contenders = {
        "decide": ["-m", "content", "decide", "--batch"],
        "read and write": ["-c", PLAIN],
    }
    measured = interleaved(ROUNDS, {name: partial(_a_second, of, batch) for name, of in contenders.items()})
    details = {name: [round(value) for value in row] for name, row in measured.items()}
    return [
        Figure(
            "decide --batch, all subjects",
            median(measured["decide"]),
            "cases/s",
            2000,
            better="higher",
            details={"rounds": details, "lines": count},
        ),
        Figure(
            "decide --batch / reading and writing its lines",
            ratio(measured, "decide", "read and write"),
            "ratio",
        ),
    ]


def _a_second(arguments: list[str], batch: bytes) -> float:
    return (batch.count(b"\n") + 1) / _took(arguments, batch)


def _took(arguments: list[str], batch: bytes) -> float:
    """Seconds of a whole process, from its start to its last line. Raises RuntimeError when it fails."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], input=batch, capture_output=True, cwd=ROOT, check=False
    )
    took = time.perf_counter() - began
    if done.returncode or done.stdout.count(b"\n") != batch.count(b"\n") + 1:
        raise RuntimeError(f"{arguments}: {done.stderr[-400:]!r}")
    return took

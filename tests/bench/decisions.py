"""How many situations `decide --batch` works out in a second, over all subjects, in one process."""

import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from resource import RUSAGE_CHILDREN, getrusage
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
    """Lines a second, the start of the process in it: of processor time, which a shared machine leaves
    as it is, and by the clock; and the share of a process that decides nothing."""
    lines = [json.dumps(row) for row in rows()]
    batch = "\n".join(lines * (LINES // len(lines) + 1)).encode()
    clock: list[float] = []
    contenders: dict[str, Callable[[], float]] = {
        "decide": partial(_a_second, ["-m", "content", "decide", "--batch"], batch, clock),
        "read and write": partial(_a_second, ["-c", PLAIN], batch, []),
    }
    measured = interleaved(ROUNDS, contenders)
    details = {name: [round(value) for value in row] for name, row in measured.items()}
    return [
        Figure(
            "decide --batch, all subjects, of processor time",
            median(measured["decide"]),
            "cases/s",
            2000,
            better="higher",
            details={"rounds": details, "lines": batch.count(b"\n") + 1},
        ),
        Figure("decide --batch, all subjects, by the clock", median(clock), "cases/s", better="higher"),
        Figure(
            "decide --batch / reading and writing its lines",
            ratio(measured, "decide", "read and write"),
            "ratio",
        ),
    ]


def _a_second(arguments: list[str], batch: bytes, clock: list[float]) -> float:
    """Lines of a whole process, from its start to its last line, by its processor time; `clock` gets the
    other. Raises RuntimeError when it fails."""
    before, began = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], input=batch, capture_output=True, cwd=ROOT, check=False
    )
    took, after = time.perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    lines = batch.count(b"\n") + 1
    if done.returncode or done.stdout.count(b"\n") != lines:
        raise RuntimeError(f"{arguments}: {done.stderr[-400:]!r}")
    clock.append(lines / took)
    return lines / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

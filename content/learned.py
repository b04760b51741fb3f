"""What was learned from phrases, kept as a file: the same phrases are never learned twice on one machine.

The name of a file holds the phrases and the code it was learned with, so what is out of date is never read.
The table, most of it, stays in its file: only the rows that questions touch come into memory.
Where nothing can be written, learning is only done again at the next start.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
FOLDER = HERE.parent / "var" / "learned"
CODE = ("learned.py", "evidence.py", "learning.py", "folding.py", "traditional.txt")


@dataclass(frozen=True)
class Learned:
    """Features by number with their rarity; for each its row of the table; what every topic begins with."""

    features: NDArray[np.uint32]
    rarity: NDArray[np.float32]
    table: NDArray[np.int8]
    scale: NDArray[np.float32]
    floors: NDArray[np.float32]
    start: NDArray[np.float32]


def kept(lines: Sequence[tuple[int, str]], learn: Callable[[], Learned]) -> Learned:
    """From the file of these phrases; learned and written where there is none."""
    path = FOLDER / _name(lines)
    try:
        return _read(path)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        learned = learn()
    try:
        _write(path, learned)
        return _read(path)
    except (OSError, ValueError):
        return learned


def _read(path: Path) -> Learned:
    table = np.load(path.with_suffix(".npy"), mmap_mode="r", allow_pickle=False)
    with path.with_suffix(".npz").open("rb") as file, np.load(file, allow_pickle=False) as found:
        return Learned(**{name: found[name] for name in found.files}, table=table)


def _write(path: Path, learned: Learned) -> None:
    """Each file whole or not at all: another process may be reading."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    others = asdict(learned)
    table = others.pop("table")
    with _whole(path.with_suffix(".npy")) as file:
        np.save(file, table)
    with _whole(path.with_suffix(".npz")) as file:
        np.savez(file, **others)


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    with NamedTemporaryFile(dir=FOLDER, suffix=".part", delete=False) as file:
        yield file
    Path(file.name).replace(path)


def _name(lines: Sequence[tuple[int, str]]) -> str:
    found = hashlib.sha256(_code())
    for number, line in lines:
        found.update(f"{number} {line}\n".encode())
    return found.hexdigest()[:32]


@cache
def _code() -> bytes:
    return b"".join((HERE / name).read_bytes() for name in CODE)

"""What was learned from phrases, kept as a file: the same phrases are never learned twice on one machine.

The name of a file holds the phrases and the code it was learned with, so what is out of date is never read.
Where nothing can be written, learning is only done again at the next start.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
FOLDER = HERE.parent / "var" / "learned"
CODE = ("evidence.py", "learning.py", "folding.py", "traditional.txt")


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
    path = FOLDER / f"{_name(lines)}.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            return Learned(**{name: found[name] for name in Learned.__dataclass_fields__})
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        learned = learn()
    _write(path, learned)
    return learned


def _write(path: Path, learned: Learned) -> None:
    """Whole or not at all: another process may be reading."""
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=FOLDER, suffix=".part", delete=False) as file:
            np.savez(file, **asdict(learned))
        Path(file.name).replace(path)
    except OSError:
        return


def _name(lines: Sequence[tuple[int, str]]) -> str:
    found = hashlib.sha256(_code())
    for number, line in lines:
        found.update(f"{number} {line}\n".encode())
    return found.hexdigest()[:32]


@cache
def _code() -> bytes:
    return b"".join((HERE / name).read_bytes() for name in CODE)

"""The word lists by which letters are known, each read once"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Table = dict[str, dict[str, Any]]


@cache
def _read(name: str) -> dict[str, Any]:
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)


def table(name: str) -> Table:
    """A file of tables: letters, offices, ideas, senders, signs."""
    return _read(name)


def marks(name: str) -> tuple[str, ...]:
    """One of the short lists of marks.toml."""
    return tuple(_read("marks.toml")[name])

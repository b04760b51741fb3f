"""Official pages and phones, each once, with the day it was last checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Address:
    """Empty strings are what we do not know; `site` is a full address."""

    id: str
    name: str
    checked: date
    site: str = ""
    phone: str = ""
    post: str = ""
    email: str = ""
    note: str = ""


@cache
def addresses() -> dict[str, Address]:
    with (Path(__file__).parent / "addresses.toml").open("rb") as file:
        entries = tomllib.load(file)
    return {key: Address(id=key, **entry) for key, entry in entries.items()}

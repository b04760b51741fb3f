"""The list of letters: what each is, what to do, and whom to call"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

LISTED = Path(__file__).parent.parent / "letters.toml"
Deadline = Literal["", "objection", "fine", "appeal", "view", "term", "reminder", "enforcement", "exam-mark"]
SENDERS = {
    "duo": "DUO",
    "argonaut": "Argonaut",
    "gemeente": "gemeente",
    "taalschool": "taalschool",
    "coa": "COA",
    "cjib": "CJIB",
    "ind": "IND",
    "toeslagen": "Dienst Toeslagen",
}
"""Who sends a letter, as the paper names it: never translated."""
ELSEWHERE = frozenset({"cjib", "ind", "toeslagen"})
"""Offices of which we explain a letter, though it is none about civic integration."""


class UnknownLetter(LookupError):
    """Not a letter of ours."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `call`: an id of the addresses; `deadline`: which day the law or the paper gives it."""

    id: str
    sender: str
    heading: str
    what: str
    steps: tuple[str, ...]
    otherwise: str
    call: str
    topic: str
    deadline: Deadline = ""
    sources: tuple[str, ...] = ()

    @property
    def sent_by(self) -> str:
        return SENDERS[self.sender]

    @property
    def ours(self) -> bool:
        return self.sender not in ELSEWHERE


@cache
def letters() -> dict[str, Letter]:
    with LISTED.open("rb") as file:
        entries = tomllib.load(file)
    return {key: Letter(id=key, **_tuples(entry)) for key, entry in entries.items()}


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in entry.items()}


def letter(letter_id: str) -> Letter:
    """Raises UnknownLetter."""
    try:
        return letters()[letter_id]
    except KeyError:
        raise UnknownLetter(letter_id) from None


__all__ = ["ELSEWHERE", "SENDERS", "Deadline", "Letter", "UnknownLetter", "letter", "letters"]

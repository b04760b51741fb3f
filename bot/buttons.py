"""What a button carries: small, versioned, and enough to answer by itself after a restart.

Telegram gives 64 bytes a button. A button stays in a chat for years, so it names what it does and with
which values; it never points at something in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

VERSION = "1"
IN_MEMORY = "~"
"""Stands for values that a button has no room for: they are known for as long as a reckoning lasts."""
MOST = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)


class Verb(StrEnum):
    """Never rename or reuse a letter: old buttons carry it."""

    LANGUAGE = "l"
    TOPIC = "t"
    WORK_OUT = "c"
    VALUE = "v"
    SKIP = "s"
    REFINE = "r"
    AFRESH = "a"
    PAGE = "m"
    FORGET = "f"
    SCHOOLS = "p"
    WISHES = "w"
    SCHOOL = "q"
    INTAKE = "i"
    SIDES = "x"
    LESSONS = "z"
    MENU = "h"
    REMIND = "k"
    OTHER = "o"
    KEPT = "g"
    CLEAR = "d"


class TooLong(ValueError):
    """More than a button can carry."""


@dataclass(frozen=True, slots=True)
class Pressed:
    verb: Verb
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """One button. Every button has a row of its own: long words fit, and nothing runs the wrong way."""

    label: str
    data: str


def encode(verb: Verb, *parts: str) -> str:
    data = ":".join((VERSION + verb.value, *parts))
    if len(data.encode()) > MOST:
        raise TooLong(data)
    return data


def decode(data: str) -> Pressed | None:
    """None for a button of a version we do not know: the person is shown the menu again."""
    head, *parts = data.split(":")
    if len(head) != 2 or head[0] != VERSION or head[1] not in set(Verb):
        return None
    return Pressed(Verb(head[1]), tuple(parts))


def page(part: int, code: str, extra: Mapping[str, str]) -> str:
    """The button for a part of an answer: the code holds topic, language and values that may be shared.

    What may not stand in a code travels beside it while there is room; else it is in memory for a while.
    """
    for beside in ([f"{key}={value}" for key, value in sorted(extra.items())], [IN_MEMORY] * bool(extra)):
        try:
            return encode(Verb.PAGE, str(part), code, *beside)
        except TooLong:
            continue
    raise TooLong(code)


def keyboard(buttons: Iterable[Button]) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(each.label, callback_data=each.data)] for each in buttons]
    return InlineKeyboardMarkup(rows) if rows else None

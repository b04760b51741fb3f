"""The topics: one list for the pages, the questions, the links and the chat."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
TEXTS = HERE / "texts"


class UnknownTopic(LookupError):
    """Not a topic of ours."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`subject` is the rule that works it out, if one does; `written`: its text exists."""

    id: str
    number: int
    title: str
    group: str
    icon: str
    subject: str | None = None

    @property
    def written(self) -> bool:
        return (TEXTS / f"{self.id}.md").exists()

    @property
    def answers(self) -> bool:
        """Whether it has something for a reader: a text, or a calculator of its own."""
        return self.written or self.subject is not None


@cache
def topics() -> tuple[Topic, ...]:
    with (HERE / "topics.toml").open("rb") as file:
        entries = tomllib.load(file)
    return tuple(Topic(id=key, **entry) for key, entry in entries.items())


@cache
def topic(topic_id: str) -> Topic:
    """Raises UnknownTopic."""
    for each in topics():
        if each.id == topic_id:
            return each
    raise UnknownTopic(topic_id)


def numbered(number: int) -> Topic:
    """Raises UnknownTopic."""
    for each in topics():
        if each.number == number:
            return each
    raise UnknownTopic(str(number))

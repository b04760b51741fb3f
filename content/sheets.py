"""Sheets for a talk and sentences to show at a desk: in Dutch, beside the reader's own words"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from content.answers import Line
from content.articles import written
from content.languages import SOURCE, Catalogue, catalogue
from content.rules.lawbook import LawBook

HERE = Path(__file__).parent
PARTS = ("bring", "ask", "know")


class UnknownTalk(LookupError):
    """Not one of the talks we have a sheet for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence twice: in Dutch, and as the reader knows it (in Dutch where it is not translated)."""

    dutch: Line
    own: Line


@dataclass(frozen=True, slots=True)
class Cards:
    """Sentences to show, about one matter."""

    title: Pair
    sentences: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """The sheet of one talk: what it is, what to bring, what to ask, what is good to know."""

    id: str
    title: Pair
    about: Pair
    bring: tuple[Pair, ...]
    ask: tuple[Pair, ...]
    know: tuple[Pair, ...]


@cache
def _talks() -> dict[str, dict[str, object]]:
    return tomllib.loads((HERE / "talks.toml").read_text(encoding="utf-8"))


@cache
def _cards() -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomllib.loads((HERE / "cards.toml").read_text(encoding="utf-8"))["group"]
    return found


class Sheets:
    """All sheets and cards, their figures filled as the law has them on a day."""

    def __init__(self, law: LawBook) -> None:
        self._law = law

    def talks(self, words: Catalogue, on: date) -> tuple[Talk, ...]:
        return tuple(self.talk(each, words, on) for each in _talks())

    def talk(self, talk_id: str, words: Catalogue, on: date) -> Talk:
        """Raises UnknownTalk."""
        row = _talks().get(talk_id)
        if row is None:
            raise UnknownTalk(talk_id)
        title, about = (self._pair(row[name], words, on) for name in ("title", "about"))
        return Talk(talk_id, title, about, *(tuple(self._pairs(row[name], words, on)) for name in PARTS))

    def cards(self, words: Catalogue, on: date) -> tuple[Cards, ...]:
        return tuple(
            Cards(self._pair(row["title"], words, on), tuple(self._pairs(row["sentences"], words, on)))
            for row in _cards()
        )

    def _pairs(self, sentences: object, words: Catalogue, on: date) -> Iterator[Pair]:
        if not isinstance(sentences, list):
            raise TypeError("a list of sentences is expected")
        yield from (self._pair(each, words, on) for each in sentences)

    def _pair(self, sentence: object, words: Catalogue, on: date) -> Pair:
        text = str(sentence)
        return Pair(*(written(text, each, self._law, on) for each in (catalogue(SOURCE), words)))


def sentences() -> Iterator[str]:
    """Every Dutch sentence of the sheets and cards."""
    for row in (*_talks().values(), *_cards()):
        for value in row.values():
            yield from (str(each) for each in value) if isinstance(value, list) else (str(value),)

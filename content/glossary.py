"""The glossary: Dutch words of letters and offices, with their spellings, meaning and explanation"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from content.folding import fold

BEGINS_ALIKE = 4
FILE = Path(__file__).parent / "glossary.toml"


class UnknownWord(LookupError):
    """Not a word of the glossary, in no spelling of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`also`: other spellings, plurals, abbreviations. `heard`: how it is typed in other scripts.
    `marked`: it is a word of offices wherever it stands, so that running Dutch text may lead to it."""

    id: str
    term: str
    meaning: str
    text: str
    also: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    marked: bool = True

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.term, *self.also, *self.heard)


@cache
def entries() -> dict[str, Entry]:
    """Every word by its id, in the order of the alphabet."""
    with FILE.open("rb") as file:
        read = tomllib.load(file)
    return {
        key: Entry(
            key,
            row["term"],
            row["meaning"],
            row["text"],
            tuple(row.get("also", ())),
            tuple(row.get("heard", ())),
            row.get("marked", True),
        )
        for key, row in read.items()
    }


@cache
def _by_spelling() -> dict[str, str]:
    """The id of each spelling, folded; the word itself goes before another word's spelling of it."""
    found = {fold(spelling): each.id for each in entries().values() for spelling in each.spellings}
    return found | {fold(each.term): each.id for each in entries().values()}


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """The id of the word that is spelled so; "" where the glossary does not know it."""
    return _by_spelling().get(fold(text), "")


@cache
def _in_text() -> re.Pattern[str]:
    """Every spelling, the longest first: a part of a longer one is not taken for a word by itself.
    A word with capitals is meant with its capitals: a MAP is not a map."""
    spelled = {spelling for each in entries().values() for spelling in each.spellings}
    longest_first = sorted(spelled, key=lambda each: (-len(each), each))
    written = (
        re.escape(each) if each != each.lower() else f"(?i:{re.escape(each)})" for each in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])")


def found_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words of the glossary stand in a Dutch text: begin, end, id. Of another spelling only what begins
    like the word itself: the others mean too many things."""
    for match in _in_text().finditer(text):
        found = entries()[named(match[0])]
        if found.marked and fold(match[0])[:BEGINS_ALIKE] == fold(found.term)[:BEGINS_ALIKE]:
            yield match.start(), match.end(), found.id


def entry(text: str) -> Entry:
    """A word by its id or by any spelling. Raises UnknownWord."""
    found = entries().get(text) or entries().get(named(text.replace("-", " ")) or named(text))
    if found is None:
        raise UnknownWord(text)
    return found

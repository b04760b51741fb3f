"""What is wrong in the list of letters, in an editor's words"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.addresses import addresses
from content.letters.entries import SENDERS, Letter, letters
from content.letters.tables import table
from content.rules.lawbook import LawBook
from content.topics import topics

PLACEHOLDER = re.compile(r"\{([a-z0-9_.-]+)\}")
MARKS = re.compile(r"\]\([^)]*\)|[*_\[\]]")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
MOST_WORDS = 18


def faults(law: LawBook) -> Iterator[str]:
    """Every fault, by letter."""
    known = {each.id for each in topics()}
    for key, each in letters().items():
        found = [*_names(each, law, known), *_cues(key), *_words(each, law)]
        yield from (f"letters.toml, {key}: {fault}" for fault in found)


def _names(each: Letter, law: LawBook, known: set[str]) -> Iterator[str]:
    if each.topic not in known:
        yield f"there is no topic {each.topic}"
    if each.sender not in SENDERS:
        yield f"there is no sender {each.sender}"
    if each.call not in addresses():
        yield f"call {each.call} is not in addresses.toml"
    yield from (
        f"source {name} is not in law/sources.toml" for name in each.sources if name not in law.sources
    )


def _cues(key: str) -> Iterator[str]:
    entry = table("cues.toml").get(key)
    if entry is None:
        yield "letters/cues.toml has no words to know it by; add them under the same id"
        return
    ideas = table("ideas.toml")
    yield from (
        f"letters/ideas.toml has no idea {name}" for name in entry.get("ideas", {}) if name not in ideas
    )


def _words(each: Letter, law: LawBook) -> Iterator[str]:
    for message in (each.what, *each.steps, each.otherwise):
        yield from (
            f"{{{name}}} is no key of the law"
            for name in PLACEHOLDER.findall(message)
            if name not in law.parameters
        )
        for sentence in SENTENCE_END.split(MARKS.sub("", message)):
            if len(sentence.split()) > MOST_WORDS:
                yield f"more than {MOST_WORDS} words in “{sentence}”"

"""A sentence with its marks into a Line: **strong**, _Dutch_, [words](topic:pip), [words](address:duo)."""

from __future__ import annotations

import re
from functools import lru_cache

from content.addresses import addresses
from content.answers import Dutch, Inline, Line, Link, Text
from content.glossary import named
from content.topics import topic

MARKS = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*"
    r"|(?<!\w)_(?P<dutch>[^_]+)_(?!\w)"
    r"|\[(?P<words>[^\]]+)\]\((?P<kind>topic|address):(?P<target>[\w-]+)\)"
)


@lru_cache(maxsize=2048)
def line(text: str, language: str) -> Line:
    """Raises LookupError for a link to a topic or an address that does not exist."""
    parts: list[Inline] = []
    at = 0
    for mark in MARKS.finditer(text):
        if mark.start() > at:
            parts.append(Text(text[at : mark.start()]))
        parts.append(_part(mark))
        at = mark.end()
    if at < len(text):
        parts.append(Text(text[at:]))
    return Line(tuple(parts), language)


def _part(mark: re.Match[str]) -> Inline:
    if mark["strong"]:
        return Text(mark["strong"], strong=True)
    if mark["dutch"]:
        return Dutch(mark["dutch"], named(mark["dutch"]))
    if mark["kind"] == "topic":
        return Link(mark["words"], topic=topic(mark["target"]).id)
    return Link(mark["words"], url=addresses()[mark["target"]].site)

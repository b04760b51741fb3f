"""One Dutch term, one translation: what an editor must still make the same.

A translation keeps the Dutch term in brackets after its meaning, "your plan (_PIP_)". The file
`locales/<code>/terms.toml` says for a term which piece of its translation must stand before the
brackets, whatever ending the word has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from babel.messages.catalog import Catalog

from content.folding import fold
from content.languages import LOCALES, strings

BEFORE_TERM = re.compile(r"([^().!?؟።]*?)\s*\(_([^_]+)_\)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def terms(code: str) -> dict[str, tuple[str, ...]]:
    """The Dutch terms of a language with the pieces that may stand before them; none without a file."""
    path = LOCALES / code / "terms.toml"
    if not path.exists():
        return {}
    return {term: tuple(pieces) for term, pieces in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def faults(code: str, found: Catalog) -> Iterator[str]:
    """Each place of a catalogue where a term is translated otherwise."""
    known = {term: tuple(_folded(piece) for piece in pieces) for term, pieces in terms(code).items()}
    for entry in found:
        if not entry.id or not entry.string or entry.fuzzy:
            continue
        for text in strings(entry):
            for before, term in BEFORE_TERM.findall(LINK.sub(r"\1", text).replace("**", "")):
                if term in known and not any(piece in _folded(before) for piece in known[term]):
                    yield f"{term} has another translation in “{text}”; use {' or '.join(terms(code)[term])}"


@cache
def _folded(text: str) -> str:
    return fold(text)

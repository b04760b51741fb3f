"""Finds figures of law where only placeholders may stand: digits of any script, number words."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from content.extraction import interface
from tests.house.modules import ROOT

HERE = Path(__file__).parent
NAMES = frozenset({"sources"})
"""Keys of the editors' tables that hold ids, which no reader sees."""
# What is no text: placeholders, the address behind a link, the ordinal of a list item, a heading's level.
NOT_TEXT = re.compile(r"\{[^{}]*\}|\]\([^)]*\)|%\(\w+\)s|^\s*\d+\.\s", re.MULTILINE)
TEMPLATE_CODE = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<style\b.*?</style>|<script\b.*?</script>|<svg\b.*?</svg>|<!--.*?-->|<[^>]*>"
    r"|&#?\w+;",
    re.DOTALL,
)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((HERE / "number_words.toml").read_text(encoding="utf-8"))


@cache
def _allowed() -> re.Pattern[str]:
    rows = tomllib.loads((HERE / "allowed_figures.toml").read_text(encoding="utf-8"))["allowed"]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


@cache
def _before_unit(language: str) -> re.Pattern[str] | None:
    """A number word, a unit within the next word; or one word that is both ("سنتان": two years)."""
    row = _words().get(language)
    if row is None:
        return None
    numbers, units = "|".join(row["numbers"]), "|".join(row["units"])
    gap = row.get("gap", [r"\s+"])[0]
    whole = "".join(f"|{word}" for word in row.get("both", []))
    edge = (r"", r"") if row.get("unspaced") else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{edge[0]}(?:(?:{numbers}){gap}(?:{units}){whole}){edge[1]}", re.IGNORECASE)


def _digits(text: str) -> Iterator[str]:
    word = ""
    for letter in text + " ":
        if not letter.isspace():
            word += letter
            continue
        if any(unicodedata.category(sign) in {"Nd", "No"} for sign in word):
            yield word.strip(".,;:!?")
        word = ""


def in_text(text: str, language: str, *, words: bool = True) -> list[str]:
    """The figures in a piece of text, as they stand there."""
    # Bidirectional marks and vowel signs would hide a word from a plain comparison.
    bare = "".join(
        sign for sign in text if unicodedata.category(sign) not in {"Cf", "Mn"} or sign == "\u200c"
    )
    bare = _allowed().sub(" ", re.sub(r"[_*]", " ", NOT_TEXT.sub(" … ", bare)))
    pattern = _before_unit(language) if words else None
    return [*_digits(bare), *(pattern.findall(bare) if pattern else [])]


def _article(path: Path) -> str:
    """A text without its head."""
    text = path.read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") and "\n---\n" in text else text


def in_articles() -> Iterator[str]:
    """Figures in the Dutch texts."""
    for path in sorted((ROOT / "content" / "texts").glob("*.md")):
        yield from _named(path, in_text(_article(path), "nl"))


def in_catalogues() -> Iterator[str]:
    """Figures in any catalogue, in source or translation. A plural form may say its own number."""
    for path in sorted((ROOT / "locales").rglob("*.po")):
        language = path.parts[-3]
        for entry in read_po(BytesIO(path.read_bytes()), locale=None):
            plural = isinstance(entry.id, tuple | list)
            for text in _strings(entry.id) if entry.id else ():
                yield from _named(path, in_text(text, "nl", words=not plural))
            for text in _strings(entry.string) if entry.id else ():
                yield from _named(path, in_text(text, language, words=not plural))


def in_templates() -> Iterator[str]:
    """Figures in the templates, outside code, tags and drawings."""
    for path in sorted((ROOT / "portal" / "templates").rglob("*.html")):
        yield from _named(path, in_text(TEMPLATE_CODE.sub(" ", path.read_text(encoding="utf-8")), "nl"))


def in_marked_words() -> Iterator[str]:
    """Figures in the sentences that Python, templates and tables mark for translation."""
    for entry in interface():
        places = ", ".join(sorted({name for name, _ in entry.locations}))
        plural = isinstance(entry.id, tuple | list)
        for text in _strings(entry.id) if entry.id else ():
            yield from (f"{places}: {figure}" for figure in in_text(text, "nl", words=not plural))


def in_content_tables() -> Iterator[str]:
    """Figures in the sentences of the tables the editors keep: letters, glossary, topics."""
    for name in ("letters.toml", "glossary.toml", "topics.toml", "cards.toml", "talks.toml"):
        path = ROOT / "content" / name
        if path.exists():
            for text in _leaves(tomllib.loads(path.read_text(encoding="utf-8"))):
                yield from _named(path, in_text(text, "nl"))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NAMES:
                yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def _strings(value: object) -> Iterable[str]:
    return (
        [part for part in value if isinstance(part, str)] if isinstance(value, tuple | list) else [str(value)]
    )


def _named(path: Path, found: Iterable[str]) -> Iterator[str]:
    yield from (f"{path.relative_to(ROOT)}: {figure}" for figure in found)

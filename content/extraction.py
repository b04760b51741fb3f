"""What there is to translate: Babel extractors of our own for the articles and for our TOML files.

`interface()` and `article_paragraphs()` are the templates that catalogues are brought up to date with.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from content.articles import parse

Message = tuple[int, None, str, list[str]]
ROOT = Path(__file__).parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,
}
TELLING = dict.fromkeys(("say", "text", "heading", "dated"), (1,))
"""The methods of wording.telling.Telling, which translate what they are given."""
WORDING: list[tuple[str, Any]] = [("content/wording/**.py", "python")]
INTERFACE: list[tuple[str, Any]] = [
    ("content/topics.toml", "content.extraction:tables"),
    ("content/letters.toml", "content.extraction:letters"),
    ("content/wording/**.py", "ignore"),
    ("content/**.py", "python"),
    ("portal/**.py", "python"),
    ("bot/**.py", "python"),
    ("portal/templates/**.html", "jinja2"),
]
ARTICLES: list[tuple[str, Any]] = [
    ("content/texts/**.md", "content.extraction:articles"),
    ("content/glossary.toml", "content.extraction:paragraphs"),
    ("content/cards.toml", "content.extraction:paragraphs"),
    ("content/talks.toml", "content.extraction:paragraphs"),
]
"""Text that falls back to Dutch, marked as Dutch, where it is not translated: a paragraph an entry."""
SHOWN = frozenset({"title", "name"})
"""The keys of our TOML files whose values a reader sees."""
KEPT_DUTCH = frozenset({"term", "also", "heard", "marked"})
"""The keys of the glossary that are Dutch in every language, or are only searched."""


def articles(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """One message a paragraph or list item, with its topic as a note for the translator."""
    found = parse(file.read().decode("utf-8"), getattr(file, "name", "an article"))
    for part in found.parts:
        if part.kind != "heading":
            for message in part.messages:
                yield part.place, None, message, [found.topic]


def tables(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """The titles of topics and the names of addresses, with their id as a note for the translator."""
    for key, entry in tomllib.load(file).items():
        for name in sorted(SHOWN & entry.keys()):
            yield 1, None, entry[name], [key]


def paragraphs(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """Every sentence of a table of the glossary, the sheets or the cards, with its key as a note."""
    for key, entry in tomllib.load(file).items():
        rows = entry if isinstance(entry, list) else [entry]
        for row in rows:
            yield from ((1, None, text, [str(row.get("term", key))]) for text in _texts(row))


def _texts(row: dict[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if name not in KEPT_DUTCH:
            yield from value if isinstance(value, list) else [value]


def letters(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """What the list of letters says of each: headings stay Dutch, as they stand on the paper."""
    for key, entry in tomllib.load(file).items():
        for message in (entry["what"], *entry["steps"], entry["otherwise"]):
            yield 1, None, message, [key]


@cache
def interface() -> Catalog:
    """Every sentence of the interface and of the outcomes."""
    template = _template(INTERFACE, KEYWORDS)
    for entry in _template(WORDING, KEYWORDS | TELLING):
        if entry.id:
            template.add(entry.id, locations=entry.locations, context=entry.context)
    return template


@cache
def article_paragraphs() -> Catalog:
    """Every paragraph and list item of the articles."""
    return _template(ARTICLES, KEYWORDS)


def _template(methods: Iterable[tuple[str, Any]], keywords: dict[str, Any]) -> Catalog:
    template = Catalog(project="Inburgerwijzer", charset="utf-8")
    found = extract_from_dir(str(ROOT), list(methods), keywords=keywords, directory_filter=_ours)
    for path, _, message, comments, context in found:
        template.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    return template


def _ours(folder: str) -> bool:
    path = Path(folder).relative_to(ROOT)
    return path == Path() or path.parts[0] in {"content", "portal", "bot"}

"""The articles: Dutch Markdown into blocks, paragraph by paragraph in the reader's language.

Only Markdown that every channel can show is read; anything else is refused at load, by file and line.
A paragraph without a current translation stays Dutch, and its line says so by its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.addresses import addresses
from content.answers import Block, Bullets, Heading, Line, Paragraph, Steps
from content.languages import N_, SOURCE, Catalogue, catalogue
from content.rules.lawbook import LawBook, Value
from content.topics import TEXTS, topics
from content.wording.formats import quantity
from content.wording.inline import line

SECTIONS = (
    N_("Kort"),
    N_("Wat moet u doen?"),
    N_("Voor wie?"),
    N_("Voor welke dag?"),
    N_("Wanneer kan het?"),
    N_("Wat kost het?"),
    N_("Goed om te weten"),
    N_("Dit is nog geen recht"),
    N_("Wat als het niet lukt?"),
    N_("Wie beslist?"),
    N_("Iemand spreken"),
)
PLACEHOLDER = re.compile(r"\{([a-z0-9_.-]+)\}")
Kind = Literal["heading", "paragraph", "steps", "bullets"]


class UnreadableArticle(ValueError):
    """An article that an editor must mend: which file, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of Dutch paragraphs, each a message of its own, with its place in the file."""

    kind: Kind
    messages: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Article:
    topic: str
    sources: tuple[str, ...]
    related: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article in one language. `short` is its first section; `complete`: no paragraph is still Dutch."""

    short: tuple[Block, ...]
    rest: tuple[Block, ...]
    values: tuple[Value, ...]
    complete: bool


@cache
def article(topic_id: str) -> Article:
    """Raises FileNotFoundError for a topic without a text, UnreadableArticle for one we cannot show."""
    path = TEXTS / f"{topic_id}.md"
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(text: str, name: str) -> Article:
    """An article from its file's text. Raises UnreadableArticle."""
    match = re.fullmatch(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)", text, re.DOTALL)
    if match is None:
        raise UnreadableArticle(f"{name}: it begins with a head between two lines of ---; add it")
    head = _head(match["head"], name)
    offset = match["head"].count("\n") + 3
    parts = tuple(_parts(match["body"], name, offset))
    return Article(head["id"], _names(head.get("sources", "")), _names(head.get("related", "")), parts)


def _head(text: str, name: str) -> dict[str, str]:
    pairs = (row.partition(":")[::2] for row in text.splitlines() if row.strip())
    head = {key.strip(): value.strip() for key, value in pairs}
    known = {each.id for each in topics()}
    if head.get("id") not in known or not set(_names(head.get("related", ""))) <= known:
        raise UnreadableArticle(f"{name}: `id` and `related` name topics of topics.toml; mend the head")
    return head


def _names(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _parts(body: str, name: str, offset: int) -> Iterator[Part]:
    tokens = MarkdownIt("zero").enable(["heading", "list", "paragraph"]).parse(body)
    items: list[str] = []
    kinds: list[Kind] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                kinds.append("bullets" if token.type.startswith("bullet") else "steps")
                items = []
            case "bullet_list_close" | "ordered_list_close":
                yield Part(kinds.pop(), tuple(items), _place(token, offset))
            case "inline" if kinds:
                items.append(_message(token))
            case "inline":
                kind: Kind = "heading" if token.level and _is_heading(tokens, token) else "paragraph"
                yield _single(kind, token, name, offset)
        if len(kinds) > 1:
            raise UnreadableArticle(f"{name}: a list stands inside a list; use one list")


def _is_heading(tokens: list[Token], token: Token) -> bool:
    return tokens[tokens.index(token) - 1].type == "heading_open"


def _single(kind: Kind, token: Token, name: str, offset: int) -> Part:
    message = _message(token)
    if kind == "heading" and message not in SECTIONS:
        raise UnreadableArticle(f"{name}: there is no section “{message}”; choose from {', '.join(SECTIONS)}")
    return Part(kind, (message,), _place(token, offset))


def _message(token: Token) -> str:
    return " ".join(token.content.split())


def _place(token: Token, offset: int) -> int:
    return (token.map[0] if token.map else 0) + offset


def read(topic_id: str, words: Catalogue, law: LawBook, on: date | None) -> Reading:
    """The article in the catalogue's language, its figures filled as they stand on `on`.

    Raises LookupError for a placeholder that neither the law nor the addresses know.
    """
    writer = _Writer(words, law, on)
    drawn: list[tuple[str, Block]] = []
    section = ""
    for part in article(topic_id).parts:
        section = part.messages[0] if part.kind == "heading" else section
        drawn.append((section, writer.block(part)))
    short = tuple(block for where, block in drawn if where == SECTIONS[0] and not isinstance(block, Heading))
    rest = tuple(block for where, block in drawn if where != SECTIONS[0])
    return Reading(short, rest, tuple(writer.values), writer.complete)


def written(message: str, words: Catalogue, law: LawBook, on: date) -> Line:
    """One paragraph by itself: translated, its figures filled as they stand on `on`. Raises LookupError."""
    return _Writer(words, law, on).line(message)


class _Writer:
    """Keeps what was used on the way: the values to cite, and whether any paragraph stayed Dutch."""

    def __init__(self, words: Catalogue, law: LawBook, on: date | None) -> None:
        self.words, self.law, self.on = words, law, on
        self.values: list[Value] = []
        self.complete = True

    def block(self, part: Part) -> Block:
        if part.kind == "heading":
            return Heading(line(self.words.gettext(part.messages[0]), self.words.language.code))
        lines = tuple(self.line(each) for each in part.messages)
        if part.kind == "paragraph":
            return Paragraph(lines[0])
        return Steps(lines) if part.kind == "steps" else Bullets(lines)

    def line(self, message: str) -> Line:
        translated = self.words.article(message)
        if translated is None:
            self.complete = False
            return line(self._fill(message, catalogue(SOURCE)), SOURCE)
        return line(self._fill(translated, self.words), self.words.language.code)

    def _fill(self, text: str, words: Catalogue) -> str:
        return PLACEHOLDER.sub(lambda mark: self._placeholder(mark[1], words), text)

    def _placeholder(self, key: str, words: Catalogue) -> str:
        if key.startswith("address."):
            _, name, what = key.split(".")
            return str(getattr(addresses()[name], what))
        of = self.law.parameter(key)
        value = of.nearest(self.on) if self.on else of.values[-1]
        self.values.append(value)
        return quantity(value, words)


def messages(paths: Iterable[Path]) -> Iterator[tuple[str, int, str]]:
    """Every translatable paragraph: the topic, its line, the Dutch."""
    for path in paths:
        found = parse(path.read_text(encoding="utf-8"), path.name)
        for part in found.parts:
            if part.kind != "heading":
                yield from ((found.topic, part.place, message) for message in part.messages)

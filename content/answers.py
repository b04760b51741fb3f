"""The shapes both channels draw: an Answer, its blocks, and the question that would sharpen it.

Blocks are few on purpose. A channel that can draw each of them can draw everything we write,
so nothing is ever shown on the web that Telegram has to drop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from content.rules.outcome import Outcome

Tone = Literal["calm", "soon", "over"]
State = Literal["source", "machine", "second-reader", "native"]


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words in the language of their line."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Dutch:
    """A Dutch term inside another language: shown as Dutch, isolated where the page runs right to left.

    `word` is its id in the glossary, where it is explained; "" where the glossary does not have it.
    """

    text: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: to a topic of ours, or to an official address."""

    text: str
    topic: str | None = None
    url: str | None = None


Inline = Text | Dutch | Link


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words in one language. Dutch on a page in another language means: not translated yet."""

    parts: tuple[Inline, ...]
    language: str

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def plain(text: str, language: str) -> Line:
    return Line((Text(text),), language)


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Steps:
    """Things to do, in this order."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    line: Line
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Result:
    """The biggest thing on the page: a day, a number. `dutch` is the same in Dutch, "" on a Dutch page."""

    label: str
    value: str
    dutch: str = ""
    detail: str = ""
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Mark:
    day: date
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The term as a line: `description` says in words all that the picture shows."""

    start: Mark
    today: Mark
    half: Mark
    end: Mark
    description: str
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Column:
    """One moment in a chart. `height` from 0 to 1; `amount` in words, "" where only the picture shows it."""

    label: str
    height: float
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """An amount as it goes with the years. `description` says what the picture shows.

    The first `sure` columns are certain; the others are what `estimate` calls them.
    """

    caption: str
    columns: tuple[Column, ...]
    description: str
    sure: int
    estimate: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why the answer is what it is, one sentence a step."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Steps | Bullets | Note | Result | Timeline | Chart | Reasons | Table


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to ask. `name` is the Situation's field, `parameter` its name in an address.

    `value` is what was given and could be read ("" when not); `raw` keeps day, month and year as
    they were typed, so that a wrong date comes back as the person wrote it. What is not `needed`
    sharpens the answer; a chat asks only for what is.
    """

    name: str
    parameter: str
    kind: Literal["date", "choice", "number", "text"]
    label: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    raw: tuple[str, str, str] = ("", "", "")
    error: str = ""
    in_address: bool = True
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    fields: tuple[Field, ...]

    @property
    def wrong(self) -> tuple[Field, ...]:
        return tuple(each for each in self.fields if each.error)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on: a topic, worked out for what is already known."""

    label: str
    topic: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it comes from. `checked` is the day of the last check, worded in the reader's language."""

    title: str
    place: str
    address: str
    checked: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary in a reader's language: what it means in short, and two sentences about it."""

    id: str
    term: str
    meaning: Line
    text: Line
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    topic: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    question: Question | None = None
    choices: tuple[Choice, ...] = ()
    sources: tuple[Citation, ...] = ()
    links: tuple[Choice, ...] = ()
    notices: tuple[Line, ...] = ()
    outcome: Outcome | None = None
    state: State = "source"
    lead: tuple[Block, ...] = ()
    """The worked-out part: stands after the article's first section, and alone when htmx or a chat asks."""
    words: tuple[Word, ...] = ()
    """The Dutch words in it that the glossary explains, each once."""

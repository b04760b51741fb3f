"""An answer as Telegram messages: short pages, nothing dropped, a button for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.markup import anchor, bold, isolate, length, line, opened, words
from content.answers import (
    Answer,
    Block,
    Bullets,
    Chart,
    Choice,
    Citation,
    Heading,
    Inline,
    Line,
    Link,
    Note,
    Paragraph,
    Reasons,
    Result,
    Steps,
    Table,
    Text,
    Timeline,
)
from content.languages import Catalogue

MOST = 900
SIGNS = {"calm": "ℹ️", "soon": "⏳", "over": "❗"}
SENTENCE = re.compile(r"(?<=[.!?؟。።])\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that is never cut. `close`: follows the piece before it without a white line."""

    html: str
    close: bool = False
    leads: bool = False
    topics: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One message, and the topics it leads to."""

    html: str
    topics: tuple[Choice, ...] = ()


def pages(answer: Answer, catalogue: Catalogue) -> tuple[Page, ...]:
    """The whole answer: what was worked out, where it comes from and why; then the article."""
    return packed([piece for part in _parts(answer, catalogue) for piece in part], _state(answer, catalogue))


def _state(answer: Answer, catalogue: Catalogue) -> list[Piece]:
    """Who translated it: said once, at the foot of the first message."""
    if answer.state != "machine":
        return []
    text = catalogue.gettext("Een computer heeft deze tekst vertaald. Er kunnen fouten in staan.")
    return [Piece(opened(f"<i>{words(text, answer.language)}</i>", answer.language))]


def _parts(answer: Answer, catalogue: Catalogue) -> Iterator[Iterable[Piece]]:
    worked_out, others = _divided(answer)
    until = next((at for at, each in enumerate(answer.lead) if isinstance(each, Reasons)), len(answer.lead))
    yield [_heading(answer.title, answer.language)]
    yield (piece for block in answer.lead[:until] for piece in draw(block, catalogue))
    yield _sources(worked_out, catalogue)
    yield (piece for block in answer.lead[until:] for piece in draw(block, catalogue))
    yield (_of_line(each, SIGNS["calm"] + " ") for each in answer.notices)
    yield (piece for block in answer.blocks for piece in draw(block, catalogue))
    yield _sources(others, catalogue)


def _divided(answer: Answer) -> tuple[list[Citation], list[Citation]]:
    """The sources of what was worked out, which stand beside it, and those of the article."""
    values = answer.outcome.because if answer.outcome else ()
    used = {(value.source.title, value.source.place) for value in values}
    worked_out = [each for each in answer.sources if (each.title, each.place) in used]
    return worked_out, [each for each in answer.sources if each not in worked_out]


def _sources(sources: list[Citation], catalogue: Catalogue) -> Iterator[Piece]:
    """Each source as a link; the day of the last check once for all that share it."""
    language = catalogue.language.code
    if sources:
        yield _heading(catalogue.gettext("Waar komt dit vandaan?"), language)
    for each in sources:
        title = ", ".join(part for part in (each.title, each.place) if part)
        link = isolate(anchor(words(title, "nl"), each.address), language)
        yield Piece(opened(f"• {link}", language), close=True)
    for day in dict.fromkeys(each.checked for each in sources):
        text = catalogue.gettext("gecontroleerd op {day}").format(day=day)
        yield Piece(opened(f"({words(text, language)})", language), close=True)


def _heading(text: str, language: str) -> Piece:
    return Piece(opened(bold(text, language), language), leads=True)


def draw(block: Block, catalogue: Catalogue) -> Iterator[Piece]:
    """The pieces of one block. Every block the desk can hand out is here."""
    language = catalogue.language.code
    match block:
        case Heading(of):
            yield Piece(opened(f"<b>{line(of)}</b>", of.language), leads=True)
        case Paragraph(of):
            yield from _cut(of, "")
        case Note(of, tone):
            yield from _cut(of, SIGNS[tone] + " ")
        case Steps(items):
            yield from _list(items, [f"{number}. " for number in range(1, len(items) + 1)])
        case Bullets(items):
            yield from _list(items, ["• "] * len(items))
        case Reasons(lines):
            yield _heading(catalogue.gettext("Waarom?"), language)
            yield from (replace(each, close=True) for each in _list(lines, ["• "] * len(lines)))
        case Result():
            yield _result(block, language)
        case Timeline() | Chart():
            yield _picture(block, language)
        case Table():
            yield from _table(block, language)


def _result(result: Result, language: str) -> Piece:
    """The day or the number, in the reader's language and in Dutch."""
    rows = [words(result.label, language), f"{SIGNS[result.tone]} {bold(result.value, language)}"]
    if result.dutch:
        rows.append(f"<b>{isolate(words(result.dutch, 'nl'), language)}</b>")
    if result.detail:
        rows.append(words(result.detail, language))
    return Piece("\n".join(opened(row, language) for row in rows))


def _picture(picture: Timeline | Chart, language: str) -> Piece:
    """A term as a list of its days, in their order; a chart as what it shows: its years are in the table."""
    if isinstance(picture, Chart):
        rows = [words(picture.caption, language), f"• {words(picture.description, language)}"]
    else:
        marks = sorted((picture.start, picture.today, picture.half, picture.end), key=lambda mark: mark.day)
        rows = [f"• {words(mark.label, language)}: {words(mark.text, language)}" for mark in marks]
    return Piece("\n".join(opened(row, language) for row in rows))


def _table(table: Table, language: str) -> Iterator[Piece]:
    """A table has no place in a chat: each row is a line, each cell named by its column."""
    yield _heading(table.caption, language)
    for first, *rest in table.rows:
        cells = [f"{head}: {cell}" for head, cell in zip(table.head[1:], rest, strict=False)]
        told = words("; ".join(cells), language)
        name = f"{table.head[0]}: {first}" if table.head and table.head[0] else first
        yield Piece(opened(f"• {bold(name, language)} {told}".rstrip(), language), close=True)


def _list(items: tuple[Line, ...], marks: list[str]) -> Iterator[Piece]:
    for number, (item, mark) in enumerate(zip(items, marks, strict=True)):
        for piece in _cut(item, mark):
            yield replace(piece, close=number > 0 or piece.close)


def _of_line(of: Line, mark: str = "", *, close: bool = False) -> Piece:
    leads_to = tuple(
        Choice(part.text, part.topic) for part in of.parts if isinstance(part, Link) and part.topic
    )
    return Piece(opened(mark + line(of), of.language), close=close, topics=leads_to)


def _cut(of: Line, mark: str) -> Iterator[Piece]:
    """A line as one piece; a very long one as several, cut between sentences."""
    first = _of_line(of, mark)
    if length(first.html) <= MOST:
        yield first
        return
    run: list[Inline] = []
    for part in _sentences(of):
        grown = replace(of, parts=(*run, part))
        if run and length(line(grown)) > MOST - len(mark):
            yield _of_line(replace(of, parts=tuple(run)), mark)
            run, mark = [], ""
        run.append(part)
    yield _of_line(replace(of, parts=tuple(run)), mark)


def _sentences(of: Line) -> Iterator[Inline]:
    for part in of.parts:
        if not isinstance(part, Text):
            yield part
            continue
        for sentence in SENTENCE.split(part.text):
            for start in range(0, len(sentence), MOST // 2):
                yield replace(part, text=sentence[start : start + MOST // 2] + " ")


def packed(pieces: list[Piece], foot: list[Piece] | None = None) -> tuple[Page, ...]:
    """Pieces side by side until a message is full. What leads never stands alone at the end.

    `foot` closes the first message, which keeps room for it.
    """
    done: list[list[Piece]] = [[]]
    for piece in pieces:
        closing = (foot or []) if len(done) == 1 else []
        if done[-1] and length(_joined([*done[-1], piece, *closing])) > MOST:
            done.append(_taken_along(done[-1]))
        done[-1].append(piece)
    done[0] += foot or []
    return tuple(Page(_joined(each), _topics(each)) for each in done if each)


def _taken_along(page: list[Piece]) -> list[Piece]:
    """The headings at the foot of a full page move to the next, unless they are all it holds."""
    along: list[Piece] = []
    while len(page) > 1 and page[-1].leads:
        along.insert(0, page.pop())
    return along


def _joined(pieces: list[Piece]) -> str:
    html, close = "", True
    for piece in pieces:
        gap = "\n" if close or piece.close else "\n\n"
        html += (gap if html else "") + piece.html
        close = piece.leads
    return html


def _topics(pieces: list[Piece]) -> tuple[Choice, ...]:
    found = {choice.topic: choice for piece in pieces for choice in piece.topics}
    return tuple(found.values())

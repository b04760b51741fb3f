"""The Dutch words of an answer that the glossary explains, in the reader's language"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from content.answers import (
    Block,
    Bullets,
    Dutch,
    Heading,
    Inline,
    Line,
    Note,
    Paragraph,
    Reasons,
    Steps,
    Text,
    Word,
)
from content.glossary import Entry, entries, found_in
from content.languages import SOURCE, Catalogue, catalogue
from content.wording.inline import line


def words_in(blocks: Iterable[Block], words: Catalogue, met: Container[str] = ()) -> tuple[Word, ...]:
    """Each word once, in the order in which it stands; without those that were met before."""
    code = words.language.code
    return tuple([explained(each, code) for each in _ids(blocks) if each not in met])


def marked(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Dutch text with the words of the glossary in it marked, each where it is met first."""
    met: set[str] = set()
    return tuple([_marked(block, met) for block in blocks])


def _marked(block: Block, met: set[str]) -> Block:
    match block:
        case Paragraph(only):
            return Paragraph(_line_marked(only, met))
        case Steps(items):
            return Steps(tuple([_line_marked(each, met) for each in items]))
        case Bullets(items):
            return Bullets(tuple([_line_marked(each, met) for each in items]))
        case _:
            return block


def _line_marked(of: Line, met: set[str]) -> Line:
    parts: list[Inline] = []
    for part in of.parts:
        parts += _text_marked(part, met) if isinstance(part, Text) and not part.strong else (part,)
        if isinstance(part, Dutch):
            met.add(part.word)
    return replace(of, parts=tuple(parts))


def _text_marked(part: Text, met: set[str]) -> Iterator[Inline]:
    at = 0
    for begin, end, word_id in found_in(part.text):
        if word_id in met or begin < at:
            continue
        met.add(word_id)
        if begin > at:
            yield Text(part.text[at:begin])
        yield Dutch(part.text[begin:end], word_id)
        at = end
    if at < len(part.text):
        yield Text(part.text[at:])


def _ids(blocks: Iterable[Block]) -> dict[str, None]:
    return {
        part.word: None
        for block in blocks
        for each in lines(block)
        for part in each.parts
        if isinstance(part, Dutch) and part.word
    }


def lines(block: Block) -> tuple[Line, ...]:
    """The lines of a block; none for what is no text of ours: a sum, a picture, a table."""
    match block:
        case Heading(only) | Paragraph(only) | Note(only):
            return (only,)
        case Steps(items) | Bullets(items) | Reasons(items):
            return items
        case _:
            return ()


@lru_cache(maxsize=4096)
def explained(word_id: str, language: str) -> Word:
    """A word of the glossary in a language. Raises KeyError."""
    return word(entries()[word_id], catalogue(language))


def word(entry: Entry, words: Catalogue) -> Word:
    meaning, text = (_line(each, words) for each in (entry.meaning, entry.text))
    return Word(entry.id, entry.term, meaning, text, entry.also)


def _line(message: str, words: Catalogue) -> Line:
    """Translated, or in Dutch where it is not yet. A word inside an explanation is not explained there."""
    translated = words.article(message)
    found = line(translated or message, words.language.code if translated else SOURCE)
    return replace(found, parts=tuple(_closed(found)))


def _closed(found: Line) -> Iterator[Inline]:
    for part in found.parts:
        yield Dutch(part.text) if isinstance(part, Dutch) else part

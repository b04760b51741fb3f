"""What lies open for everybody at the counter: the words, the sheets, the search through all of it"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from content import articles, glossary
from content.answers import Word
from content.languages import SOURCE, Catalogue, available, catalogue
from content.letters.entries import Letter, letters
from content.rules.lawbook import LawBook
from content.search import Entry, Hit, Index, Search
from content.sheets import Sheets
from content.topics import Topic, topics
from content.wording.inline import line
from content.wording.terms import explained

PHRASES = Path(__file__).parent / "phrases"
NAME, SPELLING, MEANING, BODY = 3.0, 2.5, 1.6, 1.0
WORDS, TOPICS, LETTERS = "word", "topic", "letter"
ASKED = 12
"""So many ways of asking are searched: the first are the plainest, and more would find too much."""


class Bookcase:
    """Made once; the index of a language is made when it is first searched."""

    def __init__(self, law: LawBook) -> None:
        self.sheets = Sheets(law)
        self._search = Search(
            [each.code for each in available()], lambda code: Index(_entries(catalogue(code)))
        )

    def words(self, language: str) -> tuple[Word, ...]:
        """The whole glossary, in the order of the Dutch alphabet."""
        return tuple(explained(each, language) for each in glossary.entries())

    def word(self, text: str, language: str) -> Word:
        """By its id, or by any of its spellings. Raises UnknownWord."""
        return explained(glossary.entry(text).id, language)

    def find(self, query: str, language: str, kind: str | None = None) -> tuple[Hit, ...]:
        """What a query finds, shown in the reader's language whatever language it was typed in."""
        found = self._search.find(query, language, kind)
        return tuple(replace(each, entry=_shown(each.entry, language)) for each in found)


@cache
def _by_path(language: str) -> dict[str, Entry]:
    return {each.path: replace(each, texts=()) for each in _entries(catalogue(language))}


def _shown(entry: Entry, language: str) -> Entry:
    return entry if entry.language == language else _by_path(language)[entry.path]


def _entries(words: Catalogue) -> Iterator[Entry]:
    """All that can be found, in one language."""
    asked = _asked(words.language.code)
    yield from (_topic(each, words, asked.get(each.id, ())[:ASKED]) for each in topics() if each.answers)
    yield from (_letter(each, words) for each in letters().values())
    yield from (_word(each, words) for each in glossary.entries().values())


def _topic(of: Topic, words: Catalogue, asked: Sequence[str]) -> Entry:
    title = words.gettext(of.title)
    body = [words.article(each) or each for each in _short(of)]
    texts = [(title, NAME), (of.title, SPELLING), (of.id, SPELLING)]
    texts += [(each, BODY) for each in (*asked, *body)]
    about = body[0] if body else ""
    return Entry(TOPICS, of.id, title, _plain(about), tuple(texts), words.language.code)


def _asked(language: str) -> Mapping[str, Sequence[str]]:
    """How people ask for each topic in a language; nothing where nobody has written that yet."""
    path = PHRASES / f"{language}.toml"
    if not path.exists():
        return {}
    found: Mapping[str, Sequence[str]] = tomllib.loads(path.read_text(encoding="utf-8")).get("topics", {})
    return found


def _short(of: Topic) -> Iterable[str]:
    """The paragraphs of an article before its second heading."""
    if not of.written:
        return
    headings = 0
    for part in articles.article(of.id).parts:
        headings += part.kind == "heading"
        if headings > 1:
            return
        if part.kind != "heading":
            yield from part.messages


def _plain(text: str) -> str:
    """One line under a title: without marks; nothing where a figure would have to be filled in."""
    return "" if "{" in text else line(text, SOURCE).text


def _letter(of: Letter, words: Catalogue) -> Entry:
    """By the heading on the paper and by what it is; the path holds its id, which goes by POST."""
    what = words.gettext(of.what)
    texts = ((of.heading, NAME), (of.sent_by, BODY), (what, BODY), (of.what, BODY))
    return Entry(LETTERS, f"brief#{of.id}", of.heading, what, texts, words.language.code)


def _word(of: glossary.Entry, words: Catalogue) -> Entry:
    found = explained(of.id, words.language.code)
    texts = [(of.term, NAME), *((each, SPELLING) for each in (*of.also, *of.heard))]
    texts += [(found.meaning.text, MEANING), (of.meaning, MEANING), (found.text.text, BODY)]
    return Entry(
        WORDS, f"woord/{of.id}", of.term, found.meaning.text, tuple(texts), words.language.code,
        found.meaning.language,
    )  # fmt: skip

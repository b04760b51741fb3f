"""Blocks and lines as markup: what a template of one language draws an answer with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from jinja2 import Environment
from markupsafe import Markup

from content.answers import (
    Block,
    Bullets,
    Chart,
    Citation,
    Dutch,
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
    Word,
)
from content.languages import SOURCE, Language, catalogue, languages
from portal.markup import escape, isolate
from portal.picture import charted, drawn

FIGURES: Mapping[type, str] = {
    Table: "table.html",
}


def sections(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The first section and the rest: the worked-out part and the question stand between them."""
    headings = (at for at, block in enumerate(blocks) if at and isinstance(block, Heading))
    cut = next(headings, len(blocks))
    return tuple(blocks[:cut]), tuple(blocks[cut:])


def direction(code: str) -> str:
    return next((each.direction for each in languages() if each.code == code), "ltr")


def with_pictures(blocks: Sequence[Block]) -> Iterator[tuple[Block, Timeline | None]]:
    """A picture stands in the card of the answer before it; by itself where there is none."""
    before: Block | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Timeline):
            if not isinstance(before, Result):
                yield block, block
        elif isinstance(block, Result) and isinstance(after, Timeline):
            yield block, after
        else:
            yield block, None
        before = block


class Pen:
    """What a template of one language draws lines and blocks with."""

    def __init__(self, environment: Environment, language: Language) -> None:
        self._templates = {of: environment.get_template(name) for of, name in FIGURES.items()}
        self._citations = environment.get_template("citations.html")
        self.citations = lru_cache(maxsize=512)(self._cite)
        self._sheet = environment.get_template("word_sheet.html")
        self._explained: dict[tuple[str, str], str] = {}
        self._words = catalogue(language.code)
        self._page = language

    def draw(self, blocks: Sequence[Block], sources: tuple[Citation, ...]) -> Markup:
        """Blocks of lines here, at once: most of a worked-out page is lines. The others by their template."""
        found = [
            self._lines(block) or self._card(block, line) or self._why(block, sources) or self._figure(block)
            for block, line in with_pictures(blocks)
        ]
        return Markup("\n".join(found))  # noqa: S704 (each of them is escaped)

    def _lines(self, block: Block) -> str | None:
        match block:
            case Heading(line):
                return self._tag("h2", line)
            case Paragraph(line):
                return self._tag("p", line)
            case Note(line, tone):
                return f'<div class="note {tone}">{self._tag("p", line)}</div>'
            case Steps(items):
                return f"<ol>{self._tags('li', items)}</ol>"
            case Bullets(items):
                return f"<ul>{self._tags('li', items)}</ul>"
            case Chart():
                caption = f"<figcaption>{isolate(block.caption)}</figcaption>"
                return f'<figure class="card">{caption}{charted(block, self._page.direction)}</figure>'
            case _:
                return None

    def _card(self, block: Block, line: Timeline | None) -> str | None:
        """The answer itself stands on every worked-out page: drawn here, at less cost than by a template."""
        shown = drawn(line, self._page.direction) if line is not None else ""
        if isinstance(block, Timeline):
            return shown
        if not isinstance(block, Result):
            return None
        dutch = (
            f'<p class="soft"><bdi lang="nl" dir="ltr">{escape(block.dutch)}</bdi></p>' if block.dutch else ""
        )
        detail = f"<p>{isolate(block.detail)}</p>" if block.detail else ""
        return (
            f'<section class="card result {block.tone}"><h2>{isolate(block.label)}</h2>'
            f'<strong class="big">{escape(block.value)}</strong>{dutch}{detail}{shown}</section>'
        )

    def _why(self, block: Block, sources: tuple[Citation, ...]) -> str | None:
        if not isinstance(block, Reasons):
            return None
        asked = escape(self._words.gettext("Waarom is dit het antwoord?"))
        return (
            f"<details><summary>{asked}</summary>\n{self._tags('p', block.lines)}\n"
            f"{self.citations(sources)}\n</details>"
        )

    def _figure(self, block: Block) -> str:
        """A kind without a template is an error, not a gap on the page."""
        return self._templates[type(block)].render(block=block, page=self._page)

    def words(self, words: Sequence[Word]) -> Markup:
        """The words of an answer explained, each hidden until its term is chosen."""
        return Markup("".join([self._explain(each) for each in words]))  # noqa: S704 (escaped by its template)

    def _explain(self, word: Word) -> str:
        """Kept by its id: to look a whole word up costs more than to draw the page around it."""
        key = word.id, word.text.language
        if key not in self._explained:
            self._explained[key] = self._sheet.render(
                word=word, _=self._words.gettext, tag=self.tag, inside=self.inside
            )
        return self._explained[key]

    def inside(self, line: Line) -> Markup:
        """A line without an element of its own; in another language than the page, it says so."""
        return self.tag("span", line) if line.language != self._page.code else Markup(self._runs(line))  # noqa: S704

    def _cite(self, sources: tuple[Citation, ...]) -> Markup:
        cited = self._citations.render(sources=sources, _=self._words.gettext)
        return Markup(cited)  # noqa: S704 (a template of ours, escaped)

    def tag(self, name: str, line: Line) -> Markup:
        """A line in its element; in another language than the page, it says so."""
        return Markup(self._tag(name, line))  # noqa: S704 (names of ours around what is escaped)

    def _tag(self, name: str, line: Line) -> str:
        said = ""
        if line.language != self._page.code:
            said = f' lang="{line.language}" dir="{direction(line.language)}" class="back"'
        return f"<{name}{said}>{self._runs(line)}</{name}>"

    def _runs(self, line: Line) -> str:
        return "".join([self._inline(part) for part in line.parts])

    def _tags(self, name: str, lines: Sequence[Line]) -> str:
        return "".join([self._tag(name, line) for line in lines])

    def _inline(self, part: Inline) -> str:
        words = escape(part.text)
        match part:
            case Text(_, strong):
                return f"<strong>{words}</strong>" if strong else words
            case Dutch(_, word):
                dutch = words if self._page.code == SOURCE else f'<bdi lang="nl">{words}</bdi>'
                return f'<a class="w" href="#w-{word}">{dutch}</a>' if word else dutch
            case Link(_, topic, url):
                target = f"/{self._page.code}/{topic}" if topic else escape(url or "")
                return f'<a href="{target}">{words}</a>'

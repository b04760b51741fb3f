"""From an Answer to a page. One environment, one set of templates, every block drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from content.answers import (
    Answer,
    Block,
    Bullets,
    Dutch,
    Heading,
    Inline,
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
from content.languages import Language, available, catalogue, languages
from portal import files
from portal.picture import picture
from portal.settings import Settings

KEPT = "public, max-age=300"
UNKEPT = "no-store"

BLOCKS: Mapping[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Steps: "steps",
    Bullets: "bullets",
    Note: "note",
    Result: "result",
    Timeline: "timeline",
    Reasons: "reasons",
    Table: "table",
}
INLINES: Mapping[type, str] = {Text: "text", Dutch: "dutch", Link: "link"}


def kind(block: Block | Inline) -> str:
    """The macro that draws it. A kind nobody draws is an error, not a gap on the page."""
    of = type(block)
    return BLOCKS.get(of) or INLINES[of]


def sections(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The first section and the rest: the worked-out part and the question stand between them."""
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    after = [at for at in headings if at > 0]
    cut = after[0] if after else len(blocks)
    return tuple(blocks[:cut]), tuple(blocks[cut:])


def explained(answer: Answer) -> bool:
    """Whether the sources stand with the reasons already."""
    return any(isinstance(block, Reasons) for block in answer.lead)


def address(path: str, given: Mapping[str, str] | None = None) -> str:
    """A path with its query, dates and lists readable: only what the contract lets stand there."""
    return f"{path}?{urlencode(given, safe=':,')}" if given else path


def sharing(topic: str, language: str, given: Mapping[str, str]) -> str:
    """The share page, filled in with what this page was worked out for."""
    return address(f"/{language}/delen", {"onderwerp": topic, "taal": language, **given})


def direction(code: str) -> str:
    return next((each.direction for each in languages() if each.code == code), "ltr")


class Renderer:
    """Draws pages in a language. Made once: a new environment costs more than a page."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(
            css=files.css(),
            file=files.address,
            kind=kind,
            sections=sections,
            picture=picture,
            address=address,
            sharing=sharing,
            direction=direction,
            explained=explained,
            settings=settings,
        )

    def text(self, template: str, language: Language, **context: Any) -> str:
        """A template in a language. `here` is the path after the language, `given` the query."""
        words = catalogue(language.code)
        given = {"here": "", "given": {}, "part": False, "htmx": False, "typed": {}} | context
        return self._environment.get_template(template).render(
            _=words.gettext,
            ngettext=words.ngettext,
            state=words.state,
            page=language,
            languages=available(),
            **given,
        )

    def page(
        self, template: str, language: Language, *, status: int = 200, keep: bool = False, **context: Any
    ) -> HTMLResponse:
        """A page. `keep`: it is the same for everybody; the cache and the browser may keep it."""
        headers = {"cache-control": KEPT if keep else UNKEPT, "content-language": language.code}
        return HTMLResponse(self.text(template, language, **context), status, headers)

    def answer(
        self, answer: Answer, language: Language, *, part: bool = False, keep: bool = False, **context: Any
    ) -> HTMLResponse:
        """An answer as a page; `part`: only what a form changes, for htmx."""
        template = "part.html" if part else "topic.html"
        context = {"htmx": answer.question is not None, "linked": False} | context
        response = self.page(template, language, keep=keep, answer=answer, part=part, **context)
        response.headers["vary"] = "HX-Request"
        return response

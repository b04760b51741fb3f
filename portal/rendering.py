"""From an Answer to a page. One environment, one set of templates.

A page that is worked out anew at each request is drawn in two steps: what is the same for every
situation once, the answer and its form each time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from content.answers import Answer, Block, Choice, Question, Reasons
from content.languages import Language, available, catalogue
from content.languages import language as language_of
from portal import files, qr
from portal.beside import Pairs
from portal.cache import SAME_FOR_ALL
from portal.drawing import Pen, sections
from portal.forms import Forms
from portal.markup import isolate
from portal.settings import Settings

KEPT = "public, max-age=300"
UNKEPT = "no-store"
DATED = frozenset({"termijn", "termijn-verlengen", "pip", "bezwaar", "route-wisselen"})
"""Topics whose outcome is a day to put in an agenda."""
FRAMES = 512
SLOT = re.compile("\x02([a-z]+)\x03")
"""A place in a frame, by its name. A frame holds words of ours alone: nobody can type a mark into one."""
QUIET = frozenset({"alleen-en-veilig", "scheiding", "brief", "brief-gekregen"})
"""Pages with a way to leave at once. Nothing of them is kept: not by the worker, not by the browser."""


def explained(answer: Answer) -> bool:
    """Whether the sources stand with the reasons already."""
    return any(isinstance(block, Reasons) for block in answer.lead)


def address(path: str, given: Mapping[str, str] | None = None) -> str:
    """A path with its query, dates and lists readable: only what the contract lets stand there."""
    return f"{path}?{urlencode(given, safe=':,')}" if given else path


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question with the name of its answer, where that stands, and the biggest thing in it."""

    asked: str
    title: str
    where: str
    value: str
    language: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Where an answer is shown. `here`: the path after the language; `given`: what stands in the address;
    `typed`: what to put back in the form; `asked`: the question it answers, if one was; `earlier`: what was
    asked before it; `beside`: the same answer in the language to stand next to it."""

    here: str
    given: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    linked: bool = False
    asked: str | None = None
    earlier: tuple[Earlier, ...] = ()
    beside: Answer | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A page without what a situation changes in it: text, slot, text, slot … text.

    It holds what its key names by identity: no other can take that.
    """

    pieces: tuple[str, ...]
    blocks: tuple[Block, ...]
    links: tuple[Choice, ...]

    def filled(self, values: Mapping[str, str]) -> str:
        """Every slot with its value, each of them markup."""
        found = list(self.pieces)
        found[1::2] = [values[name] for name in self.pieces[1::2]]
        return "".join(found)


def slot(name: str) -> Markup:
    return Markup(f"\x02{name}\x03")  # noqa: S704 (names of ours)


class Renderer:
    """Draws pages. Made once: a new environment costs more than a page."""

    TALK = "gesprek-nu"
    """What of a page changes when the conversation goes on."""

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
            code=self._code,
            file=files.address,
            address=address,
            settings=settings,
            quiet=QUIET,
            dated=DATED,
        )
        self._environment.filters["isolate"] = isolate
        self._forms = Forms(self._environment)
        self._frames: dict[tuple[object, ...], Frame] = {}
        self._words: dict[str, dict[str, Any]] = {}

    def _code(self, language: str, path: str) -> Markup:
        """The QR of a page, for paper."""
        drawn = qr.drawn(f"{self._settings.portal_url}/{language}/{path}", qr.PRINTED)
        return Markup(drawn)  # noqa: S704 (drawn by segno)

    def form(
        self, question: Question, language: Language, typed: Mapping[str, str], where: str, more: str = ""
    ) -> Markup:
        """The form of a question that belongs to no topic."""
        return self._forms.fill(question.fields, language, typed, where, more)

    def text(self, template: str, language: Language, **context: Any) -> str:
        """A template in a language. `here` is the path after the language, `query` what follows it."""
        return self._environment.get_template(template).render({**self._at_hand(language), **context})

    def page(
        self, template: str, language: Language, *, status: int = 200, keep: bool = False, **context: Any
    ) -> HTMLResponse:
        """A page. `keep`: it is the same for everybody; the cache and the browser may keep it."""
        query = context.pop("query", None) or address("", context.get("given"))
        text = self.text(template, language, **context, query=query)
        return _response(text, status, keep=keep, quiet=context.get("here") in QUIET)

    def answer(
        self, answer: Answer, language: Language, visit: Visit, *, alone: bool = False, keep: bool = False
    ) -> HTMLResponse:
        """An answer as a page; `alone`: only what a form changes, for htmx."""
        query = address("", visit.given)
        if visit.beside is not None and not alone:
            return _response(self._beside(answer, visit.beside, language, visit, query), keep=False)
        if _is_plain(answer, visit) and not alone:
            text = self._frame(answer, language, visit).filled(self._values(answer, language, visit, query))
        else:
            part = self._part(
                answer, language, visit, alone=alone, query=query, **self._drawn(answer, language, visit)
            )
            text = part if alone else self._around(answer, language, visit, query, Markup(part))  # noqa: S704 (a template)
        response = _response(text, keep=keep, quiet=visit.here in QUIET)
        response.headers["vary"] = "HX-Request"
        return response

    def conversation(
        self, answer: Answer, language: Language, visit: Visit, *, alone: bool = False
    ) -> HTMLResponse:
        """A question with its answer, and the box to go on; `alone`: only that, for htmx."""
        query = address("", visit.given)
        first, rest = sections(answer.blocks)
        drawn = self._drawn(answer, language, visit)
        part = self._part(answer, language, visit, alone=False, query=query, **drawn)
        text = self.text(
            "conversation.html" if alone else "reply.html",
            language,
            alone=alone,
            answer=answer,
            asked=visit.asked,
            earlier=visit.earlier,
            explained=explained(answer),
            first=first,
            here=visit.here,
            htmx=True,
            part=Markup(part),  # noqa: S704 (a template)
            query=query,
            rest=rest,
            talk=self.TALK,
        )
        response = _response(text, keep=False)
        response.headers["vary"] = "HX-Request, HX-Target"
        return response

    def _drawn(self, answer: Answer, language: Language, visit: Visit) -> dict[str, Markup]:
        """What differs from one situation to the next, as markup."""
        pen = self._pen(language)
        return {
            "lead": pen.draw(answer.lead, answer.sources),
            "form": self._forms.draw(answer, language, visit.typed),
            "words": pen.words(answer.words),
        }

    def _values(self, answer: Answer, language: Language, visit: Visit, query: str) -> dict[str, str]:
        escaped = str(escape(query))
        return {**self._drawn(answer, language, visit), "query": escaped, "rest": escaped[1:]}

    def _frame(self, answer: Answer, language: Language, visit: Visit) -> Frame:
        """The page around a worked-out answer, kept: only what a situation changes is drawn again."""
        blocks, links = answer.blocks, answer.links
        key = (
            language.code,
            visit.here,
            answer.title,
            bool(visit.given),
            visit.linked,
            id(blocks),
            id(links),
        )
        frame = self._frames.get(key)
        if frame is None:
            if len(self._frames) >= FRAMES:
                self._frames.clear()
            query = slot("query") if visit.given else ""
            slots = {name: slot(name) for name in ("lead", "form", "words")}
            part = self._part(answer, language, visit, alone=False, query=query, **slots)
            text = self._around(answer, language, visit, query, Markup(part))  # noqa: S704 (a template)
            frame = Frame(tuple(SLOT.split(text)), blocks, links)
            self._frames[key] = frame
        return frame

    def _part(self, answer: Answer, language: Language, visit: Visit, **context: Any) -> str:
        shared = f"/{language.code}/delen?onderwerp={answer.topic}&taal={language.code}"
        rest = slot("rest") if isinstance(context["query"], Markup) else context["query"][1:]
        return self.text(
            "part.html",
            language,
            answer=answer,
            wrong=_wrong(answer),
            here=visit.here,
            linked=visit.linked,
            sharing=Markup(escape(f"{shared}&") + rest) if rest else shared,  # noqa: S704 (escaped)
            **context,
        )

    def _beside(self, answer: Answer, other: Answer, language: Language, visit: Visit, query: str) -> str:
        """Both languages, paragraph by paragraph. Drawn anew each time: few ask for it."""
        met = {each.id for each in answer.words}
        pairs = Pairs(self._pen(language), self._pen(language_of(other.language)), other.language)
        return self.text(
            "beside.html",
            language,
            answer=answer,
            other=other,
            form=self._forms.draw(answer, language, visit.typed),
            here=visit.here,
            htmx=answer.question is not None,
            pair=pairs,
            words=(*answer.words, *(each for each in other.words if each.id not in met)),
            query=query,
            wrong=_wrong(answer),
        )

    def _around(self, answer: Answer, language: Language, visit: Visit, query: str, part: Markup) -> str:
        first, rest = sections(answer.blocks)
        return self.text(
            "topic.html",
            language,
            answer=answer,
            explained=explained(answer),
            first=first,
            here=visit.here,
            htmx=answer.question is not None,
            part=part,
            query=query,
            rest=rest,
            wrong=_wrong(answer),
        )

    def _pen(self, language: Language) -> Pen:
        return cast(Pen, self._at_hand(language)["pen"])

    def _at_hand(self, language: Language) -> dict[str, Any]:
        """What every template of a language may use."""
        if language.code not in self._words:
            words, pen = catalogue(language.code), Pen(self._environment, language)
            self._words[language.code] = {
                "_": words.gettext,
                "ngettext": words.ngettext,
                "state": words.state,
                "page": language,
                "languages": available(),
                "draw": pen.draw,
                "citations": pen.citations,
                "tag": pen.tag,
                "inside": pen.inside,
                "explain": pen.words,
                "pen": pen,
                "here": "",
                "htmx": False,
            }
        return self._words[language.code]


def _is_plain(answer: Answer, visit: Visit) -> bool:
    """Worked out, nothing wrong, nothing to add: then all such pages of a topic are one frame."""
    extra = answer.notices or answer.choices or visit.asked is not None or _wrong(answer)
    return answer.outcome is not None and explained(answer) and not extra


def _wrong(answer: Answer) -> tuple[Any, ...]:
    return answer.question.wrong if answer.question else ()


def _response(text: str, status: int = 200, *, keep: bool, quiet: bool = False) -> HTMLResponse:
    """`quiet`: no phone may keep it, but it is the same for all, so the portal itself does (portal.cache)."""
    headers = {"cache-control": KEPT if keep and not quiet else UNKEPT}
    return HTMLResponse(text, status, headers | ({SAME_FOR_ALL: ""} if keep and quiet else {}))

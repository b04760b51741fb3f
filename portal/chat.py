"""The question box: a free question, an answer of ours. The question is read and forgotten."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from content.desk import Reply
from content.languages import N_, SOURCE, Language, language
from portal.rendering import Visit
from portal.site import Site, form, site, spoken

HERE = "vraag"
EMPTY = N_("Typ eerst uw vraag.")
NOT_OURS = "other"
END_OF_LATIN = "\u024f"


async def show(request: Request) -> Response:
    return site(request).renderer.page(
        "question_box.html", spoken(request), keep=True, here=HERE, error="", asked=""
    )


async def answer(request: Request) -> Response:
    """The answer, on a page in its own language. What the question told stands only in the links on it."""
    here, page = site(request), spoken(request)
    asked = (await form(request)).get(HERE, "").strip()
    if not asked:
        return here.renderer.page("question_box.html", page, here=HERE, error=EMPTY, asked="")
    reply = _reply(here, asked, page)
    if reply.kind == NOT_OURS:
        await run_in_threadpool(here.desk.note_unanswered, reply.language, here.today())
    given = here.canonical(reply.given, here.today()) or {}
    visit = Visit(reply.answer.topic, given, asked=asked)
    return here.renderer.answer(reply.answer, language(reply.answer.language), visit)


def _reply(here: Site, asked: str, page: Language) -> Reply:
    """Who chose a language is answered in it. On a Dutch page, where many never chose, and for a question
    in a script the page does not have, the question's own language goes first."""
    own_first = page.code == SOURCE or (_is_latin(page.native) and not _is_latin(asked))
    for tongue in (None, page.code) if own_first else (page.code, None):
        reply = here.desk.ask(asked, tongue, here.today())
        if reply.sure and reply.kind != NOT_OURS:
            return reply
    return here.desk.ask(asked, page.code, here.today())


def _is_latin(text: str) -> bool:
    """Whether most of its letters are."""
    letters = [each <= END_OF_LATIN for each in text if each.isalpha()]
    return sum(letters) * 2 >= len(letters)

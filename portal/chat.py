"""The question box: a free question, an answer of ours. The question is read and forgotten."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from content.languages import N_, language
from portal.site import form, site, spoken

HERE = "vraag"
EMPTY = N_("Typ eerst uw vraag.")


async def show(request: Request) -> Response:
    return site(request).renderer.page(
        "question_box.html", spoken(request), keep=True, here=HERE, error="", asked=""
    )


async def answer(request: Request) -> Response:
    """The answer in the language of the question when we have it, else in that of the page."""
    here, tongue = site(request), spoken(request)
    asked = (await form(request)).get(HERE, "").strip()
    if not asked:
        return here.renderer.page("question_box.html", tongue, here=HERE, error=EMPTY, asked="")
    reply = here.desk.ask(asked, tongue.code, here.today())
    tongue = language(reply.answer.language)
    return here.renderer.page(
        "reply.html", tongue, answer=reply.answer, asked=asked, linked=False, here=reply.answer.topic
    )

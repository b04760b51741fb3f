"""Was this clear? One more yes or no of today for a topic; who said it is not known here"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from content.languages import N_, catalogue
from portal.rendering import UNKEPT
from portal.site import form, site, spoken

TOPIC, CLEAR = "onderwerp", "duidelijk"
ANSWERS = {"ja": True, "nee": False}
THANKS = N_("Dank u. Wij telden uw antwoord. Wij weten niet wie u bent.")


async def receive(request: Request) -> Response:
    """A count and a word of thanks: as a page, or alone for the script on the page."""
    here, tongue = site(request), spoken(request)
    told = await form(request)
    topic, clear = told.get(TOPIC, ""), ANSWERS.get(told.get(CLEAR, ""))
    if clear is None or not here.knows(topic):
        raise HTTPException(404)
    await run_in_threadpool(here.desk.note_clear, topic, here.today(), clear=clear)
    if "hx-request" in request.headers:
        thanks = catalogue(tongue.code).gettext(THANKS)
        return PlainTextResponse(thanks, headers={"cache-control": UNKEPT})
    return here.renderer.page("thanks.html", tongue, here=topic, text=THANKS)

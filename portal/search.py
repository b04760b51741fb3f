"""Search over topics, words and letters: a page, and its list alone while somebody types"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from portal.rendering import UNKEPT
from portal.site import query, site, spoken

HERE = "zoeken"
QUERY = "q"


def asked(request: Request) -> str:
    return query(request).get(QUERY, "").strip()


async def show(request: Request) -> Response:
    """The form with what was found. An address with a query is never kept and never logged."""
    if "hx-request" in request.headers:
        return results(request)
    here, tongue, text = site(request), spoken(request), asked(request)
    return here.renderer.page(
        "search.html",
        tongue,
        keep=not request.url.query,
        here=HERE,
        htmx=True,
        hits=here.desk.bookcase.find(text, tongue.code) if text else (),
        asked=text,
        unknown=False,
        given={QUERY: text} if text else {},
    )


def results(request: Request, kind: str | None = None, everything: str = "") -> Response:
    """The list alone; `everything`: the template of what stands there before anything is typed."""
    here, tongue, text = site(request), spoken(request), asked(request)
    bookcase = here.desk.bookcase
    if everything and not text:
        listed = here.renderer.text(everything, tongue, words=bookcase.words(tongue.code))
    else:
        hits = bookcase.find(text, tongue.code, kind) if text else ()
        listed = here.renderer.text("found.html", tongue, hits=hits, asked=text)
    return HTMLResponse(listed, headers={"cache-control": UNKEPT, "vary": "HX-Request"})

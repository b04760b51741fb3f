"""The glossary: all words with a search, and one word by itself"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from content.desk import UnknownWord
from content.languages import SOURCE
from portal.search import QUERY, asked, results
from portal.site import site, spoken

HERE = "woord"
TOPICS = 3


async def show(request: Request) -> Response:
    """Every word, or those that a search finds."""
    here, tongue, text = site(request), spoken(request), asked(request)
    if "hx-request" in request.headers:
        return results(request, "word", everything="words_list.html")
    shown = here.desk.bookcase.words(tongue.code)
    hits = here.desk.bookcase.find(text, tongue.code, "word") if text else ()
    return here.renderer.page(
        "words.html",
        tongue,
        keep=not request.url.query,
        here=HERE,
        htmx=True,
        words=shown,
        hits=hits,
        asked=text,
        given={QUERY: text} if text else {},
    )


async def word(request: Request) -> Response:
    """One word. Another spelling leads to it; what is no word of ours is searched for."""
    here, tongue, text = site(request), spoken(request), str(request.path_params["term"])[:100]
    bookcase = here.desk.bookcase
    try:
        found = bookcase.word(text, tongue.code)
    except UnknownWord:
        hits = bookcase.find(text.replace("-", " "), tongue.code)
        return here.renderer.page(
            "search.html", tongue, status=404, here="zoeken", htmx=True, hits=hits, asked=text, unknown=True
        )
    if found.id != text:
        return RedirectResponse(f"/{tongue.code}/{HERE}/{found.id}", 308)
    return here.renderer.page(
        "word.html",
        tongue,
        keep=True,
        here=f"{HERE}/{found.id}",
        word=found,
        dutch=bookcase.word(found.id, SOURCE) if tongue.code != SOURCE else None,
        topics=bookcase.find(found.term, tongue.code, "topic")[:TOPICS],
    )

"""Sheets for the talks, and sentences to show at a desk: in Dutch and in the reader's language at once"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from content.desk import UnknownTalk
from content.languages import catalogue
from portal import qr
from portal.site import Site, site, spoken

CARDS, TALK = "kaartjes", "gesprek"


async def cards(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    groups = here.desk.bookcase.sheets.cards(catalogue(tongue.code), here.today())
    return here.renderer.page("cards.html", tongue, keep=True, here=CARDS, groups=groups)


async def talks(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    listed = here.desk.bookcase.sheets.talks(catalogue(tongue.code), here.today())
    return here.renderer.page("talks.html", tongue, keep=True, here=TALK, talks=listed)


async def talk(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    try:
        found = here.desk.bookcase.sheets.talk(
            request.path_params["talk"], catalogue(tongue.code), here.today()
        )
    except UnknownTalk:
        raise HTTPException(404) from None
    path = f"{TALK}/{found.id}"
    return here.renderer.page(
        "talk.html",
        tongue,
        keep=True,
        here=path,
        talk=found,
        code=qr.drawn(_address(here, tongue.code, path)),
        place=_address(here, tongue.code, path).partition("://")[2],
    )


def _address(here: Site, language: str, path: str) -> str:
    return f"{here.settings.portal_url}/{language}/{path}"

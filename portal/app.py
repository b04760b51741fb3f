"""The portal put together: layers, addresses, and the one clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from content.deeplinks import BrokenLink
from content.desk import Desk
from content.languages import UnknownLanguage
from portal import (
    agenda,
    api,
    calculate,
    chat,
    clear,
    files,
    lesson_plan,
    letters,
    pages,
    schools,
    search,
    share,
    sheets,
    side_by_side,
    words,
)
from portal.cache import PageCache
from portal.limits import BodyLimit, RateLimit
from portal.rendering import Renderer
from portal.security import Wall
from portal.settings import Settings
from portal.site import Site

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """The day it is in the Netherlands: the only clock of the portal."""
    return datetime.now(AMSTERDAM).date()


class Tongue(Convertor[str]):
    """Two letters: so no other address is taken for a language, and those of a language may go first."""

    regex = "[a-z]{2}"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("language", Tongue())

ROUTES: list[BaseRoute] = [
    Route("/", pages.root),
    Route("/healthz", pages.health),
    Route("/readyz", pages.ready),
    Route("/robots.txt", pages.robots),
    Route("/sw.js", pages.worker),
    Route("/manifest.webmanifest", files.manifest),
    Route("/.well-known/security.txt", pages.security_txt),
    Route("/static/{version}/{name}", files.show),
    Route("/t/{code}", pages.linked),
    Route("/t/{code}/qr.{form:str}", share.picture),
]
IN_A_LANGUAGE: list[BaseRoute] = [
    Route("/{lang:language}", pages.bare),
    Route("/{lang:language}/", pages.start),
    Route("/{lang:language}/vraag", chat.show),
    Route("/{lang:language}/vraag", chat.answer, methods=["POST"]),
    Route("/{lang:language}/brief", letters.show),
    Route("/{lang:language}/brief", letters.receive, methods=["POST"]),
    Route("/{lang:language}/scholen", schools.find),
    Route("/{lang:language}/scholen", schools.search, methods=["POST"]),
    Route("/{lang:language}/scholen/vergelijk", side_by_side.show),
    Route("/{lang:language}/scholen/vergelijk", side_by_side.receive, methods=["POST"]),
    Route("/{lang:language}/scholen/plan", lesson_plan.show),
    Route("/{lang:language}/scholen/plan", lesson_plan.receive, methods=["POST"]),
    Route("/{lang:language}/scholen/register", schools.age),
    Route("/{lang:language}/scholen/{id}", schools.show),
    Route("/{lang:language}/delen", share.show),
    Route("/{lang:language}/zoeken", search.show),
    Route("/{lang:language}/woord", words.show),
    Route("/{lang:language}/woord/{term}", words.word),
    Route("/{lang:language}/kaartjes", sheets.cards),
    Route("/{lang:language}/gesprek", sheets.talks),
    Route("/{lang:language}/gesprek/{talk}", sheets.talk),
    Route("/{lang:language}/agenda.ics", agenda.show),
    Route("/{lang:language}/duidelijk", clear.receive, methods=["POST"]),
    Route("/{lang:language}/bronnen", pages.sources),
    Route("/{lang:language}/privacy", pages.privacy),
    Route("/{lang:language}/toegankelijkheid", pages.accessibility),
    Route("/{lang:language}/wijzigingen", pages.changes),
]
PAGES = {"privacy"}
"""Topics that are a page of their own."""


def topic_routes(desk: Desk) -> list[BaseRoute]:
    """By the ids themselves: a worked-out page, drawn anew each time, is found before any other address."""

    class OfOurs(Tongue):
        regex = "|".join(each.id for each in desk.topics() if each.id not in PAGES)

    register_url_convertor("topic", OfOurs())
    return [
        Route("/{lang:language}/{topic:topic}", calculate.show),
        Route("/{lang:language}/{topic:topic}", calculate.receive, methods=["POST"]),
        Route("/{lang:language}/{topic:topic}/qr", share.on_paper),
    ]


def create_app(
    settings: Settings,
    desk: Desk,
    today: Callable[[], date] = today,
    ready: Callable[[], bool] = lambda: True,
) -> ASGIApp:
    """The portal as one ASGI callable: page cache, wall, limits, addresses, in that order."""
    renderer = Renderer(settings)
    site = Site(settings, desk, renderer, today, ready)
    web = Starlette(routes=[*topic_routes(desk), *IN_A_LANGUAGE, *ROUTES])
    web.router.redirect_slashes = False
    machine = api.create(site)
    web.state.site = site
    _add_problems(web, renderer)

    async def either(scope: Scope, receive: Receive, send: Send) -> None:
        """Pages go past FastAPI: what it does for JSON costs as much again as a worked-out page."""
        to_api = scope["type"] == "http" and scope["path"].startswith(api.ROOT)
        await (machine if to_api else web)(scope, receive, send)

    def problem(scope: Scope, status: int) -> Response:
        return pages.problem(renderer, scope, status)

    limited = RateLimit(BodyLimit(either, problem), problem, settings.trusted_proxies)
    return PageCache(Wall(limited, files.css(), problem), today)


def _add_problems(app: Starlette, renderer: Renderer) -> None:
    """Which page stands for which refusal."""

    async def missing(request: Request, error: Exception) -> Response:
        return pages.problem(renderer, request.scope, 404)

    async def broken(request: Request, error: Exception) -> Response:
        return pages.problem(renderer, request.scope, 404, pages.LINK_BROKEN)

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return pages.problem(renderer, request.scope, status)

    app.add_exception_handler(UnknownLanguage, missing)
    app.add_exception_handler(BrokenLink, broken)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, refused)

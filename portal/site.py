"""What every page has at hand, and what it reads from a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from urllib.parse import parse_qsl

from starlette.requests import Request

from content.deeplinks import PARAMETERS
from content.desk import Desk, Given
from content.languages import SOURCE, Language, UnknownLanguage, available, language
from portal.rendering import Renderer
from portal.settings import Settings

MANY = 100
"""More fields than any form of ours has."""


@dataclass(frozen=True, slots=True)
class Site:
    """The desk, the day and the pen. `ready` says whether the database answers."""

    settings: Settings
    desk: Desk
    renderer: Renderer
    today: Callable[[], date]
    ready: Callable[[], bool]

    def canonical(self, given: Mapping[str, str], on: date) -> dict[str, str] | None:
        """What of it may stand in an address, in its one writing; None when something in it is wrong."""
        return addressable(self.desk.read_given(given, on))

    def knows(self, topic: str) -> bool:
        return any(each.id == topic for each in self.desk.topics())


def addressable(read: Given) -> dict[str, str] | None:
    """What of it may stand in an address, in its one writing; None when something in it is wrong."""
    return None if read.errors else {name: read.clean[name] for name in PARAMETERS if name in read.clean}


def site(request: Request) -> Site:
    return cast(Site, request.app.state.site)


def spoken(request: Request) -> Language:
    """The language in the address. Raises UnknownLanguage."""
    return language(request.path_params["lang"])


def query(request: Request) -> dict[str, str]:
    """The query, each name once: the last one counts, as in a form that was filled in again."""
    return {name: value[:200] for name, value in request.query_params.items() if value.strip()}


async def form(request: Request) -> dict[str, str]:
    """The fields of a form sent by POST, each name once."""
    return dict(await fields(request))


async def fields(request: Request) -> list[tuple[str, str]]:
    """The fields of a form sent by POST. What is not readable as a form is no field at all."""
    body = await request.body()
    try:
        return parse_qsl(body.decode("utf-8"), max_num_fields=MANY)
    except (UnicodeDecodeError, ValueError):
        return []


def chosen(request: Request, name: str, most: int) -> tuple[str, ...]:
    """A name that may stand in a query more than once: each value of it once, no more than so many."""
    values = (value[:200] for value in request.query_params.getlist(name) if value.strip())
    return tuple(dict.fromkeys(values))[:most]


def wanted(accepts: str) -> Language | None:
    """The first of the reader's languages that we have, by their own weights; None when there is none."""
    wishes: list[tuple[float, int, str]] = []
    for at, part in enumerate(accepts[:400].split(",")):
        name, _, weight = part.strip().partition(";")
        if name and (share := _weight(weight)) > 0:
            wishes.append((-share, at, name.split("-")[0].lower()))
    for _share, _at, code in sorted(wishes):
        try:
            return language(code)
        except UnknownLanguage:
            continue
    return None


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


def nearest(path: str, headers: Mapping[str, str]) -> Language:
    """The language for a page that has none: the one in the address, else the reader's, else Dutch."""
    first = path.lstrip("/").partition("/")[0]
    for each in available():
        if each.code == first:
            return each
    return wanted(headers.get("accept-language", "")) or language(SOURCE)

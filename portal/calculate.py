"""A topic, worked out for a situation. The address is the state: what it may not hold comes by POST."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from content.answers import Answer
from portal.rendering import UNKEPT, Visit, address
from portal.site import addressable, form, query, site, spoken

AS_OF = "op"


async def show(request: Request) -> Response:
    """The topic as it is for everybody, or worked out for the query."""
    here, tongue, topic = site(request), spoken(request), _topic(request)
    if not request.scope["query_string"]:
        answer = here.desk.topic(topic, tongue.code, here.today())
        return here.renderer.answer(answer, tongue, Visit(topic), keep=True)
    given = query(request)
    on, asked = _as_of(given, here.today())
    told = {name: value for name, value in given.items() if name != AS_OF}
    read = here.desk.read_given(told, on)
    clean = addressable(read)
    if clean is not None and {**clean, **asked} != dict(request.query_params):
        target = address(f"/{tongue.code}/{topic}", {**clean, **asked})
        return RedirectResponse(target, 303, {"cache-control": UNKEPT, "vary": "HX-Request"})
    answer = here.desk.work_out(topic, read, tongue.code, on)
    return _draw(request, answer, told, {**(clean or {}), **asked})


async def receive(request: Request) -> Response:
    """The same, for a form with something in it that may stand in no address. It is forgotten at once."""
    here, tongue = site(request), spoken(request)
    told = await form(request)
    answer = here.desk.work_out(_topic(request), told, tongue.code, here.today())
    return _draw(request, answer, told, {})


def _topic(request: Request) -> str:
    """The topic in the address: the route knows no other."""
    return str(request.path_params["topic"])


def _draw(request: Request, answer: Answer, typed: Mapping[str, str], given: Mapping[str, str]) -> Response:
    """`given` stands in the links of the page; `typed` is put back in the form."""
    alone = "hx-request" in request.headers
    linked = request.headers.get("sec-fetch-site") != "same-origin" and bool(given) and not alone
    visit = Visit(answer.topic, given, typed, linked)
    return site(request).renderer.answer(answer, spoken(request), visit, alone=alone)


def _as_of(given: Mapping[str, str], today: date) -> tuple[date, dict[str, str]]:
    """The day to work it out for: `op` when it is a day, else today."""
    try:
        day = date.fromisoformat(given.get(AS_OF, ""))
    except ValueError:
        return today, {}
    return day, {AS_OF: day.isoformat()}

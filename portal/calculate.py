"""A topic, worked out for a situation. The address is the state: what it may not hold comes by POST."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from content.answers import Answer
from content.desk import Given
from content.languages import Language, available
from portal.rendering import UNKEPT, Visit, address
from portal.site import Site, addressable, form, query, site, spoken

AS_OF = "op"
BESIDE = "naast"


async def show(request: Request) -> Response:
    """The topic as it is for everybody, or worked out for the query."""
    here, tongue, topic = site(request), spoken(request), _topic(request)
    if not request.scope["query_string"]:
        answer = here.desk.topic(topic, tongue.code, here.today())
        return here.renderer.answer(answer, tongue, Visit(topic), keep=True)
    given = query(request)
    on, asked = _as_of(given, here.today())
    other = _beside(given, tongue)
    asked |= {BESIDE: other} if other else {}
    told = {name: value for name, value in given.items() if name not in (AS_OF, BESIDE)}
    read = here.desk.read_given(told, on)
    clean = addressable(read)
    if clean is not None and {**clean, **asked} != dict(request.query_params):
        target = address(f"/{tongue.code}/{topic}", {**clean, **asked})
        return RedirectResponse(target, 303, {"cache-control": UNKEPT, "vary": "HX-Request"})
    plain = set(given) == {BESIDE}
    both = [_answer(here, topic, None if plain else read, code, on) for code in (tongue.code, other) if code]
    shown = {name: value for name, value in asked.items() if name != BESIDE}
    return _draw(request, both[0], told, {**(clean or {}), **shown}, *both[1:])


def _answer(here: Site, topic: str, read: Given | None, language: str, on: date) -> Answer:
    """Worked out for what is read; the topic as it is for everybody where nothing is."""
    return here.desk.work_out(topic, read, language, on) if read else here.desk.topic(topic, language, on)


def _beside(given: Mapping[str, str], tongue: Language) -> str:
    """The language asked for beside the page's own: one that we have, and another one."""
    wanted = given.get(BESIDE, "")
    return wanted if wanted != tongue.code and wanted in {each.code for each in available()} else ""


async def receive(request: Request) -> Response:
    """The same, for a form with something in it that may stand in no address. It is forgotten at once."""
    here, tongue = site(request), spoken(request)
    told = await form(request)
    answer = here.desk.work_out(_topic(request), told, tongue.code, here.today())
    return _draw(request, answer, told, {})


def _topic(request: Request) -> str:
    """The topic in the address: the route knows no other."""
    return str(request.path_params["topic"])


def _draw(
    request: Request,
    answer: Answer,
    typed: Mapping[str, str],
    given: Mapping[str, str],
    beside: Answer | None = None,
) -> Response:
    """`given` stands in the links of the page; `typed` is put back in the form."""
    alone = "hx-request" in request.headers
    linked = request.headers.get("sec-fetch-site") != "same-origin" and bool(given) and not alone
    visit = Visit(answer.topic, given, typed, linked, beside=beside)
    return site(request).renderer.answer(answer, spoken(request), visit, alone=alone)


def _as_of(given: Mapping[str, str], today: date) -> tuple[date, dict[str, str]]:
    """The day to work it out for: `op` when it is a day, else today."""
    try:
        day = date.fromisoformat(given.get(AS_OF, ""))
    except ValueError:
        return today, {}
    return day, {AS_OF: day.isoformat()}

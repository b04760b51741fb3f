"""My plan: hours a week back from the end of the term, what it costs, to print and to take along."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from content.desk import Given
from content.languages import Language
from portal import qr
from portal.rendering import UNKEPT, address
from portal.side_by_side import IN_PAGE_ONLY, SCHOOL, where
from portal.site import Site, addressable, chosen, form, query, site, spoken

HERE = "scholen/plan"


async def show(request: Request) -> Response:
    here = site(request)
    told = {name: value for name, value in query(request).items() if name != SCHOOL}
    read = here.desk.read_given(told, here.today())
    return _page(here, spoken(request), chosen(request, SCHOOL, 1), read, told)


async def receive(request: Request) -> Response:
    """The form: an address where all of it may stand there; an income stays in this page alone."""
    here, tongue = site(request), spoken(request)
    told, asked = await form(request), chosen(request, SCHOOL, 1)
    read = here.desk.read_given(told, here.today())
    clean = addressable(read)
    if clean is not None and not any(name in read.clean for name in IN_PAGE_ONLY):
        return RedirectResponse(where(f"/{tongue.code}/{HERE}", asked, clean), 303, {"cache-control": UNKEPT})
    return _page(here, tongue, asked, read, told)


def _page(
    here: Site, tongue: Language, asked: tuple[str, ...], read: Given, typed: Mapping[str, str]
) -> Response:
    """With a link and a QR once something is planned: they hold what may stand in an address, no more."""
    schools = [each.id for each in here.desk.schools.by_ids(asked)]
    given = addressable(read) or {}
    made = here.desk.schools.plan(schools[0] if schools else None, read, here.today(), tongue.code)
    question = here.desk.schools.question(read, tongue.code)
    link = where(f"{here.settings.portal_url}/{tongue.code}/{HERE}", schools, given)
    response = here.renderer.page(
        "lesson_plan.html",
        tongue,
        here=HERE,
        plan=made,
        form=here.renderer.form(question, tongue, typed, where(f"/{tongue.code}/{HERE}", schools, {})),
        link=link if given else "",
        code=qr.drawn(link) if given else "",
        dated=bool({"pip", "einde"} & given.keys()),
        calendar=address("", given),
        query=where("", schools, given),
        problems=[field for field in question.fields if field.error],
    )
    response.headers["cache-control"] = UNKEPT
    return response

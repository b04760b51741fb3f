"""Up to three schools side by side, and an offer that was typed: that one stands in the page alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from content.desk import Given
from content.languages import Language
from content.school_desk import MOST, Offer, read_offer
from portal.rendering import UNKEPT, address
from portal.site import Site, addressable, chosen, form, query, site, spoken

HERE = "scholen/vergelijk"
SCHOOL = "s"
OFFERED = ("aanbod_naam", "aanbod_prijs", "aanbod_uren")
IN_PAGE_ONLY = ("inkomen", "partner")


async def show(request: Request) -> Response:
    """The schools in the address, for what stands there of somebody."""
    here = site(request)
    told = {name: value for name, value in query(request).items() if name != SCHOOL}
    read = here.desk.read_given(told, here.today())
    many = len(chosen(request, SCHOOL, 50))
    return _page(here, spoken(request), _asked(here, request), read, told, many=many)


async def receive(request: Request) -> Response:
    """The form: an address where all of it may stand there, else this page alone."""
    here, tongue = site(request), spoken(request)
    asked, told = _asked(here, request), await form(request)
    offer, wrong = read_offer(told)
    read = here.desk.read_given(told, here.today())
    clean = addressable(read)
    if clean is not None and offer is None and not any(name in read.clean for name in IN_PAGE_ONLY):
        target = where(f"/{tongue.code}/{HERE}", asked, clean)
        return RedirectResponse(target, 303, {"cache-control": UNKEPT})
    return _page(here, tongue, asked, read, told, None if wrong else offer, wrong)


def where(path: str, schools: Sequence[str], given: Mapping[str, str]) -> str:
    """An address with schools in it: their name stands there once for each."""
    named = "&".join(f"{SCHOOL}={each}" for each in schools)
    told = address("", given).removeprefix("?")
    query_ = "&".join(part for part in (named, told) if part)
    return f"{path}?{query_}" if query_ else path


def _asked(here: Site, request: Request) -> tuple[str, ...]:
    """The schools in the address that exist."""
    ids = chosen(request, SCHOOL, 50)
    return tuple(each.id for each in here.desk.schools.by_ids(ids))


def _page(
    here: Site,
    tongue: Language,
    asked: Sequence[str],
    read: Given,
    typed: Mapping[str, str],
    offer: Offer | None = None,
    wrong: Sequence[str] = (),
    many: int = 0,
) -> Response:
    """`many`: how many schools were chosen, of which not all may fit."""
    given = {**(addressable(read) or {})}
    found = here.desk.schools.compare(asked, read, here.today(), tongue.code, offer)
    filled = {**dict.fromkeys((*OFFERED, "plaats"), ""), **typed}
    extra = Markup(here.renderer.text("offer.html", tongue, typed=filled, wrong=wrong))  # noqa: S704 (a template)
    question = here.desk.schools.question(read, tongue.code)
    target = where(f"/{tongue.code}/{HERE}", asked, {})
    response = here.renderer.page(
        "side_by_side.html",
        tongue,
        here=HERE,
        found=found,
        too_many=MOST if many > MOST else 0,
        form=here.renderer.form(question, tongue, typed, target, extra),
        plan=[where(f"/{tongue.code}/scholen/plan", [each], given) for each in asked],
        query=where("", asked, given),
        problems=[field for field in question.fields if field.error],
        offer_wrong=wrong,
    )
    response.headers["cache-control"] = UNKEPT
    return response

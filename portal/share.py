"""For consultants: a topic and a situation as a link, a QR and a message, in the client's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from content.languages import UnknownLanguage, available, catalogue, language
from portal import qr
from portal.rendering import UNKEPT
from portal.site import Site, query, site, spoken

HERE = "delen"
TOPIC = "onderwerp"
TONGUE = "taal"
FORMS = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Share:
    """All ways to hand over one link."""

    url: str
    code: str
    svg: str
    telegram: str
    whatsapp: str
    sms: str


async def show(request: Request) -> Response:
    """The form, and once a topic is chosen, the link. The situation comes along from the page shared."""
    here, tongue = site(request), spoken(request)
    asked = query(request)
    topic = asked.pop(TOPIC, "")
    client = _client(asked.pop(TONGUE, tongue.code))
    given = here.canonical(asked, here.today()) or {}
    made = make(here, topic, given, client) if here.knows(topic) else None
    return here.renderer.page(
        "share.html",
        tongue,
        keep=not request.url.query,
        here=HERE,
        made=made,
        topic=topic,
        client=client,
        topics=[each for each in here.desk.topics() if each.answers],
        told=given,
        given={TOPIC: topic, TONGUE: client, **given} if made else {},
    )


def make(here: Site, topic: str, given: Mapping[str, str], client: str) -> Share:
    code = here.desk.link(topic, given, client)
    url = f"{here.settings.portal_url}/t/{code}"
    text = quote(catalogue(client).gettext("Informatie over inburgeren, in uw taal: {url}").format(url=url))
    name = here.settings.telegram_username
    return Share(
        url=url,
        code=code,
        svg=qr.drawn(url),
        telegram=f"https://t.me/{name}?start={code}"
        if name
        else f"https://t.me/share/url?url={quote(url, '')}",
        whatsapp=f"https://wa.me/?text={text}",
        sms=f"sms:?&body={text}",
    )


def _client(code: str) -> str:
    """The client's language: one we have, else Dutch."""
    try:
        return language(code).code
    except UnknownLanguage:
        return available()[0].code


async def on_paper(request: Request) -> Response:
    """The QR that a printed topic carries: back to it, with what its address holds."""
    here, tongue = site(request), spoken(request)
    given = here.canonical(query(request), here.today()) or {}
    code = here.desk.link(request.path_params["topic"], given, tongue.code)
    drawn = qr.file(f"{here.settings.portal_url}/t/{code}", "svg")
    return Response(drawn, media_type=FORMS["svg"], headers={"cache-control": UNKEPT})


async def picture(request: Request) -> Response:
    """The QR of a code as a file to print. The code is read first: we draw no link that is not ours."""
    here, code, form = site(request), request.path_params["code"], request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(404)
    here.desk.open(code)
    drawn = qr.file(f"{here.settings.portal_url}/t/{code}", form)
    return Response(drawn, media_type=FORMS[form], headers={"cache-control": UNKEPT})

"""For consultants: a topic and a situation as a link, a QR and a message, in the client's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote

import segno
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from content.languages import UnknownLanguage, available, catalogue, language
from portal.rendering import UNKEPT
from portal.site import Site, query, site, spoken

HERE = "delen"
TOPIC = "onderwerp"
TONGUE = "taal"
DARK = "#0a5c50"
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
        svg=qr(url),
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


def qr(url: str) -> str:
    """A link as a picture that a phone can read."""
    return str(
        segno.make(url, error="m", micro=False).svg_inline(dark=DARK, omitsize=True, svgclass=None, border=0)
    )


async def picture(request: Request) -> Response:
    """The QR of a code as a file to print. The code is read first: we draw no link that is not ours."""
    here, code, form = site(request), request.path_params["code"], request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(404)
    here.desk.open(code)
    out = BytesIO()
    qr = segno.make(f"{here.settings.portal_url}/t/{code}", error="m", micro=False)
    qr.save(out, kind=form, scale=8, border=4, dark=DARK, light="#ffffff")
    return Response(out.getvalue(), media_type=FORMS[form], headers={"cache-control": UNKEPT})

"""The dates of a situation as a calendar file"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from portal.rendering import UNKEPT
from portal.site import query, site, spoken

NAME = "inburgeren.ics"


async def show(request: Request) -> Response:
    """What the address tells, worked out; without anything to date there is no such file."""
    here, tongue = site(request), spoken(request)
    read = here.desk.read_given(query(request), here.today())
    found = here.desk.agenda(read.situation, tongue.code, here.today())
    if read.errors or not found.days:
        raise HTTPException(404)
    headers = {"cache-control": UNKEPT, "content-disposition": f'attachment; filename="{NAME}"'}
    return Response(found.calendar(), media_type="text/calendar; charset=utf-8", headers=headers)

"""The same as the tool, as JSON: decide, ask, schools. A field that cannot be read is named, with 422."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Path, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator
from pydantic import Field as Described
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from content.desk import OUTCOME, SITUATION, SUBJECTS, BadField, NotYetInForce, UnknownSubject, to_date
from content.languages import SOURCE
from content.school_desk import Wish
from portal.rendering import UNKEPT
from portal.site import Site, site

ROOT = "/api/"
PREFIX = f"{ROOT}v1"
MOST = 100
"""Schools in one answer."""

REFUSED = {
    404: ("address", "there is nothing at this address"),
    405: ("method", "this address is asked in another way"),
}


class Refused(BaseModel):
    """Which field, and why."""

    field: str
    reason: str


class Refusal(BaseModel):
    """What cannot be read or worked out."""

    error: Refused


REFUSALS: dict[int | str, dict[str, Any]] = {422: {"model": Refusal, "description": "A field and the reason"}}
IS_DECIDED = {"requestBody": {"content": {"application/json": {"schema": SITUATION}}}}
DECIDED: dict[int | str, dict[str, Any]] = {
    200: {"description": "An Outcome", "content": {"application/json": {"schema": OUTCOME}}},
    404: {"model": Refusal, "description": "No such subject"},
}

router = APIRouter(prefix=PREFIX, tags=["v1"], responses=REFUSALS)


def a_day(value: object) -> date:
    """A day in its one writing: pydantic would take a number of seconds for one."""
    try:
        return to_date("on", value)
    except BadField as bad:
        raise ValueError(bad.reason) from None


Day = Annotated[date, BeforeValidator(a_day)]


class Asked(BaseModel):
    """A question, as a person would type it."""

    text: str = Described(max_length=4000)
    lang: str | None = Described(None, description="BCP 47; found out when it is left away")
    on: Day | None = Described(None, description="as of this day; today when it is left away")


class Answers(JSONResponse):
    """JSON that people can read: UTF-8, not escaped; kept by nobody."""

    def __init__(self, content: Any, status_code: int = 200) -> None:
        super().__init__(content, status_code, headers={"cache-control": UNKEPT})


def refusal(field: str, reason: str, status: int = 422) -> Response:
    return Answers({"error": {"field": field, "reason": reason}}, status)


@router.post(
    "/decide/{subject}",
    summary="What the law says of a situation",
    responses=DECIDED,
    openapi_extra=IS_DECIDED,
)
async def decide(
    request: Request,
    subject: Annotated[str, Path(json_schema_extra={"enum": list(SUBJECTS)})],
    situation: dict[str, Any],
    on: Annotated[Day | None, Query(description="as of this day; today when it is left away")] = None,
) -> Response:
    here = site(request)
    day = on or here.today()
    try:
        outcome = here.desk.decide(subject, here.desk.read_situation(situation, day), day)
    except UnknownSubject as unknown:
        return refusal("subject", str(unknown), 404)
    except BadField as bad:
        return refusal(bad.field, bad.reason)
    except NotYetInForce as early:
        return refusal("on", str(early))
    except (LookupError, OverflowError) as wrong:
        return refusal("situation", str(wrong))
    return Answers(outcome.as_json())


@router.post("/ask", summary="A free question, in any of the languages")
async def ask(request: Request, asked: Asked) -> Response:
    here = site(request)
    reply = here.desk.ask(asked.text, asked.lang, asked.on or here.today())
    return Answers(reply.as_json())


class Wished(BaseModel):
    """What is wished of a school, as the tool takes it. Who is asked for nothing leaves it away."""

    near: str
    km: float | None = Described(None, ge=0, le=1000)
    limit: int = Described(10, ge=1, le=MOST)
    route: Literal["b1", "z", "onderwijs"] | None = None
    level: Literal["A0", "A1", "A2", "B1", "B2", "C1", "C2"] | None = None
    language: str | None = Described(None, pattern="^[a-z]{2,3}$")
    evening: bool = False
    weekend: bool = False
    online: bool = False
    literacy: bool = False
    certified: bool = False


@router.get("/schools", summary="Schools near a place, nearest first")
async def schools(request: Request, asked: Annotated[Wished, Query()]) -> Response:
    here = site(request)
    wish = Wish(**asked.model_dump(exclude={"near", "km", "limit"}))
    found = here.desk.schools.find(
        asked.near, SOURCE, here.today(), km=asked.km, limit=asked.limit, wish=wish
    )
    if found.place is None:
        return refusal("near", "no place understood")
    return Answers({"place": found.place.name, "schools": [hit.as_json() for hit in found.schools]})


async def unreadable(request: Request, error: Exception) -> Response:
    """The first thing wrong with a request, by name. What was typed is not repeated."""
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    where = [str(part) for part in first["loc"] if part not in ("body", "query", "path")]
    return refusal(".".join(where) or "body", first["msg"])


def refused(status: int) -> Response:
    """What went wrong before a request could be read."""
    if status == 400:
        return refusal("body", "is not JSON")
    field, reason = REFUSED.get(status, ("request", "could not be worked out"))
    return refusal(field, reason, status)


async def lost(request: Request, error: Exception) -> Response:
    return refused(error.status_code if isinstance(error, HTTPException) else 500)


def create(here: Site) -> FastAPI:
    """The API as an application of its own, with its description."""
    app = FastAPI(
        title="Inburgerwijzer",
        description="Independent information about civic integration in the Netherlands. Not the government.",
        version="1",
        openapi_url=f"{ROOT}openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.site = here
    app.include_router(router)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(HTTPException, lost)
    app.add_exception_handler(Exception, lost)
    return app

"""A letter, pasted or picked from the list: read, explained and forgotten"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from content.desk import LetterReply, UnknownLetter
from content.languages import N_, Language
from portal.site import Site, form, site, spoken

HERE = "brief"
TEXT, PICKED, DAY = "tekst", "kies", "datum"
EMPTY = N_("Plak eerst de tekst van uw brief, of kies een brief.")
NO_DATE = N_("Deze datum bestaat niet. Kijk nog eens in uw brief.")
PARTS = ("dag", "maand", "jaar")


class NoSuchDay(ValueError):
    """Numbers that are no day of the calendar."""


async def show(request: Request) -> Response:
    return _page(request, None, {}, keep=True)


async def receive(request: Request) -> Response:
    """The answer above, the form for another letter below. What was pasted does not come back."""
    told = await form(request)
    try:
        reply = _read(site(request), told, spoken(request))
    except NoSuchDay:
        return _page(request, None, told, date_error=NO_DATE)
    if reply is None:
        return _page(request, None, told, error=EMPTY)
    return _page(request, reply, {})


def _read(here: Site, told: Mapping[str, str], tongue: Language) -> LetterReply | None:
    """None where nothing was pasted or picked. Raises NoSuchDay."""
    if text := told.get(TEXT, "").strip():
        return here.desk.letter(text, tongue.code, here.today())
    try:
        return here.desk.letter_named(told.get(PICKED, ""), _day(told), tongue.code, here.today())
    except UnknownLetter:
        return None


def _day(told: Mapping[str, str]) -> date | None:
    """The date on the letter, None where it was left open. Raises NoSuchDay."""
    typed = [told.get(f"{DAY}_{part}", "").strip() for part in PARTS]
    if not any(typed):
        return None
    try:
        day, month, year = (int(each) for each in typed)
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise NoSuchDay from None


def _page(
    request: Request,
    reply: LetterReply | None,
    told: Mapping[str, str],
    *,
    keep: bool = False,
    error: str = "",
    date_error: str = "",
) -> Response:
    here, tongue = site(request), spoken(request)
    return here.renderer.page(
        "letter.html",
        tongue,
        keep=keep,
        here=HERE,
        answer=reply.answer if reply else None,
        listed=here.desk.letters(),
        picked=told.get(PICKED, ""),
        typed={part: told.get(f"{DAY}_{part}", "")[:12] for part in PARTS},
        error=error,
        date_error=date_error,
    )

"""The question box: a conversation that travels in the page. It is read, answered and forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from content.answers import Answer, Result
from content.desk import Thread, Turn
from content.languages import N_, SOURCE, Language, language
from portal.rendering import Earlier, Visit, address
from portal.site import Site, fields, site, spoken

HERE = "vraag"
BEFORE = "eerder"
NOT_OURS = "other"
EMPTY = N_("Typ eerst uw vraag.")
MOST, LONGEST = 8, 1000
"""So many earlier questions go along, and so many letters of each."""


async def show(request: Request) -> Response:
    return site(request).renderer.page(
        "question_box.html", spoken(request), keep=True, here=HERE, error="", asked="", earlier=()
    )


async def answer(request: Request) -> Response:
    """The answer, on a page in its own language. What was asked stands in the page alone."""
    here, page = site(request), spoken(request)
    told = await fields(request)
    asked = next((value.strip() for name, value in reversed(told) if name == HERE), "")
    before = [value[:LONGEST] for name, value in told if name == BEFORE and value.strip()][-MOST:]
    if not asked:
        return here.renderer.page("question_box.html", page, here=HERE, error=EMPTY, asked="", earlier=before)
    turns = await run_in_threadpool(_talk, here, page, [*before, asked], here.today())
    reply = turns[-1].reply
    if reply.kind == NOT_OURS:
        await run_in_threadpool(here.desk.note_unanswered, reply.language, here.today())
    alone = request.headers.get("hx-target") == here.renderer.TALK
    return _drawn(here, turns, [*before, asked], alone=alone)


def _talk(here: Site, page: Language, said: Sequence[str], on: date) -> list[Turn]:
    """The conversation gone through again from its first word: a page keeps no other thread than that.

    On a Dutch page, where many never chose, a question's own language goes first.
    """
    thread, turns = Thread(language=page.code, chosen=page.code != SOURCE), []
    for text in said:
        turns.append(here.desk.converse(text, thread, on))
        thread = turns[-1].thread
    return turns


def _drawn(here: Site, turns: Sequence[Turn], said: Sequence[str], *, alone: bool) -> Response:
    reply = turns[-1].reply
    earlier = [_earlier(here, turn, text) for turn, text in zip(turns[:-1], said, strict=False)]
    visit = Visit(reply.answer.topic, _given(here, turns[-1]), asked=said[-1], earlier=tuple(earlier))
    return here.renderer.conversation(reply.answer, language(reply.answer.language), visit, alone=alone)


def _given(here: Site, turn: Turn) -> dict[str, str]:
    return here.canonical(turn.reply.given, here.today()) or {}


def _earlier(here: Site, turn: Turn, text: str) -> Earlier:
    """What was asked before, and where its answer stands."""
    found = turn.reply.answer
    where = address(f"/{found.language}/{found.topic}", _given(here, turn))
    return Earlier(text, found.title, where, _result(found), found.language)


def _result(answer: Answer) -> str:
    """The biggest thing in it: a day, a number."""
    return next((each.value for each in answer.lead if isinstance(each, Result)), "")

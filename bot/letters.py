"""A letter in the chat: sent on or typed, read, explained, taken out of the chat, and never kept"""

from __future__ import annotations

from bot.rendering import pages
from bot.scanner import can_read
from bot.showing import way_on
from bot.visit import Visit, aside
from content.answers import Answer
from content.languages import catalogue

TOPIC = "brief-gekregen"
FIELD = "tekst"
A_LETTER, SENT_ON, LINES = 260, 60, 6
"""So many letters or lines make a text too long for a question; less is enough when it was sent on."""


def awaits(visit: Visit) -> bool:
    """Whether we asked for a letter."""
    return visit.chat.open_topic == TOPIC and visit.chat.open_field == FIELD


def looks_like_one(visit: Visit, text: str) -> bool:
    """Longer than a question, or sent on from somebody else."""
    if visit.outbox.is_forwarded:
        return len(text) >= SENT_ON
    return len(text) >= A_LETTER or len([row for row in text.splitlines() if row.strip()]) >= LINES


async def begin(visit: Visit, text: str = "") -> None:
    """/brief: with the letter behind it, or an invitation to send it. What to cover is said before."""
    visit.close_question()
    visit.remember(open_topic=TOPIC, open_field=FIELD)
    if text:
        await read(visit, text)
        return
    await visit.say(
        visit.gettext("Stuur of plak hier de tekst van uw brief. Wij zeggen wat het is en wat u moet doen."),
        *([visit.gettext("U mag ook een foto sturen. Dek op de foto uw BSN af.")] if can_read() else []),
        visit.gettext("Haal eerst uw BSN weg. Wij hebben uw BSN, naam en adres niet nodig."),
        visit.gettext("Wij bewaren de tekst niet. Daarna wissen wij uw bericht uit dit gesprek."),
    )


async def read(visit: Visit, text: str) -> bool:
    """Explains it. False where it is no letter and none was asked for: then it was something else."""
    reply = await aside(visit.desk.letter, text, visit.language, visit.today)
    if not reply.is_letter and not awaits(visit):
        return False
    visit.close_question()
    await _explain(visit, reply.answer)
    if reply.is_letter:
        await _take_away(visit)
    return True


async def _explain(visit: Visit, answer: Answer) -> None:
    """All of it at once: a button for the rest could not find the letter again."""
    every = pages(answer, catalogue(answer.language))
    for page in every[:-1]:
        await visit.send(page.html)
    keys = [await way_on(visit, each, answer.language) for each in answer.links]
    await visit.send(every[-1].html, keys)


async def _take_away(visit: Visit) -> None:
    if not await visit.outbox.take_away_received():
        await visit.say(visit.gettext("Wij konden uw bericht niet wissen. Wis het zelf uit dit gesprek."))

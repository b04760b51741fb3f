"""A question in plain words: understood, answered in the language it was asked in, or asked back."""

from __future__ import annotations

from bot import clear, schools
from bot.buttons import Button, Verb, encode
from bot.recalling import recall
from bot.rendering import pages
from bot.showing import best, show, way_on
from bot.visit import Visit, aside
from content.answers import Choice
from content.desk import Reply, Thread
from content.languages import catalogue

LONGEST_QUESTION = 4096
NOT_OURS = "other"


async def question(visit: Visit, text: str) -> None:
    thread = visit.thread
    visit.close_question()
    await recall(visit)
    turn = await aside(visit.desk.converse, text[:LONGEST_QUESTION], thread, visit.today)
    reply, after = turn.reply, turn.thread
    _speak(visit, reply.answer.language, after)
    if reply.kind == NOT_OURS:
        await clear.note_unanswered(visit, reply.language)
    if reply.kind != "topic" or not reply.sure:
        visit.about(after.topic, other=after.other)
        await _offer(visit, reply)
        return
    place = reply.given.get(schools.FIELD)
    if reply.answer.topic == schools.TOPIC and place:
        await schools.find(visit, place)
        return
    visit.tell(after.given)
    visit.close_question()
    visit.hold(after.topic, after.given)
    visit.about(after.topic, other=after.other)
    await _show(visit, reply, other=after.other)


def _speak(visit: Visit, answered: str, after: Thread) -> None:
    """A newcomer's first words tell the language; later it changes when somebody asks for another."""
    if not visit.known:
        visit.remember(language=answered)
    elif after.language != visit.language:
        visit.remember(language=after.language)


async def _show(visit: Visit, reply: Reply, *, other: bool) -> None:
    about, language = reply.answer.topic, reply.answer.language
    if other:
        fill_in = Button(visit.gettext("Vul het in voor iemand anders"), encode(Verb.OTHER, "t", about))
        page = pages(reply.answer, catalogue(language))[0]
        await visit.send(
            page.html, [fill_in, await way_on(visit, Choice(reply.answer.title, about), language)]
        )
    elif reply.slots:
        await show(visit, reply.answer, reply.given)
    else:
        shown = await best(visit, about, reply.given, language)
        await show(visit, shown.answer, shown.given)


async def _offer(visit: Visit, reply: Reply) -> None:
    """Not an article: a word back, and up to a few ways on."""
    page = pages(reply.answer, catalogue(reply.answer.language))[0]
    keys = [await way_on(visit, each, reply.answer.language) for each in reply.answer.choices]
    await visit.send(page.html, keys)

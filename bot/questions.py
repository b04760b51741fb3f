"""A question in plain words: understood, answered in the language it was asked in, or asked back."""

from __future__ import annotations

import unicodedata

from bot import clear, schools
from bot.recalling import recall
from bot.rendering import pages
from bot.showing import best, show, topic, way_on
from bot.visit import Visit, aside
from content.desk import Reply
from content.languages import catalogue, languages

LONGEST_QUESTION = 4096
NOT_OURS = "other"
A_SENTENCE = 4


async def question(visit: Visit, text: str) -> None:
    visit.close_question()
    await recall(visit)
    reply = await _understand(visit, text[:LONGEST_QUESTION])
    if not visit.known:
        visit.remember(language=reply.answer.language)
    if reply.kind == NOT_OURS:
        await clear.note_unanswered(visit, reply.language)
    if reply.kind != "topic" or not reply.sure:
        await _offer(visit, reply)
        return
    place = reply.given.get(schools.FIELD)
    if reply.answer.topic == schools.TOPIC and place:
        await schools.find(visit, place)
        return
    visit.tell(reply.given)
    visit.close_question()
    if reply.slots:
        await show(visit, reply.answer, reply.given)
        return
    shown = await best(visit, reply.answer.topic, reply.given, reply.answer.language)
    await show(visit, shown.answer, shown.given)


async def _offer(visit: Visit, reply: Reply) -> None:
    """Not an article: a word back, and up to a few ways on."""
    page = pages(reply.answer, catalogue(reply.answer.language))[0]
    keys = [await way_on(visit, each, reply.answer.language) for each in reply.answer.choices]
    await visit.send(page.html, keys)


async def _understand(visit: Visit, text: str) -> Reply:
    """In the language of the chat, unless the text plainly is in another."""
    spoken = None if not visit.known or _other_script(text, visit.language) else visit.language
    reply = await aside(visit.desk.ask, text, spoken, visit.today, visit.given)
    if spoken and not reply.sure and reply.kind in ("topic", "other"):
        reply = await _again(visit, text, reply)
    return reply


async def _again(visit: Visit, text: str, first: Reply) -> Reply:
    """Without the chat's language. A few Dutch words in an Arabic chat are still answered in Arabic."""
    free = await aside(visit.desk.ask, text, None, visit.today, visit.given)
    if free.kind == "topic" and not free.sure:
        return first
    if free.kind == "topic" and len(text.split()) < A_SENTENCE:
        about = free.topics[0].id
        answer = await topic(visit, about, free.given, visit.language)
        return Reply(free.kind, visit.language, True, free.topics, free.slots, answer, free.given)
    return free if free.kind != "other" else first


def _other_script(text: str, language: str) -> bool:
    """Letters of another script than the chat's language, where that language is written in Latin ones.

    The other way round proves nothing: people type Dutch words in every chat.
    """
    native = next(each.native for each in languages() if each.code == language)
    return _is_latin(native) and any(letter.isalpha() for letter in text) and not _is_latin(text)


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = [letter for letter in letters if unicodedata.name(letter, "").startswith("LATIN")]
    return 2 * len(latin) >= len(letters)

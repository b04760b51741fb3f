"""In any chat: `@bot termijn` gives cards with a link that opens the topic in the client's language"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode

from bot.handing import in_bot
from bot.markup import bold, opened, words
from bot.outbox import quiet
from bot.visit import House, aside, guess
from content.answers import Answer, Paragraph
from content.desk import wished_language
from content.languages import available, catalogue

CARDS = 8
KEPT_FOR = timedelta(minutes=5)
"""How long Telegram may show the same cards again for the same words."""
FIRST = ("termijn", "moet-ik-inburgeren", "brief-gekregen", "examen-kosten", "taalschool-vinden", "contact")
"""What is shown before a word is typed."""
FOR_SOMEBODY = "ander"
"""What the button above the cards starts the bot with: /ander."""


class Wish(NamedTuple):
    """What was typed behind the bot's name: the language of the card, and the words for a topic."""

    language: str
    words: str


def wish(typed: str, app_language: str | None) -> Wish:
    """`ar termijn`, `termijn arabisch`: a language named first or last; else the one of the app."""
    parts = typed.split()
    for named, rest in ((parts[:1], parts[1:]), (parts[-1:], parts[:-1])):
        code = _language(" ".join(named))
        if code is not None:
            return Wish(code, " ".join(rest))
    return Wish(guess(app_language), " ".join(parts))


def _language(name: str) -> str | None:
    code = name.casefold()
    return code if any(each.code == code for each in available()) else wished_language(name)


async def answer(update: Update, house: House, now: datetime) -> None:
    """Nothing is looked up of who asks, and nothing is kept."""
    query = update.inline_query
    if query is None:
        return
    asked = wish(query.query, query.from_user.language_code)
    topics = await aside(_topics, house, asked, now)
    cards = [
        await aside(_card, house, each, asked.language, now, update.get_bot().username) for each in topics
    ]
    above = catalogue(guess(query.from_user.language_code)).gettext("Vul het eerst in voor iemand anders")
    button = InlineQueryResultsButton(above, start_parameter=FOR_SOMEBODY)
    await quiet(lambda: query.answer(cards, cache_time=KEPT_FOR, is_personal=True, button=button))


def _topics(house: House, asked: Wish, now: datetime) -> list[str]:
    """Titles that begin so come first, for it is asked anew at each letter; then what the words mean."""
    if not asked.words:
        return list(FIRST)
    return list(dict.fromkeys([*_titled(house, asked), *_meant(house, asked, now)]))[:CARDS]


def _titled(house: House, asked: Wish) -> Iterator[str]:
    typed = asked.words.casefold()
    for each in house.desk.topics():
        titles = (each.id, each.title, catalogue(asked.language).gettext(each.title))
        if each.written and any(f" {typed}" in f" {title.casefold()}" for title in titles):
            yield each.id


def _meant(house: House, asked: Wish, now: datetime) -> Iterator[str]:
    """In the words' own language: who helps an Arabic client types Dutch."""
    for language in (None, asked.language):
        reply = house.desk.ask(asked.words, language, now.date())
        yield from (each.id for each in reply.topics)


def _card(
    house: House, topic_id: str, language: str, now: datetime, username: str
) -> InlineQueryResultArticle:
    answer = house.desk.topic(topic_id, language, now.date())
    short, code = _short(answer), house.desk.link(topic_id, {}, language)
    rows = (bold(answer.title, language), words(short, language))
    html = "\n".join(opened(row, language) for row in rows if row)
    label = catalogue(language).gettext("Open dit in uw taal")
    return InlineQueryResultArticle(
        id=f"{topic_id}.{language}",
        title=answer.title,
        description=short,
        input_message_content=InputTextMessageContent(
            html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(label, url=in_bot(username, code))]]),
    )


def _short(answer: Answer) -> str:
    """The answer in its first sentences."""
    return next((each.line.text for each in answer.blocks if isinstance(each, Paragraph)), "")

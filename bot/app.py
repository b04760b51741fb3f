"""The bot put together: which message and which button goes where, and the only clock under bot."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import (
    buttons,
    calculate,
    clear,
    conversation,
    inline,
    letters,
    other,
    photo,
    privacy,
    recalling,
    reminders,
    rounds,
    school_sheet,
    schools,
    showing,
)
from bot.buttons import Verb
from bot.introduction import introduce
from bot.queue import ByChat
from bot.reception import Action, Context, Reception
from bot.settings import Settings
from bot.visit import House, Visit, aside
from content.deeplinks import BrokenLink
from content.desk import UnknownTopic
from content.languages import UnknownLanguage

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HEARD = ["message", "callback_query", "my_chat_member", "inline_query"]
AT_ONCE = 64
PICTURE = filters.PHOTO | filters.Document.IMAGE

App = Application[Any, Any, Any, Any, Any, Any]


def now() -> datetime:
    """The time it is in the Netherlands."""
    return datetime.now(AMSTERDAM)


async def press(visit: Visit, data: str) -> None:
    """A button, new or years old. One we cannot read any more brings the menu."""
    await visit.outbox.acknowledge()
    pressed = buttons.decode(data)
    try:
        if pressed is None:
            raise ValueError(data)
        action = BUTTONS[pressed.verb]
        inspect.signature(action).bind(visit, *pressed.parts)
    except (ValueError, TypeError):
        await conversation.old_button(visit)
        return
    try:
        await action(visit, *pressed.parts)
    except (BrokenLink, UnknownTopic, UnknownLanguage):
        await conversation.old_button(visit)


COMMANDS: dict[str, Action] = {
    "start": conversation.start,
    "taal": lambda visit, _: conversation.choose_language(visit),
    "vraag": conversation.ask_question,
    "termijn": lambda visit, _: calculate.begin(visit, "termijn"),
    "scholen": schools.begin,
    "brief": letters.begin,
    "herinnering": lambda visit, _: reminders.begin(visit),
    "ander": lambda visit, _: other.begin(visit),
    "mijn_gegevens": lambda visit, _: privacy.export(visit),
    "verwijder": lambda visit, _: privacy.delete(visit),
    "privacy": lambda visit, _: privacy.explain(visit),
    "help": lambda visit, _: conversation.help_me(visit),
}
BUTTONS: dict[Verb, Action] = {
    Verb.LANGUAGE: conversation.set_language,
    Verb.TOPIC: conversation.read_topic,
    Verb.WORK_OUT: calculate.begin,
    Verb.VALUE: calculate.choose,
    Verb.SKIP: calculate.skip,
    Verb.REFINE: calculate.refine,
    Verb.AFRESH: calculate.afresh,
    Verb.PAGE: showing.page,
    Verb.FORGET: recalling.forget,
    Verb.SCHOOLS: schools.page,
    Verb.WISHES: schools.choose_wishes,
    Verb.SCHOOL: school_sheet.show,
    Verb.INTAKE: school_sheet.intake,
    Verb.SIDES: school_sheet.side_by_side,
    Verb.LESSONS: school_sheet.lessons,
    Verb.MENU: conversation.menu,
    Verb.REMIND: reminders.press,
    Verb.OTHER: other.press,
    Verb.KEPT: privacy.press,
    Verb.CLEAR: clear.note,
}


def _words(update: Update, context: Context) -> tuple[str]:
    """What stands behind a command, its lines kept."""
    text = (update.effective_message and update.effective_message.text) or ""
    return ("".join(text.split(maxsplit=1)[1:]).strip(),)


def _text(update: Update, context: Context) -> tuple[str]:
    return ((update.effective_message and update.effective_message.text) or "",)


def _data(update: Update, context: Context) -> tuple[str]:
    return ((update.callback_query and update.callback_query.data) or "",)


def _point(update: Update, context: Context) -> tuple[float, float]:
    message = update.effective_message
    if not isinstance(message, Message) or message.location is None:
        raise TypeError("no location")
    return message.location.latitude, message.location.longitude


def _nothing(update: Update, context: Context) -> tuple[()]:
    return ()


def build(settings: Settings, house: House, clock: Callable[[], datetime] = now) -> App:
    """The application with its table of handlers."""
    reception = Reception(house, clock)
    going: list[asyncio.Task[None]] = []

    async def show_cards(update: Update, context: Context) -> None:
        await inline.answer(update, house, clock())

    async def ready(app: App) -> None:
        """What the first question needs is read now: nobody has to wait for it."""
        await aside(house.desk.warm_up)
        await introduce(app.bot)
        going.append(asyncio.create_task(aside(house.desk.learn)))
        going.append(asyncio.create_task(rounds.go(app.bot, house, clock)))

    async def stop(app: App) -> None:
        for each in going:
            each.cancel()
        await asyncio.gather(*going, return_exceptions=True)

    app: App = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .concurrent_updates(ByChat(AT_ONCE))
        .post_init(ready)
        .post_stop(stop)
        .build()
    )
    _listen(app, reception)
    app.add_handler(InlineQueryHandler(show_cards))
    app.add_error_handler(reception.fail)
    return app


def _listen(app: App, reception: Reception) -> None:
    """Which message and which button goes where."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    for name, action in COMMANDS.items():
        app.add_handler(CommandHandler(name, reception.on(action, _words), private))
    app.add_handlers(
        [
            MessageHandler(private & filters.COMMAND, reception.on(conversation.unknown_command, _nothing)),
            MessageHandler(private & filters.TEXT, reception.on(conversation.hear, _text)),
            MessageHandler(private & filters.LOCATION, reception.on(schools.around, _point)),
            MessageHandler(private & PICTURE, reception.on(photo.read, _nothing)),
            MessageHandler(private, reception.on(conversation.cannot_read, _nothing)),
            CallbackQueryHandler(reception.on(press, _data)),
            ChatMemberHandler(reception.leave, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )


def run(settings: Settings, app: App) -> None:
    """Until it is told to stop: by webhook when there is one, else by polling."""
    if not settings.webhook_url:
        app.run_polling(allowed_updates=HEARD, bootstrap_retries=-1)
        return
    app.run_webhook(
        listen=settings.host,
        port=settings.port,
        url_path=settings.webhook_path,
        webhook_url=settings.webhook_url,
        secret_token=settings.webhook_secret or None,
        allowed_updates=HEARD,
        bootstrap_retries=-1,
    )

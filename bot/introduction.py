"""How the bot presents itself in Telegram, in each language: its commands and its descriptions."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.outbox import patient
from content.languages import N_, available, catalogue

LOG = logging.getLogger(__name__)
DEFAULT = "en"
COMMANDS = {
    "start": N_("Begin opnieuw"),
    "vraag": N_("Stel een vraag"),
    "termijn": N_("Reken uw termijn uit"),
    "scholen": N_("Vind een taalschool"),
    "brief": N_("Hulp bij een brief"),
    "herinnering": N_("Herinneringen aan uw datums"),
    "ander": N_("Vul iets in voor iemand anders"),
    "taal": N_("Kies een andere taal"),
    "mijn_gegevens": N_("Zie wat wij bewaren"),
    "verwijder": N_("Wis alles wat wij bewaren"),
    "privacy": N_("Wat wij bewaren"),
    "help": N_("Hulp"),
}
DESCRIPTION = N_(
    "Vragen over inburgeren? U krijgt een automatisch antwoord met de bron erbij. "
    "Wij zijn niet de overheid. Wij vragen nooit om DigiD, BSN of geld."
)
SHORT = N_("Uitleg over inburgeren in Nederland. Automatisch, en niet van de overheid.")


async def introduce(bot: Bot) -> None:
    """Sets everything for each language, and for readers of other languages the best one there is.

    A bot that cannot say this yet can still answer, so a failure is written down and passed over.
    """
    for code in (each.code for each in available()):
        try:
            await _introduce_in(bot, code, code)
            if code == DEFAULT:
                await _introduce_in(bot, code, None)
        except TelegramError as error:
            LOG.warning("commands in %s not set: %s", code, type(error).__name__)


async def _introduce_in(bot: Bot, code: str, readers: str | None) -> None:
    words = catalogue(code)
    commands = [BotCommand(name, words.gettext(text)) for name, text in COMMANDS.items()]
    await patient(lambda: bot.set_my_commands(commands, language_code=readers))
    await patient(lambda: bot.set_my_description(words.gettext(DESCRIPTION), language_code=readers))
    await patient(lambda: bot.set_my_short_description(words.gettext(SHORT), language_code=readers))

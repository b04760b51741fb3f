"""`python -m bot`: the bot, until it is told to stop."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from telegram.error import InvalidToken

from bot import app, settings, wiring
from bot.reception import fault
from content.memory import keep_little


class Discreet(logging.Formatter):
    """Whatever is logged, and by whom: the token never stands in it, and of a fault only its kind and place.

    What an error says may quote a person or a chat, and libraries log theirs with all they carry.
    """

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self.token = token

    def formatException(  # noqa: N802 - the name logging calls
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return fault(ei[1])

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace(self.token, "<token>")


def keep_a_log(token: str) -> None:
    """httpx writes every address it asks for, and the token is part of it: only its warnings are kept."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(token))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for name in ("httpx", "httpcore", "telegram", "tornado", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


def main(clock: Callable[[], datetime] = app.now) -> int:
    """Exit 2 with one clear line when a setting is missing or the token is refused."""
    keep_little()
    try:
        given = settings.read()
    except settings.BadSetting as bad:
        sys.stderr.write(f"{bad}\n")
        return 2
    keep_a_log(given.token)
    settings.prefer_durations()
    try:
        app.run(given, app.build(given, wiring.open_house(given), clock))
    except InvalidToken:
        sys.stderr.write("TELEGRAM_TOKEN was refused by Telegram: ask @BotFather for a new one\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The log of a bot that goes through everything: no number of a chat, no word that was said, no token."""

from __future__ import annotations

import re
from pathlib import Path

from tests.telegram_person import Person, Telegram, numbers, running_bot, until
from tests.telegram_world import TOKEN

pytest_plugins = ["tests.telegram_fixtures"]

SECRETS = ("bloemkool", "spruitjes", "andijvie", "2024-03-03", "witlof")
FAULT = {"code": 400, "description": "Bad Request: chat 700123456 witlof"}


def live(person: Person, telegram: Telegram) -> None:
    """Much of what can happen, faults of Telegram among it."""
    person.begin()
    person.say("mijn geheim is bloemkool")
    person.sees("")
    person.say("Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?")
    person.sees("3 maart 2027")
    telegram.do("refuse", method="sendMessage", **FAULT)
    person.say("spruitjes")
    person.sees("Er ging iets mis")
    person.say("/ander")
    person.sees("voor iemand anders")
    person.press("Uw termijn")
    person.sees("Welke taal leest deze persoon?")
    person.types_behind_the_name("termijn")
    telegram.do("refuse", method="answerInlineQuery", **FAULT)
    telegram.do("inline", chat=person.chat, typed="termijn andijvie")
    person.share_location(52.09, 5.12)
    person.sees("in de buurt")
    person.photograph(b"no picture")
    person.sees("")
    person.say("/herinnering")
    person.sees("Waaraan mogen wij")
    telegram.do("refuse", method="sendMessage", code=500, description="Internal: 700123456 witlof")
    person.say("/privacy")
    person.sees("Er ging iets mis")
    telegram.do("block", chat=person.chat)


def test_the_log_holds_no_chat_no_word_and_no_token(own: Telegram, tmp_path: Path) -> None:
    person = Person(own, next(numbers))
    with running_bot(own, tmp_path) as bot:
        live(person, own)
        until(lambda: "BadRequest" in bot.written(), "a fault in the log")
    log = bot.written()
    assert "Traceback" not in log
    for secret in (*SECRETS, TOKEN, TOKEN.split(":")[1], str(person.chat), "700123456", "52.09"):
        assert secret not in log
    assert not re.search(r"\b7000\d{5}\b", log)
    assert "ERROR" in log

"""The bot in service: presenting itself, limits, blocks, its log, the clock, a webhook, its settings."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from content.languages import available
from tests.servers import free_port
from tests.telegram_person import (
    Person,
    Running,
    Telegram,
    chats_kept,
    numbers,
    running_bot,
    running_bot_at,
    start_bot,
    text_of,
    until,
)
from tests.telegram_world import TOKEN

pytest_plugins = ["tests.telegram_fixtures"]

DAY = "3 maart 2027"
TERM = "Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?"


def test_it_presents_itself_in_every_language(telegram: Telegram, bot: Running) -> None:
    until(
        lambda: len(telegram.look("state")["texts"].get("short_description", {})) > len(available()),
        "all texts",
    )
    texts = telegram.look("state")["texts"]
    for kind in ("commands", "description", "short_description"):
        assert set(texts[kind]) == {"", *(each.code for each in available())}
    assert {each["command"] for each in texts["commands"]["nl"]} >= {
        "start",
        "taal",
        "help",
        "privacy",
        "verwijder",
    }
    assert "niet van de overheid" in texts["short_description"]["nl"]


def test_it_waits_as_long_as_telegram_asks(telegram: Telegram, person: Person) -> None:
    telegram.do("refuse", method="sendMessage", code=429, description="Too Many Requests: retry after 1",
                parameters={"retry_after": 1})  # fmt: skip
    person.say("/privacy")
    person.sees("Wat wij bewaren")


def test_who_blocks_it_is_forgotten(telegram: Telegram, person: Person, folder: Path) -> None:
    assert any(person.chat in row for row in chats_kept(folder))
    telegram.do("block", chat=person.chat)
    until(lambda: not any(person.chat in row for row in chats_kept(folder)), "the chat forgotten")


def test_a_second_bot_is_told_of_the_conflict_and_the_first_goes_on(
    telegram: Telegram, person: Person
) -> None:
    telegram.call("getUpdates")
    person.say("/privacy")
    person.sees("Wat wij bewaren")


def test_neither_token_nor_chat_nor_text_is_in_the_log(person: Person, bot: Running) -> None:
    person.say("mijn geheim is bloemkool")
    person.sees("")
    log = bot.written()
    for secret in (TOKEN, TOKEN.split(":")[1], str(person.chat), "bloemkool", "Traceback"):
        assert secret not in log


def test_a_fault_is_one_sentence_to_the_person_and_one_line_in_the_log(own: Telegram, tmp_path: Path) -> None:
    someone = Person(own, next(numbers))
    with running_bot(own, tmp_path) as bot:
        own.do("refuse", method="sendMessage", code=400, description="Bad Request: something new")
        someone.say("/privacy")
        someone.sees("Er ging iets mis")
        log = bot.written()
        assert "BadRequest" in log
        assert "Traceback" not in log
        assert str(someone.chat) not in log


# Time.


def test_a_situation_of_more_than_an_hour_ago_is_shown_with_its_day_before_it_is_used(
    own: Telegram, tmp_path: Path
) -> None:
    someone = Person(own, next(numbers))
    with running_bot_at("2026-11-22T20:10", own, tmp_path):
        someone.say(TERM)
        someone.sees(DAY)
        someone.say("/termijn")
        someone.sees("Waarom bent u in Nederland?")
        assert not any("Dit vertelde u" in text_of(each) for each in someone.messages())
    with running_bot_at("2026-11-23T09:00", own, tmp_path):
        someone.say("wanneer moet ik klaar zijn met inburgeren")
        someone.sees("Dit vertelde u op 22 november 2026", "3 maart 2024")
        someone.sees(DAY)
        someone.press("Dit klopt niet meer")
        someone.sees("vergeten")
        someone.say("/termijn")
        someone.sees("Welke datum staat op uw PIP?")


# Webhook and settings.


def test_a_webhook_needs_the_right_secret(own: Telegram, tmp_path: Path) -> None:
    port = free_port()
    hook = f"http://127.0.0.1:{port}/hook"
    someone = Person(own, next(numbers))
    settings = {
        "TELEGRAM_WEBHOOK_URL": hook,
        "TELEGRAM_WEBHOOK_SECRET": "geheim_1",
        "BOT_PORT": str(port),
    }
    with running_bot(own, tmp_path, **settings):
        someone.say("/privacy")
        someone.sees("Wat wij bewaren")
        assert [each["status"] for each in own.look("state")["pushed"]] == [200]
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "geheim_2"}):
            update = {"update_id": 10**6, "message": {}}
            answer = httpx.post(hook, json=update, headers=headers, trust_env=False)
            assert answer.status_code == 403


@pytest.mark.parametrize(
    ("settings", "because"),
    [
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN is not set"),
        ({"TELEGRAM_WEBHOOK_URL": "https://example.nl/hook"}, "TELEGRAM_WEBHOOK_SECRET is not set"),
        ({"BOT_PORT": "deur"}, "BOT_PORT must be a number"),
    ],
)
def test_a_wrong_setting_ends_with_one_clear_line(
    telegram: Telegram, tmp_path: Path, settings: dict[str, str], because: str
) -> None:
    bot = start_bot(telegram, tmp_path, **settings)
    assert bot.process.wait(60) == 2
    assert because in bot.written()
    assert "Traceback" not in bot.written()


def test_a_refused_token_ends_with_a_clear_line_that_does_not_hold_it(
    telegram: Telegram, tmp_path: Path
) -> None:
    # The library leaves its connection open when its first call is refused.
    command = ("-W", "ignore::ResourceWarning", "-m", "bot")
    bot = start_bot(telegram, tmp_path, *command, TELEGRAM_TOKEN="999:WRONG")
    assert bot.process.wait(60) == 2
    assert "TELEGRAM_TOKEN was refused" in bot.written()
    assert "Traceback" not in bot.written()
    assert "WRONG" not in bot.written()


def test_a_stop_is_clean(own: Telegram, tmp_path: Path) -> None:
    with running_bot(own, tmp_path) as bot:
        bot.process.terminate()
        assert bot.process.wait(20) == 0
        assert "Traceback" not in bot.written()

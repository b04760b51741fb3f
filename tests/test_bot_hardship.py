"""What the bot goes through: restarts, repeated updates, old buttons, odd text, a webhook, limits."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from content.desk import Desk, read_law
from content.languages import available, catalogue
from tests.servers import free_port
from tests.telegram_person import (
    Person,
    Running,
    Telegram,
    buttons,
    running_bot,
    start_bot,
    text_of,
    until,
)
from tests.telegram_server import serve
from tests.telegram_world import TOKEN

DAY = "3 maart 2027"
TERM = "Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?"
# A clock that stands still, so that an hour can pass in no time.
AT = """
import sys
from datetime import datetime
from bot import app
from bot.__main__ import main
sys.exit(main(lambda: datetime.fromisoformat({moment!r}).replace(tzinfo=app.AMSTERDAM)))
"""
numbers = itertools.count(800_000_001)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bot")


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    with serve() as address:
        api = Telegram(address)
        yield api
        api.client.close()


@pytest.fixture(scope="module")
def bot(telegram: Telegram, folder: Path) -> Iterator[Running]:
    with running_bot(telegram, folder) as running:
        yield running


@pytest.fixture
def person(telegram: Telegram, bot: Running) -> Person:
    """Somebody whose chat has its language."""
    someone = Person(telegram, next(numbers))
    someone.say("/start")
    someone.sees("Welke taal wilt u?")
    someone.press("Nederlands")
    someone.sees("Typ uw vraag")
    return someone


def chats(folder: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "bot.db")
    try:
        return connection.execute("SELECT * FROM chats").fetchall()
    finally:
        connection.close()


# Links.


def code(given: dict[str, str], language: str | None = None, topic: str = "termijn") -> str:
    return Desk(read_law()).link(topic, given, language)


def test_a_link_fills_in_the_situation_and_says_that_anyone_can_make_one(person: Person) -> None:
    person.say("/start " + code({"groep": "gezin", "pip": "2024-03-03"}))
    person.sees("Iedereen kan zo een link maken", "in uw brief", "Gezin", "2024")
    person.sees(DAY)


def test_a_link_brings_its_language_to_a_new_chat(telegram: Telegram, bot: Running) -> None:
    newcomer = Person(telegram, next(numbers), "pl")
    newcomer.say("/start " + code({"pip": "2024-03-03"}, "ar"))
    newcomer.sees("3 آذار (مارس) 2027", DAY)


def test_a_link_without_values_opens_its_topic(person: Person) -> None:
    person.say("/start " + code({}, None, "bezwaar"))
    person.sees("Bezwaar maken")


def test_a_code_with_one_character_changed_is_refused(person: Person) -> None:
    whole = code({"groep": "gezin", "pip": "2024-03-03"})
    for at in (0, len(whole) // 2, len(whole) - 1):
        other = "b" if whole[at] != "b" else "c"
        person.say("/start " + whole[:at] + other + whole[at + 1 :])
        person.sees("Deze link klopt niet")


# Repetition and restart.


def test_an_update_that_comes_twice_is_answered_once(telegram: Telegram, person: Person) -> None:
    update = person.say("/privacy")
    person.sees("Wat wij bewaren")
    telegram.do("repeat", update=update)
    person.say("/help")
    person.sees("/verwijder")
    assert sum(text_of(each).startswith("Wat wij bewaren\n") for each in person.messages()) == 1


def test_a_conversation_goes_on_after_a_restart(tmp_path: Path) -> None:
    with serve() as address:
        telegram = Telegram(address)
        someone = Person(telegram, next(numbers), "ar")
        with running_bot(telegram, tmp_path) as first:
            someone.say("/start")
            someone.sees(catalogue("ar").gettext("Welke taal wilt u?"))
            someone.press("العربية")
            someone.sees(catalogue("ar").gettext("Typ uw vraag in uw eigen woorden. Of kies hieronder."))
            someone.say("/termijn")
            someone.sees(catalogue("ar").gettext("Welke datum staat op uw PIP?"))
            first.kill()
        someone.say("3-3-2024")
        with running_bot(telegram, tmp_path) as second:
            someone.sees(catalogue("ar").gettext("Waarom bent u in Nederland?"))
            second.kill()
        with running_bot(telegram, tmp_path):
            someone.press(catalogue("ar").gettext("Asiel"))
            someone.sees("3 آذار (مارس) 2027", DAY)
        telegram.client.close()


def test_a_button_of_an_answer_works_after_everything_is_forgotten(person: Person) -> None:
    person.say(TERM)
    answer = person.sees(DAY)
    person.say("/verwijder")
    person.sees("is gewist")
    data = next(data for label, data in buttons(answer) if label.startswith("Verder lezen"))
    person.press_data(answer["message_id"], data)
    assert text_of(person.sees(""))


@pytest.mark.parametrize(
    "data", ["0x:termijn", "9l:nl", "1", "1c:nergens", "1m:0:abc", "1m:x:y", "1v:termijn", "zomaar", "1c"]
)
def test_an_old_or_foreign_button_brings_the_menu(telegram: Telegram, person: Person, data: str) -> None:
    key = {"inline_keyboard": [[{"text": "oud", "callback_data": data}]]}
    old = telegram.call("sendMessage", chat_id=person.chat, text="oud", reply_markup=key)["result"]
    person.press_data(old["message_id"], data)
    person.sees("Deze knop is oud")


def test_every_pressed_button_is_acknowledged(telegram: Telegram, person: Person) -> None:
    query = person.press("Uw termijn")["callback_query"]["id"]
    person.sees("Welke datum staat op uw PIP?")
    assert telegram.look("state")["queries"][query] is not None


def test_a_button_on_a_deleted_message_still_answers(telegram: Telegram, person: Person) -> None:
    person.say(TERM)
    answer = person.sees(DAY)
    data = next(data for label, data in buttons(answer) if label.startswith("Verder lezen"))
    telegram.do(
        "refuse",
        method="editMessageReplyMarkup",
        code=400,
        description="Bad Request: message to edit not found",
    )
    person.press_data(answer["message_id"], data)
    person.sees("")


# Hostile and odd messages.


@pytest.mark.parametrize(
    "text",
    [
        "🙂", "🙂🙂🙂" * 300, "?", "\u200f\u2066", "<b>&amp;<script>", "{0} {name} %s %(x)s", "' OR 1=1 --",
        "\x00\x01", "/nietbestaand", "/", "x" * 4096, "😀" * 2048, "0" * 4096, "31 31 2024 32-13-0000",
    ],
)  # fmt: skip
def test_any_text_gets_an_answer_and_no_fault(person: Person, bot: Running, text: str) -> None:
    person.say(text)
    person.sees("")
    assert "Er ging iets mis" not in text_of(person.messages()[-1])


def test_a_message_of_100_kilobytes_arrives_in_pieces_and_is_answered(person: Person) -> None:
    long = "wanneer moet ik klaar zijn " * 3800
    for start in range(0, len(long), 4096):
        if long[start : start + 4096].strip():
            person.say(long[start : start + 4096])
    person.sees("")
    person.say("/privacy")
    person.sees("Wat wij bewaren")


@pytest.mark.parametrize("typed", ["🙂", "x" * 4096, "-1", "99999999999999999999", "1e3"])
def test_a_calculator_stays_calm(person: Person, typed: str) -> None:
    person.press("Uren in de Z-route")
    person.sees("Waarom bent u in Nederland?")
    person.press("Asiel")
    person.sees("Hoeveel uur les had u al?")
    person.say(typed)
    person.sees("Hoeveel uur les had u al?")


def test_what_is_no_text_gets_one_sentence(person: Person) -> None:
    person.send(sticker={"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
                         "is_animated": False, "is_video": False})  # fmt: skip
    person.sees("Wij lezen alleen tekst")


# Telegram itself.


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
    assert any(person.chat in row for row in chats(folder))
    telegram.do("block", chat=person.chat)
    until(lambda: not any(person.chat in row for row in chats(folder)), "the chat forgotten")


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


def test_a_fault_is_one_sentence_to_the_person_and_one_line_in_the_log(tmp_path: Path) -> None:
    with serve() as address:
        own = Telegram(address)
        someone = Person(own, next(numbers))
        with running_bot(own, tmp_path) as bot:
            own.do("refuse", method="sendMessage", code=400, description="Bad Request: something new")
            someone.say("/privacy")
            someone.sees("Er ging iets mis")
            log = bot.written()
            assert "BadRequest" in log
            assert "Traceback" not in log
            assert str(someone.chat) not in log
        own.client.close()


# Time.


def test_a_situation_of_more_than_an_hour_ago_is_shown_with_its_day_before_it_is_used(tmp_path: Path) -> None:
    with serve() as address:
        telegram = Telegram(address)
        someone = Person(telegram, next(numbers))
        with running_bot(telegram, tmp_path, "-c", AT.format(moment="2026-11-22T20:10:00")):
            someone.say(TERM)
            someone.sees(DAY)
            someone.say("/termijn")
            someone.sees("Waarom bent u in Nederland?")
            assert not any("Dit vertelde u" in text_of(each) for each in someone.messages())
        with running_bot(telegram, tmp_path, "-c", AT.format(moment="2026-11-23T09:00:00")):
            someone.say("wanneer moet ik klaar zijn met inburgeren")
            someone.sees("Dit vertelde u op", "2026", "2024")
            someone.sees(DAY)
            someone.press("Dit klopt niet meer")
            someone.sees("vergeten")
            someone.say("/termijn")
            someone.sees("Welke datum staat op uw PIP?")
        telegram.client.close()


# Webhook and settings.


def test_a_webhook_needs_the_right_secret(tmp_path: Path) -> None:
    port = free_port()
    hook = f"http://127.0.0.1:{port}/hook"
    with serve() as address:
        telegram = Telegram(address)
        someone = Person(telegram, next(numbers))
        settings = {
            "TELEGRAM_WEBHOOK_URL": hook,
            "TELEGRAM_WEBHOOK_SECRET": "geheim_1",
            "BOT_PORT": str(port),
        }
        with running_bot(telegram, tmp_path, **settings):
            someone.say("/privacy")
            someone.sees("Wat wij bewaren")
            assert [each["status"] for each in telegram.look("state")["pushed"]] == [200]
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "geheim_2"}):
                update = {"update_id": 10**6, "message": {}}
                answer = httpx.post(hook, json=update, headers=headers, trust_env=False)
                assert answer.status_code == 403
        telegram.client.close()


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


def test_a_stop_is_clean(tmp_path: Path) -> None:
    with serve() as address:
        own = Telegram(address)
        with running_bot(own, tmp_path) as bot:
            bot.process.terminate()
            assert bot.process.wait(20) == 0
            assert "Traceback" not in bot.written()
        own.client.close()

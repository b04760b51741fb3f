"""The local Bot API refuses what Telegram refuses: otherwise the bot's tests would prove nothing."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest

from tests.telegram_person import Person, Refused, Telegram, until

pytest_plugins = ["tests.telegram_fixtures"]

ME = 77


@pytest.fixture
def person(telegram: Telegram) -> Person:
    someone = Person(telegram, ME)
    someone.say("hallo")
    return someone


def refused(telegram: Telegram, method: str, **fields: Any) -> str:
    answer = telegram.call(method, **fields)
    assert not answer["ok"]
    return str(answer["description"])


def keyboard(**button: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "knop", **button}]]}


def test_it_knows_its_bot_by_name(telegram: Telegram, person: Person) -> None:
    me = telegram.call("getMe")["result"]
    assert me["is_bot"]
    assert me["username"]


def test_another_token_is_unauthorized(telegram: Telegram, person: Person) -> None:
    answer = httpx.get(f"{telegram.address}/bot999:XYZ/getMe", trust_env=False)
    assert answer.status_code == 401


def test_an_unknown_method_is_not_found(telegram: Telegram, person: Person) -> None:
    assert "method not found" in refused(telegram, "sendPigeon", chat_id=ME)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "message text is empty"),
        ("  \n ", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
    ],
)
def test_a_text_has_a_length(telegram: Telegram, person: Person, text: str, because: str) -> None:
    assert because in refused(telegram, "sendMessage", chat_id=ME, text=text)


def test_a_text_of_the_greatest_length_is_sent(telegram: Telegram, person: Person) -> None:
    assert telegram.call("sendMessage", chat_id=ME, text="😀" * 2048)["ok"]


@pytest.mark.parametrize(
    "markup", ["<b>open", "</b>", "<b><i>x</b></i>", "<h1>x</h1>", "a < b", "<span>x</span>", "<br/>"]
)
def test_markup_that_telegram_cannot_read_is_refused(telegram: Telegram, person: Person, markup: str) -> None:
    assert "can't parse entities" in refused(
        telegram, "sendMessage", chat_id=ME, text=markup, parse_mode="HTML"
    )


def test_markup_is_read_and_links_are_kept(telegram: Telegram, person: Person) -> None:
    text = '<b>Jan &amp; Piet</b> &lt;3 <a href="https://example.nl/?a=1&amp;b=2">hier</a>'
    sent = telegram.call("sendMessage", chat_id=ME, text=text, parse_mode="HTML")["result"]
    assert sent["text"] == "Jan & Piet <3 hier"
    assert sent["links"] == ["https://example.nl/?a=1&b=2"]


def test_a_buttons_data_has_at_most_64_bytes(telegram: Telegram, person: Person) -> None:
    fine = telegram.call("sendMessage", chat_id=ME, text="x", reply_markup=keyboard(callback_data="é" * 32))
    assert fine["ok"]
    for data in ("", "é" * 33):
        wrong = keyboard(callback_data=data)
        assert "BUTTON_DATA_INVALID" in refused(
            telegram, "sendMessage", chat_id=ME, text="x", reply_markup=wrong
        )


def test_a_button_does_one_thing(telegram: Telegram, person: Person) -> None:
    assert "unallowed" in refused(telegram, "sendMessage", chat_id=ME, text="x", reply_markup=keyboard())
    both = keyboard(callback_data="a", url="https://example.nl")
    assert "unallowed" in refused(telegram, "sendMessage", chat_id=ME, text="x", reply_markup=both)


def test_an_edit_must_change_something_that_is_there(telegram: Telegram, person: Person) -> None:
    sent = telegram.call("sendMessage", chat_id=ME, text="een")["result"]["message_id"]
    assert telegram.call("editMessageText", chat_id=ME, message_id=sent, text="twee")["ok"]
    again = refused(telegram, "editMessageText", chat_id=ME, message_id=sent, text="twee")
    assert "message is not modified" in again
    gone = refused(telegram, "editMessageReplyMarkup", chat_id=ME, message_id=1, reply_markup=keyboard())
    assert "message to edit not found" in gone


def test_a_deleted_message_is_gone(telegram: Telegram, person: Person) -> None:
    sent = telegram.call("sendMessage", chat_id=ME, text="weg")["result"]["message_id"]
    assert telegram.call("deleteMessage", chat_id=ME, message_id=sent)["ok"]
    assert "not found" in refused(telegram, "deleteMessage", chat_id=ME, message_id=sent)


def test_a_caption_has_a_length(telegram: Telegram, person: Person) -> None:
    too_long = refused(telegram, "sendDocument", chat_id=ME, document="00", caption="x" * 1025)
    assert "caption is too long" in too_long


def test_a_file_can_be_fetched_again(telegram: Telegram, person: Person) -> None:
    sent = telegram.call("sendDocument", chat_id=ME, document=b"agenda".hex())["result"]
    path = telegram.call("getFile", file_id=sent["document"]["file_id"])["result"]["file_path"]
    found = httpx.get(f"{telegram.address}/file/bot123:ABC/{path}", trust_env=False)
    assert found.content == b"agenda"


def test_commands_are_kept_for_each_language(telegram: Telegram, person: Person) -> None:
    commands = [{"command": "help", "description": "Hulp"}]
    assert telegram.call("setMyCommands", commands=commands, language_code="nl")["ok"]
    assert telegram.call("getMyCommands", language_code="nl")["result"] == commands
    assert telegram.call("getMyCommands", language_code="so")["result"] == []
    wrong = [{"command": "Hulp!", "description": "x"}]
    assert "BOT_COMMAND_INVALID" in refused(telegram, "setMyCommands", commands=wrong)
    assert "language code" in refused(telegram, "setMyCommands", commands=commands, language_code="nld")


def test_a_press_is_answered_once(telegram: Telegram, person: Person) -> None:
    telegram.call("sendMessage", chat_id=ME, text="x", reply_markup=keyboard(callback_data="a"))
    query = person.press("knop")["callback_query"]["id"]
    assert telegram.call("answerCallbackQuery", callback_query_id=query)["ok"]
    assert "query ID is invalid" in refused(telegram, "answerCallbackQuery", callback_query_id=query)


def test_only_a_button_that_is_there_can_be_pressed(telegram: Telegram, person: Person) -> None:
    sent = telegram.call("sendMessage", chat_id=ME, text="x", reply_markup=keyboard(callback_data="a"))
    with pytest.raises(Refused, match="no such button"):
        person.press_data(sent["result"]["message_id"], "b")


@pytest.mark.parametrize("text", ["", "x" * 4097, "/start with space", "/start " + "x" * 65])
def test_a_client_cannot_send_what_telegram_does_not_let_it(person: Person, text: str) -> None:
    with pytest.raises(Refused, match="a client does not send"):
        person.say(text)


def test_a_bot_may_not_begin_and_not_go_on_when_blocked(telegram: Telegram) -> None:
    Person(telegram, 78)
    assert "can't initiate" in refused(telegram, "sendMessage", chat_id=78, text="x")
    assert "chat not found" in refused(telegram, "sendMessage", chat_id=79, text="x")
    blocker = Person(telegram, 80)
    blocker.say("hallo")
    telegram.do("block", chat=80)
    assert "blocked by the user" in refused(telegram, "sendMessage", chat_id=80, text="x")


def test_it_asks_to_wait_on_demand(telegram: Telegram, person: Person) -> None:
    wish = {"method": "sendMessage", "code": 429, "description": "Too Many Requests: retry after 3"}
    telegram.do("refuse", **wish, parameters={"retry_after": 3})
    answer = telegram.call("sendMessage", chat_id=ME, text="x")
    assert answer["parameters"] == {"retry_after": 3}
    assert telegram.call("sendMessage", chat_id=ME, text="x")["ok"]


def test_updates_are_kept_until_they_are_confirmed(telegram: Telegram, person: Person) -> None:
    first = telegram.call("getUpdates")["result"]
    assert telegram.call("getUpdates")["result"] == first
    assert telegram.call("getUpdates", offset=first[-1]["update_id"] + 1)["result"] == []


def test_a_second_poll_ends_the_first_with_a_conflict(telegram: Telegram) -> None:
    telegram.call("getUpdates", offset=10**9)
    before, first = telegram.look("state")["polls"], {}

    def poll() -> None:
        address = f"{telegram.address}/bot123:ABC/getUpdates"
        first.update(httpx.post(address, json={"timeout": 5}, timeout=10, trust_env=False).json())

    waiting = threading.Thread(target=poll)
    waiting.start()
    until(lambda: telegram.look("state")["polls"] > before, "the first poll")
    telegram.call("getUpdates")
    waiting.join()
    assert first["error_code"] == 409


def test_polling_and_a_webhook_exclude_each_other(telegram: Telegram) -> None:
    assert "HTTPS" in refused(telegram, "setWebhook", url="http://example.nl")
    assert "unallowed" in refused(telegram, "setWebhook", url="https://example.nl", secret_token="a b")
    assert telegram.call("setWebhook", url="http://127.0.0.1:9/x", secret_token="abc")["ok"]
    assert telegram.call("getWebhookInfo")["result"]["url"] == "http://127.0.0.1:9/x"
    assert "webhook is active" in refused(telegram, "getUpdates")
    assert telegram.call("deleteWebhook")["ok"]

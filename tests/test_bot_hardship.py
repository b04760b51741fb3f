"""What the bot goes through: links, restarts, repeated updates, old buttons, odd text."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.desk import Desk, read_law
from tests.telegram_person import (
    Person,
    Running,
    Someone,
    Telegram,
    buttons,
    numbers,
    running_bot,
    say,
    text_of,
)

pytest_plugins = ["tests.telegram_fixtures"]

DAY = "3 maart 2027"
TERM = "Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?"


# Links.


def code(given: dict[str, str], language: str | None = None, topic: str = "termijn") -> str:
    return Desk(read_law()).link(topic, given, language)


def test_a_link_fills_in_the_situation_and_says_that_anyone_can_make_one(person: Person) -> None:
    person.say("/start " + code({"groep": "gezin", "pip": "2024-03-03"}))
    person.sees("Iedereen kan zo een link maken", "in uw brief", "Gezin", "3 maart 2024")
    person.sees(DAY)


def test_a_link_brings_its_language_to_a_new_chat(someone: Someone) -> None:
    newcomer = someone("pl", settled=False)
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


def test_a_conversation_goes_on_after_a_restart(own: Telegram, tmp_path: Path) -> None:
    someone = Person(own, next(numbers), "ar")
    with running_bot(own, tmp_path) as first:
        someone.begin()
        someone.say("/termijn")
        someone.sees(say("ar", "Welke datum staat op uw PIP?"))
        first.kill()
    someone.say("3-3-2024")
    with running_bot(own, tmp_path) as second:
        someone.sees(say("ar", "Waarom bent u in Nederland?"))
        second.kill()
    with running_bot(own, tmp_path):
        someone.press(say("ar", "Asiel"))
        someone.sees("3 آذار (مارس) 2027", DAY)


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

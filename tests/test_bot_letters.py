"""A letter in the chat: sent on or typed, explained, and taken out of the chat."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.telegram_person import Person, Running, Someone, Telegram, say, text_of, until

pytest_plugins = ["tests.telegram_fixtures"]

INVITED = "Stuur of plak hier de tekst van uw brief. Wij zeggen wat het is en wat u moet doen."
FINE = (
    "DUO\n26 oktober 2026\nBoetebeschikking inburgering\n\nGeachte heer Zwaluwstaartje,\n"
    "U bent niet op tijd ingeburgerd. Daarom leggen wij u een boete op van 850 euro. "
    "Betaal de boete binnen zes weken. "
    "U krijgt een nieuwe termijn van een jaar. U kunt bezwaar maken tegen dit besluit."
)
FORWARDED = {"type": "hidden_user", "sender_user_name": "DUO", "date": 1_790_000_000}


def own_messages(telegram: Telegram, person: Person) -> list[str]:
    """What of the person's own messages is still in the chat."""
    every = telegram.look(f"chat/{person.chat}")
    return [text_of(each) for each in every if not each["from"]["is_bot"]]


def is_gone(telegram: Telegram, person: Person) -> None:
    """Waits until the letter is out of the chat."""
    until(
        lambda: not any("Zwaluwstaartje" in each for each in own_messages(telegram, person)),
        "the letter gone",
    )


def test_brief_asks_for_the_letter_and_says_what_to_cover(person: Person) -> None:
    person.say("/brief")
    asked = text_of(person.sees(INVITED))
    assert "BSN" in asked
    assert "bewaren de tekst niet" in asked


def test_a_letter_is_explained_and_then_gone_from_the_chat(person: Person, telegram: Telegram) -> None:
    person.say("/brief")
    person.sees(INVITED)
    person.say(FINE)
    person.sees("Boetebeschikking (DUO)", "7 december 2026")
    is_gone(telegram, person)
    person.press("Bezwaar maken")
    person.sees("Bezwaar")


def test_a_long_text_is_taken_for_a_letter_without_being_asked(person: Person, telegram: Telegram) -> None:
    person.say(FINE)
    person.sees("Boetebeschikking (DUO)")
    is_gone(telegram, person)


def test_a_letter_behind_the_command_is_read_at_once(person: Person) -> None:
    person.say(f"/brief {FINE}")
    person.sees("Boetebeschikking (DUO)")


def test_a_short_message_sent_on_is_read_as_a_letter(person: Person) -> None:
    text = "Uw DigiD verloopt. Log in en stuur uw wachtwoord en sms-code via duo-betalen.info"
    person.send(text=text, forward_origin=FORWARDED)
    person.sees("Dit lijkt op oplichting")


def test_a_long_question_stays_a_question_and_stays_in_the_chat(person: Person, telegram: Telegram) -> None:
    text = (
        "Ik heb gisteren met mijn man gepraat over mijn termijn. "
        "Ik weet niet hoeveel tijd ik heb om in te burgeren. Mijn plan kreeg ik vorig jaar. "
        "Wanneer moet ik klaar zijn met inburgeren? Kan iemand mij dat uitleggen? "
        "Want ik begrijp het niet en ik maak mij zorgen over mijn termijn."
    )
    person.say(text)
    person.sees("")
    assert text in own_messages(telegram, person)


def test_what_is_no_letter_is_said_and_the_question_is_closed(person: Person, telegram: Telegram) -> None:
    person.say("/brief")
    person.sees(INVITED)
    person.say("Pannenkoeken: bloem, melk en eieren")
    person.sees("herkennen dit niet")
    assert "Pannenkoeken: bloem, melk en eieren" in own_messages(telegram, person)


def test_where_telegram_refuses_to_delete_the_person_is_told(person: Person, telegram: Telegram) -> None:
    telegram.do(
        "refuse", method="deleteMessage", code=400, description="Bad Request: message can't be deleted"
    )
    person.say(FINE)
    person.sees("Wis het zelf")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_letter_is_explained_in_the_language_of_the_chat(someone: Someone, language: str) -> None:
    person = someone(language)
    person.say("/brief")
    person.sees(say(language, INVITED))
    person.say(FINE)
    person.sees("Boetebeschikking")


def test_nothing_of_a_letter_is_stored_or_logged(person: Person, bot: Running, folder: Path) -> None:
    person.say(FINE)
    person.sees("gaat voor")
    assert "waluwstaart" not in bot.written()
    assert "Boetebeschikking" not in bot.written()
    with sqlite3.connect(folder / "bot.db") as database:
        assert not any("waluwstaart" in row for row in database.iterdump())

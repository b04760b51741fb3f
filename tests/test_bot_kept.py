"""/mijn_gegevens: each value can be changed and dropped on the spot; what is old is shown with its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.languages import available
from tests.telegram_person import (
    Person,
    Running,
    Someone,
    Telegram,
    buttons,
    kept,
    numbers,
    running_bot_at,
    say,
    text_of,
)

pytest_plugins = ["tests.telegram_fixtures"]

TERM = "Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?"


@pytest.fixture
def told(person: Person) -> Person:
    person.say(TERM)
    person.sees("3 maart 2027")
    person.say("/mijn_gegevens")
    person.sees("Dit bewaren wij van u.", "3 maart 2024")
    person.sees("Uw gegevens als bestand.")
    return person


def test_a_value_can_be_dropped(told: Person, folder: Path) -> None:
    told.press("Welke datum staat op uw PIP? 3 maart 2024")
    told.sees("3 maart 2024")
    told.press("Wissen")
    told.sees("Wij bewaren alleen uw taal")
    assert "2024-03-03" not in kept(folder, told)


def test_a_value_can_be_changed(told: Person, folder: Path) -> None:
    told.press("Welke datum staat op uw PIP?")
    told.sees("3 maart 2024")
    told.press("Veranderen")
    told.sees("Welke datum staat op uw PIP?", "Typ de dag")
    told.say("31-2-2024")
    told.sees("Deze datum bestaat niet")
    told.say("9-4-2024")
    told.sees("Dit bewaren wij van u.", "9 april 2024")
    assert "2024-04-09" in kept(folder, told)


def test_one_can_go_back_without_a_change(told: Person, folder: Path) -> None:
    before = len(told.messages())
    told.press("Welke datum staat op uw PIP?")
    told.sees("3 maart 2024")
    told.press("Terug")
    told.sees("Dit bewaren wij van u.")
    assert len(told.messages()) == before
    assert "2024-03-03" in kept(folder, told)


def test_an_old_button_of_a_value_that_is_gone_shows_what_is_left(told: Person) -> None:
    asked = next(each for each in told.messages() if buttons(each) and "Dit bewaren" in text_of(each))
    data = next(data for label, data in buttons(asked) if "PIP" in label)
    told.press_data(asked["message_id"], data)
    told.sees("3 maart 2024")
    told.press("Wissen")
    told.sees("Wij bewaren alleen uw taal")
    told.say(TERM)
    told.sees("3 maart 2027")
    told.say("/mijn_gegevens")
    told.sees("Dit bewaren wij van u.")


def test_what_is_kept_is_shown_with_the_day_it_was_used(own: Telegram, tmp_path: Path) -> None:
    someone = Person(own, next(numbers))
    with running_bot_at("2026-11-22T20:10", own, tmp_path):
        someone.say(TERM)
        someone.sees("3 maart 2027")
    with running_bot_at("2026-11-25T09:00", own, tmp_path):
        someone.say("/mijn_gegevens")
        someone.sees("22 november 2026", "3 maart 2024")


def test_a_language_change_in_the_middle_asks_the_same_again(person: Person) -> None:
    person.say("/termijn")
    person.sees("Welke datum staat op uw PIP?")
    person.say("in english please")
    person.sees(say("en", "Welke datum staat op uw PIP?"))
    person.say("3 March 2024")
    person.sees(say("en", "Waarom bent u in Nederland?"))
    person.say("I am a refugee")
    person.sees("3 March 2027")


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_privacy_says_what_is_kept_of_the_talk(someone: Someone, language: str, bot: Running) -> None:
    person = someone(language)
    person.say("/privacy")
    person.sees(
        say(language, "Wij bewaren waarover u als laatste vroeg. Zo begrijpen wij uw volgende vraag.")
    )

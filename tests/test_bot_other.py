"""/ander, for somebody else: nothing is kept, and it ends with a link, a picture and ways to share."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from content.desk import Desk, read_law
from tests.telegram_person import Person, Someone, Telegram, buttons, kept, say, text_of, until
from tests.telegram_world import Json

pytest_plugins = ["tests.telegram_fixtures"]

NEVER_KEPT = ("2025-03-03", "gezin", "arab")


def picture(person: Person) -> Json:
    """The message with the QR."""

    def shown() -> Json | None:
        return next((each for each in person.messages() if "photo" in each), None)

    found: Json = until(shown, "a picture to scan")
    return found


def fill_in(person: Person) -> None:
    person.say("/ander")
    person.sees("voor iemand anders", "Wij bewaren hier niets van")
    person.press("Uw termijn")
    person.sees("Welke taal leest deze persoon?")
    person.press("العربية")
    person.sees("Welke datum staat op uw PIP?")
    person.say("3-3-2025")
    person.sees("Waarom bent u in Nederland?", "3 maart 2025")
    person.press("Gezin")
    person.sees("Bij wie bent u in Nederland komen wonen?")


def test_it_ends_with_a_link_and_a_picture_and_ways_to_share(person: Person, telegram: Telegram) -> None:
    fill_in(person)
    person.press("Een Nederlander")
    person.sees("3 maart 2028")
    shown = picture(person)
    code = re.search(r"https://wijzer\.example/t/([\w-]+)", text_of(shown))
    assert code is not None
    link = Desk(read_law()).open(code[1])
    assert (link.topic, link.language) == ("termijn", "ar")
    assert link.given == {"pip": "2025-03-03", "groep": "gezin", "bij": "nl"}
    ways = {each[0]["text"]: each[0] for each in shown["reply_markup"]["inline_keyboard"]}
    assert set(ways) == {"Telegram", "WhatsApp", "Sms, of op papier", "Kopieer de link"}
    shared = parse_qs(urlsplit(ways["Telegram"]["url"]).query)
    assert shared["url"] == [f"https://t.me/inburger_test_bot?start={code[1]}"]
    assert code[0] in parse_qs(urlsplit(ways["WhatsApp"]["url"]).query)["text"][0]
    assert ways["Kopieer de link"]["copy_text"]["text"] == code[0]
    png = telegram.client.get(f"{telegram.address}/file/bot123:ABC/{shown['photo'][-1]['file_id']}").content
    assert png.startswith(b"\x89PNG")


def test_the_link_it_gives_is_understood_by_the_bot(person: Person, someone: Someone) -> None:
    fill_in(person)
    person.press("Een Nederlander")
    code = re.search(r"/t/([\w-]+)", text_of(picture(person)))
    assert code is not None
    client = someone("pl", settled=False)
    client.say(f"/start {code[1]}")
    client.sees(say("ar", "Iemand vulde deze gegevens voor u in. Ze komen uit een link."))
    client.sees("3 آذار (مارس) 2028")


def test_nothing_of_it_is_kept_at_any_step(person: Person, folder: Path) -> None:
    person.say("Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?")
    person.sees("3 maart 2027")
    fill_in(person)
    held = kept(folder, person)
    assert not [each for each in NEVER_KEPT if each in held]
    assert "2024-03-03" in held
    person.press("Dat weet ik niet")
    picture(person)
    held = kept(folder, person)
    assert not [each for each in NEVER_KEPT if each in held]
    assert "2024-03-03" in held


def test_the_questions_take_each_others_place(person: Person) -> None:
    person.say("/ander")
    first = person.sees("voor iemand anders")
    person.press("Uw termijn")
    second = person.sees("Welke taal leest deze persoon?")
    person.press("Nederlands")
    third = person.sees("Welke datum staat op uw PIP?")
    assert first["message_id"] == second["message_id"] == third["message_id"]


def test_a_wrong_date_is_asked_again(person: Person) -> None:
    person.say("/ander")
    person.sees("voor iemand anders")
    person.press("Uw termijn")
    person.sees("Welke taal")
    person.press("Nederlands")
    person.sees("Welke datum staat op uw PIP?")
    person.say("31-2-2025")
    person.sees("Deze datum bestaat niet", "Welke datum staat op uw PIP?")
    person.say("3 maart 2025")
    person.sees("Waarom bent u in Nederland?")


def test_a_question_in_the_middle_is_a_question(person: Person) -> None:
    person.say("/ander")
    person.sees("voor iemand anders")
    person.press("Uw termijn")
    person.sees("Welke taal")
    person.press("Nederlands")
    person.sees("Welke datum")
    person.say("wat kost een examen")
    person.sees("Wat kost een examen")


def test_an_old_button_of_it_goes_on_where_it_was(person: Person) -> None:
    fill_in(person)
    asked = next(each for each in reversed(person.messages()) if buttons(each))
    data = next(data for label, data in buttons(asked) if label == "Een Nederlander")
    person.say("/verwijder")
    person.sees("is gewist")
    person.press_data(asked["message_id"], data)
    person.sees("3 maart 2028")


@pytest.mark.parametrize("private", ["inkomen", "schuld", "geboren", "partner"])
def test_no_link_asks_what_may_not_stand_in_one(person: Person, private: str) -> None:
    person.say("/ander")
    offered = buttons(person.sees("voor iemand anders"))
    assert offered
    assert not any(private in data for _, data in offered)


def test_the_letters_of_a_language_that_runs_the_other_way_stay_one_column(someone: Someone) -> None:
    person = someone("ar")
    person.say("/ander")
    asked = person.sees(say("ar", "Waar gaat het over?"))
    assert all(len(keys) == 1 for keys in asked["reply_markup"]["inline_keyboard"])
    assert all(line.startswith("\u200f") for line in text_of(asked).split("\n"))


def test_what_was_told_oneself_does_not_give_way_to_a_link(person: Person, folder: Path) -> None:
    person.say("Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?")
    person.sees("3 maart 2027")
    code = Desk(read_law()).link("termijn", {"pip": "2025-04-09"}, "nl")
    person.say(f"/start {code}")
    person.sees("Iemand vulde deze gegevens voor u in", "9 april 2025")
    person.sees("9 april 2028")
    assert "2024-03-03" in kept(folder, person)
    person.press("Dit klopt, gebruik dit voortaan")
    until(lambda: "2025-04-09" in kept(folder, person), "the values of the link kept")

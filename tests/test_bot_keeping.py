"""Schools in the chat, and what is kept of a person: shown, and deleted."""

from __future__ import annotations

from pathlib import Path

from tests.telegram_person import Someone, kept

pytest_plugins = ["tests.telegram_fixtures"]

DAY_IN_DUTCH = "3 maart 2027"


def test_schools_near_a_place(someone: Someone) -> None:
    person = someone()
    person.say("/scholen Utrecht")
    person.sees("Scholen bij Utrecht", "Blik op Werk", "km")


def test_schools_near_a_place_asked_for(someone: Someone) -> None:
    person = someone()
    person.say("/scholen")
    asked = person.sees("Typ uw plaats of postcode")
    assert asked["reply_markup"]["keyboard"][0][0]["request_location"]
    person.say("Xyzzyplugh")
    person.sees("Wij kennen deze plaats niet")
    person.say("utrect")
    person.sees("Scholen bij Utrecht")


def test_schools_near_a_shared_location(someone: Someone, folder: Path) -> None:
    person = someone()
    person.share_location(52.0907, 5.1214)
    person.sees("Blik op Werk", "km")
    assert "52.09" not in kept(folder)


def test_wishes_one_school_and_three_side_by_side_go_by_buttons(someone: Someone) -> None:
    person = someone()
    person.say("/scholen Utrecht")
    person.sees("Scholen bij Utrecht")
    person.press("Wat zoekt u?")
    person.sees("Wat zoekt u?")
    person.press("Les in de avond")
    person.sees("Scholen bij Utrecht", "Vraag de school: Les in de avond")
    person.press("Vergelijk de eerste 3")
    for _ in range(3):
        person.sees("Keurmerk:", "Prijs per uur:", "niet bekend: vraag de school")
    person.sees("Naast elkaar, met uw uren")
    person.press("Dutch First")
    person.sees("Dutch First", "Nooit nagekeken", "Niet bekend:", "zoekinburgerschool.nl")
    person.press("Vragen voor het eerste gesprek")
    person.sees("Mag ik een les proberen?")
    person.press("Mijn plan met lessen")
    person.sees("Wij kennen uw termijn niet")


def test_everything_is_deleted_on_request(someone: Someone, folder: Path) -> None:
    person = someone()
    person.say("Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?")
    person.sees(DAY_IN_DUTCH)
    assert str(person.chat) in kept(folder)
    person.say("/verwijder")
    person.sees("is gewist")
    assert str(person.chat) not in kept(folder)


def test_what_is_kept_is_shown_as_text_and_as_a_file(someone: Someone) -> None:
    person = someone()
    person.say("Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?")
    person.sees(DAY_IN_DUTCH)
    person.say("/mijn_gegevens")
    person.sees("Dit bewaren wij van u.", "2024")
    assert "document" in person.sees("Uw gegevens als bestand.")


def test_of_a_decision_nothing_stays_after_the_answer(someone: Someone, folder: Path) -> None:
    person = someone()
    person.press("Bezwaar maken")
    person.sees("Welke datum staat op het besluit?")
    person.say("2-11-2026")
    person.sees("Wat voor brief is het?")
    person.press("Dat weet ik niet")
    person.sees("14 december 2026")
    person.say("/privacy")
    person.sees("Wat wij bewaren")
    assert "2026-11-02" not in kept(folder)

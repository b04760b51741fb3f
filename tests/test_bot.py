"""The bot as a person meets it: the real program, over real HTTP, through a local Bot API."""

from __future__ import annotations

import pytest

from content.desk import Desk, read_law
from content.languages import available
from tests.telegram_person import MENU, Someone, buttons, say, text_of

pytest_plugins = ["tests.telegram_fixtures"]

DAY_IN_DUTCH = "3 maart 2027"
DAY_IN_ARABIC = "3 آذار (مارس) 2027"


def title(language: str, topic: str) -> str:
    desk = Desk(read_law())
    return say(language, next(each.title for each in desk.topics() if each.id == topic))


def test_hello_says_that_it_is_a_computer_and_not_the_government(someone: Someone) -> None:
    person = someone(settled=False)
    person.say("/start")
    hello = text_of(person.sees("niet de overheid"))
    assert "computer" in hello
    assert "DigiD, BSN of geld" in hello
    assert "https://wijzer.example/nl/" in hello


def test_the_language_is_asked_once_and_is_a_column_of_native_names(someone: Someone) -> None:
    person = someone("ar", settled=False)
    person.say("/start")
    asked = person.sees(say("ar", "Welke taal wilt u?"))
    assert [label for label, _ in buttons(asked)] == [each.native for each in available()]
    assert all(len(row) == 1 for row in asked["reply_markup"]["inline_keyboard"])
    person.press("العربية")
    person.sees(say("ar", MENU))
    person.say("/start")
    person.sees(say("ar", MENU))
    assert sum(say("ar", "Welke taal wilt u?") in text_of(each) for each in person.messages()) == 1


def test_an_unknown_phone_language_is_greeted_in_the_best_there_is(someone: Someone) -> None:
    person = someone("pl", settled=False)
    person.say("/start")
    person.sees(say("en", "Welke taal wilt u?"))


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("nl", "3-3-2024", [DAY_IN_DUTCH]),
        ("en", "3/3/2024", ["3 March 2027", DAY_IN_DUTCH]),
        ("ar", "٣/٣/٢٠٢٤", [DAY_IN_ARABIC, DAY_IN_DUTCH]),
    ],
)
def test_the_term_by_buttons(someone: Someone, language: str, typed: str, expected: list[str]) -> None:
    person = someone(language)
    person.press(title(language, "termijn"))
    person.sees(say(language, "Welke datum staat op uw PIP?"))
    person.say(typed)
    person.sees(say(language, "Waarom bent u in Nederland?"))
    person.press(say(language, "Gezin"))
    person.sees(say(language, "Bij wie bent u in Nederland komen wonen?"))
    person.press(say(language, "Een Nederlander"))
    person.sees(*expected, "Wet inburgering 2021, artikel 11")


def test_dates_may_be_typed_in_words(someone: Someone) -> None:
    person = someone("ar")
    person.say("/termijn")
    person.sees(say("ar", "Welke datum staat op uw PIP?"))
    person.say("3 مارس 2024")
    person.sees(say("ar", "Waarom bent u in Nederland?"))


def test_what_is_not_known_can_be_passed_over(someone: Someone) -> None:
    person = someone()
    person.say("/termijn")
    person.sees("Welke datum staat op uw PIP?")
    person.press("Dat weet ik niet")
    person.sees("Waarom bent u in Nederland?")
    person.press("Dat weet ik niet")
    person.sees("Uw termijn", "Uw termijn begint de dag na de datum op uw PIP")


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("31-02-2024", "Deze datum bestaat niet"),
        ("31 februari 2024", "Deze datum bestaat niet"),
        ("3-3-2050", "te ver weg"),
        ("3-3-1999", "te vroeg"),
        ("12345", "Deze datum bestaat niet"),
        ("🙂🙂", "Deze datum bestaat niet"),
    ],
)
def test_a_wrong_date_gets_one_sentence_and_the_question_again(
    someone: Someone, typed: str, because: str
) -> None:
    person = someone()
    person.say("/termijn")
    person.sees("Welke datum staat op uw PIP?")
    person.say(typed)
    person.sees(because, "Welke datum staat op uw PIP?")
    person.say("3-3-2024")
    person.sees("Waarom bent u in Nederland?")


def test_the_pip_by_buttons(someone: Someone) -> None:
    person = someone()
    person.press("PIP")
    person.sees("Waarom bent u in Nederland?")
    person.press("Werk of een andere reden")
    person.sees("Welke datum staat op de brief van DUO?")
    person.say("2 2 2026")
    person.sees("13 april 2026")


def test_the_objection_by_buttons(someone: Someone) -> None:
    person = someone()
    person.press("Bezwaar maken")
    person.sees("Welke datum staat op het besluit?")
    person.say("2-11-2026")
    person.sees("Wat voor brief is het?")
    person.press("Een besluit")
    person.sees("14 december 2026", "artikel 6:7")


def test_a_letter_against_which_no_objection_stands(someone: Someone) -> None:
    person = someone()
    person.press("Bezwaar maken")
    person.sees("Welke datum staat op het besluit?")
    person.say("2-11-2026")
    person.sees("Wat voor brief is het?")
    person.press("De uitslag van een examen")
    person.sees("Tegen de beoordeling van een examen kunt u geen bezwaar maken")


def test_the_hours_by_buttons(someone: Someone) -> None:
    person = someone()
    person.press("Uren in de Z-route")
    person.sees("Waarom bent u in Nederland?")
    person.press("Asiel")
    person.sees("Hoeveel uur les had u al?")
    person.say("veel")
    person.sees("met cijfers", "Hoeveel uur les had u al?")
    person.say("300 uur")
    person.sees("Hoeveel uur participatie deed u al?")
    person.say("٢٠٠")
    person.sees("Uren les", "500", "Uren participatie", "600")


def test_a_question_in_arabic_is_answered_with_the_worked_out_day(someone: Someone) -> None:
    person = someone("ar", settled=False)
    person.say("متى يجب أن أنتهي؟ خطتي PIP بتاريخ 3 مارس 2024")
    person.sees(DAY_IN_ARABIC, DAY_IN_DUTCH, "Wet inburgering 2021, artikel 11")


def test_a_question_in_arabic_in_a_dutch_chat_is_answered_in_arabic(someone: Someone) -> None:
    person = someone("nl")
    person.say("متى يجب أن أنتهي؟ خطتي PIP بتاريخ 3 مارس 2024")
    person.sees(DAY_IN_ARABIC, DAY_IN_DUTCH)


def test_dutch_terms_in_an_arabic_line_are_isolated(someone: Someone) -> None:
    person = someone("ar")
    person.say("متى يجب أن أنتهي؟ خطتي PIP بتاريخ 3 مارس 2024")
    answer = text_of(person.sees(DAY_IN_ARABIC))
    assert f"\u2066{DAY_IN_DUTCH}\u2069" in answer
    assert all(row.startswith("\u200f") for row in answer.split("\n") if row)


def test_the_dutch_is_one_tap_away(someone: Someone) -> None:
    person = someone("ar")
    person.say("متى يجب أن أنتهي؟ خطتي PIP بتاريخ 3 مارس 2024")
    person.sees(DAY_IN_ARABIC)
    person.press(say("ar", "Lees het in het Nederlands"))
    person.sees("Uw laatste dag", DAY_IN_DUTCH)


def test_what_is_known_of_somebody_does_not_stand_before_an_article(someone: Someone) -> None:
    person = someone()
    person.say("Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?")
    person.sees(DAY_IN_DUTCH)
    person.say("/start")
    person.sees("Typ uw vraag")
    person.press("Alle onderwerpen")
    person.sees("Waar gaat uw vraag over?")
    person.press("PIP")
    assert "nog niet uitrekenen" not in text_of(person.sees("PIP", "Wat moet u doen?"))


def test_a_question_while_a_question_is_open_is_a_question(someone: Someone) -> None:
    person = someone()
    person.say("/termijn")
    person.sees("Welke datum staat op uw PIP?")
    person.say("wat kost een examen")
    person.sees("Wat kost een examen")


def test_the_rest_of_an_answer_is_behind_a_button(someone: Someone) -> None:
    person = someone()
    person.press("Alle onderwerpen")
    person.sees("Waar gaat uw vraag over?")
    person.press("De stappen")
    first = person.sees("De stappen")
    label, data = next(each for each in buttons(first) if each[0].startswith("Verder lezen"))
    person.press(label)
    second = person.sees("")
    assert text_of(second) != text_of(first)
    kept = next(each for each in person.messages() if each["message_id"] == first["message_id"])
    assert data not in [each for _, each in buttons(kept)]

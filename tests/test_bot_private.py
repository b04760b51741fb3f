"""What a chat may not keep: asked by buttons, held in memory for one reckoning, and gone after it."""

from __future__ import annotations

from pathlib import Path

from bot.app import now
from content.answers import Note, Result
from content.desk import Desk, read_law
from tests.telegram_person import Person, Someone, buttons, kept, text_of
from tests.telegram_world import Json

pytest_plugins = ["tests.telegram_fixtures"]

DESK = Desk(read_law())
LOAN, REPAYMENT, EXTENSION = "lening-hoogte", "lening-terugbetalen", "termijn-verlengen"


def loan_today() -> str:
    """What comes out: an amount, or that DUO knows it, in a year of which we know no figures."""
    told = {"groep": "overig", "inkomen": "45000.00", "partner": "true"}
    first = DESK.work_out(LOAN, told, "nl", now().date()).lead[0]
    if isinstance(first, Result):
        return first.value
    assert isinstance(first, Note)
    return first.line.text


def ask_loan(person: Person) -> None:
    """Up to the question for a partner."""
    person.say(f"/start {DESK.link(LOAN, {}, 'nl')}")
    person.sees("Hoeveel kan ik lenen")
    person.press("Reken het voor mij uit")
    person.sees("Waarom bent u in Nederland?")
    person.press("Werk of een andere reden")
    person.sees("Wat was het inkomen", "Na een kwartier weten wij dit niet meer.")
    person.say("€ 45.000,00")
    person.sees("Hebt u een partner?")


def ask_extension(person: Person) -> Json:
    """Up to an answer that does not fit one message."""
    person.say(f"/start {DESK.link(EXTENSION, {}, 'nl')}")
    person.sees("Soms krijgt u extra tijd")
    person.press("Reken het voor mij uit")
    person.sees("Welke datum staat op uw PIP?")
    person.say("3-3-2024")
    person.sees("Welke route staat in uw PIP?")
    person.press("Onderwijsroute")
    person.sees("Waarom bent u in Nederland?")
    person.press("Asiel")
    person.sees("Waarom wilt u extra tijd?", "Na een kwartier weten wij dit niet meer.")
    person.press("een te late start")
    person.sees("Wanneer begon het?")
    person.say("4-3-2024")
    return person.sees("3 september 2027", "een te late start")


def test_the_loan_by_buttons(someone: Someone, folder: Path) -> None:
    person = someone()
    ask_loan(person)
    assert "45000" not in kept(folder)
    person.press("Ja")
    person.sees(loan_today())
    assert "45000" not in kept(folder)
    assert "partner" not in kept(folder)


def test_paying_back_by_buttons(someone: Someone, folder: Path) -> None:
    person = someone()
    person.say(f"/start {DESK.link(REPAYMENT, {}, 'nl')}")
    person.sees("DUO")
    person.press("Reken het voor mij uit")
    person.sees("Hoe hoog is uw schuld bij DUO?")
    person.say("10000")
    person.sees("Op welke dag was u klaar met inburgeren?")
    person.say("15-3-2026")
    person.sees("Hebt u een partner?")
    person.press("Dat weet ik niet")
    person.sees("U betaalt per maand", "94,39")
    assert "10000" not in kept(folder)
    assert "2026-03-15" not in kept(folder)


def test_more_time_by_buttons_on_every_page_of_its_answer(someone: Someone, folder: Path) -> None:
    person = someone()
    first = ask_extension(person)
    assert "ext-aanbod" not in kept(folder)
    label, data = next(each for each in buttons(first) if each[0].startswith("Verder lezen"))
    assert data.endswith(":~")
    person.press(label)
    assert text_of(person.sees("")) != text_of(first)


def test_the_duty_by_buttons(someone: Someone, folder: Path) -> None:
    topic = next(each.id for each in DESK.topics() if each.subject == "duty")
    person = someone()
    person.say(f"/start {DESK.link(topic, {}, 'nl')}")
    person.sees("Moet ik inburgeren?")
    person.press("Reken het voor mij uit")
    person.sees("Waarom bent u in Nederland?")
    person.press("Werk of een andere reden")
    person.sees("Is uw verblijf tijdelijk?")
    person.press("Ja")
    for label in ("Nee", "Een ander land", "Dat weet ik niet", "Dat weet ik niet"):
        person.sees("?")
        person.press(label)
    person.sees("Uw vergunning is voor een tijdelijk doel")
    assert "tijdelijk" not in kept(folder)


def test_another_reckoning_knows_nothing_of_it(someone: Someone) -> None:
    person = someone()
    ask_loan(person)
    person.press("Ja")
    person.sees(loan_today())
    person.say(f"/start {DESK.link(LOAN, {}, 'nl')}")
    person.sees("Hoeveel kan ik lenen")
    person.press("Reken het voor mij uit")
    person.sees("Wat was het inkomen")

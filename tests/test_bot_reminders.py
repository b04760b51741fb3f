"""Reminders in the chat: chosen, sent by day without saying what, moved, stopped, never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Bot

from bot import rounds, settings
from bot.app import AMSTERDAM
from bot.visit import House
from content.desk import Desk, read_law
from content.store import database
from content.store.chats import Chats
from content.store.reminders import Reminder, Reminders
from tests.telegram_person import Person, Telegram, numbers, running_bot_at, seed, text_of, until
from tests.telegram_world import TOKEN, Json

pytest_plugins = ["tests.telegram_fixtures"]

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=AMSTERDAM)
A_YEAR_BEFORE = NOON.replace(year=2027, month=3, day=3)
"""When Anna is reminded that twelve months are left."""
QUIET = "Er is een datum voor u."


@pytest.fixture(scope="module")
def running(telegram: Telegram, folder: Path) -> Iterator[None]:
    seed(folder)
    with running_bot_at(f"{NOON:%Y-%m-%dT%H:%M}", telegram, folder):
        yield


@pytest.fixture
def house(folder: Path, running: None) -> Iterator[House]:
    engine = database.engine(f"sqlite:///{folder / 'bot.db'}")
    reminders = Reminders(engine)
    for chat_id in reminders.chats():
        reminders.stop(chat_id)
    yield House(Desk(read_law()), Chats(engine), reminders, "https://wijzer.example")
    engine.dispose()


@pytest.fixture
def anna(telegram: Telegram, running: None) -> Person:
    """Somebody whose PIP is of 3 March 2025, so that everything still lies ahead."""
    person = Person(telegram, next(numbers), "nl")
    person.begin()
    person.say("Mijn PIP is van 3 maart 2025. Wanneer moet ik klaar zijn?")
    person.sees("3 maart 2028")
    return person


def rounds_at(telegram: Telegram, house: House, moment: datetime) -> None:
    """What is due, sent as the bot would at that moment."""
    settings.prefer_durations()

    async def send() -> None:
        async with Bot(TOKEN, base_url=f"{telegram.address}/bot") as bot:
            await rounds.send_due(bot, house, lambda: moment)

    asyncio.run(send())


def opened(person: Person) -> Json:
    """What the reminder says before it is opened; then it is."""
    quiet = person.sees(QUIET)
    person.press("Lees het bericht")
    return quiet


def chosen(house: House, person: Person) -> dict[str, Reminder]:
    return {each.kind: each for each in house.reminders.chosen(person.chat)}


def test_a_date_is_chosen_by_a_tap_and_stopped_by_another(anna: Person, house: House) -> None:
    anna.say("/herinnering")
    shown = anna.sees("Waaraan mogen wij u herinneren?")
    before = len(anna.messages())
    anna.press("U kunt om meer tijd vragen: 3 september 2027")
    anna.until_button("✅ U kunt om meer tijd vragen")
    assert chosen(house, anna)["term-half"].due == date(2027, 9, 3)
    anna.press("✅ U kunt om meer tijd vragen")
    anna.until_button("▫️ U kunt om meer tijd vragen")
    assert chosen(house, anna) == {}
    assert len(anna.messages()) == before
    assert shown["message_id"] == anna.messages()[-1]["message_id"]


def test_a_reminder_says_on_the_lock_screen_only_that_there_is_a_date(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    rounds_at(telegram, house, A_YEAR_BEFORE)
    message = opened(anna)
    assert "2028" not in text_of(message)
    read = anna.sees("3 maart 2028", "Meld u op tijd aan")
    assert "later dan u vroeg" not in text_of(read)


def test_nothing_is_sent_twice(anna: Person, house: House, telegram: Telegram) -> None:
    _choose(anna, "12 maanden tot")
    for hour in (10, 11, 12):
        rounds_at(telegram, house, datetime(2027, 3, 3, hour, tzinfo=AMSTERDAM))
    assert sum(QUIET in text_of(each) for each in anna.messages()) == 1


def test_a_missed_reminder_comes_late_and_says_so(anna: Person, house: House, telegram: Telegram) -> None:
    _choose(anna, "12 maanden tot")
    rounds_at(telegram, house, NOON.replace(year=2027, month=4, day=1))
    opened(anna)
    anna.sees("later dan u vroeg")


def test_a_reminder_that_is_of_no_use_any_more_is_not_sent(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    rounds_at(telegram, house, NOON.replace(year=2028, month=3, day=4))
    assert not any(QUIET in text_of(each) for each in anna.messages())
    assert house.reminders.claim(date(2028, 3, 4), NOON + timedelta(days=600)) is None


def test_another_date_moves_what_was_chosen_and_tells(anna: Person, house: House) -> None:
    _choose(anna, "12 maanden tot")
    anna.say("Mijn PIP is van 9 april 2025. Wanneer moet ik klaar zijn?")
    anna.sees("Uw herinneringen ook", "9 april 2027")
    assert chosen(house, anna)["term-year"].due == date(2027, 4, 9)


def test_a_date_of_the_law_that_moved_while_the_bot_was_down_moves_the_reminder(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    other = chosen(house, anna)["term-year"]
    house.reminders.choose(Reminder(other.chat_id, other.kind, date(2026, 11, 1), date(2027, 11, 1)))
    rounds_at(telegram, house, NOON)
    told = anna.sees("Uw herinneringen zijn veranderd")
    assert "20" not in text_of(told)
    anna.press("Mijn herinneringen")
    anna.until_button("✅ Nog 12 maanden tot uw laatste dag: 3 maart 2027")
    assert not any(QUIET in text_of(each) for each in anna.messages())


def test_a_date_that_moves_to_the_past_is_still_spoken_of(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    anna.say("Mijn PIP is van 9 april 2024. Wanneer moet ik klaar zijn?")
    anna.sees("Uw herinneringen ook", "zo snel mogelijk")
    rounds_at(telegram, house, NOON)
    opened(anna)
    anna.sees("9 april 2027")


def test_who_fills_in_a_calculator_anew_keeps_the_reminder(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    anna.say("Mijn PIP is van 3 maart 2025. Wanneer moet ik klaar zijn?")
    anna.sees("3 maart 2028")
    anna.press("Opnieuw invullen")
    anna.sees("Welke datum staat op uw PIP?")
    rounds_at(telegram, house, A_YEAR_BEFORE)
    anna.sees(QUIET)


def test_a_refusal_of_telegram_that_we_do_not_know_drops_nobody(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    telegram.do("refuse", method="sendMessage", code=400, description="Bad Request: something new")
    rounds_at(telegram, house, A_YEAR_BEFORE)
    assert house.chats.get(anna.chat) is not None
    rounds_at(telegram, house, A_YEAR_BEFORE + timedelta(minutes=11))
    anna.sees(QUIET)


@pytest.mark.parametrize("hour", [0, 8, 20, 23])
def test_no_phone_buzzes_at_night(anna: Person, house: House, telegram: Telegram, hour: int) -> None:
    _choose(anna, "12 maanden tot")
    rounds_at(telegram, house, datetime(2027, 3, 3, hour, tzinfo=AMSTERDAM))
    assert not any(QUIET in text_of(each) for each in anna.messages())


def test_a_question_while_a_date_is_asked_for_is_a_question(anna: Person) -> None:
    anna.say("/herinnering")
    anna.sees("Waaraan mogen wij")
    anna.press("Ik heb een datum voor een examen")
    anna.sees("Op welke dag is uw examen?")
    anna.say("wat kost een examen")
    anna.sees("Wat kost een examen")


def test_an_exam_and_a_decision_bring_their_own_dates(anna: Person, house: House) -> None:
    anna.say("/herinnering")
    anna.sees("Waaraan mogen wij")
    anna.press("Ik heb een datum voor een examen")
    anna.sees("Op welke dag is uw examen?")
    anna.say("32-1-2027")
    anna.sees("kunnen wij niet lezen")
    anna.say("10 januari 2027")
    anna.sees("Waaraan mogen wij")
    assert set(chosen(house, anna)) == {"exam-closes", "exam-day"}
    anna.press("Ik wil bezwaar maken")
    anna.sees("Welke datum staat op het besluit?")
    anna.say("2-11-2026")
    anna.sees("Waaraan mogen wij")
    assert chosen(house, anna)["objection"].about == date(2026, 12, 14)
    anna.press("Stop alle herinneringen")
    until(lambda: chosen(house, anna) == {}, "every reminder stopped")


def test_who_blocked_us_is_dropped_with_all_data(anna: Person, house: House, telegram: Telegram) -> None:
    _choose(anna, "12 maanden tot")
    telegram.do(
        "refuse", method="sendMessage", code=403, description="Forbidden: bot was blocked by the user"
    )
    rounds_at(telegram, house, A_YEAR_BEFORE)
    assert house.chats.get(anna.chat) is None
    assert chosen(house, anna) == {}


def test_when_telegram_asks_to_wait_the_reminder_waits_too(
    anna: Person, house: House, telegram: Telegram
) -> None:
    _choose(anna, "12 maanden tot")
    telegram.do("refuse", method="sendMessage", code=429, description="Too Many Requests: retry after 1",
                parameters={"retry_after": 1})  # fmt: skip
    rounds_at(telegram, house, A_YEAR_BEFORE)
    assert not any(QUIET in text_of(each) for each in anna.messages())
    rounds_at(telegram, house, A_YEAR_BEFORE + timedelta(seconds=30))
    anna.sees(QUIET)


def test_who_is_done_can_have_everything_deleted(anna: Person, house: House, telegram: Telegram) -> None:
    _choose(anna, "12 maanden tot")
    rounds_at(telegram, house, A_YEAR_BEFORE)
    opened(anna)
    anna.sees("3 maart 2028")
    anna.press("Ik ben klaar met inburgeren")
    anna.sees("wissen")
    anna.press("Ja, wis alles")
    anna.sees("is gewist")
    assert house.chats.get(anna.chat) is None


def test_reminders_stand_in_the_export(anna: Person) -> None:
    _choose(anna, "12 maanden tot")
    anna.say("/mijn_gegevens")
    anna.sees("Uw gegevens als bestand.")


def _choose(person: Person, label: str) -> None:
    person.say("/herinnering")
    person.sees("Waaraan mogen wij")
    person.press(label)
    person.until_button(f"✅ Nog {label}")

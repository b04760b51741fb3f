"""What is only in memory: gone with the process and with its time, and then asked again in so many words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.pocket import Pocket
from tests.telegram_person import Person, Telegram, numbers, running_bot, seed
from tests.test_bot_private import LOAN, REPAYMENT, ask_extension, ask_loan, loan_today

pytest_plugins = ["tests.telegram_fixtures"]


def left_halfway(telegram: Telegram, folder: Path, deed: Callable[[Person], object]) -> Person:
    """Somebody who was in the middle of something when the bot ended."""
    seed(folder)
    person = Person(telegram, next(numbers))
    with running_bot(telegram, folder):
        person.begin()
        deed(person)
    return person


def test_after_a_restart_the_bot_says_so_and_asks_again(telegram: Telegram, tmp_path: Path) -> None:
    person = left_halfway(telegram, tmp_path, ask_loan)
    with running_bot(telegram, tmp_path):
        person.press("Ja")
        person.sees("Uw antwoorden van eerder zijn gewist.")
        person.sees("Wat was het inkomen")
        person.say("45000")
        person.sees(loan_today())


def test_a_page_of_an_answer_of_before_a_restart_asks_for_what_it_rested_on(
    telegram: Telegram, tmp_path: Path
) -> None:
    person = left_halfway(telegram, tmp_path, ask_extension)
    with running_bot(telegram, tmp_path):
        person.press("Verder lezen")
        person.sees("Uw antwoorden van eerder zijn gewist. Vul ze nog een keer in.")
        person.press("Reken het voor mij uit")
        person.sees("Waarom wilt u extra tijd?")


@pytest.mark.anyio
async def test_what_is_in_memory_is_gone_when_its_time_is_over() -> None:
    pocket = Pocket(life=0.01)
    pocket.put(1, LOAN, {"inkomen": "45000.00"})
    assert pocket.of(1) == {"inkomen": "45000.00"}
    assert pocket.holds(1, LOAN)
    assert not pocket.holds(1, REPAYMENT)
    await asyncio.sleep(0.05)
    assert pocket.of(1) == {}
    assert not pocket.holds(1, LOAN)


@pytest.mark.anyio
async def test_each_answer_begins_the_time_anew_and_memory_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pocket.MOST", 2)
    pocket = Pocket()
    for chat in (1, 2, 1, 3):
        pocket.put(chat, LOAN, {"inkomen": str(chat)})
    assert [pocket.of(chat) for chat in (1, 2, 3)] == [{"inkomen": "1"}, {}, {"inkomen": "3"}]
    pocket.drop(1)
    assert pocket.of(1) == {}

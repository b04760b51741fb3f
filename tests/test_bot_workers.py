"""Two bots behind one address, on one PostgreSQL: each message answered once, and nothing told is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from content.store import database
from content.store.chats import Chat, Chats
from tests.servers import free_port
from tests.telegram_person import Person, Telegram, numbers, running_bot, text_of, until

pytest_plugins = ["tests.telegram_fixtures"]

PEOPLE = 12
TERM = "Mijn PIP is van 3 maart 2024. Wanneer moet ik klaar zijn?"
HOURS = "Hoeveel uren moet ik nog in de z-route? Ik had 300 uur les."


@pytest.fixture
def behind_one_address(own: Telegram, postgres_url: str, tmp_path: Path) -> Iterator[tuple[Telegram, Chats]]:
    """Two bots and a Bot API that pushes to both in turn, as a balancer in front of them does."""
    engine = database.engine(postgres_url)
    database.migrate(engine)
    ports = [free_port(), free_port()]
    own.do("doors", doors=[f"http://127.0.0.1:{port}/hook" for port in ports])
    with ExitStack() as stack:
        for port in ports:
            folder = tmp_path / str(port)
            folder.mkdir()
            settings = {
                "DATABASE_URL": postgres_url,
                "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:9/hook",
                "TELEGRAM_WEBHOOK_SECRET": "geheim_1",
                "BOT_PORT": str(port),
            }
            stack.enter_context(running_bot(own, folder, **settings))
        yield own, Chats(engine)
    engine.dispose()


def everyone(telegram: Telegram, chats: Chats) -> list[Person]:
    people = [Person(telegram, next(numbers)) for _ in range(PEOPLE)]
    for each in people:
        chats.save(Chat(each.chat, "nl"))
    return people


def said(person: Person, fragment: str) -> int:
    return sum(fragment in text_of(each) for each in person.messages())


def test_what_two_bots_are_told_at_once_is_all_kept(behind_one_address: tuple[Telegram, Chats]) -> None:
    telegram, chats = behind_one_address
    people = everyone(telegram, chats)
    for each in people:
        each.say(TERM)
        each.say(HOURS)

    def told(person: Person) -> dict[str, str]:
        kept = chats.get(person.chat)
        return {name: kept.given.get(name, "") for name in ("pip", "uren_taal")} if kept else {}

    both = {"pip": "2024-03-03", "uren_taal": "300"}
    until(lambda: all(told(each) == both for each in people), "both values kept of everyone", 60)
    assert {each["door"] for each in telegram.look("state")["pushed"]} == {0, 1}


def test_each_message_is_answered_once_though_it_comes_twice(
    behind_one_address: tuple[Telegram, Chats],
) -> None:
    telegram, chats = behind_one_address
    people = everyone(telegram, chats)
    updates = [each.say("/privacy") for each in people]
    for update in updates:
        telegram.do("repeat", update=update)
    for each in people:
        each.say("/help")
    until(lambda: all(said(each, "/verwijder") >= 2 for each in people), "help for everyone", 60)
    assert [said(each, "Wij bewaren nooit uw vragen") for each in people] == [1] * PEOPLE


def test_a_conversation_goes_on_whichever_bot_answers(behind_one_address: tuple[Telegram, Chats]) -> None:
    telegram, chats = behind_one_address
    person = everyone(telegram, chats)[0]
    person.say(TERM)
    person.sees("3 maart 2027")
    person.say("nee, 4 maart")
    person.sees("4 maart 2027")
    person.say("/termijn")
    person.sees("Waarom bent u in Nederland?")
    person.press("Gezin")
    person.sees("Bij wie bent u in Nederland komen wonen?")
    person.press("Een Nederlander")
    person.sees("4 maart 2027")

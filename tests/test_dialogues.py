"""Conversations played against the bot, over HTTP, and against the question box: the same answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from content.store import database
from content.store.chats import Chat, Chats
from tests.dialogues import Dialogue, Unreadable, dialogues, read
from tests.portal_site import portal, visiting
from tests.telegram_person import Person, Telegram, numbers, running_bot_at, seed, text_of

pytest_plugins = ["tests.telegram_fixtures"]

EVERY = dialogues()
NOON = "2026-11-22T12:00"
ISOLATES = re.compile("[\u200e\u200f\u2066-\u2069]")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def chats(telegram: Telegram, folder: Path) -> Iterator[Chats]:
    seed(folder)
    engine = database.engine(f"sqlite:///{folder / 'bot.db'}")
    with running_bot_at(NOON, telegram, folder):
        yield Chats(engine)
    engine.dispose()


@pytest.mark.parametrize("dialogue", EVERY, ids=lambda each: each.name)
def test_the_bot_and_the_question_box_say_the_same(
    dialogue: Dialogue,
    client: TestClient,
    chats: Chats,
    telegram: Telegram,
) -> None:
    person = Person(telegram, next(numbers), dialogue.language)
    chats.save(Chat(person.chat, dialogue.language, used_at=datetime.now(UTC)))
    language = dialogue.language
    before: list[str] = []
    for said in dialogue.said:
        page = client.post(f"/{language}/vraag", data={"vraag": said.text, "eerder": before})
        language, shown = language_of(page.text), plain(page.text)
        heard = answered(person, said.text)
        for each in said.seen:
            assert each in shown, f"the site, after {said.text!r}"
            assert each in heard, f"the bot, after {said.text!r}"
        for each in said.unseen:
            assert each not in shown, f"the site, after {said.text!r}"
            assert each not in heard, f"the bot, after {said.text!r}"
        if dialogue.same_title:
            assert title(page.text) in heard, f"another answer to {said.text!r}"
        before.append(said.text)


def answered(person: Person, text: str) -> str:
    """All that the bot says to a message: it is done when it answers the next one."""
    person.say(text)
    person.sees("")
    said = [text_of(each) for each in person.messages() if each["message_id"] > person.read]
    return ISOLATES.sub("", "\n".join(said))


def language_of(page: str) -> str:
    found = re.search(r'<html lang="([a-z]{2})"', page)
    assert found is not None
    return found[1]


def title(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return plain(found[0]).strip()


def plain(page: str) -> str:
    """The words of the newest answer: without the earlier ones, which stand folded above it."""
    body = re.sub(r'.*<details class="earlier">.*?</details>', "", page, flags=re.DOTALL)
    return ISOLATES.sub("", " ".join(unescape(re.sub(r"<[^>]+>", "", body)).split()))


def test_there_are_sixty_in_five_languages() -> None:
    assert len(EVERY) >= 60
    assert len({each.tongue for each in EVERY}) >= 5


@pytest.mark.parametrize("line", ["zomaar een regel", "taal: xx", "< antwoord zonder vraag", ""])
def test_a_line_that_no_dialogue_can_have_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "nl-fout.txt"
    file.write_text(f"# Fout.\n{line}\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"nl-fout\.txt"):
        read(file)

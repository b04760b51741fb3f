"""A photo of a letter: read by Tesseract, explained, taken out of the chat, and never kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.letter_sets import cases
from tests.pictures import photographed
from tests.telegram_person import Person, Running, Telegram, numbers, running_bot, text_of, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest_plugins = ["tests.telegram_fixtures"]

PATIENCE = 90.0
"""Seconds: reading a page takes a whole core for a while."""


def gone(person: Person, message_id: int) -> bool:
    every = person.telegram.look(f"chat/{person.chat}")
    return message_id not in {each["message_id"] for each in every}


def test_a_photo_of_a_letter_is_read_explained_and_gone(
    person: Person, chromium: Browser, tesseract: None, folder: Path, bot: Running
) -> None:
    letter = next(each for each in cases("duo") if each.how == "clean" and each.last_day == "objection")
    sent = person.photograph(photographed(chromium, letter.text))["message"]
    person.sees("Wij bewaren de foto niet")
    until(lambda: gone(person, sent["message_id"]), "the photo gone from the chat", PATIENCE)
    said = "\n".join(text_of(each) for each in person.messages())
    assert "bezwaar" in said.casefold()
    kept = (folder / "bot.db").read_bytes() + (folder / "bot.db-wal").read_bytes()
    for secret in letter.text.split()[:40]:
        if len(secret) > 9:
            assert secret.encode() not in kept
            assert secret not in bot.written()


def test_a_picture_without_words_is_said_to_be_unreadable(
    person: Person, chromium: Browser, tesseract: None
) -> None:
    sent = person.photograph(photographed(chromium, " "))["message"]
    until(lambda: gone(person, sent["message_id"]), "the photo gone from the chat", PATIENCE)
    person.sees("konden deze foto niet lezen")


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\xff\xd8\xff\xe0 broken"])
def test_what_is_no_picture_is_said_to_be_unreadable(person: Person, tesseract: None, content: bytes) -> None:
    person.photograph(content)
    person.sees("konden deze foto niet lezen")


def test_a_photo_that_is_too_large_is_not_even_fetched(
    person: Person, telegram: Telegram, tesseract: None
) -> None:
    before = len(telegram.calls("getFile"))
    person.photograph(b"x", size=11 * 1024 * 1024)
    person.sees("te groot")
    assert len(telegram.calls("getFile")) == before


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(person: Person) -> None:
    person.send(document={"file_id": "a", "file_unique_id": "b", "mime_type": "image/webp", "file_size": 9})
    person.sees("Dit bestand kunnen wij niet lezen")


def test_where_the_program_is_missing_there_is_another_way(own: Telegram, tmp_path: Path) -> None:
    someone = Person(own, next(numbers))
    nowhere = tmp_path / "empty"
    nowhere.mkdir()
    with running_bot(own, tmp_path, PATH=str(nowhere), HOME=os.environ.get("HOME", "/")):
        someone.photograph(b"x")
        someone.sees("Foto's kunnen wij hier niet lezen", "Typ of plak de tekst", "BSN")

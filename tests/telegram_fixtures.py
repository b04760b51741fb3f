"""A local Bot API, the running bot and the people who write to it: shared by the tests of the bot."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.telegram_person import Person, Running, Someone, Telegram, numbers, running_bot, seed
from tests.telegram_server import serve


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bot")


@contextlib.contextmanager
def serving() -> Iterator[Telegram]:
    """A local Bot API, and its control side."""
    with serve() as address:
        api = Telegram(address)
        with contextlib.closing(api.client):
            yield api


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    with serving() as api:
        yield api


@pytest.fixture
def own() -> Iterator[Telegram]:
    """A local Bot API for this test alone."""
    with serving() as api:
        yield api


@pytest.fixture(scope="module")
def bot(telegram: Telegram, folder: Path) -> Iterator[Running]:
    seed(folder)
    with running_bot(telegram, folder) as running:
        yield running


@pytest.fixture
def someone(telegram: Telegram, bot: Running) -> Someone:
    """A new person; with `settled` false one who has not yet chosen a language."""

    def make(language: str = "nl", *, settled: bool = True) -> Person:
        person = Person(telegram, next(numbers), language)
        if settled:
            person.begin()
        return person

    return make


@pytest.fixture
def person(someone: Someone) -> Person:
    """Somebody whose chat is in Dutch."""
    return someone()

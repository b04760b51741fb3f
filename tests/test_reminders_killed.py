"""A sender may be killed at any point: nobody is passed over, and at most that one message comes twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.app import AMSTERDAM
from content.desk import Desk, Kind, read_law
from content.rules.dates import add_months
from content.store.chats import Chat, Chats
from content.store.reminders import Reminder, Reminders
from tests.telegram_person import Person, Telegram

pytest_plugins = ["tests.telegram_fixtures"]

ROOT = Path(__file__).parents[1]
KILLS = 100
PEOPLE = 200
SEED = 20261122


def test_a_hundred_kills_lose_nothing_and_repeat_at_most_one_message_each(
    engine: Engine, database_url: str, own: Telegram
) -> None:
    choose_for_many(Chats(engine), Reminders(engine), own)
    command = [sys.executable, "-W", "error", "-m", "tests.killed_senders"]
    run = subprocess.run(
        [*command, database_url, own.address, str(KILLS), str(SEED)],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    calls = [each for each in own.calls("sendMessage") if each["error"] is None]
    sent = Counter(str(each["fields"]["reply_markup"]) + str(each["fields"]["chat_id"]) for each in calls)
    assert Reminders(engine).chats() == ()
    assert len(sent) == 2 * PEOPLE
    assert sum(sent.values()) - 2 * PEOPLE <= KILLS


def choose_for_many(chats: Chats, reminders: Reminders, telegram: Telegram) -> None:
    """Two reminders each, due some months ago, of a term that still runs."""
    now = datetime.now(AMSTERDAM)
    pip = add_months(now.date(), -30) - timedelta(days=5)
    given = {"pip": pip.isoformat()}
    found = {each.kind: each for each in Desk(read_law()).moments(given, now.date())}
    for number in range(1, PEOPLE + 1):
        Person(telegram, number).say("/start")
        chats.save(Chat(number, "nl", given, used_at=now))
        for kind in (Kind.TERM_YEAR, Kind.TERM_HALF):
            moment = found[kind]
            reminders.choose(Reminder(number, kind, moment.due, moment.about))

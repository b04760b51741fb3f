"""Reminders in a database of either kind: claimed by one, marked, moved, forgotten."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from content.store.chats import Chat, Chats
from content.store.reminders import LEASE, Reminder, Reminders

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 10, 0, 0, 123, tzinfo=UTC)
TODAY = NOW.date()
DUE = date(2026, 11, 20)
ABOUT = date(2027, 3, 3)


def chosen(engine: Engine, chat_id: int = 7, kind: str = "term-month", due: date = DUE) -> Reminder:
    """A reminder of somebody."""
    Chats(engine).save(Chat(chat_id, "nl", {"pip": "2024-03-03"}, used_at=NOW))
    reminder = Reminder(chat_id, kind, due, ABOUT)
    Reminders(engine).choose(reminder)
    return reminder


def test_what_is_due_is_claimed_once(engine: Engine) -> None:
    chosen(engine)
    reminders = Reminders(engine)
    assert reminders.claim(TODAY, NOW) is not None
    assert reminders.claim(TODAY, NOW + timedelta(seconds=1)) is None


def test_what_is_not_yet_due_waits(engine: Engine) -> None:
    chosen(engine, due=TODAY + timedelta(days=1))
    assert Reminders(engine).claim(TODAY, NOW) is None


def test_a_claim_of_a_sender_that_died_is_lost_after_a_while(engine: Engine) -> None:
    chosen(engine)
    reminders = Reminders(engine)
    first = reminders.claim(TODAY, NOW)
    second = reminders.claim(TODAY, NOW + LEASE + timedelta(seconds=1))
    assert first is not None
    assert second is not None
    assert not reminders.mark(first)
    assert reminders.mark(second)
    assert reminders.claim(TODAY, NOW + 3 * LEASE) is None


def test_what_was_released_is_tried_again(engine: Engine) -> None:
    chosen(engine)
    reminders = Reminders(engine)
    claimed = reminders.claim(TODAY, NOW)
    assert claimed is not None
    assert reminders.release(claimed)
    assert reminders.claim(TODAY, NOW + timedelta(seconds=1)) is not None


def test_what_moved_is_sent_on_its_new_day_also_when_it_was_sent_before(engine: Engine) -> None:
    chosen(engine)
    reminders = Reminders(engine)
    claimed = reminders.claim(TODAY, NOW)
    assert claimed is not None
    reminders.mark(claimed)
    later = TODAY + timedelta(days=90)
    assert reminders.move(claimed, later, ABOUT + timedelta(days=90))
    assert not reminders.move(claimed, later, ABOUT + timedelta(days=90))
    assert reminders.claim(TODAY, NOW) is None
    assert reminders.claim(later, NOW) is not None


def test_who_is_deleted_is_reminded_of_nothing(engine: Engine) -> None:
    chosen(engine)
    assert Chats(engine).delete(7)
    assert Reminders(engine).chosen(7) == ()
    assert Reminders(engine).claim(TODAY, NOW) is None


def test_a_chat_is_not_forgotten_while_a_reminder_waits(engine: Engine) -> None:
    chosen(engine)
    later = NOW + timedelta(days=400)
    assert Chats(engine).forget(later) == 0
    claimed = Reminders(engine).claim(TODAY, NOW)
    assert claimed is not None
    Reminders(engine).mark(claimed)
    assert Chats(engine).forget(later) == 1


def test_one_kind_is_stopped_or_all(engine: Engine) -> None:
    for kind in ("term-year", "term-half", "term-month"):
        chosen(engine, kind=kind)
    reminders = Reminders(engine)
    assert reminders.stop(7, "term-half") == 1
    assert [each.kind for each in reminders.chosen(7)] == ["term-month", "term-year"]
    assert reminders.stop(7) == 2


SEND_ALL = """
import sys
from datetime import UTC, date, datetime
from content.store import database
from content.store.reminders import Reminders
base = database.engine(sys.argv[1])
reminders, sent = Reminders(base), []
while (each := reminders.claim(date(2026, 11, 22), datetime.now(UTC))) is not None:
    sent.append(each.chat_id)
    assert reminders.mark(each)
base.dispose()
print(*sent)
"""


def test_two_senders_at_once_lose_and_double_nothing(engine: Engine, database_url: str) -> None:
    everybody = list(range(1, 81))
    for number in everybody:
        chosen(engine, number)
    command = [sys.executable, "-W", "error", "-c", SEND_ALL, database_url]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outcomes = [each.communicate(timeout=60) for each in running]
    assert [error for _, error in outcomes if error] == []
    assert sorted(int(number) for out, _ in outcomes for number in out.split()) == everybody

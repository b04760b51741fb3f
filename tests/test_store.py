"""The database of either kind: migrations, two processes at once, and what is kept of a chat."""

import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from content import settings
from content.store import database
from content.store.chats import KEPT, Chat, Chats
from content.store.schema import METADATA
from content.store.turns import Turns

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 14, 35, 12, tzinfo=UTC)


def together(script: str, *arguments: str, processes: int = 2) -> list[str]:
    """What several processes printed that ran the same script at the same time."""
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    results = [(process.communicate(timeout=60), process.returncode) for process in running]
    assert [error for (_, error), code in results if code] == []
    return [out.strip() for (out, _), _ in results]


def test_the_migrations_make_the_tables_of_the_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    database.migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0005"]


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    script = "import sys; from content.store import database; database.migrate(database.engine(sys.argv[1]))"
    assert together(script, database_url, processes=4) == ["", "", "", ""]


COUNT_UP = """
import sys
from datetime import UTC, datetime
from content.store import database
from content.store.chats import Chat, Chats
chats = Chats(database.engine(sys.argv[1]))
now = datetime.now(UTC)
print(sum(chats.claim_update(7, number, now) for number in range(1, 101)))
"""


def test_two_processes_never_answer_the_same_update(engine: Engine, database_url: str) -> None:
    answered = [int(out) for out in together(COUNT_UP, database_url)]
    # However they share them: each is claimed, and none by both.
    assert sum(answered) == 100
    last = Chats(engine).get(7)
    assert last is not None
    assert last.last_update_id == 100


def chat(**known: object) -> Chat:
    base: dict[str, object] = {"chat_id": 7, "language": "ar", "given": {"pip": "2024-03-03"}, "used_at": NOW}
    return Chat(**{**base, **known})  # type: ignore[arg-type]


def test_a_chat_is_kept_and_found_again(engine: Engine) -> None:
    chats = Chats(engine)
    chats.save(chat(open_topic="termijn", open_field="pip", last_update_id=3))
    found = chats.get(7)
    assert found is not None
    assert (found.language, found.given, found.open_topic, found.open_field) == (
        "ar", {"pip": "2024-03-03"}, "termijn", "pip",
    )  # fmt: skip
    assert chats.get(8) is None


def test_of_the_time_only_the_hour_is_kept(engine: Engine) -> None:
    Chats(engine).save(chat())
    found = Chats(engine).get(7)
    assert found is not None
    assert found.used_at == datetime(2026, 11, 22, 14, tzinfo=UTC)


def test_what_may_not_be_kept_of_a_person_is_not(engine: Engine) -> None:
    private = {
        "inkomen": "2000",
        "schuld": "9",
        "geboren": "1990-01-01",
        "tekst": "ik ben ziek",
        "prijs": "12",
    }
    Chats(engine).save(chat(given={**private, **dict.fromkeys(KEPT, "x")}))
    found = Chats(engine).get(7)
    assert found is not None
    assert set(found.given) == KEPT


def test_an_update_is_answered_once(engine: Engine) -> None:
    chats = Chats(engine)
    claimed = [chats.claim_update(7, number, NOW) for number in (10, 10, 11, 9, 11, 9)]
    assert claimed == [True, False, True, True, False, False]


def test_numbers_of_updates_are_forgotten_when_none_can_come_again(engine: Engine) -> None:
    chats = Chats(engine)
    assert chats.claim_update(7, 10, NOW)
    assert chats.forget_updates(NOW + timedelta(days=1)) == 0
    assert chats.forget_updates(NOW + timedelta(days=3)) == 1


def test_a_chat_is_one_bots_turn_at_a_time(postgres_url: str) -> None:
    first, second = Turns(database.engine(postgres_url)), Turns(database.engine(postgres_url))
    assert first.take(7)
    assert not second.take(7)
    assert second.take(8)
    first.give(7)
    assert second.take(7)
    first.close()
    second.close()


def test_a_bot_that_dies_gives_its_turns_free(postgres_url: str) -> None:
    first, second = Turns(database.engine(postgres_url)), Turns(database.engine(postgres_url))
    assert first.take(7)
    first.close()
    assert second.take(7)
    second.close()


def test_saving_a_chat_does_not_open_an_old_update_again(engine: Engine) -> None:
    chats = Chats(engine)
    assert chats.claim_update(7, 10, NOW)
    chats.save(chat(last_update_id=0))
    assert not chats.claim_update(7, 10, NOW)


def test_numbers_that_start_anew_after_a_quiet_week_are_answered(engine: Engine) -> None:
    chats = Chats(engine)
    assert chats.claim_update(7, 900_000, NOW)
    assert chats.claim_update(7, 1_234, NOW)


def test_a_deleted_chat_leaves_nothing(engine: Engine) -> None:
    chats = Chats(engine)
    chats.save(chat())
    assert chats.delete(7)
    assert not chats.delete(7)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM chats")).scalar_one() == 0


def test_chats_not_used_for_long_are_forgotten(engine: Engine) -> None:
    chats = Chats(engine)
    chats.save(chat())
    chats.save(chat(chat_id=8, used_at=NOW + timedelta(days=300)))
    assert chats.forget(NOW + timedelta(days=100)) == 1
    assert chats.get(7) is None


def test_a_chat_tells_no_log_who_it_is(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    one = chat(chat_id=987654321, given={"pip": "2024-03-03"})
    Chats(engine).save(one)
    assert "987654321" not in caplog.text + repr(one)
    assert "2024-03-03" not in caplog.text + repr(one)


def test_what_fails_in_the_middle_leaves_nothing(engine: Engine) -> None:
    def fail() -> None:
        with database.writing(engine) as connection:
            connection.execute(text("DELETE FROM alembic_version"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1


def test_the_database_is_a_file_under_var_unless_told_otherwise() -> None:
    assert settings.read({}).database_url.endswith("/var/inburgerwijzer.db")
    assert settings.read({"DATABASE_URL": "postgres://u@h/d"}).database_url == "postgresql+psycopg://u@h/d"

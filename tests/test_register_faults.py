"""A fault in the middle of an import leaves the register as it was: killed, out of room, or locked out."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy

from content.store import database
from content.store.register import Register
from tests.registers import HEAD, file, line

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROWS = 10_000
MINUTE = 60.0
# A table that no longer takes rows, as on a disk without room.
FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON schools FOR EACH ROW EXECUTE FUNCTION no_room()
"""


def tool(database_url: str, *arguments: str, blocks: int | None = None) -> subprocess.Popen[str]:
    """The tool as a process; `blocks` of 512 bytes: then the system ends every file."""
    limit = [] if blocks is None else ["sh", "-c", f'ulimit -f {blocks}; exec "$0" "$@"']
    return subprocess.Popen(
        [*limit, sys.executable, "-m", "content", "schools", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, error = process.communicate(timeout=2 * MINUTE)
    return process.returncode, out, error


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register file of 10,000 rows over the postcodes of the country."""
    places = ROOT / "content" / "register" / "places-nl.csv"
    with places.open(encoding="utf-8") as stream:
        codes = [row["code"] for row in csv.DictReader(stream) if row["kind"] == "pc4"]
    rows = (
        line(name=f"School {number}", bow_number=f"{number}", postcode=codes[number % len(codes)], city="")
        for number in range(ROWS)
    )
    return file(tmp_path_factory.mktemp("large"), *rows, head=HEAD, name="large.csv")


@pytest.fixture
def before(database_url: str, tmp_path: Path) -> str:
    """What the register exports before the fault."""
    assert ended(tool(database_url, "import", str(file(tmp_path, line(name="A")))))[0] == 0
    return ended(tool(database_url, "export"))[1]


def test_ten_thousand_rows_take_less_than_a_minute_and_say_how_far_they_are(
    database_url: str, large: Path
) -> None:
    began = time.monotonic()
    code, out, error = ended(tool(database_url, "import", str(large)))
    assert code == 0
    assert time.monotonic() - began < MINUTE
    assert json.loads(out)["accepted"] == ROWS
    assert "checked 5000 of 10000 rows" in error
    assert "written 5000 of" in error


def test_a_process_killed_while_it_writes_leaves_the_old_register(
    database_url: str, before: str, large: Path
) -> None:
    process = tool(database_url, "import", str(large))
    assert process.stderr is not None
    said = ""
    while "written 1000 of" not in said:
        piece = process.stderr.read(1)
        assert piece, said
        said += piece
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=MINUTE) == -signal.SIGKILL
    process.communicate()
    assert ended(tool(database_url, "export"))[1] == before
    assert ended(tool(database_url, "import", str(large)))[0] == 0


def test_no_room_on_the_disk_leaves_the_old_register_and_one_clear_line(
    sqlite_url: str, tmp_path: Path, large: Path
) -> None:
    assert ended(tool(sqlite_url, "import", str(file(tmp_path, line(name="A")))))[0] == 0
    before = ended(tool(sqlite_url, "export"))[1]
    code, out, error = ended(tool(sqlite_url, "import", str(large), blocks=2000))
    assert (code, out) == (2, "")
    assert error.splitlines()[-1].startswith("the database cannot do this now")
    assert "Traceback" not in error
    assert ended(tool(sqlite_url, "export"))[1] == before
    assert ended(tool(sqlite_url, "import", str(large)))[0] == 0


def test_a_full_database_server_leaves_the_old_register(postgres_url: str, tmp_path: Path) -> None:
    """A trigger raises what PostgreSQL raises on a full disk, in the middle of our transaction."""
    base = database.engine(postgres_url)
    database.migrate(base)
    register = Register(base)
    register.load(file(tmp_path, line(name="A")), False, NOW)
    path = file(tmp_path, line(name="B"))
    with base.begin() as connection:
        connection.execute(sqlalchemy.text(FULL))
    with pytest.raises(database.Unavailable, match="no space left"):
        register.load(path, False, NOW)
    assert [each.name for each in register.schools()] == ["A"]
    base.dispose()


def test_a_locked_database_leaves_the_old_register_and_one_clear_line(
    database_url: str, before: str, tmp_path: Path
) -> None:
    base = database.engine(database_url)
    with database.writing(base) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sqlalchemy.text("LOCK TABLE imports IN EXCLUSIVE MODE"))
        code, out, error = ended(tool(database_url, "import", str(file(tmp_path, line(name="B")))))
    base.dispose()
    assert (code, out) == (2, "")
    assert "lock" in error
    assert error.count("\n") == 1
    assert ended(tool(database_url, "export"))[1] == before

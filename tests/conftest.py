"""What tests lean on: a browser, databases of both kinds, and a loud word about what could not be run.

A test asks for `chromium`, `page`, `tesseract`, `postgres_url` or `database_url` by name. Where the machine
lacks the program the test is skipped and named again at the very end; under CI=true it fails.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
import sqlalchemy
from hypothesis import settings

from content.store import database
from content.store.register import Register
from tests import postgres

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)

# A shared machine is noisy: a slow example is no failure. In CI the examples are the same every time.
settings.register_profile("steady", deadline=None)
settings.register_profile("ci", parent=settings.get_profile("steady"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "steady")

NOT_RUN = "not run, "


def _lacking(what: str) -> NoReturn:
    """Skips with a reason, and under CI fails: a test that never runs must not look like one that passed."""
    if os.environ.get("CI") == "true":
        pytest.fail(NOT_RUN + what, pytrace=False)
    pytest.skip(NOT_RUN + what)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names, just above the closing line, what this machine could not run, whichever worker met it."""
    skipped = [(str(each.longrepr[2]), each.nodeid) for each in terminalreporter.getreports("skipped")]
    lacking = sorted((why.partition(NOT_RUN)[2], test) for why, test in skipped if NOT_RUN in why)
    if lacking:
        terminalreporter.section("NOT RUN ON THIS MACHINE", sep="!", red=True, bold=True)
        for what, test in lacking:
            terminalreporter.write_line(f"{what}: {test}")


# A long file that comes last keeps one worker busy while the others are idle: these go first.
LONGEST = (
    "test_browser", "test_fuzz", "test_bot_service", "test_dialogues", "test_bot_hardship",
    "test_bot_reminders",
    "test_bot_kept", "test_bot_forgetting", "test_reminders_killed", "test_commands_schools", "test_commands",
    "test_rules_covered", "test_letters", "test_bot_workers", "test_browser_reading", "test_register_faults",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """By file, the longest first; within a file the order stays."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda each: place.get(each.path.stem, len(LONGEST)))


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, as the programs do."""
    return "asyncio"


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium, driven by Playwright. A module's: an open one would hold the thread's event loop."""
    path = shutil.which("chromium")
    if path is None:
        _lacking("no Chromium (package chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        # A suite run with a shifted clock shifts ours, not the browser's, which does not survive it.
        environment: dict[str, str | float | bool] = {**os.environ}
        environment.pop("LD_PRELOAD", None)
        browser = play.chromium.launch(executable_path=path, args=CHROMIUM.split(), env=environment)
        yield browser
        browser.close()


@pytest.fixture
def tesseract() -> None:
    """The program that reads pictures, with Dutch."""
    if shutil.which("tesseract") is None:
        _lacking("no Tesseract (packages tesseract-ocr, tesseract-ocr-nld)")


@pytest.fixture
def page(chromium: "Browser") -> Iterator["Page"]:
    """A page of a phone's width in a browser that remembers nothing."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str | None]:
    """The address of the tests' own PostgreSQL server; None where PostgreSQL is not installed."""
    folder = postgres.programs()
    if folder is None:
        yield None
        return
    with postgres.server(folder) as address:
        yield address


_numbers = itertools.count(1)


@pytest.fixture
def postgres_url(postgres_server: str | None) -> str:
    """An empty PostgreSQL database for this test alone."""
    if postgres_server is None:
        _lacking("no PostgreSQL (package postgresql)")
    name = f"test_{next(_numbers)}"
    engine = sqlalchemy.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres_server.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once of each kind the project runs on."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[sqlalchemy.Engine]:
    """The same, with our tables in it."""
    base = database.engine(database_url)
    database.migrate(base)
    yield base
    base.dispose()


@pytest.fixture
def register(engine: sqlalchemy.Engine) -> Register:
    """A register of schools that is still empty."""
    return Register(engine)

"""One door to SQLite and PostgreSQL: connections, writing transactions, migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, literal, make_url, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

_WAIT = 5  # seconds one process waits for another's writing
_PATIENCE = 60  # seconds for the longest single piece of work
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 20260215  # our number among PostgreSQL's advisory locks


class Unavailable(Exception):
    """The database cannot do it now: locked by another, full, or gone. Nothing was changed."""


def engine(url: str) -> Engine:
    """An engine for either database; an SQLite file and its folder are made when missing."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, address.database)
    return create_engine(
        address,
        pool_size=5,
        max_overflow=10,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": _WAIT,
            "options": f"-c lock_timeout={_WAIT}s -c statement_timeout={_PATIENCE}s",
        },
    )


@contextmanager
def writing(base: Engine) -> Iterator[Connection]:
    """A transaction that writes. On SQLite it locks at once: one that reads first would fail."""
    with (
        _reporting(),
        base.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def _reporting() -> Iterator[None]:
    """What the database refuses, as Unavailable."""
    try:
        yield
    except DBAPIError as fault:
        raise Unavailable(_said(fault)) from fault


def _said(fault: DBAPIError) -> str:
    """What the database itself says, in one line, without our statement and its values."""
    return " ".join(str(fault.orig).split()).rstrip(".")[:200]


def migrate(base: Engine) -> None:
    """Brings the schema up to date; of two processes that start together the second waits for the first."""
    with _reporting():
        if _is_up_to_date(base):
            return
    if base.dialect.name == "sqlite":
        with writing(base) as connection:
            _upgrade(connection)
        return
    with _reporting(), base.connect() as connection:
        connection.execute(text(f"SET lock_timeout = '{_PATIENCE}s'"))
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
        connection.commit()
        try:
            with connection.begin():
                _upgrade(connection)
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            connection.execute(text(f"SET lock_timeout = '{_WAIT}s'"))
            connection.commit()


def _is_up_to_date(base: Engine) -> bool:
    """Known from the file names and one row: the tool itself costs nine megabytes in each process."""
    newest = max(path.stem.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
    if not inspect(base).has_table("alembic_version"):
        return False
    with base.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 (see _is_up_to_date)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _sqlite(url: str, file: str | None) -> Engine:
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    base = create_engine(url, connect_args={"timeout": _WAIT, "check_same_thread": False})
    event.listen(base, "connect", _prepare)
    event.listen(base, "begin", _begin)
    return base


def _prepare(connection: Any, _record: object) -> None:
    """Write-ahead log: reading never waits for writing. We begin transactions, not the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_WAIT * 1000}")
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("BEGIN IMMEDIATE")  # waits its turn, which the change of mode itself does not
        cursor.execute("COMMIT")
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def answers(base: Engine) -> bool:
    """Whether the database answers just now."""
    try:
        with base.connect() as connection:
            return connection.execute(select(literal(True))).scalar() is True
    except SQLAlchemyError:
        return False

"""What the content reads from the environment: where the database is, and the addresses of its links."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "var" / "inburgerwijzer.db"


@dataclass(frozen=True)
class Settings:
    """The content's settings. `portal_url` and `telegram_username` are only for the links the tool prints."""

    database_url: str
    portal_url: str = "http://127.0.0.1:8000"
    telegram_username: str = ""


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """DATABASE_URL, with the driver we ship; without it an SQLite file under var/."""
    given = os.environ if environment is None else environment
    url = given.get("DATABASE_URL", "").strip() or f"sqlite:///{_FILE}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            url = f"postgresql+psycopg://{url.removeprefix(prefix)}"
    return Settings(
        database_url=url,
        portal_url=(given.get("PORTAL_URL") or Settings.portal_url).rstrip("/"),
        telegram_username=given.get("TELEGRAM_USERNAME", "").removeprefix("@"),
    )


def database_url() -> str:
    """The database of this process."""
    return read().database_url

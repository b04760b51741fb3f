"""Register files for tests."""

from collections.abc import Mapping
from pathlib import Path

HEAD = (
    "id,bow_number,name,status,status_date,hourly_rate,street_number,postcode,city,routes,evening,"
    "source_url,checked_on,note"
)
GOOD: Mapping[str, str] = {
    "name": "Taalhuis",
    "status": "holder",
    "city": "Utrecht",
    "source_url": "https://example.nl/",
    "checked_on": "2026-11-01",
}


def line(**cells: str) -> str:
    """One row under HEAD: GOOD, with what is said here."""
    row = {**GOOD, **cells}
    return ",".join(
        f'"{row[column]}"' if "," in row.get(column, "") else row.get(column, "")
        for column in HEAD.split(",")
    )


def file(folder: Path, *lines: str, head: str = HEAD, name: str = "register.csv") -> Path:
    """A register file with these lines."""
    path = folder / name
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path

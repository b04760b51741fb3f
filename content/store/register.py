"""The register of schools in the database: each import whole, beside the ones before it."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, func, insert, select, text, update

from content import register_file
from content.register_file import Problem, Table
from content.register_merge import Entry, Merged, merge
from content.register_rows import COLUMNS, school
from content.register_rows import cells as cells_of
from content.schools import School
from content.store import schema
from content.store.database import writing

SEED = Path(__file__).parents[1] / "register" / "schools.csv"
_HERE = ZoneInfo("Europe/Amsterdam")
_ANY_DAY = date(2000, 1, 1)
_AT_ONCE = 500  # rows written, and checked, between two words of progress


Progress = Callable[[str, int, int], None]
"""Told what was done with how many rows of how many."""


def _silent(done: str, rows: int, of: int) -> None:
    """For who does not want to be told."""


class Refused(Exception):
    """What was asked of the register cannot be done; the message says why."""


@dataclass(frozen=True)
class Report:
    """What a file holds and what became of it. `import_id` is None where nothing was stored."""

    file: str
    sha256: str
    format: str
    entries: tuple[Entry, ...]
    counts: Mapping[str, int]
    notices: tuple[Problem, ...]
    import_id: int | None = None

    @property
    def accepted(self) -> int:
        """Rows without a problem."""
        return sum(not entry.problems for entry in self.entries)

    @property
    def rejected(self) -> list[dict[str, object]]:
        """A refused row each: its first problem, and the others under `also`."""
        rows = []
        for first, *others in (entry.problems for entry in self.entries if entry.problems):
            also = [{"column": each.column, "reason": each.reason} for each in others]
            rows.append(first.as_json() | ({"also": also} if also else {}))
        return rows

    def as_json(self) -> dict[str, object]:
        """As the tool prints it."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "format": self.format,
            "read": len(self.entries),
            "accepted": self.accepted,
            "rejected": self.rejected,
            "notices": [notice.as_json() for notice in self.notices],
            "counts": dict(self.counts),
            "imported": self.import_id is not None,
            "import": self.import_id,
        }


class Register:
    """The schools of the last import that was not undone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: tuple[int, tuple[School, ...]] = (0, ())

    def check(self, path: Path, on: date | None = None) -> Report:
        """What importing the file would do; stores nothing. Raises BadFile where it cannot be read."""
        table = register_file.read(path)
        with self._engine.connect() as connection:
            merged = _merged(connection, table, on or _ANY_DAY)
        return _report(table, merged)

    def load(self, path: Path, accept_valid: bool, now: datetime, tell: Progress = _silent) -> Report:
        """Imports the file, whole or not at all; with `accept_valid` the rows that are right.

        Raises BadFile, and Unavailable where the database cannot: then the register is as it was.
        """
        table = register_file.read(path)
        with writing(self._engine) as connection:
            _lock(connection)
            return _load(connection, table, accept_valid, now, tell)

    def seed_if_empty(self, path: Path, now: datetime) -> bool:
        """Imports the file where nothing was imported yet; of two processes only one does."""
        with self._engine.connect() as connection:
            if _any_import(connection):
                return False
        table = register_file.read(path)
        with writing(self._engine) as connection:
            _lock(connection)
            if _any_import(connection):
                return False
            return _load(connection, table, accept_valid=False, now=now, tell=_silent).import_id is not None

    def rollback(self, to: int | None = None) -> int:
        """Goes back to an earlier import, the one before the last where none is named; gives its number."""
        with writing(self._engine) as connection:
            _lock(connection)
            earlier = _imports(connection)[1:]
            if to is not None and to not in earlier:
                raise Refused(f"import {to} is not an earlier import: {_listed(earlier)}")
            if not earlier:
                raise Refused("there is no earlier import to go back to")
            goal = earlier[0] if to is None else to
            connection.execute(update(schema.imports).where(schema.imports.c.id > goal).values(undone=True))
            return goal

    def export(self, stream: TextIO) -> int:
        """Writes the register as a file that can be imported without a change; gives the number of rows."""
        rows = [cells_of(each) for each in self.schools()]
        more = sorted({column for row in rows for column in row} - set(COLUMNS))
        writer = csv.DictWriter(stream, [*COLUMNS, *more], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return len(rows)

    def schools(self) -> tuple[School, ...]:
        """All schools, in the order of their ids; read again only after an import."""
        with self._engine.connect() as connection:
            current = next(iter(_imports(connection, 1)), 0)
            if current != self._known[0]:
                self._known = (current, tuple(_read(connection, current).values()))
        return self._known[1]

    def imports(self) -> tuple[dict[str, object], ...]:
        """Every import, the last first: its day, file, counts, refused rows and whether it was undone."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.imports).order_by(schema.imports.c.id.desc()))
            return tuple(dict(row._mapping) for row in rows)


def _load(connection: Connection, table: Table, accept_valid: bool, now: datetime, tell: Progress) -> Report:
    on = now.astimezone(_HERE).date()
    merged = _merged(connection, table, on, tell)
    report = _report(table, merged)
    if report.accepted == 0 or (report.rejected and not accept_valid):
        return report
    values = {
        "at": now,
        "file": table.name[:255],
        "sha256": table.sha256,
        "counts": {"read": len(report.entries), "accepted": report.accepted, **merged.counts},
        "rejects": report.rejected,
        "undone": False,
    }
    done = connection.execute(
        insert(schema.imports).values(values).returning(schema.imports.c.id)
    ).scalar_one()
    rows = [{"import_id": done, "id": each.id, "cells": _filled(each)} for each in merged.schools]
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(schema.schools), rows[start : start + _AT_ONCE])
        tell("written", min(start + _AT_ONCE, len(rows)), len(rows))
    return _report(table, merged, done)


def _merged(connection: Connection, table: Table, on: date, tell: Progress = _silent) -> Merged:
    current = next(iter(_imports(connection, 1)), 0)
    taken = connection.execute(select(schema.schools.c.id).distinct()).scalars()
    return merge(table, _read(connection, current), taken, on, tell)


def _report(table: Table, merged: Merged, import_id: int | None = None) -> Report:
    kind = "duo" if table.duo else "register"
    return Report(table.name, table.sha256, kind, merged.entries, merged.counts, merged.notices, import_id)


def _read(connection: Connection, import_id: int) -> dict[str, School]:
    query = select(schema.schools.c.cells).where(schema.schools.c.import_id == import_id)
    found = [school(cells) for cells in connection.execute(query).scalars()]
    return {each.id: each for each in sorted(found, key=lambda each: each.id)}


def _filled(each: School) -> dict[str, str]:
    return {column: cell for column, cell in cells_of(each).items() if cell}


def _imports(connection: Connection, most: int | None = None) -> list[int]:
    """The imports that stand, the last first."""
    standing = select(schema.imports.c.id).where(schema.imports.c.undone.is_(False))
    return list(connection.execute(standing.order_by(schema.imports.c.id.desc()).limit(most)).scalars())


def _any_import(connection: Connection) -> bool:
    return bool(connection.execute(select(func.count()).select_from(schema.imports)).scalar_one())


def _lock(connection: Connection) -> None:
    """One import at a time. SQLite's writing transaction is that lock already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE imports IN EXCLUSIVE MODE"))


def _listed(numbers: list[int]) -> str:
    return "there are none" if not numbers else "there are " + ", ".join(map(str, numbers[:20]))

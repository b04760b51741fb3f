"""The tool's commands on the register of schools: check, import, export, find, rollback."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from content import places, schools, settings
from content.commands import BadRow, Given, Refused, Row, batch, show
from content.opening import open_register
from content.register_file import BadFile
from content.register_rows import LEVELS
from content.school_search import near
from content.schools import Wish
from content.store import register as store
from content.store.database import Unavailable
from content.store.register import Register, Report

_WISHES = ("evening", "weekend", "online", "certified", "literacy")
_MOST = 500
_WORTH_TELLING = 1000  # rows


def add_parsers(subparsers: Any) -> None:
    """`schools` and its commands."""
    parser = subparsers.add_parser("schools", help="the register of schools")
    commands = parser.add_subparsers(dest="schools_command", required=True)
    one = commands.add_parser("check", help="what importing a register file would do")
    one.add_argument("file", type=Path)
    one.set_defaults(run=run_check)
    one = commands.add_parser("import", help="a register file into the database, whole or not at all")
    one.add_argument("file", type=Path)
    one.add_argument("--accept-valid", action="store_true", help="take the rows that are right")
    one.set_defaults(run=run_import)
    commands.add_parser("export", help="the register as a file").set_defaults(run=run_export)
    one = commands.add_parser("rollback", help="back to an earlier import")
    one.add_argument("to", nargs="?", help="the number of the import (without: the one before the last)")
    one.add_argument("--to", dest="to_import", help="the same")
    one.set_defaults(run=run_rollback)
    commands.add_parser("imports", help="every import, the last first").set_defaults(run=run_imports)
    _add_find(commands)


def _add_find(commands: Any) -> None:
    one = commands.add_parser("find", help="schools near a place, the nearest first")
    for name in ("near", "km", "route", "level", "language", "limit"):
        one.add_argument(f"--{name}")
    for name in (*_WISHES, "older", "batch"):
        one.add_argument(f"--{name}", action="store_true")
    one.set_defaults(run=run_find)


@contextmanager
def refusing() -> Iterator[None]:
    """What the register cannot do as one clear line."""
    try:
        yield
    except (BadFile, store.Refused) as fault:
        raise Refused(str(fault)) from None
    except Unavailable as fault:
        raise Refused(f"the database cannot do this now ({fault}); the register is as it was") from None


def opened(given: Given) -> Register:
    """The register of the database in the settings, made ready. Raises Refused."""
    with refusing():
        return open_register(settings.database_url(), given.now)


class Progress:
    """How far a long import is: on a screen one line that is written over, elsewhere a line now and then."""

    def __init__(self) -> None:
        self._written_over = sys.stderr.isatty()
        self._shown = ""

    def tell(self, done: str, rows: int, of: int) -> None:
        if of < _WORTH_TELLING or not (self._written_over or rows % _WORTH_TELLING == 0 or rows == of):
            return
        self._shown = f"{done} {rows} of {of} rows"
        print(
            f"\r{self._shown}" if self._written_over else self._shown,
            end="" if self._written_over else "\n",
            file=sys.stderr,
            flush=True,
        )

    def wipe(self) -> None:
        if self._written_over and self._shown:
            print(f"\r{' ' * len(self._shown)}\r", end="", file=sys.stderr, flush=True)


def run_check(given: Given) -> int:
    """Exit 0 when the file can be read, whatever stands in it."""
    register = opened(given)
    with refusing():
        show(register.check(given.file, given.today).as_json())
    return 0


def run_import(given: Given) -> int:
    """The report on standard output; where nothing was imported also one line why."""
    register, progress = opened(given), Progress()
    try:
        with refusing():
            report = register.load(given.file, given.accept_valid, given.now, progress.tell)
    finally:
        progress.wipe()
    show(report.as_json())
    if report.import_id is None:
        raise Refused(_why_not(report))
    return 0


def _why_not(report: Report) -> str:
    if not report.entries:
        return "nothing was imported: the file has no rows"
    first = report.rejected[0]
    return (
        f"nothing was imported: {len(report.rejected)} of {len(report.entries)} rows are wrong, the first in "
        f"line {first['line']}, {first['column'] or 'the whole row'}: {first['reason']}"
    )


def run_export(given: Given) -> int:
    """The register as CSV on standard output."""
    opened(given).export(sys.stdout)
    return 0


def run_rollback(given: Given) -> int:
    """The number of the import that counts from now on."""
    named = given.to or given.to_import
    if named is not None and not re.fullmatch(r"[0-9]{1,9}", named):
        raise Refused(f"rollback: {named!r} is not the number of an import")
    register = opened(given)
    with refusing():
        show({"import": register.rollback(None if named is None else int(named))})
    return 0


def run_imports(given: Given) -> int:
    """A line an import: its number, day, file, hash, counts, refused rows, and whether it was undone."""
    register = opened(given)
    with refusing():
        for each in register.imports():
            show({**each, "at": str(each["at"])})
    return 0


def run_find(given: Given) -> int:
    """A line a school; in a batch a line a question."""
    register = opened(given)
    if given.batch:
        return batch(lambda row: find(register, row, given))
    row = {name: value for name, value in vars(given).items() if value is not None}
    try:
        found = find(register, row, given)
    except BadRow as fault:
        raise Refused(str(fault)) from None
    if found["place"] is None:
        raise Refused(f"near: {str(row['near'])[:80]!r} is no Dutch place or postcode that we know")
    for hit in found["schools"]:
        show(hit)
    return 0


def find(register: Register, row: Row, given: Given) -> Row:
    """The schools of one question. Raises BadRow."""
    typed = row.get("near")
    if not isinstance(typed, str) or not typed.strip():
        raise BadRow("near", "is not a place or a postcode")
    km, limit, wish = _km(row.get("km")), _limit(row.get("limit")), _wish(row)
    place = places.understand(typed)
    if place is None:
        return {"place": None, "schools": []}
    older = bool(row.get("older"))
    hits = near(register.schools(), place, wish, km, limit, on=given.today, older=older)
    return {"place": place.name, "schools": [{**hit.as_json(), "place": place.name} for hit in hits]}


def _wish(row: Row) -> Wish:
    for name in _WISHES:
        if not isinstance(row.get(name, False), bool):
            raise BadRow(name, "is not true or false")
    flags = {name: bool(row.get(name)) for name in _WISHES}
    return Wish(
        route=_one_of(row, "route", schools.ROUTES),
        level=_one_of(row, "level", LEVELS),
        language=_one_of(row, "language", None),
        **flags,
    )


def _one_of(row: Row, name: str, allowed: tuple[str, ...] | None) -> str | None:
    said = row.get(name)
    if said is None:
        return None
    if allowed is None:
        if not isinstance(said, str) or not re.fullmatch("[a-z]{2,3}", said):
            raise BadRow(name, "is not a language code as nl or ar")
        return said
    if said not in allowed:
        raise BadRow(name, f"is not one of {', '.join(allowed)}")
    return str(said)


def _km(said: object) -> float | None:
    if said is None:
        return None
    try:
        km = math.nan if isinstance(said, bool) else float(str(said))
    except ValueError:
        km = math.nan
    if not 0 <= km <= 1000:
        raise BadRow("km", "is not a number from 0 to 1000")
    return km


def _limit(said: object) -> int:
    if said is None:
        return 10
    if isinstance(said, bool) or not re.fullmatch(r"\d{1,3}", str(said)) or not 1 <= int(str(said)) <= _MOST:
        raise BadRow("limit", f"is not a whole number from 1 to {_MOST}")
    return int(str(said))

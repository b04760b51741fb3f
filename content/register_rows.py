"""A row of the register: cells to a School with a reason for each cell that is wrong, and back to cells."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from content.register_file import LONGEST_CELL
from content.schools import ROUTES, STATUSES, School, Seen, spot

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{5,24}")
_FORMULA = re.compile(r"[=@]|[+-](?![0-9 ()./-]+$)")
_CENT = Decimal("0.01")


class BadCell(ValueError):
    """What is wrong with one cell, in words an editor can act on."""


def _text(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise BadCell(f"longer than {most} characters")
        return cell

    return read


def _shaped(pattern: str, wanted: str) -> Callable[[str], str]:
    shape = re.compile(pattern)

    def read(cell: str) -> str:
        if cell and not shape.fullmatch(cell):
            raise BadCell(f"{_quoted(cell)} is not {wanted}")
        return cell

    return read


def _day(cell: str) -> date | None:
    if not cell:
        return None
    try:
        if not _DAY.fullmatch(cell):
            raise ValueError
        return date.fromisoformat(cell)
    except ValueError:
        raise BadCell(f"{_quoted(cell)} is not a date as 2026-11-22") from None


def _seen(cell: str) -> str:
    """A source's date: a day, or as near as the source lets us come (2026-11, 2026)."""
    try:
        _day(cell + {4: "-01-01", 7: "-01"}.get(len(cell), ""))
    except BadCell:
        raise BadCell(f"{_quoted(cell)} is not a date as 2026-11-22, 2026-11 or 2026") from None
    return cell


def _number(low: str, high: str, places: int = 2) -> Callable[[str], Decimal | None]:
    def read(cell: str) -> Decimal | None:
        if not cell:
            return None
        if not re.fullmatch(rf"\d{{1,6}}([.,]\d{{1,{places}}})?", cell):
            raise BadCell(f"{_quoted(cell)} is not a number as 12.50 or 12,50")
        number = Decimal(cell.replace(",", "."))
        if not Decimal(low) <= number <= Decimal(high):
            raise BadCell(f"{_quoted(cell)} is not between {low} and {high}")
        return number

    return read


def _money(cell: str) -> Decimal | None:
    price = _number("0.01", "999.99")(cell.removeprefix("€").strip())
    return None if price is None else price.quantize(_CENT, ROUND_HALF_UP)


def _count(low: int, high: int) -> Callable[[str], int | None]:
    def read(cell: str) -> int | None:
        if not cell:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", cell) or not low <= int(cell) <= high:
            raise BadCell(f"{_quoted(cell)} is not a whole number from {low} to {high}")
        return int(cell)

    return read


def _yes_or_no(cell: str) -> bool | None:
    known = {"": None, "yes": True, "no": False}
    if cell.casefold() not in known:
        raise BadCell(f"{_quoted(cell)} is not yes, no or empty (empty: not known)")
    return known[cell.casefold()]


def _list(allowed: tuple[str, ...], change: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    def read(cell: str) -> tuple[str, ...]:
        parts = tuple(dict.fromkeys(change(part.strip()) for part in cell.split(";") if part.strip()))
        for part in parts:
            if allowed and part not in allowed:
                raise BadCell(f"{_quoted(part)} is not one of {', '.join(allowed)}")
            if not allowed and not re.fullmatch("[a-z]{2,3}", part):
                raise BadCell(f"{_quoted(part)} is not a language code as nl or ar")
        return parts

    return read


def _status(cell: str) -> str:
    status = cell.casefold() or "unverified"
    if status not in STATUSES:
        raise BadCell(f"{_quoted(cell)} is not one of {', '.join(STATUSES)}")
    return status


def _postcode(cell: str) -> str:
    match = re.fullmatch(r"([1-9]\d{3}) ?([A-Za-z]{2})?", cell)
    if cell and not match:
        raise BadCell(f"{_quoted(cell)} is not a postcode as 1234 AB or 1234")
    return f"{match[1]} {match[2].upper()}" if match and match[2] else cell


def _seen_elsewhere(cell: str) -> tuple[Seen, ...]:
    """`phone,email https://… 2026-11 - | …`: columns, an address, its date, the day checked; - for none."""
    found = []
    for part in cell.split("|") if cell else ():
        words = part.split()
        if len(words) != 4:
            raise BadCell(f"{_quoted(part.strip())} is not columns, an address and two dates")
        columns, address, seen, checked = ("" if word == "-" else word for word in words)
        found.append(Seen(tuple(columns.split(",")), _ADDRESS(address), _seen(seen), _day(checked)))
    return tuple(found)


def _quoted(cell: str) -> str:
    return repr(cell if len(cell) <= 60 else cell[:57] + "...")


_ID = "an id of small letters, digits and hyphens, and none of our own pages"
_ADDRESS = _shaped(r"https?://[^\s<>\"'\\]{3,1000}", "an address that starts with https:// or http://")
_READ: dict[str, Callable[[str], object]] = {
    "id": _shaped(r"(?!(?:vergelijk|plan|register)$)[a-z0-9]+(-[a-z0-9]+)*", _ID),
    "bow_number": _shaped(r"\d{1,10}", "a number of at most ten digits"),
    "duo_number": _shaped(r"[A-Za-z0-9]{1,10}", "a number of at most ten signs"),
    "brin": _shaped(r"[A-Za-z0-9]{2,8}", "a BRIN number"),
    "name": _text(300),
    "status": _status,
    "status_date": _day,
    "hourly_rate": _money,
    "rate_date": _day,
    "student_score": _number("0", "10"),
    "pass_rate": _number("0", "100"),
    "measured_year": _count(2000, 2100),
    "street_number": _text(200),
    "postcode": _postcode,
    "city": _text(100),
    "website": _ADDRESS,
    "phone": _shaped(_PHONE.pattern, "a telephone number"),
    "email": _shaped(r"[^@\s<>\",;]{1,64}@[^@\s<>\",;]+\.[^@\s<>\",;]+", "an e-mail address"),
    "routes": _list(ROUTES, str.casefold),
    "levels": _list(LEVELS, str.upper),
    "literacy": _yes_or_no,
    "evening": _yes_or_no,
    "weekend": _yes_or_no,
    "online": _yes_or_no,
    "class_size_max": _count(1, 500),
    "languages": _list((), str.casefold),
    "source_url": _ADDRESS,
    "source_date": _seen,
    "checked_on": _day,
    "region": _text(100),
    "seen": _seen_elsewhere,
    "hidden": _shaped("not-found", "not-found or empty"),
}
COLUMNS = tuple(_READ)


def problems(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every column of a row that is wrong, with the reason."""
    for column, cell in cells.items():
        reason = _fault(column, cell)
        if reason:
            yield column, reason
    for column in ("name", "source_url"):
        if not cells.get(column):
            yield column, "empty, but every row must have it"
    if not (cells.get("city") or cells.get("postcode") or cells.get("region")):
        yield (
            "city",
            "city and postcode are both empty: one must be filled (or region, for a row without a town)",
        )
    if (cells.get("status") or "unverified").casefold() != "unverified" and not cells.get("checked_on"):
        yield "checked_on", "empty, but a row whose status was checked must say when"


def school(cells: Mapping[str, str]) -> School:
    """The School of a row without problems; its id may still be empty."""
    values = {column: _READ[column](cells.get(column, "")) for column in COLUMNS}
    more = tuple(sorted((column, cell) for column, cell in cells.items() if column not in _READ and cell))
    place = spot(str(values["postcode"]), str(values["city"]))
    return School(**values, more=more, point=place)  # type: ignore[arg-type]


def cells(found: School) -> dict[str, str]:
    """A School as cells again, in the one way of writing: what was read back is the same School."""
    own = {each.name: _cell(getattr(found, each.name)) for each in fields(found) if each.name in _READ}
    return {column: own[column] for column in COLUMNS} | dict(found.more)


def _fault(column: str, cell: str) -> str | None:
    if len(cell) > LONGEST_CELL:
        return f"longer than {LONGEST_CELL} characters"
    if _FORMULA.match(cell):
        return f"starts with {cell[0]!r}: a spreadsheet would run it as a formula"
    if any(not sign.isprintable() and sign not in "\n\r\t" for sign in cell):
        return "holds a character that cannot be printed"
    try:
        _READ.get(column, _text(LONGEST_CELL))(cell)
    except BadCell as fault:
        return str(fault)
    return None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return (" | " if value and isinstance(value[0], Seen) else ";").join(map(_cell, value))
    if isinstance(value, Seen):
        words = (",".join(value.columns), value.source_url, value.source_date, _cell(value.checked_on))
        return " ".join(word or "-" for word in words)
    return str(value)

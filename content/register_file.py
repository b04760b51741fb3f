"""A register file as it comes in: bytes to rows of cells, or one clear reason why it cannot be read."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST = 64 * 1024 * 1024  # bytes; a register of 50,000 locations is a third of it
LONGEST_LINE = 100_000  # bytes
_PIECE = 1024 * 1024  # bytes read at a time
LONGEST_CELL = 4_000
MOST_COLUMNS = 250
DUO = ("instellingsnummer", "naam", "postcode", "bow", "indicatiebowkeurmerk", "indicatietstkeurmerk")
_NEEDED = ("name", "source_url")
_MARKS = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


class BadFile(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell, or worth knowing, where."""

    line: int
    column: str
    reason: str

    def as_json(self) -> dict[str, object]:
        """As reports carry it."""
        return {"line": self.line, "column": self.column, "reason": self.reason}


@dataclass(frozen=True)
class Row:
    """One row with the line it starts on; the header is line 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file's columns and rows, and which of the two formats it is in."""

    name: str
    sha256: str
    duo: bool
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read(path: Path) -> Table:
    """The file as a table; raises BadFile with one sentence where that is not possible."""
    data = _bytes(path)
    text = _text(data)
    rows = _rows(text, _delimiter(text))
    header = next(rows, None)
    if header is None:
        raise BadFile("the file is empty: the first line must name the columns")
    columns = _columns(header.cells)
    duo = set(DUO) <= set(columns)
    if not duo:
        _check_needed(columns)
    return Table(path.name, hashlib.sha256(data).hexdigest(), duo, columns, tuple(rows))


def _bytes(path: Path) -> bytes:
    """Piece by piece, so that a line or a file that is no register is refused before it is in memory."""
    parts: list[bytes] = []
    size, lines, length = 0, 1, 0
    try:
        with path.open("rb") as file:
            while part := file.read(_PIECE):
                size += len(part)
                lines, length = _counted(part, lines, length)
                if size > LARGEST:
                    raise BadFile(f"the file is larger than {LARGEST // _PIECE} MB: this is no register file")
                parts.append(part)
    except OSError as fault:
        raise BadFile(f"{path.name} cannot be opened: {fault.strerror}") from fault
    return b"".join(parts)


def _counted(part: bytes, lines: int, length: int) -> tuple[int, int]:
    """The number of the last line so far and its length in bytes. Raises BadFile for one without end."""
    for number, piece in enumerate(part.split(b"\n")):
        length = len(piece) + (0 if number else length)
        if length > LONGEST_LINE:
            raise BadFile(
                f"line {lines + number} is longer than {LONGEST_LINE} bytes: this is no register file"
            )
    return lines + part.count(b"\n"), length


def _text(data: bytes) -> str:
    """UTF-8, with or without a byte-order mark; anything else is refused by its name."""
    if data.startswith(b"PK\x03\x04"):
        raise BadFile("the file is a spreadsheet or an archive: save it as CSV in UTF-8")
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise BadFile(f"the file is in {name}: save it as UTF-8")
    zero = data.find(0)
    if zero >= 0:
        head = data[:200]
        if head.count(0) * 3 > len(head):
            raise BadFile("the file is in UTF-16: save it as UTF-8")
        raise BadFile(
            f"line {data.count(10, 0, zero) + 1} holds a NUL byte: the file is damaged or not a text"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(10, 0, fault.start) + 1
        name = "Windows-1252" if any(0x80 <= byte <= 0x9F for byte in data) else "ISO-8859-1"
        raise BadFile(f"line {line} is not UTF-8, it looks like {name}: save the file as UTF-8") from fault


def _delimiter(text: str) -> str:
    """A comma or a semicolon, whichever the header has more of."""
    header = text.lstrip("\r\n").split("\n", 1)[0]
    return ";" if header.count(";") > header.count(",") else ","


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Rows with the line they start on, which the csv module does not tell; empty lines are passed over."""
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise BadFile(
                f"line {start} cannot be read: {fault} (a quotation mark too many or too few?)"
            ) from fault
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(start, tuple(cell.strip() for cell in cells))
        start = reader.line_num + 1


def _columns(cells: tuple[str, ...]) -> tuple[str, ...]:
    columns = tuple(cell.casefold() for cell in cells)
    if len(columns) > MOST_COLUMNS:
        raise BadFile(f"the file has {len(columns)} columns, at most {MOST_COLUMNS} are read")
    for number, column in enumerate(columns, 1):
        if not column:
            raise BadFile(f"column {number} has no name")
        if column[0] in "=+-@" or not column.isprintable() or len(column) > 100:
            raise BadFile(f"column {number} has a name that cannot be one")
        if column in columns[: number - 1]:
            raise BadFile(f"the column {column} stands in the header twice")
    return columns


def _check_needed(columns: tuple[str, ...]) -> None:
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise BadFile(f"the column {missing[0]} is missing (columns found: {', '.join(columns[:12])})")
    if "city" not in columns and "postcode" not in columns:
        raise BadFile("the column city or postcode is missing: a school must be somewhere")

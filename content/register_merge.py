"""A register file against the register we had: which row is which school, and what became of the rest.

Nothing is dropped in silence. A school that a register once confirmed and no longer holds is `ended`; a row
nobody ever confirmed is hidden as not found; a row that was refused for a mistake keeps its school as it was.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from content.duo_list import BadFlag, register_row
from content.folding import fold
from content.places import named
from content.register_file import Problem, Table
from content.register_rows import cells as cells_of
from content.register_rows import problems, school
from content.schools import CONFIRMED, School, Seen

_OF_THE_SOURCE = ("source_url", "source_date", "seen", "hidden")  # these never outlive the row they came with
_AT_ONCE = 500  # rows between two words of progress
_HOUSE = re.compile(r"\d+(?:\s*\w{1,4})?\s*$")


@dataclass
class Entry:
    """A row of the file on its way into the register."""

    line: int
    cells: dict[str, str]
    problems: list[Problem]
    match: str = ""  # the id of the school it is about, once known

    def refuse(self, column: str, reason: str) -> None:
        """Notes what is wrong; a row with a note is not taken in."""
        self.problems.append(Problem(self.line, column, reason))


@dataclass(frozen=True)
class Merged:
    """The register as it would be, and how it came about."""

    schools: tuple[School, ...]
    counts: dict[str, int]
    entries: tuple[Entry, ...]
    notices: tuple[Problem, ...] = field(default=())


def merge(
    table: Table,
    before: Mapping[str, School],
    taken: Iterable[str],
    on: date,
    tell: Callable[[str, int, int], None],
) -> Merged:
    """The register after this file. `taken` are all ids ever used: an id is never given out twice."""
    entries = list(_entries(table, on, tell))
    _refuse_twins(entries)
    _match(entries, before)
    fresh: dict[str, School] = {}
    notices = []
    used = set(taken) | set(before) | {entry.cells.get("id", "") for entry in entries}
    for entry in entries:
        if entry.problems:
            continue
        found = _taken_in(entry, before, used)
        used.add(found.id)
        fresh[found.id] = found
        if found.point is None and not found.region:
            notices.append(
                Problem(entry.line, "city", "the place is not known: the school is found online only")
            )
    return _with_the_rest(fresh, before, entries, notices, on)


def _entries(table: Table, on: date, tell: Callable[[str, int, int], None]) -> Iterator[Entry]:
    for number, row in enumerate(table.rows, 1):
        yield _entry(table, row.line, row.cells, on)
        if number % _AT_ONCE == 0 or number == len(table.rows):
            tell("checked", number, len(table.rows))


def _entry(table: Table, line: int, row: tuple[str, ...], on: date) -> Entry:
    if len(row) != len(table.columns):
        entry = Entry(line, dict(zip(table.columns, row, strict=False)), [])
        entry.refuse("", f"{len(row)} cells, but the header has {len(table.columns)}")
        return entry
    given = dict(zip(table.columns, row, strict=True))
    if not table.duo:
        return Entry(line, given, [Problem(line, *each) for each in problems(given)])
    try:
        given = register_row(given, on)
    except BadFlag as fault:
        return Entry(line, {}, [Problem(line, fault.column, str(fault))])
    return Entry(line, given, [Problem(line, *each) for each in problems(given)])


def _refuse_twins(entries: list[Entry]) -> None:
    """Two rows for one school: the second is refused, naming the first."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in entries:
        if entry.problems:
            continue
        given = entry.cells.get("id", "")
        key = ("id", given) if given else _identity(entry.cells)
        if key in seen:
            what = f"the id {given}" if given else "the same school at the same address"
            entry.refuse("id" if given else "name", f"{what} stands in line {seen[key]} too")
        seen.setdefault(key, entry.line)


def _identity(cells: Mapping[str, str]) -> tuple[str, ...]:
    return (
        *_name_and_town(cells),
        *_address(cells),
        cells.get("bow_number", ""),
        fold(cells.get("region", "")),
    )


def _name_and_town(cells: Mapping[str, str]) -> tuple[str, str]:
    city = cells.get("city", "")
    town = named(city) if city else None
    return fold(cells.get("name", "")), town.name if town else fold(city or cells.get("region", ""))


def _address(cells: Mapping[str, str]) -> tuple[str, str]:
    """Postcode and house number, as far as told."""
    house = _HOUSE.search(cells.get("street_number", ""))
    number = fold(house[0]).replace(" ", "") if house else ""
    return cells.get("postcode", "").replace(" ", "").upper(), number


def _match(entries: list[Entry], before: Mapping[str, School]) -> None:
    """By id; else by Blik op Werk number and address; else by name and town, a likely one first."""
    free = {known.id: cells_of(known) for known in before.values()}
    for entry in entries:
        if entry.cells.get("id") in free:
            entry.match = entry.cells["id"]
            del free[entry.match]
    by_number: dict[tuple[str, ...], str] = {}
    by_name: dict[tuple[str, str], list[str]] = {}
    for key, cells in free.items():
        if cells["bow_number"]:
            by_number.setdefault((cells["bow_number"], *_address(cells)), key)
        by_name.setdefault(_name_and_town(cells), []).append(key)
    rest = [entry for entry in entries if not entry.match and not entry.cells.get("id")]
    for entry in rest:
        key = by_number.get((entry.cells.get("bow_number", ""), *_address(entry.cells)), "")
        entry.match = key if free.pop(key, None) else ""
    for strict in (True, False):
        for entry in (each for each in rest if not each.match):
            _match_by_name(entry, by_name, free, strict)


def _match_by_name(
    entry: Entry, by_name: Mapping[tuple[str, str], list[str]], free: dict[str, dict[str, str]], strict: bool
) -> None:
    for key in by_name.get(_name_and_town(entry.cells), ()):
        if key in free and not (strict and _contradict(entry.cells, free[key])):
            entry.match = key
            del free[key]
            return


def _contradict(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    pairs = zip(
        (one.get("bow_number", ""), *_address(one)),
        (other.get("bow_number", ""), *_address(other)),
        strict=True,
    )
    return any(mine and yours and mine != yours for mine, yours in pairs)


def _taken_in(entry: Entry, before: Mapping[str, School], used: set[str]) -> School:
    """A column the file does not have stays as it was known, with where and when that was seen."""
    known = before.get(entry.match)
    if known is None:
        return school(entry.cells | {"id": entry.cells.get("id") or _minted(entry.cells, used)})
    kept = {name: cell for name, cell in cells_of(known).items() if name not in _OF_THE_SOURCE}
    found = school(kept | entry.cells | {"id": known.id})
    if "seen" in entry.cells:
        return found
    stayed = [name for name, cell in kept.items() if cell and name not in entry.cells and name != "id"]
    return replace(found, seen=_seen(known, stayed, found.source_of("")))


def _seen(known: School, stayed: Iterable[str], now: Seen) -> tuple[Seen, ...]:
    """The columns that stayed, by the source that told them; what this file's source says too is its own."""
    by_source: dict[Seen, list[str]] = {}
    for name in sorted(stayed):
        source = replace(known.source_of(name), columns=())
        if source != now:
            by_source.setdefault(source, []).append(name)
    return tuple(replace(source, columns=tuple(names)) for source, names in by_source.items())


def _minted(cells: Mapping[str, str], used: set[str]) -> str:
    """A new id, once and for ever: the name and the town, with a number where that was given out before."""
    words = fold(f"{cells['name']} {cells.get('city') or cells.get('region') or cells.get('postcode', '')}")
    base = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:100].strip("-") or "school"
    slug, number = base, 2
    while slug in used:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _with_the_rest(
    fresh: dict[str, School],
    before: Mapping[str, School],
    entries: list[Entry],
    notices: list[Problem],
    on: date,
) -> Merged:
    """The schools this file does not name; only a file that confirms schools can say that others are gone."""
    counts: Counter[str] = Counter(new=0, changed=0, unchanged=0, ended=0, not_found=0, kept=0)
    for key, found in fresh.items():
        known = before.get(key)
        counts["new" if known is None else "unchanged" if known == found else "changed"] += 1
    register = any(found.confirmed for found in fresh.values())
    faulty = {entry.match for entry in entries if entry.problems}
    whole = dict(fresh)
    for key, known in before.items():
        if key not in fresh:
            whole[key], what = (known, "kept") if key in faulty or not register else _gone(known, on)
            counts[what] += 1
    ordered = tuple(whole[key] for key in sorted(whole))
    return Merged(ordered, dict(counts), tuple(entries), tuple(notices))


def _gone(known: School, on: date) -> tuple[School, str]:
    if known.status in CONFIRMED:
        return replace(known, status="ended", status_date=on), "ended"
    if known.status == "unverified" and not known.hidden:
        return replace(known, hidden="not-found"), "not_found"
    return known, "kept"

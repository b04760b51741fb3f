"""The letters that the recogniser is measured with, clean and as a camera reads them"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from content.desk import read_law
from content.letters.reading import amounts
from content.letters.recognition import Reader, Recognised
from tests.scanning import scanned

HERE = Path(__file__).parent / "letters"
DAY = date(2026, 11, 22)
SEEDS = (0, 1, 2)
"""Each scanned text is read with so many different errors."""


@dataclass(frozen=True)
class Case:
    """A text with what it is. `last_day`: printed in it, or "objection": the law's own period runs."""

    name: str
    text: str
    how: str
    verdict: str
    letter: str | None = None
    office: str | None = None
    written: date | None = None
    last_day: date | str | None = None

    def is_first(self, found: Recognised) -> bool:
        """Whether the first answer is the right one."""
        if found.verdict != self.verdict:
            return False
        if self.verdict == "ours":
            return bool(found.letters) and found.letters[0].id == self.letter
        return self.office is None or (found.office is not None and found.office.id == self.office)

    def is_among(self, found: Recognised) -> bool:
        """Whether the right one is among the answers."""
        if self.verdict != "ours":
            return self.is_first(found)
        return found.verdict == "ours" and self.letter in {each.id for each in found.letters}


@dataclass(frozen=True)
class Figures:
    read: int
    first: float
    among: float
    foreign_as_ours: float
    missed: tuple[str, ...]


@cache
def reader() -> Reader:
    return Reader(amounts(read_law(), DAY))


def cases(name: str) -> Iterator[Case]:
    """A set; a scanned text once for each seed."""
    rows = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["letter"]
    for at, row in enumerate(rows):
        for seed in SEEDS if row["how"] == "scan" else (None,):
            text = row["text"] if seed is None else scanned(row["text"], seed + 10 * at)
            yield _case(f"{name}-{at}" + ("" if seed is None else f"-scan{seed}"), text, row)


def _case(name: str, text: str, row: Mapping[str, object]) -> Case:
    said = {"letter": row.get("letter"), "office": row.get("sender"), "written": row.get("date")}
    verdict = str(row.get("verdict", "ours"))
    return Case(name, text, str(row["how"]), verdict, last_day=row.get("last_day"), **said)  # type: ignore[arg-type]


def measure(*names: str) -> Figures:
    every = [(each, reader().read(each.text)) for name in names for each in cases(name)]
    foreign = [found.verdict == "ours" for each, found in every if each.verdict == "foreign"]
    missed = tuple(
        f"{each.name} is {each.letter or each.office or each.verdict}, read as "
        f"{found.letters[0].id if found.letters else found.verdict}"
        for each, found in every
        if not each.is_first(found)
    )
    return Figures(
        len(every),
        1 - len(missed) / len(every),
        sum(each.is_among(found) for each, found in every) / len(every),
        sum(foreign) / max(1, len(foreign)),
        missed,
    )

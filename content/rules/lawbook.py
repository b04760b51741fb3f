"""The law's numbers by date: each Value with its source, none without.

The book is read once at start; after that it is only looked into.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

Amount = int | Decimal | str | tuple[str, ...]
STATUSES = ("in-force", "announced")


class NotYetInForce(LookupError):
    """No value on that day: the law did not hold it yet."""

    def __init__(self, key: str, day: date, first: date) -> None:
        super().__init__(f"{key} has no value on {day}: the first is of {first}")
        self.key, self.day, self.first = key, day, first


class Lapsed(LookupError):
    """The last known value ended before that day and nothing is known to follow it."""

    def __init__(self, key: str, day: date, last: Value) -> None:
        super().__init__(f"{key} is not known on {day}: the last value ended on {last.until}")
        self.key, self.day, self.last = key, day, last


class UnreadableLaw(ValueError):
    """A law file that an editor must mend: says which file and key, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text of law or an official page. `checked` is the day on which we last read it."""

    id: str
    title: str
    place: str
    address: str
    checked: date

    def as_json(self) -> dict[str, str]:
        return {
            "title": self.title,
            "place": self.place,
            "address": self.address,
            "checked": self.checked.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Value:
    """One amount of one parameter. `since` and `until` are both inclusive; no `until`: still in force."""

    key: str
    amount: Amount
    unit: str
    since: date
    until: date | None
    source: Source

    @property
    def number(self) -> Decimal:
        if not isinstance(self.amount, (int, Decimal)):
            raise TypeError(f"{self.key} is not a number")
        return Decimal(self.amount)

    @property
    def whole(self) -> int:
        return int(self.number)

    @property
    def names(self) -> tuple[str, ...]:
        if not isinstance(self.amount, tuple):
            raise TypeError(f"{self.key} is not a list")
        return self.amount

    def as_json(self) -> dict[str, object]:
        return {
            "key": self.key,
            "amount": _plain_amount(self.amount, self.unit),
            "unit": self.unit,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "source": self.source.as_json(),
        }


def _plain_amount(amount: Amount, unit: str) -> object:
    if unit == "euro" and isinstance(amount, (int, Decimal)):
        return f"{Decimal(amount):.2f}"
    if isinstance(amount, Decimal):
        return str(amount)
    return list(amount) if isinstance(amount, tuple) else amount


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number the law sets. After `review` somebody must look whether it still stands.

    `new`: the law did not have it before its first value; otherwise we only know it from then on.
    """

    key: str
    unit: str
    dutch: str
    review: date
    values: tuple[Value, ...]
    status: str = "in-force"
    new: bool = False

    def on(self, day: date) -> Value:
        """The value in force on that day. Raises NotYetInForce before the first, Lapsed in or after a gap."""
        known = [value for value in self.values if value.since <= day]
        if not known:
            raise NotYetInForce(self.key, day, self.values[0].since)
        if known[-1].until is not None and known[-1].until < day:
            raise Lapsed(self.key, day, known[-1])
        return known[-1]

    def nearest(self, day: date) -> Value:
        """For a text, read on any day: the value of that day, else the last before it, else the first."""
        known = [value for value in self.values if value.since <= day]
        return known[-1] if known else self.values[0]


class LawBook:
    """Every parameter by key. Announced ones can be read about, never applied."""

    def __init__(self, parameters: Mapping[str, Parameter], sources: Mapping[str, Source]) -> None:
        self.parameters = dict(parameters)
        self.sources = dict(sources)

    def on(self, key: str, day: date) -> Value:
        parameter = self.parameter(key)
        if parameter.status != "in-force":
            raise LookupError(f"{key} is announced, not in force: it is never applied")
        return parameter.on(day)

    def parameter(self, key: str) -> Parameter:
        if key not in self.parameters:
            raise LookupError(f"the law book has no parameter {key}")
        return self.parameters[key]

    def first_day(self, key: str) -> date:
        return self.parameter(key).values[0].since


def read(folder: Path) -> LawBook:
    """Read every law file of a folder. Raises UnreadableLaw for the first thing an editor must mend."""
    sources = {each.id: each for each in _sources(folder / "sources.toml")}
    parameters: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == "sources.toml":
            continue
        for key, entry in _flatten(_load(path)).items():
            if key in parameters:
                raise UnreadableLaw(f"{path.name}: {key} stands in two files; keep one")
            parameters[key] = _parameter(path.name, key, entry, sources)
    return LawBook(parameters, sources)


def _load(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def _sources(path: Path) -> list[Source]:
    entries = _load(path)
    return [Source(id=key, **entry) for key, entry in entries.items() if isinstance(entry, dict)]


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, Mapping[str, object]]:
    """Tables that hold `values` are parameters; the tables above them only lend their name."""
    found: dict[str, Mapping[str, object]] = {}
    for name, entry in table.items():
        if not isinstance(entry, dict):
            continue
        key = f"{prefix}{name}"
        if "values" in entry:
            found[key] = entry
        else:
            found.update(_flatten(entry, f"{key}."))
    return found


def _parameter(file: str, key: str, entry: Mapping[str, object], sources: Mapping[str, Source]) -> Parameter:
    try:
        values = tuple(_value(key, str(entry["unit"]), each, sources) for each in _list(entry["values"]))
        review = entry["review"]
        status = str(entry.get("status", "in-force"))
        if not isinstance(review, date) or status not in STATUSES or not values:
            raise UnreadableLaw(f"{file}: {key} needs a review day, a status of {STATUSES} and a value")
        new = entry.get("new") is True
        parameter = Parameter(key, str(entry["unit"]), str(entry["dutch"]), review, values, status, new)
    except KeyError as missing:
        raise UnreadableLaw(f"{file}: {key} lacks or does not know {missing}; add it") from None
    _refuse_overlap(file, parameter)
    return parameter


def _list(entry: object) -> list[Mapping[str, object]]:
    return entry if isinstance(entry, list) else []


def _value(key: str, unit: str, entry: Mapping[str, object], sources: Mapping[str, Source]) -> Value:
    amount, since, until = entry["amount"], entry["since"], entry.get("until")
    if isinstance(amount, list):
        amount = tuple(str(each) for each in amount)
    if not isinstance(amount, (int, Decimal, str, tuple)) or not isinstance(since, date):
        raise UnreadableLaw(f"{key}: an amount is a number, a word or a list, and `since` a date")
    if until is not None and not isinstance(until, date):
        raise UnreadableLaw(f"{key}: `until` is a date, or is left out")
    return Value(key, amount, unit, since, until, sources[str(entry["source"])])


def _refuse_overlap(file: str, parameter: Parameter) -> None:
    """Two values on one day would make the answer a matter of luck; a gap must be said with `until`."""
    for earlier, later in zip(parameter.values, parameter.values[1:], strict=False):
        if earlier.until is None or earlier.until >= later.since:
            raise UnreadableLaw(f"{file}: {parameter.key} has two values on {later.since}; end the earlier")

"""From plain data to a Situation: every field checked, the first wrong one named with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from content.rules.dates import anniversary
from content.rules.lawbook import LawBook
from content.rules.situation import (
    Circumstance,
    DecisionKind,
    Granted,
    Group,
    LawOf,
    Nationality,
    Route,
    Situation,
    Sponsor,
)

TERM = "term.length"
REASONS = {
    "unknown-field": "is not a field of a situation",
    "not-a-date": "is not a date: write YYYY-MM-DD",
    "not-a-number": "is not a number of zero or more",
    "not-one-of": "is not one of the known words",
    "not-true-false": "is neither true nor false",
    "not-a-list": "is not a list of the right things",
    "before-law": "lies before the law began",
    "too-far": "lies more than a year ahead",
}
MOST_HOURS = 1_000_000
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Python reads more ways to write a day, weeks among them; we read this one."""


class BadField(ValueError):
    """A field that cannot be read. `code` is one of REASONS; `reason` the same in plain English."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field} {REASONS[code]}")
        self.field, self.code, self.reason = field, code, REASONS[code]


def read(given: Mapping[str, object], on: date, law: LawBook) -> Situation:
    """Raises BadField. A PIP lies on or after the law's first day, at most a year after `on`."""
    known: dict[str, Any] = {}
    for name, value in given.items():
        if name not in READERS:
            raise BadField(name, "unknown-field")
        if value is not None:
            known[name] = READERS[name](name, value)
    pip_date = known.get("pip_date")
    if pip_date is not None:
        check_pip(pip_date, on, law)
    return Situation(**known)


def check_pip(pip_date: date, on: date, law: LawBook) -> None:
    """Raises BadField for a PIP before the law, or more than a year after `on`."""
    if pip_date < law.first_day(TERM):
        raise BadField("pip_date", "before-law")
    if pip_date > anniversary(on, 1):
        raise BadField("pip_date", "too-far")


def to_date(field: str, value: object) -> date:
    if not isinstance(value, str) or not ISO.fullmatch(value):
        raise BadField(field, "not-a-date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadField(field, "not-a-date") from None


def _word(kind: type[StrEnum]) -> Callable[[str, object], StrEnum]:
    def one_of(field: str, value: object) -> StrEnum:
        try:
            return kind(str(value))
        except ValueError:
            raise BadField(field, "not-one-of") from None

    return one_of


def _flag(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadField(field, "not-true-false")
    return value


def to_decimal(field: str, value: object) -> Decimal:
    """Numbers and their plain writing; never true, negative, infinite or beyond reason."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise BadField(field, "not-a-number")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise BadField(field, "not-a-number") from None
    if not number.is_finite() or not 0 <= number <= MOST_HOURS * 100:
        raise BadField(field, "not-a-number")
    return number


def to_count(field: str, value: object) -> int:
    number = to_decimal(field, value)
    if number != int(number) or number > MOST_HOURS:
        raise BadField(field, "not-a-number")
    return int(number)


def _mapping(field: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise BadField(field, "not-a-list")
    return value


def _passed(field: str, value: object) -> dict[str, str]:
    """Part to level; a part without levels is passed with true. What is not passed is left out."""
    found: dict[str, str] = {}
    for part, level in _mapping(field, value).items():
        if level is False or level is None:
            continue
        if level is not True and not isinstance(level, str):
            raise BadField(field, "not-one-of")
        found[part] = "" if level is True else str(level).upper()
    return found


def _attempts(field: str, value: object) -> dict[str, int]:
    return {part: to_count(field, count) for part, count in _mapping(field, value).items()}


def _words(field: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        raise BadField(field, "not-a-list")
    return tuple(value)


def _entries(field: str, value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, (list, tuple)):
        raise BadField(field, "not-a-list")
    return [_mapping(field, each) for each in value]


def _granted(field: str, value: object) -> tuple[Granted, ...]:
    return tuple(_one_granted(field, each) for each in _entries(field, value))


def _one_granted(field: str, entry: Mapping[str, object]) -> Granted:
    match dict(entry):
        case {"months": months, **rest} if not rest:
            return Granted(months=to_count(field, months))
        case {"days": days, **rest} if not rest:
            return Granted(days=to_count(field, days))
        case {"until": until, **rest} if not rest:
            return Granted(until=to_date(field, until))
        case _:
            raise BadField(field, "not-a-list")


def _circumstances(field: str, value: object) -> tuple[Circumstance, ...]:
    return tuple(_circumstance(field, each) for each in _entries(field, value))


def _circumstance(field: str, entry: Mapping[str, object]) -> Circumstance:
    ground, start, end = entry.get("ground"), entry.get("from"), entry.get("to")
    if not isinstance(ground, str) or set(entry) - {"ground", "from", "to"}:
        raise BadField(field, "not-a-list")
    return Circumstance(ground, to_date(field, start), None if end is None else to_date(field, end))


READERS: dict[str, Callable[[str, object], object]] = {
    **{each.name: to_date for each in fields(Situation) if each.name.endswith("_date")},
    "term_end_duo": to_date,
    "new_term_until": to_date,
    "group": _word(Group),
    "sponsor": _word(Sponsor),
    "law": _word(LawOf),
    "route": _word(Route),
    "nationality": _word(Nationality),
    "decision_kind": _word(DecisionKind),
    **dict.fromkeys(("temporary_stay", "ukraine_protection", "lessons_attended", "partner"), _flag),
    **dict.fromkeys(("pvt_done", "map_done", "final_talk_done"), _flag),
    **dict.fromkeys(("hours_course", "hours_participation", "planned_hours"), to_count),
    **dict.fromkeys(("income", "debt", "price_per_hour"), to_decimal),
    "granted": _granted,
    "circumstances": _circumstances,
    "passed": _passed,
    "attempts": _attempts,
    "downscaled": _words,
    "pip_exams": _words,
}

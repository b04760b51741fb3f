"""The days on which a term of days or weeks may not end (Algemene termijnenwet, articles 1 and 3)."""

from __future__ import annotations

from datetime import date, timedelta

from content.rules.dates import easter
from content.rules.lawbook import LawBook, Value

SATURDAY = 5
HOLIDAYS = "holidays.days"
EQUATED = "holidays.equated"


def move(day: date, on: date, law: LawBook) -> tuple[date, tuple[Value, ...], bool]:
    """The first day from `day` on that is no Saturday, Sunday or holiday.

    Gives the values used and whether a day equated by decree moved it: those we know from a
    secondary source, so the person is told that earlier is safer. Reads holidays.days and
    holidays.equated as they stand on `on`.
    """
    holidays, equated = law.on(HOLIDAYS, on), law.on(EQUATED, on)
    by_decree = False
    while True:
        if day.weekday() >= SATURDAY or is_holiday(day, holidays.names):
            day += timedelta(days=1)
        elif day.isoformat() in equated.names:
            by_decree = True
            day += timedelta(days=1)
        else:
            return day, (holidays, equated), by_decree


def is_holiday(day: date, names: tuple[str, ...]) -> bool:
    return any(_falls_on(name, day) for name in names)


def _falls_on(name: str, day: date) -> bool:
    """A holiday is written as "MM-DD", as "easter+39", or as "kingsday"."""
    if name == "kingsday":
        return day == kingsday(day.year)
    if name.startswith("easter"):
        return day == easter(day.year) + timedelta(days=int(name.removeprefix("easter")))
    return day.strftime("%m-%d") == name


def kingsday(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() > SATURDAY else day

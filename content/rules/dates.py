"""Calendar arithmetic as the law counts: whole days, calendar months, anniversaries."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def add_days(day: date, days: int) -> date:
    return day + timedelta(days=days)


def add_weeks(day: date, weeks: int) -> date:
    return day + timedelta(weeks=weeks)


def add_months(day: date, months: int) -> date:
    """The same day of the month, or the month's last day: 31 August + 6 is the last of February."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def anniversary(day: date, years: int) -> date:
    """The same day so many years on; 29 February falls on 1 March in a common year."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def last_day_of_years(start: date, years: int) -> date:
    """The last day of a period of years that begins on `start` (inclusive)."""
    return anniversary(start, years) - timedelta(days=1)


def days_between(start: date, end: date) -> int:
    return (end - start).days


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus' rule)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))

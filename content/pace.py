"""How many hours of lessons a week, reckoned backwards from the end of the term and its exams."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from content.rules.dates import add_months, days_between
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Outcome
from content.rules.situation import Situation
from content.rules.subjects import decide

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Exam:
    """The last day of an exam whose result comes in time, and the day to have registered by. Inclusive."""

    part: str
    register_by: date
    exam_by: date


@dataclass(frozen=True, slots=True)
class Pace:
    """`ready_by`: the lessons are done, inclusive. Weeks and months are whole ones that are left.

    `hours_a_week` is None where no hours were told, or no whole week is left.
    """

    end: date
    ready_by: date
    weeks: int
    months: int
    hours_a_week: int | None
    exams: tuple[Exam, ...]
    because: tuple[Value, ...]

    @property
    def is_over(self) -> bool:
        return self.weeks == 0


def pace(told: Situation, hours: int | None, on: date, law: LawBook) -> Pace | None:
    """None where the end of the term is not known: neither a PIP's date nor DUO's own day was told."""
    term, exams = decide("term", told, on, law), decide("exams", told, on, law)
    end = term.facts["end"]
    if not isinstance(end, date):
        return None
    planned = _exams(exams, on)
    ready_by = min([end, *(each.exam_by for each in planned)])
    weeks = max(0, days_between(on, ready_by)) // DAYS_A_WEEK
    each_week = math.ceil(hours / weeks) if hours and weeks else None
    used = dict.fromkeys((*term.because, *(exams.because if planned else ())))
    return Pace(end, ready_by, weeks, _months(on, end), each_week, planned, tuple(used))


def _exams(outcome: Outcome, on: date) -> tuple[Exam, ...]:
    """The exams still to do in time; one whose last day is past plans nothing any more."""
    plan = outcome.facts.get("plan")
    found = plan if isinstance(plan, list) else []
    exams = (Exam(each["part"], each["register_by"], each["exam_by"]) for each in found)
    return tuple(sorted((each for each in exams if each.exam_by >= on), key=lambda each: each.exam_by))


def _months(on: date, end: date) -> int:
    """Whole calendar months from today to the end."""
    count = 0
    while add_months(on, count + 1) <= end:
        count += 1
    return count

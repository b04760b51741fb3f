"""The days of a person on which something can or must be done, out of the rules: nothing here is law itself.

A moment has the day it is about and the day on which a word about it comes in time (`due`). Both inclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from content.rules.dates import add_days, add_months, add_weeks
from content.rules.lawbook import LawBook
from content.rules.situation import Situation
from content.rules.subjects import decide


class Kind(StrEnum):
    """Never renamed: buttons and stored reminders carry it."""

    TERM_YEAR = "term-year"
    TERM_HALF = "term-half"
    TERM_QUARTER = "term-quarter"
    TERM_MONTH = "term-month"
    REGISTER = "register"
    EXAM_OPENS = "exam-opens"
    EXAM_CLOSES = "exam-closes"
    EXAM_DAY = "exam-day"
    OBJECTION = "objection"


MONTHS_BEFORE = {Kind.TERM_YEAR: 12, Kind.TERM_QUARTER: 3, Kind.TERM_MONTH: 1}
"""Our own choice of when to speak up. The half year is the law's: from then on one may ask for more time."""

DAYS_AHEAD = {Kind.REGISTER: 14, Kind.EXAM_OPENS: 0, Kind.EXAM_CLOSES: 7, Kind.EXAM_DAY: 1, Kind.OBJECTION: 7}
"""How long before its day a word about it still leaves time to act."""

OPENS = "exams.register_a2_opens"
CLOSES = "exams.register_a2_closes"


@dataclass(frozen=True, slots=True)
class Moment:
    """`due`: the first day to speak of it; `about`: the day itself, and the last on which speaking helps."""

    kind: Kind
    due: date
    about: date


def moments(told: Situation, on: date, law: LawBook) -> tuple[Moment, ...]:
    """What a situation brings, also what is past, in the order of the days on which to speak."""
    found = (*_of_term(told, on, law), *_of_exam(told, on, law), *_of_decision(told, on, law))
    return tuple(sorted(found, key=lambda each: (each.due, each.about)))


def _of_term(told: Situation, on: date, law: LawBook) -> Iterator[Moment]:
    facts = decide("term", told, on, law).facts
    end, apply_from = facts["end"], facts["apply_from"]
    if not isinstance(end, date) or not isinstance(apply_from, date):
        return
    for kind, months in MONTHS_BEFORE.items():
        yield Moment(kind, add_months(end, -months), end)
    yield Moment(Kind.TERM_HALF, apply_from, end)
    plan = decide("exams", told, on, law).facts["plan"]
    if isinstance(plan, list) and plan:
        yield _ahead(Kind.REGISTER, min(each["register_by"] for each in plan))


def _of_exam(told: Situation, on: date, law: LawBook) -> Iterator[Moment]:
    """The window to register for an exam at A2 or KNM; the state exam's opens on days we do not know."""
    if told.exam_date is None:
        return
    opens, closes = law.on(OPENS, on), law.on(CLOSES, on)
    last = add_weeks(told.exam_date, -closes.whole)
    yield Moment(Kind.EXAM_OPENS, add_months(told.exam_date, -opens.whole), last)
    yield _ahead(Kind.EXAM_CLOSES, last)
    yield _ahead(Kind.EXAM_DAY, told.exam_date)


def _of_decision(told: Situation, on: date, law: LawBook) -> Iterator[Moment]:
    last = decide("objection", told, on, law).facts["last_day"]
    if isinstance(last, date):
        yield _ahead(Kind.OBJECTION, last)


def _ahead(kind: Kind, about: date) -> Moment:
    return Moment(kind, add_days(about, -DAYS_AHEAD[kind]), about)

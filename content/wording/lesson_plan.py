"""My plan: the lessons of a school from the end of the term backwards, with exam dates and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from content.answers import Block, Bullets, Citation, Line, Note, Result, Steps
from content.comparison import Wanted
from content.pace import Pace, pace
from content.rules.outcome import Outcome, Verdict
from content.schools import School
from content.tuition import Tuition, tuition
from content.wording.formats import counted, euro
from content.wording.outcomes import citations
from content.wording.subjects import exams
from content.wording.telling import Telling

_MANY = 20
"""Hours a week that are more than most people can follow beside a household: a warning, not a rule."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the plan: what a calendar needs of it."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """`days` in their order; `school` is None for a plan without a school."""

    school: School | None
    blocks: tuple[Block, ...]
    days: tuple[Day, ...]
    sources: tuple[Citation, ...]


def plan(school: School | None, wanted: Wanted) -> LessonPlan:
    """What can be planned with what was told; what cannot is asked for, never guessed."""
    told, hours = wanted.told, wanted.told.planned_hours
    rate = school.hourly_rate if school and school.hourly_rate is not None else told.price_per_hour
    money = tuition(told, rate, hours, wanted.on, wanted.law)
    when = pace(told, hours, wanted.on, wanted.law)
    telling = Telling(Outcome("term", wanted.on, Verdict.KNOWN, {}), told, wanted.words)
    blocks = (*_lead(telling, when), *_dates(telling, when), *_money(telling, money))
    used = dict.fromkeys((*(when.because if when else ()), *money.because))
    return LessonPlan(school, blocks, tuple(_days(telling, when)), citations(used, wanted.words, wanted.law))


def _lead(telling: Telling, when: Pace | None) -> Iterator[Block]:
    hours = telling.told.planned_hours
    if when is None:
        yield Note(telling.say("Wij kennen uw termijn niet. Vul de datum van uw PIP in."), "soon")
        return
    if when.is_over:
        yield Note(telling.say("Er is geen hele week meer over. Bel DUO en vraag om meer tijd."), "over")
        return
    weeks = counted(when.weeks, "weeks", telling.words)
    if when.hours_a_week is None:
        yield Note(telling.say("U hebt nog {weeks}. Vul in hoeveel uur les u wilt.", weeks=weeks), "soon")
        return
    label = telling.text("Zoveel uur les per week")
    detail = telling.text("{weeks} lang, tot en met {day}.", weeks=weeks, day=when.ready_by)
    yield Result(label, counted(when.hours_a_week, "hours", telling.words), "", detail)
    if hours and hours > when.weeks * _MANY:
        yield Note(
            telling.say("Dat is veel. Vraag de school of dit kan, en DUO of u meer tijd krijgt."), "soon"
        )


def _dates(telling: Telling, when: Pace | None) -> Iterator[Block]:
    if when is None or when.is_over:
        return
    yield telling.heading("Wanneer?")
    yield Steps(tuple(_steps(telling, when)))
    if not when.exams:
        yield Note(telling.say("Vul uw route in. Dan staan hier ook de dagen van uw examens."))


def _steps(telling: Telling, when: Pace) -> Iterator[Line]:
    yield telling.say("Begin nu met de lessen.")
    for day in _days(telling, when):
        yield telling.say("{what}: uiterlijk {day}", what=day.what, day=day.day)


def _days(telling: Telling, when: Pace | None) -> Iterator[Day]:
    """The days in their order; exams with the same days share a line."""
    if when is None or when.is_over:
        return
    found = [Day(when.end, telling.text("Klaar met inburgeren"))]
    for register_by, exam_by in dict.fromkeys((each.register_by, each.exam_by) for each in when.exams):
        same = (
            each.part for each in when.exams if (each.register_by, each.exam_by) == (register_by, exam_by)
        )
        parts = ", ".join(exams.name(telling, each) for each in same)
        found.append(Day(register_by, telling.text("Aanmelden voor examen: {parts}", parts=parts)))
        found.append(Day(exam_by, telling.text("Examen doen: {parts}", parts=parts)))
    yield from sorted(found, key=lambda each: each.day)


def _money(telling: Telling, money: Tuition) -> Iterator[Block]:
    words = telling.words
    if money.free:
        yield Note(telling.say("Bij asiel kiest en betaalt uw gemeente de lessen. Vraag het eerst daar."))
        return
    if money.cost is None:
        yield Note(telling.say("Vul de uren en de prijs in. Dan rekenen wij uit wat het kost."))
        return
    yield telling.heading("Wat kost het?")
    lines = [telling.say("De lessen kosten samen {cost}.", cost=euro(money.cost, words))]
    if money.covered is not None:
        lines.append(
            telling.say("Daarvan kunt u lenen, hoogstens: {amount}.", amount=euro(money.covered, words))
        )
    if money.monthly is not None:
        lines.append(
            telling.say(
                "Terugbetalen is later ongeveer {amount} per maand.", amount=euro(money.monthly, words)
            )
        )
    yield Bullets(tuple(lines))
    if money.at_most:
        yield Note(telling.say("Wij kennen uw inkomen niet. Dan rekenen wij met de hoogste lening."))
    yield Note(telling.say("Lenen kan alleen bij een school met keurmerk. DUO beslist. Teken nog niets."))

"""What somebody pays: lessons, exams, and what is free (Wi2021, articles 16 and 19; Ri2021, chapter 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.rules.fees import Priced, price_findings, priced
from content.rules.lawbook import LawBook, Value
from content.rules.money import cents
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

COURSE_ASYLUM = "costs.course_asylum"
Z_HOURS = "hours.course"
FREE_ATTEMPTS = "exams.free_attempts"
LEVEL_HOURS = "downscale.hours"
NEARLY_HOURS = "extension.nearly.hours"
FINE_HOURS = "fines.hours_some"
FINE_HOURS_MOST = "fines.hours_many"
DOORS = (LEVEL_HOURS, NEARLY_HOURS, FINE_HOURS, FINE_HOURS_MOST)
FREE = ("intake", "lbt", "pvt", "map")
"""Steps that cost nobody anything."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """One part of the sum: None until what is `missing` is told."""

    amount: Decimal | None
    missing: tuple[str, ...] = ()


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """Lessons still to buy and the next attempt of every part left; the asylum group's course is free.

    Reads costs.course_asylum, hours.course, exams.free_attempts and the keys of the fees; for who
    studies alone downscale.hours, extension.nearly.hours, fines.hours_some and .hours_many.
    """
    course, exams = _course(situation, on, law), priced(situation, on, law)
    missing = dict.fromkeys((*_unsaid(situation), *course.missing, *exams.missing))
    fees = exams.total
    facts: dict[str, Fact] = {
        "course": course.amount,
        "exams": fees,
        "total": None if course.amount is None or fees is None else cents(course.amount + fees),
        "free": _free(situation),
    }
    verdict = Verdict.DEPENDS if missing else Verdict.KNOWN
    used = (*(law.on(key, on) for key in _keys(situation)), *exams.used)
    found = tuple(_findings(situation, exams, on, law))
    return Outcome("costs", on, verdict, facts, found, tuple(missing), tuple(dict.fromkeys(used)))


def _unsaid(told: Situation) -> tuple[str, ...]:
    wanted = {"group": told.group, "route": told.route}
    return tuple(name for name, value in wanted.items() if value is None)


def _keys(told: Situation) -> tuple[str, ...]:
    """What the lessons rest on."""
    if told.in_asylum_group:
        return COURSE_ASYLUM, FREE_ATTEMPTS
    if told.route is Route.Z:
        return (Z_HOURS,)
    return DOORS if told.route is Route.B1 else ()


def _course(told: Situation, on: date, law: LawBook) -> _Cost:
    if told.in_asylum_group:
        return _Cost(cents(law.on(COURSE_ASYLUM, on).number))
    hours = hours_to_buy(told, law.on(Z_HOURS, on))
    price = told.price_per_hour if hours != 0 else Decimal(0)
    wanted = {"price_per_hour": price, "planned_hours": hours}
    missing = tuple(name for name, value in wanted.items() if value is None)
    if told.group is None or hours is None or price is None:
        return _Cost(None, missing)
    return _Cost(cents(hours * price))


def hours_to_buy(told: Situation, required: Value) -> int | None:
    """The hours planned; in the Z-route, where none are told, those of the law less those done."""
    if told.planned_hours is None and told.route is Route.Z:
        return max(0, required.whole - (told.hours_course or 0))
    return told.planned_hours


def _free(told: Situation) -> tuple[str, ...]:
    """No MAP in the education route (Wi2021, article 8)."""
    steps = tuple(each for each in FREE if each != "map" or told.route is not Route.ONDERWIJS)
    return (*steps, "lessons") if told.in_asylum_group else steps


def _findings(told: Situation, exams: Priced, on: date, law: LawBook) -> list[Finding]:
    if told.group is None:
        return []
    if told.in_asylum_group:
        attempts = law.on(FREE_ATTEMPTS, on).whole
        return [
            Finding("course-free"),
            Finding("free-attempts", {"attempts": attempts}),
            *_about_exams(told, exams),
        ]
    found = [Finding("loan-possible"), *_about_exams(told, exams)]
    if told.price_per_hour is None and told.planned_hours != 0:
        found.append(Finding("price-at-school"))
    return [*found, *_about_route(told, on, law)]


def _about_exams(told: Situation, exams: Priced) -> list[Finding]:
    if told.route is Route.Z and not exams.parts.all:
        return [Finding("z-no-exams")]
    unsaid = told.route is not None and told.passed is None
    found = [Finding("passed-not-told")] if unsaid else []
    return [*found, *price_findings(told, exams.parts.todo)]


def _about_route(told: Situation, on: date, law: LawBook) -> list[Finding]:
    """Who pays their own lessons: what the route obliges to, and what fewer hours shut."""
    if told.route is Route.ONDERWIJS:
        return [Finding("education-dear")]
    if told.route is Route.Z:
        return _about_z_hours(told, law.on(Z_HOURS, on).whole)
    if told.route is Route.B1:
        return _about_self_study(told, [law.on(key, on).whole for key in DOORS])
    return []


def _about_z_hours(told: Situation, required: int) -> list[Finding]:
    found = [Finding("z-hours-required", {"hours": required})]
    hours = told.planned_hours
    if hours is not None and hours + (told.hours_course or 0) < required:
        found.append(Finding("z-hours-short", {"hours": required - hours - (told.hours_course or 0)}))
    return found


def _about_self_study(told: Situation, doors: list[int]) -> list[Finding]:
    if told.planned_hours is None:
        return [Finding("self-study-allowed")]
    level, nearly, fine, fine_most = doors
    hours = told.planned_hours + (told.hours_course or 0)
    found = [Finding("self-study" if hours == 0 else "self-study-allowed")]
    if hours < level:
        found.append(Finding("door-level", {"hours": level}))
    if hours < nearly:
        found.append(Finding("door-half-year", {"hours": nearly}))
    if hours < fine_most:
        found.append(Finding("door-fine", {"hours": fine, "most_hours": fine_most}))
    return found

"""What somebody pays: lessons, exams, and what is free (Wi2021, articles 16 and 19; Ri2021, chapter 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.rules.contradictions import LANGUAGE_PARTS, LEVELS
from content.rules.lawbook import LawBook, Value
from content.rules.money import cents
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

COURSE_ASYLUM = "costs.course_asylum"
Z_HOURS = "hours.course"
KNM = "knm"
FEES = {"A2": "exams.fee_a2", "B1": "exams.fee_nt2", KNM: "exams.fee_knm"}
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

    Reads costs.course_asylum, hours.course, exams.fee_a2, .fee_nt2, .fee_knm and .free_attempts, and
    for who studies alone downscale.hours, extension.nearly.hours, fines.hours_some and .hours_many.
    """
    course, exams = _course(situation, on, law), _exams(situation, on, law)
    missing = dict.fromkeys((*_unsaid(situation), *course.missing, *exams.missing))
    total = None
    if course.amount is not None and exams.amount is not None:
        total = cents(course.amount + exams.amount)
    facts: dict[str, Fact] = {
        "course": course.amount,
        "exams": exams.amount,
        "total": total,
        "free": _free(situation),
    }
    verdict = Verdict.DEPENDS if missing else Verdict.KNOWN
    used = tuple(law.on(key, on) for key in _keys(situation))
    found = tuple(_findings(situation, on, law))
    return Outcome("costs", on, verdict, facts, found, tuple(missing), used)


def _unsaid(told: Situation) -> tuple[str, ...]:
    wanted = {"group": told.group, "route": told.route}
    return tuple(name for name, value in wanted.items() if value is None)


def _keys(told: Situation) -> list[str]:
    keys = [*FEES.values(), FREE_ATTEMPTS]
    if told.in_asylum_group:
        return [COURSE_ASYLUM, *keys]
    if told.route is Route.Z:
        return [Z_HOURS, *keys]
    return [*keys, *DOORS] if told.route is Route.B1 else keys


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


def _exams(told: Situation, on: date, law: LawBook) -> _Cost:
    """As the fees: the next attempt of each part that is left; free attempts count a part."""
    if told.route is None or told.group is None:
        return _Cost(None)
    left = parts_left(told)
    if not told.in_asylum_group:
        return _Cost(cents(_fees(left, on, law)))
    if left and told.attempts is None:
        return _Cost(None, ("attempts",))
    free = law.on(FREE_ATTEMPTS, on).whole
    done = told.attempts or {}
    paid = {part: level for part, level in left.items() if done.get(part, 0) >= free}
    return _Cost(cents(_fees(paid, on, law)))


def _fees(parts: dict[str, str], on: date, law: LawBook) -> Decimal:
    return sum((law.on(FEES[level], on).number for level in parts.values()), Decimal(0))


def parts_left(told: Situation) -> dict[str, str]:
    """The exam parts still to pass, each with its level; in the Z-route only those the PIP names."""
    passed = told.passed or {}
    asked = {part: _level(part, told) for part in (*LANGUAGE_PARTS, KNM)}
    if told.route is Route.Z:
        asked = {part: level for part, level in asked.items() if part in (told.pip_exams or ())}
    return {part: level for part, level in asked.items() if not _enough(part, passed.get(part), level)}


def _level(part: str, told: Situation) -> str:
    if part == KNM:
        return KNM
    low = told.route is Route.Z or (told.route is Route.B1 and part in (told.downscaled or ()))
    return "A2" if low else "B1"


def _enough(part: str, passed: str | None, level: str) -> bool:
    if passed is None or part == KNM:
        return passed is not None
    order = LEVELS[part]
    return order.index(passed) >= order.index(level)


def _free(told: Situation) -> tuple[str, ...]:
    """No MAP in the education route (Wi2021, article 8)."""
    steps = tuple(each for each in FREE if each != "map" or told.route is not Route.ONDERWIJS)
    return (*steps, "lessons") if told.in_asylum_group else steps


def _findings(told: Situation, on: date, law: LawBook) -> list[Finding]:
    if told.group is None:
        return []
    if told.in_asylum_group:
        attempts = law.on(FREE_ATTEMPTS, on).whole
        return [
            Finding("course-free"),
            Finding("free-attempts", {"attempts": attempts}),
            *_about_exams(told),
        ]
    found = [Finding("loan-possible"), Finding("pays-each-time"), *_about_exams(told)]
    if told.price_per_hour is None and told.planned_hours != 0:
        found.append(Finding("price-at-school"))
    return [*found, *_about_route(told, on, law)]


def _about_exams(told: Situation) -> list[Finding]:
    if told.route is Route.Z and not told.pip_exams:
        return [Finding("z-no-exams")]
    found = []
    if told.route is not None and told.passed is None:
        found.append(Finding("passed-not-told"))
    if told.route is not None and "B1" in parts_left(told).values():
        found.append(Finding("check-nt2-fee"))
    return found


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

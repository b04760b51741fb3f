"""The hours of the Z-route (Wi2021, article 9; Bi2021, article 3.14)."""

from __future__ import annotations

from datetime import date

from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

COURSE = "hours.course"
PARTICIPATION = "hours.participation"
PVT = "hours.pvt"
MAP = "hours.map"


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """Course hours for everybody in the Z-route; participation hours too for the asylum group.

    Reads hours.course, hours.participation, hours.pvt and hours.map. Facts are in hours.
    """
    course, participation = law.on(COURSE, on), law.on(PARTICIPATION, on)
    if situation.route in (Route.B1, Route.ONDERWIJS):
        facts: dict[str, Fact] = {"course": None, "participation": None}
        return Outcome("hours", on, Verdict.KNOWN, facts, (Finding("no-hours-in-route"),), (), (course,))
    asylum = situation.in_asylum_group
    facts = {
        "course": _count(course, situation.hours_course),
        "participation": _count(participation, situation.hours_participation) if asylum else None,
    }
    missing = _missing(situation, asylum)
    used = (course, participation, law.on(PVT, on), law.on(MAP, on))
    verdict = Verdict.DEPENDS if missing else Verdict.KNOWN
    return Outcome("hours", on, verdict, facts, tuple(_findings(situation, facts)), missing, used)


def _count(required: Value, done: int | None) -> dict[str, Fact]:
    left = None if done is None else max(0, required.whole - done)
    return {"required": required.whole, "done": done, "left": left}


def _missing(told: Situation, asylum: bool | None) -> tuple[str, ...]:
    wanted = {"route": told.route, "group": told.group, "hours_course": told.hours_course}
    if asylum:
        wanted["hours_participation"] = told.hours_participation
    return tuple(name for name, value in wanted.items() if value is None)


def _findings(told: Situation, facts: dict[str, Fact]) -> list[Finding]:
    found = [Finding("hours-before-pip"), Finding("hours-school-keurmerk")]
    if told.in_asylum_group:
        found.append(Finding("pvt-map-inside"))
    elif told.in_asylum_group is False:
        found.append(Finding("no-participation-hours"))
    counts = [each for each in facts.values() if isinstance(each, dict)]
    if told.route is Route.Z and told.group and counts and all(each["left"] == 0 for each in counts):
        found.append(Finding("hours-complete"))
    return found

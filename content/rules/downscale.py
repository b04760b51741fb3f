"""Exams at a lower level (afschalen): the hours that open the way (Bi2021, article 5.5; Wi2021, 17(3))."""

from __future__ import annotations

from datetime import date

from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

HOURS = "downscale.hours"
DECIDED_BY = "gemeente"


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """In the B1 route, after so many hours at a school with a keurmerk and enough effort.

    Reads downscale.hours. The hours are a condition, not the decision: that is the municipality's.
    """
    needed = law.on(HOURS, on)
    if situation.route in (Route.ONDERWIJS, Route.Z):
        facts: dict[str, Fact] = {"hours_needed": None, "hours_left": None, "decided_by": DECIDED_BY}
        found = (Finding("downscale-b1-only"),)
        return Outcome("downscale", on, Verdict.KNOWN, facts, found, (), (needed,))
    wanted = {"route": situation.route, "hours_course": situation.hours_course}
    missing = tuple(name for name, told in wanted.items() if told is None)
    left = _left(needed, situation.hours_course)
    facts = {"hours_needed": needed.whole, "hours_left": left, "decided_by": DECIDED_BY}
    verdict = Verdict.DEPENDS if missing else Verdict.KNOWN
    return Outcome("downscale", on, verdict, facts, _findings(situation, left), missing, (needed,))


def _left(needed: Value, done: int | None) -> int | None:
    return None if done is None else max(0, needed.whole - done)


def _findings(told: Situation, left: int | None) -> tuple[Finding, ...]:
    found = (
        (Finding("downscale-municipality"), True),
        (Finding("downscale-hours-met"), left == 0),
        (Finding("already-downscaled"), bool(told.downscaled)),
        (Finding("a2-under-b1"), not told.downscaled),
        (Finding("hours-school-keurmerk"), True),
        (Finding("downscale-before-pip"), left != 0),
    )
    return tuple(each for each, holds in found if holds)

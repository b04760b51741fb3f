"""Nearly finished (Wi2021, article 12(1)(b); Bi2021, article 4.4): every condition checked."""

from __future__ import annotations

from datetime import date

from content.rules.claims import Claim
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.grounds import NEARLY
from content.rules.lawbook import LawBook
from content.rules.levels import KNM, has_passed
from content.rules.situation import Route, Situation

LENGTH = "extension.nearly.length"
PARTS = "extension.nearly.parts"
HOURS = "extension.nearly.hours"

Answers = dict[str, bool | None]


def judge(told: Situation, on: date, law: LawBook) -> Claim:
    """B1 route, first term, lessons followed, enough language parts and KNM passed, PVT and MAP done.

    Reads extension.nearly.length, .parts and .hours.
    """
    length, parts, hours = law.on(LENGTH, on), law.on(PARTS, on), law.on(HOURS, on)
    used = (length, parts, hours)
    answers = _answers(told, parts.whole, hours.whole)
    shut = [code for code, met in answers.items() if met is False]
    if shut:
        return Claim(NEARLY, False, told=False, reason=shut[0], used=used)
    missing = _missing(told, answers)
    if missing:
        return Claim(NEARLY, None, told=False, missing=missing, used=used)
    return Claim(NEARLY, True, told=False, length=length, used=used)


def is_asked(told: Situation) -> bool:
    """Somebody who tells of exams, PVT, MAP or lessons wants to know about this ground."""
    facts = (told.passed, told.pvt_done, told.map_done, told.lessons_attended)
    return any(each is not None for each in facts)


def _answers(told: Situation, parts: int, hours: int) -> Answers:
    """Each condition by the finding that says it is not met; None: not told."""
    passed = told.passed
    reached = None if passed is None else sum(has_passed(told, part) for part in LANGUAGE_PARTS)
    return {
        "nearly-route": None if told.route is None else told.route is Route.B1,
        "nearly-first-term": told.new_term_until is None,
        "nearly-parts": None if reached is None else reached >= parts,
        "nearly-knm": None if passed is None else KNM in passed,
        "nearly-pvt-map": _both(told.pvt_done, told.map_done),
        "nearly-lessons": _lessons(told, hours),
    }


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _lessons(told: Situation, hours: int) -> bool | None:
    """The asylum group: all lessons but for permitted absence; the others: so many hours."""
    enough = None if told.hours_course is None else told.hours_course >= hours
    if told.in_asylum_group is None:
        return enough if enough == told.lessons_attended else None
    return told.lessons_attended if told.in_asylum_group else enough


def _missing(told: Situation, answers: Answers) -> tuple[str, ...]:
    wanted = []
    if answers["nearly-route"] is None:
        wanted.append("route")
    if answers["nearly-parts"] is None:
        wanted.append("passed")
    if answers["nearly-pvt-map"] is None:
        wanted += [name for name in ("pvt_done", "map_done") if getattr(told, name) is None]
    if answers["nearly-lessons"] is None:
        asylum = told.in_asylum_group
        wanted.append("group" if asylum is None else "lessons_attended" if asylum else "hours_course")
    return tuple(wanted)

"""What is told but cannot be true together: named, left out, and the rest worked out without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from content.rules.dates import days_between, last_day_of_years
from content.rules.grounds import ALL
from content.rules.lawbook import LawBook
from content.rules.outcome import Finding
from content.rules.situation import Circumstance, Route, Situation

HOURS_A_DAY = 24
DAYS_A_MONTH = 31
FURTHEST_AHEAD = 7305
"""Days: no term, no extension and nothing that somebody goes through is known so long ahead."""
LANGUAGE_PARTS = ("lezen", "luisteren", "schrijven", "spreken")
LEVELS = {"knm": ("",), "ona": ("",), **dict.fromkeys(LANGUAGE_PARTS, ("A2", "B1", "B2"))}

Check = Callable[[Situation, date, LawBook], Iterator[tuple[str, str, object]]]


def settle(situation: Situation, on: date, law: LawBook) -> tuple[Situation, tuple[Finding, ...]]:
    """The situation without what contradicts the rest, and a `contradiction` finding for each field.

    What is left of a list still counts; where nothing is left, the field is as if it was not told.
    """
    findings: list[Finding] = []
    for check in CHECKS:
        for field, reason, kept in tuple(check(situation, on, law)):
            findings.append(Finding("contradiction", {"field": field, "reason": reason}))
            change: dict[str, Any] = {field: kept}
            situation = replace(situation, **change)
    return situation, tuple(findings)


def _registered_before_notice(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    if told.notice_date and told.registered_date and told.registered_date <= told.notice_date:
        yield "registered_date", "before-notice", None


def _extension_before_pip(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    """Before there is a PIP, DUO has nothing to extend; an extension cannot end before it either."""
    if told.pip_date is None:
        return
    kept = tuple(each for each in told.granted if each.until is None or each.until > told.pip_date)
    if told.pip_date > on:
        kept = ()
    if kept != told.granted:
        yield "granted", "before-pip", kept


def _ends_before_pip(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    if told.pip_date and told.term_end_duo and told.term_end_duo <= told.pip_date:
        yield "term_end_duo", "before-pip", None


def _new_term_inside_first(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    """A new term follows a fine, and a fine follows the first term: it cannot end within that term."""
    if told.pip_date and told.new_term_until:
        length = law.on("term.length", on)
        if told.new_term_until <= last_day_of_years(told.pip_date, length.whole):
            yield "new_term_until", "inside-term", None


def _more_hours_than_time(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    """Hours of before the PIP may count, so the time is taken from the notice where that is told.

    Of whom neither is known, the time since the law began.
    """
    days = [each for each in (told.notice_date, told.pip_date) if each is not None]
    since = min(days, default=law.first_day("term.length"))
    most = max(0, days_between(since, on) + 1) * HOURS_A_DAY
    for field, hours in (
        ("hours_course", told.hours_course),
        ("hours_participation", told.hours_participation),
    ):
        if hours is not None and hours > most:
            yield field, "more-than-time", None


def _born_later(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    if told.birth_date and told.birth_date > on:
        yield "birth_date", "after-today", None


def _finished_before_law(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    """A duty of this law cannot have been met before its first day."""
    if told.finished_date and told.finished_date < law.first_day("term.length"):
        yield "finished_date", "before-law", None


def _unknown_levels(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    if told.passed is None:
        return
    kept = {part: level for part, level in told.passed.items() if level in LEVELS.get(part, ())}
    if kept != dict(told.passed):
        yield "passed", "no-such-level", kept or None


def _beyond_reason(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    """Ends before the law or in another lifetime are slips of the pen, and no calendar holds their sums."""
    first = law.first_day("term.length")
    for field, day in (("term_end_duo", told.term_end_duo), ("new_term_until", told.new_term_until)):
        if day is not None and not (first <= day and days_between(on, day) <= FURTHEST_AHEAD):
            yield field, "beyond-reason", None
    days = sum((each.months or 0) * DAYS_A_MONTH + (each.days or 0) for each in told.granted)
    last = max((each.until for each in told.granted if each.until), default=on)
    if days > FURTHEST_AHEAD or days_between(on, last) > FURTHEST_AHEAD:
        yield "granted", "beyond-reason", ()


def _impossible_circumstances(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    named = tuple(each for each in told.circumstances if each.ground in ALL)
    if named != told.circumstances:
        yield "circumstances", "no-such-ground", named
    kept = tuple(each for each in named if _can_be(each, on))
    if kept != named:
        yield "circumstances", "ends-before-start", kept


def _can_be(each: Circumstance, on: date) -> bool:
    end = each.end or on
    return each.start <= end and days_between(on, end) <= FURTHEST_AHEAD


def _unknown_parts(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    if told.attempts is not None:
        kept = {part: count for part, count in told.attempts.items() if part in LEVELS}
        if kept != dict(told.attempts):
            yield "attempts", "no-such-part", kept or None
    for field, parts, known in (
        ("downscaled", told.downscaled, LANGUAGE_PARTS),
        ("pip_exams", told.pip_exams, (*LANGUAGE_PARTS, "knm")),
    ):
        if parts and not set(parts) <= set(known):
            yield field, "no-such-part", tuple(each for each in parts if each in known) or None


def _exams_without_plan(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    """In the Z-route only parts that the PIP names are taken; only the B1 route lowers a part."""
    if told.route is Route.Z and told.attempts:
        kept = {part: n for part, n in told.attempts.items() if not n or part in (told.pip_exams or ())}
        if kept != dict(told.attempts):
            yield "attempts", "not-in-plan", kept or None
    if told.route is Route.ONDERWIJS and told.downscaled:
        yield "downscaled", "not-in-route", None


CHECKS: tuple[Check, ...] = (
    _beyond_reason,
    _registered_before_notice,
    _extension_before_pip,
    _ends_before_pip,
    _new_term_inside_first,
    _more_hours_than_time,
    _finished_before_law,
    _unknown_levels,
    _born_later,
    _unknown_parts,
    _exams_without_plan,
    _impossible_circumstances,
)

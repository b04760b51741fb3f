"""What is told but cannot be true together: named, left out, and the rest worked out without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from content.rules.dates import days_between, last_day_of_years
from content.rules.lawbook import LawBook
from content.rules.outcome import Finding
from content.rules.situation import Situation

HOURS_A_DAY = 24
LANGUAGE_PARTS = ("lezen", "luisteren", "schrijven", "spreken")
LEVELS = {"knm": ("",), "ona": ("",), **dict.fromkeys(LANGUAGE_PARTS, ("A2", "B1", "B2"))}

Check = Callable[[Situation, date, LawBook], Iterator[tuple[str, str, object]]]


def settle(situation: Situation, on: date, law: LawBook) -> tuple[Situation, tuple[Finding, ...]]:
    """The situation without what contradicts the rest, and a `contradiction` finding for each field."""
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
    if told.pip_date is None:
        return
    kept = tuple(each for each in told.granted if each.until is None or each.until > told.pip_date)
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
    """Hours of before the PIP may count, so the time is taken from the notice where that is told."""
    days = [each for each in (told.notice_date, told.pip_date) if each is not None]
    if not days:
        return
    most = max(0, days_between(min(days), on) + 1) * HOURS_A_DAY
    for field, hours in (
        ("hours_course", told.hours_course),
        ("hours_participation", told.hours_participation),
    ):
        if hours is not None and hours > most:
            yield field, "more-than-time", None


def _unknown_levels(told: Situation, on: date, law: LawBook) -> Iterator[tuple[str, str, object]]:
    if told.passed is None:
        return
    kept = {part: level for part, level in told.passed.items() if level in LEVELS.get(part, ())}
    if kept != dict(told.passed):
        yield "passed", "no-such-level", kept


CHECKS: tuple[Check, ...] = (
    _registered_before_notice,
    _extension_before_pip,
    _ends_before_pip,
    _new_term_inside_first,
    _more_hours_than_time,
    _unknown_levels,
)

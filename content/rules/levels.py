"""The parts of the exam, the level asked of each, and whether it is passed (Bi2021, 3.3 to 3.5, 5.5)."""

from __future__ import annotations

from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.situation import Route, Situation

KNM = "knm"
EVERY_PART = (*LANGUAGE_PARTS, KNM)
LEVELS = ("A2", "B1", "B2")
LOWER, USUAL = "A2", "B1"


def level_asked(told: Situation, part: str) -> str | None:
    """KNM has no level. A2 in the Z-route, and where the municipality lowered a part; else B1."""
    if part == KNM:
        return None
    lowered = told.route is not Route.ONDERWIJS and part in (told.downscaled or ())
    return LOWER if lowered or told.route is Route.Z else USUAL


def has_passed(told: Situation, part: str) -> bool:
    """Passed at the level asked or a higher one."""
    passed = told.passed or {}
    if part not in passed:
        return False
    asked = level_asked(told, part)
    return asked is None or LEVELS.index(passed[part]) >= LEVELS.index(asked)


def asked(told: Situation) -> tuple[str, ...]:
    """Every part; in the Z-route only those that the PIP names."""
    if told.route is Route.Z:
        return tuple(each for each in EVERY_PART if each in (told.pip_exams or ()))
    return EVERY_PART


def left(told: Situation) -> tuple[str, ...]:
    """The parts asked that are not passed yet."""
    return tuple(each for each in asked(told) if not has_passed(told, each))

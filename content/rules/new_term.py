"""The new term after a fine: how long, by what is not finished; the longest counts (Ri2021, article 7.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content.rules.exams import parts
from content.rules.lawbook import LawBook, Value
from content.rules.situation import Route, Situation

LENGTHS = (
    "fines.new_term.longest",
    "fines.new_term.long",
    "fines.new_term.short",
    "fines.new_term.shortest",
)
Z_ASYLUM = "fines.new_term.z_asylum_step"
Z_FAMILY = "fines.new_term.z_family_step"
NOTHING_LEFT = len(LENGTHS)


@dataclass(frozen=True, slots=True)
class NewTerm:
    months: int | None
    used: tuple[Value, ...] = ()


def decide(told: Situation, on: date, law: LawBook) -> NewTerm:
    """The longest of what fits; None where what is not told could make it longer."""
    step, of_step = _step(told, on, law)
    if step is None:
        return NewTerm(None)
    lengths = tuple(law.on(key, on) for key in LENGTHS)
    months = [each.whole for each in lengths] + [0]
    least = max(months[step], months[_talks(told, for_sure=True)])
    most = max(months[step], months[_talks(told, for_sure=False)])
    used = (*of_step, *lengths)
    return NewTerm(least if least == most and least else None, used)


def not_done(told: Situation, *, for_sure: bool) -> tuple[str, ...]:
    """PVT and MAP as far as not done: those told so, or also those that are not told. No MAP in education."""
    asked = {"pvt": told.pvt_done, "map": told.map_done}
    if told.route is Route.ONDERWIJS:
        del asked["map"]
    return tuple(name for name, done in asked.items() if done is False or (done is None and not for_sure))


def _talks(told: Situation, *, for_sure: bool) -> int:
    """The step of PVT and MAP: one of them the last length, both the one before."""
    return NOTHING_LEFT - len(not_done(told, for_sure=for_sure))


def _step(told: Situation, on: date, law: LawBook) -> tuple[int | None, tuple[Value, ...]]:
    """The place in LENGTHS of the route itself."""
    if told.route is Route.Z:
        return _hours_step(told, on, law)
    if told.route is None or told.passed is None:
        return None, ()
    found = parts(told, on, law)
    done = len(found.all or ()) - len(found.todo)
    return (NOTHING_LEFT if not found.todo else min(done, len(LENGTHS) - 1)), found.used


def _hours_step(told: Situation, on: date, law: LawBook) -> tuple[int | None, tuple[Value, ...]]:
    """Course hours, and for the asylum group those of participation with them."""
    asylum = told.in_asylum_group
    hours = [told.hours_course, told.hours_participation] if asylum else [told.hours_course]
    known = [each for each in hours if each is not None]
    if asylum is None or len(known) < len(hours):
        return None, ()
    step = law.on(Z_ASYLUM if asylum else Z_FAMILY, on)
    if told.final_talk_done or sum(known) >= step.whole * len(LENGTHS):
        return NOTHING_LEFT, (step,)
    return max(0, -(-sum(known) // step.whole) - 1), (step,)

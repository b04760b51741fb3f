"""DUO's table for a route not finished: lessons, attempts, parts passed (Ri2021, ch. 7, annexes 6a-6c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.rules.exams import Parts, parts
from content.rules.lawbook import LawBook, Value
from content.rules.situation import Route, Situation

SOME = "fines.hours_some"
MANY = "fines.hours_many"
REDUCTION = "fines.reduction"
MOST_REDUCED = 4
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class RouteFine:
    """`amount` None: it hangs on what is not told, or on a table that we could not read."""

    amount: Decimal | None
    used: tuple[Value, ...] = ()


def decide(told: Situation, on: date, law: LawBook) -> RouteFine:
    """The amount for what is told now, in the B1 and the education route. Reads fines.table.*."""
    if told.passed is None or told.route not in (Route.B1, Route.ONDERWIJS):
        return RouteFine(None)
    found = parts(told, on, law)
    if not found.todo:
        return RouteFine(Decimal(0), found.used)
    row, (column, of_column) = _row(found), _column(told, on, law)
    if row is None or column is None:
        return RouteFine(None)
    cell, reduction = law.on(f"fines.table.{row}_{column}", on), law.on(REDUCTION, on)
    amount = cell.number * (100 - reduction.number * _reduced(found)) / 100
    return RouteFine(amount, (*found.used, *of_column, cell, reduction))


def is_met(told: Situation, on: date, law: LawBook) -> bool:
    """Finished as far as told: the final talk in the Z-route, else every part passed."""
    if told.route is Route.Z:
        return told.final_talk_done is True
    found = parts(told, on, law)
    return bool(found.all) and not found.todo


def _reduced(found: Parts) -> int:
    return min(MOST_REDUCED, len(found.all or ()) - len(found.todo))


def _row(found: Parts) -> str | None:
    attempts = [each.attempts for each in found.todo]
    known = [each for each in attempts if each is not None]
    if len(known) < len(attempts):
        return None
    fewest = min(known)
    return "untried" if fewest == 0 else "once" if fewest < ENOUGH else "twice"


def _column(told: Situation, on: date, law: LawBook) -> tuple[str | None, tuple[Value, ...]]:
    """The asylum group and the education route by the share of lessons attended; the others by hours."""
    if told.in_asylum_group or told.route is Route.ONDERWIJS:
        return ("many" if told.lessons_attended else None), ()
    if told.group is None or told.hours_course is None:
        return None, ()
    used = some, many = law.on(SOME, on), law.on(MANY, on)
    if told.hours_course < some.whole:
        return "few", used
    return ("some" if told.hours_course < many.whole else "many"), used

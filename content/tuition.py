"""What lessons at a price cost somebody, what a loan would cover of it, and what that costs a month.

No sum of its own: each amount comes out of a rule of the law, and the values it used come along.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Outcome
from content.rules.situation import Group, Situation
from content.rules.subjects import decide


@dataclass(frozen=True, slots=True)
class Tuition:
    """Amounts in euro, None where not known. `free`: the municipality gives and pays the lessons.

    `at_most`: the income was not told, so the loan is the highest that anybody gets.
    """

    cost: Decimal | None
    covered: Decimal | None
    monthly: Decimal | None
    free: bool
    at_most: bool
    because: tuple[Value, ...] = ()


def tuition(told: Situation, rate: Decimal | None, hours: int | None, on: date, law: LawBook) -> Tuition:
    """The cost of so many hours at this rate; who does not tell a group is reckoned as one who pays.

    Hours times a price are no figures of law: only the values of the loan come along.
    """
    free, at_most = bool(told.in_asylum_group), told.income is None
    if rate is None or hours is None:
        return Tuition(None, None, None, free, at_most)
    payer = replace(told, group=told.group or Group.OVERIG, price_per_hour=rate, planned_hours=hours)
    costs = decide("costs", payer, on, law)
    cost = _amount(costs, "course")
    if free or cost is None:
        return Tuition(cost, None, None, free, at_most, costs.because)
    household = replace(payer, income=Decimal(0), partner=False) if at_most else payer
    loan = decide("loan", household, on, law)
    highest = _amount(loan, "maximum")
    covered = None if highest is None else min(cost, highest)
    repaid = decide("repayment", Situation(group=payer.group, debt=covered, finished_date=on), on, law)
    used = dict.fromkeys((*loan.because, *repaid.because))
    return Tuition(cost, covered, _amount(repaid, "monthly"), free, at_most, tuple(used))


def _amount(outcome: Outcome, fact: str) -> Decimal | None:
    found = outcome.facts.get(fact)
    return found if isinstance(found, Decimal) else None

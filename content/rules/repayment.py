"""Paying the loan back (Wi2021, article 21; Bi2021, articles 6.6 and 6.14; Ri2021, chapter 6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from content.rules.capacity import SHARE, VOETEN, capacity, value_of
from content.rules.dates import add_months, anniversary
from content.rules.instalments import MONTHS_A_YEAR, Plan, grown, plan
from content.rules.lawbook import Lapsed, LawBook, Value
from content.rules.money import NOTHING, cents
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Situation

RATE = "repayment.rate"
RUN_UP = "loan.run_up"
LENGTH = "loan.length"
LEAST = "repayment.least"
FIXED = "repayment.rate_fixed"
CAPACITY_LEAST = "repayment.capacity_least"
FACTS = ("run_up_from", "first_payment", "rate", "monthly", "months", "total", "indicative")
ALWAYS = ("no-forgiveness", "extra-payment", "lapses")


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """Months without paying in which interest runs on, then equal months at the rate of the first year.

    Reads repayment.rate of the day the run-up phase begins, loan.run_up, loan.length, repayment.least
    and repayment.rate_fixed; for the lowered amount loan.share, a voet and repayment.capacity_least.
    """
    used = [law.on(key, on) for key in (RUN_UP, LENGTH, LEAST, FIXED)]
    begun, debt = situation.finished_date, situation.debt
    facts: dict[str, Fact] = dict.fromkeys(FACTS)
    if begun is not None:
        facts |= {"run_up_from": begun, "first_payment": _first_payment(begun, used[0])}
    if begun is None or debt is None:
        missing = tuple(name for name in ("debt", "finished_date") if getattr(situation, name) is None)
        found = tuple(_always(situation))
        return Outcome("repayment", on, Verdict.DEPENDS, facts, found, missing, tuple(used))
    try:
        rate = law.on(RATE, begun)
    except Lapsed as lapsed:
        return _unknown_rate(situation, on, facts, used, lapsed)
    facts |= _reckoned(planned(debt, [rate, *used]), rate, used[3])
    lowered, more = _lowered(situation, on, law, facts["monthly"])
    found = (*_about_plan(facts, debt, [rate, *used]), *lowered, *_always(situation))
    return Outcome("repayment", on, Verdict.KNOWN, facts, found, (), (rate, *used, *more))


def planned(debt: Decimal, values: list[Value]) -> Plan:
    """The plan of a debt at the start of the run-up phase, by the values that an outcome cites."""
    by = {each.key: each.number for each in values}
    owed = grown(debt, by[RATE], int(by[RUN_UP]))
    return plan(owed, by[RATE], int(by[LENGTH]) * MONTHS_A_YEAR, by[LEAST])


def _first_payment(begun: date, run_up: Value) -> date:
    """The first day of the month after the run-up phase."""
    return add_months(add_months(begun, run_up.whole).replace(day=1), 1)


def _reckoned(of: Plan, rate: Value, fixed: Value) -> dict[str, Fact]:
    reckoned: dict[str, Fact] = {
        "rate": cents(rate.number),
        "monthly": cents(of.monthly),
        "months": of.months,
        "total": cents(of.total),
        "indicative": of.months > fixed.whole * MONTHS_A_YEAR,
    }
    return reckoned if of.months else reckoned | {"first_payment": None}


def _unknown_rate(
    told: Situation, on: date, facts: dict[str, Fact], used: list[Value], unknown: Lapsed
) -> Outcome:
    """The rate of that year is not announced: DUO says it, in autumn, for the year after."""
    last = unknown.last
    lapsed = Finding("value-lapsed", {"key": last.key, "amount": last.amount, "until": last.until})
    year = Finding(
        "rate-unknown", {"year": unknown.day.year, "rate": last.number, "rate_year": last.since.year}
    )
    found = (lapsed, year, *_always(told))
    return Outcome("repayment", on, Verdict.ASK, facts, found, (), (last, *used))


def _about_plan(facts: dict[str, Fact], debt: Decimal, values: list[Value]) -> list[Finding]:
    of, least, fixed = planned(debt, values), values[-2], values[-1]
    if not of.months:
        return [Finding("nothing-to-repay")]
    found = []
    if of.monthly == least.number:
        found.append(Finding("least-amount", {"months": of.months, "last": cents(of.last)}))
    first = facts["first_payment"]
    if facts["indicative"] and isinstance(first, date):
        found.append(Finding("rate-reset", {"from": anniversary(first, fixed.whole)}))
    return found


def _lowered(
    told: Situation, on: date, law: LawBook, monthly: Fact
) -> tuple[list[Finding], tuple[Value, ...]]:
    """What DUO asks in a month by income, on request: what can be spared in a year, divided by twelve."""
    voet = None if told.partner is None else value_of(law, VOETEN[told.partner], on)
    if not isinstance(monthly, Decimal) or monthly == NOTHING:
        return [], ()
    if told.income is None or voet is None:
        return [Finding("ask-lower")], ()
    share, least = law.on(SHARE, on), law.on(CAPACITY_LEAST, on)
    spare = capacity(told.income, voet, share)
    amount = cents(Decimal(0) if spare < least.number else spare / MONTHS_A_YEAR)
    code = "lowered-amount" if amount < monthly else "not-lowered"
    return [Finding(code, {"monthly": amount})], (share, least, voet)


def _always(told: Situation) -> list[Finding]:
    asylum = [Finding("debt-asylum")] if told.in_asylum_group else []
    return [*asylum, *(Finding(code) for code in ALWAYS)]

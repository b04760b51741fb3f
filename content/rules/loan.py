"""The loan of DUO: how much at most (Wi2021, articles 19 and 20; Ri2021, articles 6.1, 6.2 and 6.8)."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from content.rules.capacity import OTHER_READING, SHARE, VOETEN, capacity, value_of
from content.rules.lawbook import Lapsed, LawBook, NotYetInForce, Value
from content.rules.money import NOTHING, cents
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Nationality, Situation, Sponsor

MAXIMUM = "loan.maximum"
ASYLUM = "loan.asylum"
QUARTER = "loan.quarter"
TIMES = "loan.times"
LEAST = "loan.least"
DECISION = "loan.decision"
RATE = "repayment.rate"


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """The maximum less so many times what the household can spare; too small a loan is none.

    Reads loan.maximum, .asylum, .quarter, .share, .times, .least, .decision, the voeten and, to be
    told with it, repayment.rate. The asylum group cannot borrow: the municipality gives the course.
    """
    if situation.in_asylum_group:
        return _asylum(on, law)
    quarter, used = law.on(QUARTER, on), _always_used(on, law)
    try:
        voeten = _voeten(situation, on, law)
    except (Lapsed, NotYetInForce) as unknown:
        return _unknown_voet(situation, on, used, quarter, unknown)
    used += voeten
    loans = _loans(situation.income, voeten, on, law)
    missing = _missing(situation, loans)
    if missing:
        facts = _facts(None, None, None, cents(quarter.number))
        found = tuple(_findings(situation, quarter, None))
        return Outcome("loan", on, Verdict.DEPENDS, facts, found, missing, tuple(used))
    facts = _reckoned(loans, voeten, quarter)
    lowered = min(loans) < law.on(MAXIMUM, on).number
    found = (*_about_amount(situation, facts, lowered=lowered), *_findings(situation, quarter, loans[0]))
    return Outcome("loan", on, Verdict.KNOWN, facts, found, (), tuple(used))


def _asylum(on: date, law: LawBook) -> Outcome:
    nothing = law.on(ASYLUM, on)
    facts = _facts(cents(nothing.number), None, False, None)
    return Outcome("loan", on, Verdict.KNOWN, facts, (Finding("loan-asylum"),), (), (nothing,))


def _always_used(on: date, law: LawBook) -> list[Value]:
    rate = value_of(law, RATE, on)
    used = [law.on(key, on) for key in (MAXIMUM, SHARE, TIMES, LEAST, DECISION, QUARTER)]
    return used if rate is None else [*used, rate]


def _facts(
    maximum: Decimal | None, lowest: Decimal | None, indicative: bool | None, cap: Decimal | None
) -> dict[str, Fact]:
    return {"maximum": maximum, "lowest": lowest, "indicative": indicative, "quarter_cap": cap}


def _voeten(told: Situation, on: date, law: LawBook) -> list[Value]:
    """The voeten that may hold for this household, its own first. Raises Lapsed and NotYetInForce."""
    if not told.income:
        return []
    partner = (True, False) if told.partner is None else (told.partner,)
    found = [law.on(VOETEN[each], on) for each in partner]
    other = None if told.partner else value_of(law, OTHER_READING, on)
    return found if other is None else [*found, other]


def _loans(income: Decimal | None, voeten: list[Value], on: date, law: LawBook) -> list[Decimal]:
    maximum, share, times, least = (law.on(key, on) for key in (MAXIMUM, SHARE, TIMES, LEAST))
    if income is None:
        return []
    spare = [capacity(income, voet, share) for voet in voeten] or [Decimal(0)]
    loans = [maximum.number - times.number * each for each in spare]
    return [Decimal(0) if each < least.number else each for each in loans]


def _missing(told: Situation, loans: list[Decimal]) -> tuple[str, ...]:
    """A partner matters only where it changes the amount."""
    wanted: dict[str, object] = {"group": told.group, "income": told.income}
    if not loans or len(set(loans)) > 1:
        wanted["partner"] = told.partner
    return tuple(name for name, value in wanted.items() if value is None)


def _reckoned(loans: list[Decimal], voeten: list[Value], quarter: Value) -> dict[str, Fact]:
    """Every voet is our own sum or a second-hand figure: what rests on one is an indication."""
    lowest = cents(min(loans)) if min(loans) < loans[0] else None
    return _facts(cents(loans[0]), lowest, bool(voeten), cents(quarter.number))


def _unknown_voet(
    told: Situation, on: date, used: list[Value], quarter: Value, unknown: Lapsed | NotYetInForce
) -> Outcome:
    """DUO knows the amount; we name the last voet we know, where there is one."""
    finding = Finding("voet-unknown", {"year": on.year})
    if isinstance(unknown, Lapsed):
        last = unknown.last
        finding = Finding("value-lapsed", {"key": last.key, "amount": last.amount, "until": last.until})
        used = [*used, last]
    found = (finding, Finding("ask-duo-loan"), *_findings(told, quarter, None))
    facts = _facts(None, None, None, cents(quarter.number))
    return Outcome("loan", on, Verdict.ASK, facts, found, (), tuple(used))


def _about_amount(told: Situation, facts: dict[str, Fact], *, lowered: bool) -> list[Finding]:
    """`lowered`: the income takes something off, by one voet at least."""
    if not facts["indicative"]:
        return []
    found = [Finding("loan-indicative")]
    if not lowered:
        return found
    if facts["lowest"] is not None:
        found.append(Finding("loan-range", {"lowest": facts["lowest"], "maximum": facts["maximum"]}))
    if facts["maximum"] == NOTHING:
        found.append(Finding("loan-none"))
    if told.partner is False:
        found.append(Finding("single-parent"))
    return [*found, Finding("income-fell")]


def _findings(told: Situation, quarter: Value, maximum: Decimal | None) -> list[Finding]:
    codes = ("sign-after-letter", "loan-pays-for", "loan-not-for", "interest-while-learning", "old-loan-open")
    found = [Finding(code) for code in codes]
    if told.nationality is Nationality.EU or told.sponsor is Sponsor.EU:
        found.append(Finding("voluntary-loan"))
    if told.planned_hours and told.price_per_hour:
        cost = told.planned_hours * told.price_per_hour
        found.append(_quarters(cost, quarter))
        if maximum is not None and cost > maximum:
            found.append(Finding("loan-short", {"cost": cents(cost), "short": cents(cost - maximum)}))
    return found


def _quarters(cost: Decimal, quarter: Value) -> Finding:
    """A bill above the limit of a quarter is not paid at all, so the lessons must be spread."""
    least = math.ceil(cost / quarter.number)
    if least == 1:
        return Finding("quarter-fits", {"cost": cents(cost)})
    return Finding("quarter-plan", {"quarters": least, "cost": cents(cost)})

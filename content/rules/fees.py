"""The fees of the exams still to do, for this person (Ri2021, articles 3.4, 3.5; Staatsexamenbesluit, 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.rules.exams import Part, Parts, findings_of, missing_of, parts
from content.rules.lawbook import LawBook, Value
from content.rules.levels import KNM, LOWER
from content.rules.money import NOTHING, cents
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Situation

FEE_A2 = "exams.fee_a2"
FEE_KNM = "exams.fee_knm"
FEE_NT2 = "exams.fee_nt2"


@dataclass(frozen=True, slots=True)
class Priced:
    """The parts asked with the price of the next attempt of each; None: not to be said yet."""

    parts: Parts
    prices: Mapping[str, Decimal | None]
    missing: tuple[str, ...]
    used: tuple[Value, ...]

    @property
    def total(self) -> Decimal | None:
        known = [price for price in self.prices.values() if price is not None]
        complete = self.parts.all is not None and len(known) == len(self.prices)
        return sum(known, NOTHING) if complete else None


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """What the next attempt of each part costs, and all of them together.

    Reads exams.fee_a2, exams.fee_knm, exams.fee_nt2 and the keys of the parts. Passed: nothing more.
    """
    found = priced(situation, on, law)
    told = any(price is not None for price in found.prices.values()) or found.total is not None
    facts: dict[str, Fact] = {"per_part": dict(found.prices) if told else None, "total": found.total}
    findings = [*findings_of(situation, found.parts), *price_findings(situation, found.parts.todo)]
    verdict = Verdict.DEPENDS if found.missing else Verdict.KNOWN
    return Outcome("fees", on, verdict, facts, tuple(findings), found.missing, found.used)


def priced(told: Situation, on: date, law: LawBook) -> Priced:
    """What this person pays for the exams that are left: the fees, and the exams in all that it costs."""
    found = parts(told, on, law)
    fees = {each.name: _fee(each, on, law) for each in found.all or ()}
    prices = {each.name: _price(each, fees[each.name]) for each in found.all or ()}
    used = (*found.used, *(fees[each.name] for each in found.todo))
    return Priced(found, prices, missing_of(told, found), tuple(dict.fromkeys(used)))


def _fee(part: Part, on: date, law: LawBook) -> Value:
    if part.name == KNM:
        return law.on(FEE_KNM, on)
    return law.on(FEE_A2 if part.level == LOWER else FEE_NT2, on)


def _price(part: Part, fee: Value) -> Decimal | None:
    """None: it hangs on free attempts that may be used up."""
    if part.passed or part.free_left:
        return NOTHING
    return None if part.free_left is None else cents(fee.number)


def price_findings(told: Situation, todo: tuple[Part, ...]) -> list[Finding]:
    """What to know before paying."""
    findings = []
    if any(each.level not in (None, LOWER) for each in todo):
        findings.append(Finding("check-nt2-fee"))
    if told.in_asylum_group is False and todo:
        findings.append(Finding("pays-each-time"))
    return findings

"""The fees of the exams still to do, for this person (Ri2021, articles 3.4, 3.5; Staatsexamenbesluit, 5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from content.rules.exams import Part, findings_of, missing_of, parts
from content.rules.lawbook import LawBook, Value
from content.rules.levels import KNM, LOWER
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Situation

FEE_A2 = "exams.fee_a2"
FEE_KNM = "exams.fee_knm"
FEE_NT2 = "exams.fee_nt2"
CENT = Decimal("0.01")
NOTHING = Decimal(0).quantize(CENT)


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """What the next attempt of each part costs, and all of them together.

    Reads exams.fee_a2, exams.fee_knm, exams.fee_nt2 and the keys of the parts. Passed: nothing more.
    """
    found = parts(situation, on, law)
    fees = {each.name: _fee(each, on, law) for each in found.all or ()}
    prices = {name: _price(each, fees[name]) for name, each in _by_name(found.all)}
    known = [price for price in prices.values() if price is not None]
    complete = found.all is not None and len(known) == len(prices)
    facts: dict[str, Fact] = {
        "per_part": prices if known or complete else None,
        "total": sum(known, NOTHING) if complete else None,
    }
    missing = missing_of(situation, found)
    findings = [*findings_of(situation, found), *_price_findings(situation, found.todo)]
    verdict = Verdict.DEPENDS if missing else Verdict.KNOWN
    used = (*found.used, *(fees[each.name] for each in found.todo))
    return Outcome("fees", on, verdict, facts, tuple(findings), missing, tuple(dict.fromkeys(used)))


def _by_name(found: tuple[Part, ...] | None) -> list[tuple[str, Part]]:
    return [(each.name, each) for each in found or ()]


def _fee(part: Part, on: date, law: LawBook) -> Value:
    if part.name == KNM:
        return law.on(FEE_KNM, on)
    return law.on(FEE_A2 if part.level == LOWER else FEE_NT2, on)


def _price(part: Part, fee: Value) -> Decimal | None:
    """None: it hangs on free attempts that may be used up."""
    if part.passed or part.free_left:
        return NOTHING
    return None if part.free_left is None else fee.number.quantize(CENT)


def _price_findings(told: Situation, todo: tuple[Part, ...]) -> list[Finding]:
    findings = []
    if any(each.level not in (None, LOWER) for each in todo):
        findings.append(Finding("check-nt2-fee"))
    if told.in_asylum_group is False and todo:
        findings.append(Finding("pays-each-time"))
    return findings

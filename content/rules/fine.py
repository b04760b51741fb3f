"""Fines (boetes) of the municipality and of DUO: at most by law, and what DUO does today (Wi2021, 22-27)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from content.rules import new_term, route_fine
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Group, Route, Situation

INTAKE = "fines.intake"
FIRST = "fines.route_first"
USUAL = "fines.share_usual"
MOST = "fines.route_most"
TOTAL = "fines.total_most"
TOTAL_NEW = "fines.total_most_new"
PVT_MAP = "fines.pvt_map"
DUO_MOST = "fines.route_duo_most"
NOT_NOW = "fines.duo_not_now"
CENT = Decimal("0.01")


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """What can follow at most, from each office, and whether DUO fines this group now.

    Reads the keys above, and those of the table of DUO and of the new term. Amounts in euro.
    """
    municipality, of_municipality = _municipality(situation, on, law)
    duo, of_duo = _duo(situation, on, law)
    missing = ("group",) if situation.group is None else ()
    return Outcome(
        "fine",
        on,
        Verdict.DEPENDS if missing else Verdict.KNOWN,
        {"municipality": municipality, "duo": duo},
        tuple(_findings(situation, duo)),
        missing,
        (*of_municipality, *of_duo),
    )


def _municipality(told: Situation, on: date, law: LawBook) -> tuple[dict[str, Fact], tuple[Value, ...]]:
    keys = (INTAKE, FIRST, MOST, TOTAL_NEW if told.new_term_until else TOTAL, USUAL)
    used = intake, first, most, total, share = tuple(law.on(key, on) for key in keys)
    facts: dict[str, Fact] = {
        "intake": _money(intake.number),
        "route_first": _money(first.number),
        "route_maximum": _money(most.number),
        "total_maximum": _money(total.number),
        "route_usual": _money(first.number * share.number / 100),
    }
    return facts, used


def _duo(told: Situation, on: date, law: LawBook) -> tuple[dict[str, Fact], tuple[Value, ...]]:
    most, each, not_now = (law.on(key, on) for key in (DUO_MOST, PVT_MAP, NOT_NOW))
    now = route_fine.decide(told, on, law)
    term = new_term.decide(told, on, law)
    together = each.number * len(new_term.not_done(told, for_sure=False))
    if not route_fine.is_met(told, on, law):
        together += most.number
    facts: dict[str, Fact] = {
        "maximum": _money(most.number),
        "each": _money(each.number),
        "together": _money(together),
        "practice": _practice(told, not_now),
        "route_now": None if now.amount is None else _money(min(now.amount, most.number)),
        "new_term_months": term.months,
    }
    return facts, tuple(dict.fromkeys((most, each, not_now, *now.used, *term.used)))


def _practice(told: Situation, not_now: Value) -> str:
    """The ruling is on asylum holders; whether DUO takes in their family is not known."""
    if told.group is None:
        return "unknown"
    if Group.ASIEL not in not_now.names or not told.in_asylum_group:
        return "applies"
    return "not-now" if told.group is Group.ASIEL else "unknown"


def _money(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _findings(told: Situation, duo: dict[str, Fact]) -> list[Finding]:
    found = [Finding("fine-after-warning"), Finding("fine-not-twice"), Finding("fine-no-blame")]
    if told.in_asylum_group is False:
        found.append(Finding("fine-own-lessons"))
    if told.group is not None:
        found.append(Finding(f"fine-duo-{duo['practice']}"))
    if told.route is Route.Z:
        found.append(Finding("fine-z-table"))
    if told.new_term_until is not None:
        found.append(Finding("fine-new-term-total"))
    return found

"""Another route (wisselen van leerroute): until when the municipality may decide it (Bi2021, article 5.4)."""

from __future__ import annotations

from datetime import date

from content.rules import term
from content.rules.dates import add_days, add_months
from content.rules.lawbook import LawBook
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

PERIOD = "switch.period"
ASK_BEFORE = "switch.ask_before"


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """So many months from the start of the term, whatever extension there is; later only by exception.

    Reads switch.period, switch.ask_before and the term. `until` and `ask_by` are inclusive.
    """
    period, before = law.on(PERIOD, on), law.on(ASK_BEFORE, on)
    running = term.decide(situation, on, law)
    facts: dict[str, Fact] = {"until": None, "ask_by": None, "allowed": None}
    used = (period, before, running.because[0])
    start, phase = running.facts["start"], running.facts["phase"]
    if not isinstance(start, date):
        facts["allowed"] = "no" if phase == "over" else None
        found = _findings(situation, on, facts)
        return Outcome("switch", on, Verdict.DEPENDS, facts, found, ("pip_date",), used)
    until = add_days(add_months(start, period.whole), -1)
    facts["until"], facts["ask_by"] = until, add_months(until, -before.whole)
    facts["allowed"] = _allowed(situation, on, until, phase)
    return Outcome("switch", on, Verdict.KNOWN, facts, _findings(situation, on, facts), (), used)


def _allowed(told: Situation, on: date, until: date, phase: Fact) -> str:
    """From the education route to B1 is allowed as long as the term runs."""
    if phase in ("not-started", "over"):
        return "no"
    return "yes" if on <= until or told.route is Route.ONDERWIJS else "exception"


def _findings(told: Situation, on: date, facts: dict[str, Fact]) -> tuple[Finding, ...]:
    until, ask_by, allowed = facts["until"], facts["ask_by"], facts["allowed"]
    late = isinstance(until, date) and on > until
    hurry = isinstance(ask_by, date) and on > ask_by and not late
    found = (
        (Finding("switch-municipality"), True),
        (Finding("switch-term-stays"), allowed != "no"),
        (Finding("switch-now"), hurry and allowed == "yes"),
        (Finding("switch-only-to-b1"), late and allowed == "yes"),
        (Finding("switch-exception"), allowed == "exception"),
        (Finding("switch-not-running"), allowed == "no"),
    )
    return tuple(each for each, holds in found if holds)

"""Every subject by name, and what is the same for all: contradictions, the old law, a review due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from content.rules import (
    costs,
    downscale,
    duty,
    exams,
    extension,
    fees,
    fine,
    hours,
    loan,
    objection,
    pip,
    repayment,
    steps,
    switch,
    term,
)
from content.rules.contradictions import settle
from content.rules.duty import is_old_law
from content.rules.lawbook import Lapsed, LawBook
from content.rules.outcome import Finding, Outcome, Verdict
from content.rules.situation import Situation

Rule = Callable[[Situation, date, LawBook], Outcome]

SUBJECTS: dict[str, Rule] = {
    "term": term.decide,
    "pip": pip.decide,
    "objection": objection.decide,
    "hours": hours.decide,
    "duty": duty.decide,
    "steps": steps.decide,
    "switch": switch.decide,
    "downscale": downscale.decide,
    "costs": costs.decide,
    "loan": loan.decide,
    "repayment": repayment.decide,
    "extension": extension.decide,
    "exams": exams.decide,
    "fees": fees.decide,
    "fine": fine.decide,
}
FACTS: dict[str, tuple[str, ...]] = {
    "term": ("start", "end", "first_end", "days_left", "phase", "apply_from"),
    "pip": ("latest", "basis"),
    "objection": ("last_day",),
    "hours": ("course", "participation"),
    "duty": ("obliged", "law", "reason"),
    "steps": ("now", "next", "done", "todo"),
    "switch": ("until", "ask_by", "allowed"),
    "downscale": ("hours_needed", "hours_left", "decided_by"),
    "costs": ("course", "exams", "total", "free"),
    "loan": ("maximum", "lowest", "indicative", "quarter_cap"),
    "repayment": repayment.FACTS,
    "extension": ("grounds", "apply_from"),
    "exams": ("parts", "todo", "plan"),
    "fees": ("per_part", "total"),
    "fine": ("municipality", "duo"),
}
ANY_LAW = frozenset({"objection", "duty"})
"""General administrative law is the same under the old law of 2013; the duty says itself which law holds."""


class UnknownSubject(LookupError):
    """Not a subject we have a rule for."""


def decide(subject: str, situation: Situation, on: date, law: LawBook) -> Outcome:
    """Work out one subject. Raises UnknownSubject, and NotYetInForce before the law's first day."""
    if subject not in SUBJECTS:
        raise UnknownSubject(f"there is no subject {subject}; there are {', '.join(SUBJECTS)}")
    settled, contradictions = settle(situation, on, law)
    try:
        outcome = SUBJECTS[subject](settled, on, law)
    except Lapsed as lapsed:
        outcome = _lapsed(subject, on, lapsed)
    if subject not in ANY_LAW and is_old_law(settled, law):
        outcome = _old_law(outcome)
    findings = (*outcome.findings, *contradictions, *_told(settled, law), *_due(outcome, on, law))
    return replace(outcome, findings=findings)


def _old_law(outcome: Outcome) -> Outcome:
    """We do not work out the old law: its term began with another letter and had other lengths."""
    empty = dict.fromkeys(outcome.facts)
    return replace(
        outcome, verdict=Verdict.ASK, facts=empty, findings=(Finding("old-law"),), missing=(), because=()
    )


def _lapsed(subject: str, on: date, lapsed: Lapsed) -> Outcome:
    last = lapsed.last
    finding = Finding("value-lapsed", {"key": last.key, "amount": last.amount, "until": last.until})
    return Outcome(subject, on, Verdict.ASK, dict.fromkeys(FACTS[subject]), (finding,), (), (last,))


def _told(told: Situation, law: LawBook) -> list[Finding]:
    found = []
    if told.sponsor_unsaid:
        found.append(Finding("ask-sponsor"))
    if told.law is None and told.notice_date is not None and not is_old_law(told, law):
        found.append(Finding("check-law"))
    return found


def _due(outcome: Outcome, on: date, law: LawBook) -> list[Finding]:
    """Past its review day a value still counts, but the reader hears when it was last checked."""
    late = [value for value in outcome.because if law.parameter(value.key).review < on]
    if not late:
        return []
    return [Finding("review-due", {"checked": min(value.source.checked for value in late)})]

"""Objection (bezwaar): until when one can object to a decision (Awb 6:7, 6:8, 8:4; Algemene termijnenwet)."""

from __future__ import annotations

from datetime import date

from content.rules.dates import add_days, add_weeks
from content.rules.holidays import move
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Finding, Outcome, Verdict
from content.rules.situation import DecisionKind, Situation

PERIOD = "objection.period"
IRREGULARITY = "objection.irregularity"
EXCLUDED = "objection.excluded"
INSTEAD = {
    DecisionKind.EXAM_MARK: "no-objection-mark",
    DecisionKind.REMINDER: "no-objection-reminder",
    DecisionKind.ENFORCEMENT: "no-objection-enforcement",
}


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """Six weeks from the day after the decision was sent; a last day on a day of rest moves on.

    Reads objection.period, objection.irregularity, objection.excluded and the holidays.
    `last_day` is inclusive: on that day it is still in time.
    """
    kind = situation.decision_kind or DecisionKind.DECISION
    if kind in INSTEAD:
        excluded = law.on(EXCLUDED, on)
        return _outcome(on, Verdict.KNOWN, None, (Finding(INSTEAD[kind]),), (), (excluded,))
    period = law.on(IRREGULARITY if kind is DecisionKind.NT2_IRREGULARITY else PERIOD, on)
    if situation.decision_date is None:
        return _outcome(on, Verdict.DEPENDS, None, (Finding("short-letter"),), ("decision_date",), (period,))
    end = _end(situation.decision_date, period)
    last_day, holidays, by_decree = move(end, on, law)
    findings = tuple(_findings(on, end, last_day, by_decree, kind))
    return _outcome(on, Verdict.KNOWN, last_day, findings, (), (period, *holidays))


def _end(sent: date, period: Value) -> date:
    return add_weeks(sent, period.whole) if period.unit == "weeks" else add_days(sent, period.whole)


def _findings(on: date, end: date, last_day: date, by_decree: bool, kind: DecisionKind) -> list[Finding]:
    found = [Finding("short-letter")]
    if kind is DecisionKind.NT2_IRREGULARITY:
        found.append(Finding("irregularity-short"))
    if last_day != end:
        found.append(Finding("moved", {"end": end}))
    if by_decree:
        found.append(Finding("moved-by-decree"))
    if on > last_day:
        found.append(Finding("objection-over"))
    return found


def _outcome(
    on: date,
    verdict: Verdict,
    last_day: date | None,
    findings: tuple[Finding, ...],
    missing: tuple[str, ...],
    because: tuple[Value, ...],
) -> Outcome:
    return Outcome("objection", on, verdict, {"last_day": last_day}, findings, missing, because)

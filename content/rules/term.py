"""The term (termijn): when the duty must be met (Wi2021, articles 11 and 12; Bi2021, article 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content.rules.dates import add_days, add_months, days_between, last_day_of_years
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Granted, Situation

LENGTH = "term.length"
APPLY = "term.apply_before_end"


@dataclass(frozen=True, slots=True)
class _Term:
    start: date | None
    first_end: date | None
    summed: date | None
    end: date


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """The term is so many years from the day after the PIP's date; DUO's own date wins over the sum.

    Reads term.length and term.apply_before_end. All dates in the facts are inclusive.
    """
    length, apply = law.on(LENGTH, on), law.on(APPLY, on)
    term = _term(situation, length)
    if term is None:
        facts: dict[str, Fact] = dict.fromkeys(
            ("start", "end", "first_end", "days_left", "phase", "apply_from")
        )
        return Outcome(
            "term", on, Verdict.DEPENDS, facts, (Finding("duo-decides"),), ("pip_date",), (length,)
        )
    apply_from = add_months(term.end, -apply.whole)
    return Outcome(
        "term",
        on,
        Verdict.KNOWN,
        {
            "start": term.start,
            "end": term.end,
            "first_end": term.first_end,
            "days_left": max(0, days_between(on, term.end)),
            "phase": _phase(term, apply_from, on),
            "apply_from": apply_from,
        },
        tuple(_findings(situation, term)),
        (),
        (length, apply),
    )


def _term(told: Situation, length: Value) -> _Term | None:
    start = first_end = summed = None
    if told.pip_date is not None:
        start = add_days(told.pip_date, 1)
        first_end = last_day_of_years(start, length.whole)
        summed = extended(first_end, told.granted)
    end = told.new_term_until or told.term_end_duo or summed
    return None if end is None else _Term(start, first_end, summed, end)


def extended(end: date, granted: tuple[Granted, ...]) -> date:
    """The end moved by each extension in the order given; never earlier than it was."""
    for each in granted:
        if each.months is not None:
            end = add_months(end, each.months)
        elif each.days is not None:
            end = add_days(end, each.days)
        else:
            end = max(end, each.until or end)
    return end


def _phase(term: _Term, apply_from: date, on: date) -> str:
    if on > term.end:
        return "over"
    if term.start is not None and on < term.start:
        return "not-started"
    return "last-half-year" if on >= apply_from else "running"


def _findings(told: Situation, term: _Term) -> list[Finding]:
    found = [Finding("duo-decides")]
    if told.pip_date is not None and (told.pip_date.month, told.pip_date.day) in ((2, 28), (2, 29)):
        found.append(Finding("edge-day", {"count_on": add_days(term.end, -1)}))
    if told.new_term_until is not None:
        found.append(Finding("new-term", {"until": told.new_term_until}))
    elif told.term_end_duo is not None and term.summed not in (None, told.term_end_duo):
        found.append(Finding("duo-differs", {"duo": told.term_end_duo, "sum": term.summed}))
    if term.first_end is not None and term.end > term.first_end and told.new_term_until is None:
        found.append(Finding("extended", {"first_end": term.first_end}))
    return found

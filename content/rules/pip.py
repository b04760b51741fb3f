"""The PIP: until when the municipality may take to set it (Bi2021, article 5.3)."""

from __future__ import annotations

from datetime import date

from content.rules.dates import add_weeks
from content.rules.holidays import move
from content.rules.lawbook import LawBook
from content.rules.outcome import Finding, Outcome, Verdict
from content.rules.situation import Situation

LATEST = "pip.latest"


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """So many weeks after DUO's notice, or after registration in the municipality for who was not yet housed.

    Reads pip.latest and the holidays. `latest` is inclusive.
    """
    weeks = law.on(LATEST, on)
    basis = "registration" if situation.registered_date else "notice"
    since = situation.registered_date or situation.notice_date
    if since is None:
        return Outcome(
            "pip",
            on,
            Verdict.DEPENDS,
            {"latest": None, "basis": None},
            (Finding("pip-set"),) if situation.pip_date else (),
            ("notice_date",),
            (weeks,),
        )
    latest, holidays, by_decree = move(add_weeks(since, weeks.whole), on, law)
    return Outcome(
        "pip",
        on,
        Verdict.KNOWN,
        {"latest": latest, "basis": basis},
        tuple(_findings(situation, on, latest, by_decree)),
        (),
        (weeks, *holidays),
    )


def _findings(told: Situation, on: date, latest: date, by_decree: bool) -> list[Finding]:
    found = [Finding("pip-may-wait")]
    if by_decree:
        found.append(Finding("moved-by-decree"))
    if told.registered_date and told.in_asylum_group is False:
        found.append(Finding("registration-asylum-only"))
    if told.pip_date is not None:
        found.append(Finding("pip-set"))
    elif on > latest:
        found.append(Finding("pip-late", {"latest": latest}))
    return found

"""The duty to integrate (Wi2021, articles 3 to 5; Bi2021, articles 2.2, 2.3, 2.7 and 2.8)."""

from __future__ import annotations

from datetime import date

from content.rules.dates import anniversary
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Group, LawOf, Nationality, Situation, Sponsor

NOT_OBLIGED = "duty.not_obliged"
NO_PERMIT = "duty.no_permit"
TEMPORARY = "duty.temporary"
YOUNGEST = "duty.youngest"
SCHOOL = "duty.school_until"
PENSION = "duty.pension_near"
PENSION_OVER = "duty.pension_over"
WAYS_OUT = (
    "duty.exemption.school",
    "duty.exemption.stay",
    "duty.exemption.work",
    "duty.exemption.decision",
    "costs.integrated",
    "duty.dispensation.within",
    "duty.dispensation.decision",
    "costs.medical",
    "duty.dispensation.special_decision",
)
REASONS = {
    Group.ASIEL: "asylum",
    Group.GEZIN: "family",
    Group.OVERIG: "other",
    Group.GEESTELIJK: "clergy",
}

WHILE = {
    "ukraine-protection": Finding("while-ukraine-protection"),
    "temporary-stay": Finding("while-temporary-stay"),
    "eu-family": Finding("while-eu-family"),
}


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """Who has a permit that is not for a temporary purpose, from the youngest age until the AOW age.

    Reads the keys of `duty` and the costs of what DUO can be asked. The AOW age itself is not in the
    book: near it an office is asked, well above it the duty is over. Who was told by DUO or has a PIP
    is not asked for the stay.
    """
    if is_old_law(situation, law):
        return _outcome(situation, on, Verdict.ASK, ("maybe", "old-law"), (Finding("old-law"),), ())
    reason, used = exclusion(situation, on, law)
    if reason is not None:
        return _outcome(
            situation, on, Verdict.KNOWN, ("no", reason), _left_out(situation, reason, law, on), used
        )
    if situation.group is None:
        return _outcome(situation, on, Verdict.DEPENDS, (None, None), (), used, ("group",))
    if _stay_matters(situation, law.on(TEMPORARY, on)):
        found = (Finding("temporary-unknown"),)
        return _outcome(
            situation, on, Verdict.DEPENDS, ("maybe", "stay-unknown"), found, used, ("temporary_stay",)
        )
    return _obliged(situation, on, law, used)


def is_old_law(told: Situation, law: LawBook) -> bool:
    """The letter wins; without it a notice of before the law's first day is the old law's."""
    if told.law is not None:
        return told.law is LawOf.OLD
    return told.notice_date is not None and told.notice_date < law.first_day("term.length")


def exclusion(told: Situation, on: date, law: LawBook) -> tuple[str | None, tuple[Value, ...]]:
    """Why somebody is not obliged whatever else holds, or None; and the values looked at."""
    used = tuple(law.on(key, on) for key in (NOT_OBLIGED, NO_PERMIT, TEMPORARY, YOUNGEST, PENSION_OVER))
    not_obliged, no_permit, temporary, youngest, over = used
    reason = None
    if told.nationality is Nationality.EU and "eu-citizen" in not_obliged.names:
        reason = "eu-citizen"
    elif told.ukraine_protection and "ukraine-protection" in no_permit.names:
        reason = "ukraine-protection"
    elif told.birth_date and not _reached(told.birth_date, youngest, on):
        reason = "under-age"
    elif told.birth_date and _reached(told.birth_date, over, on):
        reason = "pension-age"
    elif _joined_eu(told) and "eu-family" in not_obliged.names:
        reason = "eu-family"
    elif told.temporary_stay and _temporary_counts(told, temporary):
        reason = "temporary-stay"
    return reason, used


def _joined_eu(told: Situation) -> bool:
    return told.sponsor is Sponsor.EU and told.group in (None, Group.GEZIN)


def _temporary_counts(told: Situation, temporary: Value) -> bool:
    """A permit for asylum, and that of family who joined one, is never for a temporary purpose."""
    return told.group in temporary.names and not told.in_asylum_group


def _stay_matters(told: Situation, temporary: Value) -> bool:
    """Work, study, or family of somebody whose own stay we do not know: the purpose decides."""
    unsaid = told.temporary_stay is None and told.notice_date is None and told.pip_date is None
    unclear = told.group is Group.OVERIG or told.sponsor is Sponsor.OVERIG
    return unsaid and unclear and _temporary_counts(told, temporary)


def _reached(birth: date, age: Value, on: date) -> bool:
    return on >= anniversary(birth, age.whole)


def _obliged(told: Situation, on: date, law: LawBook, used: tuple[Value, ...]) -> Outcome:
    school, pension = law.on(SCHOOL, on), law.on(PENSION, on)
    ways_out = {key: law.on(key, on) for key in WAYS_OUT}
    used = (*used, school, pension, *ways_out.values())
    asks = _ways_out(ways_out)
    if told.birth_date and not _reached(told.birth_date, school, on):
        until = Finding("school-duty", {"day": anniversary(told.birth_date, school.whole)})
        return _outcome(told, on, Verdict.ASK, ("maybe", "school-age"), (until, *asks), used)
    if told.birth_date and _reached(told.birth_date, pension, on):
        return _outcome(told, on, Verdict.ASK, ("maybe", "pension-age"), (Finding("pension-near"),), used)
    findings = (*_findings(told), *asks)
    return _outcome(told, on, Verdict.KNOWN, ("yes", _reason(told)), findings, used)


def _reason(told: Situation) -> str | None:
    if told.group is Group.GEZIN and told.in_asylum_group:
        return "asylum-family"
    return None if told.group is None else REASONS[told.group]


def _findings(told: Situation) -> list[Finding]:
    found = (
        (Finding("duo-decides-duty"), True),
        (Finding("asylum-family"), told.group is Group.GEZIN and told.in_asylum_group),
        (Finding("asylum-never-temporary"), told.temporary_stay and told.in_asylum_group),
        (Finding("clergy-temporary-too"), told.temporary_stay and told.group is Group.GEESTELIJK),
        (Finding("turkish-too"), told.nationality is Nationality.TR),
        (Finding("nationality-not-told"), told.nationality is None),
        (Finding("age-not-told"), told.birth_date is None),
        (Finding("law-assumed"), told.law is None and told.notice_date is None and told.pip_date is None),
    )
    return [each for each, holds in found if holds]


def _ways_out(values: dict[str, Value]) -> list[Finding]:
    """What can be asked of DUO, with its cost and weeks. Each is a decision of DUO, never a promise."""
    school, stay, work, weeks, cost, within, medical, fee, special = values.values()
    return [
        Finding("exemption-diploma"),
        Finding("exemption-school", {"years": school.whole}),
        Finding(
            "exemption-integrated",
            {
                "stay_years": stay.whole,
                "work_years": work.whole,
                "cost": cost.number,
                "weeks": weeks.whole,
            },
        ),
        Finding("dispensation-medical", {"years": within.whole, "cost": fee.number, "weeks": medical.whole}),
        Finding("dispensation-special", {"weeks": special.whole}),
    ]


def _left_out(told: Situation, reason: str, law: LawBook, on: date) -> tuple[Finding, ...]:
    found = []
    if told.notice_date is not None or told.pip_date is not None:
        found.append(Finding("letter-anyway"))
    if reason == "under-age" and told.birth_date:
        found.append(Finding("age-later", {"day": anniversary(told.birth_date, law.on(YOUNGEST, on).whole)}))
    if reason in WHILE:
        found.append(WHILE[reason])
    return tuple(found)


def _outcome(
    told: Situation,
    on: date,
    verdict: Verdict,
    answer: tuple[str | None, str | None],
    findings: tuple[Finding, ...],
    used: tuple[Value, ...],
    missing: tuple[str, ...] = (),
) -> Outcome:
    """Which law is known from the letter, the notice or the PIP; an answer is one of this law's."""
    obliged, reason = answer
    named = told.law or (LawOf.NEW if obliged or told.notice_date or told.pip_date else None)
    which = LawOf.OLD.value if reason == "old-law" else named and named.value
    facts: dict[str, Fact] = {"obliged": obliged, "law": which, "reason": reason}
    return Outcome("duty", on, verdict, facts, findings, missing, used)

"""The exams: which parts at which level, what is left, free attempts (Bi2021, 3.3 to 3.5; Ri2021, 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content.rules import term
from content.rules.dates import add_months, add_weeks
from content.rules.lawbook import LawBook, Value
from content.rules.levels import LOWER, asked, has_passed, level_asked
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

PARTS = "exams.parts"
Z_PARTS = "exams.z_parts"
FREE = "exams.free_attempts"
WAIT = "exams.wait_norm"
RESULT = "exams.result"
NT2_OPENS = "exams.register_nt2_opens"
NT2_RESULT = "exams.result_nt2"


@dataclass(frozen=True, slots=True)
class Part:
    """`passed` None: not told. `free_left` None: it hangs on attempts that are not told."""

    name: str
    level: str | None
    passed: bool | None
    attempts: int | None
    free_left: int | None

    def as_fact(self) -> dict[str, Fact]:
        return {
            "part": self.name,
            "level": self.level,
            "passed": self.passed,
            "attempts": self.attempts,
            "free_left": self.free_left,
        }


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a route, with the values they rest on; `all` None: the route is not told."""

    all: tuple[Part, ...] | None
    used: tuple[Value, ...]

    @property
    def todo(self) -> tuple[Part, ...]:
        return tuple(each for each in self.all or () if not each.passed)


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """The parts asked, each with its level, and what is still to do, planned back from the end of the term.

    Reads exams.parts, exams.z_parts, exams.free_attempts, and for the plan exams.wait_norm,
    exams.result, exams.register_nt2_opens, exams.result_nt2 and the keys of the term.
    """
    found = parts(situation, on, law)
    plan, used = _plan(situation, found, on, law)
    missing = missing_of(situation, found)
    facts: dict[str, Fact] = {
        "parts": None if found.all is None else [each.as_fact() for each in found.all],
        "todo": None if found.all is None else [each.name for each in found.todo],
        "plan": plan,
    }
    findings = (*findings_of(situation, found), *_plan_findings(plan, found, on))
    verdict = Verdict.DEPENDS if missing else Verdict.KNOWN
    return Outcome("exams", on, verdict, facts, findings, missing, tuple(dict.fromkeys((*found.used, *used))))


def parts(told: Situation, on: date, law: LawBook) -> Parts:
    """Z: only what the PIP names. Free attempts count per part over all levels."""
    free = law.on(FREE, on)
    if told.route is None:
        return Parts(None, (law.on(PARTS, on),))
    wanted = law.on(Z_PARTS if told.route is Route.Z else PARTS, on)
    names = [each for each in asked(told) if each in wanted.names]
    used = (wanted,) if told.in_asylum_group is False else (wanted, free)
    return Parts(tuple(_part(told, each, free) for each in names), used)


def _part(told: Situation, name: str, free: Value) -> Part:
    passed = None if told.passed is None else has_passed(told, name)
    attempts = None
    if told.attempts is not None:
        attempts = told.attempts.get(name, None if passed else 0)
    return Part(name, level_asked(told, name), passed, attempts, _free_left(told, attempts, free))


def _free_left(told: Situation, attempts: int | None, free: Value) -> int | None:
    """None for nobody yet: once the free attempts are used up, it is the same for every group."""
    if told.in_asylum_group is False:
        return 0
    left = None if attempts is None else max(0, free.whole - attempts)
    return left if told.in_asylum_group or not left else None


def missing_of(told: Situation, found: Parts) -> tuple[str, ...]:
    """What is not told and would settle what the parts still to do cost."""
    missing = ["route"] if found.all is None else []
    unsettled = found.all is None or any(each.free_left is None for each in found.todo)
    if told.in_asylum_group is None and unsettled:
        missing.append("group")
    if told.in_asylum_group and unsettled and found.all is not None:
        missing.append("attempts")
    return tuple(missing)


def findings_of(told: Situation, found: Parts) -> list[Finding]:
    """What somebody should know about levels and attempts, for exams and fees alike."""
    if found.all is None:
        return []
    if told.route is Route.Z:
        findings = [Finding("z-only-in-pip" if found.all else "z-no-exams")]
        if not found.all:
            return findings
    else:
        findings = [Finding("level-of-pip")]
    if told.route is Route.ONDERWIJS:
        findings.append(Finding("school-diploma"))
    if told.passed is None:
        findings.append(Finding("passed-not-told"))
    elif not found.todo:
        findings.append(Finding("exams-complete"))
    if any(each.name in (told.passed or {}) for each in found.todo):
        findings.append(Finding("passed-too-low"))
    if told.in_asylum_group and any(each.free_left == 0 for each in found.todo):
        findings.append(Finding("free-used-up"))
    return findings


def _plan(told: Situation, found: Parts, on: date, law: LawBook) -> tuple[Fact, tuple[Value, ...]]:
    """The last exam day whose result comes within the term, and the day to have registered by."""
    of_term = term.decide(told, on, law)
    end = of_term.facts["end"]
    if not isinstance(end, date) or not found.todo or end < on:
        return None, ()
    used: list[Value] = [*of_term.because]
    plan: list[Fact] = []
    for each in found.todo:
        if each.level in (None, LOWER):
            result, wait = law.on(RESULT, on), law.on(WAIT, on)
            exam_by = add_weeks(end, -result.whole)
            register_by = add_weeks(exam_by, -wait.whole)
        else:
            result, wait = law.on(NT2_RESULT, on), law.on(NT2_OPENS, on)
            exam_by = add_weeks(end, -result.whole)
            register_by = add_months(exam_by, -wait.whole)
        used += [result, wait]
        plan.append({"part": each.name, "exam_by": exam_by, "register_by": register_by})
    return plan, tuple(used)


def _plan_findings(plan: Fact, found: Parts, on: date) -> list[Finding]:
    if not isinstance(plan, list):
        return [Finding("plan-needs-term")] if found.todo else []
    findings = [Finding("marking-slow")]
    if any(each["register_by"] < on for each in plan):
        findings.append(Finding("register-now"))
    return findings

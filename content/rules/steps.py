"""The steps: where somebody is and what comes next (Wi2021, articles 6 to 9 and 14; Bi2021, 5.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from content.rules import duty, hours, pip, term
from content.rules.lawbook import LawBook, Value
from content.rules.levels import has_passed
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Route, Situation

ORDER = (
    *("notice", "intake", "lbt", "pip", "pvt", "map", "lessons", "exams", "hours"),
    *("final-talk", "diploma", "certificate"),
)
NOTIFIED = "steps.notified"
INTAKE = "steps.intake"
OF_ROUTE = {Route.B1: "steps.b1", Route.ONDERWIJS: "steps.onderwijs", Route.Z: "steps.z"}
EXAMS = "steps.exams"
INVITATION = "pip.invitation"
BY_TERM = frozenset({"pvt", "map", "exams", "hours", "final-talk"})
"""What must be ready when the term ends; in the education route the diploma too."""


@dataclass(frozen=True, slots=True)
class _Path:
    """One route's steps in order, and which of them are done."""

    steps: tuple[str, ...]
    done: frozenset[str]

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(each for each in self.steps if each not in self.done)


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """What is done from what is told: a PIP means that the notice, the intake and the test are behind.

    Reads the keys of `steps`, the PIP's and the term's last day, and the hours of the Z-route. While
    the route is not told, only what is the same in all routes is said.
    """
    if not (_notified(situation, on) or _finished(situation, on)):
        return _not_begun(situation, on, law)
    routes = (situation.route,) if situation.route else tuple(Route)
    used = [law.on(key, on) for key in (NOTIFIED, INTAKE, *(OF_ROUTE[each] for each in routes))]
    paths = [_path(each, situation, on, law, used) for each in routes]
    deadlines, findings = _deadlines(situation, on, law, used)
    missing = _missing(situation, on, paths)
    return Outcome(
        "steps",
        on,
        Verdict.DEPENDS if missing else Verdict.KNOWN,
        _facts(paths, deadlines),
        (*findings, *_findings(situation, on, paths)),
        missing,
        tuple(dict.fromkeys(used)),
    )


def _reached(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _planned(told: Situation, on: date) -> bool:
    """There is a PIP: its date is told, or a term, which only a PIP begins."""
    return _reached(told.pip_date, on) or told.term_end_duo is not None or told.new_term_until is not None


def _notified(told: Situation, on: date) -> bool:
    return _reached(told.notice_date, on) or _planned(told, on)


def _finished(told: Situation, on: date) -> bool:
    return _reached(told.finished_date, on)


def _not_begun(told: Situation, on: date, law: LawBook) -> Outcome:
    """Nothing told of a letter: then it depends on that, unless there is no duty at all."""
    reason, used = duty.exclusion(told, on, law)
    facts: dict[str, Fact] = dict.fromkeys(("now", "next", "done", "todo"))
    if reason is None:
        found = (Finding("no-notice-yet"),)
        return Outcome("steps", on, Verdict.DEPENDS, facts, found, ("notice_date",), used)
    facts |= {"done": (), "todo": ()}
    return Outcome("steps", on, Verdict.KNOWN, facts, (Finding("steps-not-obliged"),), (), used)


def _path(route: Route, told: Situation, on: date, law: LawBook, used: list[Value]) -> _Path:
    """The values that were looked at are added to `used`."""
    chain = {name for key in (NOTIFIED, INTAKE, OF_ROUTE[route]) for name in law.on(key, on).names}
    steps = tuple(each for each in ORDER if each in chain)
    if _finished(told, on):
        return _Path(steps, frozenset(steps))
    course, all_hours = _hours(told, on, law, used) if route is Route.Z else (False, False)
    exams = route is not Route.Z and _exams_passed(replace(told, route=route), on, law, used)
    holds = {
        "notice": True,
        **dict.fromkeys(("intake", "lbt", "pip"), _planned(told, on)),
        "pvt": told.pvt_done is True,
        "map": told.map_done is True,
        "lessons": exams or course or (route is not Route.Z and told.lessons_attended is True),
        "exams": exams,
        "hours": all_hours,
        "final-talk": told.final_talk_done is True,
    }
    return _Path(steps, frozenset(each for each in steps if holds.get(each, False)))


def _exams_passed(told: Situation, on: date, law: LawBook, used: list[Value]) -> bool:
    """In the education route too: who passes them all has met the duty without it (Wi2021, article 8)."""
    parts = law.on(EXAMS, on)
    used.append(parts)
    return all(has_passed(told, part) for part in parts.names)


def _hours(told: Situation, on: date, law: LawBook, used: list[Value]) -> tuple[bool, bool]:
    """Whether the lessons are complete, and whether all hours are; of an unknown group only the lessons."""
    outcome = hours.decide(told, on, law)
    used.extend(value for value in outcome.because if value.key in (hours.COURSE, hours.PARTICIPATION))
    complete = {name: isinstance(each, dict) and each["left"] == 0 for name, each in outcome.facts.items()}
    enough = told.group is not None and (complete["participation"] or not told.in_asylum_group)
    return complete["course"], complete["course"] and enough


def _deadlines(
    told: Situation, on: date, law: LawBook, used: list[Value]
) -> tuple[dict[str, Fact], tuple[Finding, ...]]:
    """The municipality's last day for the PIP; after that the last day of the term."""
    if _finished(told, on):
        return {}, ()
    if not _planned(told, on):
        plan = pip.decide(told, on, law)
        invitation = law.on(INVITATION, on)
        used.extend((*plan.because, invitation))
        late = (each for each in plan.findings if each.code == "pip-late")
        return {"pip": plan.facts["latest"]}, (*late, Finding("no-invitation", {"weeks": invitation.whole}))
    running = term.decide(told, on, law)
    used.append(running.because[0])
    end = running.facts["end"]
    ends = BY_TERM | {"diploma"} if told.route is Route.ONDERWIJS else BY_TERM
    over = (Finding("steps-term-over", {"end": end}),) if running.facts["phase"] == "over" else ()
    return dict.fromkeys(ends, end), over


def _facts(paths: list[_Path], deadlines: dict[str, Fact]) -> dict[str, Fact]:
    done = set().union(*(path.done for path in paths))
    left = set.intersection(*(set(path.left) for path in paths))
    if all(not path.left for path in paths):
        done = set.intersection(*(set(path.steps) for path in paths))
    return {
        "now": _agreed(path.left[:1] for path in paths),
        "next": _agreed(path.left[1:2] for path in paths),
        "done": tuple(each for each in ORDER if each in done),
        "todo": tuple({"id": each, "by": deadlines.get(each)} for each in ORDER if each in left),
    }


def _agreed(each_path: Iterable[tuple[str, ...]]) -> str | None:
    """The step that all routes give, or None."""
    found = set(each_path)
    return found.pop()[0] if len(found) == 1 and () not in found else None


def _missing(told: Situation, on: date, paths: list[_Path]) -> tuple[str, ...]:
    """The route, once there is a PIP that names it; the group, where only that says which hours count."""
    if _finished(told, on) or not _planned(told, on):
        return ()
    if told.route is None:
        return ("route",)
    counted = "lessons" in paths[0].done and "hours" in paths[0].left
    return ("group",) if told.route is Route.Z and told.group is None and counted else ()


def _findings(told: Situation, on: date, paths: list[_Path]) -> tuple[Finding, ...]:
    if _finished(told, on):
        return (Finding("steps-finished"),)
    planned, last = _planned(told, on), paths[0].left if len(paths) == 1 else ()
    asylum = told.in_asylum_group
    lessons = any("lessons" in path.left for path in paths)
    found = (
        (Finding("intake-may-not-be-missed"), not planned),
        (Finding("route-in-pip"), told.route is None),
        (Finding("lessons-offered"), lessons and asylum is True),
        (Finding("lessons-own"), lessons and asylum is False),
        (Finding("no-map-in-route"), told.route is Route.ONDERWIJS),
        (Finding("onderwijs-other-way"), told.route is Route.ONDERWIJS and planned),
        (Finding("no-exams-in-route"), told.route is Route.Z),
        (Finding("diploma-comes"), last == ("diploma",) and told.route is Route.B1),
        (Finding("certificate-comes"), last == ("certificate",)),
    )
    return tuple(each for each, holds in found if holds)

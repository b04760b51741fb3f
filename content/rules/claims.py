"""One told circumstance held against its ground: does it give time, and which days (Ri2021, 4.1 and 4.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from content.rules.dates import add_days, days_between
from content.rules.grounds import (
    ANNOUNCED,
    BY_ID,
    COMBINATION,
    EDUCATION_DONE,
    EDUCATION_ON,
    GAP,
    Ground,
    add,
    lasts,
)
from content.rules.lawbook import LawBook, Value
from content.rules.situation import Circumstance, Route, Situation

SHORT = "ground-too-short"
EVERY_ROUTE = frozenset(Route)
GAP_MOST = "extension.gap.most"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both inclusive."""

    first: date
    last: date

    @property
    def count(self) -> int:
        return max(0, days_between(self.first, self.last) + 1)

    def shared(self, other: Days) -> int:
        return Days(max(self.first, other.first), min(self.last, other.last)).count


@dataclass(frozen=True, slots=True)
class Claim:
    """`possible` None: not to be said. `reason` is the finding that says why not, or what is open."""

    id: str
    possible: bool | None
    told: bool = True
    reason: str = ""
    days: Days | None = None
    length: Value | None = None
    most: Value | None = None
    missing: tuple[str, ...] = ()
    used: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """What a claim is held against: the situation, the day, the law, and the term where it is known."""

    told: Situation
    on: date
    law: LawBook
    start: date | None
    end: date | None


def judge(each: Circumstance, bench: Bench) -> Claim:
    """The claim of one told circumstance. Grounds without a table row are never more than a question."""
    if each.ground not in BY_ID:
        reason = "announced-ground" if each.ground in ANNOUNCED else "marking-ask-duo"
        return Claim(each.ground, None, reason=reason)
    ground = BY_ID[each.ground]
    if not holds(ground, bench):
        return Claim(ground.id, False, reason="ground-not-yet")
    days = Days(each.start, each.end or bench.on)
    shut = excluded(ground, bench.told)
    if shut is not None:
        return replace(shut, days=days)
    if ground.in_term and _outside(days, bench):
        return Claim(ground.id, False, reason="ground-outside-term")
    if ground.after:
        return _late_offer(ground, days, bench)
    if ground.id in (EDUCATION_DONE, EDUCATION_ON):
        return _education(ground, each, days, bench)
    if ground.id == GAP:
        return _gap(days, bench)
    return _lasting(ground, days, bench)


def holds(ground: Ground, bench: Bench) -> bool:
    """A ground that came into the law later gives nothing before its day."""
    keys = (ground.least, ground.length, ground.most, ground.after)
    return all(bench.law.first_day(key) <= bench.on for key in keys if key)


def excluded(ground: Ground, told: Situation) -> Claim | None:
    """Not for this route or group; or open until the route or the group is told."""
    asylum = told.in_asylum_group
    if told.route is not None and told.route not in ground.routes:
        return Claim(ground.id, False, reason="ground-not-for-route")
    if ground.asylum_only and asylum is False:
        return Claim(ground.id, False, reason="ground-not-for-group")
    missing = []
    if told.route is None and ground.routes != EVERY_ROUTE:
        missing.append("route")
    if ground.asylum_only and asylum is None:
        missing.append("group")
    return Claim(ground.id, None, missing=tuple(missing)) if missing else None


def _outside(days: Days, bench: Bench) -> bool:
    if bench.start is not None and days.last < bench.start:
        return True
    return bench.end is not None and days.first > bench.end


def _lasting(ground: Ground, days: Days, bench: Bench) -> Claim:
    """A fixed length, or as long as it lasted, once it lasted long enough."""
    if ground.length:
        length = bench.law.on(ground.length, bench.on)
        return Claim(ground.id, True, days=_fixed(days.first, length), length=length, used=(length,))
    least = bench.law.on(ground.least, bench.on)
    most = bench.law.on(ground.most, bench.on) if ground.most else None
    used = (least,) if most is None else (least, most)
    if not lasts(days.first, days.last, least):
        return Claim(ground.id, False, reason=SHORT, days=days, used=used)
    return Claim(ground.id, True, days=days, most=most, used=used)


def _fixed(first: date, length: Value) -> Days:
    return Days(first, add_days(add(first, length), -1))


def _late_offer(ground: Ground, days: Days, bench: Bench) -> Claim:
    """The municipality's offer came too late: the time after the wait, or a fixed length."""
    after = bench.law.on(ground.after, bench.on)
    if bench.told.pip_date is None:
        return Claim(ground.id, None, missing=("pip_date",), used=(after,))
    waited = add(bench.told.pip_date, after)
    if ground.length:
        length = bench.law.on(ground.length, bench.on)
        if days.last < waited:
            return Claim(ground.id, False, reason=SHORT, used=(after, length))
        spent = _fixed(add_days(bench.told.pip_date, 1), length)
        return Claim(ground.id, True, days=spent, length=length, used=(after, length))
    if days.last <= waited:
        return Claim(ground.id, False, reason=SHORT, used=(after,))
    return Claim(ground.id, True, days=Days(max(days.first, add_days(waited, 1)), days.last), used=(after,))


def _education(ground: Ground, each: Circumstance, days: Days, bench: Bench) -> Claim:
    """Praktijkonderwijs, VSO or entree: done, its own time; still on, a first fixed length."""
    goes_on = each.end is None or each.end >= bench.on
    if ground.id == EDUCATION_ON:
        length = bench.law.on(ground.length, bench.on)
        if not goes_on:
            return Claim(ground.id, False, reason="education-ended", used=(length,))
        return Claim(ground.id, True, days=_fixed(days.first, length), length=length, used=(length,))
    entree = bench.law.on(ground.most, bench.on)
    if each.end is None:
        return Claim(ground.id, False, reason="education-goes-on", used=(entree,))
    if days.last >= add(days.first, entree):
        return Claim(ground.id, True, reason="entree-at-most", used=(entree,))
    return Claim(ground.id, True, days=days, used=(entree,))


def _gap(days: Days, bench: Bench) -> Claim:
    most = bench.law.on(GAP_MOST, bench.on)
    if days.last >= add(days.first, most):
        return Claim(GAP, False, reason="gap-too-long", used=(most,))
    return Claim(GAP, True, days=days, used=(most,))


def combination(claims: tuple[Claim, ...], bench: Bench) -> Claim | None:
    """Two or more grounds in a row, one of them too short alone, that together last long enough."""
    least = bench.law.on(BY_ID[COMBINATION].least, bench.on)
    lasting = [each for each in claims if each.days and each.id in BY_ID and BY_ID[each.id].least]
    lasting = [each for each in lasting if each.possible or each.reason == SHORT]
    for run in _runs(sorted(lasting, key=_first_day)):
        days = Days(_first_day(run[0]), max(_last_day(each) for each in run))
        short = any(each.reason == SHORT for each in run)
        if short and len({each.id for each in run}) > 1 and lasts(days.first, days.last, least):
            return Claim(COMBINATION, True, told=False, reason="combination-found", days=days, used=(least,))
    return None


def _first_day(claim: Claim) -> date:
    return claim.days.first if claim.days else date.max


def _last_day(claim: Claim) -> date:
    return claim.days.last if claim.days else date.min


def _runs(claims: list[Claim]) -> list[list[Claim]]:
    """Claims whose days follow each other or overlap stand in one run."""
    runs: list[list[Claim]] = []
    for each in claims:
        if runs and _first_day(each) <= add_days(max(_last_day(one) for one in runs[-1]), 1):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs

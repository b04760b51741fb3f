"""More time (verlenging): each ground, what it gives, from when to ask (Wi2021, 12; Ri2021, 4.1, 4.2)."""

from __future__ import annotations

from datetime import date

from content.rules import nearly, term
from content.rules.claims import Bench, Claim, Days, combination, excluded, holds, judge
from content.rules.dates import add_days, days_between
from content.rules.grounds import (
    ANNOUNCED,
    BIRTH,
    BY_ID,
    COMBINATION,
    IN_FORCE,
    MARKING,
    NEARLY,
    SPECIAL,
    add,
)
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Fact, Finding, Outcome, Verdict
from content.rules.situation import Situation

DECISION = "extension.decision"
NO_RIGHT = "ext-plan-consultatie"
"""A consultation of plans: it names no ground of its own, and is listed only when told."""


def decide(situation: Situation, on: date, law: LawBook) -> Outcome:
    """Every ground, the told ones first in the order told; each with the new end by it alone.

    Reads the keys of content.rules.grounds, extension.nearly.*, extension.decision and those of the
    term. Days that two grounds share count once, for the one that began earlier.
    """
    of_term = term.decide(situation, on, law)
    start, end, apply_from = (_day(of_term.facts[name]) for name in ("start", "end", "apply_from"))
    bench = Bench(situation, on, law, start, end)
    claims = _claims(bench)
    counted = _counted(claims)
    facts: dict[str, Fact] = {
        "grounds": [_entry(each, counted.get(at), end) for at, each in enumerate(claims)],
        "apply_from": apply_from,
    }
    missing = _missing(situation, claims, end)
    used = (law.on(DECISION, on), *of_term.because, *(value for each in claims for value in each.used))
    return Outcome(
        "extension",
        on,
        _verdict(claims, missing),
        facts,
        tuple(_findings(bench, claims, counted, apply_from)),
        missing,
        tuple(dict.fromkeys(used)),
    )


def _day(fact: Fact) -> date | None:
    return fact if isinstance(fact, date) else None


def _claims(bench: Bench) -> tuple[Claim, ...]:
    """The told ones in the order told, a combination they make, then every other ground."""
    told = bench.told.circumstances
    almost = nearly.judge(bench.told, bench.on, bench.law)
    found = tuple(almost if each.ground == NEARLY else judge(each, bench) for each in told)
    named = {each.ground for each in told}
    made = None if COMBINATION in named else combination(found, bench)
    if made is not None:
        found = (*found, made)
        named.add(COMBINATION)
    rest = [_unsaid(each.id, bench) for each in IN_FORCE if each.id not in named and holds(each, bench)]
    if NEARLY not in named:
        rest.append(almost)
    others = (*MARKING, *(each for each in ANNOUNCED if each != NO_RIGHT))
    return (*found, *rest, *(Claim(each, None, told=False) for each in others if each not in named))


def _unsaid(ground: str, bench: Bench) -> Claim:
    shut = excluded(BY_ID[ground], bench.told)
    return Claim(ground, shut.possible if shut else None, told=False)


def _counted(claims: tuple[Claim, ...]) -> dict[int, int]:
    """The days each claim counts: what an earlier begun one covers counts for that one only.

    A combination that told grounds make comes last: it adds only what none of them gives.
    """
    dated = [(not each.told, each.days, at) for at, each in enumerate(claims) if each.possible and each.days]
    reach, spent = date.min, list[Days]()
    found = {}
    for made, days, at in sorted(dated, key=lambda each: (each[0], each[1].first, each[2])):
        fresh = days if made or reach < days.first else Days(add_days(reach, 1), days.last)
        found[at] = fresh.count - (sum(days.shared(each) for each in spent) if made else 0)
        spent.append(fresh)
        reach = max(reach, days.last)
    return found


def _entry(claim: Claim, counted: int | None, end: date | None) -> dict[str, Fact]:
    days, until = _time(claim, counted, end) if claim.possible else (None, None)
    ground = BY_ID.get(claim.id)
    return {
        "id": claim.id,
        "status": "announced" if claim.id in ANNOUNCED else "in-force",
        "possible": claim.possible,
        "days": days,
        "until": until,
        "decided_by": ground.decided_by if ground else "duo",
    }


def _time(claim: Claim, counted: int | None, end: date | None) -> tuple[int | None, date | None]:
    """Days and new end. Months depend on where they begin: without an end they are no days yet."""
    whole = claim.days is None or counted == claim.days.count
    if claim.length is not None and whole:
        return _by_calendar(claim.length, end)
    if counted is None:
        return None, None
    if end is None:
        return (counted, None) if claim.most is None else (None, None)
    until = add_days(end, counted)
    if claim.most is not None:
        until = min(until, add(end, claim.most))
    return days_between(end, until), until


def _by_calendar(length: Value, end: date | None) -> tuple[int | None, date | None]:
    if end is None:
        return (length.whole * 7, None) if length.unit == "weeks" else (None, None)
    until = add(end, length)
    return days_between(end, until), until


def _missing(told: Situation, claims: tuple[Claim, ...], end: date | None) -> tuple[str, ...]:
    wanted = [] if end else ["pip_date"]
    almost = next(each for each in claims if each.id == NEARLY)
    if told.circumstances:
        named = {each.ground for each in told.circumstances}
        wanted += [name for each in claims if each.id in named for name in each.missing]
    elif nearly.is_asked(told):
        wanted += almost.missing
    else:
        wanted.append("circumstances")
    return tuple(dict.fromkeys(wanted))


def _verdict(claims: tuple[Claim, ...], missing: tuple[str, ...]) -> Verdict:
    """Told grounds that nothing more told would settle are DUO's to answer."""
    if missing:
        return Verdict.DEPENDS
    told = [each for each in claims if each.told]
    open_ended = any(each.possible is None or each.reason == "entree-at-most" for each in told)
    return Verdict.ASK if open_ended else Verdict.KNOWN


def _findings(
    bench: Bench, claims: tuple[Claim, ...], counted: dict[int, int], apply_from: date | None
) -> list[Finding]:
    found = [Finding("extension-duo-decides")]
    if apply_from is not None and bench.on < apply_from:
        found.append(Finding("apply-later", {"day": apply_from}))
    if bench.end is not None and bench.on > bench.end:
        found.append(Finding("ask-today"))
    if bench.told.granted:
        found.append(Finding("granted-counts-once"))
    for at, each in enumerate(claims):
        if each.reason and (each.told or each.id == COMBINATION or _tells_nearly(each, bench.told)):
            found.append(Finding(each.reason, {"ground": each.id}))
        if each.told and each.possible:
            found += _cautions(each, counted.get(at), bench)
    return found


def _tells_nearly(claim: Claim, told: Situation) -> bool:
    named = any(each.ground == NEARLY for each in told.circumstances)
    return claim.id == NEARLY and (named or nearly.is_asked(told))


def _cautions(claim: Claim, counted: int | None, bench: Bench) -> list[Finding]:
    found = []
    if claim.id == SPECIAL:
        found.append(Finding("special-not-promised"))
    if claim.id == BIRTH:
        found.append(Finding("mother-only"))
    days = claim.days
    if days is None or counted is None:
        return found
    if counted < days.count:
        found.append(Finding("ground-overlap", {"ground": claim.id}))
    if BY_ID[claim.id].in_term and bench.start is not None and days.first < bench.start:
        found.append(Finding("began-before-term", {"ground": claim.id}))
    return found

"""The questions about exams, lessons and reasons for more time: fields, and their way into a Situation.

A part has a field of its own: `gehaald_lezen=B1` in a form becomes `gehaald=lezen:B1` in an address.
Reasons, attempts and flags stand in no address: they come by POST and are forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from content.folding import fold
from content.languages import N_
from content.rules.grounds import BY_ID, NEARLY
from content.rules.levels import EVERY_PART, KNM, LEVELS
from content.rules.reading import BadField, to_count, to_date
from content.rules.situation import Route, Situation
from content.wording.grounds import NAMES as GROUNDS

YES, NO = "true", "false"
YES_NO = {YES: N_("Ja"), NO: N_("Nee")}
FLAGS = {"lessen": "lessons_attended", "pvt_af": "pvt_done", "map_af": "map_done"}
PASSED = {f"gehaald_{part}": f"passed_{part}" for part in EVERY_PART}
ATTEMPTS = {f"pogingen_{part}": f"attempts_{part}" for part in EVERY_PART}
IN_PIP = {f"inpip_{part}": f"in_pip_{part}" for part in EVERY_PART}
REASON, REASON_FROM, REASON_TO = "reden", "reden_van", "reden_tot"
DATES = (REASON_FROM, REASON_TO)
BY_POST = {
    **FLAGS,
    REASON: "reason",
    REASON_FROM: "reason_from",
    REASON_TO: "reason_to",
    **ATTEMPTS,
    **IN_PIP,
}
NAMES = {field: name for name, field in {**BY_POST, **PASSED}.items()}
ASKABLE = (*BY_ID, NEARLY, "ext-plan-werk", "ext-plan-kinderopvang", "ext-plan-azc", "ext-plan-mantelzorg")

LABELS = {
    "route": (N_("Welke route staat in uw PIP?"), ""),
    "reason": (N_("Waarom wilt u extra tijd?"), N_("Dit bewaren wij niet.")),
    "reason_from": (N_("Wanneer begon het?"), ""),
    "reason_to": (N_("Wat was de laatste dag?"), N_("Duurt het nog? Laat dit leeg.")),
    "lessons_attended": (
        N_("Was u bij alle lessen?"),
        N_("Lessen die u mocht missen, tellen niet als gemist."),
    ),
    "pvt_done": (N_("Is uw PVT klaar?"), ""),
    "map_done": (N_("Is uw MAP klaar?"), ""),
    "passed_lezen": (N_("Lezen: welk niveau haalde u?"), N_("Nog niet gehaald? Laat dit leeg.")),
    "passed_luisteren": (N_("Luisteren: welk niveau haalde u?"), ""),
    "passed_schrijven": (N_("Schrijven: welk niveau haalde u?"), ""),
    "passed_spreken": (N_("Spreken: welk niveau haalde u?"), ""),
    "passed_knm": (N_("Haalde u KNM?"), ""),
    "attempts_lezen": (N_("Lezen: hoe vaak deed u examen?"), N_("Tel elke keer, op elk niveau.")),
    "attempts_luisteren": (N_("Luisteren: hoe vaak deed u examen?"), ""),
    "attempts_schrijven": (N_("Schrijven: hoe vaak deed u examen?"), ""),
    "attempts_spreken": (N_("Spreken: hoe vaak deed u examen?"), ""),
    "attempts_knm": (N_("KNM: hoe vaak deed u examen?"), ""),
    "in_pip_lezen": (N_("Staat het examen lezen in uw PIP?"), ""),
    "in_pip_luisteren": (N_("Staat het examen luisteren in uw PIP?"), ""),
    "in_pip_schrijven": (N_("Staat het examen schrijven in uw PIP?"), ""),
    "in_pip_spreken": (N_("Staat het examen spreken in uw PIP?"), ""),
    "in_pip_knm": (N_("Staat het examen KNM in uw PIP?"), ""),
}
OPTIONS = {
    "route": {
        "b1": N_("B1-route"),
        "onderwijs": N_("Onderwijsroute"),
        "z": N_("Z-route (zelfredzaamheid)"),
    },
    "reason": {each: GROUNDS[each] for each in ASKABLE},
    **dict.fromkeys((*FLAGS.values(), *IN_PIP.values()), YES_NO),
    **{name: dict(zip(LEVELS, LEVELS, strict=True)) for name in PASSED.values()},
    "passed_knm": {"ja": N_("Ja")},
}
WHAT_FOR = ("route", "group", "sponsor")
ASKED = {
    "extension": (
        *("pip_date", "term_end_duo", *WHAT_FOR, "reason", "reason_from", "reason_to"),
        *("lessons_attended", "hours_course", "pvt_done", "map_done", *PASSED.values()),
    ),
    "exams": (
        *("pip_date", "term_end_duo", *WHAT_FOR, *IN_PIP.values(), *PASSED.values()),
        *ATTEMPTS.values(),
    ),
    "fees": (*WHAT_FOR, *IN_PIP.values(), *PASSED.values(), *ATTEMPTS.values()),
    "fine": (
        *(*WHAT_FOR, "new_term_until", "hours_course", "hours_participation", "lessons_attended"),
        *("pvt_done", "map_done", *PASSED.values(), *ATTEMPTS.values()),
    ),
}
LABELS["new_term_until"] = (N_("Kreeg u een nieuwe termijn na een boete? Tot welke dag?"), "")
OPTIONAL = frozenset({*NAMES, "new_term_until", "hours_course"} - {"reason", "reason_from"})
OPTIONAL_FOR = {"exams": frozenset({"pip_date"})}


def optional(subject: str) -> frozenset[str]:
    """What sharpens an answer about exams, fines and more time, but can be left out."""
    return OPTIONAL | OPTIONAL_FOR.get(subject, frozenset()) if subject in ASKED else frozenset()


def composed(given: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form for each part brought together as an address writes them."""
    told = _by_part(given.get("gehaald", ""))
    for name in PASSED:
        if name in given:
            told[name.partition("_")[2]] = given[name].strip()
    if not any(name in given for name in PASSED):
        return dict(given)
    pieces = (part if part == KNM else f"{part}:{level}" for part, level in told.items() if level)
    return {**given, "gehaald": ",".join(pieces)}


def _by_part(passed: str) -> dict[str, str]:
    """`lezen:B1,knm` as a level, or `ja`, by part."""
    pairs = (each.partition(":") for each in passed.split(",") if each)
    return {part: level or "ja" for part, _, level in pairs}


def shown(parameter: str, clean: Mapping[str, str]) -> str:
    """The value of a field: of a part, the piece of `gehaald` that is its."""
    if parameter not in PASSED:
        return clean.get(parameter, "")
    return _by_part(clean.get("gehaald", "")).get(parameter.partition("_")[2], "")


def canonical(name: str, typed: str) -> str:
    """The one writing of a field that comes by POST. Raises BadField."""
    if name in DATES:
        return to_date(name, typed).isoformat()
    if name in ATTEMPTS:
        return str(to_count(name, fold(typed)))
    known = ASKABLE if name == REASON else (YES, NO)
    if typed not in known:
        raise BadField(name, "not-one-of")
    return typed


def as_situation(clean: Mapping[str, str]) -> dict[str, object]:
    """What came by POST under the names of a Situation."""
    found: dict[str, object] = {field: clean[name] == YES for name, field in FLAGS.items() if name in clean}
    attempts = {part: clean[f"pogingen_{part}"] for part in EVERY_PART if f"pogingen_{part}" in clean}
    if attempts:
        found["attempts"] = attempts
    named = [part for part in EVERY_PART if clean.get(f"inpip_{part}") == YES]
    if any(name in clean for name in IN_PIP):
        found["pip_exams"] = named
    reason = _reason(clean)
    return {**found, "circumstances": [reason]} if reason else found


def _reason(clean: Mapping[str, str]) -> dict[str, object] | None:
    """A reason counts once its first day is told; to be nearly finished has no first day."""
    ground, first = clean.get(REASON), clean.get(REASON_FROM)
    if ground == NEARLY:
        return {"ground": ground, "from": date.min.isoformat()}
    return {"ground": ground, "from": first, "to": clean.get(REASON_TO)} if ground and first else None


def left_out(subject: str, told: Situation, clean: Mapping[str, str]) -> set[str]:
    """What need not be asked of this person."""
    out: set[str] = set()
    asylum, z = told.in_asylum_group is True, told.route is Route.Z
    if not z:
        out |= set(IN_PIP.values())
    if not asylum and subject != "fine":
        out |= set(ATTEMPTS.values())
    if subject == "extension":
        nearly = clean.get(REASON) == NEARLY
        out |= {"reason_from", "reason_to"} if nearly else {"pvt_done", "map_done", *PASSED.values()}
        out |= set() if nearly and asylum else {"lessons_attended"}
        out |= set() if nearly and not asylum else {"hours_course"}
    if subject == "fine":
        out |= {"map_done"} if told.route is Route.ONDERWIJS else set()
        out |= {*PASSED.values(), *ATTEMPTS.values(), "lessons_attended"} if z else {"hours_participation"}
        by_share = asylum or told.route is Route.ONDERWIJS
        out |= set() if z else {"hours_course"} if by_share else {"lessons_attended"}
    return out

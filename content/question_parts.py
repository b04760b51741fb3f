"""The questions about exams, lessons and reasons for more time: fields, and their way into a Situation.

A part has a field of its own: `gehaald_lezen=B1` in a form becomes `gehaald=lezen:B1` in an address.
Reasons, attempts, lowered parts and flags stand in no address: they come by POST and are forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from content.folding import fold
from content.languages import N_
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.grounds import BY_ID, NEARLY
from content.rules.levels import EVERY_PART, KNM, LEVELS
from content.rules.reading import BadField, to_count, to_date
from content.rules.situation import Route, Situation
from content.wording.grounds import NAMES as GROUNDS

YES, NO = "true", "false"
YES_NO = {YES: N_("Ja"), NO: N_("Nee")}
FLAGS = {
    "lessen": "lessons_attended",
    "pvt_af": "pvt_done",
    "map_af": "map_done",
    "gesprek_af": "final_talk_done",
}
PASSED = {f"gehaald_{part}": f"passed_{part}" for part in EVERY_PART}
ATTEMPTS = {f"pogingen_{part}": f"attempts_{part}" for part in EVERY_PART}
IN_PIP = {f"inpip_{part}": f"in_pip_{part}" for part in EVERY_PART}
LOWER, NONE, ALL, SOME = "lager", "nee", "alles", "deel"
LOWERED = {f"lager_{part}": f"lowered_{part}" for part in LANGUAGE_PARTS}
REASON, REASON_FROM, REASON_TO = "reden", "reden_van", "reden_tot"
DATES = (REASON_FROM, REASON_TO)
BY_POST = {
    **FLAGS,
    REASON: "reason",
    REASON_FROM: "reason_from",
    REASON_TO: "reason_to",
    **ATTEMPTS,
    **IN_PIP,
    LOWER: "lowered",
    **LOWERED,
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
    "final_talk_done": (N_("Had u het eindgesprek met de gemeente?"), ""),
    "lowered": (
        N_("Mag u van de gemeente examen doen op A2?"),
        N_("Dat staat in uw PIP of in een brief van de gemeente."),
    ),
    "lowered_lezen": (N_("Lezen: mag dat op A2?"), ""),
    "lowered_luisteren": (N_("Luisteren: mag dat op A2?"), ""),
    "lowered_schrijven": (N_("Schrijven: mag dat op A2?"), ""),
    "lowered_spreken": (N_("Spreken: mag dat op A2?"), ""),
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
    **dict.fromkeys((*FLAGS.values(), *IN_PIP.values(), *LOWERED.values()), YES_NO),
    "lowered": {NONE: N_("Nee"), ALL: N_("Ja, alle onderdelen van de taal"), SOME: N_("Ja, een deel")},
    **{name: dict(zip(LEVELS, LEVELS, strict=True)) for name in PASSED.values()},
    "passed_knm": {"ja": N_("Ja")},
}
WHAT_FOR = ("route", "group", "sponsor")
LEVEL_ASKED = ("lowered", *LOWERED.values(), *IN_PIP.values())
ASKED = {
    "extension": (
        *("pip_date", "term_end_duo", "new_term_until", *WHAT_FOR, "reason", "reason_from", "reason_to"),
        *("lessons_attended", "hours_course", "pvt_done", "map_done", *LEVEL_ASKED, *PASSED.values()),
    ),
    "exams": (
        *("pip_date", "term_end_duo", "new_term_until", *WHAT_FOR, *LEVEL_ASKED, *PASSED.values()),
        *ATTEMPTS.values(),
    ),
    "fees": (*WHAT_FOR, *LEVEL_ASKED, *PASSED.values(), *ATTEMPTS.values()),
    "costs": (
        *("group", "sponsor", "route", "planned_hours", "price_per_hour", "hours_course"),
        *(*LEVEL_ASKED, *PASSED.values(), *ATTEMPTS.values()),
    ),
    "fine": (
        *(*WHAT_FOR, "new_term_until", "hours_course", "hours_participation", "lessons_attended"),
        *("pvt_done", "map_done", "final_talk_done", *LEVEL_ASKED, *PASSED.values(), *ATTEMPTS.values()),
    ),
    "steps": (
        *("notice_date", "registered_date", "pip_date", "route", "group", "sponsor", "done"),
        *("hours_course", "hours_participation", "lessons_attended", *LEVEL_ASKED, *PASSED.values()),
        *("term_end_duo", "new_term_until"),
    ),
}
OPTIONAL = frozenset({*NAMES, "new_term_until", "hours_course"} - {"reason", "reason_from"})
OPTIONAL_FOR = {
    "exams": frozenset({"pip_date"}),
    "steps": frozenset({"notice_date", "hours_participation"}),
}


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
    known = {REASON: ASKABLE, LOWER: (NONE, ALL, SOME)}.get(name, (YES, NO))
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
    if LOWER in clean:
        found["downscaled"] = _lowered(clean)
    reason = _reason(clean)
    return {**found, "circumstances": [reason]} if reason else found


def _lowered(clean: Mapping[str, str]) -> list[str]:
    """Which parts may be taken at A2: none, all, or those said one by one."""
    if clean[LOWER] != SOME:
        return list(LANGUAGE_PARTS) if clean[LOWER] == ALL else []
    return [part for part in LANGUAGE_PARTS if clean.get(f"lager_{part}") == YES]


def _reason(clean: Mapping[str, str]) -> dict[str, object] | None:
    """A reason counts once its first day is told; to be nearly finished has no first day."""
    ground, first = clean.get(REASON), clean.get(REASON_FROM)
    if ground == NEARLY:
        return {"ground": ground, "from": date.min.isoformat()}
    return {"ground": ground, "from": first, "to": clean.get(REASON_TO)} if ground and first else None


def left_out(subject: str, told: Situation, clean: Mapping[str, str]) -> set[str]:
    """What need not be asked of this person."""
    asylum, z = told.in_asylum_group is True, told.route is Route.Z
    out = set() if z else set(IN_PIP.values())
    out |= set() if told.route is Route.B1 else {"lowered"}
    out |= set() if told.route is Route.B1 and clean.get(LOWER) == SOME else set(LOWERED.values())
    if not asylum and subject != "fine":
        out |= set(ATTEMPTS.values())
    return out | OF_SUBJECT.get(subject, _nothing)(told, clean)


def _nothing(told: Situation, clean: Mapping[str, str]) -> set[str]:
    return set()


def _of_extension(told: Situation, clean: Mapping[str, str]) -> set[str]:
    """What only nearly being finished asks; the asylum group tells of lessons, others of hours."""
    if clean.get(REASON) == NEARLY:
        return {"reason_from", "reason_to", "hours_course" if told.in_asylum_group else "lessons_attended"}
    return {*("pvt_done", "map_done", "hours_course", "lessons_attended"), *LEVEL_ASKED, *PASSED.values()}


def _of_fine(told: Situation, clean: Mapping[str, str]) -> set[str]:
    if told.route is Route.Z:
        return {*PASSED.values(), *ATTEMPTS.values(), *LEVEL_ASKED, "lessons_attended"}
    by_share = told.in_asylum_group or told.route is Route.ONDERWIJS
    out = {"hours_participation", "final_talk_done", "hours_course" if by_share else "lessons_attended"}
    return out | ({"map_done"} if told.route is Route.ONDERWIJS else set())


def _of_steps(told: Situation, clean: Mapping[str, str]) -> set[str]:
    """Hours count in the Z-route, exams in the others: neither is asked while the route is not told."""
    out = set(IN_PIP.values())
    if told.route is not Route.Z:
        out |= {"hours_course", "hours_participation"}
    if told.route not in (Route.B1, Route.ONDERWIJS):
        out |= {"lessons_attended", *PASSED.values()}
    return out


def _of_costs(told: Situation, clean: Mapping[str, str]) -> set[str]:
    """Whose lessons are free is not asked for hours."""
    return {"hours_course"} if told.in_asylum_group else set()


OF_SUBJECT = {"extension": _of_extension, "fine": _of_fine, "steps": _of_steps, "costs": _of_costs}

"""The words of the exams: what is left, and when to register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from content.answers import Block, Line, Reasons, Result, Steps, Table
from content.languages import N_
from content.wording.formats import counted, long_date
from content.wording.telling import Telling

PARTS = {
    "lezen": N_("lezen"),
    "luisteren": N_("luisteren"),
    "schrijven": N_("schrijven"),
    "spreken": N_("spreken"),
    "knm": N_("KNM"),
}
OF_PARTS = {
    "level-of-pip": N_("Kijk in uw PIP welk niveau u moet halen. Een lager examen betaalt u en telt niet."),
    "z-no-exams": N_("In de Z-route hoeft u geen examen te doen. Wilt u wel? Vraag uw gemeente."),
    "z-only-in-pip": N_("In de Z-route telt alleen het examen dat in uw PIP staat."),
    "school-diploma": N_("Uw school kan ook een eigen diploma geven. Vraag het uw school."),
    "passed-not-told": N_("Wij weten niet wat u al haalde. Wij rekenen nu alles mee."),
    "passed-too-low": N_("Een examen dat u haalde, is te laag voor uw PIP. Dat telt nog niet."),
    "exams-complete": N_("U haalde alle examens. Kijk in Mijn Inburgering of DUO dat ook ziet."),
    "free-used-up": N_("Uw gratis keren zijn op voor een onderdeel. Daarna betaalt u zelf. Lenen kan niet."),
}
"""What exams and fees both say."""
FINDINGS = OF_PARTS | {
    "plan-needs-term": N_("Wanneer u zich aanmeldt, hangt af van uw laatste dag. Vul die in."),
    "marking-slow": N_("DUO waarschuwt dat wachten en nakijken langer kan duren. Meld u dus eerder aan."),
    "register-now": N_("Voor een onderdeel is die dag voorbij. Meld u vandaag aan."),
}
Row = Mapping[str, object]


def blocks(telling: Telling) -> list[Block]:
    facts = telling.outcome.facts
    rows, todo = facts["parts"], facts["todo"]
    if not isinstance(rows, list) or not isinstance(todo, list) or not rows:
        return []
    left = counted(len(todo), "parts", telling.words)
    found: list[Block] = [
        Result(telling.text("Nog te doen"), left, "", telling.text("DUO regelt de examens."), "calm"),
        Table(telling.text("Uw examens"), _head(telling), tuple(_row(telling, each) for each in rows)),
    ]
    plan = facts["plan"]
    if isinstance(plan, list):
        found.append(_plan(telling, plan))
    found += [telling.heading("Wat nu?"), Steps(tuple(_steps(telling)))]
    return [*found, Reasons(tuple(_reasons(telling, isinstance(plan, list))))]


def name(telling: Telling, part: object) -> str:
    return telling.text(PARTS[str(part)])


def _head(telling: Telling) -> tuple[str, ...]:
    labels = (N_("Onderdeel"), N_("Niveau"), N_("Gehaald"), N_("Gratis keren over"))
    return tuple(telling.text(each) for each in labels)


def _row(telling: Telling, row: Row) -> tuple[str, ...]:
    unknown = telling.text("niet bekend")
    passed = {True: telling.text("ja"), False: telling.text("nee"), None: unknown}
    free = unknown if row["free_left"] is None else str(row["free_left"])
    return name(telling, row["part"]), str(row["level"] or "-"), passed[_flag(row["passed"])], free


def _flag(passed: object) -> bool | None:
    return passed if isinstance(passed, bool) else None


def _plan(telling: Telling, plan: list[Row]) -> Table:
    labels = (N_("Onderdeel"), N_("Meld u aan voor"), N_("Doe het examen voor"))
    rows = tuple(
        (name(telling, each["part"]), _day(telling, each["register_by"]), _day(telling, each["exam_by"]))
        for each in plan
    )
    return Table(
        telling.text("Wanneer meldt u zich aan?"), tuple(telling.text(each) for each in labels), rows
    )


def _day(telling: Telling, day: object) -> str:
    return long_date(day, telling.words.language) if isinstance(day, date) else ""


def _steps(telling: Telling) -> Iterable[Line]:
    yield telling.say("Kijk in uw PIP naar het niveau van elk onderdeel.")
    yield telling.say("Meld u aan zodra u klaar bent. Elk onderdeel meldt u apart aan.")
    yield telling.say("Geen plaats? Kijk elke dag opnieuw, ook bij een andere stad.")


def _reasons(telling: Telling, planned: bool) -> Iterable[Line]:
    yield telling.say("Een onderdeel telt op het niveau van uw PIP, of hoger.")
    sentences = {
        "exams.free_attempts": N_("Bij asiel is elk onderdeel {length} gratis, samen over alle niveaus."),
        "exams.result": N_("De uitslag van A2 en KNM hoort er binnen {length} te zijn."),
        "exams.wait_norm": N_("Wachten op A2 en KNM hoort hoogstens {length} te duren."),
        "exams.result_nt2": N_("De uitslag van B1 en B2 komt na ongeveer {length}."),
        "exams.register_nt2_opens": N_("Aanmelden voor B1 en B2 kan ongeveer vanaf {length} ervoor."),
    }
    yield from telling.cited(sentences, "length")
    if planned:
        yield telling.say("Wij rekenen terug vanaf uw laatste dag. Dan is de uitslag op tijd.")

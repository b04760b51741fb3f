"""The words of the steps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content.answers import Block, Line, Reasons, Result, Steps, Table
from content.languages import N_
from content.wording.formats import long_date
from content.wording.telling import Telling

FINDINGS = {
    "no-notice-yet": N_("Hebt u een brief van DUO? Vul de datum in. Nog geen brief? Bel DUO."),
    "steps-not-obliged": N_("U hoeft niet in te burgeren. Er zijn dus geen stappen."),
    "steps-finished": N_("U bent klaar met inburgeren. Bewaar uw diploma of certificaat goed."),
    "steps-term-over": N_("Uw termijn liep tot en met {end}. Bel DUO vandaag."),
    "intake-may-not-be-missed": N_("U moet naar de intake komen. Kunt u niet? Bel vóór de afspraak."),
    "no-invitation": N_("Hebt u na {weeks} nog geen uitnodiging? Bel uw gemeente."),
    "route-in-pip": N_("Uw leerroute staat in uw PIP. De route bepaalt de andere stappen."),
    "lessons-offered": N_("Uw gemeente biedt u een cursus aan. Komt die niet? Bel uw gemeente."),
    "lessons-own": N_("U zoekt zelf een school en betaalt zelf. Misschien kunt u lenen bij DUO."),
    "no-map-in-route": N_("In de onderwijsroute is er geen MAP."),
    "onderwijs-other-way": N_("Haalt u alle taalexamens op B1 en KNM? Dan is uw leerroute ook goed."),
    "no-exams-in-route": N_("In de Z-route hoeft u geen examen te doen."),
    "diploma-comes": N_("Alles is klaar. DUO stuurt uw diploma. Komt het niet? Bel DUO."),
    "certificate-comes": N_("Alles is klaar. U krijgt het certificaat van uw gemeente."),
}
NAMES = {
    "notice": N_("Brief van DUO"),
    "intake": N_("Brede intake"),
    "lbt": N_("Leerbaarheidstoets"),
    "pip": N_("PIP"),
    "pvt": N_("PVT"),
    "map": N_("MAP"),
    "lessons": N_("Lessen"),
    "exams": N_("Examens"),
    "hours": N_("Uren"),
    "final-talk": N_("Eindgesprek"),
    "diploma": N_("Diploma"),
    "certificate": N_("Certificaat"),
}
WHAT_NOW = {
    "intake": (
        N_("Open alle post van uw gemeente."),
        N_("Ga naar het gesprek. Neem papieren mee over school, werk en gezondheid."),
    ),
    "pvt": (
        N_("Vraag uw gemeente wanneer de PVT is."),
        N_("Volg ook uw lessen. U hoeft niet op de PVT te wachten."),
    ),
    "map": (
        N_("Vraag uw gemeente wanneer de MAP begint."),
        N_("Volg ook uw lessen. U hoeft niet op de MAP te wachten."),
    ),
    "lessons": (
        N_("Ga naar elke les. Bewaar bewijs van uw uren."),
        N_("Lukt de les niet? Zeg het uw school en uw gemeente."),
    ),
    "exams": (
        N_("Kijk in uw PIP op welk niveau u examen doet."),
        N_("Meld u op tijd aan. Wachten duurt soms weken."),
    ),
    "hours": (
        N_("Vraag uw school en uw gemeente om een lijst van uw uren."),
        N_("Komt u uren tekort? Bel uw gemeente."),
    ),
    "final-talk": (N_("Vraag uw gemeente om het eindgesprek."),),
    "diploma": (N_("Kijk in Mijn Inburgering of alles klaar is."),),
    "certificate": (N_("Vraag uw gemeente wanneer u het certificaat krijgt."),),
}
UNSURE = (N_("Kijk in uw PIP welke route u hebt. Vul die route in."),)


def blocks(telling: Telling) -> list[Block]:
    facts = telling.outcome.facts
    done, todo = facts["done"], facts["todo"]
    if not isinstance(done, tuple) or not isinstance(todo, tuple) or not done:
        return []
    found: list[Block] = [_result(telling, todo)]
    if todo:
        advice = WHAT_NOW.get(str(facts["now"]), UNSURE)
        found += [telling.heading("Wat nu?"), Steps(tuple(telling.say(each) for each in advice))]
    return [*found, _table(telling, done, todo), Reasons(tuple(_reasons(telling)))]


def _result(telling: Telling, todo: tuple[object, ...]) -> Result:
    now, after = telling.outcome.facts["now"], telling.outcome.facts["next"]
    label = telling.text("Uw stap nu")
    if not todo:
        return Result(label, telling.text("U bent klaar"))
    if now is None:
        return Result(label, telling.text("U hebt een PIP"), "", telling.text("Vul hieronder uw route in."))
    detail = "" if after is None else telling.text("Daarna: {step}.", step=telling.text(NAMES[str(after)]))
    return Result(label, telling.text(NAMES[str(now)]), "", detail)


def _table(telling: Telling, done: tuple[object, ...], todo: tuple[object, ...]) -> Table:
    ready, open_ = telling.text("klaar"), telling.text("nog doen")
    rows = {str(each): (ready, "") for each in done}
    for each in todo:
        if isinstance(each, dict):
            by = each["by"]
            day = long_date(by, telling.words.language) if isinstance(by, date) else ""
            rows[str(each["id"])] = (open_, day)
    head = (telling.text("Stap"), telling.text("Klaar?"), telling.text("Uiterlijk"))
    ordered = (each for each in NAMES if each in rows)
    return Table(
        telling.text("Uw stappen"),
        head,
        tuple((telling.text(NAMES[each]), *rows[each]) for each in ordered),
    )


def _reasons(telling: Telling) -> Iterable[Line]:
    told = telling.told
    keys = {each.key for each in telling.outcome.because}
    if told.notice_date is not None:
        yield telling.say("De brief van DUO is van {day}.", day=told.notice_date)
    if told.pip_date is not None:
        yield telling.say("Uw PIP is van {day}. De stappen ervoor zijn dus klaar.", day=told.pip_date)
    if "pip.latest" in keys:
        yield telling.say("Uw gemeente maakt het PIP binnen {length}.", length=telling.value("pip.latest"))
    if "term.length" in keys:
        yield telling.say("Uw termijn is {length}, zonder extra tijd.", length=telling.value("term.length"))
    yield telling.say("Uw gemeente beslist over de PIP. DUO houdt uw termijn bij.")

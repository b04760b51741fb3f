"""The words of the hours of the Z-route."""

from __future__ import annotations

from content.answers import Block, Reasons, Result, Steps
from content.languages import N_
from content.wording.formats import counted
from content.wording.telling import Telling

FINDINGS = {
    "no-hours-in-route": N_(
        "De wet noemt voor deze route geen vast aantal uren. Kijk in uw PIP welke lessen u volgt."
    ),
    "hours-before-pip": N_(
        "Had u les voor uw PIP? Vraag uw gemeente of die uren meetellen. "
        "Vraag het ook voor entree, PRO of VSO."
    ),
    "hours-school-keurmerk": N_("Alleen lessen op een school met keurmerk tellen mee."),
    "pvt-map-inside": N_("De uren van PVT en MAP horen bij uw uren participatie."),
    "no-participation-hours": N_("Voor u gelden geen uren participatie. PVT en MAP moet u wel doen."),
    "hours-complete": N_("Uw uren zijn vol. Vraag uw gemeente om het eindgesprek."),
}


def blocks(telling: Telling) -> list[Block]:
    if telling.outcome.facts["course"] is None:
        return []
    found: list[Block] = []
    for name, label in (("course", N_("Uren les")), ("participation", N_("Uren participatie"))):
        count = telling.outcome.facts[name]
        if isinstance(count, dict):
            found.append(_count(telling, label, count))
    found.append(telling.heading("Wat nu?"))
    found.append(
        Steps(
            (
                telling.say("Vraag uw school elke maand om een lijst van uw uren. Bewaar die lijst."),
                telling.say("Vergelijk uw lijst met die van de gemeente."),
                telling.say("Klopt er iets niet? Zeg het in het volgende gesprek."),
            )
        )
    )
    reasons = [
        telling.say("In de Z-route volgt iedereen {length} les.", length=telling.value("hours.course"))
    ]
    if telling.outcome.facts["participation"] is not None:
        reasons.append(
            telling.say(
                "Bij asiel doet u ook {length} participatie. Daarin zitten PVT ({pvt}) en MAP ({map}).",
                length=telling.value("hours.participation"),
                pvt=telling.value("hours.pvt"),
                map=telling.value("hours.map"),
            )
        )
    return [*found, Reasons(tuple(reasons))]


def _count(telling: Telling, label: str, count: dict[str, object]) -> Result:
    required, done, left = count["required"], count["done"], count["left"]
    need = telling.text("Nodig: {n}.", n=counted(int(str(required)), "hours", telling.words))
    if left is None:
        return Result(
            telling.text(label), counted(int(str(required)), "hours", telling.words), "", need, "calm"
        )
    had = telling.text("U hebt er {done}.", done=counted(int(str(done)), "hours", telling.words))
    value = telling.text("Nog {n}", n=counted(int(str(left)), "hours", telling.words))
    return Result(telling.text(label), value, "", f"{need} {had}", "calm")

"""The words of exams at a lower level."""

from __future__ import annotations

from content.answers import Block, Reasons, Result, Steps
from content.languages import N_
from content.wording.formats import counted
from content.wording.telling import Telling

FINDINGS = {
    "downscale-b1-only": N_("Dit kan alleen in de B1-route."),
    "downscale-municipality": N_(
        "Uw gemeente beslist, niet DUO en niet uw school. De uren alleen zijn niet genoeg. "
        "U moet ook genoeg moeite doen. En B1 lukt niet binnen uw termijn."
    ),
    "downscale-hours-met": N_("U hebt genoeg uren. Vraag uw gemeente om een examen op A2."),
    "already-downscaled": N_("Voor een deel van uw examen mag u al op A2 examen doen."),
    "a2-under-b1": N_(
        "Staat er B1 in uw PIP? Dan telt een examen op A2 niet, en u betaalt het zelf. "
        "Wacht op het besluit van uw gemeente."
    ),
    "downscale-before-pip": N_("Had u les voor uw PIP? Kijk of uw PIP zegt dat die uren tellen."),
}


def blocks(telling: Telling) -> list[Block]:
    facts = telling.outcome.facts
    if facts["hours_needed"] is None:
        return []
    need = telling.value("downscale.hours")
    left = facts["hours_left"]
    hours = counted(need.whole if left is None else int(str(left)), "hours", telling.words)
    value = hours if left is None else telling.text("Nog {n}", n=hours)
    detail = telling.text("Nodig: {n}.", n=need)
    return [
        Result(telling.text("Uren les voor u A2 mag vragen"), value, "", detail),
        telling.heading("Wat nu?"),
        Steps(
            (
                telling.say("Vraag uw school om een lijst van uw uren."),
                telling.say("Vraag uw gemeente of examens op A2 mogen."),
                telling.say("Meld u pas aan als A2 in uw PIP staat."),
            )
        ),
        Reasons(
            (
                telling.say("De wet vraagt minstens {length} les.", length=need),
                telling.say("Alleen lessen op een school met keurmerk tellen. Leren lezen en schrijven mag."),
                telling.say("Uw gemeente beslist."),
            )
        ),
    ]

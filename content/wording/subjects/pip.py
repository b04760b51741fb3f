"""The words of the PIP."""

from __future__ import annotations

from content.answers import Block, Reasons, Steps
from content.languages import N_
from content.wording.telling import Telling

FINDINGS = {
    "pip-set": N_("U hebt al een PIP. Uw termijn begint de dag na de datum op het PIP."),
    "pip-may-wait": N_("Mist de gemeente informatie van een ander? Dan mag het PIP later komen."),
    "pip-late": N_("Die dag is voorbij. Bel uw gemeente en vraag wanneer uw PIP komt."),
    "registration-asylum-only": N_(
        "Rekenen vanaf de inschrijving geldt alleen bij asiel. Vraag uw gemeente welke dag telt."
    ),
}


def blocks(telling: Telling) -> list[Block]:
    latest = telling.fact("latest")
    late = telling.outcome.on > latest and telling.told.pip_date is None
    since = telling.told.registered_date if telling.outcome.facts["basis"] == "registration" else None
    begin = since or telling.told.notice_date
    return [
        telling.dated(
            "Uiterlijk op deze dag moet uw PIP er zijn",
            latest,
            telling.text("Uw gemeente maakt het PIP."),
            "over" if late else "calm",
        ),
        telling.heading("Wat nu?"),
        Steps(
            (
                telling.say("Ga naar elk gesprek waarvoor de gemeente u uitnodigt."),
                telling.say("Zeg wat u nodig hebt: lestijden, kinderopvang, gezondheid."),
                telling.say("Hoort u niets? Bel uw gemeente en vraag naar uw PIP."),
            )
        ),
        Reasons(
            (
                telling.say("Uw gemeente schreef u in op {day}.", day=begin)
                if since
                else telling.say("De brief van DUO is van {day}.", day=begin),
                telling.say("De gemeente heeft daarna {length}.", length=telling.value("pip.latest")),
                telling.say("Eindigt dat op een vrije dag? Dan telt de eerste werkdag erna."),
            )
        ),
    ]

"""The words of an objection."""

from __future__ import annotations

from content.answers import Block, Reasons, Steps
from content.languages import N_
from content.wording.telling import Telling

FINDINGS = {
    "short-letter": N_(
        "Een korte brief is genoeg om op tijd te zijn. Schrijf erin dat uw redenen later komen."
    ),
    "irregularity-short": N_("Let op: deze tijd is veel korter dan bij andere besluiten. Schrijf vandaag."),
    "moved": N_("De tijd eindigt op een vrije dag: {end}. Daarom mag het een dag later, of meer."),
    "moved-by-decree": N_(
        "Een vrije dag hierbij kennen wij uit een tweede bron. Stuur uw brief liever eerder."
    ),
    "objection-over": N_("Die dag is voorbij. Vraag vandaag nog juridische hulp: soms kan het toch."),
    "no-objection-mark": N_(
        "Tegen de beoordeling van een examen kunt u geen bezwaar maken. Bel DUO. "
        "Lees ook het eind van de brief."
    ),
    "no-objection-reminder": N_(
        "Tegen een aanmaning kunt u geen bezwaar maken. Bel het nummer in de brief. "
        "Vraag om in delen te betalen."
    ),
    "no-objection-enforcement": N_(
        "Tegen een dwangbevel kunt u geen bezwaar maken. Vraag vandaag juridische hulp. "
        "De rechter kan wel kijken."
    ),
}


def blocks(telling: Telling) -> list[Block]:
    if telling.outcome.facts["last_day"] is None:
        return []
    last_day = telling.fact("last_day")
    over = telling.outcome.on > last_day
    period = telling.outcome.because[0]
    return [
        telling.dated(
            "Uw laatste dag om bezwaar te maken",
            last_day,
            telling.text("Stuur uw brief uiterlijk op deze dag. Eerder is beter."),
            "over" if over else "soon",
        ),
        telling.heading("Wat nu?"),
        Steps(
            (
                telling.say("Schrijf een brief. Zet erboven: _Bezwaarschrift_."),
                telling.say("Zet erin: uw naam, de datum, welk besluit, en waarom het niet klopt."),
                telling.say("Stuur de brief naar het adres dat in het besluit staat. Bewaar een kopie."),
            )
        ),
        Reasons(
            (
                telling.say("Het besluit is van {day}.", day=telling.told.decision_date),
                telling.say("De dag erna begint de tijd. U hebt {length}.", length=period),
                telling.say("Eindigt dat op een vrije dag? Dan telt de eerste werkdag erna."),
            )
        ),
    ]

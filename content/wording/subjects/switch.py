"""The words of a switch of route."""

from __future__ import annotations

from datetime import date

from content.answers import Block, Line, Reasons, Steps, Tone
from content.languages import N_
from content.wording.telling import Telling

FINDINGS = {
    "switch-municipality": N_("Uw gemeente beslist over een andere route. Vraag het met een brief."),
    "switch-term-stays": N_(
        "Uw termijn begint niet opnieuw. Uw uren en examens gaan mee naar de nieuwe route."
    ),
    "switch-now": N_("Vraag het vandaag nog. De gemeente heeft tijd nodig om te beslissen."),
    "switch-only-to-b1": N_(
        "Van de onderwijsroute naar de B1-route kan altijd. Naar de Z-route kan nu alleen bij uitzondering."
    ),
    "switch-exception": N_(
        "Nu kan het alleen bij uitzondering. Vertel uw gemeente wat er bijzonder is aan uw situatie. "
        "Van de onderwijsroute naar de B1-route kan altijd."
    ),
    "switch-not-running": N_("Uw termijn loopt nu niet. Dan kunt u niet van route wisselen."),
}
WHAT_NOW = (
    N_("Praat met uw gemeente. Leg uit waarom uw route niet past."),
    N_("Vraag de andere route met een brief. Bewaar een kopie."),
    N_("Zegt de gemeente nee? Lees aan het eind van de brief of u bezwaar kunt maken."),
)
NOTHING_RUNS = (
    N_("Kijk in Mijn Inburgering of uw termijn loopt."),
    N_("Bel uw gemeente en vraag wat nog kan."),
)
TONES: dict[object, Tone] = {"yes": "calm", "exception": "over", "no": "over"}


def blocks(telling: Telling) -> list[Block]:
    if telling.outcome.facts["until"] is None:
        return []
    until, ask_by = telling.fact("until"), telling.fact("ask_by")
    allowed = telling.outcome.facts["allowed"]
    return [
        telling.dated(
            N_("Uw gemeente kan uw route wisselen tot en met"),
            until,
            _detail(telling, ask_by, until),
            TONES[allowed],
        ),
        telling.heading("Wat nu?"),
        Steps(tuple(telling.say(each) for each in (NOTHING_RUNS if allowed == "no" else WHAT_NOW))),
        Reasons(tuple(_reasons(telling))),
    ]


def _detail(telling: Telling, ask_by: date, until: date) -> str:
    if telling.outcome.on > until:
        return telling.text("Deze dag is voorbij.")
    if telling.outcome.on > ask_by:
        return telling.text("Vraag het vandaag nog.")
    return telling.text("Vraag het uiterlijk op {day}.", day=ask_by)


def _reasons(telling: Telling) -> list[Line]:
    return [
        telling.say("Uw PIP is van {day}. De termijn begint de dag erna.", day=telling.told.pip_date),
        telling.say("Daarna heeft de gemeente {length}.", length=telling.value("switch.period")),
        telling.say(
            "Vraag het {length} eerder. Dan kan de gemeente op tijd beslissen.",
            length=telling.value("switch.ask_before"),
        ),
        telling.say("Extra tijd voor uw termijn verandert deze dag niet."),
        telling.say("Uw gemeente beslist."),
    ]

"""The words of more time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from content.answers import Block, Bullets, Line, Note, Reasons, Result, Steps
from content.languages import N_
from content.rules.grounds import BY_ID, EDUCATION_DONE, NEARLY
from content.wording.formats import counted
from content.wording.grounds import NAMES, PROOF
from content.wording.telling import Telling

FINDINGS = {
    "extension-duo-decides": N_("DUO beslist over extra tijd. DUO kan ook nee zeggen."),
    "apply-later": N_("U bent nog te vroeg. Vragen kan vanaf {day}. Bewaar nu al uw bewijs."),
    "ask-today": N_("Uw laatste dag is voorbij. Bel DUO vandaag en vertel wat er was."),
    "granted-counts-once": N_("DUO gaf u al extra tijd. Dezelfde weken tellen maar een keer."),
    "ground-too-short": N_("Dit duurde te kort om alleen te tellen: {ground}."),
    "ground-not-for-route": N_("Dit telt niet in uw route: {ground}."),
    "ground-not-for-group": N_("Dit telt alleen bij asiel: {ground}."),
    "ground-outside-term": N_("Dit was niet in uw termijn, en telt daarom niet: {ground}."),
    "ground-not-yet": N_("Dit stond toen nog niet in de wet: {ground}."),
    "ground-overlap": N_("Een deel telt al voor een andere reden: {ground}. Die dagen tellen een keer."),
    "began-before-term": N_("Dit begon voor uw termijn: {ground}. DUO telt misschien minder dagen."),
    "gap-too-long": N_("Uw onderbreking was te lang. Vraag DUO of u nog moet inburgeren."),
    "education-goes-on": N_("U volgt dit onderwijs nog. Kies dan de reden: nog bezig."),
    "education-ended": N_("Dit onderwijs is klaar. Kies dan de reden: klaar."),
    "entree-at-most": N_("Bij entree is er een hoogste tijd. Vraag DUO hoeveel tijd u krijgt."),
    "announced-ground": N_(
        "Dit is geen aparte reden in de regels die wij kennen: {ground}. "
        "U kunt DUO wel vragen om extra tijd door iets bijzonders."
    ),
    "marking-ask-duo": N_("Wij weten niet zeker wie hiervoor extra tijd krijgt: {ground}. Bel DUO."),
    "special-not-promised": N_("Iets bijzonders bekijkt DUO per persoon. Wij kunnen niets beloven."),
    "mother-only": N_("Alleen de moeder krijgt extra tijd voor een bevalling."),
    "combination-found": N_("Uw redenen volgen op elkaar. Vraag DUO om ze samen te tellen."),
    "nearly-route": N_("Bijna klaar telt alleen in de B1-route."),
    "nearly-first-term": N_("Bijna klaar telt alleen in uw eerste termijn."),
    "nearly-parts": N_("Voor bijna klaar haalde u nog te weinig taalexamens op het niveau van uw PIP."),
    "nearly-knm": N_("Voor bijna klaar moet u eerst KNM halen."),
    "nearly-pvt-map": N_("Voor bijna klaar moeten PVT en MAP af zijn."),
    "nearly-lessons": N_("Voor bijna klaar volgde u te weinig les."),
}


def blocks(telling: Telling) -> list[Block]:
    """The new end by each ground that is possible, then what to do, then why."""
    possible = _possible(telling)
    found: list[Block] = [_new_end(telling, each) for each in possible]
    if not possible and telling.outcome.missing:
        found.append(Note(telling.say("Dit kunnen wij nog niet uitrekenen. Vul hieronder in wat u weet.")))
    if telling.outcome.facts["apply_from"] is not None:
        asked = telling.text("Stuur uw bewijs mee. DUO beslist.")
        found.append(
            telling.dated("Vanaf deze dag kunt u het vragen", telling.fact("apply_from"), asked, "calm")
        )
    found += [telling.heading("Wat nu?"), Steps(tuple(_steps(telling)))]
    proof = tuple(telling.say(PROOF[str(each["id"])]) for each in possible)
    if proof:
        found.append(Bullets(proof))
    return [*found, Reasons(tuple(_reasons(telling, possible)))]


def _possible(telling: Telling) -> list[Mapping[str, object]]:
    rows = telling.outcome.facts["grounds"]
    return [each for each in rows if each["possible"]] if isinstance(rows, list) else []


def _new_end(telling: Telling, row: Mapping[str, object]) -> Result:
    name = telling.text(NAMES[str(row["id"])])
    label = telling.text("Nieuwe laatste dag als DUO ja zegt: {ground}", ground=name)
    until, days = row["until"], row["days"]
    if isinstance(until, date) and isinstance(days, int):
        added = telling.text("Dat is {n} erbij.", n=counted(days, "days", telling.words))
        return telling.dated(label, until, added, "calm")
    said = telling.text("Vraag DUO hoeveel tijd u krijgt.")
    if isinstance(days, int):
        said = telling.text("Wij rekenen op {n} erbij.", n=counted(days, "days", telling.words))
    return Result(label, telling.text("nog niet bekend"), "", said, "calm")


def _steps(telling: Telling) -> Iterable[Line]:
    yield telling.say("Bewaar elk bewijs: van de dokter, de school en de gemeente.")
    yield telling.say("Vraag DUO om extra tijd. Doe dat voor uw laatste dag.")
    decision = telling.value("extension.decision")
    yield telling.say("DUO antwoordt binnen {length}. Leer intussen door.", length=decision)


def _reasons(telling: Telling, possible: list[Mapping[str, object]]) -> Iterable[Line]:
    if telling.outcome.facts["apply_from"] is not None:
        yield telling.say(
            "Meer tijd vragen kan in de laatste {length} van uw termijn.",
            length=telling.value("term.apply_before_end"),
        )
    else:
        yield telling.say("Wij kennen uw laatste dag nog niet.")
    for row in possible:
        yield from _reason(telling, str(row["id"]))
    if len(possible) > 1:
        yield telling.say("Hoort een dag bij meer redenen? Dan telt die dag bij de eerste.")


def _reason(telling: Telling, ground_id: str) -> Iterable[Line]:
    """One sentence for each number of the law that this ground rests on."""
    name = telling.text(NAMES[ground_id])
    if ground_id == NEARLY:
        length = telling.value("extension.nearly.length")
        yield telling.say("Wie bijna klaar is, kan {length} krijgen.", length=length)
        return
    ground = BY_ID[ground_id]
    if ground_id == EDUCATION_DONE:
        yield telling.say("Bij entree geeft DUO hoogstens {length}.", length=telling.value(ground.most))
        return
    sentences = {
        ground.after: N_("Bij {ground} telt de tijd na {length} wachten."),
        ground.least: N_("Bij {ground} is minstens {length} achter elkaar nodig."),
        ground.most: N_("Bij {ground} geeft DUO hoogstens {length}."),
        ground.length: N_("Bij {ground} is de extra tijd {length}."),
    }
    for key, sentence in sentences.items():
        if key:
            yield telling.say(sentence, ground=name, length=telling.value(key))

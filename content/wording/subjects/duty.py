"""The words of the duty."""

from __future__ import annotations

from collections.abc import Iterable

from content.answers import Block, Line, Note, Reasons, Result, Steps, Tone
from content.languages import N_
from content.wording.telling import Telling

FINDINGS = {
    "duo-decides-duty": N_("DUO beslist of u moet inburgeren. U krijgt daarover een brief."),
    "asylum-family": N_("U kwam bij iemand met asiel. Daarom hoort u bij de groep asiel."),
    "asylum-never-temporary": N_("Een vergunning voor asiel telt nooit als tijdelijk verblijf."),
    "clergy-temporary-too": N_("Een geestelijk bedienaar moet inburgeren, ook bij tijdelijk verblijf."),
    "turkish-too": N_("Ook met de Turkse nationaliteit moet u inburgeren."),
    "nationality-not-told": N_("Bent u burger van de EU, de EER of Zwitserland? Dan hoeft u niet."),
    "age-not-told": N_("Wij kennen uw leeftijd niet. Voor jongeren en ouderen gelden andere regels."),
    "law-assumed": N_("Hebt u al lang een brief van DUO? Kijk welke wet erin staat."),
    "exemption-diploma": N_(
        "Hebt u een Nederlands diploma, of volgt u een opleiding? "
        "Vraag DUO om vrijstelling. Stuur bewijs mee. DUO beslist."
    ),
    "exemption-school": N_(
        "Woonde u minstens {years} in Nederland toen u naar school moest? "
        "Vraag DUO om vrijstelling. DUO kijkt dit na in de BRP."
    ),
    "exemption-integrated": N_(
        "Stond u minstens {stay_years} zonder onderbreking ingeschreven? En werkte u minstens {work_years}? "
        "Dan kan een gesprek op B1 genoeg zijn. Dit kost {cost}. DUO beslist binnen {weeks}."
    ),
    "dispensation-medical": N_(
        "Kunt u door een ziekte of beperking niet binnen {years} inburgeren? Vraag DUO om ontheffing. "
        "Stuur DUO geen medische papieren. Een onafhankelijke arts onderzoekt u. Dit kost {cost}. "
        "Bij een goed advies krijgt u dat terug. DUO beslist binnen {weeks}. Uw termijn loopt door."
    ),
    "dispensation-special": N_(
        "Is uw situatie heel bijzonder en schrijnend? Vraag DUO om ontheffing. "
        "Uw gemeente geeft advies. DUO beslist binnen {weeks}."
    ),
    "school-duty": N_(
        "Moet u nog naar school? Dan hebt u zolang een vrijstelling. Vraag het DUO. "
        "Vanaf {day} kan dit veranderen."
    ),
    "pension-near": N_("De plicht stopt bij de AOW-leeftijd. Vraag DUO of u die leeftijd al hebt."),
    "temporary-unknown": N_(
        "Bij een tijdelijk doel, zoals studie, hoeft u niet. Vraag DUO of uw verblijf tijdelijk is."
    ),
    "letter-anyway": N_("U hebt toch een brief of een PIP. Bel DUO en vraag waarom."),
    "age-later": N_("Vanaf {day} kan dit veranderen."),
    "while-ukraine-protection": N_(
        "Dit geldt zolang u deze bescherming hebt. Vraag uw gemeente naar taallessen."
    ),
    "while-temporary-stay": N_("Krijgt u een andere vergunning? Dan kan de plicht toch komen."),
    "while-eu-family": N_(
        "Dit geldt bij een burger van een ander EU-land. Familie van een Nederlander moet meestal wel."
    ),
}
ANSWERS: dict[object, tuple[str, Tone]] = {
    "yes": (N_("Ja"), "soon"),
    "no": (N_("Nee"), "calm"),
    "maybe": (N_("Dat is nog niet zeker"), "soon"),
}
WHY = {
    "asylum": N_("U hebt een vergunning voor asiel."),
    "asylum-family": N_("U kwam als familie bij iemand met een vergunning voor asiel."),
    "family": N_("U hebt een vergunning voor gezin."),
    "other": N_("U hebt een vergunning die niet tijdelijk is."),
    "clergy": N_("U bent geestelijk bedienaar."),
    "eu-citizen": N_("Burgers van de EU, de EER en Zwitserland hoeven niet in te burgeren."),
    "eu-family": N_("U woont hier als familie van een burger van een ander EU-land."),
    "ukraine-protection": N_(
        "U hebt de tijdelijke bescherming voor Oekraïne. Dat is geen gewone vergunning."
    ),
    "under-age": N_("U bent nog te jong."),
    "temporary-stay": N_("Uw vergunning is voor een tijdelijk doel."),
    "stay-unknown": N_("Wij weten niet of uw verblijf tijdelijk is."),
    "school-age": N_("Op uw leeftijd moet u meestal nog naar school."),
    "pension-age": N_("U bent dicht bij de AOW-leeftijd, of ouder."),
    "old-law": N_("Voor u geldt de oude wet."),
}
WHAT_NOW = {
    "yes": (
        N_("Bewaar de brief van DUO. Controleer of uw adres klopt."),
        N_("Ga naar elk gesprek bij uw gemeente."),
        N_("Kreeg u nog geen brief? Bel DUO."),
    ),
    "no": (
        N_("Kreeg u toch een brief van DUO? Bel DUO."),
        N_("Wilt u Nederlands leren? Vraag uw gemeente wat er is."),
    ),
    "maybe": (
        N_("Bel DUO en vraag of u moet inburgeren."),
        N_("Houd uw vergunning en uw brief bij de hand."),
    ),
}


def blocks(telling: Telling) -> list[Block]:
    obliged = telling.outcome.facts["obliged"]
    if obliged not in ANSWERS:
        return [Note(telling.say("Vul in waarom u in Nederland bent. Dan weten wij meer."))]
    answer, tone = ANSWERS[obliged]
    reason = WHY[str(telling.outcome.facts["reason"])]
    return [
        Result(telling.text("Moet u inburgeren?"), telling.text(answer), "", telling.text(reason), tone),
        telling.heading("Wat nu?"),
        Steps(tuple(telling.say(each) for each in WHAT_NOW[str(obliged)])),
        Reasons(tuple(_reasons(telling, reason))),
    ]


def _reasons(telling: Telling, reason: str) -> Iterable[Line]:
    yield telling.say(reason)
    if telling.outcome.because:
        yield telling.say("De plicht begint als u {age} bent.", age=telling.value("duty.youngest"))
        yield telling.say("De plicht stopt bij de AOW-leeftijd.")
    yield telling.say("DUO beslist of u moet inburgeren.")

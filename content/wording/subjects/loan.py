"""The words of the loan."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from content.answers import Block, Line, Note, Reasons, Result, Steps
from content.languages import N_
from content.rules.capacity import SHARE, VOETEN, capacity
from content.rules.outcome import Verdict
from content.wording.formats import euro
from content.wording.telling import Telling

FINDINGS = {
    "loan-asylum": N_("Bij asiel kunt u niet lenen. Dat hoeft ook niet: uw gemeente betaalt de lessen."),
    "loan-indicative": N_(
        "Dit bedrag is een schatting. DUO beslist. "
        "Reken het na met de rekenhulp op [de site van DUO](address:duo)."
    ),
    "loan-range": N_(
        "Een andere bron leidt tot een lager bedrag. Reken op iets tussen {lowest} en {maximum}."
    ),
    "loan-none": N_("Bij dit inkomen kunt u waarschijnlijk niet lenen. Vraag het DUO."),
    "single-parent": N_(
        "Bent u alleen met kinderen? Dan geldt misschien een hogere grens. Vraag dat aan DUO."
    ),
    "income-fell": N_("Is uw inkomen veel lager geworden? Vraag DUO om met een later jaar te rekenen."),
    "sign-after-letter": N_("Teken nog niets bij een school. Wacht op de brief van DUO over uw lening."),
    "loan-pays-for": N_(
        "U leent voor lessen en examens van uw route. De school heeft een keurmerk nodig. "
        "Boeken: vraag eerst DUO."
    ),
    "loan-not-for": N_("De lening is niet voor reizen, kinderopvang, een laptop of gewone kosten."),
    "interest-while-learning": N_(
        "U betaalt rente vanaf het begin, ook als u nog leert. De rente verandert elk jaar."
    ),
    "old-loan-open": N_("Hebt u nog een lening van de oude wet? Dan krijgt u geen nieuwe."),
    "voluntary-loan": N_(
        "Moet u niet inburgeren, maar wilt u het wel? Ook dan kan een lening soms. Vraag het DUO."
    ),
    "quarter-plan": N_(
        "Uw lessen kosten {cost}. Verdeel dat over minstens {quarters} kwartalen. "
        "Een te hoge rekening betaalt DUO helemaal niet."
    ),
    "quarter-fits": N_("Uw lessen kosten {cost}. Dat past in een kwartaal."),
    "loan-short": N_(
        "Uw lessen kosten {cost}. Dat is {short} meer dan u kunt lenen. Dat deel betaalt u zelf."
    ),
    "voet-unknown": N_("Voor {year} kennen wij de bedragen niet."),
    "ask-duo-loan": N_("DUO weet hoeveel u kunt lenen. Bel DUO, of gebruik hun rekenhulp."),
}


def blocks(telling: Telling) -> list[Block]:
    maximum = telling.outcome.facts["maximum"]
    if not isinstance(maximum, Decimal):
        return [_unknown(telling)]
    amount = euro(maximum, telling.words)
    detail = telling.text("Dit is een schatting.") if telling.outcome.facts["indicative"] else ""
    found: list[Block] = [Result(telling.text("U kunt bij DUO lenen, hoogstens"), amount, "", detail, "calm")]
    if telling.told.in_asylum_group:
        why = telling.say("U hoort bij de groep asiel. Dan geeft uw gemeente u de lessen.")
        return [*found, Reasons((why,))]
    found += [telling.heading("Wat nu?"), Steps(tuple(_steps(telling)))]
    return [*found, Reasons(tuple(_reasons(telling)))]


def _unknown(telling: Telling) -> Block:
    if telling.outcome.verdict is Verdict.ASK:
        return Note(telling.say("Dit kunnen wij niet uitrekenen. DUO kan dat wel."))
    return Note(telling.say("Dit kunnen wij nog niet uitrekenen. Vul hieronder in wat u weet."))


def _steps(telling: Telling) -> Iterable[Line]:
    yield telling.say(
        "Vraag de lening aan in Mijn Inburgering. DUO beslist binnen {length}.",
        length=telling.value("loan.decision"),
    )
    yield telling.say("Wacht op de brief van DUO. Teken daarna pas bij een school.")
    yield telling.say(
        "Vraag de school om hoogstens {cap} per kwartaal te rekenen.", cap=telling.value("loan.quarter")
    )


def _reasons(telling: Telling) -> Iterable[Line]:
    income, partner = telling.told.income or Decimal(0), telling.told.partner
    yield telling.say("De hoogste lening is {amount}.", amount=telling.value("loan.maximum"))
    yield telling.say("Het inkomen van uw huishouden van het jaar voor vorig jaar telt.")
    lowered = any(each.code == "income-fell" for each in telling.outcome.findings)
    if lowered and partner is not None:
        voet, share = telling.value(VOETEN[partner]), telling.value(SHARE)
        yield telling.say(
            "Van uw inkomen telt de eerste {voet} niet mee. Van de rest telt {share}.", voet=voet, share=share
        )
        spare = euro(capacity(income, voet, share).quantize(Decimal("0.01")), telling.words)
        times = telling.value("loan.times").whole
        yield telling.say(
            "Dat is {spare} per jaar. {times} keer dat bedrag gaat eraf.", spare=spare, times=times
        )
        yield telling.say("Een lening onder {least} geeft DUO niet.", least=telling.value("loan.least"))
    elif not lowered:
        yield telling.say("Uw inkomen is zo laag dat er niets af gaat.")
    yield telling.say("DUO betaalt de school, niet u. DUO beslist.")

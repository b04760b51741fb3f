"""The words of the fines: first what to do today, the amounts below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from content.answers import Block, Line, Reasons, Result, Steps, Table
from content.languages import N_
from content.wording.formats import counted, euro
from content.wording.telling import Telling

FINDINGS = {
    "fine-after-warning": N_("De gemeente geeft geen boete bij de eerste gemiste afspraak."),
    "fine-not-twice": N_("Ging uw bijstand hiervoor al omlaag? Dan mag er geen boete bij komen."),
    "fine-no-blame": N_("Kon u er niets aan doen? Vraag DUO om meer tijd, met bewijs."),
    "fine-own-lessons": N_("De gemeente geeft u geen boete voor gemiste lessen van uw eigen cursus."),
    "fine-duo-applies": N_("DUO kan u een boete geven als uw termijn voorbij is."),
    "fine-duo-not-now": N_(
        "DUO geeft bij asiel nu geen boete voor een te late termijn. De wet is niet veranderd."
    ),
    "fine-duo-unknown": N_("Wij weten niet of DUO familie van asiel nu een boete geeft. Bel DUO."),
    "fine-z-table": N_(
        "In de Z-route hangt het bedrag af van uw uren. Wij zeggen alleen het hoogste bedrag."
    ),
    "fine-new-term-total": N_("Is uw nieuwe termijn korter? Dan is het hoogste bedrag samen lager."),
}

PRACTICE = {
    "not-now": N_("DUO geeft u nu geen boete"),
    "applies": N_("DUO kan u een boete geven"),
    "unknown": N_("dat weten wij niet"),
}


def blocks(telling: Telling) -> list[Block]:
    municipality, duo = (_amounts(telling, each) for each in ("municipality", "duo"))
    now = telling.text(PRACTICE[str(duo["practice"])])
    late = telling.text("Bij een termijn die voorbij is.")
    found: list[Block] = [
        Result(telling.text("Boete van DUO, nu"), now, "", late, "calm"),
        telling.heading("Wat nu?"),
        Steps(tuple(_steps(telling))),
    ]
    if isinstance(duo.get("route_now"), Decimal):
        said = telling.text("Zo staat het er nu voor. Haalt u meer, dan wordt het minder.")
        label = telling.text("Voor een route die niet af is, als uw termijn nu stopt")
        found.append(Result(label, _euro(telling, duo["route_now"]), "", said, "calm"))
    of_duo = {
        N_("route niet af, hoogstens"): duo["maximum"],
        N_("PVT of MAP niet af, elk"): duo["each"],
        N_("samen voor u, hoogstens"): duo["together"],
    }
    of_municipality = {
        N_("intake gemist, na een waarschuwing"): municipality["intake"],
        N_("niet meewerken, de eerste keer hoogstens"): municipality["route_first"],
        N_("niet meewerken, zonder opzet meestal"): municipality["route_usual"],
        N_("niet meewerken, steeds weer, hoogstens"): municipality["route_maximum"],
        N_("samen in uw termijn, hoogstens"): municipality["total_maximum"],
    }
    found.append(_table(telling, telling.text("Boetes van DUO volgens de wet"), of_duo))
    found.append(_table(telling, telling.text("Boetes van de gemeente volgens de wet"), of_municipality))
    return [*found, Reasons(tuple(_reasons(telling, duo)))]


def _amounts(telling: Telling, office: str) -> Mapping[str, object]:
    found = telling.outcome.facts[office]
    return found if isinstance(found, Mapping) else {}


def _table(telling: Telling, caption: str, rows: Mapping[str, object]) -> Table:
    head = telling.text("Waarvoor"), telling.text("Bedrag")
    return Table(
        caption, head, tuple((telling.text(what), _euro(telling, each)) for what, each in rows.items())
    )


def _euro(telling: Telling, amount: object) -> str:
    return euro(amount, telling.words) if isinstance(amount, Decimal) else telling.text("niet bekend")


def _steps(telling: Telling) -> Iterable[Line]:
    yield telling.say("Krijgt u een brief over een boete? Antwoord op tijd. Vertel wat er was.")
    yield telling.say("Stuur bewijs mee. U kunt ook [bezwaar maken](topic:bezwaar).")
    yield telling.say("Ga door met leren en met uw examens. Dan kan een boete lager zijn.")


def _reasons(telling: Telling, duo: Mapping[str, object]) -> Iterable[Line]:
    cited = {value.key: value for value in telling.outcome.because}
    yield telling.say("De gemeente beslist over intake en meewerken. DUO beslist over uw termijn.")
    if "fines.reduction" in cited:
        yield telling.say("Elk gehaald onderdeel geeft {share} korting.", share=cited["fines.reduction"])
    yield telling.say(
        "Bij niet meewerken zonder opzet is de boete meestal {share} van het eerste bedrag.",
        share=cited["fines.share_usual"],
    )
    if duo["practice"] == "not-now":
        since = cited["fines.duo_not_now"].since
        yield telling.say("De Raad van State besliste dit op {day}.", day=since)
    elif isinstance(duo["new_term_months"], int):
        length = counted(duo["new_term_months"], "months", telling.words)
        yield telling.say("Na een boete van DUO krijgt u een nieuwe termijn van {length}.", length=length)

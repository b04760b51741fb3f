"""The words of what somebody pays."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from content.answers import Block, Bullets, Line, Reasons, Result, Steps
from content.languages import N_
from content.rules.costs import Z_HOURS, hours_to_buy
from content.rules.fees import FEE_A2, FEE_KNM, FEE_NT2
from content.rules.levels import left
from content.rules.situation import Route
from content.wording.formats import counted, euro
from content.wording.telling import Telling

FINDINGS = {
    "course-free": N_("Uw gemeente geeft u de lessen en betaalt ze. Betaal niet zelf een school."),
    "free-attempts": N_(
        "U mag elk onderdeel {attempts} keer gratis doen. Doe het op het niveau van uw PIP of hoger. "
        "Daarna betaalt u zelf."
    ),
    "loan-possible": N_("Kunt u dit niet betalen? Misschien kunt u lenen bij DUO."),
    "pays-each-time": N_("Haalt u een examen niet? Dan betaalt u de volgende keer opnieuw."),
    "price-at-school": N_("Elke school heeft een eigen prijs. Kijk op [zoekinburgerschool.nl](address:bow)."),
    "z-no-exams": N_("In de Z-route hoeft u geen examen te doen. U mag het wel, als het in uw PIP staat."),
    "passed-not-told": N_("Wij rekenden met alle onderdelen. Haalde u er al een? Dan wordt het minder."),
    "check-nt2-fee": N_(
        "De prijs van het staatsexamen kan veranderen. Kijk bij DUO voordat u zich aanmeldt."
    ),
    "education-dear": N_(
        "De onderwijsroute is duur als u zelf betaalt. Praat er eerst over met uw gemeente en de school."
    ),
    "z-hours-required": N_("In de Z-route moet u {hours} les volgen."),
    "z-hours-short": N_("Met deze uren komt u nog {hours} les tekort."),
    "self-study-allowed": N_("In de B1-route mag u ook zelf leren. Alleen de examens tellen."),
    "self-study": N_("U leert zelf. Dat mag in de B1-route. Maar u mist dan ook kansen."),
    "door-level": N_("Een examen op A2 kan pas na {hours} les. Die les is op een school met keurmerk."),
    "door-half-year": N_("Extra tijd als u bijna klaar bent? Dat kan pas na {hours} les."),
    "door-fine": N_("Bent u te laat? De boete is lager vanaf {hours} les, en het laagst vanaf {most_hours}."),
}
FREE = {
    "intake": N_("de brede intake"),
    "lbt": N_("de leerbaarheidstoets"),
    "pvt": N_("PVT: het participatieverklaringstraject"),
    "map": N_("MAP: de module arbeidsmarkt en participatie"),
    "lessons": N_("uw lessen"),
}
AMOUNTS = (
    ("course", N_("Lessen")),
    ("exams", N_("Examens die u nog moet doen")),
    ("total", N_("Samen")),
)


def blocks(telling: Telling) -> list[Block]:
    found: list[Block] = []
    for name, label in AMOUNTS:
        amount = telling.outcome.facts[name]
        if isinstance(amount, Decimal):
            found.append(Result(telling.text(label), euro(amount, telling.words), "", "", "calm"))
    if telling.told.group is not None:
        found += [telling.heading("Wat nu?"), Steps(tuple(_steps(telling)))]
    found += [telling.heading("Dit is gratis"), Bullets(tuple(_free(telling)))]
    reasons = tuple(_reasons(telling))
    return [*found, Reasons(reasons)] if reasons else found


def _free(telling: Telling) -> Iterable[Line]:
    free = telling.outcome.facts["free"]
    return [telling.say(text) for name, text in FREE.items() if isinstance(free, tuple) and name in free]


def _steps(telling: Telling) -> Iterable[Line]:
    if telling.told.in_asylum_group:
        yield telling.say("Vraag uw gemeente wanneer uw lessen beginnen.")
        yield telling.say("Kijk in uw PIP naar uw niveau. Meld u daarvoor aan.")
        return
    yield telling.say("Vraag meer scholen naar hun prijs. Vraag of boeken erbij horen.")
    yield telling.say("Kijk of de school een keurmerk heeft.")
    yield telling.say("Wilt u lenen? Vraag DUO eerst om de lening. Teken daarna pas.")


def _reasons(telling: Telling) -> Iterable[Line]:
    course, told = telling.outcome.facts["course"], telling.told
    if told.in_asylum_group:
        yield telling.say("Bij asiel betaalt uw gemeente de lessen.")
    elif isinstance(course, Decimal) and course:
        yield _sum(telling, course)
    if told.route is not None and told.group is not None:
        yield from _about_exams(telling)
    if told.group is not None:
        yield telling.say("De wet bepaalt wat een examen kost. De school bepaalt de prijs van de les.")


def _sum(telling: Telling, course: Decimal) -> Line:
    hours, price = telling.told.planned_hours, telling.told.price_per_hour
    if hours is None:
        hours = hours_to_buy(telling.told, telling.value(Z_HOURS)) or 0
    return telling.say(
        "{hours} les, {price} per uur: samen {course}.",
        hours=counted(hours, "hours", telling.words),
        price=euro(price or Decimal(0), telling.words),
        course=euro(course, telling.words),
    )


def _about_exams(telling: Telling) -> Iterable[Line]:
    count = len(left(telling.told))
    if not count:
        if telling.told.route is not Route.Z:
            yield telling.say("U hebt alle examens gehaald.")
        return
    yield telling.say("U moet nog {parts} doen.", parts=counted(count, "parts", telling.words))
    names = {FEE_A2: N_("Taal op A2"), FEE_NT2: N_("Taal op B1"), FEE_KNM: N_("KNM")}
    for value in telling.outcome.because:
        if value.key in names:
            name = telling.text(names[value.key])
            yield telling.say("{name}: {fee} voor elke keer.", name=name, fee=value)

"""The words of paying the loan back, with a table by year and what a picture of it needs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from content.answers import Block, Chart, Column, Line, Note, Reasons, Result, Steps, Table
from content.languages import N_
from content.rules.instalments import Plan, Year, by_year
from content.rules.money import cents
from content.rules.outcome import Verdict
from content.rules.repayment import FIXED, RATE, planned
from content.wording.formats import counted, euro, number
from content.wording.telling import Telling

FINDINGS = {
    "rate-unknown": N_(
        "De rente van {year} kennen wij nog niet. In {rate_year} was die {rate} procent. Kijk bij DUO."
    ),
    "rate-reset": N_(
        "De rente staat vast tot {from}. Daarna rekent DUO opnieuw. Deze bedragen zijn dan een schatting."
    ),
    "least-amount": N_("U betaalt {months} lang het laagste bedrag. De laatste keer is het {last}."),
    "nothing-to-repay": N_("U hebt geen schuld. U betaalt niets."),
    "ask-lower": N_(
        "Is dit te veel? Vraag DUO om een lager bedrag. Uw inkomen telt dan. DUO doet dit niet vanzelf."
    ),
    "lowered-amount": N_(
        "Bij uw inkomen wordt het op verzoek ongeveer {monthly} per maand. Vraag dit zelf aan DUO."
    ),
    "not-lowered": N_("Bij uw inkomen wordt het bedrag waarschijnlijk niet lager. DUO rekent met {monthly}."),
    "lapses": N_(
        "Betaalde u minder om uw inkomen? Wat na de hele tijd over is, vervalt. Een achterstand vervalt niet."
    ),
    "no-forgiveness": N_("Ook wie op tijd klaar is, betaalt de lening terug."),
    "extra-payment": N_("U mag altijd meer betalen, of alles tegelijk. Dat kost niets."),
    "debt-asylum": N_(
        "Bij asiel is er onder deze wet geen lening. Hebt u toch een schuld? Bel DUO voordat u betaalt."
    ),
}


def blocks(telling: Telling) -> list[Block]:
    monthly = telling.outcome.facts["monthly"]
    if not isinstance(monthly, Decimal):
        return [_unknown(telling)]
    amount = euro(monthly, telling.words)
    found: list[Block] = [Result(telling.text("U betaalt per maand"), amount, "", _detail(telling), "calm")]
    if telling.outcome.facts["first_payment"] is None:
        return found
    first = telling.fact("first_payment")
    found.append(telling.dated("Uw eerste betaling", first, "", "calm"))
    found += [telling.heading("Wat nu?"), Steps(tuple(_steps(telling)))]
    chart = balance(telling)
    found += [] if chart is None else [chart]
    found.append(_table(telling))
    return [*found, Reasons(tuple(_reasons(telling)))]


def balance(telling: Telling) -> Chart | None:
    """The debt when paying begins and after each year, where there is one; beyond the fixed rate a guess."""
    of = _plan(telling)
    if of is None or not of.months:
        return None
    owed = (cents(of.debt), *(cents(year.left) for year in by_year(of)))
    fixed = telling.value(FIXED).whole
    named = {0, fixed} if len(owed) - 1 > fixed else {0}
    columns = tuple(
        Column(
            number(at, telling.words.language),
            float(amount / owed[0]),
            euro(amount, telling.words) if at in named else "",
        )
        for at, amount in enumerate(owed)
    )
    guess = telling.text("schatting") if len(columns) > fixed + 1 else ""
    caption = telling.text("Uw schuld na zoveel jaar")
    return Chart(caption, columns, _described(telling, owed, fixed), fixed + 1, guess)


def _described(telling: Telling, owed: tuple[Decimal, ...], fixed: int) -> str:
    """What the picture shows, in words."""
    debt, years = euro(owed[0], telling.words), len(owed) - 1
    length = counted(years, "years", telling.words)
    if years <= fixed:
        return telling.text(
            "Uw schuld is eerst {debt}. Na {length} is er niets over.", debt=debt, length=length
        )
    return telling.text(
        "Uw schuld is eerst {debt}. Na {half} is er nog {left} over. Na {length} is er niets over.",
        debt=debt,
        half=telling.value(FIXED),
        left=euro(owed[fixed], telling.words),
        length=length,
    )


def _plan(telling: Telling) -> Plan | None:
    debt = telling.told.debt
    if debt is None or telling.outcome.verdict is not Verdict.KNOWN:
        return None
    return planned(debt, list(telling.outcome.because))


def _unknown(telling: Telling) -> Block:
    if telling.outcome.verdict is Verdict.ASK:
        return telling.dated(
            "Uw eerste betaling",
            telling.fact("first_payment"),
            telling.text("Het bedrag hoort u van DUO."),
            "calm",
        )
    return Note(telling.say("Dit kunnen wij nog niet uitrekenen. Vul hieronder in wat u weet."))


def _detail(telling: Telling) -> str:
    months, total = telling.outcome.facts["months"], telling.outcome.facts["total"]
    if not isinstance(months, int) or not isinstance(total, Decimal) or not months:
        return ""
    length = counted(months, "months", telling.words)
    return telling.text("{length}, samen ongeveer {total}.", length=length, total=euro(total, telling.words))


def _steps(telling: Telling) -> Iterable[Line]:
    yield telling.say("Wacht op de brief van DUO. Daarin staat uw bedrag.")
    yield telling.say("Kunt u het niet betalen? Vraag DUO meteen om een lager bedrag.")
    yield telling.say("Verhuist u, ook naar een ander land? Geef DUO uw nieuwe adres.")


def _table(telling: Telling) -> Table:
    of = _plan(telling)
    rows = () if of is None else tuple(_row(telling, year) for year in by_year(of))
    head = (N_("Jaar"), N_("U betaalt"), N_("Daarvan rente"), N_("Nog over"))
    caption = telling.text("Uw schuld per jaar, vanaf {day}", day=telling.fact("first_payment"))
    return Table(caption, tuple(telling.text(each) for each in head), rows)


def _row(telling: Telling, year: Year) -> tuple[str, ...]:
    amounts = (year.paid, year.interest, year.left)
    return (str(year.number), *(euro(cents(each), telling.words) for each in amounts))


def _reasons(telling: Telling) -> Iterable[Line]:
    yield telling.say("U was klaar op {day}.", day=telling.fact("run_up_from"))
    yield telling.say(
        "Daarna betaalt u {length} niets. De rente loopt wel door.", length=telling.value("loan.run_up")
    )
    yield telling.say("De rente van dat jaar is {rate}.", rate=telling.value(RATE))
    yield telling.say(
        "U betaalt terug in hoogstens {length}, elke maand evenveel.", length=telling.value("loan.length")
    )
    yield telling.say("Het laagste bedrag is {least} per maand.", least=telling.value("repayment.least"))
    yield telling.say("De rente staat {length} vast. DUO beslist.", length=telling.value(FIXED))

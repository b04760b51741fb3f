"""The words of the fees."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from content.answers import Block, Line, Note, Reasons, Result, Steps, Table
from content.languages import N_
from content.wording.formats import euro
from content.wording.subjects.exams import OF_PARTS, name
from content.wording.telling import Telling

FINDINGS = OF_PARTS | {
    "check-nt2-fee": N_("Vraag DUO naar de prijs van B1 en B2. Die kan veranderd zijn."),
    "pays-each-time": N_("U betaalt elke keer, ook als u zakt. U mag de lening van DUO gebruiken."),
}


def blocks(telling: Telling) -> list[Block]:
    per_part, total = telling.outcome.facts["per_part"], telling.outcome.facts["total"]
    found: list[Block] = []
    if isinstance(total, Decimal):
        said = telling.text("Voor de volgende keer van elk onderdeel dat u nog moet doen.")
        found.append(Result(telling.text("Samen voor u"), euro(total, telling.words), "", said, "calm"))
    else:
        found.append(Note(telling.say("Dit kunnen wij nog niet uitrekenen. Vul hieronder in wat u weet.")))
    if isinstance(per_part, dict) and per_part:
        rows = tuple((name(telling, part), _price(telling, fee)) for part, fee in per_part.items())
        head = telling.text("Onderdeel"), telling.text("Volgende keer")
        found.append(Table(telling.text("Prijs voor u"), head, rows))
    if not telling.outcome.facts["per_part"] and not telling.outcome.missing:
        return found
    found += [telling.heading("Wat nu?"), Steps(tuple(_steps(telling)))]
    return [*found, Reasons(tuple(_reasons(telling)))]


def _price(telling: Telling, fee: object) -> str:
    return euro(fee, telling.words) if isinstance(fee, Decimal) else telling.text("niet bekend")


def _steps(telling: Telling) -> Iterable[Line]:
    yield telling.say("Kijk in uw PIP naar het niveau van elk onderdeel.")
    if telling.told.in_asylum_group:
        yield telling.say("Is een keer niet gratis? Betaal dan als u zich aanmeldt.")
    else:
        yield telling.say("Betaal als u zich aanmeldt, of kies voor uw lening.")
    yield telling.say("Kunt u niet komen? Zeg het op tijd af.")


def _reasons(telling: Telling) -> Iterable[Line]:
    sentences = {
        "exams.fee_a2": N_("Een onderdeel op A2 kost {amount}."),
        "exams.fee_nt2": N_("Een onderdeel op B1 of B2 kost {amount}."),
        "exams.fee_knm": N_("KNM kost {amount}."),
        "exams.free_attempts": N_("Bij asiel is elk onderdeel {amount} gratis."),
    }
    yield from telling.cited(sentences, "amount")
    yield telling.say("Wat u haalde, hoeft u niet meer te betalen.")

"""Up to three schools side by side: every cell in words, with who told it and when. Nothing is scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from content.answers import Citation, Line, plain
from content.languages import N_, Catalogue
from content.pace import Pace, pace
from content.places import Place, distance
from content.rules.lawbook import LawBook, Value
from content.rules.situation import Situation
from content.schools import CERTIFIED, School
from content.tuition import Tuition, tuition
from content.wording import schools as said
from content.wording.formats import counted, euro, number
from content.wording.outcomes import citations
from content.wording.schools import NOBODY, Told

MOST = 3
OFFER = "offer"
"""The id of the column that somebody typed: it stands in no address and is kept nowhere."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom it is compared: what they told, from where, on which day, in which words."""

    told: Situation
    origin: Place | None
    on: date
    words: Catalogue
    law: LawBook


@dataclass(frozen=True, slots=True)
class Offer:
    """A quotation somebody holds in their hand. Nothing else of that school is known."""

    name: str
    rate: Decimal | None
    hours: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is "" where nobody knows: then it is to be asked. `note` adds a condition."""

    value: str
    told: Told = NOBODY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    label: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether what is known is not the same everywhere."""
        return len({each.value for each in self.cells if each.value}) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """`id` is OFFER for an offer that was typed."""

    id: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Comparison:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notices: tuple[Line, ...]
    sources: tuple[Citation, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """One column before its words: a school, or an offer as a school of which little is known."""

    school: School
    is_offer: bool
    hours: int | None
    money: Tuition
    pace: Pace | None


def compare(schools: Iterable[School], offer: Offer | None, wanted: Wanted) -> Comparison:
    """The schools in the order asked, an offer as the last one."""
    hours = wanted.told.planned_hours
    found = [_reckon(each, False, hours, wanted) for each in schools]
    if offer is not None:
        typed = School(OFFER, offer.name, "unverified", hourly_rate=offer.rate)
        found.append(_reckon(typed, True, offer.hours or hours, wanted))
    rows = tuple(
        Row(key, wanted.words.gettext(label), tuple(cell(each, wanted) for each in found))
        for key, label, cell in ROWS
        if key != "distance" or wanted.origin is not None
    )
    used = (value for each in found for value in _because(each))
    return Comparison(
        tuple(_column(each, wanted.words) for each in found),
        rows,
        tuple(_notices(found, wanted)),
        citations(dict.fromkeys(used), wanted.words, wanted.law),
        wanted.words.gettext(said.UNKNOWN),
    )


def _reckon(school: School, is_offer: bool, hours: int | None, wanted: Wanted) -> _Reckoned:
    money = tuition(wanted.told, school.hourly_rate, hours, wanted.on, wanted.law)
    return _Reckoned(school, is_offer, hours, money, pace(wanted.told, hours, wanted.on, wanted.law))


def _because(of: _Reckoned) -> tuple[Value, ...]:
    return (*of.money.because, *(of.pace.because if of.pace and of.hours else ()))


def _column(of: _Reckoned, words: Catalogue) -> Column:
    place = words.gettext("uw offerte") if of.is_offer else of.school.city or of.school.region
    return Column(of.school.id, of.school.name, place)


def _notices(found: list[_Reckoned], wanted: Wanted) -> Iterable[Line]:
    """What holds for all columns, each once."""
    words = wanted.words
    texts = []
    if any(each.money.free for each in found):
        texts.append(N_("Bij asiel kiest en betaalt uw gemeente de lessen. Vraag het eerst daar."))
    elif any(each.money.covered is not None for each in found):
        texts.append(N_("Lenen kan alleen bij een school met keurmerk. DUO beslist. Teken nog niets."))
        if any(each.money.at_most for each in found):
            texts.append(N_("Wij kennen uw inkomen niet. Dan rekenen wij met de hoogste lening."))
        texts.append(N_("Het bedrag per maand is een schatting, met de rente van nu."))
    if any(not each.school.confirmed and not each.is_offer for each in found):
        texts.append(
            N_("Kijk voor u tekent op zoekinburgerschool.nl. Staat de school daar met een keurmerk?")
        )
    return (plain(words.gettext(each), words.language.code) for each in texts)


def _seen(of: _Reckoned, column: str, wanted: Wanted) -> Told:
    if of.is_offer:
        return Told(wanted.words.gettext("uw offerte"))
    return said.told(of.school.source_of(column), wanted.words)


def _distance(of: _Reckoned, wanted: Wanted) -> Cell:
    if wanted.origin is None or of.school.point is None:
        return Cell("")
    km = max(1, round(distance(wanted.origin.point, of.school.point)))
    text = wanted.words.gettext("ongeveer {n} km").format(n=number(km, wanted.words.language))
    return Cell(text, Told(wanted.words.gettext("in een rechte lijn")))


def _status(of: _Reckoned, wanted: Wanted) -> Cell:
    if of.is_offer:
        return Cell("")
    return Cell(said.status(of.school, wanted.words), _seen(of, "status", wanted))


def _price(of: _Reckoned, wanted: Wanted) -> Cell:
    rate = of.school.hourly_rate
    return Cell("") if rate is None else Cell(euro(rate, wanted.words), _seen(of, "hourly_rate", wanted))


def _cost(of: _Reckoned, wanted: Wanted) -> Cell:
    words, rate = wanted.words, of.school.hourly_rate
    if of.hours is None:
        return Cell(words.gettext("vul uw uren in"))
    if of.money.cost is None or rate is None:
        return Cell("")
    if of.money.free:
        return Cell(words.gettext("niets: de gemeente betaalt"))
    sum_ = words.gettext("{hours} maal {price}").format(
        hours=counted(of.hours, "hours", words), price=euro(rate, words)
    )
    return Cell(euro(of.money.cost, words), replace(_seen(of, "hourly_rate", wanted), when=sum_))


def _covered(of: _Reckoned, wanted: Wanted) -> Cell:
    return _loan(of, of.money.covered, wanted, wanted.words.gettext("hoogstens {amount}"))


def _monthly(of: _Reckoned, wanted: Wanted) -> Cell:
    return _loan(of, of.money.monthly, wanted, wanted.words.gettext("ongeveer {amount} per maand"))


def _loan(of: _Reckoned, amount: Decimal | None, wanted: Wanted, text: str) -> Cell:
    """An amount of the loan, with the condition that the school is certified where that is not sure."""
    words = wanted.words
    if of.hours is None:
        return Cell(words.gettext("vul uw uren in"))
    if of.money.free:
        return Cell(words.gettext("niet nodig"))
    if of.school.confirmed and of.school.status not in CERTIFIED:
        return Cell(words.gettext("geen lening bij deze school"))
    if amount is None:
        return Cell("")
    note = "" if of.school.confirmed else words.gettext("alleen met keurmerk: kijk dat eerst na")
    return Cell(text.format(amount=euro(amount, words)), Told(words.gettext("schatting, DUO beslist")), note)


def _pace(of: _Reckoned, wanted: Wanted) -> Cell:
    words = wanted.words
    if of.pace is None:
        return Cell(words.gettext("vul uw PIP in"))
    if of.pace.is_over:
        return Cell(words.gettext("geen week meer over: bel DUO"))
    left = words.gettext("nog {months}").format(months=counted(of.pace.months, "months", words))
    if of.pace.hours_a_week is None:
        return Cell(left, Told(words.gettext("vul uw uren in")))
    each = words.gettext("{hours} per week").format(hours=counted(of.pace.hours_a_week, "hours", words))
    return Cell(each, Told(left))


def _fact(key: str) -> Callable[[_Reckoned, Wanted], Cell]:
    """A column of the register, as the page of the school says it."""

    def cell(of: _Reckoned, wanted: Wanted) -> Cell:
        known = next(each for each in said.facts(of.school, wanted.words) if each.key == key)
        return Cell(known.value, _seen(of, key, wanted) if known.value else NOBODY)

    return cell


def _times(of: _Reckoned, wanted: Wanted) -> Cell:
    value = said.times(of.school, wanted.words)
    known = next(
        (name for name in ("evening", "weekend", "online") if getattr(of.school, name) is not None), ""
    )
    return Cell(value, _seen(of, known, wanted) if value else NOBODY)


ROWS: tuple[tuple[str, str, Callable[[_Reckoned, Wanted], Cell]], ...] = (
    ("status", N_("Keurmerk"), _status),
    ("distance", N_("Afstand"), _distance),
    ("price", N_("Prijs per uur"), _price),
    ("cost", N_("Voor uw uren"), _cost),
    ("covered", N_("Lenen bij DUO"), _covered),
    ("monthly", N_("Later per maand"), _monthly),
    ("pace", N_("Uren per week"), _pace),
    ("routes", N_("Leerroutes"), _fact("routes")),
    ("class", N_("Grootste groep"), _fact("class_size_max")),
    ("times", N_("Lestijden"), _times),
    ("languages", N_("Talen van de school"), _fact("languages")),
    ("score", N_("Cijfer van cursisten"), _fact("student_score")),
    ("passed", N_("Geslaagden"), _fact("pass_rate")),
)

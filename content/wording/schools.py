"""The words of a school: what is known of it, by whom and when; what is not known is to be asked there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.languages import N_, Catalogue, languages
from content.schools import School, Seen
from content.wording.formats import counted, euro, long_date, number, partial_date

UNKNOWN = N_("niet bekend: vraag de school")
STATUS = {
    "aspirant": N_("Het keurmerk is aangevraagd."),
    "holder": N_("De school heeft het keurmerk."),
    "suspended": N_("Het keurmerk is geschorst. De school mag nu geen nieuwe cursisten aannemen."),
    "withdrawn": N_("Het keurmerk is ingetrokken."),
    "ended": N_("De school staat niet meer in het register."),
    "unverified": N_("Nooit nagekeken: wij weten niet of deze school het keurmerk heeft."),
}
ROUTES = {"b1": N_("B1-route"), "z": N_("Z-route"), "onderwijs": N_("Onderwijsroute")}
LESSONS = {
    "evening": N_("Les in de avond"),
    "weekend": N_("Les in het weekend"),
    "online": N_("Les via internet"),
    "literacy": N_("Leren lezen en schrijven"),
}
WISHES = {
    "route": N_("Leerroute"),
    "level": N_("Niveau"),
    "language": N_("Taal van de school"),
    **LESSONS,
    "certified": N_("Keurmerk, nagekeken"),
}
INTAKE = (
    N_("Mag ik een les proberen?"),
    N_("Hoeveel uren heb ik nodig voor mijn examen?"),
    N_("Wat kost een uur les? Komen er andere kosten bij?"),
    N_("Kan ik met een lening van DUO betalen?"),
    N_("Op welke dagen en tijden is de les?"),
    N_("Hoe groot is de groep?"),
    N_("Wat gebeurt er als ik ziek ben?"),
    N_("Kan ik stoppen? Wat betaal ik dan?"),
    N_("Hoeveel cursisten halen hier hun examen?"),
    N_("Heeft u nu het keurmerk van Blik op Werk?"),
)
"""What to ask at the intake: shown in Dutch beside the reader's language."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who told a thing and when, in words; `address` is "" for what we worked out ourselves."""

    when: str
    address: str = ""


NOBODY = Told("")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a school. An empty value means that nobody knows, never that there is none."""

    key: str
    label: str
    value: str
    told: Told


def facts(school: School, words: Catalogue) -> tuple[Fact, ...]:
    """Everything that a register may tell of a school, known or not, in a fixed order."""
    return tuple(
        Fact(key, words.gettext(label), value, told(school.source_of(key), words) if value else NOBODY)
        for key, label, value in _values(school, words)
    )


def _values(school: School, words: Catalogue) -> Iterator[tuple[str, str, str]]:
    yield "hourly_rate", N_("Prijs per uur"), _price(school, words)
    yield "routes", N_("Leerroutes"), ", ".join(words.gettext(ROUTES[each]) for each in school.routes)
    yield "levels", N_("Niveaus"), ", ".join(school.levels)
    for name, label in LESSONS.items():
        yield name, label, yes_no(getattr(school, name), words)
    yield "class_size_max", N_("Grootste groep"), _size(school.class_size_max, words)
    yield "languages", N_("Talen van de school"), ", ".join(map(language_name, school.languages))
    yield "student_score", N_("Cijfer van cursisten"), _score(school, words)
    yield "pass_rate", N_("Geslaagden"), _passed(school, words)


def times(school: School, words: Catalogue) -> str:
    """When and how lessons are given, as far as known: evening, weekend, online."""
    known = {name: getattr(school, name) for name in ("evening", "weekend", "online")}
    said = (f"{words.gettext(LESSONS[name])}: {yes_no(each, words)}" for name, each in known.items())
    return " · ".join(text for text, each in zip(said, known.values(), strict=True) if each is not None)


def status(school: School, words: Catalogue) -> str:
    """What the register says of the school, and that nobody looked where nobody did."""
    return words.gettext(STATUS[school.status])


def freshness(school: School, on: date, words: Catalogue) -> str:
    """When the register was looked at; a warning where that is long ago; "" for what was never checked."""
    checked = school.source_of("status").checked_on
    if not school.confirmed or checked is None:
        return ""
    day = long_date(checked, words.language)
    if school.is_old(on):
        text = words.gettext("Dit is oud: nagekeken op {day}. Vraag de school of het nog klopt.")
        return text.format(day=day)
    return words.gettext("Nagekeken op {day}.").format(day=day)


def told(seen: Seen, words: Catalogue) -> Told:
    """The day somebody looked, else the date of the page, else that it has none."""
    if seen.checked_on is not None:
        when = words.gettext("nagekeken op {day}").format(day=long_date(seen.checked_on, words.language))
    elif seen.source_date:
        when = words.gettext("pagina van {day}").format(day=partial_date(seen.source_date, words.language))
    else:
        when = words.gettext("pagina zonder datum")
    address = seen.source_url if seen.source_url.startswith(("https://", "http://")) else ""
    return Told(when, address)


def yes_no(known: bool | None, words: Catalogue) -> str:
    return "" if known is None else words.gettext("ja") if known else words.gettext("nee")


def language_name(code: str) -> str:
    """A language in its own name; its code where it is none of ours."""
    return next((each.native for each in languages() if each.code == code), code)


def _price(school: School, words: Catalogue) -> str:
    if school.hourly_rate is None:
        return ""
    price = euro(school.hourly_rate, words)
    if school.rate_date is None:
        return price
    day = long_date(school.rate_date, words.language)
    return words.gettext("{price}, op {day}").format(price=price, day=day)


def _size(most: int | None, words: Catalogue) -> str:
    if most is None:
        return ""
    return words.ngettext("hoogstens {n} cursist", "hoogstens {n} cursisten", most).format(n=most)


def _score(school: School, words: Catalogue) -> str:
    return (
        ""
        if school.student_score is None
        else _measured(number(school.student_score, words.language), school)
    )


def _passed(school: School, words: Catalogue) -> str:
    if school.pass_rate is None:
        return ""
    return _measured(counted_percent(school.pass_rate, words), school)


def counted_percent(rate: Decimal, words: Catalogue) -> str:
    whole = rate == rate.to_integral_value()
    if whole:
        return counted(int(rate), "percent", words)
    return words.gettext("{n} procent").format(n=number(rate, words.language))


def _measured(value: str, school: School) -> str:
    return value if school.measured_year is None else f"{value} ({school.measured_year})"

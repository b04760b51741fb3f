"""The grounds for more time by id: what each asks and gives, as keys of the law (Ri2021, 4.1 and 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content.rules.dates import add_days, add_months, add_weeks
from content.rules.lawbook import Value
from content.rules.situation import Route

LITERACY_ROUTES = frozenset({Route.B1, Route.ONDERWIJS})


@dataclass(frozen=True, slots=True)
class Ground:
    """Keys of the law: it must last at `least`; gives a fixed `length`, or its own time up to `most`.

    `after`: only the time so long after the PIP counts. `in_term`: time outside the term gives nothing.
    """

    id: str
    least: str = ""
    most: str = ""
    length: str = ""
    after: str = ""
    routes: frozenset[Route] = frozenset(Route)
    asylum_only: bool = False
    in_term: bool = True
    decided_by: str = "duo"


GAP = "ext-onderbreking"
EDUCATION_DONE = "ext-pro-vso-klaar"
EDUCATION_ON = "ext-pro-vso-bezig"
COMBINATION = "ext-combinatie"
NEARLY = "ext-bijna-klaar"
SPECIAL = "ext-bijzonder"
BIRTH = "ext-bevalling"
IN_FORCE = (
    Ground("ext-ziekte", least="extension.illness.least"),
    Ground("ext-overlijden", length="extension.bereavement.length"),
    Ground(BIRTH, length="extension.birth.length"),
    Ground("ext-opvanghuis", least="extension.shelter.least"),
    Ground(
        "ext-alfabetisering",
        least="extension.literacy.least",
        most="extension.literacy.most",
        routes=LITERACY_ROUTES,
    ),
    Ground("ext-dakloos", least="extension.homeless.least", most="extension.homeless.most"),
    Ground("ext-aanbod-laat", after="extension.offer.after", asylum_only=True),
    Ground(
        "ext-aanbod-laat-onderwijs",
        after="extension.offer_onderwijs.after",
        length="extension.offer_onderwijs.length",
        routes=frozenset({Route.ONDERWIJS}),
        asylum_only=True,
    ),
    Ground("ext-aanbieder", least="extension.provider.least", most="extension.provider.most"),
    Ground(SPECIAL, least="extension.special.least", most="extension.special.most"),
    Ground(COMBINATION, least="extension.combination.least"),
    Ground(EDUCATION_DONE, most="extension.education.entree_most", in_term=False),
    Ground(EDUCATION_ON, length="extension.education.first", in_term=False),
    Ground(GAP, decided_by="law"),
)
BY_ID = {each.id: each for each in IN_FORCE}
MARKING = ("ext-examen-2024", "ext-examen-2026")
"""Time lost by slow marking: DUO gives it itself, and we could not confirm for whom and how much."""
ANNOUNCED = (
    "ext-plan-werk",
    "ext-plan-kinderopvang",
    "ext-plan-azc",
    "ext-plan-mantelzorg",
    "ext-plan-routewissel",
    "ext-plan-consultatie",
)
ALL = frozenset({*BY_ID, NEARLY, *MARKING, *ANNOUNCED})


def add(day: date, length: Value) -> date:
    """A length in weeks, months or years from a day on, by the calendar."""
    if length.unit == "weeks":
        return add_weeks(day, length.whole)
    return add_months(day, length.whole * 12 if length.unit == "years" else length.whole)


def lasts(start: date, end: date, least: Value) -> bool:
    """So many months in a row, both days counted."""
    return end >= add_days(add(start, least), -1)

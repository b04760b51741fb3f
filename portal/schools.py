"""Schools near a place, and one school. What a register does not know is said in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from content.languages import N_, Catalogue, catalogue
from content.schools import Hit, School
from portal.site import Site, query, site, spoken

HERE = "scholen"
PLACE = "plaats"
LESSONS = {
    "evening": N_("Les in de avond"),
    "weekend": N_("Les in het weekend"),
    "online": N_("Les via internet"),
    "literacy": N_("Leren lezen en schrijven"),
}
ROUTES = {"b1": N_("B1-route"), "z": N_("Z-route"), "onderwijs": N_("Onderwijsroute")}
STATUS = {
    "aspirant": N_("Het keurmerk is aangevraagd."),
    "holder": N_("De school heeft het keurmerk."),
    "suspended": N_("Het keurmerk is geschorst."),
    "withdrawn": N_("Het keurmerk is ingetrokken."),
    "ended": N_("De school staat niet meer in het register."),
    "unverified": N_("Wij hebben niet nagekeken of deze school het keurmerk heeft."),
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a page shows of a school: what is known, row by row, and the names of what is not."""

    school: School
    address: str
    status: str
    rows: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    checked: str

    @property
    def website(self) -> str:
        """The school's own page. A register is a file from elsewhere: only a web address becomes a link."""
        return self.school.website if self.school.website.startswith(("https://", "http://")) else ""

    @property
    def source(self) -> str:
        return self.school.source_url if self.school.source_url.startswith(("https://", "http://")) else ""


async def find(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    near = query(request).get(PLACE, "").strip()
    if PLACE not in request.query_params:
        return here.renderer.page("schools.html", tongue, keep=True, here=HERE, near="", found=None, cards=())
    found = here.desk.find_schools(near, tongue.code, here.today())
    given = {PLACE: found.place.name} if found.place else {}
    cards = [card(here, hit, tongue.code) for hit in found.schools]
    return here.renderer.page(
        "schools.html", tongue, here=HERE, near=near, found=found, cards=cards, given=given
    )


async def show(request: Request) -> Response:
    """One school. Not kept: a register is loaded beside us, and a school may have ended since."""
    here, tongue = site(request), spoken(request)
    school = here.desk.school(request.path_params["id"])
    if school is None:
        raise HTTPException(404)
    shown = card(here, Hit(school, None), tongue.code)
    return here.renderer.page("school.html", tongue, here=f"{HERE}/{school.id}", card=shown)


def card(here: Site, hit: Hit, language: str) -> Card:
    words, school = catalogue(language), hit.school
    facts = list(_facts(here, hit, words))
    return Card(
        school=school,
        address=", ".join(
            part for part in (school.street_number, f"{school.postcode} {school.city}".strip()) if part
        ),
        status=words.gettext(STATUS[school.status]),
        rows=tuple((label, value) for label, value in facts if value),
        unknown=tuple(label for label, value in facts if not value),
        checked=_checked(here, school, words),
    )


def _facts(here: Site, hit: Hit, words: Catalogue) -> Iterable[tuple[str, str]]:
    """Label and value; an empty value means that nobody knows, never that there is none."""
    school = hit.school
    if hit.km is not None:
        yield words.gettext("Afstand"), words.gettext("ongeveer {n} km").format(n=max(1, round(hit.km)))
    yield words.gettext("Prijs per uur"), _price(here, school.hourly_rate, words)
    yield (
        words.gettext("Leerroutes"),
        ", ".join(words.gettext(ROUTES.get(each, each)) for each in school.routes),
    )
    for name, label in LESSONS.items():
        yield words.gettext(label), _yes_no(getattr(school, name), words)


def _yes_no(known: bool | None, words: Catalogue) -> str:
    return "" if known is None else words.gettext("ja") if known else words.gettext("nee")


def _price(here: Site, rate: Decimal | None, words: Catalogue) -> str:
    return "" if rate is None else here.desk.euro(rate, words.language.code)


def _checked(here: Site, school: School, words: Catalogue) -> str:
    """When somebody last looked: in the register, else the date of the page it comes from, as written."""
    if school.checked_on is not None:
        return here.desk.day(school.checked_on, words.language.code)
    try:
        return here.desk.day(date.fromisoformat(school.source_date), words.language.code)
    except ValueError:
        return school.source_date

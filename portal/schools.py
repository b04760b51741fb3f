"""Schools near a place or a shared location, one school, and how old the register is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from content.languages import Language, catalogue
from content.school_desk import Hit, SchoolsAnswer, Sheet, Wish
from portal import country
from portal.rendering import UNKEPT, address
from portal.site import Site, form, query, site, spoken

HERE = "scholen"
AGE = f"{HERE}/register"
PLACE = "plaats"
OLDER = "ouder"
MOST = 15
FLAGS = {"avond": "evening", "weekend": "weekend", "online": "online", "keurmerk": "certified"}
"""Wishes that may stand in an address."""
CHOICES = {"route": ("b1", "z", "onderwijs"), "niveau": ("A0", "A1", "A2", "B1", "B2")}
PRIVATE = {"lezen": "literacy", "spreektaal": "language", "lat": "", "lon": ""}
"""These come by POST and are forgotten: they tell who somebody is, or where."""
SPOKEN = ("nl", "en", "ar", "tr", "fa", "ti", "so", "ru", "uk", "fr", "es", "zh")


@dataclass(frozen=True, slots=True)
class Card:
    """A school in the list: what it is, how far, and the wishes to ask about."""

    sheet: Sheet
    hit: Hit
    distance: str
    ask: tuple[str, ...]


async def find(request: Request) -> Response:
    """The form, and with a place the schools near it."""
    here, tongue = site(request), spoken(request)
    asked = query(request)
    if PLACE not in asked and PLACE not in request.query_params:
        return _page(here, tongue, {}, None)
    return _page(here, tongue, asked, _near(here, tongue, asked))


async def search(request: Request) -> Response:
    """The same by POST: what may stand in an address goes there, the rest is used once."""
    here, tongue = site(request), spoken(request)
    asked = {name: value[:100] for name, value in (await form(request)).items() if value.strip()}
    point = _point(asked)
    if point is not None:
        found = here.desk.schools.around(
            point, tongue.code, here.today(), limit=MOST, wish=_wish(asked), older=OLDER in asked
        )
        return _page(here, tongue, asked, found)
    found = _near(here, tongue, asked)
    if found.place is None or any(name in asked for name in PRIVATE):
        return _page(here, tongue, asked, found)
    target = address(f"/{tongue.code}/{HERE}", _addressable(asked, found))
    return RedirectResponse(target, 303, {"cache-control": UNKEPT})


def _near(here: Site, tongue: Language, asked: Mapping[str, str]) -> SchoolsAnswer:
    return here.desk.schools.find(
        asked.get(PLACE, ""),
        tongue.code,
        here.today(),
        limit=MOST,
        wish=_wish(asked),
        older=OLDER in asked,
    )


def _wish(asked: Mapping[str, str]) -> Wish:
    """What was wished; a value that is none of ours is no wish."""

    def chosen(name: str) -> str | None:
        return asked[name] if asked.get(name) in CHOICES[name] else None

    return Wish(
        route=chosen("route"),
        level=chosen("niveau"),
        language=asked["spreektaal"] if asked.get("spreektaal") in SPOKEN else None,
        literacy="lezen" in asked,
        **{name: parameter in asked for parameter, name in FLAGS.items()},
    )


def _point(asked: Mapping[str, str]) -> tuple[float, float] | None:
    """A location the phone made coarse; anything else than two numbers on earth is none."""
    try:
        lat, lon = float(asked["lat"]), float(asked["lon"])
    except (KeyError, ValueError):
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _addressable(asked: Mapping[str, str], found: SchoolsAnswer) -> dict[str, str]:
    """The place by its own name and the wishes that say nothing of a person."""
    place = {PLACE: found.place.name} if found.place and found.place.kind != "here" else {}
    chosen = {name: asked[name] for name, known in CHOICES.items() if asked.get(name) in known}
    return place | chosen | {name: "ja" for name in (*FLAGS, OLDER) if name in asked}


def _page(here: Site, tongue: Language, asked: Mapping[str, str], found: SchoolsAnswer | None) -> Response:
    words = catalogue(tongue.code)
    given = _addressable(asked, found) if found else {}
    close = found.schools if found else ()
    online = found.online if found else ()
    picture = words.gettext("Kaart van Nederland met de scholen uit de lijst")
    return here.renderer.page(
        "schools.html",
        tongue,
        keep=found is None,
        here=HERE,
        asked={**dict.fromkeys((PLACE, OLDER, *FLAGS, *CHOICES, *PRIVATE), ""), **asked},
        found=found,
        given=given,
        cards=_cards(here, tongue, close),
        online=_cards(here, tongue, online),
        map=country.drawn(close, found.place.point, picture) if found and found.place else "",
        older=address(f"/{tongue.code}/{HERE}", {**given, OLDER: "ja"}) if found and found.older else "",
        flags=FLAGS,
        choices=CHOICES,
        wishes=here.desk.schools.wishes(tongue.code),
        spoken=[each for each in SPOKEN if each != "nl"],
        name=here.desk.schools.language_name,
        wished=_wished(asked, here.desk.schools.wishes(tongue.code)),
    )


def _wished(asked: Mapping[str, str], wishes: Mapping[str, str]) -> list[str]:
    """The names of what was wished, for beside the closed list of wishes."""
    names = {**FLAGS, "route": "route", "niveau": "level", "lezen": "literacy", "spreektaal": "language"}
    return [wishes[wish] for parameter, wish in names.items() if asked.get(parameter) and wish in wishes]


def _cards(here: Site, tongue: Language, hits: Sequence[Hit]) -> list[Card]:
    words, wishes = catalogue(tongue.code), here.desk.schools.wishes(tongue.code)
    return [
        Card(
            here.desk.schools.sheet(hit.school, tongue.code, here.today()),
            hit,
            "" if hit.km is None else words.gettext("ongeveer {n} km").format(n=max(1, round(hit.km))),
            tuple(wishes[each] for each in hit.unknown),
        )
        for hit in hits
    ]


async def show(request: Request) -> Response:
    """One school. Not kept: a register is loaded beside us, and a school may have ended since."""
    here, tongue = site(request), spoken(request)
    school = here.desk.schools.school(request.path_params["id"])
    if school is None:
        raise HTTPException(404)
    return here.renderer.page(
        "school.html",
        tongue,
        here=f"{HERE}/{school.id}",
        sheet=here.desk.schools.sheet(school, tongue.code, here.today()),
        website=school.website if school.website.startswith(("https://", "http://")) else "",
        phone="".join(sign for sign in school.phone if sign.isdigit() or sign == "+"),
        wrong=_report(here, school.id),
    )


def _report(here: Site, school_id: str) -> str:
    """The operator's contact, with the school's id in the subject where it is a mail address."""
    contact = here.settings.contact_address
    return f"{contact}?subject={quote(school_id)}" if contact.startswith("mailto:") else contact


async def age(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    blocks = here.desk.schools.age(here.today(), tongue.code)
    return here.renderer.page("school_register.html", tongue, here=AGE, blocks=blocks)

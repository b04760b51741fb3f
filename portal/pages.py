"""The pages that are the same for everybody, and the page for what does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Scope

from content.languages import N_, SOURCE, UnknownLanguage, available, language
from portal import files
from portal.rendering import UNKEPT, Renderer, address
from portal.site import Site, nearest, site, spoken, wanted


@dataclass(frozen=True, slots=True)
class Tile:
    """A way in: most people come for one of these eight."""

    topic: str
    icon: str
    label: str
    about: str


TILES = (
    Tile("termijn", "clock", N_("Mijn termijn"), N_("Wanneer moet ik klaar zijn?")),
    Tile("plichten", "list", N_("Mijn plichten"), N_("Wat moet ik doen?")),
    Tile("brief", "letter", N_("Brief gekregen"), N_("Wat staat erin?")),
    Tile("scholen", "school", N_("Taalschool"), N_("Zoeken bij u in de buurt")),
    Tile("kosten", "coin", N_("Kosten"), N_("Wat betaal ik?")),
    Tile("examen-aanmelden", "exam", N_("Examen"), N_("Hoe meld ik mij aan?")),
    Tile("z-route-uren", "hours", N_("Z-route"), N_("Hoeveel uur moet ik nog?")),
    Tile("contact", "person", N_("Iemand spreken"), N_("Hulp van een mens")),
)
GROUPS = {
    "start": N_("Beginnen"),
    "term": N_("Termijn"),
    "exams": N_("Examens"),
    "money": N_("Geld"),
    "schools": N_("Scholen"),
    "work": N_("Werk en leven"),
}
PROBLEMS = {
    404: (N_("Deze pagina is er niet"), N_("Misschien is het adres niet goed overgenomen.")),
    408: (N_("Het duurde te lang"), N_("Uw bericht kwam niet helemaal aan. Probeer het nog een keer.")),
    413: (N_("Uw bericht is te lang"), N_("Maak het korter. Stuur alleen uw vraag.")),
    429: (N_("Het is even te druk"), N_("Wacht een paar tellen en probeer het dan opnieuw.")),
    500: (N_("Er ging iets mis"), N_("Dat ligt aan ons. Probeer het later opnieuw.")),
}
LINK_BROKEN = (
    N_("Deze link klopt niet"),
    N_("Er is een letter veranderd of weggevallen. Vraag de link opnieuw."),
)
OTHER = (N_("Dit kan hier niet"), N_("Ga terug en probeer het op een andere manier."))


async def root(request: Request) -> Response:
    """To the reader's language; who has none of ours chooses."""
    found = wanted(request.headers.get("accept-language", ""))
    if found is None:
        response: Response = site(request).renderer.page("picker.html", language(SOURCE), keep=False)
    else:
        response = RedirectResponse(f"/{found.code}/", 302, {"cache-control": UNKEPT})
    response.headers["vary"] = "Accept-Language"
    return response


async def bare(request: Request) -> Response:
    """`/nl` is `/nl/`."""
    return RedirectResponse(f"/{spoken(request).code}/", 308)


async def start(request: Request) -> Response:
    here = site(request)
    title, groups = N_("Inburgeren, stap voor stap"), _groups(here)
    return here.renderer.page(
        "start.html", spoken(request), keep=True, title=title, tiles=TILES, groups=groups
    )


def _groups(here: Site) -> list[tuple[str, list[tuple[str, str]]]]:
    """The topics with a text, by group, as id and title: the others are found by their address."""
    written = [each for each in here.desk.topics() if each.answers]
    ordered = sorted(written, key=lambda each: list(GROUPS).index(each.group))
    return [
        (GROUPS[group], [(each.id, each.title) for each in those])
        for group, those in groupby(ordered, key=lambda each: each.group)
    ]


async def sources(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    listed = here.desk.sources(tongue.code)
    return here.renderer.page("sources.html", tongue, keep=True, here="bronnen", sources=listed)


async def privacy(request: Request) -> Response:
    return _plain(request, "privacy")


async def accessibility(request: Request) -> Response:
    return _plain(request, "toegankelijkheid")


async def changes(request: Request) -> Response:
    here, tongue = site(request), spoken(request)
    found = here.desk.changes(tongue.code, here.today())
    return here.renderer.page("wijzigingen.html", tongue, keep=True, here="wijzigingen", changes=found)


def _plain(request: Request, name: str) -> Response:
    return site(request).renderer.page(f"{name}.html", spoken(request), keep=True, here=name)


def problem(renderer: Renderer, scope: Scope, status: int, words: tuple[str, str] | None = None) -> Response:
    """What went wrong, in the nearest language, with a way on."""
    path = scope["path"]
    tongue = nearest(path, Headers(scope=scope))
    title, text = words or PROBLEMS.get(status, OTHER)
    return renderer.page(
        "problem.html", tongue, status=status, title=title, text=text, elsewhere=_elsewhere(path)
    )


def _elsewhere(path: str) -> str:
    """The rest of an address whose language we do not have: the topic may exist in one we do."""
    first, _, rest = path.lstrip("/").partition("/")
    unknown = len(first) in (2, 3) and all(each.code != first for each in available())
    return rest if unknown and rest.replace("-", "").isalpha() and rest.isascii() else ""


async def linked(request: Request) -> Response:
    """A deep link: to the topic in the browser's language if we have it, else the one in the code."""
    here = site(request)
    link = here.desk.open(request.path_params["code"])
    reader = wanted(request.headers.get("accept-language", ""))
    found = reader.code if reader else _of_link(link.language)
    headers = {"cache-control": UNKEPT, "vary": "Accept-Language"}
    return RedirectResponse(address(f"/{found}/{link.topic}", link.given), 303, headers)


def _of_link(code: str | None) -> str:
    try:
        return language(code or SOURCE).code
    except UnknownLanguage:
        return SOURCE


async def security_txt(request: Request) -> Response:
    """Whom to tell of a leak. Without a contact set there is nobody to name, and no such file."""
    here = site(request)
    if not here.settings.operator_contact:
        return PlainTextResponse("This portal's operator has set no OPERATOR_CONTACT.\n", 404)
    expires = here.today().replace(month=12, day=31)
    lines = (
        f"Contact: {here.settings.contact_address}",
        f"Expires: {expires.replace(year=expires.year + 1)}T23:59:59Z",
        f"Preferred-Languages: {', '.join(each.code for each in available())}",
        f"Canonical: {here.settings.portal_url}/.well-known/security.txt",
    )
    return PlainTextResponse("\n".join(lines) + "\n", headers={"cache-control": files.BRIEFLY})


async def robots(request: Request) -> Response:
    """Search engines may read all but what is worked out for one person."""
    text = "User-agent: *\nDisallow: /api/\nDisallow: /t/\nDisallow: /*?\n"
    return PlainTextResponse(text, headers={"cache-control": files.BRIEFLY})


async def worker(request: Request) -> Response:
    text = files.worker(files.release(), on=site(request).settings.service_worker)
    return Response(text, media_type="text/javascript", headers={"cache-control": "no-cache"})


async def health(request: Request) -> Response:
    return PlainTextResponse("ok\n", headers={"cache-control": UNKEPT})


async def ready(request: Request) -> Response:
    good = site(request).ready()
    text, status = ("ready\n", 200) if good else ("not ready\n", 503)
    return PlainTextResponse(text, status, headers={"cache-control": UNKEPT})

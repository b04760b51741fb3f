"""Schools in a chat: near a place that was typed, or near a location that was shared; wishes as buttons."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, TooLong, Verb, encode
from bot.markup import bold, isolate, line, opened, words
from bot.rendering import Piece, packed
from bot.visit import Visit, aside
from content.languages import N_
from content.school_desk import Hit, SchoolsAnswer, Wish

TOPIC = "taalschool-vinden"
FIELD = "plaats"
HERE = "@"
TO_COMPARE = 3
LETTERS = {
    "e": "evening",
    "w": "weekend",
    "o": "online",
    "l": "literacy",
    "c": "certified",
}
"""What a button carries of a wish: a letter for each; a route as a digit. Letters never change."""
ROUTES = {"1": "b1", "2": "z", "3": "onderwijs"}
ROUTE_NAMES = {"b1": N_("B1-route"), "z": N_("Z-route"), "onderwijs": N_("Onderwijsroute")}


async def begin(visit: Visit, place: str = "") -> None:
    """/scholen: with a place behind it, or a question."""
    await (find(visit, place) if place else ask(visit))


async def page(visit: Visit, part: str, place: str, wishes: str = "") -> None:
    """A button for more schools; without a place the question comes again."""
    if int(part) > 0:
        await visit.outbox.take_away_pressed()
    await (find(visit, place, int(part), wishes) if place else ask(visit))


async def ask(visit: Visit) -> None:
    """Asks where; a key shares the location instead."""
    visit.close_question()
    visit.remember(open_topic=TOPIC, open_field=FIELD)
    rows = (
        visit.gettext("Waar zoekt u een school? Typ uw plaats of postcode."),
        visit.gettext("U kunt ook uw locatie delen. Wij bewaren uw locatie niet."),
    )
    html = "\n".join(opened(words(row, visit.language), visit.language) for row in rows)
    await visit.keep()
    await visit.outbox.ask_location(html, visit.gettext("📍 Mijn locatie delen"))


async def find(visit: Visit, place: str, part: int = 0, wishes: str = "") -> None:
    """`place` as typed, or `@lat,lon` out of a button of ours."""
    lat, comma, lon = place.removeprefix(HERE).partition(",")
    if place.startswith(HERE) and comma:
        await around(visit, float(lat), float(lon), part, wishes)
        return
    found = await aside(visit.desk.schools.find, place, visit.language, visit.today, wish=wish_of(wishes))
    if found.place is None:
        visit.remember(open_topic=TOPIC, open_field=FIELD)
        await visit.say(found.message)
        return
    await _show(visit, found, found.place.name, part, wishes)


async def around(visit: Visit, lat: float, lon: float, part: int = 0, wishes: str = "") -> None:
    """A location is used once, coarsely, and not kept."""
    found = await aside(
        visit.desk.schools.around, (lat, lon), visit.language, visit.today, wish=wish_of(wishes)
    )
    await _show(visit, found, f"{HERE}{lat:.2f},{lon:.2f}", part, wishes)


async def choose_wishes(visit: Visit, wishes: str, place: str) -> None:
    """Each wish as a button that puts it on or off and searches again."""
    names = visit.desk.schools.wishes(visit.language)
    keys = []
    for letter, wish in LETTERS.items():
        keys.append((letter, names[wish]))
    keys += [(digit, visit.gettext(ROUTE_NAMES[route])) for digit, route in ROUTES.items()]
    buttons = [
        Button(
            f"✓ {name}" if sign in wishes else name, encode(Verb.SCHOOLS, "0", place, _toggled(wishes, sign))
        )
        for sign, name in keys
    ]
    await visit.say(visit.gettext("Wat zoekt u?"), buttons=buttons)


def _toggled(wishes: str, sign: str) -> str:
    """The wishes with this one put on or off; of the routes there is one at most."""
    kept = [each for each in wishes if each != sign and not (sign in ROUTES and each in ROUTES)]
    return "".join(sorted(kept + ([] if sign in wishes else [sign])))


def wish_of(wishes: str) -> Wish:
    route = next((ROUTES[each] for each in wishes if each in ROUTES), None)
    on = {name: letter in wishes for letter, name in LETTERS.items()}
    return Wish(
        route=route,
        evening=on["evening"],
        weekend=on["weekend"],
        online=on["online"],
        literacy=on["literacy"],
        certified=on["certified"],
    )


async def _show(visit: Visit, found: SchoolsAnswer, where: str, part: int, wishes: str) -> None:
    visit.close_question()
    pages = packed(list(_pieces(visit, found)))
    part = min(part, len(pages) - 1)
    hits = (*found.schools, *found.online)
    keys: list[Button] = []
    if part + 1 < len(pages):
        keys += _fitting(visit.gettext("Meer scholen"), Verb.SCHOOLS, str(part + 1), where, wishes)
    for hit in hits:
        if words(hit.school.name, "nl") in pages[part].html:
            keys += _fitting(hit.school.name, Verb.SCHOOL, hit.school.id)
    if len(hits) > 1:
        label = visit.gettext("Vergelijk de eerste {n}").format(n=min(len(hits), TO_COMPARE))
        keys += _fitting(label, Verb.SIDES, where, wishes)
    keys += _fitting(visit.gettext("Wat zoekt u?"), Verb.WISHES, wishes, where)
    keys.append(Button(visit.gettext("Waar let ik op?"), encode(Verb.TOPIC, TOPIC)))
    await visit.send(pages[part].html, keys)


def _fitting(label: str, verb: Verb, *parts: str) -> Iterator[Button]:
    """A button, where it can carry what it needs."""
    try:
        yield Button(label[:60], encode(verb, *parts))
    except TooLong:
        return


def _pieces(visit: Visit, found: SchoolsAnswer) -> Iterator[Piece]:
    """What was understood and the warning, which holds for every school; last whose data it is."""
    language = visit.language
    notices = [Piece(opened("ℹ️ " + line(each), each.language)) for each in found.notices]
    yield Piece(opened(bold(found.message, language), language))
    yield from notices[:1]
    for hit in found.schools:
        yield Piece("\n".join(opened(row, language) for row in _rows(visit, hit)))
    if found.online:
        yield Piece(opened(bold(visit.gettext("Les via internet"), language), language), leads=True)
    for hit in found.online:
        yield Piece("\n".join(opened(row, language) for row in _rows(visit, hit)))
    yield from notices[1:]


def _rows(visit: Visit, hit: Hit) -> Iterator[str]:
    """Name and distance, the price, what to ask about a wish, and who checked it."""
    school, language = hit.school, visit.language
    yield f"🏫 <b>{isolate(words(school.name, 'nl'), language)}</b>{words(_distance(visit, hit), language)}"
    town = f"{school.postcode} {school.city}".strip() or school.region
    yield isolate(words(", ".join(each for each in (school.street_number, town) if each), "nl"), language)
    if school.hourly_rate is not None:
        price = visit.desk.euro(school.hourly_rate, language)
        yield words(f"{visit.gettext('Prijs per uur')}: {price}", language)
    if hit.unknown:
        names = visit.desk.schools.wishes(language)
        what = " · ".join(names[each] for each in hit.unknown)
        yield words(visit.gettext("Vraag de school: {what}").format(what=what), language)
    sheet = visit.desk.schools.sheet(school, language, visit.today)
    yield words(f"{sheet.status} {sheet.freshness}".strip(), language)


def _distance(visit: Visit, hit: Hit) -> str:
    if hit.km is None:
        return ""
    return " · " + visit.gettext("ongeveer {n} km").format(n=max(1, round(hit.km)))

"""Schools in a chat: near a place that was typed, or near a location that was shared."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, TooLong, Verb, encode
from bot.markup import anchor, bold, isolate, line, opened, words
from bot.rendering import Piece, packed
from bot.visit import Visit, aside
from content.desk import SchoolsAnswer
from content.languages import N_
from content.schools import Hit

TOPIC = "taalschool-vinden"
FIELD = "plaats"
HERE = "@"
STATUS = {
    "aspirant": N_("Het keurmerk is aangevraagd."),
    "holder": N_("De school heeft het keurmerk."),
    "suspended": N_("Het keurmerk is geschorst."),
    "withdrawn": N_("Het keurmerk is ingetrokken."),
    "ended": N_("De school staat niet meer in het register."),
    "unverified": N_("Wij hebben niet nagekeken of deze school het keurmerk heeft."),
}


async def begin(visit: Visit, place: str = "") -> None:
    """/scholen: with a place behind it, or a question."""
    await (find(visit, place) if place else ask(visit))


async def page(visit: Visit, part: str, place: str) -> None:
    """A button for more schools; without a place the question comes again."""
    if int(part) > 0:
        await visit.outbox.take_away_pressed()
    await (find(visit, place, int(part)) if place else ask(visit))


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


async def find(visit: Visit, place: str, part: int = 0) -> None:
    """`place` as typed, or `@lat,lon` out of a button of ours."""
    lat, comma, lon = place.removeprefix(HERE).partition(",")
    if place.startswith(HERE) and comma:
        await around(visit, float(lat), float(lon), part)
        return
    found = await aside(visit.desk.schools.find, place, visit.language, visit.today)
    if found.place is None:
        visit.remember(open_topic=TOPIC, open_field=FIELD)
        await visit.say(found.message)
        return
    await _show(visit, found, found.place.name, part)


async def around(visit: Visit, lat: float, lon: float, part: int = 0) -> None:
    """A location is used once, coarsely, and not kept."""
    found = await aside(visit.desk.schools.around, (lat, lon), visit.language, visit.today)
    await _show(visit, found, f"{HERE}{lat:.2f},{lon:.2f}", part)


async def _show(visit: Visit, found: SchoolsAnswer, where: str, part: int) -> None:
    visit.close_question()
    pages = packed(list(_pieces(visit, found)))
    part = min(part, len(pages) - 1)
    keys: list[Button] = []
    if part + 1 < len(pages):
        keys += _more(visit, where, part + 1)
    keys.append(Button(visit.gettext("Waar let ik op?"), encode(Verb.TOPIC, TOPIC)))
    await visit.send(pages[part].html, keys)


def _more(visit: Visit, where: str, part: int) -> Iterator[Button]:
    try:
        yield Button(visit.gettext("Meer scholen"), encode(Verb.SCHOOLS, str(part), where))
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
    yield from notices[1:]


def _rows(visit: Visit, hit: Hit) -> Iterator[str]:
    """Name and distance, where it is, how to reach it, and who checked it."""
    school, language = hit.school, visit.language
    yield f"🏫 <b>{isolate(words(school.name, 'nl'), language)}</b>{words(_distance(visit, hit), language)}"
    town = f"{school.postcode} {school.city}".strip() or school.region
    address = ", ".join(each for each in (school.street_number, town) if each)
    for text in filter(None, (address, school.phone)):
        yield isolate(words(text, "nl"), language)
    if school.website:
        yield isolate(_site(school.website), language)
    if school.hourly_rate is not None:
        price = visit.desk.euro(school.hourly_rate, language)
        yield words(f"{visit.gettext('Prijs per uur')}: {price}", language)
    yield words(visit.gettext(STATUS[school.status]), language)


def _site(address: str) -> str:
    """A register is a file from elsewhere: only a web address becomes a link."""
    text = words(address, "nl")
    return anchor(text, address) if address.startswith(("https://", "http://")) else text


def _distance(visit: Visit, hit: Hit) -> str:
    if hit.km is None:
        return ""
    return " · " + visit.gettext("ongeveer {n} km").format(n=max(1, round(hit.km)))

"""One school in a chat: what is known, the questions for the desk there, side by side, and a plan."""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, Verb, encode
from bot.markup import anchor, bold, isolate, line, opened, words
from bot.rendering import Piece, draw, packed
from bot.schools import HERE, TO_COMPARE, ask, wish_of
from bot.visit import Visit, aside
from content.languages import SOURCE
from content.school_desk import Comparison, Sheet

BOW = "https://www.zoekinburgerschool.nl"


async def show(visit: Visit, school_id: str) -> None:
    """All that is known of a school, and in words what is not."""
    sheet = await _sheet(visit, school_id)
    if sheet is None:
        await ask(visit)
        return
    keys = [
        Button(visit.gettext("Vragen voor het eerste gesprek"), encode(Verb.INTAKE, school_id)),
        Button(visit.gettext("Mijn plan met lessen"), encode(Verb.LESSONS, school_id)),
    ]
    await _send(visit, list(_pieces(visit, sheet)), keys)


async def _sheet(visit: Visit, school_id: str) -> Sheet | None:
    """None where there is no such school, or none any more."""
    school = await aside(visit.desk.schools.school, school_id)
    return visit.desk.schools.sheet(school, visit.language, visit.today) if school else None


def _pieces(visit: Visit, sheet: Sheet) -> Iterator[Piece]:
    language, school = visit.language, sheet.school
    yield _said(visit, [f"🏫 <b>{isolate(words(school.name, SOURCE), language)}</b>", *_reach(visit, sheet)])
    yield _said(visit, [words(f"{sheet.status} {sheet.freshness}".strip(), language)])
    told = [
        f"{words(each.label, language)}: {bold(each.value, language)} ({words(each.told.when, language)})"
        for each in sheet.known
    ]
    unknown = ", ".join(each.label for each in sheet.unknown)
    ask_them = visit.gettext("Niet bekend: {what}. Vraag het de school.").format(what=unknown)
    yield _said(visit, [*told, *([words(ask_them, language)] if unknown else [])])
    if sheet.told.address:
        source = anchor(words(visit.gettext("Bron van deze gegevens"), language), sheet.told.address)
        yield _said(visit, [f"{source} ({words(sheet.told.when, language)})"])
    check = visit.gettext(
        "Kijk voor u tekent op zoekinburgerschool.nl. Staat de school daar met een keurmerk?"
    )
    yield _said(visit, [f"{words(check, language)} {anchor('zoekinburgerschool.nl', BOW)}"])
    wrong = visit.gettext("Klopt hier iets niet?")
    page = f"{visit.house.portal}/{language}/scholen/{school.id}"
    yield _said(visit, [anchor(words(wrong, language), page)])


def _said(visit: Visit, rows: list[str]) -> Piece:
    return Piece("\n".join(opened(row, visit.language) for row in rows if row))


def _reach(visit: Visit, sheet: Sheet) -> Iterator[str]:
    """Where it is and how to reach it. A register is a file from elsewhere: only a web address is a link."""
    school, language = sheet.school, visit.language
    town = f"{school.postcode} {school.city}".strip() or school.region
    address = ", ".join(each for each in (school.street_number, town) if each)
    yield from (isolate(words(each, SOURCE), language) for each in (address, school.phone) if each)
    if school.website.startswith(("https://", "http://")):
        yield isolate(anchor(words(school.website, SOURCE), school.website), language)


async def intake(visit: Visit, school_id: str) -> None:
    """The questions in Dutch, to show at the desk, beside the reader's language."""
    sheet = await _sheet(visit, school_id)
    if sheet is None:
        await ask(visit)
        return
    pieces = [_said(visit, [bold(visit.gettext("Vragen voor het eerste gesprek"), visit.language)])]
    for dutch, own in sheet.intake:
        rows = [f"<b>{words(dutch, SOURCE)}</b>"]
        if visit.language != SOURCE:
            rows.append(opened(words(own, visit.language), visit.language))
        pieces.append(Piece("\n".join(rows)))
    await _send(visit, pieces, [])


async def side_by_side(visit: Visit, where: str, wishes: str = "") -> None:
    """The first schools of a list, a message each, with what differs marked."""
    lat, comma, lon = where.removeprefix(HERE).partition(",")
    wish, desk = wish_of(wishes), visit.desk.schools
    if where.startswith(HERE) and comma:
        point = (float(lat), float(lon))
        found = await aside(desk.around, point, visit.language, visit.today, wish=wish)
    else:
        found = await aside(desk.find, where, visit.language, visit.today, wish=wish)
    ids = [each.school.id for each in (*found.schools, *found.online)][:TO_COMPARE]
    if not ids:
        await ask(visit)
        return
    place = {} if where.startswith(HERE) else {"plaats": where}
    given = visit.desk.read_given({**visit.given, **place}, visit.today)
    compared = await aside(desk.compare, ids, given, visit.today, visit.language)
    for at in range(len(compared.columns)):
        await _send(visit, [_said(visit, list(_column(visit, compared, at)))], [])
    query = "&".join(f"s={each}" for each in ids)
    link = anchor(
        words(visit.gettext("Naast elkaar, met uw uren"), visit.language),
        f"{visit.house.portal}/{visit.language}/scholen/vergelijk?{query}",
    )
    notices = [opened(f"ℹ️ {line(each)}", each.language) for each in compared.notices]
    await visit.send("\n".join([*notices, opened(link, visit.language)]))


def _column(visit: Visit, compared: Comparison, at: int) -> Iterator[str]:
    language, column = visit.language, compared.columns[at]
    name, place = (isolate(words(each, SOURCE), language) for each in (column.name, column.place))
    yield f"🏫 <b>{name}</b> · {place}"
    for row in compared.rows:
        cell = row.cells[at]
        sign = "≠ " if row.differs else ""
        value = bold(cell.value, language) if cell.value else f"<i>{words(compared.unknown, language)}</i>"
        told = ", ".join(each for each in (cell.note, cell.told.when) if each and cell.value)
        beside = f" ({words(told, language)})" if told else ""
        yield f"{sign}{words(row.label, language)}: {value}{beside}"


async def lessons(visit: Visit, school_id: str) -> None:
    """The plan for what the chat knows; the page of the site takes the rest."""
    desk = visit.desk.schools
    given = visit.desk.read_given(visit.given, visit.today)
    made = await aside(desk.plan, school_id, given, visit.today, visit.language)
    pieces = [piece for block in made.blocks for piece in draw(block, visit.catalogue)]
    link = f"{visit.house.portal}/{visit.language}/scholen/plan?s={school_id}"
    more = anchor(words(visit.gettext("Mijn plan, met uw uren en om af te drukken"), visit.language), link)
    await _send(visit, [*pieces, _said(visit, [more])], [])


async def _send(visit: Visit, pieces: list[Piece], keys: list[Button]) -> None:
    """All of it: every page but the last without buttons."""
    *before, last = packed(pieces)
    for page in before:
        await visit.send(page.html)
    await visit.send(last.html, keys)

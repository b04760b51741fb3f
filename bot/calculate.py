"""The calculators in a chat: one question at a time, choices as buttons, days and numbers typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.buttons import Button, Verb, encode
from bot.markup import bold, opened, words
from bot.recalling import recall
from bot.showing import show
from bot.visit import KEPT, Visit, aside
from content.answers import Answer, Field, Question

DATE = re.compile(r"\D*(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})\D*")
NUMBER = re.compile(r"[^\d−-]*(\d[\d.,\s]*)\D*")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
DIGIT = re.compile(r"\d")
UNREADABLE = "?"
ANY_DAY = "besluit"
"""A field that takes any day: how one is read that is no field of a calculator."""
A_QUESTION = 2
"""The fewest words that are taken for a question of their own."""


async def begin(visit: Visit, topic_id: str) -> None:
    """Asks what is still needed; answers at once when nothing is."""
    visit.turn_to(topic_id)
    await recall(visit)
    await _next(visit, topic_id, "")


async def refine(visit: Visit, topic_id: str) -> None:
    """Asks what was not needed for an answer but makes it more exact."""
    visit.turn_to(topic_id)
    await recall(visit)
    await _next(visit, topic_id, "", everything=True)


async def afresh(visit: Visit, topic_id: str) -> None:
    """Forgets what this calculator asks, and asks it again."""
    visit.turn_to(topic_id)
    answer = await _work_out(visit, topic_id, visit.given)
    asked = {field.parameter for field in _fields(answer)}
    visit.tell({name: value for name, value in visit.given.items() if name not in asked}, topic_id)
    await _next(visit, topic_id, "")


async def choose(visit: Visit, topic_id: str, parameter: str, value: str) -> None:
    """A pressed choice. It names its own question, so an old button answers as a new one does."""
    await take(visit, topic_id, parameter, {parameter: value})


async def skip(visit: Visit, topic_id: str, parameter: str) -> None:
    visit.turn_to(topic_id)
    lost = await _is_lost(visit, topic_id, parameter)
    if not _may_be_kept(parameter):
        visit.begin_reckoning(topic_id)
    await _go_on(visit, topic_id, parameter, lost=lost)


async def take(visit: Visit, topic_id: str, parameter: str, said: Mapping[str, str]) -> None:
    """One answer to one question: kept when it can be read, asked again with a sentence when not."""
    visit.turn_to(topic_id)
    answer = await _work_out(visit, topic_id, {**visit.given, **said})
    field = _named(answer, parameter)
    if field is None or field.error or not field.value:
        await ask(visit, topic_id, field or _fields(answer)[0])
        return
    lost = await _is_lost(visit, topic_id, parameter)
    told = {**visit.given, parameter: field.value}
    clean = await aside(visit.desk.canonical, told, visit.today)
    visit.tell(told if clean is None else clean, topic_id)
    await _go_on(visit, topic_id, parameter, lost=lost)


def _may_be_kept(parameter: str) -> bool:
    """A part that was passed is kept with the others."""
    return parameter in KEPT or parameter.partition("_")[0] in KEPT


async def _is_lost(visit: Visit, topic_id: str, parameter: str) -> bool:
    """Whether earlier answers, which were in memory only, are not there any more."""
    if visit.is_reckoning(topic_id):
        return False
    fields = _in_order(await _work_out(visit, topic_id, visit.given))
    names = [each.parameter for each in fields]
    before = fields[: names.index(parameter)] if parameter in names else ()
    return any(each.needed and not each.value and not _may_be_kept(each.parameter) for each in before)


async def _go_on(visit: Visit, topic_id: str, parameter: str, *, lost: bool) -> None:
    if lost:
        await visit.say(visit.gettext("Uw antwoorden van eerder zijn gewist. Wij vragen ze nog een keer."))
    await _next(visit, topic_id, "" if lost else parameter)


async def typed(visit: Visit, text: str) -> bool:
    """Text while a question is open. False when it is no answer to it but a question of its own."""
    topic_id, parameter = visit.chat.open_topic, visit.chat.open_field
    answer = await _work_out(visit, topic_id, visit.given)
    field = _named(answer, parameter)
    if field is None:
        return False
    said = await read(visit, field, text)
    if said.get(parameter) == UNREADABLE and await asks_something(visit, text):
        return False
    await take(visit, topic_id, parameter, said)
    return True


async def asks_something(visit: Visit, text: str) -> bool:
    """Several words without a number, which we surely know as a topic: the person has moved on."""
    if DIGIT.search(text) or len(text.split()) < A_QUESTION:
        return False
    reply = await aside(visit.desk.ask, text, visit.language, visit.today)
    return reply.kind == "topic" and reply.sure


async def read(visit: Visit, field: Field, text: str) -> dict[str, str]:
    """What was typed, under the names an address would have."""
    name = field.parameter
    if field.kind == "date":
        return await _read_date(visit, name, text)
    if field.kind == "choice":
        folded = text.strip().casefold()
        match = [each.value for each in field.options if each.label.casefold() == folded]
        return {name: match[0] if match else await _told(visit, name, text)}
    number = NUMBER.fullmatch(text)
    return {name: number[1].strip().rstrip(".,") if number else UNREADABLE}


async def _told(visit: Visit, name: str, text: str) -> str:
    """A choice in words of one's own: "I am a refugee"."""
    reply = await aside(visit.desk.ask, text, visit.language, visit.today)
    return reply.given.get(name, UNREADABLE)


async def _read_date(visit: Visit, name: str, text: str) -> dict[str, str]:
    """Day, month, year in figures of any script; words are read as the question box reads them."""
    figures = DATE.fullmatch(text)
    if figures:
        day, month, year = (str(int(each)) for each in figures.groups())
        if len(day) == 4:
            day, year = year, day
        return {f"{name}_dag": day, f"{name}_maand": month, f"{name}_jaar": year}
    reply = await aside(visit.desk.ask, text, visit.language, visit.today)
    found = [value for value in reply.slots.values() if isinstance(value, str) and ISO.fullmatch(value)]
    return {name: found[0] if found else UNREADABLE}


async def day_typed(visit: Visit, text: str) -> date | None:
    """A day out of what was typed, in any writing we read; None when there is none."""
    said = await _read_date(visit, ANY_DAY, text)
    read = await aside(visit.desk.read_given, said, visit.today)
    day = read.clean.get(ANY_DAY)
    return date.fromisoformat(day) if day else None


async def _work_out(visit: Visit, topic_id: str, given: Mapping[str, str]) -> Answer:
    return await aside(visit.desk.work_out, topic_id, given, visit.language, visit.today)


def _fields(answer: Answer) -> tuple[Field, ...]:
    return (answer.question or Question(())).fields


def _named(answer: Answer, parameter: str) -> Field | None:
    return next((field for field in _fields(answer) if field.parameter == parameter), None)


def _in_order(answer: Answer) -> list[Field]:
    """What may be kept is asked first: what is only in memory is then there for the shortest time."""
    return sorted(_fields(answer), key=lambda field: not _may_be_kept(field.parameter))


def _open(answer: Answer, after: str, everything: bool) -> Field | None:
    """The first field without a value behind the one just asked.

    Asked is what is needed, what is one tap, and what the outcome itself says it hangs on.
    """
    fields = _in_order(answer)
    names = [field.parameter for field in fields]
    start = names.index(after) + 1 if after in names else 0
    lacking = answer.outcome.missing if answer.outcome else ()
    wanted = (
        each
        for each in fields[start:]
        if everything or each.needed or each.kind == "choice" or each.name.partition("_")[0] in lacking
    )
    return next((each for each in wanted if not each.value), None)


async def _next(visit: Visit, topic_id: str, after: str, *, everything: bool = False) -> None:
    """The next question; without one, the answer."""
    answer = await _work_out(visit, topic_id, visit.given)
    field = _open(answer, after, everything)
    if field is not None:
        await ask(visit, topic_id, replace(field, error=""))
        return
    given = dict(visit.given)
    visit.answered()
    await show(visit, answer, given)


async def ask(visit: Visit, topic_id: str, field: Field) -> None:
    """One question; what was wrong with the last answer stands above it."""
    visit.remember(open_topic=topic_id, open_field=field.parameter)
    rows = [bold(field.label, visit.language)]
    if field.error:
        rows.insert(0, words(field.error, visit.language))
    rows += [
        words(row, visit.language) for row in (field.hint, manner(visit, field), _care(visit, field)) if row
    ]
    html = "\n".join(opened(row, visit.language) for row in rows)
    await visit.send(html, [*_choices(topic_id, field), _unknown(visit, topic_id, field)])


def manner(visit: Visit, field: Field) -> str:
    if field.kind == "date":
        return visit.gettext("Typ de dag, de maand en het jaar.")
    return visit.gettext("Typ een getal.") if field.kind == "number" else ""


def _care(visit: Visit, field: Field) -> str:
    """Said at each question whose answer is written nowhere."""
    if _may_be_kept(field.parameter):
        return ""
    return visit.gettext("Na een kwartier weten wij dit niet meer.")


def _choices(topic_id: str, field: Field) -> list[Button]:
    return [
        Button(option.label, encode(Verb.VALUE, topic_id, field.parameter, option.value))
        for option in field.options
    ]


def _unknown(visit: Visit, topic_id: str, field: Field) -> Button:
    return Button(visit.gettext("Dat weet ik niet"), encode(Verb.SKIP, topic_id, field.parameter))

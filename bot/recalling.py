"""What was told earlier, shown with its day before it is used again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.buttons import Button, Verb, encode
from bot.markup import bold, isolate, opened, words
from bot.visit import Visit, aside
from content.answers import Field
from content.languages import SOURCE


async def told(visit: Visit, given: Mapping[str, str]) -> dict[str, tuple[str, Field]]:
    """Each value by its name: the topic that asks for it, and the question it answers."""
    found: dict[str, tuple[str, Field]] = {}
    for topic in visit.desk.topics():
        if topic.subject is None or not topic.written:
            continue
        answer = await aside(visit.desk.work_out, topic.id, given, visit.language, visit.today)
        for field in answer.question.fields if answer.question else ():
            if field.value:
                found.setdefault(field.parameter, (topic.id, field))
    return found


def in_words(visit: Visit, field: Field) -> str:
    """A day as a letter writes it, with the Dutch beside another language; a choice as its button says it."""
    if field.kind != "date":
        return next((each.label for each in field.options if each.value == field.value), field.value)
    return day_in_words(visit, date.fromisoformat(field.value))


def day_in_words(visit: Visit, day: date) -> str:
    dutch, own = visit.desk.day(day, SOURCE), visit.desk.day(day, visit.language)
    return own if own == dutch else f"{own} ({isolate(dutch, visit.language)})"


async def values(visit: Visit, given: Mapping[str, str]) -> list[str]:
    """The same as lines of a message."""
    found = await told(visit, given)
    return [
        opened(
            f"• {words(field.label, visit.language)} {bold(in_words(visit, field), visit.language)}",
            visit.language,
        )
        for _, field in found.values()
    ]


async def recall(visit: Visit) -> None:
    """After an hour of silence: what is known, from which day, and a button to drop it."""
    if not visit.is_stale:
        return
    rows = await values(visit, visit.given)
    day = day_in_words(visit, visit.used_at.date())
    head = visit.gettext("Dit vertelde u op {day}. Wij rekenen hiermee.").format(day=day)
    html = "\n".join([opened(words(head, visit.language), visit.language), *rows])
    wrong = Button(visit.gettext("Dit klopt niet meer"), encode(Verb.FORGET))
    await visit.send(html, [wrong])
    visit.remember(used_at=visit.now)


async def forget(visit: Visit) -> None:
    """Drops what was told; language and chat stay."""
    visit.close_question()
    visit.remember(given={})
    await visit.say(visit.gettext("Wij zijn vergeten wat u vertelde. U kunt opnieuw beginnen."))

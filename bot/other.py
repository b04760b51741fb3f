"""/ander: a calculator for somebody else. It ends with a link and a QR; of the person nothing is kept.

Each message carries what was filled in so far as a code in its link and its buttons. The chat's row holds
only that such a message is open, and its number: what is typed is put to the code that Telegram gives back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from telegram import Message

from bot import calculate, handing
from bot.buttons import Button, TooLong, Verb, encode
from bot.markup import anchor, bold, opened, words
from bot.recalling import values
from bot.visit import Visit, aside
from content.answers import Field, Question
from content.deeplinks import PARAMETERS, BrokenLink, DeepLink
from content.languages import available

TOPIC = "ander"
FIRST = "termijn"


async def begin(visit: Visit) -> None:
    """/ander: what about, after saying that nothing is kept."""
    visit.close_question()
    await visit.say(
        visit.gettext("U vult iets in voor iemand anders. Wij bewaren hier niets van."),
        visit.gettext("Schrijf geen naam en geen BSN. Aan het eind krijgt u een link en een QR-code."),
        visit.gettext("Waar gaat het over?"),
        buttons=await _topics(visit),
    )


async def _topics(visit: Visit) -> list[Button]:
    """The calculators that a link can carry the answers of."""
    ours = sorted(visit.desk.topics(), key=lambda topic: topic.id != FIRST)
    return [
        Button(visit.gettext(each.title), encode(Verb.OTHER, "t", each.id))
        for each in ours
        if each.subject and each.written and await _fields(visit, DeepLink(each.id))
    ]


async def _fields(visit: Visit, link: DeepLink) -> list[Field]:
    """What a calculator asks and a link may hold. Income, health and the like are not asked here."""
    answer = await aside(visit.desk.work_out, link.topic, link.given, visit.language, visit.today)
    fields = (answer.question or Question(())).fields
    return [
        each for each in fields if each.parameter in PARAMETERS and (each.needed or each.kind == "choice")
    ]


async def press(visit: Visit, deed: str, what: str = "", parameter: str = "", value: str = "") -> None:
    """A button of ours. Raises ValueError or BrokenLink for one that we cannot read any more."""
    match deed:
        case "t":
            await _ask_language(visit, what)
        case "l":
            await _next(visit, replace(await _link(visit, what), language=parameter), "")
        case "v":
            await _take(visit, await _link(visit, what), parameter, {parameter: value})
        case "s":
            await _next(visit, await _link(visit, what), parameter)
        case _:
            raise ValueError(deed)


async def _link(visit: Visit, code: str) -> DeepLink:
    return await aside(visit.desk.open, code)


async def _code(visit: Visit, link: DeepLink) -> str:
    return await aside(visit.desk.link, link.topic, link.given, link.language)


async def _ask_language(visit: Visit, topic_id: str) -> None:
    code = await _code(visit, DeepLink(topic_id))
    keys = [Button(each.native, encode(Verb.OTHER, "l", code, each.code)) for each in available()]
    question = visit.gettext("Welke taal leest deze persoon?")
    await _put(visit, opened(bold(question, visit.language), visit.language), keys)


async def _next(visit: Visit, link: DeepLink, after: str) -> None:
    """The first question behind the one just asked that has no answer yet; the link when there is none."""
    fields = await _fields(visit, link)
    names = [each.parameter for each in fields]
    start = names.index(after) + 1 if after in names else 0
    field = next((each for each in fields[start:] if not each.value), None)
    if field is None:
        visit.close_question()
        await visit.outbox.take_away_keyboard()
        await handing.over(visit, link)
        return
    await _ask(visit, link, replace(field, error=""))


async def _take(visit: Visit, link: DeepLink, parameter: str, said: Mapping[str, str]) -> None:
    """One answer: into the link when it can be read, asked again with a sentence when not."""
    given = {**link.given, **said}
    field = next(
        (each for each in await _fields(visit, replace(link, given=given)) if each.parameter == parameter),
        None,
    )
    if field is None:
        raise BrokenLink(parameter)
    if field.error or not field.value:
        await _ask(visit, link, field)
        return
    await _next(visit, replace(link, given={**link.given, parameter: field.value}), parameter)


async def _ask(visit: Visit, link: DeepLink, field: Field) -> None:
    """The question; above it what is filled in so far, as words and as the link that carries it."""
    code, name = await _code(visit, link), field.parameter
    so_far = visit.gettext("Dit is voor iemand anders. Tot nu toe ingevuld:")
    address = handing.in_telegram(visit, code)
    rows = [f"{words(so_far, visit.language)} {anchor('🔗', f'{address}#{name}')}"]
    rows += await values(visit, link.given)
    rows += [words(field.error, visit.language)] if field.error else []
    rows.append(bold(field.label, visit.language))
    rows += [words(row, visit.language) for row in (field.hint, calculate.manner(visit, field)) if row]
    await _put(visit, "\n".join(opened(row, visit.language) for row in rows), _keys(visit, code, field))


def _keys(visit: Visit, code: str, field: Field) -> list[Button]:
    """The choices, and a way past. Where a button has no room for the code, the link alone goes on."""
    name = field.parameter
    try:
        keys = [Button(each.label, encode(Verb.OTHER, "v", code, name, each.value)) for each in field.options]
        keys.append(Button(visit.gettext("Dat weet ik niet"), encode(Verb.OTHER, "s", code, name)))
    except TooLong:
        return []
    return keys


async def _put(visit: Visit, html: str, keys: list[Button]) -> None:
    """In the place of the message whose button was pressed; a new one where something was typed."""
    message = await visit.outbox.put(html, keys)
    visit.remember(open_topic=TOPIC, open_field=str(message))


async def typed(visit: Visit, text: str) -> bool:
    """A day or a number for the open message. What that message holds, Telegram tells: we kept nothing."""
    message = await visit.outbox.take_back(int(visit.chat.open_field))
    code, name = handing.held(message) if isinstance(message, Message) else ("", "")
    if not code or await calculate.asks_something(visit, text):
        visit.close_question()
        return False
    link = await _link(visit, code)
    field = next((each for each in await _fields(visit, link) if each.parameter == name), None)
    if field is None:
        return False
    await _take(visit, link, name, await calculate.read(visit, field, text))
    return True

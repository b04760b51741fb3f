"""What is kept of a person: told, shown, and deleted at once."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot import calculate
from bot.buttons import Button, Verb, encode
from bot.markup import bold, opened, words
from bot.recalling import day_in_words, in_words, told, values
from bot.showing import LONGEST_LABEL
from bot.visit import Visit, aside

TOPIC = "gegevens"
"""In the place of a topic: a value that we keep is being changed."""


async def explain(visit: Visit) -> None:
    html = opened(bold(visit.gettext("Wat wij bewaren"), visit.language), visit.language)
    sentences = (
        visit.gettext("Wij bewaren het nummer van deze chat, uw taal en de dag van uw laatste bericht."),
        visit.gettext("Wij bewaren wat u vertelt: groep, route, datum van uw PIP, uren en gehaalde examens."),
        visit.gettext("Wij bewaren de herinneringen die u kiest, met hun datum."),
        visit.gettext("Wij bewaren waarover u als laatste vroeg. Zo begrijpen wij uw volgende vraag."),
        visit.gettext("Van wat u met /ander invult, bewaren wij niets."),
        visit.gettext("Gebruikt u deze chat lang niet en wacht er geen herinnering? Dan wissen wij alles."),
        visit.gettext("Wat u voor een berekening vertelt, zoals inkomen, is na een kwartier weg."),
        visit.gettext("Wij bewaren nooit uw vragen, uw locatie, uw inkomen of uw gezondheid."),
        visit.gettext("Telegram kan dit gesprek lezen. Schrijf hier nooit uw BSN."),
        visit.gettext("Met /mijn_gegevens ziet u alles. Met /verwijder wist u alles."),
    )
    rows = [opened("• " + words(each, visit.language), visit.language) for each in sentences]
    await visit.send("\n".join([html, *rows]))


async def export(visit: Visit) -> None:
    """Everything kept of this chat: to read and to change, and as a file."""
    chat = visit.chat
    kept = {
        "language": chat.language,
        "given": dict(chat.given),
        "in_memory": {name: value for name, value in visit.given.items() if name not in chat.given},
        "open_question": [chat.open_topic, chat.open_field],
        "reminders": [
            {"kind": each.kind, "due": each.due.isoformat(), "about": each.about.isoformat()}
            for each in await aside(visit.house.reminders.chosen, chat.chat_id)
        ],
        "used_at": visit.used_at.isoformat(timespec="hours"),
    }
    await visit.send(*await _shown(visit))
    content = json.dumps(kept, ensure_ascii=False, indent=1).encode()
    await visit.outbox.attach("inburgerwijzer.json", content, visit.gettext("Uw gegevens als bestand."))


async def _shown(visit: Visit) -> tuple[str, list[Button]]:
    """What was told, with its day; a button to change or drop each value."""
    found = await told(visit, visit.given)
    if not found:
        html = opened(words(visit.gettext("Wij bewaren alleen uw taal."), visit.language), visit.language)
        return html, []
    day = day_in_words(visit, visit.used_at.date())
    rows = [
        words(
            visit.gettext("Dit bewaren wij van u. U gebruikte het het laatst op {day}.").format(day=day),
            visit.language,
        ),
        words(visit.gettext("Tik op een regel. Dan kunt u die veranderen of wissen."), visit.language),
    ]
    keys = [
        Button(f"{each.label} {in_words(visit, each)}"[:LONGEST_LABEL], encode(Verb.KEPT, "one", name))
        for name, (_, each) in found.items()
    ]
    return "\n".join(opened(row, visit.language) for row in [*rows, *await values(visit, visit.given)]), keys


async def press(visit: Visit, deed: str, what: str = "", value: str = "") -> None:
    """A button under what we keep. Raises ValueError for one that we cannot read any more."""
    match deed:
        case "all":
            visit.close_question()
            await visit.outbox.change_pressed(*await _shown(visit))
        case "one":
            await _one(visit, what)
        case "drop":
            await _put(visit, {name: kept for name, kept in visit.given.items() if name != what})
        case "change":
            await _change(visit, what)
        case "set":
            await _put(visit, {**visit.given, what: value})
        case "use":
            await _use(visit, what)
        case _:
            raise ValueError(deed)


async def _one(visit: Visit, name: str) -> None:
    """One value. Of an old button it may be gone: then all that is left."""
    found = (await told(visit, visit.given)).get(name)
    if found is None:
        await visit.outbox.change_pressed(*await _shown(visit))
        return
    _, field = found
    label, value = words(field.label, visit.language), bold(in_words(visit, field), visit.language)
    keys = [
        Button(visit.gettext("Veranderen"), encode(Verb.KEPT, "change", name)),
        Button(visit.gettext("Wissen"), encode(Verb.KEPT, "drop", name)),
        Button(visit.gettext("Terug"), encode(Verb.KEPT, "all")),
    ]
    await visit.outbox.change_pressed(opened(f"{label} {value}", visit.language), keys)


async def _put(visit: Visit, given: Mapping[str, str]) -> None:
    """Keeps it first: what is shown is what is kept."""
    visit.tell(given)
    visit.close_question()
    await visit.keep()
    await visit.outbox.change_pressed(*await _shown(visit))


async def _change(visit: Visit, name: str) -> None:
    """The question itself, in the place of its answer."""
    found = (await told(visit, visit.given)).get(name)
    if found is None:
        await visit.outbox.change_pressed(*await _shown(visit))
        return
    _, field = found
    visit.remember(open_topic=TOPIC, open_field=name)
    rows = [bold(field.label, visit.language), words(calculate.manner(visit, field), visit.language)]
    keys = [Button(each.label, encode(Verb.KEPT, "set", name, each.value)) for each in field.options]
    keys.append(Button(visit.gettext("Terug"), encode(Verb.KEPT, "all")))
    await visit.keep()
    html = "\n".join(opened(row, visit.language) for row in rows if row)
    await visit.outbox.change_pressed(html, keys)


async def typed(visit: Visit, text: str) -> bool:
    """The new value; False for a question of its own, or when the old one is gone."""
    name = visit.chat.open_field
    topic_id, field = (await told(visit, visit.given)).get(name, ("", None))
    if field is None or await calculate.asks_something(visit, text):
        visit.close_question()
        return False
    given = {**visit.given, **await calculate.read(visit, field, text)}
    answer = await aside(visit.desk.work_out, topic_id, given, visit.language, visit.today)
    fields = answer.question.fields if answer.question else ()
    now = next((each for each in fields if each.parameter == name), field)
    if now.error or not now.value:
        await visit.say(now.error or calculate.manner(visit, field))
        return True
    visit.tell({**visit.given, name: now.value})
    visit.close_question()
    await visit.send(*await _shown(visit))
    return True


async def _use(visit: Visit, code: str) -> None:
    """What a link brought, once the person says that it is right. Raises BrokenLink."""
    link = await aside(visit.desk.open, code)
    await _put(visit, {**visit.given, **link.given})


async def delete(visit: Visit) -> None:
    """Deletes at once. What stands in the chat itself only the person can clear."""
    await aside(visit.house.chats.delete, visit.chat.chat_id)
    visit.house.pocket.drop(visit.chat.chat_id)
    visit.gone = True
    await visit.say(
        visit.gettext("Alles wat wij van u wisten, is gewist."),
        visit.gettext(
            "Wilt u ook dit gesprek wissen? Open het menu van Telegram. Kies: geschiedenis wissen."
        ),
    )

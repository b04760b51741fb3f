"""What is kept of a person: told, shown, and deleted at once."""

from __future__ import annotations

import json

from bot.markup import bold, opened, words
from bot.recalling import values
from bot.visit import Visit, aside


async def explain(visit: Visit) -> None:
    html = opened(bold(visit.gettext("Wat wij bewaren"), visit.language), visit.language)
    sentences = (
        visit.gettext("Wij bewaren het nummer van deze chat, uw taal en de dag van uw laatste bericht."),
        visit.gettext("Wij bewaren wat u vertelt: groep, route, datum van uw PIP, uren en gehaalde examens."),
        visit.gettext("Wij bewaren de herinneringen die u kiest, met hun datum."),
        visit.gettext("Gebruikt u deze chat lang niet en wacht er geen herinnering? Dan wissen wij alles."),
        visit.gettext("Wat u voor een berekening vertelt, zoals inkomen, is na een kwartier weg."),
        visit.gettext("Wij bewaren nooit uw vragen, uw locatie, uw inkomen of uw gezondheid."),
        visit.gettext("Telegram kan dit gesprek lezen. Schrijf hier nooit uw BSN."),
        visit.gettext("Met /mijn_gegevens ziet u alles. Met /verwijder wist u alles."),
    )
    rows = [opened("• " + words(each, visit.language), visit.language) for each in sentences]
    await visit.send("\n".join([html, *rows]))


async def export(visit: Visit) -> None:
    """Everything kept of this chat: to read, and as a file."""
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
    rows = await values(visit, visit.given)
    head = visit.gettext("Dit bewaren wij van u.") if rows else visit.gettext("Wij bewaren alleen uw taal.")
    await visit.send("\n".join([opened(words(head, visit.language), visit.language), *rows]))
    content = json.dumps(kept, ensure_ascii=False, indent=1).encode()
    await visit.outbox.attach("inburgerwijzer.json", content, visit.gettext("Uw gegevens als bestand."))


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

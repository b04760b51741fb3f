"""A photo of a letter: read on this machine, in memory alone, and taken out of the chat"""

from __future__ import annotations

from telegram import Document, Message, PhotoSize

from bot import letters
from bot.outbox import patient
from bot.scanner import Unreadable, can_read, text_of
from bot.visit import Visit

MOST_BYTES = 10 * 1024 * 1024
READABLE = ("image/jpeg", "image/png")


async def read(visit: Visit) -> None:
    """Any picture that is sent is taken for a letter. Without the program there is another way to ask."""
    picture = _picture(visit.outbox.received)
    if picture is None:
        await visit.say(visit.gettext("Dit bestand kunnen wij niet lezen. Stuur een foto van de brief."))
    elif not can_read():
        await _say_how_else(visit)
    elif (picture.file_size or 0) > MOST_BYTES:
        await visit.say(visit.gettext("Deze foto is te groot. Stuur een kleinere foto."))
    else:
        await _read(visit, picture)


async def _say_how_else(visit: Visit) -> None:
    await visit.say(
        visit.gettext("Foto's kunnen wij hier niet lezen."),
        visit.gettext("Typ of plak de tekst van de brief. Laat uw BSN, naam en adres weg."),
        visit.gettext("Wis uw foto uit dit gesprek als uw BSN erop staat."),
    )


def _picture(message: Message | None) -> PhotoSize | Document | None:
    """The largest size of a photo, or a picture sent as a file."""
    if message is None:
        return None
    if message.photo:
        return message.photo[-1]
    document = message.document
    return document if document is not None and document.mime_type in READABLE else None


async def _read(visit: Visit, picture: PhotoSize | Document) -> None:
    await visit.say(visit.gettext("Wij lezen uw foto. Dat duurt even. Wij bewaren de foto niet."))
    try:
        text = await text_of(await _fetched(picture))
    except Unreadable:
        await visit.outbox.take_away_received()
        await visit.say(
            visit.gettext("Wij konden deze foto niet lezen. Maak de foto recht, met veel licht."),
            visit.gettext("Of typ de tekst van de brief. Laat uw BSN, naam en adres weg."),
        )
        return
    visit.remember(open_topic=letters.TOPIC, open_field=letters.FIELD)
    await letters.read(visit, text)


async def _fetched(picture: PhotoSize | Document) -> bytes:
    """Its bytes, which are nowhere but here. What is larger than was said is not taken."""
    file = await patient(picture.get_file)
    if (file.file_size or 0) > MOST_BYTES:
        raise Unreadable
    return bytes(await patient(file.download_as_bytearray))

"""A link handed over: as a picture to scan, and as buttons for Telegram, WhatsApp and SMS"""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote, urlencode, urlsplit

import segno
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.markup import words
from bot.rendering import pages
from bot.visit import Visit, aside
from content.deeplinks import DeepLink
from content.languages import catalogue

SCALE, BORDER = 8, 4
"""Of the picture: each module eight dots, and four modules of white around it, as scanners ask."""
DARK = "#0a5c50"


def in_bot(username: str, code: str) -> str:
    """The address that opens a bot with a code."""
    return f"https://t.me/{username}?start={code}"


def in_telegram(visit: Visit, code: str) -> str:
    return in_bot(visit.outbox.bot.username, code)


def held(message: Message) -> tuple[str, str]:
    """The code and the field in the link of a message of ours; empty where there is none."""
    for each in message.entities:
        address = urlsplit(each.url or "")
        if address.netloc == "t.me" and address.query.startswith("start="):
            return address.query.removeprefix("start="), address.fragment
    return "", ""


async def over(visit: Visit, link: DeepLink) -> None:
    """What was worked out, then the link for the person it is for, in the language they read."""
    answer = await aside(visit.desk.work_out, link.topic, link.given, visit.language, visit.today)
    await visit.send(pages(answer, visit.catalogue)[0].html)
    code = await aside(visit.desk.link, link.topic, link.given, link.language)
    address = f"{visit.house.portal}/t/{code}"
    rows = [
        visit.gettext("Dit is de link. De gegevens zitten erin. Wie de link heeft, kan ze lezen."),
        address,
    ]
    caption = "\n".join(words(row, visit.language) for row in rows)
    await visit.outbox.show_picture(_picture(address), caption, _ways(visit, link, code, address))


def _picture(address: str) -> bytes:
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="png", scale=SCALE, border=BORDER, dark=DARK, light="#ffffff"
    )
    return out.getvalue()


def _ways(visit: Visit, link: DeepLink, code: str, address: str) -> InlineKeyboardMarkup:
    """Telegram opens only web addresses from a button: for SMS the page to share it leads on."""
    client = catalogue(link.language or visit.language)
    text = client.gettext("Informatie over inburgeren, in uw taal: {url}").format(url=address)
    share = urlencode({"url": in_telegram(visit, code), "text": text.replace(address, "").strip()})
    keys = [
        InlineKeyboardButton("Telegram", url=f"https://t.me/share/url?{share}"),
        InlineKeyboardButton("WhatsApp", url=f"https://wa.me/?text={quote(text)}"),
    ]
    if "." in (urlsplit(visit.house.portal).hostname or ""):
        asked = {"onderwerp": link.topic, "taal": client.language.code, **link.given}
        page = f"{visit.house.portal}/{visit.language}/delen?{urlencode(asked, safe=':,')}"
        keys.append(InlineKeyboardButton(visit.gettext("Sms, of op papier"), url=page))
    keys.append(InlineKeyboardButton(visit.gettext("Kopieer de link"), copy_text=CopyTextButton(address)))
    return InlineKeyboardMarkup([[each] for each in keys])

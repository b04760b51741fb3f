"""One line of an answer as Telegram HTML, with each run of words kept in its own direction.

Telegram takes the direction of a paragraph from its first strong letter and draws the rest by the Unicode
rules. Inside a right-to-left line Dutch words and phone numbers are therefore isolated, and the line opens
with a mark so that it runs right to left even when it begins with a number or an icon.
"""

from __future__ import annotations

import re
from html import escape, unescape

from content.answers import Dutch, Inline, Line, Link, Text
from content.languages import SOURCE, languages

RIGHT_TO_LEFT_MARK = "\u200f"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
END_ISOLATE = "\u2069"
NUMBERS = re.compile(r"\+?\d[\d .:/()-]{4,}\d")
TAG = re.compile(r"<[^>]*>")
LINKABLE = ("https://", "http://", "tg://", "mailto:")
RIGHT_TO_LEFT = frozenset(each.code for each in languages() if each.direction == "rtl")


def seen(html: str) -> str:
    """The text as a person sees it."""
    return unescape(TAG.sub("", html))


def length(html: str) -> int:
    """Length as Telegram counts it: UTF-16 units of the text without its tags."""
    return len(seen(html).encode("utf-16-le")) // 2


def runs_right_to_left(language: str) -> bool:
    return language in RIGHT_TO_LEFT


def isolate(text: str, language: str) -> str:
    """Dutch words, or a number, inside a line of `language`."""
    if not runs_right_to_left(language):
        return text
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_ISOLATE}"


def opened(html: str, language: str) -> str:
    """A line that runs in the direction of its language whatever it begins with."""
    return RIGHT_TO_LEFT_MARK + html if runs_right_to_left(language) else html


def words(text: str, language: str) -> str:
    """Plain words: escaped, and the numbers in them kept in their own order."""
    safe = escape(text, quote=False)
    if not runs_right_to_left(language):
        return safe
    return NUMBERS.sub(lambda found: isolate(found[0], language), safe)


def bold(text: str, language: str) -> str:
    return f"<b>{words(text, language)}</b>"


def anchor(text: str, address: str) -> str:
    return f'<a href="{escape(address)}">{text}</a>'


def line(of: Line) -> str:
    """The parts of a line, without the mark that opens it."""
    return "".join(_part(part, of.language) for part in of.parts)


def _part(part: Inline, language: str) -> str:
    match part:
        case Text(text, strong):
            return bold(text, language) if strong else words(text, language)
        case Dutch(text):
            if language == SOURCE:
                return words(text, language)
            return f"<i>{isolate(escape(text, quote=False), language)}</i>"
        case Link():
            return _link(part, language)


def _link(link: Link, language: str) -> str:
    """A web address is a link. A topic becomes a button; a phone number Telegram makes touchable itself."""
    text = words(link.text, language)
    if link.url and link.url.startswith(LINKABLE):
        return anchor(text, link.url)
    number = (link.url or "").removeprefix("tel:")
    if number and re.sub(r"\D", "", number) not in re.sub(r"\D", "", link.text):
        return f"{text} {isolate(escape(number), language)}"
    return text

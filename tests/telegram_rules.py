"""What Telegram refuses, in the words it uses: for the local Bot API of the tests.

Written from the public Bot API documentation; no real Telegram is reached by these tests.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

TEXT_MOST = 4096
CAPTION_MOST = 1024
CALLBACK_MOST = 64
COPY_MOST = 256
INLINE_MOST, INLINE_ID_MOST, INLINE_QUERY_MOST = 50, 64, 256
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "tg-spoiler", "span",
    "blockquote", "tg-emoji",
}  # fmt: skip
ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
NAMED = {"lt", "gt", "amp", "quot"}


class Refusal(Exception):
    """An answer with ok: false."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


class _Parser(HTMLParser):
    """Telegram's own small HTML: known tags, each closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.plain: list[str] = []
        self.links: list[str] = []
        self.entities: list[dict[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset 0')
        if tag == "span" and ("class", "tg-spoiler") not in attrs:
            raise bad('can\'t parse entities: Tag "span" must have class "tg-spoiler"')
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.entities.append({"type": "text_link", "offset": self._at(), "url": self.links[-1]})
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open:
            raise bad("can't parse entities: Unexpected end tag at byte offset 0")
        if self.open[-1] != tag:
            raise bad(f"can't parse entities: Unmatched end tag </{tag}>, expected </{self.open[-1]}>")
        self.open.pop()
        if tag == "a":
            self.entities[-1]["length"] = self._at() - self.entities[-1]["offset"]

    def _at(self) -> int:
        return units("".join(self.plain))

    def handle_data(self, data: str) -> None:
        if re.search(r"<", data):
            raise bad("can't parse entities: Unsupported start tag at byte offset 0")
        self.plain.append(data)


def _no_strange_brackets(markup: str) -> None:
    if re.search(r"<(?![a-z/])", markup):
        raise bad('can\'t parse entities: Unsupported start tag "" at byte offset 0')


def read_html(markup: str) -> tuple[str, list[str]]:
    """The text a person sees, and the addresses linked in it."""
    parser = _parsed(markup)
    return "".join(parser.plain).replace("\ue000", "<"), parser.links


def _parsed(markup: str) -> _Parser:
    _no_strange_brackets(markup)
    kept = ENTITY.sub(lambda m: m[0] if m[1] in NAMED or m[1][0] == "#" else f"&amp;{m[1]};", markup)
    parser = _Parser()
    # An escaped bracket is text: the parser must not see it as one.
    parser.feed(kept.replace("&lt;", "\ue000"))
    parser.close()
    if parser.open:
        raise bad(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{parser.open[-1]}\""
        )
    return parser


def read_entities(fields: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The links in a text as Telegram gives them back: where they stand, and where they lead."""
    if fields.get("parse_mode") != "HTML":
        return []
    return [each for each in _parsed(str(fields.get(name, ""))).entities if each["length"]]


def read_text(fields: dict[str, Any], name: str, most: int, empty: str) -> tuple[str, list[str]]:
    """The text of a message after its markup is read, within the limits."""
    markup = str(fields.get(name, ""))
    html = fields.get("parse_mode") == "HTML"
    text, links = read_html(markup) if html else (markup, [])
    text = text.strip()
    if not text and empty:
        raise bad(empty)
    if units(text) > most:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return text, links


def check_markup(markup: dict[str, Any] | None) -> None:
    if not markup:
        return
    for row in markup.get("inline_keyboard", []):
        for button in row:
            _check_button(button)
    for row in markup.get("keyboard", []):
        for key in row:
            if not (key if isinstance(key, str) else key.get("text")):
                raise bad("can't parse keyboard button: Text must be non-empty")


def _check_button(button: dict[str, Any]) -> None:
    actions = [key for key in button if key not in {"text", "style", "icon_custom_emoji_id"}]
    if not str(button.get("text", "")).strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if len(actions) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_MOST:
        raise bad("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= units(button["copy_text"]["text"]) <= COPY_MOST:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not re.match(r"(https?|tg)://[^\s/]+\.[^\s/]+|tg://", button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def check_commands(commands: list[dict[str, str]]) -> None:
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        if not COMMAND.fullmatch(each["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(each["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def check_language(code: str) -> str:
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code


def check_results(results: list[dict[str, Any]]) -> None:
    """The cards of an inline answer."""
    if len(results) > INLINE_MOST:
        raise bad("RESULTS_TOO_MUCH")
    if len({each["id"] for each in results}) != len(results):
        raise bad("RESULT_ID_DUPLICATE")
    for each in results:
        if not 1 <= len(str(each["id"]).encode()) <= INLINE_ID_MOST:
            raise bad("RESULT_ID_INVALID")
        if each["type"] == "article" and not str(each.get("title", "")).strip():
            raise bad("ARTICLE_TITLE_EMPTY")
        read_text(content_of(each), "text", TEXT_MOST, "message text is empty")
        check_markup(each.get("reply_markup"))


def content_of(result: dict[str, Any]) -> dict[str, Any]:
    """What a card sends, under the names of a message."""
    content = result["input_message_content"]
    return {"text": content["message_text"], "parse_mode": content.get("parse_mode", "")}


def check_start_button(button: dict[str, Any] | None) -> None:
    """The button above the cards starts the bot: with what a client may send behind /start."""
    if button is None:
        return
    if not str(button.get("text", "")).strip():
        raise bad("BUTTON_TEXT_EMPTY")
    if "web_app" not in button and not PAYLOAD.fullmatch(str(button.get("start_parameter", ""))):
        raise bad("START_PARAM_INVALID")

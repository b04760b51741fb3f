"""What each method of the local Bot API does, and when it refuses."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.telegram_rules import (
    CAPTION_MOST,
    SECRET,
    TEXT_MOST,
    Refusal,
    bad,
    check_commands,
    check_language,
    check_markup,
    check_results,
    check_start_button,
    content_of,
    read_entities,
    read_text,
    units,
)
from tests.telegram_world import BOT, Chat, Json, World


class Methods(World):
    """The world as a bot reaches it: `do_<method>` for each method."""

    def call(self, method: str, fields: Json) -> Any:
        """One method, refused when a test asked for that, written down with what came of it."""
        entry: Json = {"n": len(self.calls), "method": method, "fields": fields, "error": None}
        self.calls.append(entry)
        try:
            if self.refusals.get(method):
                raise self.refusals[method].pop(0)
            action: Callable[[Json], Any] | None = getattr(self, f"do_{method.lower()}", None)
            if action is None:
                raise Refusal(404, "Not Found: method not found")
            return action(fields)
        except Refusal as refusal:
            entry["error"] = refusal.description
            raise

    def _chat(self, fields: Json) -> tuple[int, Chat]:
        chat_id = int(fields["chat_id"])
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad("chat not found")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not chat.opened:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        return chat_id, chat

    def _send(self, fields: Json, content: Json) -> Json:
        chat_id, chat = self._chat(fields)
        check_markup(fields.get("reply_markup"))
        message = {**self.message(chat_id, content), "from": BOT}
        if fields.get("reply_markup"):
            message["reply_markup"] = fields["reply_markup"]
        chat.messages[message["message_id"]] = message
        return _echoed(message)

    def do_getme(self, fields: Json) -> Json:
        return {**BOT, "can_join_groups": False, "can_read_all_group_messages": False}

    def do_sendmessage(self, fields: Json) -> Json:
        return self._send(fields, _read(fields))

    def _send_file(self, fields: Json, kind: str) -> Json:
        caption, _ = read_text(fields, "caption", CAPTION_MOST, "")
        name = f"file{self.number()}"
        self.files[name] = bytes.fromhex(fields.get(kind, ""))
        about = {"file_id": name, "file_unique_id": name, "file_size": len(self.files[name])}
        shape: Any = [{**about, "width": 1, "height": 1}] if kind == "photo" else about
        return self._send(fields, {kind: shape, "caption": caption})

    def do_senddocument(self, fields: Json) -> Json:
        return self._send_file(fields, "document")

    def do_sendphoto(self, fields: Json) -> Json:
        return self._send_file(fields, "photo")

    def do_sendlocation(self, fields: Json) -> Json:
        point = {key: float(fields[key]) for key in ("latitude", "longitude")}
        return self._send(fields, {"location": point})

    def do_sendchataction(self, fields: Json) -> bool:
        return bool(self._chat(fields))

    def do_getfile(self, fields: Json) -> Json:
        if fields["file_id"] not in self.files:
            raise bad("invalid file_id")
        return {"file_id": fields["file_id"], "file_unique_id": "x", "file_path": fields["file_id"]}

    def _edit(self, fields: Json, change: Json) -> Json:
        _, chat = self._chat(fields)
        message = chat.messages.get(int(fields["message_id"]))
        if message is None or message["from"] != BOT:
            raise bad("message to edit not found")
        check_markup(fields.get("reply_markup"))
        kept = {key: value for key, value in message.items() if key not in ("reply_markup", *change)}
        changed = kept | change
        if fields.get("reply_markup", {}).get("inline_keyboard"):
            changed["reply_markup"] = fields["reply_markup"]
        if _shown(changed) == _shown(message):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        message.clear()
        message.update({**changed, "edit_date": int(time.time())})
        return _echoed(message)

    def do_editmessagetext(self, fields: Json) -> Json:
        return self._edit(fields, {**_read(fields), "revision": self.number()})

    def do_editmessagereplymarkup(self, fields: Json) -> Json:
        return self._edit(fields, {})

    def do_deletemessage(self, fields: Json) -> bool:
        _, chat = self._chat(fields)
        if chat.messages.pop(int(fields["message_id"]), None) is None:
            raise bad("message to delete not found")
        return True

    def do_answercallbackquery(self, fields: Json) -> bool:
        query = fields["callback_query_id"]
        if self.queries.get(query, "") is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if units(str(fields.get("text", ""))) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.queries[query] = str(fields.get("text", ""))
        return True

    def do_answerinlinequery(self, fields: Json) -> bool:
        query = fields["inline_query_id"]
        if self.cards.get(query, []) is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if int(fields.get("cache_time", 300)) < 0:
            raise bad("CACHE_TIME_INVALID")
        check_start_button(fields.get("button"))
        check_results(fields["results"])
        links = [read_text(content_of(each), "text", TEXT_MOST, "")[1] for each in fields["results"]]
        self.cards[query] = [
            {**each, "links": found} for each, found in zip(fields["results"], links, strict=True)
        ]
        return True

    def _set(self, kind: str, fields: Json, value: Any) -> bool:
        self.texts.setdefault(kind, {})[check_language(fields.get("language_code", ""))] = value
        return True

    def do_setmycommands(self, fields: Json) -> bool:
        check_commands(fields["commands"])
        return self._set("commands", fields, fields["commands"])

    def do_getmycommands(self, fields: Json) -> Any:
        return self.texts.get("commands", {}).get(check_language(fields.get("language_code", "")), [])

    def do_setmydescription(self, fields: Json) -> bool:
        if units(fields.get("description", "")) > 512:
            raise bad("description is too long")
        return self._set("description", fields, fields.get("description", ""))

    def do_setmyshortdescription(self, fields: Json) -> bool:
        if units(fields.get("short_description", "")) > 120:
            raise bad("short description is too long")
        return self._set("short_description", fields, fields.get("short_description", ""))

    def do_setwebhook(self, fields: Json) -> bool:
        url, secret = fields.get("url", ""), fields.get("secret_token", "")
        if secret and not SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        # Telegram asks for https; on loopback plain http stands in for the proxy in front.
        if url and not url.startswith(("https://", "http://127.0.0.1")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = {"url": url, "secret": secret}
        return True

    def do_deletewebhook(self, fields: Json) -> bool:
        self.webhook = {"url": "", "secret": ""}
        return True

    def do_getwebhookinfo(self, fields: Json) -> Json:
        pending = len(self.updates)
        return {"url": self.webhook["url"], "has_custom_certificate": False, "pending_update_count": pending}


def _shown(message: Json) -> Json:
    """What a person sees of it."""
    return {key: value for key, value in message.items() if key not in ("revision", "edit_date")}


def _read(fields: Json) -> Json:
    """Text, links and entities of what the bot writes."""
    text, links = read_text(fields, "text", TEXT_MOST, "message text is empty")
    return {"text": text, "links": links, "entities": read_entities(fields, "text")}


def _echoed(message: Json) -> Json:
    """What the bot is told of its message: inline buttons are part of it, the keys under the chat are not."""
    if "inline_keyboard" in message.get("reply_markup", {}):
        return message
    return {key: value for key, value in message.items() if key != "reply_markup"}

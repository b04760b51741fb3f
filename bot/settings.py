"""The bot's settings: the only place under bot that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from content import settings as content_settings

API = "https://api.telegram.org"


class BadSetting(ValueError):
    """A setting that is missing or cannot be used: named, with what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`api` is the root of the Bot API; with a `webhook_url` the bot listens, otherwise it polls."""

    token: str
    portal: str
    api: str = API
    webhook_url: str = ""
    webhook_secret: str = ""
    host: str = "127.0.0.1"
    port: int = 8443
    database_url: str = ""

    @property
    def webhook_path(self) -> str:
        return urlsplit(self.webhook_url).path.lstrip("/")


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings as the environment has them. Raises BadSetting."""
    token, hook = environment.get("TELEGRAM_TOKEN", ""), environment.get("TELEGRAM_WEBHOOK_URL", "")
    secret = environment.get("TELEGRAM_WEBHOOK_SECRET", "")
    if not token:
        raise BadSetting("TELEGRAM_TOKEN is not set: ask @BotFather for one")
    if hook and not secret:
        raise BadSetting("TELEGRAM_WEBHOOK_SECRET is not set: without it anyone could write to the webhook")
    own = f"http://{environment.get('HOST') or '127.0.0.1'}:{environment.get('PORT') or '8000'}"
    return Settings(
        token=token,
        portal=(environment.get("PORTAL_URL") or own).rstrip("/"),
        api=(environment.get("TELEGRAM_API") or API).rstrip("/"),
        webhook_url=hook,
        webhook_secret=secret,
        host=environment.get("BOT_HOST") or "127.0.0.1",
        port=_port(environment.get("BOT_PORT") or "8443"),
        database_url=content_settings.read(environment).database_url,
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise BadSetting(f"BOT_PORT must be a number from 1 to 65535, not {text!r}")
    return int(text)


def prefer_durations() -> None:
    """The library then hands out waiting times as durations, and does not warn that it once will."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")

"""What an operator may set. The only place in the portal that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network

from content import settings as content_settings

Network = IPv4Network | IPv6Network


class BadSetting(ValueError):
    """A setting that cannot be used: named, with what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """None is needed to try the portal; PORTAL_URL and the operator's lines are needed to publish it."""

    host: str = "127.0.0.1"
    port: int = 8000
    portal_url: str = "http://127.0.0.1:8000"
    operator_name: str = ""
    operator_contact: str = ""
    telegram_username: str = ""
    trusted_proxies: tuple[Network, ...] = ()
    service_worker: bool = True
    database_url: str = ""

    @property
    def contact_address(self) -> str:
        """The operator's contact as something a link can hold: a bare e-mail address becomes mailto:."""
        contact = self.operator_contact
        return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings as the environment has them. Raises BadSetting."""
    host = environment.get("HOST") or "127.0.0.1"
    port = _port(environment.get("PORT") or "8000")
    return Settings(
        host=host,
        port=port,
        portal_url=(environment.get("PORTAL_URL") or _address(host, port)).rstrip("/"),
        operator_name=environment.get("OPERATOR_NAME", ""),
        operator_contact=environment.get("OPERATOR_CONTACT", ""),
        telegram_username=environment.get("TELEGRAM_USERNAME", "").removeprefix("@"),
        trusted_proxies=_networks(environment.get("TRUSTED_PROXIES", "")),
        service_worker=environment.get("SERVICE_WORKER", "on").lower() not in ("off", "0", "no", "false"),
        database_url=content_settings.database_url(),
    )


def _address(host: str, port: int) -> str:
    """The address a browser on this machine can open: "every interface" is not one."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "127.0.0.1"}.get(host, host)  # noqa: S104 (compared, not bound)
    return f"http://[{reachable}]:{port}" if ":" in reachable else f"http://{reachable}:{port}"


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise BadSetting(f"PORT must be a number from 1 to 65535, not {text!r}")
    return int(text)


def _networks(text: str) -> tuple[Network, ...]:
    """Addresses or networks of the proxies in front of us, with commas between them."""
    try:
        return tuple(ip_network(each.strip(), strict=False) for each in text.split(",") if each.strip())
    except ValueError as error:
        raise BadSetting(f"TRUSTED_PROXIES must be addresses or networks with commas: {error}") from error

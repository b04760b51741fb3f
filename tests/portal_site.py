"""A portal in this process, on a fixed day, with three schools: what the portal's tests lean on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from content.desk import Desk, read_law
from content.places import Point
from content.schools import School
from portal.app import create_app
from portal.settings import Settings

DAY = date(2026, 11, 22)
SETTINGS = Settings(
    portal_url="https://wijzer.example",
    operator_name="Stichting Voorbeeld",
    operator_contact="hallo@voorbeeld.example",
    telegram_username="voorbeeld_bot",
)
UTRECHT = Point(52.09, 5.12)


class Shelf:
    """Schools without a database."""

    def schools(self) -> Sequence[School]:
        source = "https://school.example/over"
        return (
            School("a-school", "A & B School", "holder", city="Utrecht", postcode="3511AB", point=UTRECHT,
                   hourly_rate=Decimal("12.50"), routes=("b1", "z"), evening=True, online=False,
                   website="https://school.example", source_url=source, checked_on=date(2026, 10, 1)),
            School("c-school", "C-school", "unverified", city="Utrecht", point=UTRECHT,
                   source_url=source, source_date="2025-11"),
            School("d-school", "D-school", "unverified", city="Zeist", point=Point(52.08, 5.23),
                   website="javascript:alert(1)", source_url=source, source_date="2025"),
        )  # fmt: skip


@cache
def desk() -> Desk:
    return Desk(read_law(), Shelf())


def portal(day: date = DAY, settings: Settings = SETTINGS) -> ASGIApp:
    return create_app(settings, desk(), lambda: day)


@contextmanager
def visiting(app: ASGIApp, **headers: str) -> Iterator[TestClient]:
    """A visitor who follows no redirect by himself."""
    with TestClient(
        app, "https://wijzer.example", raise_server_exceptions=True, follow_redirects=False
    ) as client:
        client.headers.update({"accept-language": "nl", **headers})
        yield client


def field(body: str, name: str) -> str:
    """The whole tag of an input, by its name."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', body)
    assert found, name
    return found.group()

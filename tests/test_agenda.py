"""The dates of a situation as calendar text that any agenda reads."""

from collections.abc import Iterator
from datetime import date

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from content.languages import available
from tests.portal_site import DAY, desk, portal, visiting

QUERY = "groep=gezin&pip=2025-09-03&besluit=2026-11-10"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


def days(text: bytes) -> dict[date, str]:
    events = Calendar.from_ical(text).walk("VEVENT")
    return {each.decoded("dtstart"): str(each["summary"]) for each in events}


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_the_days_of_a_term_are_in_it(client: TestClient, language: str) -> None:
    reply = client.get(f"/{language}/agenda.ics?{QUERY}")
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/calendar")
    assert reply.headers["cache-control"] == "no-store"
    found = days(reply.content)
    for day in (date(2028, 9, 3), date(2028, 3, 3), date(2026, 12, 22)):
        assert day in found


def test_every_line_is_as_long_as_the_standard_allows_and_ends_as_it_asks(client: TestClient) -> None:
    content = client.get(f"/ar/agenda.ics?{QUERY}").content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(row) for row in content.split(b"\r\n")) <= 75


def test_the_same_days_are_the_same_bytes_and_a_day_its_own_name() -> None:
    situation = desk().read_given({"pip": "2025-09-03", "groep": "gezin"}, DAY).situation
    first, again = (desk().agenda(situation, "nl", DAY).calendar() for _ in range(2))
    assert first == again
    names = [str(each["uid"]) for each in Calendar.from_ical(first).walk("VEVENT")]
    assert len(names) == len(set(names)) >= 2


def test_a_day_that_has_passed_is_left_out() -> None:
    situation = desk().read_given({"pip": "2023-03-03", "groep": "gezin"}, DAY).situation
    assert [each for each in desk().agenda(situation, "nl", DAY).days if each.day < DAY] == []


@pytest.mark.parametrize("query", ["", "pip=gisteren", "pip=2022-02-01", "groep=gezin"])
def test_without_a_day_there_is_no_file(client: TestClient, query: str) -> None:
    assert client.get(f"/nl/agenda.ics?{query}").status_code == 404


def test_a_worked_out_term_leads_to_it(client: TestClient) -> None:
    page = client.get("/nl/termijn?groep=gezin&pip=2024-03-03").text
    assert 'href="/nl/agenda.ics?groep=gezin&amp;pip=2024-03-03"' in page.replace("&pip", "&amp;pip")
    assert "agenda.ics" not in client.get("/nl/termijn").text

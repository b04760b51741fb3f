"""The API: the same as the tool, as JSON; what cannot be read is named."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.portal_site import portal, visiting


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


def test_a_situation_is_decided(client: TestClient) -> None:
    reply = client.post("/api/v1/decide/term?on=2026-11-22", json={"pip_date": "2024-03-03"})
    assert reply.status_code == 200
    facts = reply.json()["facts"]
    assert (facts["start"], facts["end"], facts["days_left"]) == ("2024-03-04", "2027-03-03", 101)
    assert reply.json()["because"]
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("subject", "situation", "field"),
    [
        ("term", {"pip_date": "2024-02-31"}, "pip_date"),
        ("term", {"pip_date": "2050-01-01"}, "pip_date"),
        ("term", {"pip_date": "1999-01-01"}, "pip_date"),
        ("hours", {"hours_course": "veel"}, "hours_course"),
        ("term", {"shoe_size": 44}, "shoe_size"),
        ("term", [1], "body"),
    ],
)
def test_a_field_that_cannot_be_read_is_named_with_its_reason(
    client: TestClient, subject: str, situation: object, field: str
) -> None:
    reply = client.post(f"/api/v1/decide/{subject}", json=situation)
    assert reply.status_code == 422
    assert reply.json()["error"]["field"] == field
    assert reply.json()["error"]["reason"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 5000])
def test_a_body_that_is_no_json_is_refused(client: TestClient, body: bytes) -> None:
    reply = client.post("/api/v1/decide/term", content=body, headers={"content-type": "application/json"})
    assert reply.status_code == 422
    assert reply.json()["error"]["field"]


def test_a_day_that_is_none_is_refused(client: TestClient) -> None:
    reply = client.post("/api/v1/decide/term?on=2026-02-31", json={})
    assert (reply.status_code, reply.json()["error"]["field"]) == (422, "on")
    early = client.post("/api/v1/decide/term?on=2019-01-01", json={"pip_date": "2022-01-01"})
    assert early.status_code == 422


def test_an_unknown_subject_or_address_is_not_found(client: TestClient) -> None:
    for reply in (client.post("/api/v1/decide/weather", json={}), client.get("/api/v1/nothing")):
        assert reply.status_code == 404
        assert reply.json()["error"]["reason"]


def test_a_question_gets_the_tools_answer(client: TestClient) -> None:
    reply = client.post(
        "/api/v1/ask",
        json={"text": "Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024.", "lang": "nl"},
    )
    assert reply.status_code == 200
    told = reply.json()
    assert {"lang", "kind", "sure", "topics", "slots", "outcome", "text"} <= set(told)
    assert told["outcome"]["facts"]["end"] == "2027-03-03"
    assert client.post("/api/v1/ask", json={"lang": "nl"}).json()["error"]["field"] == "text"
    assert client.post("/api/v1/ask", json={"text": "", "on": "x"}).json()["error"]["field"] == "on"


def test_schools_come_nearest_first(client: TestClient) -> None:
    told = client.get("/api/v1/schools?near=Utrecht&limit=2").json()
    assert told["place"] == "Utrecht"
    assert [each["id"] for each in told["schools"]] == ["a-school", "c-school"]
    assert client.get("/api/v1/schools?near=Qqxzv").status_code == 422
    assert client.get("/api/v1/schools").json()["error"]["field"] == "near"
    assert client.get("/api/v1/schools?near=Utrecht&km=far").json()["error"]["field"] == "km"


def test_the_description_names_every_address_of_the_contract(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/v1/decide/{subject}", "/api/v1/ask", "/api/v1/schools"} == set(paths)

"""Questions, schools and links: what a person types, and what comes back."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.portal_site import desk, field, portal, visiting


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


def test_a_deep_link_opens_in_the_browsers_language_else_its_own(client: TestClient) -> None:
    code = desk().link("termijn", {"groep": "gezin", "pip": "2024-03-03"}, "ar")
    english = client.get(f"/t/{code}", headers={"accept-language": "en"})
    assert english.status_code == 303
    assert english.headers["location"] == "/en/termijn?groep=gezin&pip=2024-03-03"
    somali = client.get(f"/t/{code}", headers={"accept-language": "so"})
    assert somali.headers["location"].startswith("/ar/termijn?")


def test_a_changed_code_is_refused_with_one_sentence(client: TestClient) -> None:
    code = desk().link("termijn", {"pip": "2024-03-03"}, "ar")
    changed = code[:-1] + ("A" if code[-1] != "A" else "B")
    reply = client.get(f"/t/{changed}")
    assert reply.status_code == 404
    assert "Deze link klopt niet" in reply.text


def test_schools_are_found_by_place_and_what_is_unknown_is_said(client: TestClient) -> None:
    body = client.get("/nl/scholen?plaats=utrecht").text
    assert "A &amp; B School" in body
    assert "€ 12,50" in body
    assert "Prijs per uur: niet bekend: vraag de school" in body
    assert "GeoNames" in body
    assert "Blik op Werk" in body
    school = client.get("/nl/scholen/a-school")
    assert school.status_code == 200
    assert "1 oktober 2026" in school.text
    assert "javascript:" not in client.get("/nl/scholen/d-school").text


def test_a_place_we_do_not_know_comes_back_marked(client: TestClient) -> None:
    reply = client.get("/nl/scholen?plaats=Qqxzv")
    assert reply.status_code == 200
    assert 'aria-invalid="true"' in field(reply.text, "plaats")
    assert 'value="Qqxzv"' in field(reply.text, "plaats")


def test_the_share_page_makes_every_kind_of_link(client: TestClient) -> None:
    body = client.get("/nl/delen?onderwerp=termijn&taal=ar&groep=gezin&pip=2024-03-03").text
    code = desk().link("termijn", {"groep": "gezin", "pip": "2024-03-03"}, "ar")
    assert f"https://wijzer.example/t/{code}" in body
    assert f"https://t.me/voorbeeld_bot?start={code}" in body
    assert "https://wa.me/?text=" in body
    assert "sms:?&amp;body=" in body
    assert "<svg" in body
    picture = client.get(f"/t/{code}/qr.png")
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(f"/t/{code}/qr.svg").headers["content-type"].startswith("image/svg+xml")
    assert client.get("/t/anders/qr.png").status_code == 404
    assert client.get(f"/t/{code}/qr.exe").status_code == 404


def test_a_question_is_answered_with_the_computed_date(client: TestClient) -> None:
    reply = client.post(
        "/nl/vraag", data={"vraag": "Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024."}
    )
    assert reply.status_code == 200
    assert "3 maart 2027" in reply.text
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("question", ["", "   ", "🙂🙂🙂", "\x00", "x" * 5000])
def test_a_question_without_words_gets_a_sentence(client: TestClient, question: str) -> None:
    reply = client.post("/nl/vraag", data={"vraag": question})
    assert reply.status_code == 200
    assert 'name="vraag"' in reply.text


@pytest.mark.parametrize(
    ("page", "question", "language"),
    [
        ("nl", "When must I finish? My PIP is of 3 March 2024.", "en"),
        ("nl", "متى يجب أن أنتهي؟", "ar"),
        ("en", "متى يجب أن أنتهي؟", "ar"),
        ("ar", "PIP", "ar"),
        ("en", "Qqxzv wwkj", "en"),
    ],
)
def test_a_question_is_answered_in_a_language_the_person_reads(
    client: TestClient, page: str, question: str, language: str
) -> None:
    assert f'<html lang="{language}"' in client.post(f"/{page}/vraag", data={"vraag": question}).text

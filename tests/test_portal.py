"""The addresses of the contract, and what a person sees there."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from content.languages import available
from tests.portal_site import DAY, SETTINGS, desk, field, portal, visiting

LANGUAGES = [each.code for each in available()]
PLAIN = ("", "termijn", "pip", "bezwaar", "z-route-uren", "vraag", "scholen", "delen", "bronnen", "privacy",
         "toegankelijkheid", "wijzigingen", "contact", "knm")  # fmt: skip
WORKED_OUT = "/nl/termijn?groep=gezin&pip=2024-03-03"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PLAIN)
def test_every_page_stands_at_its_address_in_every_language(
    client: TestClient, language: str, path: str
) -> None:
    reply = client.get(f"/{language}/{path}")
    assert reply.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language in ("ar", "fa") else "ltr"}">' in reply.text
    for each in available():
        assert f'href="/{each.code}/{path}" hreflang="{each.code}"' in reply.text


@pytest.mark.parametrize("topic", [each.id for each in desk().topics()])
def test_every_topic_has_an_address(client: TestClient, topic: str) -> None:
    assert client.get(f"/nl/{topic}").status_code == 200


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/healthz", "text/plain"),
        ("/readyz", "text/plain"),
        ("/robots.txt", "text/plain"),
        ("/.well-known/security.txt", "text/plain"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/sw.js", "text/javascript"),
        ("/api/openapi.json", "application/json"),
    ],
)
def test_what_machines_ask_for_is_there(client: TestClient, path: str, kind: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith(kind)


def test_the_root_goes_to_the_readers_language_and_lets_others_choose(client: TestClient) -> None:
    wish = {"accept-language": "so, ar;q=0.9, en;q=0.8"}
    assert client.get("/", headers=wish).headers["location"] == "/ar/"
    picker = client.get("/", headers={"accept-language": "so"})
    assert picker.status_code == 200
    for each in available():
        assert f'href="/{each.code}/" hreflang="{each.code}" lang="{each.code}"' in picker.text
    assert picker.headers["vary"].startswith("Accept-Language")
    assert client.get("/nl").headers["location"] == "/nl/"


def test_a_term_is_worked_out_from_the_address(client: TestClient) -> None:
    reply = client.get(WORKED_OUT)
    assert reply.status_code == 200
    assert '<strong class="big">3 maart 2027</strong>' in reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert 'role="img"' in reply.text
    assert "artikel" in reply.text
    assert "checked" in re.search(r'<input[^>]*value="gezin"[^>]*>', reply.text).group()  # type: ignore[union-attr]


def test_an_arabic_page_holds_the_date_in_arabic_and_in_dutch(client: TestClient) -> None:
    body = client.get("/ar/termijn?groep=gezin&pip=2024-03-03").text
    assert 'dir="rtl"' in body
    assert "3 آذار (مارس) 2027" in body
    assert '<bdi lang="nl" dir="ltr">3 maart 2027</bdi>' in body
    assert "artikel 11" in body


def test_a_good_form_goes_to_the_one_address_of_its_situation(client: TestClient) -> None:
    reply = client.get(
        "/nl/termijn?pip_dag=3&pip_maand=03&pip_jaar=2024&groep=gezin&einde_dag=&einde_maand=&einde_jaar="
    )
    assert reply.status_code == 303
    assert parse_qs(urlsplit(reply.headers["location"]).query) == {"groep": ["gezin"], "pip": ["2024-03-03"]}
    again = client.get(reply.headers["location"])
    assert again.status_code == 200


def test_eastern_digits_in_a_form_are_read(client: TestClient) -> None:
    reply = client.get("/ar/termijn?pip_dag=٣&pip_maand=٣&pip_jaar=٢٠٢٤")
    assert reply.headers["location"] == "/ar/termijn?pip=2024-03-03"


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "2", "2024"),
        ("3", "3", "2050"),
        ("3", "3", "1999"),
        ("drie", "maart", "2024"),
        ("3", "", "2024"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_date_comes_back_marked_and_the_rest_is_kept(
    client: TestClient, language: str, day: str, month: str, year: str
) -> None:
    query = f"pip_dag={day}&pip_maand={month}&pip_jaar={year}&groep=gezin"
    reply = client.get(f"/{language}/termijn?{query}")
    assert reply.status_code == 200
    for name, typed in (("pip_dag", day), ("pip_maand", month), ("pip_jaar", year)):
        tag = field(reply.text, name)
        assert f'value="{typed}"' in tag
        assert 'aria-invalid="true"' in tag
        assert 'aria-describedby="pip-fout"' in tag
    assert 'id="pip-fout"' in reply.text
    assert 'value="gezin" checked' in reply.text.replace(' id="groep"', "")


def test_letters_where_hours_belong_come_back_marked(client: TestClient) -> None:
    reply = client.get("/nl/z-route-uren?uren_taal=veel&groep=gezin")
    assert reply.status_code == 200
    tag = field(reply.text, "uren_taal")
    assert 'aria-invalid="true"' in tag
    assert 'value="veel"' in tag


def test_what_may_not_stand_in_an_address_is_taken_out_of_it(client: TestClient) -> None:
    reply = client.get(f"{WORKED_OUT}&inkomen=20000&soort=decision")
    assert reply.status_code == 303
    assert reply.headers["location"] == WORKED_OUT


def test_a_form_with_a_private_field_goes_by_post_and_stays_out_of_the_address(client: TestClient) -> None:
    assert '<form class="card" method="post" action="/nl/bezwaar"' in client.get("/nl/bezwaar").text
    sent = {"besluit_dag": "2", "besluit_maand": "11", "besluit_jaar": "2026", "soort": "decision"}
    reply = client.post("/nl/bezwaar", data=sent)
    assert reply.status_code == 200
    assert '<strong class="big">14 december 2026</strong>' in reply.text
    assert "soort=" not in reply.text


def test_as_of_another_day(client: TestClient) -> None:
    assert "Uw termijn is voorbij" in client.get(f"{WORKED_OUT}&op=2027-06-01").text


def test_htmx_gets_the_part_alone(client: TestClient) -> None:
    reply = client.get(WORKED_OUT, headers={"hx-request": "true"})
    assert "<html" not in reply.text
    assert 'id="uitkomst"' in reply.text
    assert "HX-Request" in reply.headers["vary"]
    assert "HX-Request" in client.get(WORKED_OUT).headers["vary"]


def test_values_out_of_a_link_are_said_to_be(client: TestClient) -> None:
    said = "Deze gegevens komen uit een link"
    assert said in client.get(WORKED_OUT, headers={"sec-fetch-site": "none"}).text
    assert said not in client.get(WORKED_OUT, headers={"sec-fetch-site": "same-origin"}).text
    assert said not in client.get("/nl/termijn").text


@pytest.mark.parametrize(
    ("path", "wish", "language"),
    [
        ("/ar/bestaat-niet", "en", "ar"),
        ("/xx/termijn", "ar", "ar"),
        ("/so/termijn", "ru", "nl"),
        ("/nl/termijn/x/y", "ar", "nl"),
        ("/wp-login.php", "en-GB", "en"),
        ("/nl/scholen/bestaat-niet", "", "nl"),
    ],
)
def test_what_is_not_there_says_so_in_the_nearest_language_with_a_way_on(
    client: TestClient, path: str, wish: str, language: str
) -> None:
    reply = client.get(path, headers={"accept-language": wish})
    assert reply.status_code == 404
    assert f'<html lang="{language}"' in reply.text
    assert f'href="/{language}/"' in reply.text
    assert f'href="/{language}/contact"' in reply.text


def test_a_topic_in_a_language_we_lack_is_offered_in_those_we_have(client: TestClient) -> None:
    body = client.get("/so/termijn").text
    assert all(f'href="/{each.code}/termijn"' in body for each in available())


def test_what_a_person_typed_is_shown_as_text(client: TestClient) -> None:
    hostile = '"><script>alert(1)</script>'
    assert (
        "<script>alert" not in client.get("/nl/termijn", params={"pip_dag": hostile, "pip_maand": "1"}).text
    )
    assert "<script>alert" not in client.post("/nl/vraag", data={"vraag": hostile}).text
    assert "<script>alert" not in client.get("/nl/scholen", params={"plaats": hostile}).text
    assert "<script>alert" not in client.get("/<script>alert(1)</script>").text


def test_a_machine_translation_says_so_once_with_the_dutch_one_tap_away(client: TestClient) -> None:
    body = client.get("/ar/termijn?pip=2024-03-03").text
    assert body.count('class="state"') == 1
    assert '<a href="/nl/termijn?pip=2024-03-03" hreflang="nl">' in body
    assert 'class="state"' not in client.get("/nl/termijn").text


def test_security_txt_names_the_operator_and_lasts(client: TestClient) -> None:
    text = client.get("/.well-known/security.txt").text
    assert f"Contact: mailto:{SETTINGS.operator_contact}" in text
    expires = re.search(r"Expires: (\S+)T", text)
    assert expires
    assert date.fromisoformat(expires.group(1)) > DAY

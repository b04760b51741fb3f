"""The page that explains a letter: pasted or picked, without JavaScript, and nothing of it kept."""

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from starlette.testclient import TestClient

from content.languages import available
from content.letters.entries import letters
from tests.letter_sets import cases
from tests.portal_site import portal, visiting
from tests.servers import serving

FINE = (
    "DUO\n26 oktober 2026\nBoetebeschikking inburgering\n\n"
    "Geachte heer,\nU bent niet op tijd ingeburgerd. {rest}"
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


def paste(client: TestClient, text: str, language: str = "nl") -> str:
    reply = client.post(f"/{language}/brief", data={"tekst": text})
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    return reply.text


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_the_page_says_what_to_cover_before_the_box(client: TestClient, language: str) -> None:
    body = client.get(f"/{language}/brief").text
    assert body.index("BSN") < body.index("<textarea")
    assert 'method="post"' in body
    assert "hx-" not in body


def test_a_pasted_letter_is_explained_with_its_last_day(client: TestClient) -> None:
    body = paste(client, FINE.format(rest="Wij leggen u een boete op van 850 euro. U kunt bezwaar maken."))
    assert "Boetebeschikking (DUO)" in body
    assert "7 december 2026" in body
    assert "Wat moet u doen?" in body


def test_the_letter_does_not_come_back_and_is_not_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        body = paste(client, FINE.format(rest="Mijn naam is Zwaluwstaartje, BSN 123456782."))
    assert "Zwaluwstaartje" not in body + caplog.text
    assert "123456782" not in body + caplog.text


def test_markup_in_a_letter_is_nowhere_on_the_page(client: TestClient) -> None:
    assert "<script>alert" not in paste(
        client, "<script>alert(1)</script> DUO kennisgeving: u moet inburgeren"
    )


def test_every_letter_can_be_picked_from_the_list(client: TestClient) -> None:
    body = client.get("/nl/brief").text
    for key, each in letters().items():
        assert f'value="{key}"' in body
        reply = client.post("/nl/brief", data={"kies": key})
        assert each.heading in reply.text


def test_a_picked_letter_with_its_date_gets_its_last_day(client: TestClient) -> None:
    told = {"kies": "letter-pip", "datum_dag": "2", "datum_maand": "11", "datum_jaar": "2026"}
    assert "14 december 2026" in client.post("/nl/brief", data=told).text


def test_a_wrong_date_comes_back_with_what_was_typed(client: TestClient) -> None:
    told = {"kies": "letter-pip", "datum_dag": "31", "datum_maand": "2", "datum_jaar": "2026"}
    body = client.post("/nl/brief", data=told).text
    assert "Deze datum bestaat niet" in body
    assert 'value="31"' in body
    assert 'value="letter-pip" selected' in body


@pytest.mark.parametrize("told", [{}, {"tekst": "  "}, {"kies": "nothing"}])
def test_nothing_pasted_is_asked_for_again(client: TestClient, told: dict[str, str]) -> None:
    reply = client.post("/nl/brief", data=told)
    assert reply.status_code == 200
    assert "Plak eerst de tekst" in reply.text


def test_deceit_is_called_that_in_the_readers_language(client: TestClient) -> None:
    text = next(each.text for each in cases("others") if each.verdict == "fraud")
    assert "Dit lijkt op oplichting" in paste(client, text)
    assert 'dir="rtl"' in paste(client, text, "ar")


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_an_explained_letter_is_light(client: TestClient, language: str) -> None:
    body = urlencode({"tekst": FINE.format(rest="U kunt bezwaar maken.")})
    head = {"accept-encoding": "br", "content-type": "application/x-www-form-urlencoded"}
    with client.stream("POST", f"/{language}/brief", content=body, headers=head) as reply:
        assert sum(map(len, reply.iter_raw())) <= 13_000


def test_a_very_long_letter_gets_a_clean_answer_over_a_socket(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'portal.db'}"}
    with serving(["-m", "portal"], settings) as server:
        address, much = f"{server.address}/nl/brief", b"tekst=" + b"a" * 5_000_000
        reply = httpx.post(address, content=much, timeout=30, trust_env=False)
    assert reply.status_code == 413
    assert "Uw bericht is te lang" in reply.text

"""Schools on the web: wishes and a location by POST, one school, side by side, an offer, a plan."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from content.desk import Desk, read_law
from content.languages import available
from content.outline import outline
from content.places import Point
from content.schools import School, spot
from portal.app import create_app
from tests.portal_site import DAY, SETTINGS, field, portal, visiting

LANGUAGES = [each.code for each in available()]
SIDES = "scholen/vergelijk?s=a-school&s=c-school"
TOLD = "uren=600&groep=gezin&route=b1&pip=2024-11-03"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


def test_wishes_that_tell_nothing_of_a_person_go_into_the_address(client: TestClient) -> None:
    reply = client.post("/nl/scholen", data={"plaats": "utrrecht", "avond": "ja", "route": "z", "niveau": ""})
    assert reply.status_code == 303
    assert dict(parse_qsl(urlsplit(reply.headers["location"]).query)) == {
        "plaats": "Utrecht", "route": "z", "avond": "ja",
    }  # fmt: skip
    body = client.get(reply.headers["location"]).text
    assert "checked" in field(body, "avond")
    assert "Vraag de school: Leerroute · Les in de avond" in body


@pytest.mark.parametrize("private", [{"lezen": "ja"}, {"spreektaal": "ar"}])
def test_a_wish_that_tells_who_somebody_is_stands_in_no_address(
    client: TestClient, private: dict[str, str]
) -> None:
    reply = client.post("/nl/scholen", data={"plaats": "Utrecht", **private})
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    assert "A &amp; B School" in reply.text
    assert not re.search(r'href="[^"]*(lezen|spreektaal)', reply.text)


def test_a_shared_location_is_used_once_and_stands_nowhere(client: TestClient) -> None:
    reply = client.post("/nl/scholen", data={"lat": "52.09", "lon": "5.12", "plaats": ""})
    assert reply.status_code == 200
    assert "u in de buurt" in reply.text
    assert "A &amp; B School" in reply.text
    assert "52.09" not in reply.text
    assert client.post("/nl/scholen", data={"lat": "north", "lon": "5", "plaats": "Ede"}).status_code == 200


def test_only_our_own_pages_may_ask_for_a_location(client: TestClient) -> None:
    assert "geolocation=(self)" in client.get("/nl/scholen").headers["permissions-policy"]


def test_nothing_near_is_said_and_lessons_by_internet_are_offered(client: TestClient) -> None:
    body = client.get("/nl/scholen?plaats=Vlissingen").text
    assert "Binnen 25 km van Vlissingen is geen school die past" in body
    assert "A &amp; B School" in body


def test_the_map_shows_every_spot_of_the_list(client: TestClient) -> None:
    body = client.get("/nl/scholen?plaats=Utrecht").text
    assert body.count('class="dot"') == 2
    assert body.count('<li class="card"') == 3
    assert 'role="img"' in body


def test_the_outline_holds_the_country_and_is_light() -> None:
    rings = outline()
    assert sum(map(len, rings)) < 300
    land = max(rings, key=len)
    assert all(_inside(spot("", town), land) for town in ("Utrecht", "Groningen", "Maastricht", "Middelburg"))
    assert not _inside(Point(52.7, 5.3), land)  # the IJsselmeer
    assert not _inside(Point(51.2, 4.4), land)  # Antwerp


def _inside(point: Point | None, ring: tuple[Point, ...]) -> bool:
    assert point is not None
    crossings = 0
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        if (one.lat > point.lat) != (other.lat > point.lat):
            share = (point.lat - one.lat) / (other.lat - one.lat)
            crossings += one.lon + share * (other.lon - one.lon) > point.lon
    return crossings % 2 == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_school_says_what_is_known_who_told_it_and_what_to_ask(client: TestClient, language: str) -> None:
    body = client.get(f"/{language}/scholen/a-school").text
    assert 'lang="nl" dir="ltr">Mag ik een les proberen?' in body
    assert "mailto:hallo@voorbeeld.example?subject=a-school" in body
    assert 'href="https://school.example"' in body
    assert "zoekinburgerschool.nl" in body


def test_unknown_is_said_in_words_and_never_as_no(client: TestClient) -> None:
    body = client.get("/nl/scholen/d-school").text
    assert "Nooit nagekeken" in body
    assert "niet bekend: vraag de school" in body
    assert ">nee<" not in body


def test_side_by_side_is_a_table_with_source_and_date(client: TestClient) -> None:
    body = client.get(f"/nl/{SIDES}&{TOLD}&plaats=Utrecht").text
    assert body.count('scope="col"') == 3
    assert "€ 7.500" in body
    assert "nagekeken op 1 oktober 2026" in body
    assert body.count("niet bekend: vraag de school") > 3
    assert "verschilt" in body


def test_of_four_schools_three_are_shown_and_that_is_said(client: TestClient) -> None:
    body = client.get(f"/nl/{SIDES}&s=d-school&s=b-school").text
    assert "Wij tonen de eerste 3" in body


def test_an_offer_and_an_income_stay_in_the_page(client: TestClient) -> None:
    typed = {"aanbod_naam": "<Taalhuis>", "aanbod_prijs": "11,00", "aanbod_uren": "500", "groep": "gezin"}
    reply = client.post(f"/nl/{SIDES}", data=typed)
    assert reply.status_code == 200
    assert "&lt;Taalhuis&gt;" in reply.text
    assert "€ 5.500" in reply.text
    reply = client.post(f"/nl/{SIDES}", data={"uren": "600", "groep": "gezin", "inkomen": "90000"})
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    assert "90000" not in re.sub(r"<input[^>]*>", "", reply.text)


def test_what_may_stand_in_an_address_goes_there_with_the_schools(client: TestClient) -> None:
    form = {"uren": "600", "groep": "gezin", "pip_dag": "3", "pip_maand": "11", "pip_jaar": "2024"}
    reply = client.post(f"/nl/{SIDES}", data=form)
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/nl/{SIDES}&groep=gezin&pip=2024-11-03&uren=600"


def test_a_wrong_offer_comes_back_marked(client: TestClient) -> None:
    reply = client.post(f"/nl/{SIDES}", data={"aanbod_prijs": "veel", "aanbod_uren": "12"})
    assert reply.status_code == 200
    assert 'aria-invalid="true"' in field(reply.text, "aanbod_prijs")
    assert 'value="veel"' in field(reply.text, "aanbod_prijs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_has_its_days_a_link_and_a_picture_of_it(client: TestClient, language: str) -> None:
    body = client.get(f"/{language}/scholen/plan?s=a-school&{TOLD}").text
    assert "<svg" in body
    assert f"https://wijzer.example/{language}/scholen/plan?s=a-school&amp;" in body
    assert "2027" in body


def test_a_plan_keeps_the_income_out_of_its_link(client: TestClient) -> None:
    form = {"uren": "600", "groep": "gezin", "pip": "2024-11-03", "inkomen": "30000"}
    body = client.post("/nl/scholen/plan?s=a-school", data=form).text
    assert "https://wijzer.example/nl/scholen/plan?s=a-school" in body
    assert "inkomen=30000" not in body


def test_the_page_of_the_registers_age_names_its_days(client: TestClient) -> None:
    body = client.get("/nl/scholen/register").text
    assert "1 oktober 2026" in body
    assert "12 maanden" in body


def test_a_school_not_looked_at_for_two_years_is_on_request_only() -> None:
    class Old:
        def schools(self) -> tuple[School, ...]:
            point = spot("", "Utrecht")
            return (
                School("old", "Oud", "holder", city="Utrecht", point=point, checked_on=date(2024, 1, 1)),
                School("ageing", "Ouder", "holder", city="Utrecht", point=point, checked_on=date(2025, 6, 1)),
            )

    register = Old().schools()

    class Kept:
        def schools(self) -> tuple[School, ...]:
            return register

    with visiting(create_app(SETTINGS, Desk(read_law(), Kept()), lambda: DAY)) as visitor:
        body = visitor.get("/nl/scholen?plaats=Utrecht").text
        assert "Dit is oud: nagekeken op 1 juni 2025" in body
        assert ">Oud<" not in body
        assert "Toon ook 1 school" in body
        assert ">Oud<" in visitor.get("/nl/scholen?plaats=Utrecht&ouder=ja").text

"""Search: in every language, with mistakes, in another script, while typing and as a page."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from content.search import Entry, Index
from tests.portal_site import desk, portal, visiting


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


@pytest.mark.parametrize(
    ("query", "language", "path"),
    [
        ("pip", "nl", "woord/pip"),
        ("beschiking", "nl", "woord/beschikking"),
        ("bezwar maken", "nl", "woord/bezwaar"),
        ("leerb", "nl", "woord/leerbaarheidstoets"),
        ("persoonlijk plan", "ar", "woord/pip"),
        ("dwangbefel", "ar", "woord/dwangbevel"),
        ("vrijsteling", "en", "woord/vrijstelling"),
        ("hoeveel kost het examen", "nl", "examen-kosten"),
        ("when must i finish", "en", "termijn"),
        ("الغرامة", "ar", "boete-duo"),
        ("غرامه", "ar", "boete-duo"),
        ("اعتراض", "ar", "bezwaar"),
        ("пип", "nl", "woord/pip"),
    ],
)
def test_what_is_meant_is_among_the_first(query: str, language: str, path: str) -> None:
    assert path in [each.entry.path for each in desk().bookcase.find(query, language)[:3]]


def test_a_query_in_another_language_is_found_and_shown_in_the_readers_own() -> None:
    first = desk().bookcase.find("اعتراض", "nl")[0].entry
    assert (first.path, first.language) == ("bezwaar", "nl")


@pytest.mark.parametrize("query", ["", " ", "l", "zzzzqqqq", "123456", "💡", "\x00", "a" * 5000])
def test_nothing_is_made_of_nothing(query: str) -> None:
    assert desk().bookcase.find(query, "nl") == ()


def test_the_kind_asked_for_is_the_only_one_found() -> None:
    assert {each.entry.kind for each in desk().bookcase.find("boete", "nl", "word")} == {"word"}


def test_the_whole_name_goes_before_a_name_it_begins() -> None:
    entries = [
        Entry("word", name, name, "", ((name, 3.0),), "nl") for name in ("boetebeschikking", "boete", "fiets")
    ]
    assert Index(entries).find("boete")[0].entry.path == "boete"


def test_the_page_shows_what_was_found_and_what_to_do_when_nothing_was(client: TestClient) -> None:
    page = client.get("/nl/zoeken?q=aanmanning")
    assert '<a href="/nl/woord/aanmaning">' in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "Wij vonden niets" in client.get("/nl/zoeken?q=zzzzqqqq").text
    assert client.get("/nl/zoeken").headers["cache-control"].startswith("public")


def test_while_typing_only_the_list_comes(client: TestClient) -> None:
    part = client.get("/ar/zoeken?q=PIP", headers={"hx-request": "true"})
    assert part.headers["vary"].startswith("HX-Request")
    assert part.headers["cache-control"] == "no-store"
    assert "<html" not in part.text
    assert "/ar/woord/pip" in part.text
    words = client.get("/ar/woord?q=", headers={"hx-request": "true"})
    assert words.text.count("<li>") >= 150


def test_what_was_typed_comes_back_escaped(client: TestClient) -> None:
    page = client.get("/nl/zoeken", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page

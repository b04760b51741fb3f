"""The glossary, the sheets and the cards: whole, plain, in every language; where a page leads to a word."""

import re
from collections.abc import Iterator

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from content import glossary
from content.answers import Dutch
from content.bookcase import Bookcase
from content.desk import UnknownTalk, UnknownWord
from content.folding import fold
from content.languages import available, catalogue
from content.plainness import sentences
from content.sheets import Pair
from content.wording.terms import lines
from tests.portal_site import DAY, desk, portal, visiting

LANGUAGES = [each.code for each in available()]
TALKS = ("voor-uw-pip", "brede-intake", "pip-gesprek", "voortgangsgesprek")
TERMS = re.compile(r'href="#(w-[\w-]+)"')


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(portal()) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def bookcase() -> Bookcase:
    return desk().bookcase


def test_there_are_enough_words() -> None:
    assert len(glossary.entries()) >= 150


@pytest.mark.parametrize("word", glossary.entries().values(), ids=lambda each: each.id)
def test_a_word_is_explained_in_two_sentences(word: glossary.Entry) -> None:
    assert len(sentences(word.text)) >= 2
    assert len(re.findall(r"[.?!](?:\s|$)", word.text)) == 2
    assert word.meaning
    assert not word.meaning.endswith(".")


def test_a_spelling_belongs_to_one_word() -> None:
    met: dict[str, str] = {}
    for each in glossary.entries().values():
        for spelling in each.spellings:
            assert met.setdefault(fold(spelling), each.id) == each.id, spelling


def test_a_word_is_found_by_any_spelling_and_by_its_id() -> None:
    for text in ("PIP", "pip", "Persoonlijk plan Inburgering en Participatie", "persoonlijk-plan"):
        assert glossary.entry(text).id == "pip"
    with pytest.raises(glossary.UnknownWord):
        glossary.entry("fietsbel")


def test_a_word_with_capitals_is_not_the_word_without() -> None:
    assert [word for _, _, word in glossary.found_in("De MAP zit in een map.")] == ["map"]


def test_a_part_of_a_longer_term_is_no_word_by_itself() -> None:
    found = list(
        glossary.found_in("Dat is het Persoonlijk plan Inburgering en Participatie van de gemeente.")
    )
    assert [word for _, _, word in found] == ["gemeente"]


def test_dutch_text_leads_to_each_word_once(bookcase: Bookcase) -> None:
    answer = desk().topic("termijn", "nl", DAY)
    met = [
        part.word
        for block in answer.blocks
        for line in lines(block)
        for part in line.parts
        if isinstance(part, Dutch) and part.word
    ]
    assert "termijn" in met
    assert len(met) == len(set(met))
    assert {each.id for each in answer.words} == set(met)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", [each.id for each in desk().topics() if each.answers])
def test_a_term_opens_its_explanation_on_the_same_page(client: TestClient, language: str, topic: str) -> None:
    page = client.get(f"/{language}/{topic}").text
    assert [each for each in TERMS.findall(page) if page.count(f'id="{each}"') != 1] == []


@pytest.mark.parametrize("query", ["naast=nl", "groep=gezin&pip=2024-03-03&naast=nl"])
def test_so_it_does_where_two_languages_stand_side_by_side(client: TestClient, query: str) -> None:
    page = client.get(f"/ar/termijn?{query}").text
    found = set(TERMS.findall(page))
    assert len(found) > 5
    assert [each for each in found if page.count(f'id="{each}"') != 1] == []


def test_the_worked_out_part_brings_its_own_words(client: TestClient) -> None:
    part = client.get("/ar/termijn?groep=gezin&pip=2024-03-03", headers={"hx-request": "true"}).text
    found = TERMS.findall(part)
    assert found
    assert [each for each in found if part.count(f'id="{each}"') != 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_a_page_and_another_spelling_leads_to_it(client: TestClient, language: str) -> None:
    page = client.get(f"/{language}/woord/beschikking")
    assert page.status_code == 200
    assert "In deze brief staat een besluit over u." in page.text
    moved = client.get(f"/{language}/woord/Persoonlijk plan Inburgering en Participatie")
    assert (moved.status_code, moved.headers["location"]) == (308, f"/{language}/woord/pip")


def test_a_word_we_do_not_have_is_searched_for(client: TestClient) -> None:
    page = client.get("/nl/woord/beschiking-boete")
    assert page.status_code == 404
    assert "/nl/woord/boetebeschikking" in page.text
    assert client.get("/nl/woord/fietsbelxx").status_code == 404


def test_the_list_holds_every_word_and_a_search_some(client: TestClient) -> None:
    everything = client.get("/nl/woord").text
    assert all(f'href="/nl/woord/{each}"' in everything for each in glossary.entries())
    some = client.get("/nl/woord?q=aanmanning").text
    assert "/nl/woord/aanmaning" in some
    assert "/nl/woord/gemeente" not in some


def test_an_unknown_word_and_talk_are_named() -> None:
    with pytest.raises(UnknownWord):
        desk().bookcase.word("fietsbel", "nl")
    with pytest.raises(UnknownTalk):
        desk().bookcase.sheets.talk("koffie", catalogue("nl"), DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_sentences_to_show(client: TestClient, bookcase: Bookcase, language: str) -> None:
    groups = bookcase.sheets.cards(catalogue(language), DAY)
    found = [each for group in groups for each in group.sentences]
    assert len(found) >= 30
    page = client.get(f"/{language}/kaartjes").text
    assert all(_drawn(each) in page for each in found)


def _drawn(pair: Pair) -> str:
    return f'lang="nl" dir="ltr" class="nl">{escape(pair.dutch.text)}<'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("talk", TALKS)
def test_each_talk_has_its_sheet(client: TestClient, language: str, talk: str) -> None:
    page = client.get(f"/{language}/gesprek/{talk}")
    assert page.status_code == 200
    assert "<svg" in page.text
    assert f"wijzer.example/{language}/gesprek/{talk}" in page.text
    assert "{" not in re.sub(r"<style>.*?</style>|<meta[^>]*>", "", page.text, flags=re.DOTALL)
    assert client.get(f"/{language}/gesprek").text.count(f"/gesprek/{talk}") == 1


def test_a_talk_we_do_not_have_is_not_there(client: TestClient) -> None:
    assert client.get("/nl/gesprek/koffie").status_code == 404

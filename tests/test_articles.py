"""Articles: only what every channel can show, and a changed paragraph falls back to Dutch and says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from content import articles
from content.articles import UnreadableArticle, parse
from content.desk import Desk, read_law
from content.editing import NEEDED, check, sentences, stale
from content.languages import SOURCE, Catalogue, available, catalogue, language
from content.topics import topics
from content.wording.plain import block_rows

ON = date(2026, 11, 22)
LAW = read_law()
WRITTEN = [each.id for each in topics() if each.written]
HEAD = "---\nid: termijn\nsources: wi2021-11\nrelated: pip\n---\n"
FIRST = [
    "stappen",
    "plichten",
    "termijn",
    "termijn-verlengen",
    "pip",
    "bezwaar",
    "z-route",
    "z-route-uren",
    "kosten",
    "examen-aanmelden",
    "taalschool-vinden",
    "brief-gekregen",
    "contact",
]


def test_the_first_topics_are_written() -> None:
    assert set(FIRST) <= set(WRITTEN)


@pytest.mark.parametrize("topic", WRITTEN)
def test_an_article_has_every_part_it_needs(topic: str) -> None:
    found = articles.article(topic)
    headings = [part.messages[0] for part in found.parts if part.kind == "heading"]
    assert set(NEEDED) <= set(headings)
    assert found.sources
    assert headings == sorted(headings, key=articles.SECTIONS.index)


@pytest.mark.parametrize("topic", WRITTEN)
@pytest.mark.parametrize("code", [each.code for each in available()])
def test_an_article_leaves_no_placeholder_unfilled(topic: str, code: str) -> None:
    read = articles.read(topic, catalogue(code), LAW, ON)
    rows = [row for block in (*read.short, *read.rest) for row in block_rows(block)]
    assert not [row for row in rows if "{" in row or "}" in row]


@pytest.mark.parametrize("topic", WRITTEN)
def test_the_dutch_is_plain(topic: str) -> None:
    counts = [len(each.split()) for each in sentences(topic)]
    assert max(counts) <= 18
    assert sum(counts) / len(counts) <= 10


def test_nothing_is_left_for_an_editor_to_mend() -> None:
    assert check(complete=False, on=ON) == []


def test_what_is_past_its_review_is_listed() -> None:
    assert stale(LAW, ON) == []
    assert {row["key"] for row in stale(LAW, date(2027, 11, 22))} == set(LAW.parameters)


def english(translations: dict[str, str]) -> Catalogue:
    catalog = Catalog(locale="en")
    for dutch, text in translations.items():
        catalog.add(dutch, text)
    return Catalogue(language("en"), Catalog(locale="en"), catalog)


@pytest.fixture
def one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text of our own in the place of the term's, read anew."""
    monkeypatch.setattr(articles, "TEXTS", tmp_path)
    monkeypatch.setattr(articles, "article", articles.article.__wrapped__)
    return tmp_path / "termijn.md"


def test_a_paragraph_whose_dutch_changed_falls_back_to_dutch_and_says_so(one_article: Path) -> None:
    words = english({"U hebt tijd.": "You have time.", "Bel DUO.": "Call DUO."})
    one_article.write_text(f"{HEAD}\n## Kort\nU hebt tijd.\n\nBel DUO.\n", encoding="utf-8")
    before = articles.read("termijn", words, LAW, ON)
    assert [block.line.text for block in before.short] == ["You have time.", "Call DUO."]  # type: ignore[union-attr]
    assert before.complete
    one_article.write_text(f"{HEAD}\n## Kort\nU hebt nog tijd.\n\nBel DUO.\n", encoding="utf-8")
    after = articles.read("termijn", words, LAW, ON)
    lines = [block.line for block in after.short]  # type: ignore[union-attr]
    assert [(each.text, each.language) for each in lines] == [
        ("U hebt nog tijd.", SOURCE),
        ("Call DUO.", "en"),
    ]
    assert not after.complete
    notice = Desk(LAW).topic("termijn", "en", ON).notices
    assert notice
    assert notice[0].language == "en"


def test_a_fuzzy_entry_is_never_shown(one_article: Path) -> None:
    catalog = Catalog(locale="en")
    catalog.add("U hebt tijd.", "You have time.", flags=["fuzzy"])
    words = Catalogue(language("en"), Catalog(locale="en"), catalog)
    one_article.write_text(f"{HEAD}\n## Kort\nU hebt tijd.\n", encoding="utf-8")
    assert not articles.read("termijn", words, LAW, ON).complete


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("no head at all", "head"),
        ("---\nid: nothing\n---\n## Kort\n", "topics.toml"),
        ("---\nid: termijn\nrelated: nothing\n---\n## Kort\n", "topics.toml"),
        (f"{HEAD}\n## Mijn kop\n", "no section"),
        (f"{HEAD}\n## Kort\n- een\n  - twee\n", "inside a list"),
    ],
)
def test_what_a_channel_cannot_show_is_refused_by_file(text: str, wrong: str) -> None:
    with pytest.raises(UnreadableArticle, match=rf"x\.md.*{wrong}"):
        parse(text, "x.md")


def test_a_figure_in_an_article_is_the_laws(one_article: Path) -> None:
    one_article.write_text(f"{HEAD}\n## Kort\nU hebt {{term.length}}.\n", encoding="utf-8")
    read = articles.read("termijn", catalogue(SOURCE), LAW, ON)
    assert [row for block in read.short for row in block_rows(block)] == ["U hebt 3 jaar."]
    assert [value.key for value in read.values] == ["term.length"]

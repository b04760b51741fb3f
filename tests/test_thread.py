"""What a message means after the ones before it: in every language, and no more than is said."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from content import thread as threads
from content.desk import Desk, Thread, carries, read_law, wished_language
from content.languages import languages
from content.slots.dates import with_year
from content.topics import topics

ON = date(2026, 11, 22)
TABLE = tomllib.loads((Path(threads.__file__).parent / "thread.toml").read_text(encoding="utf-8"))
TERM = Thread("termijn", {"pip": "2024-03-03"}, "nl", chosen=True)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(read_law())


def test_every_language_of_ours_has_words_to_go_on_with() -> None:
    codes = {each.code for each in languages()}
    for kind in ("fillers", "someone-else", "cost", "when", "where", "correction", "language"):
        assert set(TABLE[kind]) == codes, kind
        assert all(TABLE[kind].values())


def test_what_a_word_leads_to_is_a_topic_and_one_only() -> None:
    known = {each.id for each in topics()}
    for leads in TABLE["leads-to"].values():
        listed = [topic for of in leads.values() for topic in of]
        assert set(leads) | set(listed) <= known
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize("topic", ["alleen-en-veilig", "scheiding", "ziek-of-zwanger", "ontheffing"])
def test_a_topic_that_tells_of_a_life_is_not_remembered(topic: str) -> None:
    assert not carries(topic)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in English, please!", "en"),
        ("Nederlands graag", "nl"),
        ("بالعربية", "ar"),
        ("на английском", "en"),
        ("ik zoek een cursus Nederlands", None),
        ("Engels en Arabisch", None),
        ("", None),
    ],
)
def test_only_a_message_that_asks_for_a_language_changes_it(text: str, language: str | None) -> None:
    assert wished_language(text) == language


@pytest.mark.parametrize(
    ("text", "topic", "given"),
    [
        ("nee, 4 maart", "termijn", {"pip": "2024-03-04"}),
        ("4 maart 2024", "termijn", {"pip": "2024-03-04"}),
        ("ik bedoel asiel", "termijn", {"pip": "2024-03-03", "groep": "asiel"}),
        ("en wat kost dat dan?", "boete-duo", {"pip": "2024-03-03"}),
        ("wat kost een taalcursus", "kosten", {"pip": "2024-03-03"}),
        ("en voor haar?", "termijn", {}),
        ("en voor mijn vrouw? haar PIP is van 9 april 2025", "termijn", {"pip": "2025-04-09"}),
    ],
)
def test_a_word_that_follows(desk: Desk, text: str, topic: str, given: dict[str, str]) -> None:
    turn = desk.converse(text, TERM, ON)
    assert turn.reply.answer.topic == topic
    assert dict(turn.reply.given) == given


def test_of_somebody_else_nothing_enters_what_is_known(desk: Desk) -> None:
    first = desk.converse("en voor mijn man?", TERM, ON)
    second = desk.converse("9 april 2025", first.thread, ON)
    assert second.reply.given == {"pip": "2025-04-09"}
    assert first.thread.given == second.thread.given == TERM.given
    own = desk.converse("wanneer moet ik klaar zijn met inburgeren", second.thread, ON)
    assert own.reply.given == TERM.given
    assert not own.thread.other


def test_a_wife_who_is_dutch_is_no_somebody_else(desk: Desk) -> None:
    turn = desk.converse(
        "Ik ben hier omdat ik met mijn Nederlandse vrouw getrouwd ben, moet ik inburgeren?", TERM, ON
    )
    assert not turn.thread.other


def test_danger_leaves_the_thread_where_it_was(desk: Desk) -> None:
    turn = desk.converse("mijn man slaat mij", TERM, ON)
    assert turn.reply.kind == "emergency"
    assert turn.thread == TERM


@pytest.mark.parametrize(
    ("text", "expected"),
    [("nee 4 maart", "4 maart 2024"), ("4 maart 2025", "4 maart 2025"), ("geen datum", "geen datum")],
)
def test_a_year_goes_only_where_none_stands(text: str, expected: str) -> None:
    assert expected in with_year(text, 2024)
    assert with_year(text, 2024).count("20") <= 1

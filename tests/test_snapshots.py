"""Every article in every language, and an answer of each subject, as text: reviewed like code.

`UPDATE_SNAPSHOTS=1 make test ARGS=tests/test_snapshots.py` writes them anew; review the difference.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from content.desk import SUBJECTS, Desk, read_law
from content.languages import available
from content.topics import topics
from content.wording.plain import as_text

FOLDER = Path(__file__).parent / "snapshots"
ON = date(2026, 11, 22)
LANGUAGES = [each.code for each in available()]
TOPICS = {each.subject: each.id for each in reversed(topics())}
"""The first topic on which a subject is worked out, by subject."""
TOLD = {
    "groep": "gezin",
    "bij": "nl",
    "route": "b1",
    "brief": "2024-01-08",
    "pip": "2024-03-03",
    "besluit": "2026-11-02",
    "uren_taal": "320",
    "gehaald": "lezen:A2,knm",
    "prijs": "12.50",
    "uren": "600",
    "inkomen": "28000",
    "partner": "true",
    "schuld": "8000",
    "voldaan": "2026-06-01",
    "geboren": "1990-05-05",
    "nationaliteit": "other",
    "reden": "ext-ziekte",
    "reden_van": "2024-04-01",
    "reden_tot": "2024-08-01",
}
"""One person, told in full: a family member of a Dutch partner, half way."""


@cache
def desk() -> Desk:
    return Desk(read_law())


def compare(name: str, text: str) -> None:
    """With the file of that name; written instead where that is asked for."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text + "\n", f"look at {path.name}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", [each.id for each in topics()])
def test_an_article_reads_as_it_did(topic: str, language: str) -> None:
    compare(f"{language}/{topic}", as_text(desk().topic(topic, language, ON)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_answer_reads_as_it_did(subject: str, language: str) -> None:
    answer = desk().work_out(TOPICS[subject], TOLD, language, ON)
    assert answer.outcome is not None
    compare(f"{language}/answers/{subject}", as_text(answer))


def test_no_snapshot_is_of_what_is_gone() -> None:
    known = {f"{code}/{each.id}" for code in LANGUAGES for each in topics()}
    known |= {f"{code}/answers/{subject}" for code in LANGUAGES for subject in SUBJECTS}
    there = {str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.txt")}
    assert there == known

"""Was this clear, and what had no answer: counted by topic or language and day, and nothing else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from starlette.testclient import TestClient

from content.desk import Desk, UnknownTopic, read_law
from content.store import database
from content.store.signals import Signals, UnknownKind
from portal.app import create_app
from tests.portal_site import DAY, SETTINGS, Shelf, visiting

ROOT = Path(__file__).parents[1]
SECRET = "mijn buurman heet Jan"


@pytest.fixture
def signals(engine: Engine) -> Signals:
    return Signals(engine)


@pytest.fixture
def client(signals: Signals) -> Iterator[TestClient]:
    with visiting(create_app(SETTINGS, Desk(read_law(), Shelf(), signals), lambda: DAY)) as visitor:
        yield visitor


def counted(signals: Signals) -> dict[tuple[object, object], object]:
    return {(row["kind"], row["about"]): row["count"] for row in signals.counts()}


def test_one_more_is_one_more(signals: Signals) -> None:
    for kind in ("clear", "clear", "unclear"):
        signals.add(kind, "termijn", DAY)
    signals.add("clear", "termijn", date(2026, 11, 23))
    assert [(row["day"], row["kind"], row["count"]) for row in signals.counts()] == [
        ("2026-11-22", "clear", 2), ("2026-11-22", "unclear", 1), ("2026-11-23", "clear", 1),
    ]  # fmt: skip
    assert len(list(signals.counts(date(2026, 11, 23)))) == 1
    with pytest.raises(UnknownKind):
        signals.add("told", "termijn", DAY)


def test_only_a_count_a_day_can_be_kept(engine: Engine) -> None:
    kept = {each["name"] for each in inspect(engine).get_columns("signals")}
    assert kept == {"day", "kind", "about", "count"}


def test_a_database_that_does_not_answer_loses_a_count_not_a_reader(tmp_path: Path) -> None:
    Signals(database.engine(f"sqlite:///{tmp_path / 'empty.db'}")).add("clear", "termijn", DAY)


def test_yes_and_no_are_counted_on_the_web(client: TestClient, signals: Signals) -> None:
    page = client.get("/nl/termijn").text
    assert 'action="/nl/duidelijk"' in page
    assert 'name="onderwerp" value="termijn"' in page
    for said in ("ja", "ja", "nee"):
        reply = client.post("/nl/duidelijk", data={"onderwerp": "termijn", "duidelijk": said})
        assert reply.status_code == 200
        assert "Dank u" in reply.text
        assert "set-cookie" not in reply.headers
    assert counted(signals) == {("clear", "termijn"): 2, ("unclear", "termijn"): 1}


def test_the_script_gets_its_thanks_alone(client: TestClient) -> None:
    told = {"onderwerp": "pip", "duidelijk": "nee"}
    reply = client.post("/nl/duidelijk", data=told, headers={"hx-request": "true"})
    assert reply.headers["content-type"].startswith("text/plain")
    assert reply.text.startswith("Dank u.")


@pytest.mark.parametrize("told", [{}, {"onderwerp": "pip"}, {"onderwerp": SECRET, "duidelijk": "ja"},
                                  {"onderwerp": "pip", "duidelijk": SECRET}])  # fmt: skip
def test_what_is_no_answer_is_not_counted(client: TestClient, signals: Signals, told: dict[str, str]) -> None:
    assert client.post("/nl/duidelijk", data=told).status_code == 404
    assert counted(signals) == {}


def test_a_question_without_an_answer_is_counted_by_language_and_never_kept(
    client: TestClient, signals: Signals
) -> None:
    client.post("/nl/vraag", data={"vraag": f"{SECRET}, hoe plant ik tulpen in een pot?"})
    client.post("/nl/vraag", data={"vraag": "wat is de pip"})
    assert counted(signals) == {("unanswered", "nl"): 1}


def test_a_topic_that_does_not_exist_is_refused(signals: Signals) -> None:
    with pytest.raises(UnknownTopic):
        Desk(read_law(), None, signals).note_clear(SECRET, DAY, clear=True)


def test_the_tool_shows_the_counts(sqlite_url: str) -> None:
    base = database.engine(sqlite_url)
    database.migrate(base)
    Signals(base).add("unanswered", "ti", DAY)
    base.dispose()

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "content", "signals", *more],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": sqlite_url},
            capture_output=True,
            text=True,
            check=False,
        )

    assert [json.loads(row) for row in run().stdout.splitlines()] == [
        {"day": "2026-11-22", "kind": "unanswered", "about": "ti", "count": 1}
    ]
    assert run("--since", "2026-11-23").stdout == ""
    wrong = run("--since", "gisteren")
    assert wrong.returncode == 2
    assert wrong.stderr.strip() == "since: is not a date: write YYYY-MM-DD"

"""The editors' and operators' tool, run as they run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


def run(*arguments: str, given: str | bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
    data = given.encode() if isinstance(given, str) else given
    environment = {**os.environ, **settings}
    command = [sys.executable, "-m", "content", *arguments]
    return subprocess.run(
        command, input=data, capture_output=True, cwd=ROOT, env=environment, timeout=60, check=False
    )


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of a refusal."""
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1), done.stderr.decode()
    return lines[0]


def test_decide_works_out_a_term() -> None:
    done = run("decide", "term", "--on", "2026-11-22", given='{"pip_date":"2024-03-03"}')
    (outcome,) = rows(done)
    assert done.returncode == 0
    assert outcome["facts"] == {
        "start": "2024-03-04",
        "end": "2027-03-03",
        "first_end": "2027-03-03",
        "days_left": 101,
        "phase": "last-half-year",
        "apply_from": "2026-09-03",
    }
    assert "artikel 11" in [value["source"]["place"] for value in outcome["because"]]


def test_a_batch_goes_on_after_a_bad_line() -> None:
    lines = [
        '{"id": 1, "subject": "term", "on": "2026-11-22", "situation": {"pip_date": "2024-03-03"}}',
        "not json",
        '{"id": 3, "subject": "term", "on": "2026-11-22", "situation": {"pip_date": "2024-02-31"}}',
        '{"id": 4, "subject": "nothing", "on": "2026-11-22", "situation": {}}',
        '{"id": 5, "subject": "term", "on": "yesterday", "situation": {}}',
        '{"id": 6, "subject": "term", "on": "2021-01-01", "situation": {}}',
        "\xff",
        '{"id": 8, "subject": "hours", "on": "2026-11-22", "situation": {"route": "z", "group": "asiel"}}',
    ]
    done = run("decide", "--batch", given="\n".join(lines).encode("latin-1"))
    found = rows(done)
    assert done.returncode == 2
    assert done.stderr == b""
    assert [row.get("error", {}).get("field") for row in found] == [
        None,
        "line",
        "pip_date",
        "subject",
        "on",
        "on",
        "line",
        None,
    ]
    assert found[0]["facts"]["end"] == "2027-03-03"
    assert found[-1]["id"] == 8
    assert "term.length" in found[5]["error"]["reason"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"pip_date":"1999-03-03"}', "before the law"),
        ('{"pip_date":"2050-03-03"}', "more than a year ahead"),
        ('{"hours_course":"many"}', "hours_course"),
        ('{"unheard_of":1}', "unheard_of"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_situation_that_cannot_be_read_is_one_clear_line(given: str, says: str) -> None:
    assert says in refused(run("decide", "term", "--on", "2026-11-22", given=given))


def test_before_the_first_value_the_line_names_key_and_day() -> None:
    line = refused(run("decide", "term", "--on", "2021-06-01", given="{}"))
    assert "term.length" in line
    assert "2021-06-01" in line


def test_ask_answers_with_the_computed_day() -> None:
    done = run("ask", "--lang", "ar", "--on", "2026-11-22", "متى يجب أن أنتهي؟ خطتي PIP بتاريخ 3 مارس 2024")
    (reply,) = rows(done)
    assert done.returncode == 0
    assert (reply["lang"], reply["kind"], reply["sure"]) == ("ar", "topic", True)
    assert reply["topics"][0]["id"] == "termijn"
    assert reply["slots"]["pip_date"] == "2024-03-03"
    assert reply["outcome"]["facts"]["end"] == "2027-03-03"
    assert "3 maart 2027" in reply["text"]


def test_ask_tells_hours_of_lessons_under_both_names() -> None:
    (reply,) = rows(run("ask", "--lang", "nl", "ik heb honderdtachtig uur les gehad op de z-route"))
    assert reply["slots"]["hours_language"] == reply["slots"]["hours_course"] == 180


def test_ask_takes_a_batch_of_anything_people_send() -> None:
    texts = ["", "😀", "a" * 100_000, "wanneer moet ik klaar zijn", "\u0000"]
    lines = [json.dumps({"id": at, "text": text, "on": "2026-11-22"}) for at, text in enumerate(texts)]
    done = run("ask", "--batch", given="\n".join([*lines, '{"id": "x"}']))
    found = rows(done)
    assert done.returncode == 2
    assert [row["id"] for row in found] == [*range(len(texts)), "x"]
    assert found[-1]["error"]["field"] == "text"
    assert all(row["text"] for row in found[:-1])
    assert found[3]["topics"][0]["id"] == "termijn"


def test_explain_gives_the_answer_as_json() -> None:
    done = run(
        "explain", "termijn", "--lang", "ar", "--on", "2026-11-22", "--situation", '{"pip_date":"2024-03-03"}'
    )
    (answer,) = rows(done)
    assert answer["outcome"]["facts"]["end"] == "2027-03-03"
    assert answer["sources"]
    assert answer["blocks"]
    assert answer["language"] == "ar"


def test_explain_refuses_what_is_not_there() -> None:
    assert "nothing" in refused(run("explain", "nothing", "--lang", "nl"))
    assert "xx" in refused(run("explain", "termijn", "--lang", "xx"))
    assert "on" in refused(run("explain", "termijn", "--lang", "nl", "--on", "31-02-2026"))


def test_a_link_and_back() -> None:
    settings = {"PORTAL_URL": "https://example.org/", "TELEGRAM_USERNAME": "@wijzer_bot"}
    arguments = ["--lang", "ar", "--group", "gezin", "--pip-date", "2024-03-03", "--place", "the hague"]
    (link,) = rows(run("link", "termijn", *arguments, "--pvt-done", **settings))
    assert (
        link["url"] == "https://example.org/ar/termijn?groep=gezin&pip=2024-03-03&klaar=pvt&plaats=Den+Haag"
    )
    assert link["telegram"] == f"https://t.me/wijzer_bot?start={link['code']}"
    assert link["situation"] == {
        "group": "gezin",
        "pip_date": "2024-03-03",
        "pvt_done": True,
        "place": "Den Haag",
    }
    (back,) = rows(run("unlink", link["code"], **settings))
    assert back == link


@pytest.mark.parametrize("name", ["--income", "--partner", "--birth-date", "--granted", "--text", "plain"])
def test_a_link_refuses_by_name_what_may_not_stand_in_it(name: str) -> None:
    assert name in refused(run("link", "termijn", name, "1"))


def test_a_link_refuses_a_wrong_value() -> None:
    assert "pip_date" in refused(run("link", "termijn", "--pip-date", "2024-02-31"))
    assert "nothing" in refused(run("link", "nothing"))
    assert "xx" in refused(run("link", "termijn", "--lang", "xx"))


def test_a_broken_code_is_refused() -> None:
    assert "broken" in refused(run("unlink", "aGxyCRPgAADPD"))


def test_languages_tells_what_is_translated() -> None:
    found = {row["language"]: row for row in rows(run("languages"))}
    assert len(found) == 12
    assert found["nl"] == {
        "language": "nl",
        "interface": 1.0,
        "articles": 1.0,
        "phrases": 1.0,
        "state": "source",
    }
    for code in ("en", "ar", "tr", "fa", "ti"):
        assert min(found[code]["interface"], found[code]["articles"]) > 0.9
        assert found[code]["state"] == "machine"


def test_stale_lists_what_is_past_review() -> None:
    assert rows(run("stale", "--on", "2026-11-22")) == []
    assert "term.length" in {row["key"] for row in rows(run("stale", "--on", "2030-01-01"))}


def test_check_finds_nothing_to_mend() -> None:
    done = run("check")
    assert (done.returncode, done.stderr) == (0, b"")

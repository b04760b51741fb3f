"""Letters: which one a text is, the day on it, the last day in it, and what the desk says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from unittest.mock import patch

import pytest

from content.addresses import addresses
from content.desk import UnknownLetter
from content.languages import available
from content.letters.checks import faults
from content.letters.dates import last_days, written_on
from content.letters.entries import Letter, letters
from content.letters.tables import table
from content.rules import objection
from content.rules.situation import Situation
from tests.letter_sets import DAY, cases, measure, reader
from tests.portal_site import desk

OWN = ("duo", "gemeente", "others")
HARSH = ("harsh", "harsher")
"""Written after the words, and then mended for."""


UNSEEN_FIRST, UNSEEN_AMONG = 0.90, 0.95


def test_our_own_letters_are_known_again() -> None:
    found = measure(*OWN)
    assert found.first >= 0.97, found.missed
    assert found.among >= 0.99, found.missed
    assert found.foreign_as_ours == 0


def test_letters_in_other_words_are_known_again() -> None:
    found = measure(*HARSH)
    assert found.first >= 0.94, found.missed
    assert found.among >= 0.96, found.missed
    assert found.foreign_as_ours <= 0.05


def test_letters_never_mended_for_are_mostly_known_again() -> None:
    """The true figure: none of its words was taken over."""
    found = measure("unseen")
    print(f"unseen: first {found.first:.3f}, among {found.among:.3f} of {found.read}; {found.missed}")
    assert found.first >= UNSEEN_FIRST, found.missed
    assert found.among >= UNSEEN_AMONG, found.missed
    assert found.foreign_as_ours <= 0.05


def test_every_letter_stands_in_the_sets_three_times() -> None:
    counted = Counter(each.letter for name in OWN for each in cases(name) if "scan" not in each.name[-5:-1])
    counted.update(each.letter for name in OWN for each in cases(name) if each.name.endswith("scan0"))
    assert {key: counted[key] for key, each in letters().items() if each.ours and counted[key] < 3} == {}


@pytest.mark.parametrize("name", [*OWN, *HARSH])
def test_the_date_on_a_clean_letter_is_read(name: str) -> None:
    clean = [each for each in cases(name) if each.how != "scan"]
    wrong = [each.name for each in clean if written_on(each.text) != each.written]
    assert len(wrong) <= 0.03 * len(clean), wrong


@pytest.mark.parametrize("name", [*OWN, *HARSH])
def test_a_last_day_printed_in_a_clean_letter_is_read(name: str) -> None:
    printed = [each for each in cases(name) if each.how != "scan" and isinstance(each.last_day, date)]
    assert printed
    assert [(each.name, reader().read(each.text).printed) for each in printed
            if reader().read(each.text).printed != each.last_day] == []  # fmt: skip


@pytest.mark.parametrize("name", ["duo", "gemeente"])
def test_a_decision_gets_the_last_day_to_object_of_the_law(name: str) -> None:
    law = desk().law
    for each in cases(name):
        if each.how == "clean" and each.last_day == "objection":
            found = desk().letter(each.text, "nl", DAY).last_day
            assert (
                found == objection.decide(Situation(decision_date=each.written), DAY, law).facts["last_day"]
            )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Groningen, 3 november 2026\nGeachte heer", date(2026, 11, 3)),
        ("Datum: O3-11-2O26\n\nGeachte heer", date(2026, 11, 3)),
        ("Datum l2 decernber 2026\n\nBeste", date(2026, 12, 12)),
        ("DUO\n3november2026\n\nBeste", date(2026, 11, 3)),
        ("Dagtekening\n2 juni 2026\nUw examen is op 4 juli 2026", date(2026, 6, 2)),
        ("2026-11-03\nBeste mevrouw", date(2026, 11, 3)),
        ("U wordt verwacht op dinsdag 4 mei 2026 om 10.00 uur", None),
        ("Uw geboortedatum: 1 januari 1990\nGeachte heer", None),
        ("Op uw brief van 3 maart 2026 antwoorden wij", None),
        ("Datum: 31 februari 2026", None),
        ("", None),
    ],
)
def test_the_date_of_a_letter_is_told_from_other_days(text: str, day: date | None) -> None:
    assert written_on(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Betaal uiterlijk op 12 oktober 2026.", date(2026, 10, 12)),
        ("Reageer vóór 12 oktober 2026.", date(2026, 10, 11)),
        ("U kunt tot en met 12 oktober bezwaar maken.", date(2026, 10, 12)),
        ("Stuur het terug voor 12 januari.", date(2027, 1, 12 - 1)),
        ("Periode: van 1 juni tot en met 31 augustus 2026. Betaal op tijd.", None),
        ("Het examen is op 12 oktober 2026.", None),
    ],
)
def test_a_last_day_is_told_from_other_days(text: str, day: date | None) -> None:
    found = [each.day for each in last_days(text, date(2026, 5, 1)) if each.acts]
    assert next(iter(found), None) == day


def test_what_was_read_before_a_day_printed_is_shown_beside_it() -> None:
    """A fine names a day to pay; the day to object is the law's own, and stands beside it."""
    text = (
        "DUO\n1 juni 2026\nBoetebeschikking inburgering\n"
        "U bent niet op tijd ingeburgerd. Betaal de boete uiterlijk 6 juli 2026."
    )
    reply = desk().letter(text, "nl", date(2026, 6, 5))
    assert reply.last_day == date(2026, 7, 6)
    assert "13 juli 2026" in str(reply.as_json()["text"])


def test_a_reminder_has_no_day_to_object_and_says_so() -> None:
    reply = desk().letter_named("letter-aanmaning", date(2026, 10, 1), "nl", DAY)
    assert reply.last_day is None
    assert "geen bezwaar" in str(reply.as_json()["text"])


def test_a_receipt_of_an_objection_has_no_last_day() -> None:
    (each,) = (each for each in cases("duo") if each.name == "duo-67-scan0")
    assert each.letter == "letter-bezwaar-decision"
    assert desk().letter(each.text, "nl", DAY).last_day is None


def test_a_letter_that_is_not_ours_has_no_letters_and_names_its_office() -> None:
    text = "Belastingdienst\n30 april 2026\nVoorlopige aanslag inkomstenbelasting. U ontvangt een teruggaaf."
    found = desk().letter(text,
                          "nl", DAY).as_json()  # fmt: skip
    assert (found["verdict"], found["letters"], found["sender"]) == ("other-office", [], "Belastingdienst")


@pytest.mark.parametrize("name", ["IND", "Dienst Toeslagen", "CJIB"])
def test_an_office_we_explain_is_explained_though_not_ours(name: str) -> None:
    texts = {each.office: each.text for each in cases("others") if each.how == "clean"}
    key = {"IND": "ind", "Dienst Toeslagen": "toeslagen", "CJIB": "cjib"}[name]
    reply = desk().letter(texts[key], "nl", DAY)
    assert reply.found.sender == name
    assert "geen brief over inburgering" in str(reply.as_json()["text"])


def test_a_warning_against_deceit_is_no_deceit() -> None:
    text = "DUO\nBesluit terugbetalen inburgeringslening\nGeachte heer, u betaalt elke maand terug. "
    warning = "Let op: DUO vraagt nooit om uw pincode en stuurt nooit een betaallink."
    assert reader().read(text + warning).verdict == "ours"
    assert reader().read(text + "Geef uw pincode door via deze link: duo-betalen.info").verdict == "fraud"


BREAKING = ("", "   ", "?", "a" * 20_000, "0" * 20_000, "1.1.1." * 4000, "\u00e9\x00\u202e" * 500)
LONG_ROWS = ("uiterlijk " * 3000, "a@" * 8000, "DUO " * 5000, "\u0663 \u0645\u0627\u064a\u0648 " * 2000)


@pytest.mark.parametrize("text", [*BREAKING, *LONG_ROWS])
def test_no_text_breaks_it(text: str) -> None:
    found = desk().letter(text, "nl", DAY).as_json()
    assert found["verdict"] in {"foreign", "ours", "other-office", "fraud"}


def test_the_reply_holds_nothing_of_the_letter() -> None:
    text = (
        "DUO\n3 november 2026\nGeachte mevrouw Zwaluwstaartje, BSN 123456782. "
        "U moet inburgeren. Kennisgeving."
    )
    for language in (each.code for each in available()):
        reply = desk().letter(text, language, DAY)
        assert "waluw" not in repr(reply)
        assert "123456782" not in repr(reply)


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(UnknownLetter):
        desk().letter_named("letter-nothing", None, "nl", DAY)


def test_the_list_is_whole() -> None:
    assert list(faults(desk().law)) == []
    assert set(table("cues.toml")) == set(letters())
    for key, office in table("offices.toml").items():
        assert not office.get("call") or office["call"] in addresses(), key
        assert not office.get("letter") or office["letter"] in letters(), key


def test_a_fault_in_the_list_is_named_in_an_editors_words() -> None:
    wrong = Letter(
        "letter-x", "duo", "X", " ".join(["woord"] * 19) + ".", (), "Na {no.key}.", "nobody", "no-topic"
    )
    with patch("content.letters.checks.letters", lambda: {"letter-x": wrong}):
        found = "\n".join(faults(desk().law))
    for part in ("no topic", "nobody", "no words to know it by", "no.key", "more than 18 words"):
        assert part in found


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_every_letter_is_explained_in_every_language(language: str) -> None:
    for key in letters():
        text = str(desk().letter_named(key, date(2026, 11, 2), language, DAY).as_json()["text"])
        assert "{" not in text, key
        assert letters()[key].heading in text, key


def letter_command(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "content", "letter", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, check=False)


def test_the_batch_answers_each_line_and_names_what_is_wrong() -> None:
    text = next(each.text for each in cases("duo") if each.letter == "letter-pip" or each.letter)
    rows = [json.dumps({"id": "a", "text": text}), json.dumps({"id": "b", "text": 7}), "no json",
            json.dumps({"id": "c", "text": "Pannenkoeken: bloem, melk en eieren."})]  # fmt: skip
    done = letter_command("--batch", "--on", "2026-11-22", given="\n".join(rows))
    found = [json.loads(row) for row in done.stdout.splitlines()]
    assert done.returncode == 2
    assert set(found[0]) == {"id", "verdict", "sure", "letters", "sender", "date", "last_day", "text"}
    assert found[0]["letters"][0]["id"] == "letter-kennisgeving"
    assert found[1] == {"id": "b", "error": {"field": "text", "reason": "is not text"}}
    assert found[2]["error"]["field"] == "line"
    assert (found[3]["verdict"], found[3]["letters"], found[3]["sender"]) == ("foreign", [], None)


def test_one_letter_is_answered_in_the_language_asked() -> None:
    done = letter_command(
        "--lang", "en", "--on", "2026-11-22", "DUO: u moet inburgeren. Kennisgeving inburgeringsplicht."
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["sender"] == "DUO"
    refused = letter_command("--lang", "xx", "een brief")
    assert refused.returncode == 2
    assert refused.stderr.strip() == "lang: there is no catalogue for xx"

"""The questions about exams, lessons and reasons: what a form sends becomes what a rule reads."""

from __future__ import annotations

from datetime import date

import pytest

from content.desk import ROUTE_OF_PAGE, read_law
from content.languages import SOURCE, catalogue
from content.question_parts import ASKED, composed, shown
from content.questions import Given, question, read_given
from content.rules.grounds import NEARLY
from content.rules.situation import Circumstance
from content.rules.subjects import SUBJECTS
from tests.test_rules import CASES, work_out

LAW = read_law()
ON = date(2026, 11, 22)


def given(**typed: str) -> Given:
    return read_given(typed, ON, LAW)


def asked(subject: str, **typed: str) -> dict[str, object]:
    found = question(subject, given(**typed), catalogue(SOURCE), LAW)
    return {each.name: each for each in found.fields}


def test_a_field_for_each_part_becomes_one_value_of_an_address() -> None:
    read = given(gehaald_lezen="B1", gehaald_knm="ja", gehaald_spreken="")
    assert read.clean == {"gehaald": "lezen:B1,knm"}
    assert read.situation.passed == {"lezen": "B1", "knm": ""}
    assert [shown(f"gehaald_{part}", read.clean) for part in ("lezen", "knm", "spreken")] == ["B1", "ja", ""]


def test_one_part_answered_keeps_the_others() -> None:
    told = composed({"gehaald": "lezen:B1,knm", "gehaald_lezen": "B2"})
    assert told["gehaald"] == "lezen:B2,knm"
    assert composed({"gehaald": "lezen:B1"}) == {"gehaald": "lezen:B1"}


def test_a_level_that_does_not_exist_is_marked_at_its_field() -> None:
    found = question("exams", given(route="b1", gehaald_lezen="C2"), catalogue(SOURCE), LAW)
    assert "gehaald_lezen" in {each.parameter for each in found.wrong}


def test_a_reason_needs_its_first_day_and_may_still_go_on() -> None:
    assert given(reden="ext-ziekte").situation.circumstances == ()
    told = given(reden="ext-ziekte", reden_van_dag="1", reden_van_maand="3", reden_van_jaar="2025")
    assert told.situation.circumstances == (Circumstance("ext-ziekte", date(2025, 3, 1)),)
    done = given(reden="ext-ziekte", reden_van="2025-03-01", reden_tot="2025-08-31")
    assert done.situation.circumstances[0].end == date(2025, 8, 31)


def test_nearly_finished_has_no_first_day() -> None:
    assert given(reden=NEARLY).situation.circumstances[0].ground == NEARLY


def test_flags_and_attempts_come_as_what_they_are() -> None:
    told = given(lessen="false", pvt_af="true", pogingen_lezen="٢", inpip_knm="true", inpip_lezen="false")
    assert told.situation.lessons_attended is False
    assert told.situation.pvt_done is True
    assert told.situation.map_done is None
    assert told.situation.attempts == {"lezen": 2}
    assert told.situation.pip_exams == ("knm",)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("reden", "zomaar"), ("lessen", "misschien"), ("pogingen_knm", "x"), ("reden_van", "x")],
)
def test_what_cannot_be_read_is_named(name: str, typed: str) -> None:
    assert given(**{name: typed}).errors.keys() == {name}


@pytest.mark.parametrize("subject", ASKED)
def test_every_field_has_its_words_and_reasons_stand_in_no_address(subject: str) -> None:
    for situation in ({}, {"route": "z", "groep": "asiel"}, {"reden": NEARLY}, {"groep": "overig"}):
        for each in question(subject, given(**situation), catalogue(SOURCE), LAW).fields:
            assert each.label
            assert not each.in_address or not each.parameter.startswith(("red", "pog", "les", "inp"))


def test_only_what_matters_to_this_person_is_asked() -> None:
    assert "attempts_lezen" in asked("fees", route="b1", groep="asiel")
    assert "attempts_lezen" not in asked("fees", route="b1", groep="overig")
    assert "in_pip_knm" in asked("exams", route="z")
    assert "in_pip_knm" not in asked("exams", route="b1")
    assert "reason_from" not in asked("extension", reden=NEARLY)
    assert "lessons_attended" in asked("extension", reden=NEARLY, groep="asiel")
    assert "hours_course" in asked("extension", reden=NEARLY, groep="overig")
    assert "passed_lezen" not in asked("fine", route="z", groep="asiel")
    assert "hours_participation" in asked("fine", route="z", groep="asiel")
    assert "map_done" not in asked("fine", route="onderwijs")
    assert "lessons_attended" in asked("fine", route="onderwijs", groep="overig")
    assert "hours_course" in asked("fine", route="b1", groep="overig")


def test_lowered_parts_come_by_post_all_at_once_or_one_by_one() -> None:
    assert given(lager="alles").situation.downscaled == ("lezen", "luisteren", "schrijven", "spreken")
    assert given(lager="nee").situation.downscaled == ()
    assert given().situation.downscaled is None
    some = given(lager="deel", lager_spreken="true", lager_lezen="false")
    assert some.situation.downscaled == ("spreken",)
    assert given(lager="misschien").errors.keys() == {"lager"}
    assert "lowered" in asked("exams", route="b1")
    assert "lowered_spreken" not in asked("fees", route="b1", lager="alles")
    assert "lowered_spreken" in asked("fees", route="b1", lager="deel")
    assert "lowered" not in asked("fees", route="onderwijs")


TOLD_BY = {
    "passed": "passed_lezen",
    "attempts": "attempts_lezen",
    "downscaled": "lowered",
    "pip_exams": "in_pip_lezen",
    "circumstances": "reason",
}
"""The question that tells a field of a Situation, where it has another name."""
BY_DONE = ("pvt_done", "map_done", "final_talk_done")
NOT_ASKED = {
    "granted": "the last day that DUO gives has it in it",
    "law": "asked with the duty; every other page only says to look in the letter",
    "notice_date": "an old notice is the old law: asked with the duty, the PIP and the steps",
    "finished_date": "who is finished asks no more for the next step",
    "pip_date": "bounds how many hours can be: told where it is asked for more",
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_calculator_asks_for_what_its_rule_needs(subject: str) -> None:
    """Whatever changes an outcome of a golden case when it is not told, is asked for in some situation."""
    needed = set()
    for case in (each for name, each in CASES if name == subject):
        whole = work_out(subject, case)
        if whole.finding("old-law") or whole.finding("contradiction"):
            continue
        for field in case["situation"]:
            less = {name: value for name, value in case["situation"].items() if name != field}
            if work_out(subject, {**case, "situation": less}).facts != whole.facts:
                needed.add(field)
    offered = {
        name
        for typed in (
            {},
            *({"route": each} for each in ("b1", "onderwijs", "z")),
            {"reden": NEARLY, "route": "b1"},
        )
        for group in ("asiel", "gezin", "overig")
        for name in asked(subject, **{"groep": group, "lager": "deel", **typed})
    }
    offered |= set(BY_DONE) if "done" in offered else set()
    offered |= {"route"} if subject in ROUTE_OF_PAGE else set()
    lacking = {each for each in needed if TOLD_BY.get(each, each) not in offered}
    assert lacking <= set(NOT_ASKED)

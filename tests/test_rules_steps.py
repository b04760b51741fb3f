"""What holds of the duty, the steps and the switch for everybody, and of the questions that ask for them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from content.desk import Desk, read_law
from content.languages import catalogue
from content.questions import question, read_given
from content.rules.situation import Granted, Group, Nationality, Route, Situation, Sponsor
from content.rules.steps import ORDER
from content.rules.subjects import decide

LAW = read_law()
ON = date(2026, 11, 22)
DAYS = st.dates(date(2022, 1, 1), date(2026, 11, 22))
SITUATIONS = st.builds(
    Situation,
    group=st.none() | st.sampled_from(Group),
    sponsor=st.none() | st.sampled_from(Sponsor),
    route=st.none() | st.sampled_from(Route),
    nationality=st.none() | st.sampled_from(Nationality),
    temporary_stay=st.none() | st.booleans(),
    birth_date=st.none() | st.dates(date(1950, 1, 1), ON),
    notice_date=st.none() | DAYS,
    pip_date=st.none() | DAYS,
    pvt_done=st.none() | st.booleans(),
    map_done=st.none() | st.booleans(),
    final_talk_done=st.none() | st.booleans(),
    hours_course=st.none() | st.integers(0, 900),
    hours_participation=st.none() | st.integers(0, 900),
    finished_date=st.none() | DAYS,
)


@given(SITUATIONS)
def test_a_step_is_done_or_to_do_never_both_and_stands_in_order(told: Situation) -> None:
    facts = decide("steps", told, ON, LAW).as_json()["facts"]
    assert isinstance(facts, dict)
    done, todo = facts["done"] or [], [each["id"] for each in facts["todo"] or []]
    assert not set(done) & set(todo)
    assert done == [each for each in ORDER if each in done]
    assert todo == [each for each in ORDER if each in todo]
    if told.route is not None:
        assert [facts["now"], facts["next"]] == [*todo, None, None][:2]


@given(SITUATIONS)
def test_who_is_not_obliged_hears_it_whatever_else_is_told(told: Situation) -> None:
    outcome = decide("duty", told, ON, LAW)
    if told.nationality is Nationality.EU:
        assert outcome.facts["obliged"] == "no"
    if told.group is Group.ASIEL and told.nationality is not Nationality.EU:
        assert outcome.facts["reason"] != "temporary-stay"


@given(DAYS, st.integers(0, 24), st.sampled_from(Route))
def test_an_extension_never_moves_the_day_to_switch(pip: date, months: int, route: Route) -> None:
    told = Situation(pip_date=pip, route=route)
    longer = Situation(pip_date=pip, route=route, granted=(Granted(months=months),))
    before, after = decide("switch", told, ON, LAW).facts, decide("switch", longer, ON, LAW).facts
    assert (before["until"], before["ask_by"]) == (after["until"], after["ask_by"])
    assert isinstance(before["until"], date)
    assert isinstance(before["ask_by"], date)
    assert before["ask_by"] < before["until"]


def test_what_may_stand_in_no_address_is_read_from_a_form() -> None:
    typed = {
        "groep": "overig",
        "tijdelijk": "false",
        "oekraine": "false",
        "nationaliteit": "tr",
        "geboren_dag": "1",
        "geboren_maand": "5",
        "geboren_jaar": "1990",
    }
    read = read_given(typed, ON, LAW)
    assert read.errors == {}
    assert read.situation == Situation(
        group=Group.OVERIG,
        temporary_stay=False,
        ukraine_protection=False,
        nationality=Nationality.TR,
        birth_date=date(1990, 5, 1),
    )
    fields = {each.name: each for each in question("duty", read, catalogue("nl"), LAW).fields}
    assert not any(fields[name].in_address for name in ("temporary_stay", "nationality", "birth_date"))
    assert fields["birth_date"].raw == ("1", "5", "1990")


def test_a_wrong_answer_to_a_closed_question_is_named() -> None:
    assert set(read_given({"tijdelijk": "misschien", "nationaliteit": "x"}, ON, LAW).errors) == {
        "tijdelijk",
        "nationaliteit",
    }


def test_the_page_of_the_lower_level_is_about_the_b1_route() -> None:
    answer = Desk(LAW).work_out("afschalen", {"uren_taal": "450"}, "nl", ON)
    assert answer.outcome is not None
    assert answer.outcome.facts["hours_left"] == 150


def test_the_steps_ask_what_is_done_in_one_question() -> None:
    answer = Desk(LAW).work_out("stappen", {"pip": "2024-03-03", "route": "b1", "klaar": "pvt,map"}, "nl", ON)
    assert answer.outcome is not None
    assert answer.outcome.facts["now"] == "lessons"

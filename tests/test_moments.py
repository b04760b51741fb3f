"""A person's days: which they are, and when to speak of them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from content.desk import read_law
from content.languages import catalogue
from content.moments import Kind, moments
from content.rules.situation import Group, Route, Situation
from content.wording.moments import in_words

LAW = read_law()
ON = date(2026, 11, 22)
TOLD = Situation(group=Group.GEZIN, route=Route.B1, pip_date=date(2024, 3, 3))


def test_the_days_of_a_term_by_hand() -> None:
    """The last day is 3 March 2027; the state exam wants 2 months to register and 4 weeks for the result."""
    found = {each.kind: (each.due, each.about) for each in moments(TOLD, ON, LAW)}
    end = date(2027, 3, 3)
    assert found[Kind.TERM_YEAR] == (date(2026, 3, 3), end)
    assert found[Kind.TERM_HALF] == (date(2026, 9, 3), end)
    assert found[Kind.TERM_QUARTER] == (date(2026, 12, 3), end)
    assert found[Kind.TERM_MONTH] == (date(2027, 2, 3), end)
    assert found[Kind.REGISTER] == (date(2026, 11, 11), date(2026, 11, 25))


def test_the_days_around_an_exam_and_a_decision() -> None:
    told = Situation(exam_date=date(2027, 1, 10), decision_date=date(2026, 11, 2))
    found = {each.kind: (each.due, each.about) for each in moments(told, ON, LAW)}
    assert found == {
        Kind.EXAM_OPENS: (date(2026, 10, 10), date(2026, 12, 27)),
        Kind.EXAM_CLOSES: (date(2026, 12, 20), date(2026, 12, 27)),
        Kind.EXAM_DAY: (date(2027, 1, 9), date(2027, 1, 10)),
        Kind.OBJECTION: (date(2026, 12, 7), date(2026, 12, 14)),
    }


def test_who_told_nothing_has_no_days() -> None:
    assert moments(Situation(), ON, LAW) == ()


@given(st.dates(date(2022, 1, 2), date(2027, 11, 1)))
def test_a_word_comes_before_its_day_and_never_after(pip: date) -> None:
    found = moments(Situation(pip_date=pip, route=Route.B1), ON, LAW)
    assert all(each.due < each.about for each in found)
    assert list(found) == sorted(found, key=lambda each: each.due)


def test_every_kind_has_its_words() -> None:
    told = Situation(
        pip_date=date(2025, 3, 3),
        route=Route.B1,
        exam_date=date(2027, 1, 10),
        decision_date=date(2026, 11, 2),
    )
    found = moments(told, ON, LAW)
    assert {each.kind for each in found} == set(Kind)
    for each in found:
        said = in_words(each, catalogue("nl"))
        assert str(each.about.year) in said.about
        assert said.title
        assert said.todo

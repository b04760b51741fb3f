"""Loan, paying back and costs: what holds for every amount, and that every outcome has its words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.answers import Note, Result, Table
from content.desk import read_law
from content.languages import catalogue
from content.questions import read_given
from content.rules.costs import FREE
from content.rules.instalments import by_year, plan
from content.rules.money import cents
from content.rules.outcome import Finding
from content.rules.reading import read
from content.rules.situation import Group, Situation
from content.rules.subjects import decide
from content.wording.findings import explain
from content.wording.outcomes import blocks
from content.wording.subjects.costs import FREE as FREE_WORDS
from content.wording.subjects.repayment import balance
from content.wording.telling import Telling
from tests.test_rules import CASES, LAW, ON, work_out

MINE = ("costs", "loan", "repayment")
EUROS = st.decimals(0, 20_000, places=2)
INCOMES = st.decimals(0, 120_000, places=2)
RATES = st.decimals(0, 9, places=2)
DUTCH = catalogue("nl")


def told(**given: object) -> Situation:
    return read(given, ON, read_law())


@given(EUROS, RATES, st.integers(1, 240), st.decimals(0, 40, places=2))
def test_a_plan_repays_its_debt_to_the_cent(
    debt: Decimal, rate: Decimal, months: int, least: Decimal
) -> None:
    of = plan(debt, rate, months, least)
    years = list(by_year(of))
    assert of.months <= months
    assert cents(years[-1].left if years else debt) == 0
    assert cents(sum((year.paid for year in years), Decimal(0))) == cents(of.total)
    assert cents(sum((year.interest for year in years), Decimal(0))) == cents(of.total - debt)


@given(EUROS, RATES)
def test_what_is_owed_never_grows_while_paying(debt: Decimal, rate: Decimal) -> None:
    of = plan(debt, rate, 120, Decimal(15))
    owed = [of.debt, *(year.left for year in by_year(of))]
    assert owed == sorted(owed, reverse=True)


@given(st.lists(INCOMES, min_size=2, max_size=2), st.booleans())
def test_more_income_never_gives_a_larger_loan(incomes: list[Decimal], partner: bool) -> None:
    loans = []
    for income in sorted(incomes):
        outcome = decide("loan", Situation(group=Group.OVERIG, income=income, partner=partner), ON, LAW)
        maximum, lowest = outcome.facts["maximum"], outcome.facts["lowest"]
        assert isinstance(maximum, Decimal)
        assert maximum == 0 or 180 <= maximum <= 10_000
        assert lowest is None or (isinstance(lowest, Decimal) and lowest < maximum)
        loans.append(maximum)
    assert loans[0] >= loans[1]


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_more_hours_never_close_a_door(fewer: int, more: int) -> None:
    doors = []
    for hours in (fewer, fewer + more):
        outcome = decide("costs", told(group="overig", route="b1", planned_hours=hours), ON, LAW)
        doors.append({each.code for each in outcome.findings if each.code.startswith("door-")})
    assert doors[1] <= doors[0]


@pytest.mark.parametrize(
    ("subject", "case"),
    [each for each in CASES if each[0] in MINE],
    ids=[f"{subject}: {case['name']}" for subject, case in CASES if subject in MINE],
)
def test_every_outcome_has_its_words(subject: str, case: dict[str, object]) -> None:
    outcome = work_out(subject, case)
    shown = blocks(outcome, read(case["situation"], ON, LAW), DUTCH)  # type: ignore[arg-type]
    assert {explain(each, DUTCH) for each in outcome.findings} <= {
        each.line for each in shown if isinstance(each, Note)
    }
    amounts = [each for each in shown if isinstance(each, Result)]
    assert amounts or outcome.verdict != "known"


def test_the_table_by_year_ends_with_nothing() -> None:
    situation = told(debt=10000, finished_date="2026-03-15")
    outcome = decide("repayment", situation, ON, LAW)
    tables = [each for each in blocks(outcome, situation, DUTCH) if isinstance(each, Table)]
    assert [row[0] for row in tables[0].rows] == [str(year) for year in range(1, 11)]
    assert tables[0].rows[0] == ("1", "€ 1.132,70", "€ 222,12", "€ 9.204,47")
    assert tables[0].rows[-1][3] == "€ 0"


def test_the_picture_begins_with_the_debt_and_ends_with_nothing() -> None:
    situation = told(debt=10000, finished_date="2026-03-15")
    drawn = balance(Telling(decide("repayment", situation, ON, LAW), situation, DUTCH))
    assert drawn is not None
    heights = [each.height for each in drawn.columns]
    assert heights == sorted(heights, reverse=True)
    assert (heights[0], heights[-1], len(heights)) == (1, 0, 11)
    assert [each.amount for each in drawn.columns if each.amount] == ["€ 10.115,05", "€ 5.346,48"]
    assert (drawn.sure, drawn.estimate) == (6, "schatting")
    assert "€ 5.346,48" in drawn.description


def test_a_debt_paid_back_while_the_rate_is_fixed_is_no_estimate() -> None:
    situation = told(debt=600, finished_date="2026-03-15")
    drawn = balance(Telling(decide("repayment", situation, ON, LAW), situation, DUTCH))
    assert drawn is not None
    assert (drawn.estimate, [each.amount for each in drawn.columns if each.amount]) == ("", ["€ 606,90"])


@pytest.mark.parametrize("given", [{}, {"debt": 0, "finished_date": "2026-03-15"}])
def test_without_a_debt_there_is_no_picture(given: dict[str, object]) -> None:
    situation = told(**given)
    assert balance(Telling(decide("repayment", situation, ON, LAW), situation, DUTCH)) is None


def test_a_rate_is_no_amount_of_money() -> None:
    params = {"year": 2027, "rate": Decimal("2.29"), "rate_year": 2026}
    assert "2,29 procent" in explain(Finding("rate-unknown", params), DUTCH).text


def test_every_free_step_has_a_name() -> None:
    assert set(FREE) <= set(FREE_WORDS)


@pytest.mark.parametrize(
    ("name", "typed", "field", "wanted"),
    [
        ("inkomen", "45.000", "income", Decimal(45000)),
        ("inkomen", "€ 45.000,50", "income", Decimal("45000.50")),
        ("inkomen", "45000.50", "income", Decimal("45000.50")),
        ("schuld", "7.763,80", "debt", Decimal("7763.80")),
        ("prijs", "12,50", "price_per_hour", Decimal("12.50")),
        ("partner", "true", "partner", True),
        ("partner", "false", "partner", False),
        ("voldaan", "2026-03-15", "finished_date", date(2026, 3, 15)),
    ],
)
def test_what_a_form_sends_is_read(name: str, typed: str, field: str, wanted: object) -> None:
    given = read_given({name: typed}, ON, LAW)
    assert not given.errors
    assert getattr(given.situation, field) == wanted


def test_a_wrong_answer_is_named() -> None:
    given = read_given({"partner": "maybe", "inkomen": "veel", "voldaan": "2026-02-30"}, ON, LAW)
    assert given.errors == {"partner": "not-one-of", "inkomen": "not-a-number", "voldaan": "not-a-date"}


def test_the_exams_of_the_costs_are_the_fees() -> None:
    for subject, case in CASES:
        if subject in {"costs", "fees"}:
            costs, fees = work_out("costs", case), work_out("fees", case)
            assert costs.facts["exams"] == fees.facts["total"], case["name"]

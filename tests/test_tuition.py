"""What lessons cost, how many a week, and schools side by side: by the rules of the law alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.comparison import OFFER
from content.desk import Desk, read_law
from content.languages import available
from content.pace import pace
from content.rules.situation import Group, Route, Situation
from content.rules.subjects import decide
from content.school_desk import Offer, read_offer
from content.schools import School
from content.tuition import tuition
from content.wording.plain import block_rows
from tests.portal_site import DAY, Shelf

LAW = read_law()
PAYER = Situation(group=Group.GEZIN, route=Route.B1, pip_date=date(2024, 11, 3))
RATE = Decimal("12.50")


def rows(**typed: str) -> dict[str, list[str]]:
    """The cells of two schools of the test register, for what was typed."""
    desk = Desk(LAW, Shelf())
    given = desk.read_given(typed, DAY)
    found = desk.schools.compare(["a-school", "d-school", "nowhere"], given, DAY, "nl")
    return {row.key: [cell.value for cell in row.cells] for row in found.rows}


def test_the_cost_and_the_month_are_those_of_the_rules() -> None:
    found = tuition(PAYER, RATE, 600, DAY, LAW)
    debt = Situation(debt=Decimal(7500), finished_date=DAY, group=Group.GEZIN)
    assert (found.cost, found.covered) == (Decimal("7500.00"), Decimal("7500.00"))
    assert found.monthly == decide("repayment", debt, DAY, LAW).facts["monthly"]
    assert {"loan.maximum", "repayment.rate"} <= {value.key for value in found.because}


@given(st.integers(1, 3000), st.decimals("1.00", "99.99", places=2))
def test_a_loan_never_covers_more_than_the_lessons_or_the_law(hours: int, rate: Decimal) -> None:
    found = tuition(PAYER, rate, hours, DAY, LAW)
    assert found.cost is not None
    assert found.covered == min(found.cost, LAW.on("loan.maximum", DAY).number)


def test_an_income_lowers_the_loan_and_without_one_it_is_said_to_be_the_highest() -> None:
    rich = tuition(replace(PAYER, income=Decimal(90_000), partner=False), RATE, 600, DAY, LAW)
    assert rich.covered == Decimal("0.00")
    assert not rich.at_most
    assert tuition(PAYER, RATE, 600, DAY, LAW).at_most


def test_who_came_for_asylum_pays_and_borrows_nothing() -> None:
    found = tuition(replace(PAYER, group=Group.ASIEL), RATE, 600, DAY, LAW)
    assert (found.free, found.cost, found.covered) == (True, Decimal("0.00"), None)


def test_the_pace_is_reckoned_back_from_the_first_exam() -> None:
    found = pace(PAYER, 600, DAY, LAW)
    assert found is not None
    assert found.end == date(2027, 11, 3)
    assert found.ready_by == min(each.exam_by for each in found.exams) < found.end
    assert found.hours_a_week is not None
    assert found.hours_a_week * found.weeks >= 600 > (found.hours_a_week - 1) * found.weeks


def test_without_a_term_there_is_no_pace_and_after_it_no_week() -> None:
    assert pace(Situation(), 600, DAY, LAW) is None
    over = pace(replace(PAYER, pip_date=date(2022, 3, 3)), 600, DAY, LAW)
    assert over is not None
    assert over.is_over
    assert over.hours_a_week is None


def test_schools_stand_side_by_side_and_unknown_is_never_no() -> None:
    found = rows(uren="600", groep="gezin", route="b1", pip="2024-11-03", plaats="Utrecht")
    assert found["price"] == ["€ 12,50", ""]
    assert found["cost"] == ["€ 7.500", ""]
    assert found["class"] == ["", ""]
    assert found["distance"] == ["ongeveer 1 km", "ongeveer 7 km"]
    assert "distance" not in rows(uren="600")
    assert rows()["cost"] == ["vul uw uren in"] * 2


def test_what_differs_is_marked_and_every_known_cell_says_who_told_it() -> None:
    desk = Desk(LAW, Shelf())
    given = desk.read_given({"uren": "600", "groep": "gezin", "pip": "2024-11-03"}, DAY)
    offer = Offer("Taalhuis", Decimal("11.00"), 500)
    found = desk.schools.compare(["a-school"], given, DAY, "nl", offer)
    by_key = {row.key: row for row in found.rows}
    assert [each.id for each in found.columns] == ["a-school", OFFER]
    assert by_key["cost"].differs
    assert [cell.value for cell in by_key["cost"].cells] == ["€ 7.500", "€ 5.500"]
    assert not by_key["class"].differs
    assert all(cell.told.when for row in found.rows for cell in row.cells if cell.value)


def test_a_school_without_the_keurmerk_gives_no_loan() -> None:
    class Withdrawn:
        def schools(self) -> tuple[School, ...]:
            return (School("w", "W", "withdrawn", hourly_rate=RATE, checked_on=DAY),)

    desk = Desk(LAW, Withdrawn())
    given = desk.read_given({"uren": "600", "groep": "gezin"}, DAY)
    found = desk.schools.compare(["w"], given, DAY, "nl")
    cells = {row.key: row.cells[0].value for row in found.rows}
    assert cells["covered"] == cells["monthly"] == "geen lening bij deze school"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, ()),
        ({"aanbod_prijs": "€ 12,50", "aanbod_uren": "600"}, ()),
        ({"aanbod_prijs": "veel"}, ("aanbod_prijs",)),
        ({"aanbod_prijs": "12", "aanbod_uren": "zes"}, ("aanbod_uren",)),
    ],
)
def test_an_offer_is_read_as_it_was_typed(typed: dict[str, str], wrong: tuple[str, ...]) -> None:
    offer, found = read_offer(typed)
    assert found == wrong
    assert (offer is None) == (not typed)


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_the_plan_names_the_days_the_sum_and_the_month(language: str) -> None:
    desk = Desk(LAW, Shelf())
    given = desk.read_given({"uren": "600", "groep": "gezin", "route": "b1", "pip": "2024-11-03"}, DAY)
    made = desk.schools.plan("a-school", given, DAY, language)
    text = "\n".join(row for block in made.blocks for row in block_rows(block))
    assert "{" not in text
    assert "15" in text
    assert [each.day for each in made.days] == sorted(each.day for each in made.days)
    assert made.days[-1].day == date(2027, 11, 3)
    assert made.sources


def test_a_plan_without_a_term_asks_for_it() -> None:
    desk = Desk(LAW, Shelf())
    made = desk.schools.plan(None, desk.read_given({}, DAY), DAY, "nl")
    assert made.days == ()
    assert "Vul de datum van uw PIP in" in next(iter(block_rows(made.blocks[0])))

"""Properties of more time, exams, fees and fines that hold for everybody."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from content.desk import read_law
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.grounds import ALL
from content.rules.situation import Circumstance, Group, Route, Situation, Sponsor
from content.rules.subjects import decide

LAW = read_law()
ON = date(2026, 11, 22)
PIP = date(2024, 3, 3)
IN_TERM = st.dates(date(2024, 3, 4), date(2026, 11, 22))
PASSED = st.dictionaries(st.sampled_from(LANGUAGE_PARTS), st.sampled_from(("A2", "B1", "B2")))
ATTEMPTS = st.dictionaries(st.sampled_from((*LANGUAGE_PARTS, "knm")), st.integers(0, 5))


@st.composite
def circumstances(draw: st.DrawFn) -> Circumstance:
    first, last = sorted((draw(IN_TERM), draw(IN_TERM)))
    return Circumstance(draw(st.sampled_from(sorted(ALL))), first, draw(st.sampled_from((last, None))))


situations = st.builds(
    Situation,
    group=st.none() | st.sampled_from(Group),
    sponsor=st.none() | st.sampled_from(Sponsor),
    route=st.none() | st.sampled_from(Route),
    pip_date=st.none() | st.dates(date(2022, 1, 1), date(2026, 11, 22)),
    circumstances=st.lists(circumstances(), max_size=4).map(tuple),
    passed=st.none() | PASSED,
    attempts=st.none() | ATTEMPTS,
    downscaled=st.none() | st.lists(st.sampled_from(LANGUAGE_PARTS), max_size=4).map(tuple),
    pip_exams=st.none() | st.lists(st.sampled_from((*LANGUAGE_PARTS, "knm")), max_size=5).map(tuple),
    hours_course=st.none() | st.integers(0, 2000),
    hours_participation=st.none() | st.integers(0, 2000),
    lessons_attended=st.none() | st.booleans(),
    pvt_done=st.none() | st.booleans(),
    map_done=st.none() | st.booleans(),
    final_talk_done=st.none() | st.booleans(),
)


def facts(subject: str, told: Situation) -> Any:
    return decide(subject, told, ON, LAW).facts


@given(situations)
def test_an_extension_by_a_ground_never_shortens_the_term(told: Situation) -> None:
    end = decide("term", told, ON, LAW).facts["end"]
    for row in facts("extension", told)["grounds"]:
        assert row["days"] is None or row["days"] >= 0
        if row["until"] is not None:
            assert row["until"] - end == timedelta(row["days"])


@given(st.lists(st.tuples(IN_TERM, IN_TERM), min_size=1, max_size=4))
def test_days_that_grounds_share_count_once(spans: list[tuple[date, date]]) -> None:
    """Shelter and illness have no ceiling: what they count together is the union of what is long enough."""
    told = tuple(
        Circumstance(ground, min(span), max(span))
        for ground, span in zip(("ext-ziekte", "ext-opvanghuis") * 2, spans, strict=False)
    )
    rows = facts("extension", Situation(pip_date=PIP, circumstances=told))["grounds"][: len(told)]
    counted = [each for each, row in zip(told, rows, strict=True) if row["possible"]]
    union = {
        each.start + timedelta(n) for each in counted for n in range(((each.end or ON) - each.start).days + 1)
    }
    assert sum(row["days"] or 0 for row in rows) == len(union)


@given(situations)
def test_only_a_ground_that_is_possible_gives_time(told: Situation) -> None:
    for row in facts("extension", told)["grounds"]:
        assert row["possible"] or (row["days"], row["until"]) == (None, None)
        assert row["status"] == "in-force" or row["possible"] is None


@given(situations)
def test_a_fine_never_exceeds_its_maximum(told: Situation) -> None:
    found = facts("fine", told)
    municipality, duo = found["municipality"], found["duo"]
    assert municipality["route_usual"] <= municipality["route_first"] <= municipality["route_maximum"]
    assert municipality["route_maximum"] <= municipality["total_maximum"]
    assert Decimal(0) <= duo["together"] <= duo["maximum"] + 2 * duo["each"]
    assert duo["route_now"] is None or Decimal(0) <= duo["route_now"] <= duo["maximum"]


@given(situations)
def test_the_total_of_the_fees_is_the_sum_of_the_parts_to_do(told: Situation) -> None:
    fees, exams = facts("fees", told), facts("exams", told)
    if fees["total"] is not None:
        assert fees["total"] == sum(fees["per_part"].values())
        assert all(name in exams["todo"] for name, fee in fees["per_part"].items() if fee)


@given(situations, st.sampled_from(LANGUAGE_PARTS))
def test_one_more_part_passed_never_costs_more(told: Situation, part: str) -> None:
    more = Situation(
        group=told.group,
        sponsor=told.sponsor,
        route=told.route,
        attempts=told.attempts,
        passed={**(told.passed or {}), part: "B2"},
    )
    less = Situation(
        group=told.group, sponsor=told.sponsor, route=told.route, attempts=told.attempts, passed=told.passed
    )
    dearer, cheaper = facts("fees", less)["total"], facts("fees", more)["total"]
    assert dearer is None or cheaper <= dearer

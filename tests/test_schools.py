"""Which schools are found, in which order, and what is said to be unknown."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import places
from content.school_search import near
from content.schools import STATUSES, School, Wish, spot

ON = date(2026, 11, 22)


def school(name: str, city: str = "Utrecht", **known: object) -> School:
    base = School(
        id=name, name=name, status="holder", city=city, checked_on=date(2026, 11, 1), point=spot("", city)
    )
    return replace(base, **known)  # type: ignore[arg-type]


def names(schools: list[School], wish: Wish | None = None, **how: object) -> list[str]:
    return [hit.school.id for hit in near(schools, places.named("Utrecht"), wish, on=ON, **how)]  # type: ignore[arg-type]


def test_the_nearest_comes_first() -> None:
    assert names([school("far", "Groningen"), school("near"), school("mid", "Amersfoort")]) == [
        "near",
        "mid",
        "far",
    ]


def test_what_fits_by_what_is_known_comes_before_what_is_unknown_and_no_is_left_out() -> None:
    schools = [school("unknown"), school("no", evening=False), school("yes", "Groningen", evening=True)]
    hits = near(schools, places.named("Utrecht"), Wish(evening=True))
    assert [(hit.school.id, hit.unknown) for hit in hits] == [("yes", ()), ("unknown", ("evening",))]


def test_a_route_that_is_not_in_a_known_list_is_not_offered() -> None:
    schools = [school("b1", routes=("b1",)), school("z", routes=("z",)), school("silent")]
    hits = near(schools, places.named("Utrecht"), Wish(route="z"))
    assert [(hit.school.id, hit.unknown) for hit in hits] == [("z", ()), ("silent", ("route",))]


def test_unverified_schools_stand_after_all_confirmed_ones() -> None:
    schools = [school("lead", status="unverified", evening=True), school("far", "Maastricht")]
    assert names(schools, Wish(evening=True)) == ["far", "lead"]


@pytest.mark.parametrize("status", sorted(set(STATUSES) - {"holder", "aspirant", "unverified"}))
def test_nobody_is_sent_to_a_school_that_takes_no_students(status: str) -> None:
    assert names([school("one", status=status)]) == []


def test_a_row_no_register_knows_is_hidden() -> None:
    assert names([school("one", status="unverified", hidden="not-found")]) == []


def test_certified_only_leaves_unverified_out() -> None:
    assert names([school("lead", status="unverified"), school("one")], Wish(certified=True)) == ["one"]


def test_a_circle_and_a_limit_hold() -> None:
    schools = [school("near"), school("mid", "Amersfoort"), school("far", "Groningen")]
    assert names(schools, km=30) == ["near", "mid"]
    assert names(schools, limit=1) == ["near"]


def test_a_school_without_a_town_is_found_online_only() -> None:
    schools = [school("nowhere", city="", region="not stated", online=True), school("near", online=True)]
    assert names(schools) == ["near"]
    assert names(schools, Wish(online=True)) == ["near", "nowhere"]
    assert names(schools, Wish(online=True), km=1) == ["near", "nowhere"]


def test_a_register_looked_at_over_a_year_ago_is_old() -> None:
    schools = [
        school("new"),
        school("old", checked_on=date(2025, 11, 21)),
        school("lead", status="unverified", checked_on=None),
    ]
    hits = near(schools, places.named("Utrecht"), on=ON)
    assert {hit.school.id: hit.old for hit in hits} == {"new": False, "old": True, "lead": False}


def test_a_postcode_places_a_school_before_its_town_does() -> None:
    assert spot("9712 AB", "Utrecht") == spot("9712", "")


def test_unknown_is_never_given_as_no() -> None:
    told = near([school("one")], places.named("Utrecht"))[0].as_json()
    assert told["evening"] is None
    assert told["km"] == 0.0


@given(st.lists(st.sampled_from(["Utrecht", "Ede", "Groningen", "Goes"]), max_size=8), st.integers(0, 5))
def test_distances_only_grow_and_the_limit_is_kept(cities: list[str], limit: int) -> None:
    schools = [school(f"s{number}", city) for number, city in enumerate(cities)]
    hits = near(schools, places.named("Amersfoort"), limit=limit)
    far = [hit.km for hit in hits if hit.km is not None]
    assert len(hits) == min(limit, len(cities))
    assert far == sorted(far)

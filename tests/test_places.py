"""A place out of what people type, and how far it is."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import places
from content.places import Point, distance, understand

CASES = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))
WRITTEN = [(name, typed) for name, ways in CASES["written"].items() for typed in ways]


@pytest.mark.parametrize(("name", "typed"), WRITTEN)
def test_a_place_is_understood_however_it_is_written(name: str, typed: str) -> None:
    found = understand(typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ik zoek een school in Utrecht", "Utrecht"),
        ("ik zoek een school in utrrecht voor de avond", "Utrecht"),
        ("Ik woon in Best, waar kan ik heen?", "Best"),
        ("taalschool leiden", "Leiden"),
        ("مدرسة في لاهاي", "Den Haag"),
        ("школа в Лейдене вечером", "Leiden"),
        ("我想在鹿特丹找学校", "Rotterdam"),
        ("school near 3511 please", "Utrecht"),
        ("mijn postcode is 2024", "Haarlem"),
        ("school in Leiden, PIP van 2024", "Leiden"),
        ("Westland", "Westland"),
    ],
)
def test_a_place_is_found_among_words(typed: str, name: str) -> None:
    found = understand(typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("typed", CASES["none"]["typed"])
def test_what_is_no_place_is_not_taken_for_one(typed: str) -> None:
    assert understand(typed) is None


def test_of_places_of_one_name_the_largest_comes_first_with_its_gemeente() -> None:
    found, other = understand("Beek"), understand("Beek Montferland")
    assert found is not None
    assert other is not None
    assert (found.gemeente, other.gemeente) == ("Beek", "Montferland")


def test_an_official_name_and_the_known_one_are_one_place() -> None:
    found = places.named("'s-Gravenhage")
    assert found is not None
    assert (found.name, found.gemeente) == ("Den Haag", "Den Haag")


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ("Utrecht", "Amsterdam", 35),
        ("Groningen", "Maastricht", 270),
        ("Den Haag", "Rotterdam", 21),
        ("Ede", "Ede", 0),
    ],
)
def test_distances_are_those_of_the_map(one: str, other: str, km: float) -> None:
    here, there = places.named(one), places.named(other)
    assert here is not None
    assert there is not None
    assert distance(here.point, there.point) == pytest.approx(km, abs=2)


points = st.builds(Point, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


@given(points, points)
def test_distance_is_the_same_both_ways(one: Point, other: Point) -> None:
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0


@given(points, points, points)
def test_a_detour_is_never_shorter(one: Point, other: Point, via: Point) -> None:
    assert distance(one, other) <= distance(one, via) + distance(via, other) + 1e-9


@given(st.text(max_size=200))
def test_nothing_typed_breaks_it(text: str) -> None:
    understand(text)


def test_a_shared_location_is_given_its_place() -> None:
    assert places.at(Point(52.09, 5.12)).name == "Utrecht"


def test_of_a_long_message_only_the_beginning_is_read() -> None:
    long = "ik wil graag een goedkope cursus want mijn termijn loopt af " * 2000
    assert understand(long + "in Utrecht") is None
    assert understand("in Utrecht " + long) == understand("in Utrecht")

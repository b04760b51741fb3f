"""The law by golden cases and by properties that hold for everybody."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import read_law
from content.rules.dates import add_months, anniversary, easter
from content.rules.lawbook import LawBook, NotYetInForce, Parameter, UnreadableLaw, read
from content.rules.outcome import Outcome, Verdict
from content.rules.reading import BadField
from content.rules.reading import read as read_situation
from content.rules.situation import Granted, Situation
from content.rules.subjects import SUBJECTS, UnknownSubject, decide

LAW = read_law()
ON = date(2026, 11, 22)
DAYS = st.dates(date(2022, 1, 1), date(2030, 12, 31))


def read_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield path.stem, case


CASES = list(read_cases())
EVERY_CASE = pytest.mark.parametrize(
    ("subject", "case"), CASES, ids=[f"{subject}: {case['name']}" for subject, case in CASES]
)


def work_out(subject: str, case: dict[str, Any], law: LawBook = LAW) -> Outcome:
    return decide(subject, read_situation(case["situation"], case["on"], law), case["on"], law)


def narrowed(found: Any, wanted: Any) -> Any:
    """Only what a case speaks of: the keys of a table, the rows of a list by id.

    TOML has no null: an empty word or "null" stands for it in a case.
    """
    if found is None:
        return wanted if wanted in ("", "null") else None
    if isinstance(wanted, dict):
        return {key: narrowed(found[key], wanted[key]) for key in wanted}
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        key = next(iter(wanted[0]))
        rows = [row for row in found if row[key] in {each[key] for each in wanted}]
        return [narrowed(row, each) for row, each in zip(rows, wanted, strict=True)]
    return found


@EVERY_CASE
def test_a_golden_case(subject: str, case: dict[str, Any]) -> None:
    outcome = work_out(subject, case)
    shown: dict[str, Any] = outcome.as_json()
    if "verdict" in case:
        assert shown["verdict"] == case["verdict"]
    for name, wanted in case.get("facts", {}).items():
        assert narrowed(shown["facts"][name], wanted) == wanted, name
    codes = {each["code"] for each in shown["findings"]}
    assert set(case.get("findings", ())) <= codes
    assert not set(case.get("absent", ())) & codes
    assert all(shown["facts"][name] is None for name in case.get("unknown", ()))
    if "missing" in case:
        assert shown["missing"] == case["missing"]


@EVERY_CASE
def test_a_known_answer_cites_its_sources(subject: str, case: dict[str, Any]) -> None:
    outcome = work_out(subject, case)
    assert outcome.verdict is not Verdict.KNOWN or outcome.because
    assert all(value.source.address.startswith("https://") for value in outcome.because)


@given(st.lists(DAYS, min_size=2, max_size=2), st.sampled_from([ON]))
def test_a_later_pip_never_ends_earlier(days: list[date], on: date) -> None:
    ends = [decide("term", Situation(pip_date=day), on, LAW).facts["end"] for day in sorted(days)]
    assert ends == sorted(ends, key=str)


grants = st.one_of(
    st.integers(0, 36).map(lambda n: Granted(months=n)),
    st.integers(0, 900).map(lambda n: Granted(days=n)),
    DAYS.map(lambda day: Granted(until=day)),
)


@given(DAYS, st.lists(grants, max_size=4).map(tuple))
def test_an_extension_never_shortens_the_term(pip: date, granted: tuple[Granted, ...]) -> None:
    outcome = decide("term", Situation(pip_date=pip, granted=granted), ON, LAW)
    end, first_end = outcome.facts["end"], outcome.facts["first_end"]
    assert isinstance(end, date)
    assert isinstance(first_end, date)
    assert end >= first_end


@given(st.dates(date(1995, 1, 1), date(2040, 1, 1)))
def test_the_last_day_to_object_is_a_working_day_in_or_after_six_weeks(sent: date) -> None:
    last_day = decide("objection", Situation(decision_date=sent), ON, LAW).facts["last_day"]
    assert isinstance(last_day, date)
    assert last_day.weekday() < 5
    assert timedelta(0) <= last_day - (sent + timedelta(days=42)) <= timedelta(days=5)


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_hours_done_and_left_make_what_is_required(course: int, participation: int) -> None:
    told = read_situation(
        {"route": "z", "group": "asiel", "hours_course": course, "hours_participation": participation},
        ON,
        LAW,
    )
    for count in decide("hours", told, ON, LAW).facts.values():
        assert isinstance(count, dict)
        assert count["left"] == max(0, count["required"] - count["done"])


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(-60, 60))
def test_months_keep_the_day_or_take_the_months_last(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2022, 4, 17),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2038, 4, 25),
        (2049, 4, 18),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_the_anniversary_of_a_leap_day_is_the_first_of_march() -> None:
    assert anniversary(date(2024, 2, 29), 3) == date(2027, 3, 1)
    assert anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_before_the_first_value_the_error_names_key_and_day() -> None:
    with pytest.raises(NotYetInForce, match=r"term\.length .*2021-12-31.*2022-01-01"):
        decide("term", Situation(), date(2021, 12, 31), LAW)


def test_a_value_that_ended_is_never_carried_on() -> None:
    old = LAW.parameter("term.length")
    ended = dataclasses.replace(old, values=(dataclasses.replace(old.values[0], until=date(2026, 1, 1)),))
    law = LawBook({**LAW.parameters, "term.length": ended}, LAW.sources)
    outcome = decide("term", Situation(pip_date=date(2024, 3, 3)), ON, law)
    assert outcome.verdict is Verdict.ASK
    finding = outcome.finding("value-lapsed")
    assert finding is not None
    assert finding.params["until"] == date(2026, 1, 1)
    assert set(outcome.facts) == set(decide("term", Situation(), ON, LAW).facts)


def test_an_announced_value_is_never_applied() -> None:
    announced = dataclasses.replace(LAW.parameter("term.length"), status="announced")
    law = LawBook({**LAW.parameters, "term.length": announced}, LAW.sources)
    with pytest.raises(LookupError, match="announced"):
        decide("term", Situation(), ON, law)


def test_an_unknown_subject_is_named() -> None:
    with pytest.raises(UnknownSubject, match="nothing"):
        decide("nothing", Situation(), ON, LAW)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("pip_date", "2026-02-31", "not-a-date"),
        ("pip_date", "1999-03-03", "before-law"),
        ("pip_date", "2050-03-03", "too-far"),
        ("pip_date", 20240303, "not-a-date"),
        ("pip_date", "20240303", "not-a-date"),
        ("hours_course", "many", "not-a-number"),
        ("hours_course", -1, "not-a-number"),
        ("hours_course", 1.5, "not-a-number"),
        ("hours_course", True, "not-a-number"),
        ("hours_course", "NaN", "not-a-number"),
        ("price_per_hour", "1e999", "not-a-number"),
        ("group", "refugee", "not-one-of"),
        ("pvt_done", "yes", "not-true-false"),
        ("granted", [{"years": 1}], "not-a-list"),
        ("granted", [{"months": 1, "days": 2}], "not-a-list"),
        ("granted", {"months": 1}, "not-a-list"),
        ("circumstances", [{"from": "2026-01-01"}], "not-a-list"),
        ("passed", ["lezen"], "not-a-list"),
        ("passed", {"lezen": 3}, "not-one-of"),
        ("downscaled", "spreken", "not-a-list"),
        ("name", "x", "unknown-field"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(field: str, value: object, code: str) -> None:
    with pytest.raises(BadField) as caught:
        read_situation({field: value}, ON, LAW)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_every_field_of_the_contract_is_read() -> None:
    told = read_situation(
        {
            "group": "gezin",
            "passed": {"lezen": "b1", "knm": True, "spreken": None},
            "attempts": {"lezen": 2},
            "circumstances": [{"ground": "ext-ziekte", "from": "2025-01-01", "to": None}],
            "granted": [{"months": 6}, {"days": 40}, {"until": "2029-01-01"}],
            "income": "25000.50",
            "downscaled": ["spreken"],
            "pip_date": None,
        },
        ON,
        LAW,
    )
    assert told.passed == {"lezen": "B1", "knm": ""}
    assert told.income == Decimal("25000.50")
    assert told.circumstances[0].end is None
    assert told.pip_date is None


def test_a_level_that_does_not_exist_is_a_contradiction() -> None:
    told = read_situation({"pip_date": "2024-03-03", "passed": {"lezen": "C3", "knm": True}}, ON, LAW)
    finding = decide("term", told, ON, LAW).finding("contradiction")
    assert finding is not None
    assert finding.params["field"] == "passed"


def test_no_two_values_of_a_parameter_overlap(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        '[a]\ntitle = "A"\nplace = "1"\naddress = "https://a"\nchecked = 2026-01-01\n'
    )
    (tmp_path / "x.toml").write_text(
        '[x.y]\nunit = "days"\ndutch = "x"\nreview = 2027-01-01\nvalues = [\n'
        ' { amount = 1, since = 2022-01-01, source = "a" },\n'
        ' { amount = 2, since = 2023-01-01, source = "a" },\n]\n'
    )
    with pytest.raises(UnreadableLaw, match=r"x\.toml: x\.y has two values"):
        read(tmp_path)


@pytest.mark.parametrize("parameter", list(LAW.parameters.values()), ids=lambda each: str(each.key))
def test_every_parameter_says_what_it_is_and_when_to_look_again(parameter: Parameter) -> None:
    assert parameter.dutch
    assert parameter.review > parameter.values[-1].source.checked


def test_every_subject_has_all_its_facts_when_nothing_is_told() -> None:
    for subject in SUBJECTS:
        outcome = decide(subject, Situation(), ON, LAW)
        assert outcome.verdict is Verdict.DEPENDS
        assert outcome.missing

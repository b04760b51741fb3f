"""The published form of an outcome, for whatever is told: facts, verdict, what is missing, what is cited."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk import read_law
from content.rules.contradictions import LANGUAGE_PARTS
from content.rules.dates import anniversary
from content.rules.grounds import ALL
from content.rules.lawbook import NotYetInForce
from content.rules.outcome import Outcome
from content.rules.reading import BadField, read
from content.rules.situation import DecisionKind, Group, LawOf, Nationality, Route, Sponsor
from content.rules.subjects import SUBJECTS, decide

LAW = read_law()
FACTS = {
    "duty": ("obliged", "law", "reason"),
    "steps": ("now", "next", "done", "todo"),
    "pip": ("latest", "basis"),
    "term": ("start", "end", "first_end", "days_left", "phase", "apply_from"),
    "extension": ("grounds", "apply_from"),
    "switch": ("until", "ask_by", "allowed"),
    "downscale": ("hours_needed", "hours_left", "decided_by"),
    "exams": ("parts", "todo"),
    "fees": ("per_part", "total"),
    "costs": ("course", "exams", "total", "free"),
    "loan": ("maximum", "lowest", "indicative", "quarter_cap"),
    "repayment": ("run_up_from", "first_payment", "rate", "monthly", "months", "total", "indicative"),
    "hours": ("course", "participation"),
    "fine": ("municipality", "duo"),
    "objection": ("last_day",),
}
"""The facts of each subject as the contract names them."""
ON = st.dates(date(2022, 1, 1), date(2031, 12, 31))
DAY = st.dates(date(2020, 1, 1), date(2034, 12, 31)).map(date.isoformat)
FLAG = st.booleans()
HOURS = st.integers(0, 2500)
EUROS = st.decimals(0, 120000, places=2).map(str)
PARTS = (*LANGUAGE_PARTS, "knm")
LISTS = st.lists(st.sampled_from((*PARTS, "rekenen")), max_size=5)
LEVELS = st.sampled_from(("A2", "b1", "B2", "C1", True, False, None))
GRANTED = st.one_of(
    st.integers(0, 40).map(lambda n: {"months": n}),
    st.integers(0, 900).map(lambda n: {"days": n}),
    DAY.map(lambda day: {"until": day}),
)
CIRCUMSTANCE = st.fixed_dictionaries(
    {"ground": st.sampled_from((*sorted(ALL), "ext-vakantie")), "from": DAY}, optional={"to": st.none() | DAY}
)
FIELDS = {
    **dict.fromkeys(
        ("birth_date", "notice_date", "registered_date", "pip_date", "term_end_duo", "new_term_until"), DAY
    ),
    **dict.fromkeys(("finished_date", "exam_date", "decision_date"), DAY),
    **{
        name: st.sampled_from([each.value for each in kind])
        for name, kind in (
            ("group", Group),
            ("sponsor", Sponsor),
            ("law", LawOf),
            ("route", Route),
            ("nationality", Nationality),
            ("decision_kind", DecisionKind),
        )
    },
    **dict.fromkeys(("temporary_stay", "ukraine_protection", "lessons_attended", "partner"), FLAG),
    **dict.fromkeys(("pvt_done", "map_done", "final_talk_done"), FLAG),
    **dict.fromkeys(("hours_course", "hours_participation", "planned_hours"), HOURS),
    **dict.fromkeys(("income", "debt", "price_per_hour"), EUROS),
    "granted": st.lists(GRANTED, max_size=3),
    "circumstances": st.lists(CIRCUMSTANCE, max_size=4),
    "passed": st.dictionaries(st.sampled_from(PARTS), LEVELS),
    "attempts": st.dictionaries(st.sampled_from((*PARTS, "rekenen")), st.integers(0, 4)),
    "downscaled": LISTS,
    "pip_exams": LISTS,
}
TOLD = st.fixed_dictionaries({}, optional=FIELDS)
ASKED = (TOLD, ON, st.sampled_from(sorted(SUBJECTS)))


def outcome_of(told: dict[str, object], on: date, subject: str) -> Outcome | None:
    """None where something told cannot be read: that is refused before a rule sees it."""
    try:
        return decide(subject, read(told, on, LAW), on, LAW)
    except BadField:
        return None


@settings(max_examples=400)
@given(*ASKED)
def test_an_outcome_has_the_published_form_whatever_is_told(
    told: dict[str, object], on: date, subject: str
) -> None:
    outcome = outcome_of(told, on, subject)
    if outcome is None:
        return
    shown = json.loads(json.dumps(outcome.as_json()))
    assert set(FACTS[subject]) <= set(shown["facts"])
    match shown["verdict"]:
        case "known":
            assert shown["because"]
            assert not shown["missing"]
        case "depends":
            assert shown["missing"]
            assert set(shown["missing"]) <= set(FIELDS)
        case _:
            assert shown["findings"]
            assert not shown["missing"]


@given(*ASKED)
def test_what_is_left_out_is_said_and_its_answer_is_that_without_it(
    told: dict[str, object], on: date, subject: str
) -> None:
    """A list that only in part contradicts the rest keeps its other part: those are not held to this."""
    outcome = outcome_of(told, on, subject)
    if outcome is None:
        return
    wrong = {each.params["field"] for each in outcome.findings if each.code == "contradiction"}
    assert wrong <= set(told)
    if wrong & {"granted", "circumstances", "passed", "attempts", "downscaled", "pip_exams"}:
        return
    without = {name: value for name, value in told.items() if name not in wrong}
    assert decide(subject, read(without, on, LAW), on, LAW).facts == outcome.facts


@pytest.mark.parametrize("subject", sorted(set(SUBJECTS) - {"objection"}))
def test_before_the_law_the_day_is_named(subject: str) -> None:
    with pytest.raises(NotYetInForce) as caught:
        decide(subject, read({"group": "overig"}, date(2021, 12, 31), LAW), date(2021, 12, 31), LAW)
    assert (caught.value.day, caught.value.first) == (date(2021, 12, 31), date(2022, 1, 1))


@pytest.mark.parametrize("on", [date(2026, 11, 22), date(2028, 2, 29)])
def test_a_plan_lies_at_most_a_year_ahead(on: date) -> None:
    last = anniversary(on, 1)
    assert read({"pip_date": last.isoformat()}, on, LAW).pip_date == last
    with pytest.raises(BadField) as caught:
        read({"pip_date": (last + timedelta(days=1)).isoformat()}, on, LAW)
    assert caught.value.code == "too-far"


@pytest.mark.parametrize("text", ["2024-W10-1", "20240303", "2024-3-3", "03-03-2024", "2024-03-03T00", ""])
def test_a_day_has_one_writing(text: str) -> None:
    with pytest.raises(BadField):
        read({"pip_date": text}, date(2026, 11, 22), LAW)


def test_a_rule_reads_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"opened {args}")

    monkeypatch.setattr("builtins.open", closed)
    monkeypatch.setattr("io.open", closed)
    monkeypatch.setattr("pathlib.Path.open", closed)
    told = read(
        {"group": "gezin", "sponsor": "nl", "route": "b1", "pip_date": "2024-03-03"}, date(2026, 11, 22), LAW
    )
    for subject in SUBJECTS:
        assert decide(subject, told, date(2026, 11, 22), LAW).as_json()

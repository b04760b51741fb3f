"""A link read back is the link written, and a changed link is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.codes import ALPHABET, FIRST_DAY, MOST
from content.deeplinks import DATES, DONE, ENUMS, LEVELS, BrokenLink, DeepLink, decode, encode, query
from content.desk import read_law
from content.languages import languages
from content.questions import read_given
from content.rules.contradictions import LANGUAGE_PARTS
from content.topics import topics

ON = date(2026, 11, 22)
LAW = read_law()
PLACES = ("Den Haag", "Utrecht", "'s-Hertogenbosch", "Alphen aan den Rijn", "Súdwest-Fryslân")


def subset(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sets(st.sampled_from(words), min_size=1).map(
        lambda found: ",".join(each for each in words if each in found)
    )


def passed(levels: dict[str, str], knm: bool) -> str:
    found = [f"{part}:{levels[part]}" for part in LANGUAGE_PARTS if part in levels]
    return ",".join([*found, *(["knm"] if knm else [])])


PASSED = st.builds(
    passed,
    st.dictionaries(st.sampled_from(LANGUAGE_PARTS), st.sampled_from(LEVELS), min_size=1),
    st.booleans(),
)
DAY = st.integers(0, 60_000).map(lambda days: (FIRST_DAY + timedelta(days=days)).isoformat())
PIP = st.dates(date(2022, 1, 1), date(2027, 11, 22)).map(date.isoformat)
COUNT = st.integers(0, 16_383).map(str)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from([str(each) for each in words]) for name, words in ENUMS.items()},
        **dict.fromkeys(DATES, DAY),
        "pip": PIP,
        **dict.fromkeys(("uren_taal", "uren_participatie", "uren"), COUNT),
        "gehaald": PASSED,
        "klaar": subset(tuple(DONE)),
        "prijs": st.integers(0, 99_999).map(lambda cents: f"{cents // 100}.{cents % 100:02d}"),
        "plaats": st.sampled_from(PLACES),
    },
)
LINKS = st.builds(
    DeepLink,
    st.sampled_from([each.id for each in topics()]),
    st.sampled_from([None, *(each.code for each in languages())]),
    GIVEN,
)


@given(LINKS)
def test_a_link_read_back_is_the_link_written(link: DeepLink) -> None:
    code = encode(link)
    assert len(code) <= MOST
    assert set(code) <= set(ALPHABET)
    assert code[0].isalpha()
    assert decode(code) == link


@given(LINKS)
def test_what_a_link_holds_is_read_as_it_stands(link: DeepLink) -> None:
    read = read_given(link.given, ON, LAW)
    assert not read.errors
    assert dict(read.clean) == dict(link.given)


@given(LINKS, st.data())
def test_a_code_with_one_character_changed_is_refused(link: DeepLink, data: st.DataObject) -> None:
    code = encode(link)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([each for each in ALPHABET if each != code[at]]))
    with pytest.raises(BrokenLink):
        decode(code[:at] + other + code[at + 1 :])


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(BrokenLink):
        decode(text)


def test_the_longest_link_fits() -> None:
    everything = {
        **{name: str(words[0]) for name, words in ENUMS.items()},
        **dict.fromkeys(DATES, "2026-11-22"),
        **dict.fromkeys(("uren_taal", "uren_participatie", "uren"), "16383"),
        "gehaald": "lezen:B2,luisteren:B2,schrijven:B2,spreken:B2,knm",
        "klaar": "pvt,map,gesprek",
        "prijs": "999.99",
        "plaats": "'s-Hertogenbosch",
    }
    assert len(encode(DeepLink("termijn-verlengen", "zh", everything))) <= MOST


def test_a_code_that_is_out_never_changes_its_meaning() -> None:
    """This code stands in somebody's message: if it stops being read, links that people keep are broken."""
    link = DeepLink("termijn", "ar", {"groep": "gezin", "pip": "2024-03-03"})
    assert encode(link) == "aGxyCRPgAADPC"


@pytest.mark.parametrize("value", ["1999-12-31", "2200-01-01"])
def test_a_day_that_does_not_fit_is_refused(value: str) -> None:
    with pytest.raises(BrokenLink):
        encode(DeepLink("bezwaar", None, {"besluit": value}))


def test_the_query_keeps_one_order() -> None:
    assert query({"pip": "2024-03-03", "groep": "gezin"}) == "groep=gezin&pip=2024-03-03"
    assert query({"gehaald": "lezen:B1,knm"}) == "gehaald=lezen:B1,knm"

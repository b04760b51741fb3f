"""The gate of plain language: what it lets through, what it stops, and that it says why."""

import pytest

from content.editing import plainness
from content.plainness import is_passive, measure
from content.topics import topics

LONG = " ".join(["woord"] * 19) + "."


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Het besluit wordt genomen.", True),
        ("Uw brief werd verstuurd.", True),
        ("De uren worden door de school doorgegeven.", True),
        ("U wordt moeder.", False),
        ("Het wordt makkelijker.", False),
        ("De gesprekken worden korter.", False),
        ("DUO beslist.", False),
        ("U hebt het betaald.", False),
    ],
)
def test_a_passive_sentence_is_one_in_which_nobody_does_it(sentence: str, passive: bool) -> None:
    assert is_passive(sentence) is passive


@pytest.mark.parametrize(
    ("paragraph", "says"),
    [
        (LONG, "19 words"),
        (
            "De gemeente maakt samen met u een plan over leren en werken in Nederland. " * 3,
            "words a sentence",
        ),
        ("Het besluit wordt genomen. DUO betaalt.", "passive"),
        ("Bel indien nodig de school.", "“indien” is a word of offices; write “als”"),
        ("Dat doet u met betrekking tot de les.", "“met betrekking tot”"),
        ("Dit is een _snorfiets_.", "_snorfiets_ is marked as a term"),
        ("Vraag de arbeidsongeschiktheidsuitkering aan.", "letters and is not in glossary.toml"),
    ],
)
def test_what_is_not_plain_is_named(paragraph: str, says: str) -> None:
    assert [each for each in measure("proef", [paragraph]).faults() if says in each]


def test_plain_dutch_passes() -> None:
    rows = ["DUO beslist. Bel [DUO](address:duo) op {address.duo.phone}.", "De **_PIP_** is uw plan."]
    assert list(measure("proef", rows).faults()) == []


def test_every_topic_is_reported_and_none_is_past_the_bars() -> None:
    found = list(plainness())
    assert {row["topic"] for row in found} >= {each.id for each in topics() if each.written}
    assert [row for row in found if row["faults"]] == []

"""What each language writes in its own way, and what an editor is told of a catalogue."""

from datetime import date
from decimal import Decimal

import pytest
from babel.messages.catalog import Catalog

from content import consistency
from content.editing import SAME, untouched
from content.languages import LOCALES, SOURCE, available, catalogue, language
from content.wording.formats import both_dates, counted, euro, long_date

SHOWN = [each.code for each in available()]
DAYS = {
    "nl": ("3 maart 2027", "31 mei 2026"),
    "en": ("3 March 2027", "31 May 2026"),
    "ar": ("3 آذار (مارس) 2027", "31 أيار (مايو) 2026"),
    "tr": ("3 Mart 2027", "31 Mayıs 2026"),
    "fa": ("3 مارس (مارچ) 2027", "31 مه (می) 2026"),
    "ti": ("3 መጋቢት 2027", "31 ግንቦት 2026"),
}
AMOUNTS = {
    "nl": ("€ 35.682", "€ 12,50"),
    "en": ("€ 35,682", "€ 12.50"),
    "tr": ("35.682 euro", "12,50 euro"),
}


@pytest.mark.parametrize("code", SHOWN)
def test_a_day_is_written_as_its_readers_write_it(code: str) -> None:
    shown = tuple(long_date(day, language(code)) for day in (date(2027, 3, 3), date(2026, 5, 31)))
    assert shown == DAYS[code]


@pytest.mark.parametrize("code", sorted(set(SHOWN) - {SOURCE}))
def test_the_dutch_day_stands_beside_it(code: str) -> None:
    assert both_dates(date(2027, 3, 3), language(code)).endswith("(_3 maart 2027_)")


@pytest.mark.parametrize("code", SHOWN)
def test_every_month_has_a_name_of_its_own(code: str) -> None:
    assert len({long_date(date(2027, month, 1), language(code)) for month in range(1, 13)}) == 12


@pytest.mark.parametrize("code", SHOWN)
def test_figures_are_latin_in_every_language(code: str) -> None:
    words = catalogue(code)
    shown = [
        euro(Decimal("12345.50"), words),
        *(counted(12, unit, words) for unit in ("years", "age", "weeks")),
    ]
    assert all(sign.isascii() for text in shown for sign in text if sign.isdecimal())


def test_an_amount_is_written_as_its_readers_write_it() -> None:
    amounts = (Decimal(35682), Decimal("12.50"))
    shown = {code: tuple(euro(each, catalogue(code)) for each in amounts) for code in AMOUNTS}
    assert shown == AMOUNTS


def test_the_years_of_a_person_are_not_those_of_a_term() -> None:
    words = catalogue("tr")
    assert (counted(16, "age", words), counted(3, "years", words)) == ("16 yaş", "3 yıl")


def entry(dutch: str, translation: str, *, comments: tuple[str, ...] = ()) -> Catalog:
    catalog = Catalog(locale="en")
    catalog.add(dutch, translation, user_comments=comments)
    return catalog


@pytest.mark.parametrize(
    ("dutch", "translation", "comments", "told"),
    [
        ("Betaal op tijd.", "Betaal op tijd.", (), True),
        ("Betaal op tijd.", "Pay in time.", (), False),
        ("Diploma", "Diploma", (SAME,), False),
        ("{name}: {phone}.", "{name}: {phone}.", (), False),
    ],
)
def test_what_is_still_the_dutch_is_told(
    dutch: str, translation: str, comments: tuple[str, ...], told: bool
) -> None:
    found = entry(dutch, translation, comments=comments)
    assert bool(untouched(found[dutch])) is told


@pytest.mark.parametrize(
    ("translation", "told"),
    [
        ("Ask for your plan (_PIP_).", False),
        ("Ask for [your **plan**](topic:pip) (_PIP_).", False),
        ("Your scheme (_PIP_) is ready. Read the plan.", True),
    ],
)
def test_another_word_for_a_term_is_told(translation: str, told: bool) -> None:
    assert consistency.terms("en")["PIP"] == ("plan",)
    assert bool(list(consistency.faults("en", entry("Vraag uw PIP.", translation)))) is told


@pytest.mark.parametrize("code", sorted(set(SHOWN) - {SOURCE}))
def test_every_language_has_its_terms(code: str) -> None:
    assert (LOCALES / code / "terms.toml").exists()
    assert {"PIP", "gemeente", "bezwaar", "keurmerk"} <= consistency.terms(code).keys()

"""Dates, amounts and lengths as a reader of each language writes them, always with Latin digits.

Babel's own wording is overridden where it is not what our readers use; see OVERRIDES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel.dates import get_month_names
from babel.numbers import format_decimal

from content.languages import SOURCE, Catalogue, Language, language
from content.rules.lawbook import Value


@cache
def _months(locale: str) -> dict[int, str]:
    return dict(get_month_names("wide", locale=locale))


# Both sets of Arabic month names are in daily use among our readers; each knows one of them.
ARABIC_MONTHS = (
    "كانون الثاني (يناير)",
    "شباط (فبراير)",
    "آذار (مارس)",
    "نيسان (أبريل)",
    "أيار (مايو)",
    "حزيران (يونيو)",
    "تموز (يوليو)",
    "آب (أغسطس)",
    "أيلول (سبتمبر)",
    "تشرين الأول (أكتوبر)",
    "تشرين الثاني (نوفمبر)",
    "كانون الأول (ديسمبر)",
)
# Our Persian readers know the months as Iran names them, or as Afghanistan does. Babel writes them with the
# ending that they have before a year.
PERSIAN_MONTHS = (
    "ژانویه (جنوری)",
    "فوریه (فبروری)",
    "مارس (مارچ)",
    "آوریل (اپریل)",
    "مه (می)",
    "ژوئن (جون)",
    "ژوئیه (جولای)",
    "اوت (اگست)",
    "سپتامبر (سپتمبر)",
    "اکتبر (اکتوبر)",
    "نوامبر (نومبر)",
    "دسامبر (دسمبر)",
)
# The names that Eritrea gives the months of the calendar we use here; Babel spells one as Ethiopia does.
TIGRINYA_MONTHS = (
    "ጥሪ",
    "ለካቲት",
    "መጋቢት",
    "ሚያዝያ",
    "ግንቦት",
    "ሰነ",
    "ሓምለ",
    "ነሓሰ",
    "መስከረም",
    "ጥቅምቲ",
    "ሕዳር",
    "ታሕሳስ",
)
OVERRIDES = {
    "ar": lambda day: f"{day.day} {ARABIC_MONTHS[day.month - 1]} {day.year}",
    "fa": lambda day: f"{day.day} {PERSIAN_MONTHS[day.month - 1]} {day.year}",
    "ti": lambda day: f"{day.day} {TIGRINYA_MONTHS[day.month - 1]} {day.year}",
    "es": lambda day: f"{day.day} de {_months('es')[day.month]} de {day.year}",
    "zh": lambda day: f"{day.year}年{day.month}月{day.day}日",
}


def long_date(day: date, of: Language) -> str:
    """`3 maart 2027`: day, month in letters, year."""
    if of.code in OVERRIDES:
        return OVERRIDES[of.code](day)
    return f"{day.day} {_months(of.locale)[day.month]} {day.year}"


def partial_date(text: str, of: Language) -> str:
    """What a page says of its own date: a day, a month or a year; "" where it says none."""
    parts = [int(each) for each in text.split("-")] if text else []
    if len(parts) == 3:
        return long_date(date(*parts), of)
    if len(parts) == 2:
        shown = long_date(date(parts[0], parts[1], 1), of)
        return shown.replace("1日", "") if of.code == "zh" else shown.removeprefix("1 ").removeprefix("de ")
    return text


def dutch_date(day: date) -> str:
    """The same day as a Dutch letter writes it."""
    return long_date(day, language(SOURCE))


def both_dates(day: date, of: Language) -> str:
    """The reader's writing with the Dutch beside it: what the letter says must be found back."""
    return long_date(day, of) if of.code == SOURCE else f"{long_date(day, of)} (_{dutch_date(day)}_)"


@lru_cache(maxsize=4096)
def number(amount: int | Decimal, of: Language) -> str:
    return str(format_decimal(amount, locale=of.locale))


def euro(amount: Decimal, words: Catalogue) -> str:
    """Cents only where there are any."""
    whole = amount == amount.to_integral_value()
    text = str(format_decimal(amount, "#,##0" if whole else "#,##0.00", locale=words.language.locale))
    return words.gettext("€ {amount}").format(amount=text)


def quantity(value: Value, words: Catalogue) -> str:
    """A value of law with its unit: `3 jaar`, `800 uur`, `€ 50`, `2,29 procent`."""
    if value.unit == "euro":
        return euro(value.number, words)
    if value.unit == "percent":
        return words.gettext("{n} procent").format(n=number(value.number, words.language))
    return counted(value.whole, value.unit, words)


COUNTED: Mapping[str, Callable[[Catalogue, int], str]] = {
    "years": lambda words, count: words.ngettext("{n} jaar", "{n} jaar", count),
    # Turkish, for one, counts the years of a person with a word of their own.
    "age": lambda words, count: words.npgettext("leeftijd", "{n} jaar", "{n} jaar", count),
    "months": lambda words, count: words.ngettext("{n} maand", "{n} maanden", count),
    "weeks": lambda words, count: words.ngettext("{n} week", "{n} weken", count),
    "days": lambda words, count: words.ngettext("{n} dag", "{n} dagen", count),
    "hours": lambda words, count: words.ngettext("{n} uur", "{n} uur", count),
    "minutes": lambda words, count: words.ngettext("{n} minuut", "{n} minuten", count),
    "parts": lambda words, count: words.ngettext("{n} onderdeel", "{n} onderdelen", count),
    "percent": lambda words, count: words.ngettext("{n} procent", "{n} procent", count),
    "attempts": lambda words, count: words.ngettext("{n} keer", "{n} keer", count),
}


def counted(count: int, unit: str, words: Catalogue) -> str:
    """So many years, weeks, hours. Raises LookupError for a unit without words."""
    if unit not in COUNTED:
        raise LookupError(f"there are no words for the unit {unit}")
    return COUNTED[unit](words, count).format(n=number(count, words.language))

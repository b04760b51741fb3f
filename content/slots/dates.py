"""Dates as people type them: any order Europeans use, any digits, months in words; never a guess.

03/04/2024 is 3 April. A date that cannot be read in that order, a year of another calendar, or "two
years ago" is reported, to be asked again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from content.slots import chinese
from content.slots.cues import cues, named
from content.slots.sentence import Sentence

_OTHER_CALENDARS = range(1300, 1500)  # Persian and Islamic years of the living
# The Ethiopian calendar runs seven or eight years behind ours; no date of this law is older than 2022.
_ETHIOPIAN_YEARS = range(2000, 2022)
_ETHIOPIC = re.compile(r"[\u1200-\u137f]")
_NEAR = 70  # characters between a date and the word that says which one it is
_KINDS = ("pip_date", "decision_date", "notice_date", "exam_date", "registered_date", "none")
_SEPARATED = re.compile(r"(?<![\d/.-])(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})(?![\d/-])")
_SPACED = re.compile(r"(?<!\d)(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)")
_BREAK = r"[\s,.\-/]*"
_NOT_WITHIN = r"(?<![a-z\d/.-])"  # the 1 of "b1" is no day


@dataclass(frozen=True, slots=True)
class Said:
    """A date as written, where it stands, and the day it is: None when it is no day of the calendar."""

    start: int
    end: int
    typed: str
    day: date | None
    calendar: bool = False
    whole: bool = True


def dates_in(sentence: Sentence) -> dict[str, object]:
    """The dates of a sentence, each under its name; what cannot be read is said, not guessed."""
    said = _all(sentence.text)
    found: dict[str, object] = {}
    other = sentence.has(cues("calendars", "named"))
    if _another_calendar(sentence, said, told=other):
        found["unclear_date"] = "calendar"
    for each in said:
        if each.day is None and each.whole and not each.calendar and not other:
            found.setdefault("bad_date", each.typed)
    clear = [] if other else [each for each in said if each.day is not None]
    found.update(_named(sentence, clear))
    if not clear and "bad_date" not in found and "unclear_date" not in found and _relative(sentence, said):
        found["unclear_date"] = "relative"
    return found


def without_dates(text: str) -> str:
    """The folded words of a text less its dates: a day says which term, not which topic."""
    sentence = Sentence.of(text)
    rest, at = "", 0
    for each in _all(sentence.text):
        rest += f"{sentence.text[at : each.start]} "
        at = each.end
    return rest + sentence.text[at:]


def _another_calendar(sentence: Sentence, said: list[Said], *, told: bool) -> bool:
    """A calendar named beside a figure, a month only another calendar has, or a year of one."""
    figures = any(word.isdecimal() for word in sentence.words)
    if any(each.calendar for each in said) or (told and figures):
        return True
    if any(each.day for each in said):
        return False
    return (figures and sentence.has(cues("calendars", "months"))) or _year_of_another_calendar(sentence)


def _year_of_another_calendar(sentence: Sentence) -> bool:
    """A bare 1402 or 1445 beside a word for a date; beside a unit it is a number of something."""
    words = sentence.words
    years = [spot for spot, word in enumerate(words) if len(word) == 4 and word.isdecimal()]
    units = cues("hours", "units").words | cues("money", "units").words
    return any(
        int(words[spot]) in _OTHER_CALENDARS and words[min(spot + 1, len(words) - 1)] not in units
        for spot in years
    ) and any(sentence.has(cues("kinds", kind)) for kind in _KINDS[:3])


def _named(sentence: Sentence, clear: list[Said]) -> dict[str, object]:
    kinds: dict[str, object] = {}
    for each in clear:
        kind = _kind(sentence, each, alone=len(clear) == 1)
        if kind != "none" and each.day is not None:
            kinds.setdefault(kind, each.day.isoformat())
    return kinds


def _kind(sentence: Sentence, said: Said, *, alone: bool) -> str:
    """The kind of the nearest telling word; words before the date tell more than words after it."""
    distances: dict[str, float] = {}
    for kind in _KINDS:
        for spot in sentence.spots(cues("kinds", kind)):
            start = sentence.starts[spot]
            away = said.start - start if start < said.start else 1.5 * (start - said.end + 4)
            if away <= _NEAR:
                distances[kind] = min(away, distances.get(kind, away))
    if "notice_date" in distances and "decision_date" in distances:
        del distances["notice_date"]  # the letter a decision came in, not DUO's first letter
    if distances:
        return min(distances, key=lambda kind: distances[kind])
    return "pip_date" if alone else "none"


def _relative(sentence: Sentence, said: list[Said]) -> bool:
    """A day told by its distance from today, or without its year."""
    if any(not each.whole for each in said) or sentence.has(cues("relative", "signs")):
        return True
    before, units = cues("relative", "arabic_before").words, cues("relative", "arabic_units").words
    return any(
        word in before and sentence.words[spot + 2] in units
        for spot, word in enumerate(sentence.words[: len(sentence.words) - 2])
    )


def _all(text: str) -> list[Said]:
    found: list[Said] = []
    for each in (*_in_chinese(text), *_in_words(text), *_in_figures(text)):
        if all(each.end <= other.start or each.start >= other.end for other in found):
            found.append(each)
    return sorted(found, key=lambda each: each.start)


def _in_figures(text: str) -> Iterator[Said]:
    for match in _SEPARATED.finditer(text):
        first, _, month, last = match.groups()
        if len(first) == 4 and len(last) <= 2:
            yield _said(match, match[0], last, month, first)
        elif len(first) <= 2 <= len(last):
            yield _said(match, match[0], first, month, last)
    for match in _SPACED.finditer(text):
        yield _said(match, match[0], *match.groups())


def _in_chinese(text: str) -> Iterator[Said]:
    for match, day, month, year in chinese.dates(text):
        yield _said(match, match[0].replace(" ", ""), day, month, year)
    for match in chinese.parts_of_dates(text):
        yield Said(match.start(), match.end(), match[0], None, whole=False)


def _in_words(text: str) -> Iterator[Said]:
    months = named("months")
    for match in _day_first().finditer(text):
        day = match["day"] or named("days")[_tidy(match["word"])]
        yield _said(match, match[0], day, months[_tidy(match["month"])], match["year"])
    for match in _month_first().finditer(text):
        yield _said(match, match[0], match["day"], months[_tidy(match["month"])], match["year"])
    for match in _in_another_calendar().finditer(text):
        yield Said(match.start(), match.end(), match[0].strip(), None, calendar=True)
    for match in _without_year().finditer(text):
        yield Said(match.start(), match.end(), match[0].strip(), None, whole=False)


def _said(match: re.Match[str], typed: str, day: str, month: str, year: str) -> Said:
    number = int(year) + (2000 if len(year) == 2 else 0)
    span = (match.start(), match.end(), typed.strip())
    ethiopian = number in _ETHIOPIAN_YEARS and _ETHIOPIC.search(match.string)
    if number in _OTHER_CALENDARS or ethiopian:
        return Said(*span, None, calendar=True)
    try:
        return Said(*span, date(number, int(month), int(day)))
    except ValueError:
        return Said(*span, None)


def _tidy(name: str) -> str:
    return " ".join(name.replace("-", " ").split())


def _any_of(names: Iterable[str]) -> str:
    """A pattern for the longest of the names that stands here; for none of them one that never fits."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in ordered) or "(?!)"


def _listed(name: str) -> str:
    return _any_of(" ".join(cue) for cue in cues("dates", name).listed)


def _month() -> str:
    return rf"(?<!\w)(?P<month>{_any_of(named('months'))})(?!\w)"


def _year() -> str:
    """The year after a month; not the hour of "3 maart 10 uur"."""
    return (
        rf"{_BREAK}(?:{_listed('year')})?\s*'?(?P<year>\d{{4}}|\d{{2}})(?!\d)(?!\s*(?:{_listed('hour')}|:))"
    )


def _ordinal() -> str:
    return f"(?:{_listed('ordinal')})?"


@cache
def _day_first() -> re.Pattern[str]:
    word = rf"(?<!\w)(?P<word>{_any_of(named('days'))})(?!\w)"
    link = rf"{_BREAK}(?:(?:{_listed('link')}|(?<=\s)the){_BREAK}){{0,2}}"
    day = rf"(?:{_NOT_WITHIN}(?P<day>\d{{1,2}}){_ordinal()}|{word})"
    return re.compile(f"{day}{link}{_month()}{_year()}")


@cache
def _month_first() -> re.Pattern[str]:
    day = rf"(?P<day>\d{{1,2}})(?!\d){_ordinal()}(?!\w)"
    return re.compile(rf"{_month()}[\s,.]*(?:the\s+)?{day}{_year()}")


@cache
def _in_another_calendar() -> re.Pattern[str]:
    """A day beside a month of another calendar whose name alone may mean something else."""
    months = _any_of(" ".join(cue) for cue in cues("calendars", "months_after_day").listed)
    return re.compile(rf"{_NOT_WITHIN}\d{{1,2}}\s+(?:{months})(?!\w)")


@cache
def _without_year() -> re.Pattern[str]:
    """A day and month without a year, or a month and year without a day: said, but not a date yet."""
    link = rf"{_BREAK}(?:(?:{_listed('link')}){_BREAK}){{0,2}}"
    month = _any_of(named("months"))
    day = rf"{_NOT_WITHIN}\d{{1,2}}{_ordinal()}{link}(?<!\w)(?:{month})(?!\w)"
    return re.compile(rf"{day}|(?<!\w)(?:{month})\s+\d{{4}}(?!\d)")


def with_year(text: str, year: int) -> str:
    """The folded text, with the year behind each day and month that was told without one."""
    sentence = Sentence.of(text)
    rest, at = "", 0
    for each in _all(sentence.text):
        if not each.whole:
            rest += f"{sentence.text[at : each.end]} {year}"
            at = each.end
    return rest + sentence.text[at:]

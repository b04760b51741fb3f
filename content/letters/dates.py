"""The days in a letter: the date written on it, and a last day printed in it

A camera reads 2O26 for 2026 and novernber for november: digits and months are read with that in mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from content.letters.scan import skeleton
from content.letters.tables import marks

MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december")  # fmt: skip
SHORT = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
         "nov": 11, "dec": 12}  # fmt: skip
DIGITS = str.maketrans("OoQDlI|i!SsBZzgq", "0000111115582299")
D = r"[0-9OoQDlI|i!SsBZzgq]"
TWO = rf"{D}(?:[0-9OlI|!SBZ]|[osqgi](?=[\s.,]))?"
"""A day in front of a month: its second sign is no letter that the month begins with."""
YEAR = rf"[2Z]\s?[0OoQ]\s?{D}\s?{D}"
IN_WORDS = re.compile(
    rf"(?<![A-Za-z0-9])({TWO})[\s.,]*([A-Za-z01|]{{3,11}})(?:[\s.,]*({YEAR})(?![0-9A-Za-z]))?"
)
IN_FIGURES = re.compile(
    rf"(?<![A-Za-z0-9])({D}{{1,2}})\s?([-/.])\s?({D}{{1,2}})"
    rf"\s?\2\s?([2Z][0OoQ]{D}{{2}}|{D}{{2}})(?![0-9A-Za-z])"
)
ISO = re.compile(rf"(?<![A-Za-z0-9])([2Z][0OoQ]{D}{{2}})-({D}{{2}})-({D}{{2}})(?![0-9A-Za-z])")


def _skeletons(name: str) -> tuple[str, ...]:
    return tuple(map(skeleton, marks(name)))


LABELS = _skeletons("labels")
NOT_LABELS = _skeletons("not_labels")
NOT_AFTER = frozenset(marks("not_after"))
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
ADDRESSED = re.compile(r"\b(?:geachte|beste|hallo|dag|aan:)", re.IGNORECASE)
TIME = re.compile(r"^[\s,]*(?:om|van|\d{1,2}[.:]\d{2}|\(\d)", re.IGNORECASE)
LABELLED, ALONE, PLACED, EARLY, WRITTEN = 5, 4, 4, 2, 4
FIRST_YEAR, LAST_YEAR = 2015, 2045
LAST_DAY = re.compile(
    r"(?P<by>u[il1|]ter[l1|i][il1|]j?k?(?:\s*(?:op|binnen|tot|v[oó0]{2}r))?"
    r"|t[o0]t\s*en\s*met|t/m|n[il1]et\s+[l1]ater\s+dan"
    r"|[l1]aatste\s+dag(?:\s+\w+){0,4}?(?:\s+is)?|verva[l1]datum|beta[l1]en\s+op|v[oóò0]{2}r(?:\s+of\s+op)?)"
    rf"[\s:]*(?:{'|'.join(WEEKDAYS)})?\s*(?:de\s+)?$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"^v[oóò0]{2}r$", re.IGNORECASE)
ACTION = _skeletons("action")
OF_TERM = _skeletons("of_term")
RANGE = _skeletons("range")
AROUND = 110
NEAR = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """A day as it stands in the text. Without a year it is completed from the date of the letter."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def on(self, after: date | None) -> date | None:
        """The day; without its year the first such day from `after` on. None: no day of the calendar."""
        if self.year is None and after is None:
            return None
        try:
            if self.year is not None:
                return date(self.year, self.month, self.day)
            found = date(after.year, self.month, self.day) if after else None
            return date(found.year + 1, self.month, self.day) if found and after and found < after else found
        except ValueError:
            return None


def _month(typed: str) -> int | None:
    """The number of a month, read with a camera's errors."""
    bare = skeleton(typed)
    for number, name in enumerate(MONTHS, 1):
        if bare == skeleton(name):
            return number
    for name, number in SHORT.items():
        if bare == skeleton(name):
            return number
    near = [
        (OSA.distance(bare, skeleton(name)), number) for number, name in enumerate(MONTHS, 1) if len(name) > 4
    ]
    away, best = min(near)
    return best if away <= 1 or (away == 2 and len(bare) > 6) else None


def seen(text: str) -> list[Seen]:
    """Every day in the text, in its order."""
    found = [*_in_words(text), *_in_figures(text)]
    return sorted(found, key=lambda each: each.start)


def _in_words(text: str) -> Iterator[Seen]:
    for match in IN_WORDS.finditer(text):
        month, day = _month(match[2]), _figure(match[1])
        if month is None or day is None or not 1 <= day <= 31 or not any(each.isdigit() for each in match[0]):
            continue
        year = _figure(match[3]) if match[3] else None
        if year is None or FIRST_YEAR <= year <= LAST_YEAR:
            yield Seen(match.start(), match.end(), day, month, year)


def _in_figures(text: str) -> Iterator[Seen]:
    for match in IN_FIGURES.finditer(text):
        yield from _checked(match, _figure(match[1]), _figure(match[3]), _figure(match[4]))
    for match in ISO.finditer(text):
        yield from _checked(match, _figure(match[3]), _figure(match[2]), _figure(match[1]))


def _checked(match: re.Match[str], day: int | None, month: int | None, year: int | None) -> Iterator[Seen]:
    if day is None or month is None or year is None or not any(each.isdigit() for each in match[0]):
        return
    full = year + 2000 if year < 100 else year
    if 1 <= day <= 31 and 1 <= month <= 12 and FIRST_YEAR <= full <= LAST_YEAR:
        yield Seen(match.start(), match.end(), day, month, full)


def _figure(typed: str) -> int | None:
    digits = re.sub(r"\s", "", typed).translate(DIGITS)
    return int(digits) if digits.isdecimal() else None


def written_on(text: str) -> date | None:
    """The date written on the letter, None where none can be told from the others in it."""
    whole = [each for each in seen(text) if each.year is not None and each.on(None)]
    weighed = [(_weight(text, each), -each.start, each) for each in whole]
    best = max(weighed, default=None, key=lambda each: each[:2])
    return best[2].on(None) if best is not None and best[0] >= WRITTEN else None


def _weight(text: str, each: Seen) -> int:
    """How much speaks for this day as the date of the letter."""
    line_start, line_end = text.rfind("\n", 0, each.start) + 1, text.find("\n", each.end)
    before = text[line_start : each.start]
    after = text[each.end : line_end if line_end >= 0 else len(text)]
    label = skeleton(before or text[max(0, each.start - 40) : each.start])[-40:]
    addressed = ADDRESSED.search(text)
    weight = EARLY if addressed is None or each.start < addressed.start() else 0
    if any(name in label[-26:] for name in NOT_LABELS):
        return -LABELLED
    if any(label.endswith(name) or name in label[-14:] for name in LABELS):
        return weight + LABELLED - (3 if TIME.match(after) else 0)
    if skeleton(before) == "" and len(skeleton(after)) <= 3:
        return weight + ALONE
    last = before.strip(" ,.:;").rsplit(" ", 1)[-1].casefold()
    if last in NOT_AFTER or last in WEEKDAYS or TIME.match(after):
        return -LABELLED
    if before.rstrip().endswith((",", "|")) and len(before) < 40 and len(skeleton(after)) <= 3:
        return weight + PLACED
    return weight + (2 if len(before) < 25 and len(skeleton(after)) <= 3 else 0)


@dataclass(frozen=True, slots=True)
class Printed:
    """A last day printed in the letter. `acts`: something is to be done by then; else a term ends."""

    day: date
    acts: bool


def last_days(text: str, written: date | None) -> list[Printed]:
    """Each last day printed in the letter, in its order."""
    found = []
    for each in seen(text):
        match = LAST_DAY.search(text[max(0, each.start - 50) : each.start])
        day = each.on(written)
        around = skeleton(text[max(0, each.start - AROUND) : each.end + NEAR])
        if match is None or day is None or (written and day < written) or _is_range(text, each, match["by"]):
            continue
        if BEFORE.match(match["by"]):
            day -= timedelta(days=1)
        acts = any(word in around for word in ACTION)
        found.append(Printed(day, acts))
    return found


def ends_of_term(text: str, written: date | None) -> list[date]:
    """Days that a letter about the end of the term names as that end."""
    found = []
    for each in seen(text):
        around = skeleton(text[max(0, each.start - NEAR) : each.end + NEAR // 2])
        day = each.on(written)
        if day and (written is None or day > written) and any(word in around for word in OF_TERM):
            found.append(day)
    return found


def _is_range(text: str, each: Seen, by: str) -> bool:
    """ "van 1 juni tot en met 31 augustus": a period, not a last day."""
    if not by.casefold().startswith(("tot", "t/m")):
        return False
    before = skeleton(text[max(0, each.start - NEAR) : each.start])
    return any(word in before for word in RANGE[:1]) or bool(
        re.search(
            r"(?:van|periode|geldig)[^.\n]{0,45}$",
            text[max(0, each.start - NEAR) : each.start],
            re.IGNORECASE,
        )
    )

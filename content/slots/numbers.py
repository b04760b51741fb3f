"""Numbers in words as figures, before hours and euros and in dates: "honderdtachtig uur" is 180 uur.

Elsewhere words stay words: "one" and "second" are seldom numbers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from content.slots.cues import cues, named

_WORD = re.compile(r"[^\W\d_]+")
_GLUED = 5  # letters from which a word may hold more than one number
_A_CLOCK = 12  # "at twelve" is an hour of the day, not a number of hours
_BEFORE_UNIT = 2  # words between which a unit may stand: "hundred lesson hours"
_YEAR = re.compile(r"\W+(?:[^\W\d_]+\W+){0,2}?20\d\d(?!\d)")
_A_PREPOSITION = 2  # letters: "on" before a month is no ten
_YEARS = range(2015, 2060)
_MOST_DAYS = 31


@dataclass(slots=True)
class _Run:
    """Numbers that stand together, added up as far as they are one number."""

    start: int
    end: int
    whole: int = 0
    current: int = 0

    def takes(self, number: int) -> bool:
        """Add the next number if it can belong to this one: after twenty comes five, never thirty."""
        if number == 1000:
            self.whole, self.current = self.whole + max(self.current, 1) * 1000, 0
        elif number == 100 and self.current < 100:
            self.current = max(self.current, 1) * 100
        elif _adds(self.current % 100, number) and (number < 100 or self.current == 0):
            self.current += number
        else:
            return False
        return True

    @property
    def value(self) -> int:
        return self.whole + self.current


def in_figures(text: str) -> str:
    """The folded text with such numbers in figures."""
    text = _of_two_words().sub(lambda found: re.sub(r"\W", "", found[0]), text)
    rest, at = "", 0
    for run in _runs(text):
        end = _end(text, run)
        if end is not None:
            rest, at = f"{rest}{text[at : run.start]}{run.value}{' ' * (end > run.end)}", end
    return rest + text[at:] if at else text


def _adds(last: int, number: int) -> bool:
    """Whether a number may follow on the last two figures so far, in the order of any of the languages."""
    if last == 0:
        return True
    if last < 10:
        return number >= 10 and number % 10 == 0 and number < 100
    return (number < 10 and last % 10 == 0) or (last in (60, 80) and number in range(10, 20))


def _end(text: str, run: _Run) -> int | None:
    """Where a number ends that is to be read, with what links it to its unit; None where it is not."""
    if run.value in _YEARS:
        return run.end
    following = [(found.start(), found[0]) for found in _some_words(text, run.end)]
    for start, word in following:
        hours = word in cues("hours", "units").words or word.endswith(("uren", "uur"))
        if hours or word in cues("money", "units").words:
            linked = set(text[run.end : start].split()) <= cues("counting", "of").words
            return None if hours and run.value <= _A_CLOCK else start if linked else run.end
    day = run.value <= _MOST_DAYS and run.end - run.start > _A_PREPOSITION
    dated = day and any(
        word in named("months") and _YEAR.match(text, start + len(word)) for start, word in following
    )
    return run.end if dated else None


def _some_words(text: str, start: int) -> Iterator[re.Match[str]]:
    """The words after a number; no further than the next sign that ends something."""
    for _ in range(_BEFORE_UNIT):
        found = _WORD.search(text, start)
        if found is None or text[start : found.start()].strip(" -"):
            return
        yield found
        start = found.end()


def _runs(text: str) -> Iterator[_Run]:
    run: _Run | None = None
    for found in _WORD.finditer(text):
        if run and found[0] in cues("counting", "and").words:
            continue
        values = _values(found[0])
        if run and text[run.end : found.start()].strip(" -") not in _between():
            yield run
            run = None
        for value in values:
            if run is None or not run.takes(value):
                if run:
                    yield run
                run = _Run(found.start(), found.end())
                run.takes(value)
            run.end = found.end()
        if run and not values:
            yield run
            run = None
    if run:
        yield run


@cache
def _between() -> frozenset[str]:
    return cues("counting", "and").words | {""}


def _values(word: str) -> list[int]:
    """The numbers a word holds: none, one, or some that are written as one word."""
    known = _known()
    for form in _forms(word):
        if form in known:
            return [known[form]]
    if len(word) < _GLUED or word[:2] not in _openings():
        return []
    if not _whole().fullmatch(word):
        return []
    numbers = [known[piece] for piece in _piece().findall(word)]
    together = _Run(0, 0)
    return numbers if all(map(together.takes, numbers)) else []


def _forms(word: str) -> tuple[str, ...]:
    """Arabic writes its "and" before a number, Tigrinya behind it."""
    if word[0] == "و":
        return (word, word[1:])
    return (word, word[:-1]) if word[-1] == "ን" else (word,)


@cache
def _known() -> dict[str, int]:
    return {name.replace(" ", ""): int(figure) for name, figure in named("numbers").items()}


@cache
def _openings() -> frozenset[str]:
    """Two letters: of no more than a few words must be seen whether they hold numbers."""
    return frozenset(name[:2] for name in _known())


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(_longest_first(_known()))


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(f"(?:{_longest_first((*_known(), *cues('counting', 'and').words))})+")


@cache
def _of_two_words() -> re.Pattern[str]:
    """Four twenties are eighty."""
    names = [name for name in named("numbers") if " " in name]
    return re.compile(rf"(?<!\w)(?:{_longest_first(names)})(?!\w)".replace(r"\ ", r"[\s\-]"))

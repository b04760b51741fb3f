"""Which letter a text is: ours, another office's, one that deceives, or no letter of an office at all"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from content.letters.dates import ends_of_term, last_days, written_on
from content.letters.entries import Letter, letters
from content.letters.scan import LONGEST, Scan
from content.letters.signs import deceit
from content.letters.tables import marks
from content.letters.weighing import NAMED, Amounts, Office, Scales

Verdict = Literal["ours", "other-office", "foreign", "fraud"]
LEAST_OURS, LEAST_OFFICE = 4.0, 3.0
UNTOLD, UNSENT = 2.0, 2.0
"""So much more must weigh what has no word of civic integration, and what names no sender of ours."""
PLAIN = 14.0
"""A text that weighs so much is a letter, whoever it speaks to."""
SPOKEN_TO = 3.0
"""A text that says "u" so often is a letter of somebody: it needs less."""
SURE, CLEAR = 6.0, 1.5
"""A weight to be sure of, and how far it stands clear of the second."""
AT_MOST = 3
HALF = 5.0
"""The weight at which a letter's score is one half."""
MARKS = {name: marks(name) for name in ("of_us", "to_you", "of_me", "no_letter", "decided", "acknowledged")}
FEW = 12
"""Fewer letters than that are no letter."""


@dataclass(frozen=True, slots=True)
class Scored:
    """`score` from 0 to 1: how much speaks for it, by itself."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text is. `written`: the date on it; `printed`: a last day in it; `signs`: what deceives."""

    verdict: Verdict
    sure: bool
    letters: tuple[Scored, ...] = ()
    office: Office | None = None
    written: date | None = None
    printed: date | None = None
    acknowledges: bool = False
    signs: tuple[str, ...] = ()
    picked: bool = False
    """Chosen from the list by the person: nothing was read, so nothing is unsure."""

    @property
    def letter(self) -> Letter | None:
        """The letter that explains it: the first of ours, or what we know of another office's."""
        if self.letters:
            return letters()[self.letters[0].id]
        return letters()[self.office.letter] if self.office and self.office.letter else None

    @property
    def sender(self) -> str | None:
        """As the paper names it; None where no office is known."""
        if self.letters and self.letter:
            return self.letter.sent_by
        return self.office.name if self.office else None


class Reader:
    """Reads letters. Made once: it keeps what it compared."""

    def __init__(self, amounts: Amounts) -> None:
        self._scales = Scales(amounts, (word for words in MARKS.values() for word in words))

    def read(self, text: str) -> Recognised:
        """What the text is. Never raises for what a person pasted."""
        scan = self._scales.scan(text[:LONGEST])
        if len(scan.letters) < FEW:
            return Recognised("foreign", sure=False)
        if signs := deceit(scan):
            return Recognised("fraud", sure=True, written=written_on(scan.text), signs=signs)
        ranked, (weight, office) = self._scales.letters(scan), self._scales.office(scan)
        topical, addressed = scan.count(MARKS["of_us"]), _addressed(scan)
        if _is_ours(ranked[0][0], weight, topical, addressed) and self._fits(scan, ranked[0][0], topical):
            return _ours(scan, ranked, topical)
        if weight >= (LEAST_OFFICE if addressed > 0 else PLAIN):
            return _of_office(scan.text, office, sure=weight >= SURE)
        return Recognised("foreign", sure=weight < NAMED and ranked[0][0] < LEAST_OURS / 2)

    def _fits(self, scan: Scan, weight: float, topical: float) -> bool:
        """A text without a word of civic integration, from nobody who writes about that, must say much."""
        return topical >= 1 or weight >= LEAST_OURS + UNTOLD + UNSENT or self._scales.has_own_sender(scan)


def _addressed(scan: Scan) -> float:
    """How much the text speaks as an office speaks to somebody; under nothing: as something else does."""
    strange = sum(scan.has(each) == 1 for each in MARKS["no_letter"])
    return scan.often(MARKS["to_you"]) - scan.often(MARKS["of_me"]) - 4 * strange


def _is_ours(weight: float, office: float, topical: float, addressed: float) -> bool:
    """A letter with no word of civic integration needs more; one that speaks to nobody is none."""
    if addressed <= 0 and (weight < PLAIN or addressed < -1):
        return False
    if topical < 1 and office >= 2 * NAMED:
        return False
    least = LEAST_OURS + (0 if topical >= 1 else UNTOLD) - (1 if addressed >= SPOKEN_TO else 0)
    return weight >= least and weight + 1.5 * min(topical, 4) >= office


def _ours(scan: Scan, ranked: Sequence[tuple[float, str]], topical: float) -> Recognised:
    (first, key), (second, _) = ranked[:2]
    near = [(weight, each) for weight, each in ranked[:AT_MOST] if weight > 0 and weight >= first / 4]
    written, known = written_on(scan.text), letters()[key]
    return Recognised(
        "ours",
        sure=first >= SURE and first - second >= CLEAR and topical >= 1,
        letters=tuple(Scored(each, round(weight / (weight + HALF), 4)) for weight, each in near),
        written=written,
        printed=_printed(scan.text, written, known),
        acknowledges=known.deadline == "appeal"
        and not scan.count(MARKS["decided"])
        and scan.count(MARKS["acknowledged"]) > 0,
    )


def _of_office(text: str, office: Office, *, sure: bool) -> Recognised:
    written = written_on(text)
    printed = next((each.day for each in last_days(text, written) if each.acts), None)
    return Recognised("other-office", sure, (), office, written, printed)


def _printed(text: str, written: date | None, known: Letter) -> date | None:
    """The first last day printed by which something is to be done; the end of the term where that is it."""
    days = last_days(text, written)
    acting = sorted(each.day for each in days if each.acts)
    if known.deadline == "term" and not acting:
        acting = [*(each.day for each in days if not each.acts), *ends_of_term(text, written)]
    return next(iter(acting), None)

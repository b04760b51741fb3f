"""A letter read: what it is, and by when something must be done, by the letter itself or by the law"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from content.letters.entries import Deadline, Letter
from content.letters.recognition import Recognised
from content.letters.weighing import amounts_named
from content.rules import objection
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Outcome
from content.rules.situation import DecisionKind, Situation

TO_OBJECT: frozenset[Deadline] = frozenset({"objection", "fine", "appeal"})
"""What one can object to, or appeal against, within the same time (Awb 6:7 is for both)."""
KINDS: Mapping[Deadline, DecisionKind] = {
    "reminder": DecisionKind.REMINDER,
    "enforcement": DecisionKind.ENFORCEMENT,
    "exam-mark": DecisionKind.EXAM_MARK,
}
PLAIN_NUMBER = 100
"""From here on a number alone is told from a day, an hour or a house number."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """`printed`: as the letter says it. `outcome`: what the law says of objecting, None: nothing."""

    printed: date | None
    outcome: Outcome | None

    @property
    def last_day(self) -> date | None:
        """Inclusive: on that day it is still in time."""
        if self.printed is not None:
            return self.printed
        found = self.outcome.facts["last_day"] if self.outcome else None
        return found if isinstance(found, date) else None


def deadlines(letter: Letter | None, found: Recognised, on: date, law: LawBook) -> Deadlines:
    """The last days of a letter. `found.written` stands for the day on which a decision was sent."""
    if letter is None or found.verdict != "ours" or found.acknowledges:
        return Deadlines(found.printed, None)
    if letter.deadline in TO_OBJECT:
        return Deadlines(found.printed, objection.decide(Situation(decision_date=found.written), on, law))
    kind = KINDS.get(letter.deadline)
    outcome = objection.decide(Situation(decision_kind=kind), on, law) if kind else None
    return Deadlines(found.printed, outcome)


def amounts(law: LawBook, on: date) -> dict[str, Sequence[str]]:
    """The law's amounts by which a letter is known, as a letter prints them."""
    return {name: _printed(law.on(name, on)) for name in sorted(amounts_named())}


def _printed(value: Value) -> Sequence[str]:
    number = int(value.number) if value.unit == "euro" else value.whole
    unit = {"euro": "euro", "hours": "uur"}[value.unit]
    texts = [f"{number} {unit}"]
    if value.unit == "euro" and number >= PLAIN_NUMBER:
        texts += [f"{number:,}".replace(",", "."), str(number)]
    return texts

"""What changed in the rules: out of the law's own data, newest first, plans and what is to come apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from content.answers import Citation
from content.languages import N_, Catalogue
from content.rules.lawbook import LawBook, Parameter, Value
from content.wording.formats import dutch_date, long_date, quantity
from content.wording.outcomes import citations
from content.wording.subjects.exams import PARTS

NAMES = {**PARTS, "asiel": N_("Asiel")}
"""The words of a list that changed. Another one that changes needs its words here: a test says so."""


@dataclass(frozen=True, slots=True)
class Change:
    """`name` is Dutch, as the law has it; `before` is "" for what is new. `day` in the reader's language."""

    name: str
    since: date
    day: str
    dutch_day: str
    before: str
    after: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Changes:
    """`past` holds until today; `coming` is law from a later day; `plans` are announced, and no law."""

    past: tuple[Change, ...]
    coming: tuple[Change, ...]
    plans: tuple[Change, ...]


def changes(law: LawBook, words: Catalogue, on: date) -> Changes:
    """Every value that followed another, and every rule that came into the law after its first day."""
    known = [each for each in law.parameters.values() if each.status == "in-force"]
    plans = [each for each in law.parameters.values() if each.status != "in-force"]
    found = _sorted(_change(*step, law, words) for each in known for step in _steps(each))
    return Changes(
        tuple(each for each in found if each.since <= on),
        tuple(each for each in reversed(found) if each.since > on),
        tuple(_sorted(_change(each, None, each.values[-1], law, words) for each in plans)),
    )


def _sorted(found: Iterator[Change]) -> list[Change]:
    return sorted(found, key=lambda each: (-each.since.toordinal(), each.name))


def _steps(parameter: Parameter) -> Iterator[tuple[Parameter, Value | None, Value]]:
    """Each value with the one before it. A first one is a change only where it says that it is new."""
    if parameter.new:
        yield parameter, None, parameter.values[0]
    for earlier, later in zip(parameter.values, parameter.values[1:], strict=False):
        yield parameter, earlier, later


def _change(
    parameter: Parameter, earlier: Value | None, later: Value, law: LawBook, words: Catalogue
) -> Change:
    return Change(
        parameter.dutch,
        later.since,
        long_date(later.since, words.language),
        dutch_date(later.since),
        "" if earlier is None else _figure(earlier, words),
        _figure(later, words),
        citations((later,), words, law)[0],
    )


def _figure(value: Value, words: Catalogue) -> str:
    """A number with its unit; a list by its words."""
    if not isinstance(value.amount, tuple):
        return quantity(value, words)
    return ", ".join(words.gettext(NAMES[each]) for each in value.amount) or words.gettext("niemand of niets")

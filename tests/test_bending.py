"""Bend each figure of the law in turn: what changes cites it, and every figure changes something.

A figure that no golden case touches could be wrong unseen: it is refused, unless only texts use it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import content
from content.articles import PLACEHOLDER
from content.languages import SOURCE, catalogue
from content.rules.lawbook import LawBook, Value
from content.rules.outcome import Outcome
from content.rules.reading import read
from content.wording.outcomes import blocks
from content.wording.plain import block_rows
from tests.test_rules import CASES, LAW, work_out

DUTCH = catalogue(SOURCE)
TOLD = "told."
"""Figures that stand in texts only have a key that begins so."""
TEXT_ONLY = frozenset(
    {
        *("exams.cancel", "exams.early", "exams.register_a2_closes", "exams.register_a2_opens"),
        *("exams.total_a2", "objection.answer", "objection.answer_committee", "payment.period"),
        *("pip.after_information", "schools.waiting"),
    }
)
"""The same, named before that was so. This list may shrink, never grow."""


@cache
def plain() -> tuple[Outcome, ...]:
    """Every golden case worked out by the law as it is."""
    return tuple(work_out(subject, case) for subject, case in CASES)


def cited() -> dict[str, list[int]]:
    """The cases that cite each key."""
    found: dict[str, list[int]] = {}
    for at, outcome in enumerate(plain()):
        for value in outcome.because:
            found.setdefault(value.key, []).append(at)
    return found


CITED = cited()
IN_FORCE = sorted(key for key, each in LAW.parameters.items() if each.status == "in-force")


def bent(value: Value) -> Value:
    """The same value with another amount: enough to change any sum that uses it."""
    if isinstance(value.amount, tuple):
        return dataclasses.replace(value, amount=())
    return dataclasses.replace(value, amount=int(value.number) + 1)


def bend(key: str) -> LawBook:
    parameters = dict(LAW.parameters)
    old = parameters[key]
    parameters[key] = dataclasses.replace(old, values=tuple(bent(value) for value in old.values))
    return LawBook(parameters, LAW.sources)


def read_aloud(outcome: Outcome, at: int) -> list[str]:
    """What a person reads of it in Dutch."""
    told = read(CASES[at][1]["situation"], outcome.on, LAW)
    return [row for block in blocks(outcome, told, DUTCH) for row in block_rows(block)]


def written() -> Iterator[str]:
    """Every key that a text fills in: an article, a letter, a word of the glossary."""
    folder = Path(content.__file__).parent
    for path in sorted((*folder.rglob("*.md"), *folder.rglob("*.toml"))):
        if path.parent.name != "law":
            yield from PLACEHOLDER.findall(path.read_text(encoding="utf-8"))


WRITTEN = frozenset(written())


@pytest.mark.parametrize("key", sorted(CITED))
def test_what_changes_an_outcome_is_cited_by_it(key: str) -> None:
    law, changed = bend(key), []
    for at, ((subject, case), before) in enumerate(zip(CASES, plain(), strict=True)):
        after = work_out(subject, case, law)
        if before.facts != after.facts:
            assert key in {value.key for value in before.because}
            changed.append(at)
    assert changed or key in SAID_ONLY


SAID_ONLY = frozenset(
    {
        *("hours.pvt", "hours.map", "objection.excluded", "pip.invitation", "downscale.hours"),
        *("extension.decision", "extension.nearly.hours", "fines.hours_many", "fines.hours_some"),
        *("loan.decision", "repayment.capacity_least", "costs.integrated", "costs.medical"),
        *("duty.exemption.school", "duty.exemption.stay", "duty.exemption.work", "duty.exemption.decision"),
        *("duty.dispensation.within", "duty.dispensation.decision", "duty.dispensation.special_decision"),
    }
)
"""Told in words beside the outcome, not a fact of it: those words must change with it."""


@pytest.mark.parametrize("key", sorted(SAID_ONLY & set(CITED)))
def test_a_figure_that_is_only_said_changes_what_is_read(key: str) -> None:
    law = bend(key)
    if isinstance(LAW.parameter(key).values[0].amount, tuple):
        assert all(value.names for value in LAW.parameter(key).values)
        return
    changed = (
        read_aloud(work_out(CASES[at][0], CASES[at][1], law), at) != read_aloud(plain()[at], at)
        for at in CITED[key]
    )
    assert any(changed)


def test_a_golden_case_touches_every_figure_that_is_not_for_texts_alone() -> None:
    untouched = {key for key in IN_FORCE if key not in CITED and not key.startswith(TOLD)}
    assert untouched <= TEXT_ONLY
    assert untouched >= TEXT_ONLY


@pytest.mark.parametrize("key", sorted(key for key in LAW.parameters if key.startswith(TOLD)) or [None])
def test_a_figure_for_texts_stands_in_one(key: str | None) -> None:
    assert key is None or key in WRITTEN


def test_a_figure_of_before_that_stands_in_a_text_or_waits_for_one() -> None:
    """The text about taking an exam is still to come: it says until when one may change it."""
    assert {"exams.cancel"} >= TEXT_ONLY - WRITTEN

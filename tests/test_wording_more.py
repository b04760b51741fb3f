"""The words of more time, exams, fees and fines: complete, short, and none for nothing."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from itertools import chain

import pytest

from content.answers import Block, Bullets, Heading, Line, Note, Paragraph, Reasons, Steps
from content.languages import SOURCE, available, catalogue
from content.rules.grounds import ALL, BY_ID, NEARLY
from content.rules.outcome import Outcome
from content.rules.reading import read
from content.rules.subjects import decide
from content.wording.findings import FINDINGS
from content.wording.grounds import NAMES, PROOF
from content.wording.outcomes import blocks
from content.wording.subjects import MODULES
from tests.test_rules import CASES, LAW, work_out

SUBJECTS = ("extension", "exams", "fees", "fine")
LONGEST, MEAN = 18, 10
MARK = re.compile(r"(?<!\w)_[^_]+_(?!\w)|\*\*")
END = re.compile(r"(?<=[.?!:])\s+")
OURS = [(subject, case) for subject, case in CASES if subject in SUBJECTS]
EVERY_CASE = pytest.mark.parametrize(
    ("subject", "case"), OURS, ids=[f"{subject}: {case['name']}" for subject, case in OURS]
)


def drawn(subject: str, case: dict[str, object]) -> tuple[Outcome, tuple[Block, ...]]:
    on = case["on"]
    told = read(case["situation"], on, LAW)  # type: ignore[arg-type]
    outcome = decide(subject, told, on, LAW)  # type: ignore[arg-type]
    return outcome, blocks(outcome, told, catalogue(SOURCE))


def sentences(found: tuple[Block, ...]) -> list[str]:
    lines = []
    for block in found:
        if isinstance(block, Heading | Note | Paragraph):
            lines.append(block.line.text)
        elif isinstance(block, Steps | Bullets):
            lines += [each.text for each in block.items]
        elif isinstance(block, Reasons):
            lines += [each.text for each in block.lines]
    return list(chain.from_iterable(END.split(line) for line in lines))


@EVERY_CASE
def test_every_outcome_is_worded_in_short_sentences(subject: str, case: dict[str, object]) -> None:
    outcome, found = drawn(subject, case)
    words = [len(sentence.split()) for sentence in sentences(found)]
    assert max(words) <= LONGEST
    assert sum(words) / len(words) <= MEAN
    assert sum(isinstance(each, Note) for each in found) > len(outcome.findings)
    assert all(len(each.items) <= 3 for each in found if isinstance(each, Steps))


def test_every_sentence_is_said_in_some_case() -> None:
    given = {each.code for subject, case in OURS for each in drawn(subject, case)[0].findings}
    ours = {code for subject in SUBJECTS for code in MODULES[subject].FINDINGS}
    assert ours <= given
    assert given <= FINDINGS.keys()


def test_every_ground_has_a_name_and_each_in_force_says_its_proof() -> None:
    assert NAMES.keys() == ALL
    assert PROOF.keys() == {*BY_ID, NEARLY}


@pytest.mark.parametrize("language", [each.code for each in available()])
def test_no_mark_stands_where_none_is_read(language: str) -> None:
    """A label, a cell or a sum is shown as it is: `_termijn_` in it would be read as that."""
    words = catalogue(language)
    found = {
        text
        for subject, case in CASES
        for block in blocks(work_out(subject, case), read(case["situation"], case["on"], LAW), words)
        for text in plain_texts(block)
        if MARK.search(text)
    }
    assert found == set()


def plain_texts(block: object) -> list[str]:
    """The strings of a block that are no lines."""
    if isinstance(block, str):
        return [block]
    if isinstance(block, tuple):
        return [text for each in block for text in plain_texts(each)]
    if isinstance(block, Line) or not is_dataclass(block):
        return []
    return [text for each in fields(block) for text in plain_texts(getattr(block, each.name))]

"""What a rule decides, without words: a verdict, facts, findings, and every value of law it used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from content.rules.lawbook import Value

Fact = object


class Verdict(StrEnum):
    """Closed: the answer is known; it depends on what is not told; an office must decide."""

    KNOWN = "known"
    DEPENDS = "depends"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the person should know beside the facts. The code never changes once published."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    subject: str
    on: date
    verdict: Verdict
    facts: Mapping[str, Fact]
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    because: tuple[Value, ...] = ()

    def finding(self, code: str) -> Finding | None:
        return next((each for each in self.findings if each.code == code), None)

    def as_json(self) -> dict[str, object]:
        """The outcome as plain data: dates as ISO, money as a string with two decimals."""
        return {
            "subject": self.subject,
            "on": self.on.isoformat(),
            "verdict": self.verdict.value,
            "facts": _plain(self.facts),
            "findings": [{"code": each.code, "params": _plain(each.params)} for each in self.findings],
            "missing": list(self.missing),
            "because": [value.as_json() for value in self.because],
        }


AS_THEY_ARE = frozenset({str, int, bool, type(None)})
"""Most of an outcome is one of these: looked at first, a batch is twice as fast."""


def _plain(thing: object) -> object:
    if type(thing) in AS_THEY_ARE:
        return thing
    if isinstance(thing, Mapping):
        return {key: _plain(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [_plain(each) for each in thing]
    if isinstance(thing, date):
        return thing.isoformat()
    return f"{thing:.2f}" if isinstance(thing, Decimal) else thing

"""What a household can spare in a year (draagkracht; Ri2021, article 6.8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from content.rules.lawbook import Lapsed, LawBook, NotYetInForce, Value

SHARE = "loan.share"
VOETEN: Mapping[bool, str] = {True: "loan.voet_partner", False: "loan.voet_single"}
"""The income that is left out of account, with a partner and without: our own sum, an indication."""
OTHER_READING = "loan.voet_single_other"
"""The voet of a single person as another publication has it."""


def capacity(income: Decimal, voet: Value, share: Value) -> Decimal:
    """So many percent of what the income is above the voet, in a year; never below zero. Unrounded."""
    return max(Decimal(0), (income - voet.number) * share.number / 100)


def value_of(law: LawBook, key: str, day: date) -> Value | None:
    """The value on that day, None where none is known: before the first, or after the last ended."""
    try:
        return law.on(key, day)
    except (NotYetInForce, Lapsed):
        return None

"""A debt that is paid back in equal months (annuïteit), and what is left of it year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """Amounts are unrounded. `debt` is what is owed when paying begins; `last` is the last payment."""

    debt: Decimal
    interest: Decimal
    monthly: Decimal
    months: int
    last: Decimal

    @property
    def total(self) -> Decimal:
        return self.monthly * (self.months - 1) + self.last if self.months else Decimal(0)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of paying back. `left` is what is owed after its last payment. Unrounded."""

    number: int
    paid: Decimal
    interest: Decimal
    left: Decimal


def a_month(percent: Decimal) -> Decimal:
    """The interest of a month of 30 days in a year of 360 (Ri2021, article 6.3)."""
    return percent / 100 / MONTHS_A_YEAR


def grown(debt: Decimal, percent: Decimal, months: int) -> Decimal:
    """The debt after so many months in which nothing is paid."""
    return debt * (1 + a_month(percent)) ** months


def plan(debt: Decimal, percent: Decimal, months: int, least: Decimal) -> Plan:
    """Equal amounts over all months; where that is under the least, the least for as long as needed."""
    interest = a_month(percent)
    equal = annuity(debt, interest, months)
    if not debt:
        return Plan(debt, interest, equal, 0, equal)
    if equal >= least:
        return Plan(debt, interest, equal, months, equal)
    owed, paid = debt * (1 + interest), 1
    while owed > least:
        owed, paid = (owed - least) * (1 + interest), paid + 1
    return Plan(debt, interest, least, paid, owed)


def annuity(debt: Decimal, interest: Decimal, months: int) -> Decimal:
    """The equal amount that repays a debt in so many months."""
    if not interest:
        return debt / months
    return debt * interest / (1 - (1 + interest) ** -months)


def by_year(of: Plan) -> Iterator[Year]:
    """The plan in years of twelve payments; the last may be shorter."""
    left = of.debt
    for start in range(0, of.months, MONTHS_A_YEAR):
        paid = interest = Decimal(0)
        for month in range(start, min(start + MONTHS_A_YEAR, of.months)):
            grows = left * of.interest
            pays = of.last if month == of.months - 1 else of.monthly
            left += grows - pays
            paid += pays
            interest += grows
        yield Year(start // MONTHS_A_YEAR + 1, paid, interest, left)

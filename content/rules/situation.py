"""What a person told us. Every field may be absent: absent means not told, never no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Group(StrEnum):
    ASIEL = "asiel"
    GEZIN = "gezin"
    OVERIG = "overig"
    GEESTELIJK = "geestelijk"


class Sponsor(StrEnum):
    """Whom a gezinsmigrant joined: an asylum holder puts them in the asylum group (Wi2021, article 13)."""

    ASIEL = "asiel"
    NL = "nl"
    EU = "eu"
    OVERIG = "overig"


class LawOf(StrEnum):
    NEW = "2021"
    OLD = "2013"


class Route(StrEnum):
    B1 = "b1"
    ONDERWIJS = "onderwijs"
    Z = "z"


class Nationality(StrEnum):
    EU = "eu"
    TR = "tr"
    OTHER = "other"


class DecisionKind(StrEnum):
    DECISION = "decision"
    EXAM_MARK = "exam-mark"
    REMINDER = "reminder"
    ENFORCEMENT = "enforcement"
    NT2_IRREGULARITY = "nt2-irregularity"


@dataclass(frozen=True, slots=True)
class Granted:
    """One extension that DUO granted: exactly one of the three is set. `until` is inclusive."""

    months: int | None = None
    days: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A ground for more time. `end` is inclusive; None: it still goes on."""

    ground: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The fields and their meaning are those of the published contract; dates are calendar days."""

    group: Group | None = None
    sponsor: Sponsor | None = None
    law: LawOf | None = None
    route: Route | None = None
    birth_date: date | None = None
    nationality: Nationality | None = None
    temporary_stay: bool | None = None
    ukraine_protection: bool | None = None
    notice_date: date | None = None
    registered_date: date | None = None
    pip_date: date | None = None
    term_end_duo: date | None = None
    new_term_until: date | None = None
    granted: tuple[Granted, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    hours_course: int | None = None
    lessons_attended: bool | None = None
    hours_participation: int | None = None
    passed: Mapping[str, str] | None = None
    attempts: Mapping[str, int] | None = None
    downscaled: tuple[str, ...] | None = None
    pip_exams: tuple[str, ...] | None = None
    pvt_done: bool | None = None
    map_done: bool | None = None
    final_talk_done: bool | None = None
    income: Decimal | None = None
    partner: bool | None = None
    debt: Decimal | None = None
    finished_date: date | None = None
    price_per_hour: Decimal | None = None
    planned_hours: int | None = None
    exam_date: date | None = None
    decision_date: date | None = None
    decision_kind: DecisionKind | None = None

    @property
    def in_asylum_group(self) -> bool | None:
        """Wi2021, article 13(1): the permit holder, and the family member who joined one."""
        if self.group is None:
            return None
        return self.group is Group.ASIEL or (self.group is Group.GEZIN and self.sponsor is Sponsor.ASIEL)

    @property
    def sponsor_unsaid(self) -> bool:
        return self.group is Group.GEZIN and self.sponsor is None

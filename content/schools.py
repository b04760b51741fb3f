"""Language schools as the register tells of them, what someone may wish of one, and how fresh it all is."""

import tomllib
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from content.places import Point, named, postcode
from content.rules.dates import add_months

CONFIRMED = ("aspirant", "holder", "suspended")
STATUSES = (*CONFIRMED, "withdrawn", "ended", "unverified")
CERTIFIED = ("aspirant", "holder")
ROUTES = ("b1", "z", "onderwijs")
_OPEN = (*CERTIFIED, "unverified")  # to these a new student can go, as far as anyone knows


@dataclass(frozen=True)
class Seen:
    """Where and when columns of a row were seen that its own source does not tell."""

    columns: tuple[str, ...]
    source_url: str
    source_date: str = ""
    checked_on: date | None = None

    def as_json(self) -> dict[str, object]:
        """As the tool gives it."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}


@dataclass(frozen=True)
class Periods:
    """How long what a register confirmed stays fresh (register/freshness.toml), in months."""

    old: int
    hidden: int


@dataclass(frozen=True)
class School:
    """One location of a school, with the register's columns; None and empty mean: not known."""

    id: str
    name: str
    status: str
    bow_number: str = ""
    duo_number: str = ""
    brin: str = ""
    status_date: date | None = None
    hourly_rate: Decimal | None = None
    rate_date: date | None = None
    student_score: Decimal | None = None
    pass_rate: Decimal | None = None
    measured_year: int | None = None
    street_number: str = ""
    postcode: str = ""
    city: str = ""
    website: str = ""
    phone: str = ""
    email: str = ""
    routes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    literacy: bool | None = None
    evening: bool | None = None
    weekend: bool | None = None
    online: bool | None = None
    class_size_max: int | None = None
    languages: tuple[str, ...] = ()
    source_url: str = ""
    source_date: str = ""  # a day, a month or a year: pages are seldom exact
    checked_on: date | None = None
    region: str = ""  # where a source names no town
    seen: tuple[Seen, ...] = ()  # columns that an earlier source told; the row's own source told the rest
    hidden: str = ""  # "not-found": a register we were given does not know this unverified row
    more: tuple[tuple[str, str], ...] = ()  # columns the file had beside these
    point: Point | None = field(default=None, compare=False)

    @property
    def confirmed(self) -> bool:
        """Whether a register said so, rather than a page on the web."""
        return self.status != "unverified"

    @property
    def listed(self) -> bool:
        """Whether a person who looks for a school may be sent here."""
        return self.status in _OPEN and not self.hidden

    def source_of(self, column: str) -> Seen:
        """Where and when a column was seen: its own source where it has one, else the row's."""
        own = Seen((), self.source_url, self.source_date, self.checked_on)
        return next((each for each in self.seen if column in each.columns), own)

    def is_old(self, on: date) -> bool:
        """Whether it is long ago that the register was looked at."""
        return self._looked_at_before(add_months(on, -periods().old))

    def is_out_of_date(self, on: date) -> bool:
        """Whether it is so long ago that the school stands in no first list any more."""
        return self._looked_at_before(add_months(on, -periods().hidden))

    def _looked_at_before(self, day: date) -> bool:
        checked = self.source_of("status").checked_on
        return self.confirmed and checked is not None and checked < day

    def as_json(self) -> dict[str, object]:
        """The register's columns under their own names; the columns of the file's own under `more`."""
        shown = {each.name: _plain(getattr(self, each.name)) for each in fields(self)}
        del shown["point"], shown["hidden"]
        shown["more"] = dict(self.more)
        shown["seen"] = [each.as_json() for each in self.seen]
        return shown


@dataclass(frozen=True)
class Wish:
    """What someone asks of a school; None and False mean: no wish."""

    route: str | None = None
    evening: bool = False
    weekend: bool = False
    online: bool = False
    language: str | None = None
    certified: bool = False
    level: str | None = None
    literacy: bool = False


@dataclass(frozen=True)
class Hit:
    """A school found: how far, which wishes the register does not know of, and whether it is old news."""

    school: School
    km: float | None
    unknown: tuple[str, ...] = ()
    old: bool = False

    def as_json(self) -> dict[str, object]:
        """As the tool and the API give it."""
        km = None if self.km is None else round(self.km, 1)
        return {**self.school.as_json(), "km": km, "unknown": list(self.unknown), "old": self.old}


@cache
def periods() -> Periods:
    """The periods of this release: data, so that an operator can shorten them."""
    path = Path(__file__).parent / "register" / "freshness.toml"
    return Periods(**tomllib.loads(path.read_text(encoding="utf-8"))["months"])


def spot(school_postcode: str, city: str) -> Point | None:
    """Where a school is: its postcode's point, else its town's."""
    place = postcode(school_postcode) if school_postcode else None
    place = place or (named(city) if city else None)
    return place.point if place else None


def _plain(value: object) -> object:
    """A value as JSON has it: money and scores as text, days as ISO, lists as lists."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value

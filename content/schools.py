"""Language schools as the register tells of them, and which of them fit a wish, the nearest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from itertools import chain

from content.places import Place, Point, distance, named, postcode

CONFIRMED = ("aspirant", "holder", "suspended")
STATUSES = (*CONFIRMED, "withdrawn", "ended", "unverified")
CERTIFIED = ("aspirant", "holder")
ROUTES = ("b1", "z", "onderwijs")
_OPEN = (*CERTIFIED, "unverified")  # to these a new student can go, as far as anyone knows


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

    def is_old(self, on: date) -> bool:
        """Whether more than a year went by since the register was looked at."""
        return self.confirmed and self.checked_on is not None and _year_later(self.checked_on) < on

    def as_json(self) -> dict[str, object]:
        """The register's columns under their own names; the columns of the file's own under `more`."""
        shown = {each.name: _plain(getattr(self, each.name)) for each in fields(self)}
        del shown["point"], shown["hidden"]
        shown["more"] = dict(self.more)
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


def near(
    schools: Sequence[School],
    place: Place | None,
    wish: Wish | None = None,
    km: float | None = None,
    limit: int = 10,
    *,
    on: date | None = None,
) -> tuple[Hit, ...]:
    """Schools that fit: confirmed before unverified, known before unknown, then the nearest first."""
    wanted, shelf = wish or Wish(), _shelved(schools)
    tiers: tuple[list[Hit], ...] = ([], [], [], [])
    for away, group in _outward(shelf, place.point if place else None, wanted):
        if len(tiers[0]) >= limit:
            break  # what lies further does not come before these
        if km is not None and away is not None and away > km:
            continue
        for school in group:
            unknown = _unknown(school, wanted)
            if unknown is not None:
                hit = Hit(school, away, unknown, old=on is not None and school.is_old(on))
                tiers[2 * (not school.confirmed) + bool(unknown)].append(hit)
    return tuple(chain(*tiers))[: max(0, limit)]


@dataclass(frozen=True)
class _Shelf:
    """The schools that can be offered, by the spot where they are; those of no known spot apart."""

    schools: Sequence[School]
    spots: dict[Point, list[School]]
    nowhere: list[School]


_last: list[_Shelf] = []


def _shelved(schools: Sequence[School]) -> _Shelf:
    """Put in order once for as long as the register hands out the same schools."""
    if _last and _last[0].schools is schools and isinstance(schools, tuple):
        return _last[0]
    shelf = _Shelf(schools, {}, [])
    for school in sorted((each for each in schools if each.listed), key=lambda each: each.id):
        group = shelf.nowhere if school.point is None else shelf.spots.setdefault(school.point, [])
        group.append(school)
    _last[:] = [shelf]
    return shelf


def _outward(shelf: _Shelf, origin: Point | None, wish: Wish) -> Iterator[tuple[float | None, list[School]]]:
    """Groups of schools, the nearest first; one of no known place is reached online only."""
    if origin is None:
        yield from ((None, group) for group in shelf.spots.values())
    else:
        away = ((distance(origin, point), group) for point, group in shelf.spots.items())
        yield from sorted(away, key=lambda pair: (pair[0], pair[1][0].id))
    if wish.online:
        yield None, shelf.nowhere


def spot(school_postcode: str, city: str) -> Point | None:
    """Where a school is: its postcode's point, else its town's."""
    place = postcode(school_postcode) if school_postcode else None
    place = place or (named(city) if city else None)
    return place.point if place else None


def _unknown(school: School, wish: Wish) -> tuple[str, ...] | None:
    """The wishes nobody knows of this school; None where one is known not to be met."""
    if wish.certified and school.status not in CERTIFIED:
        return None
    unknown = []
    for name, answer in _answers(school, wish):
        if answer is False:
            return None
        if answer is None:
            unknown.append(name)
    return tuple(unknown)


def _answers(school: School, wish: Wish) -> Iterator[tuple[str, bool | None]]:
    if wish.route:
        yield "route", wish.route in school.routes if school.routes else None
    if wish.level:
        yield "level", wish.level in school.levels if school.levels else None
    if wish.language:
        yield "language", wish.language in school.languages if school.languages else None
    for name in ("literacy", "evening", "weekend", "online"):
        if getattr(wish, name):
            yield name, getattr(school, name)


def _year_later(day: date) -> date:
    """The same day next year; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _plain(value: object) -> object:
    """A value as JSON has it: money and scores as text, days as ISO, lists as lists."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value

"""Which schools fit a wish, the nearest first: what is known to fit before what nobody knows of."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from itertools import chain

from content.places import Place, Point, distance
from content.schools import CERTIFIED, Hit, School, Wish

_WISHES_KEPT = 64  # sorted shelves at hand; the commonest wishes are few
_TIERS = 6
_Vector = tuple[float, float, float]
_Found = tuple[School, tuple[str, ...]]


def near(
    schools: Sequence[School],
    place: Place | None,
    wish: Wish | None = None,
    km: float | None = None,
    limit: int = 10,
    *,
    on: date | None = None,
    older: bool = False,
) -> tuple[Hit, ...]:
    """Schools that fit: confirmed before unverified, known before unknown, then the nearest first.

    `older`: also those whose register was looked at so long ago that the first list leaves them out.
    """
    wanted = wish or Wish()
    tiers = _shelved(schools).tiers(wanted, on, older)
    found: list[Hit] = []
    for tier in tiers:
        if len(found) >= limit:
            break
        for away, (school, unknown) in _outward(tier, place, km, limit - len(found), wanted.online):
            found.append(Hit(school, away, unknown, old=on is not None and school.is_old(on)))
    return tuple(found)


def left_out(schools: Sequence[School], on: date) -> int:
    """How many schools the first list leaves out because nobody looked at them for too long."""
    return _shelved(schools).left_out(on)


@dataclass
class _Tier:
    """Schools of one rank by the spot where they are, each spot also as a vector; those of no spot apart."""

    spots: dict[Point, list[_Found]] = field(default_factory=dict)
    nowhere: list[_Found] = field(default_factory=list)
    vectors: list[_Vector] = field(default_factory=list)

    def add(self, school: School, unknown: tuple[str, ...]) -> None:
        if school.point is None:
            self.nowhere.append((school, unknown))
            return
        if school.point not in self.spots:
            self.vectors.append(_vector(school.point))
        self.spots.setdefault(school.point, []).append((school, unknown))


class _Shelf:
    """The schools that can be offered, sorted once for each wish."""

    def __init__(self, schools: Sequence[School]) -> None:
        self.schools = schools
        self._listed = sorted((each for each in schools if each.listed), key=lambda each: each.id)
        self._left_out: dict[date, int] = {}
        self._sorted: dict[tuple[object, ...], tuple[_Tier, ...]] = {}

    def tiers(self, wish: Wish, on: date | None, older: bool) -> tuple[_Tier, ...]:
        key = (wish, on, older)
        if key not in self._sorted:
            if len(self._sorted) >= _WISHES_KEPT:
                self._sorted.clear()
            self._sorted[key] = self._tiers(wish, on, older)
        return self._sorted[key]

    def left_out(self, on: date) -> int:
        if on not in self._left_out:
            self._left_out = {on: sum(each.is_out_of_date(on) for each in self._listed)}
        return self._left_out[on]

    def _tiers(self, wish: Wish, on: date | None, older: bool) -> tuple[_Tier, ...]:
        tiers = tuple(_Tier() for _ in range(_TIERS))
        for school in self._listed:
            stale = on is not None and school.is_out_of_date(on)
            unknown = None if stale and not older else _unknown(school, wish)
            if unknown is not None:
                rank = 2 if not school.confirmed else int(stale)
                tiers[2 * rank + bool(unknown)].add(school, unknown)
        return tiers


_last: list[_Shelf] = []


def _shelved(schools: Sequence[School]) -> _Shelf:
    """Put in order once for as long as the register hands out the same schools."""
    if _last and _last[0].schools is schools and isinstance(schools, tuple):
        return _last[0]
    shelf = _Shelf(schools)
    _last[:] = [shelf]
    return shelf


def _outward(
    tier: _Tier, place: Place | None, km: float | None, most: int, online: bool
) -> Iterator[tuple[float | None, _Found]]:
    """Up to so many schools, the nearest first; one of no known place is reached online only."""
    found = _around(tier, place.point, km, most) if place else _anywhere(tier)
    nowhere = ((None, each) for each in tier.nowhere if online)
    for number, pair in enumerate(chain(found, nowhere)):
        if number >= most:
            return
        yield pair


def _anywhere(tier: _Tier) -> Iterator[tuple[None, _Found]]:
    yield from ((None, each) for group in tier.spots.values() for each in group)


def _around(tier: _Tier, origin: Point, km: float | None, most: int) -> Iterator[tuple[float, _Found]]:
    x, y, z = _vector(origin)
    closeness = [x * a + y * b + z * c for a, b, c in tier.vectors]
    spots = list(tier.spots.items())
    for at in nlargest(most, range(len(closeness)), key=closeness.__getitem__):
        point, group = spots[at]
        away = distance(origin, point)
        if km is not None and away > km:
            return
        yield from ((away, each) for each in group)


def _vector(point: Point) -> _Vector:
    """A spot as a direction from the middle of the earth: nearer is a larger product of two."""
    north, east = math.radians(point.lat), math.radians(point.lon)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


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

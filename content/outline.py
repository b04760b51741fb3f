"""The outline of the country, drawn around its places: a sketch for a small map, from data we hold already.

The places and postcodes lie close together wherever there is land. Cells of a grid that hold one, or lie
beside one that does, are land; the edge around them, made smooth, is the outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from content.gazetteer import Gazetteer, Point, gazetteer

STEP = 0.045  # degrees of latitude, about 5 km
WIDE = 1.62  # a degree of latitude against one of longitude in the middle of the country
SMALLEST = 6  # corners: fewer are a speck, not an island
Cell = tuple[int, int]
Corner = tuple[float, float]


@cache
def outline() -> tuple[tuple[Point, ...], ...]:
    """Rings of points: the land, its islands, and the water inside it."""
    return tuple(
        tuple(Point(y * STEP, x * STEP * WIDE) for x, y in _rounded(ring))
        for ring in _rings(_land(gazetteer()))
        if len(ring) >= SMALLEST
    )


def _land(known: Gazetteer) -> frozenset[Cell]:
    """Cells with a place in them, and those between two such cells."""
    points = (place.point for place in (*known.places, *known.postcodes.values()))
    there = {(int(point.lon / STEP / WIDE), int(point.lat / STEP)) for point in points}
    near = {(x + a, y + b) for x, y in there for a, b in _AROUND}
    closed = {(x, y) for x, y in near if all((x + a, y + b) in near for a, b in _AROUND)}
    return frozenset(there | closed)


_AROUND = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)]


def _rings(land: frozenset[Cell]) -> Iterator[list[Corner]]:
    """The edges of the land, joined end to end, land always on the left."""
    after: dict[Corner, list[Corner]] = {}
    for x, y in sorted(land):
        for beside, start, end in (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        ):
            if beside not in land:
                after.setdefault(start, []).append(end)
    while after:
        ring = [min(after)]
        while ring[-1] in after:
            nexts = after[ring[-1]]
            at = nexts.pop()
            if not nexts:
                del after[ring[-1]]
            ring.append(at)
        yield ring[:-1]


def _rounded(ring: list[Corner]) -> list[Corner]:
    """Stairs become slopes: the middle of each edge, then only the corners that turn."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    middles = [((x + a) / 2, (y + b) / 2) for (x, y), (a, b) in pairs]
    around = zip(middles[-1:] + middles[:-1], middles, middles[1:] + middles[:1], strict=True)
    return [here for before, here, then in around if _turns(before, here, then)]


def _turns(before: Corner, here: Corner, then: Corner) -> bool:
    return (here[0] - before[0], here[1] - before[1]) != (then[0] - here[0], then[1] - here[1])

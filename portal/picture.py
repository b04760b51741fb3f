"""Where things stand in the picture of a term. Time runs with the reading direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from content.answers import Timeline

WIDTH = 288
EDGE = 8
"""Room for the round end of the line."""

KEY = 4
"""Where the key of the half-year mark stands: its label has a line of its own."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Spot:
    """`x` on the line; `label_x` and `anchor` keep the words inside the picture."""

    x: float
    label_x: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Picture:
    """`key`, `key_words`: the mark that explains the half-year mark, and its words."""

    start: Spot
    today: Spot
    half: Spot
    end: Spot
    key: float
    key_words: float


def picture(line: Timeline, direction: str) -> Picture:
    mirrored = direction == "rtl"

    def spot(day: date) -> Spot:
        return _spot(_share(line, day), mirrored=mirrored)

    return Picture(
        start=spot(line.start.day),
        today=spot(line.today.day),
        half=spot(line.half.day),
        end=spot(line.end.day),
        key=_mirror(KEY, mirrored=mirrored),
        key_words=_mirror(KEY + 10, mirrored=mirrored),
    )


def _share(line: Timeline, day: date) -> float:
    """How far along the line a day is, from 0 to 1; before and after it, at its ends."""
    length = (line.end.day - line.start.day).days or 1
    return min(1.0, max(0.0, (day - line.start.day).days / length))


def _spot(share: float, *, mirrored: bool) -> Spot:
    """Words near an end lean inwards. "start" follows the reading direction, so it needs no mirror."""
    x = EDGE + share * (WIDTH - 2 * EDGE)
    anchor: Anchor = "start" if share < 0.3 else "end" if share > 0.7 else "middle"
    label = 0.0 if anchor == "start" else float(WIDTH) if anchor == "end" else x
    return Spot(_mirror(x, mirrored=mirrored), _mirror(label, mirrored=mirrored), anchor)


def _mirror(x: float, *, mirrored: bool) -> float:
    return round(WIDTH - x if mirrored else x, 1)

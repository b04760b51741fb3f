"""The pictures of a page: a term, and a debt by year. Time runs with the reading direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from content.answers import Chart, Timeline
from portal.markup import escape

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


def drawn(line: Timeline, direction: str) -> str:
    """The term as a picture; a screen reader hears the description."""
    at = picture(line, direction)
    way = "over" if line.tone == "over" else "done"
    return (
        f'<svg class="when" viewBox="0 0 {WIDTH} 120" role="img" aria-label="{escape(line.description)}">'
        f'<path class="way" d="M{at.start.x} 38H{at.end.x}"/>'
        f'<path class="late" d="M{at.half.x} 38H{at.end.x}"/>'
        f'<path class="{way}" d="M{at.start.x} 38H{at.today.x}"/><path class="stop" d="M{at.end.x} 26v24"/>'
        f'<path class="half" d="M{at.half.x} 28v20"/><circle cx="{at.today.x}" cy="38" r="9"/>'
        f'<text class="b" x="{at.today.label_x}" y="16" text-anchor="{at.today.anchor}">'
        f"{escape(line.today.label)}: {escape(line.today.text)}</text>"
        f'<text x="{at.start.label_x}" y="68">{escape(line.start.text)}</text>'
        f'<text class="b" x="{at.end.label_x}" y="68" text-anchor="end">{escape(line.end.text)}</text>'
        f'<path class="half" d="M{at.key} 88v24"/>'
        f'<text x="{at.key_words}" y="97">{escape(line.half.label)}</text>'
        f'<text x="{at.key_words}" y="114">{escape(line.half.text)}</text></svg>'
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


TOP, FLOOR = 26, 106
"""Between these a column stands: the highest reaches the top."""
GAP = 4


def charted(chart: Chart, direction: str) -> str:
    """Columns on a floor, the first year first in reading; a screen reader hears the description."""
    mirrored = direction == "rtl"
    columns = "".join(_column(chart, at, mirrored=mirrored) for at in range(len(chart.columns)))
    return (
        f'<svg class="when" viewBox="0 0 {WIDTH} {148 if chart.estimate else 128}" role="img"'
        f' aria-label="{escape(chart.description)}">{columns}'
        f'<path class="floor" d="M0 {FLOOR}H{WIDTH}"/>{_key(chart, mirrored=mirrored)}</svg>'
    )


def _column(chart: Chart, at: int, *, mirrored: bool) -> str:
    """One column with its year below it, and its amount above where it has one."""
    of, width = chart.columns[at], WIDTH / len(chart.columns)
    middle = _mirror((at + 0.5) * width, mirrored=mirrored)
    top = round(FLOOR - of.height * (FLOOR - TOP), 1)
    guess = ' class="guess"' if at >= chart.sure else ""
    label_x = _mirror(at * width, mirrored=mirrored)
    amount = f'<text class="b" x="{label_x}" y="{top - 6}">{escape(of.amount)}</text>' if of.amount else ""
    return (
        f'<rect{guess} x="{round(middle - (width - GAP) / 2, 1)}" y="{top}"'
        f' width="{round(width - GAP, 1)}" height="{round(FLOOR - top, 1)}"/>{amount}'
        f'<text x="{middle}" y="122" text-anchor="middle">{escape(of.label)}</text>'
    )


def _key(chart: Chart, *, mirrored: bool) -> str:
    """What the other colour means."""
    if not chart.estimate:
        return ""
    return (
        f'<rect class="guess" x="{_mirror(0, mirrored=mirrored) - (12 if mirrored else 0)}" y="132"'
        f' width="12" height="12"/>'
        f'<text x="{_mirror(18, mirrored=mirrored)}" y="143">{escape(chart.estimate)}</text>'
    )

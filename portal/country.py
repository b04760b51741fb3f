"""The country as a light picture with the schools that were found. The list says all that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from content.school_desk import Hit, Point, outline

WIDTH, HEIGHT = 150, 180
WEST, EAST, SOUTH, NORTH = 3.25, 7.35, 50.65, 53.65
"""Degrees: the edges of the picture."""


def drawn(hits: Sequence[Hit], origin: Point, description: str) -> Markup:
    """The outline, a ring where somebody looks from, a dot for each school."""
    at = dict.fromkeys(_spot(hit.school.point) for hit in hits if hit.school.point is not None)
    x, y = _spot(origin)
    dots = "".join(f'<circle class="dot" cx="{a}" cy="{b}" r="3.5"/>' for a, b in at)
    return Markup(  # noqa: S704 (numbers of ours, words escaped)
        f'<svg class="country" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(description)}">'
        f'<path class="land" d="{_land()}"/><circle class="ring" cx="{x}" cy="{y}" r="8"/>{dots}</svg>'
    )


@lru_cache(maxsize=1)
def _land() -> str:
    """The rings as one path; water inside the land stays open by the even-odd rule."""
    return "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in dict.fromkeys(map(_spot, ring))) + "Z" for ring in outline()
    )


def _spot(point: Point) -> tuple[float, float]:
    return (
        round((point.lon - WEST) / (EAST - WEST) * WIDTH, 1),
        round((NORTH - point.lat) / (NORTH - SOUTH) * HEIGHT, 1),
    )

"""Two languages side by side: each paragraph in its own language and direction, the other one next to it"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from markupsafe import Markup

from content.answers import (
    Block,
    Bullets,
    Heading,
    Line,
    Note,
    Paragraph,
    Reasons,
    Result,
    Steps,
    Timeline,
)
from portal.drawing import Pen, direction, sections


class Pairs:
    """Draws what two answers say with two pens. The answers are the same one, so their blocks agree."""

    def __init__(self, own: Pen, other: Pen, language: str) -> None:
        self._own, self._other, self._language = own, other, language

    def lines(self, element: str, own: Line, other: Line) -> Markup:
        """Two lines, each in its element; one that is not translated yet stands there once."""
        if own == other:
            return self._own.tag(element, own)
        both = f"{self._own.tag(element, own)}{self._own.tag(element, other)}"
        return Markup(f'<div class="pair">{both}</div>')  # noqa: S704 (drawn by a pen)

    def blocks(self, own: Sequence[Block], other: Sequence[Block]) -> Markup:
        drawn = [self._block(left, right) for left, right in zip_longest(own, other)]
        return Markup("\n".join(drawn))  # noqa: S704 (drawn by a pen)

    def split(self, own: Sequence[Block], other: Sequence[Block]) -> tuple[Markup, Markup]:
        """The first section and the rest, as a page shows them around its worked-out part."""
        (first, rest), (other_first, other_rest) = sections(own), sections(other)
        return self.blocks(first, other_first), self.blocks(rest, other_rest)

    def _block(self, own: Block | None, other: Block | None) -> str:
        match own, other:
            case (Heading(left), Heading(right)):
                return self.lines("h2", left, right)
            case (Paragraph(left), Paragraph(right)):
                return self.lines("p", left, right)
            case (Note(left, tone), Note(right, _)):
                return f'<div class="note {tone}">{self.lines("p", left, right)}</div>'
            case (Steps(left_items), Steps(right_items)):
                return f"<ol>{self._items(left_items, right_items)}</ol>"
            case (Bullets(left_items), Bullets(right_items)):
                return f"<ul>{self._items(left_items, right_items)}</ul>"
            case (Reasons(left_items), Reasons(right_items)):
                return self._rows("p", left_items, right_items)
            case _:
                return self._figures(own, other)

    def _items(self, own: Sequence[Line], other: Sequence[Line]) -> str:
        rows = zip(own, other, strict=False)
        return "".join([f"<li>{self.lines('div', left, right)}</li>" for left, right in rows])

    def _rows(self, element: str, own: Sequence[Line], other: Sequence[Line]) -> str:
        return "".join([self.lines(element, left, right) for left, right in zip(own, other, strict=False)])

    def _figures(self, own: Block | None, other: Block | None) -> str:
        """Sums and tables whole, one after the other. A picture of a term says the same in both: once."""
        left = self._own.draw([own], ()) if own else ""
        right = self._other.draw([other], ()) if other and not isinstance(other, Timeline) else ""
        said = f'lang="{self._language}" dir="{direction(self._language)}"'
        if isinstance(own, Result) or right:
            return f'<div class="pair"><div>{left}</div><div {said}>{right}</div></div>'
        return str(left)

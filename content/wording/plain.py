"""An Answer as plain text: what the tool prints and what the snapshots keep."""

from __future__ import annotations

from collections.abc import Iterable

from content.answers import (
    Answer,
    Block,
    Bullets,
    Chart,
    Citation,
    Heading,
    Note,
    Paragraph,
    Reasons,
    Result,
    Steps,
    Table,
    Timeline,
)


def as_text(answer: Answer, *, whole: bool = False) -> str:
    """The worked-out part where there is one, else the article; `whole`: both, one after the other."""
    shown = answer.lead if answer.lead and not whole else (*answer.lead, *answer.blocks)
    rows = [answer.title, *(row for block in shown for row in block_rows(block))]
    rows += [f"> {choice.label}" for choice in answer.choices]
    rows += [line.text for line in answer.notices]
    rows += [_cited(each) for each in answer.sources]
    return "\n".join(rows)


def block_rows(block: Block) -> Iterable[str]:
    match block:
        case Heading(line):
            return (f"## {line.text}",)
        case Paragraph(line):
            return (line.text,)
        case Note(line, _):
            return (f"! {line.text}",)
        case Steps(items):
            return tuple(f"{number}. {each.text}" for number, each in enumerate(items, 1))
        case Bullets(items) | Reasons(items):
            return tuple(f"- {each.text}" for each in items)
        case Result():
            return _result(block)
        case Timeline() | Chart():
            return (block.description,)
        case Table(caption, head, rows):
            return (caption, " | ".join(head), *(" | ".join(row) for row in rows))


def _result(block: Result) -> tuple[str, ...]:
    value = f"{block.value} ({block.dutch})" if block.dutch else block.value
    return tuple(row for row in (f"{block.label}: {value}", block.detail) if row)


def _cited(each: Citation) -> str:
    return f"[{each.title}, {each.place} · {each.address} · {each.checked}]"

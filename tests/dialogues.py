"""The dialogues of tests/dialogues: conversations as an editor writes them, read for the tests"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from content.languages import available

HERE = Path(__file__).parent / "dialogues"


class Unreadable(ValueError):
    """A line that no dialogue can have: file, line and what it should be."""


@dataclass
class Said:
    """One message, what must stand in the answer, and what must not."""

    text: str
    seen: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


@dataclass
class Dialogue:
    """`language`: the one the person chose. `tongue`: the one that is typed, of the file's name."""

    name: str
    language: str = "nl"
    same_title: bool = True
    said: list[Said] = field(default_factory=list)

    @property
    def tongue(self) -> str:
        return self.name.partition("-")[0]


def read(path: Path) -> Dialogue:
    """Raises Unreadable."""
    found = Dialogue(path.stem)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, rest = line[:1], line[1:].strip()
        if mark == ">":
            found.said.append(Said(rest))
        elif mark in ("<", "!") and found.said:
            (found.said[-1].seen if mark == "<" else found.said[-1].unseen).append(rest)
        elif line.startswith("taal:") and line[5:].strip() in {each.code for each in available()}:
            found.language = line[5:].strip()
        elif line == "titel: vrij":
            found.same_title = False
        elif line.strip() and mark != "#":
            raise Unreadable(f"{path.name}:{number}: {line!r} is none of '> …', '< …', '! …', 'taal: …'")
    if not found.said:
        raise Unreadable(f"{path.name}: nobody says anything")
    return found


def dialogues() -> list[Dialogue]:
    return [read(path) for path in sorted(HERE.glob("*.txt"))]

"""The words by which details are known: the tables of every language joined, read once, ready to look in."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from content.folding import fold

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Cues:
    """A list of cues, each as its folded words."""

    listed: tuple[tuple[str, ...], ...]

    @cached_property
    def by_opening(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The cues by the two letters they begin with: few of a long list can stand at one word."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for cue in self.listed:
            found[cue[0][:2]] = (*found.get(cue[0][:2], ()), cue)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The first words alone, to be met whole."""
        return frozenset(cue[0] for cue in self.listed)

    def fits(self, word: str) -> bool:
        """Whether the word begins with a cue of one word."""
        return any(len(cue) == 1 and begins(word, cue[0]) for cue in self.by_opening.get(word[:2], ()))


def begins(word: str, piece: str) -> bool:
    """A word begins with the piece; a piece of under four letters must be the whole word."""
    return word == piece if len(piece) < 4 else word.startswith(piece)


@cache
def table() -> dict[str, Any]:
    """The words of every language together: words.toml, and words_<language>.toml beside it."""
    joined: dict[str, Any] = {}
    for file in sorted(_HERE.glob("words*.toml")):
        for section, lists in tomllib.loads(file.read_text(encoding="utf-8")).items():
            _join(joined.setdefault(section, {}), lists)
    return joined


def _join(known: dict[str, Any], more: dict[str, Any]) -> None:
    """Lists are lengthened, lines of words too; a list never meets a line."""
    for name, words in more.items():
        if name not in known:
            known[name] = words
        else:
            known[name] = known[name] + words if isinstance(words, list) else f"{known[name]} {words}"


@cache
def cues(section: str, name: str) -> Cues:
    """A list of cues, each as its folded words."""
    listed = table()[section][name]
    lines = listed if isinstance(listed, list) else listed.split()
    return Cues(tuple(tuple(fold(line).split()) for line in lines))


@cache
def named(section: str) -> dict[str, str]:
    """Every name of a month, of a day's number or of a number, folded, with its figure."""
    lines: dict[str, str] = table().get(section, {})
    return {fold(name.replace("_", " ")): figure for figure, names in lines.items() for name in names.split()}

"""A sentence ready to be looked through: folded word by word, its separators kept for dates."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from content.folding import HAN, fold, joined
from content.slots import chinese

_HERE = Path(__file__).parent
_LONGEST = 2000
_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\d+|[^\W\d_]+(?:\d+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The folded text with its signs, and its words with the place each begins."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> "Sentence":
        """Fold each word by itself; marks that only steer the reading direction vanish."""
        plain = "".join(
            sign
            for sign in unicodedata.normalize("NFKC", joined(raw[:_LONGEST]))
            if unicodedata.category(sign) not in ("Cf", "Mn")
        )
        text = chinese.spaced(_WORD.sub(lambda found: fold(found[0]).replace(" ", ""), plain))
        spots = [spot for found in _PIECE.finditer(text) for spot in _words_of(found)]
        return cls(text, tuple(word for word, _ in spots), tuple(start for _, start in spots))

    def spots(self, cues: Iterable[tuple[str, ...]]) -> list[int]:
        """Where any of the cues begins, as numbers of words."""
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for cue in cues:
            by_first.setdefault(cue[0][:2], []).append(cue)
        return [
            spot
            for spot, word in enumerate(self.words)
            if any(self._stands(cue, spot) for cue in by_first.get(word[:2], ()))
        ]

    def has(self, cues: Iterable[tuple[str, ...]]) -> bool:
        """Whether any of the cues stands in the sentence."""
        return bool(self.spots(cues))

    def _stands(self, cue: tuple[str, ...], spot: int) -> bool:
        window = self.words[spot : spot + len(cue)]
        return len(window) == len(cue) and all(
            begins(word, piece) for word, piece in zip(window, cue, strict=True)
        )


def _words_of(found: re.Match[str]) -> list[tuple[str, int]]:
    """A piece of text as its words with the place each begins; only Chinese has more than one in a piece."""
    if not HAN.match(found[0]):
        return [(found[0], found.start())]
    return [(word, found.start() + at) for word, at in chinese.cut(found[0], _chinese_words())]


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
def _chinese_words() -> re.Pattern[str]:
    """Every Chinese word the table knows."""
    lists = (listed for section in table().values() for listed in section.values())
    lines = (line for listed in lists for line in (listed if isinstance(listed, list) else [listed]))
    return chinese.splitter({word for line in lines for word in fold(line).split() if HAN.fullmatch(word)})


@cache
def cues(section: str, name: str) -> tuple[tuple[str, ...], ...]:
    """A list of cues, each as its folded words."""
    listed = table()[section][name]
    lines = listed if isinstance(listed, list) else listed.split()
    return tuple(tuple(fold(line).split()) for line in lines)

"""A letter as a camera reads it: compared without spaces, and with letters that look alike as one.

A camera takes O for 0, l for 1 and rn for m, loses spaces and breaks words at the edge of the paper.
So a text is brought to a skeleton of letters, and words are looked for in that, a few errors forgiven.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

LONGEST = 12_000
"""A letter of three pages. What follows after that tells no more about which letter it is."""
ALIKE = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "5": "s", "$": "s", "8": "b", "2": "z",
                       "9": "g", "q": "g", "c": "e", "j": "i", "@": "a", "6": "b"})  # fmt: skip
TOGETHER = (("rn", "m"), ("vv", "w"), ("ii", "u"))
WORD = re.compile(r"[^\s.,;:()/\-–—'\"“”‘’?*•]+")
SIGN = re.compile(r"[^a-z0-9|!$@]+")
WHOLE = 3
"""A word of so few letters must stand alone: PIP, MAP, DUO."""
INSIDE = 5
"""One of so few is looked for within words, not across them."""
FUZZY = 9
"""From so many letters on, errors are forgiven."""
ENOUGH = 88.0
NEARLY = 0.85
GRAM = 3
SENTENCES = re.compile(r"(?<=[.?!:])\s+|\n\s*\n|\n(?=[A-Z0-9-])")


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """The letters of a text, alike ones as one, nothing between them."""
    lowered = unicodedata.normalize("NFKD", text).casefold()
    bare = SIGN.sub("", lowered).translate(ALIKE)
    for pair, one in TOGETHER:
        bare = bare.replace(pair, one)
    return bare


CONDITIONS = frozenset(
    map(
        skeleton,
        ("als", "indien", "wanneer", "bent", "hebt", "heeft", "komt", "houdt", "is", "kunt", "wilt", "klopt", "doet",
         "betaalt", "lukt", "gebeurt", "krijgt", "zijn", "mocht", "vindt", "verandert", "twijfelt", "hoort", "hoeft",
         "soms", "blijft", "kloppen", "staat", "gaat", "laat", "raakt", "vragen"),
    )
)  # fmt: skip
"""How a sentence begins that speaks of what may be, not of what is."""


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


@lru_cache(maxsize=8192)
def _cue_grams(cue: str) -> frozenset[str]:
    return _grams(cue)


def said_outright(text: str) -> str:
    """The sentences that do not begin with an if: every letter tells what happens if something does not."""
    kept = (each for each in SENTENCES.split(text[:LONGEST]) if not _is_conditional(each))
    return " ".join(kept)


def _is_conditional(sentence: str) -> bool:
    first = WORD.search(sentence)
    return first is not None and skeleton(first[0]) in CONDITIONS


@dataclass(frozen=True)
class Scan:
    """A text ready to be looked through. Lines that a camera broke at a hyphen are joined first."""

    text: str

    @cached_property
    def letters(self) -> str:
        return skeleton(self.text[:LONGEST])

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(skeleton(each) for each in WORD.findall(self.text[:LONGEST]))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self._counted)

    def often(self, words: Iterable[str]) -> int:
        """How many times these words stand in the text, each by itself."""
        return sum(self._counted[skeleton(each)] for each in words)

    @cached_property
    def _grams(self) -> frozenset[str]:
        return _grams(self.letters)

    @cached_property
    def _found(self) -> dict[str, float]:
        return {}

    def has(self, cue: str) -> float:
        """How surely a cue stands in the text: 1 as it is, less with errors, 0 not at all."""
        if cue not in self._found:
            self._found[cue] = min(self._has(each) for each in cue.split(" & "))
        return self._found[cue]

    def _has(self, cue: str) -> float:
        wanted = skeleton(cue)
        if len(wanted) <= WHOLE:
            return float(wanted in self.words)
        if len(wanted) <= INSIDE:
            return float(any(wanted in each for each in self.words))
        if wanted in self.letters:
            return 1.0
        return self._nearly(wanted)

    def _nearly(self, wanted: str) -> float:
        if len(wanted) < FUZZY or len(wanted) > len(self.letters):
            return 0.0
        grams = _cue_grams(wanted)
        if len(grams & self._grams) * 2 < len(grams):
            return 0.0
        return NEARLY if fuzz.partial_ratio(wanted, self.letters, score_cutoff=ENOUGH) else 0.0

    def count(self, cues: Iterable[str]) -> float:
        return sum(self.has(each) for each in cues)

    def where(self, cue: str) -> int:
        """Where a cue begins in the skeleton, nearly or as it is; -1 where it does not stand."""
        wanted = skeleton(cue)
        at = self.letters.find(wanted)
        if at < 0 and (near := fuzz.partial_ratio_alignment(wanted, self.letters, score_cutoff=ENOUGH)):
            return near.dest_start
        return at

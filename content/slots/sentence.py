"""A sentence ready to be looked through: folded word by word, its separators kept for dates."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from content.folding import HAN, fold, joined, without_article
from content.slots import chinese, numbers
from content.slots.cues import Cues, begins, table

_LONGEST = 2000
_ARABIC_AGAINST, _TIGRINYA_AGAINST = "الوبفک", "ንብዝ"
_SHORT = 3  # letters of a word that is never taken apart
_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\d+|[^\W\d_]+(?:\d+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The folded text with its signs, and its words: where each begins, and the forms to know it by."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    forms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, raw: str) -> "Sentence":
        """Fold each word by itself; marks that only steer the reading direction vanish."""
        plain = "".join(
            sign
            for sign in unicodedata.normalize("NFKC", joined(raw[:_LONGEST]))
            if unicodedata.category(sign) not in ("Cf", "Mn")
        )
        folded = _WORD.sub(lambda found: fold(found[0]).replace(" ", ""), plain)
        text = numbers.in_figures(chinese.spaced(folded))
        spots = [spot for found in _PIECE.finditer(text) for spot in _words_of(found)]
        words = tuple(word for word, _ in spots)
        return cls(text, words, tuple(start for _, start in spots), tuple(map(_forms, words)))

    def spots(self, wanted: Cues) -> list[int]:
        """Where any of the cues begins, as numbers of words."""
        return [spot for spot in range(len(self.words)) if self.after(wanted, spot) is not None]

    def has(self, wanted: Cues) -> bool:
        """Whether any of the cues stands in the sentence."""
        return any(self.after(wanted, spot) is not None for spot in range(len(self.words)))

    def after(self, wanted: Cues, spot: int) -> int | None:
        """The number of the word after the cue that stands here; None where none does."""
        for form in self.forms[spot]:
            for cue in wanted.by_opening.get(form[:2], ()):
                if begins(form, cue[0]) and self._goes_on(cue, spot):
                    return spot + len(cue)
        return None

    def leads(self, one: Cues, small: frozenset[str], other: Cues) -> int | None:
        """The word after the other cue, where only small words stand between the one and the other."""
        for spot in self.spots(one):
            at: int | None = self.after(one, spot)
            while at is not None and at < len(self.words):
                end = self.after(other, at)
                if end is not None:
                    return end
                at = at + 1 if self.words[at] in small else None
        return None

    def _goes_on(self, cue: tuple[str, ...], spot: int) -> bool:
        window = self.words[spot : spot + len(cue)]
        return len(window) == len(cue) and all(map(begins, window[1:], cue[1:]))


def _forms(word: str) -> tuple[str, ...]:
    """The word, and without what Arabic and Tigrinya write against it: and, with, for, the."""
    if word[0] in _ARABIC_AGAINST:
        bare = without_article(word)
        return (word, bare) if bare != word else (word, word[1:]) if len(word) > _SHORT else (word,)
    return (word, word[1:]) if word[0] in _TIGRINYA_AGAINST and len(word) > _SHORT else (word,)


def _words_of(found: re.Match[str]) -> list[tuple[str, int]]:
    """A piece of text as its words with the place each begins; only Chinese has more than one in a piece."""
    if not HAN.match(found[0]):
        return [(found[0], found.start())]
    return [(word, found.start() + at) for word, at in chinese.cut(found[0], _chinese_words())]


@cache
def _chinese_words() -> re.Pattern[str]:
    """Every Chinese word the table knows."""
    lists = (listed for section in table().values() for listed in section.values())
    lines = (line for listed in lists for line in (listed if isinstance(listed, list) else [listed]))
    return chinese.splitter({word for line in lines for word in fold(line).split() if HAN.fullmatch(word)})

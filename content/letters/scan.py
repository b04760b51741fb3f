"""A letter as a camera reads it: letters that look alike are one, a few errors are forgiven

A camera takes O for 0, l for 1 and rn for m, loses spaces and breaks words at the edge of the paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from content.letters.tables import marks

LONGEST = 12_000
"""A letter of three pages. What follows after that tells no more about which letter it is."""
ALIKE = str.maketrans("01l|!5$8" + "29gqcj@6".replace("g", ""), "oiiiissb" + "zggeiab")
TOGETHER = (("rn", "m"), ("vv", "w"), ("ii", "u"))
LONGEST_WORD = 48
WORD = re.compile(r"[^\s.,;:()/\-–—'\"“”‘’?*•]+")
BROKEN = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
SIGN = re.compile(r"[^a-z0-9|!$@]+")
SENTENCES = re.compile(r"(?<=[.?!:])\s+|\n\s*\n|\n(?=[A-Z0-9-])")
WHOLE = 3
"""A word of so few letters stands as it is: PIP, MAP, DUO."""
ONE_ERROR, TWO_ERRORS = 6, 10
"""From so many letters on, so many errors are forgiven."""
COMPOUND = 4
"""A Dutch compound has at least so many letters before the word we look for: inburgerings-lening."""
SKIPPED = 2
"""So many words may stand between those of a cue: "u krijgt (daarom) een boete"."""
RUN = 8
"""A cue of so many letters is also found where the spaces are lost or wrong."""
LOOSE = 0.9


def skeleton(text: str) -> str:
    """The letters of a text, alike ones as one, nothing between them. Not kept: it may be somebody's name."""
    lowered = unicodedata.normalize("NFKD", text).casefold()
    bare = SIGN.sub("", lowered).translate(ALIKE)
    for pair, one in TOGETHER:
        bare = bare.replace(pair, one)
    return bare


CONDITIONS = frozenset(map(skeleton, marks("conditions")))
"""How a sentence begins that speaks of what may be, not of what is."""


def said_outright(text: str) -> str:
    """The sentences that do not begin with an if: every letter tells what happens if something does not."""
    kept = (each for each in SENTENCES.split(text[:LONGEST]) if not _is_conditional(each))
    return " . ".join(kept)


def _is_conditional(sentence: str) -> bool:
    first = WORD.search(sentence)
    return first is not None and skeleton(first[0]) in CONDITIONS


@lru_cache(maxsize=16384)
def _parts(cue: str) -> tuple[tuple[str, ...], ...]:
    """The words of a cue, in skeletons; for "a & b" those of each."""
    return tuple(
        tuple(each for each in (skeleton(word) for word in WORD.findall(part)) if each)
        for part in cue.split(" & ")
    )


def words_of(cues: Iterable[str]) -> frozenset[str]:
    """Every word that these cues are made of."""
    return frozenset(word for cue in cues for part in _parts(cue) for word in part)


class Vocabulary:
    """The words looked for, by what a text's word may stand for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._words:
            if len(word) >= ONE_ERROR:
                for sign in set(word[:2]):
                    self._near[sign, len(word)].append(word)
        self._longest = max(map(len, self._words))

    def meant(self, typed: str) -> frozenset[str]:
        """The words looked for that this one may be: it, the beginning of it, its end, or nearly."""
        typed = typed[:LONGEST_WORD]
        found = {typed[:end] for end in range(WHOLE + 1, len(typed) + 1)} & self._words
        found |= {typed[start:] for start in range(COMPOUND, len(typed) - COMPOUND)} & self._words
        if typed in self._words:
            found.add(typed)
        if len(typed) >= ONE_ERROR - 1 and typed not in found:
            found |= {word for word in self._candidates(typed) if _is_nearly(word, typed)}
        return frozenset(found)

    def _candidates(self, typed: str) -> Iterator[str]:
        """Words that share a sign at their beginning and are not much longer."""
        for sign in set(typed[:2]):
            for length in range(ONE_ERROR, min(len(typed) + 2, self._longest) + 1):
                yield from self._near.get((sign, length), ())


def _is_nearly(wanted: str, typed: str) -> bool:
    errors = 2 if len(wanted) >= TWO_ERRORS else 1
    if len(typed) < len(wanted) - errors:
        return False
    return any(
        OSA.distance(wanted, typed[: len(wanted) + more], score_cutoff=errors) <= errors for more in (0, 1)
    )


@dataclass(frozen=True)
class Scan:
    """A text ready to be looked through for the words of a vocabulary."""

    text: str
    vocabulary: Vocabulary
    compared: dict[str, frozenset[str]] = field(default_factory=dict)
    """What was compared in this letter already: shared by its parts, gone with them."""

    @cached_property
    def _sequence(self) -> Sequence[str]:
        whole = BROKEN.sub("", self.text[:LONGEST])
        return [each for each in (skeleton(word) for word in WORD.findall(whole)) if each]

    @cached_property
    def letters(self) -> str:
        return "".join(self._sequence)

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(self._sequence)

    @cached_property
    def _spots(self) -> Mapping[str, Sequence[int]]:
        """Where each word of the vocabulary stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, typed in enumerate(self._sequence):
            if typed not in self.compared:
                self.compared[typed] = self.vocabulary.meant(typed)
            for word in self.compared[typed]:
                found[word].append(at)
        return found

    @cached_property
    def _known(self) -> dict[str, float]:
        return {}

    def often(self, words: Iterable[str]) -> int:
        """How many times these words stand in the text, each by itself."""
        return sum(self._counted[each] for (each,) in (_parts(word)[0] for word in words))

    def has(self, cue: str) -> float:
        """How surely a cue stands in the text: 1 word by word, less with words between, 0 not at all."""
        if cue not in self._known:
            self._known[cue] = min(self._has(part) for part in _parts(cue))
        return self._known[cue]

    def _has(self, part: tuple[str, ...]) -> float:
        if any(each in self._spots for each in part[:1]) and all(each in self._spots for each in part):
            skipped = self._skipped(part)
            if skipped is not None:
                return 1.0 if skipped == 0 else LOOSE
        run = "".join(part)
        return LOOSE if len(run) >= RUN and run in self.letters else 0.0

    def _skipped(self, part: tuple[str, ...]) -> int | None:
        """The fewest words between those of the cue, None where they do not follow each other."""
        most = min(SKIPPED, len(part) - 1)
        best: int | None = None
        for start in self._spots[part[0]]:
            at, skipped = start, 0
            for word in part[1:]:
                after = next(
                    (spot for spot in self._spots[word] if at < spot <= at + 1 + most - skipped), None
                )
                if after is None:
                    break
                skipped, at = skipped + after - at - 1, after
            else:
                best = skipped if best is None else min(best, skipped)
        return best

    def count(self, cues: Iterable[str]) -> float:
        return sum(self.has(each) for each in cues)

    def before(self, cue: str, words: int) -> str:
        """The words that stand before a cue, as one skeleton: "" where it stands first or not at all."""
        first = _parts(cue)[0]
        spots = self._spots.get(first[0], ()) if first else ()
        return " ".join(self._sequence[max(0, spots[0] - words) : spots[0]]) if spots else ""

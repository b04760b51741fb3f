"""How much each topic's phrases speak for a sentence: pieces of words, words and word pairs, weighed.

A multinomial model counted straight from the phrases (no training, so a new phrase works at the next
start): pieces of words carry inflection and spelling mistakes, words and pairs carry meaning, and
each tells more the fewer phrases have it. A word nobody uses is read as the known word nearest to it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from content.folding import tokens

Weights = dict[str, float]

_PIECES = (2, 3, 4)
_FLOOR = 0.05  # what a topic counts of a feature none of its phrases has
_LEAST_FUZZY = 4  # no fuzz under four letters
_ALIKE = 84.0
_PART = 0.8
_ONLY_SMALL = 0.5
_CORRECTED = 0.7  # a word read as another counts for less


@dataclass(frozen=True, slots=True)
class Weighed:
    """Topics with what speaks for them, best first; and the share of the telling words that is known."""

    ranked: tuple[tuple[str, float], ...]
    share: float

    @property
    def margin(self) -> float:
        """How far the first stands clear of the second."""
        scores = [score for _, score in self.ranked]
        return scores[0] - scores[1] if len(scores) > 1 else scores[0] if scores else 0.0

    @property
    def lift(self) -> float:
        """How far the first stands clear of the middle: a sentence of ours lifts a few topics out."""
        scores = [score for _, score in self.ranked]
        return scores[0] - scores[len(scores) // 2] if scores else 0.0


class Evidence:
    """The phrases of one language, ready to be asked which topics a sentence speaks of."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], small: frozenset[str]) -> None:
        """Take the phrases each topic has, and the small words that tell nothing of the matter."""
        cut = [(topic, tokens(line)) for topic, lines in phrases.items() for line in lines]
        counted = [(topic, _pieces_of(words), _words_of(words)) for topic, words in cut]
        self._small = small
        self._rarity = _rarity([{**pieces, **words} for _, pieces, words in counted])
        self.words = frozenset(word for _, words in cut for word in words)
        self._known: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            self._known[word[0]].append(word)
        self._read = lru_cache(maxsize=4096)(self._look_up)
        self._topics, self._floors, self._speaks = self._count(counted)

    def weigh(self, text: str) -> Weighed:
        """Weigh a sentence: every topic has a score, meant to be compared within this sentence."""
        words = tokens(text)
        read = [self._read(word) for word in words]
        said = _words_of(words)
        for word, (known, share) in zip(words, read, strict=True):
            if known and known != word:
                said[f"w {known}"] = said.get(f"w {known}", 0.0) + share * _CORRECTED
        found = {**self._unit(_pieces_of(words)), **self._unit(said)}
        amount = sum(found.values())
        scores = [floor * amount for floor in self._floors]
        for feature, weight in found.items():
            for topic, log in self._speaks[feature]:
                scores[topic] += weight * log
        ranked = sorted(zip(self._topics, scores, strict=True), key=lambda item: (-item[1], item[0]))
        return Weighed(tuple(ranked), self._understood(words, [share for _, share in read]))

    def _understood(self, words: list[str], shares: list[float]) -> float:
        """The share of the telling words that our phrases know; figures tell nothing here."""
        told = known = 0.0
        for word, share in zip(words, shares, strict=True):
            if not word.isdecimal() and word not in self._small:
                told += 1
                known += share
        if not told:  # "what must I do": nothing but small words, which may still be a question of ours
            return _ONLY_SMALL if words and all(word in self.words for word in words) else 0.0
        return known / told

    def _look_up(self, word: str) -> tuple[str, float]:
        """The known word nearest to this one and how near; '' and 0 where none is."""
        if word in self.words:
            return word, 1.0
        if len(word) < _LEAST_FUZZY or word.isdecimal():
            return "", 0.0
        part = self._part(word)
        if part:
            return part, _PART
        choices = self._known.get(word[0], ())
        near = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return (near[0], near[1] / 100) if near and len(near[0]) >= _LEAST_FUZZY else ("", 0.0)

    def _part(self, word: str) -> str:
        """The known word this one begins or ends with: a compound, or an ending or preposition written on."""
        for length in range(len(word) - 1, max(_LEAST_FUZZY, len(word) // 2) - 1, -1):
            for part in (word[:length], word[-length:]):
                if part in self.words and part not in self._small:
                    return part
        return ""

    def _unit(self, found: Mapping[str, float]) -> Weights:
        """The features we know, by rarity, brought to length one so that long sentences are no louder."""
        weighed = {
            feature: (1 + math.log(count) if count > 1 else count) * self._rarity[feature]
            for feature, count in found.items()
            if feature in self._rarity
        }
        length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
        return {feature: value / length for feature, value in weighed.items()}

    def _count(
        self, counted: list[tuple[str, Weights, Weights]]
    ) -> tuple[list[str], list[float], dict[str, list[tuple[int, float]]]]:
        """The model: for each topic what an unknown feature counts, and for each feature the topics' gain."""
        sums: dict[str, Weights] = defaultdict(dict)
        for topic, pieces, words in counted:
            own = sums[topic]
            for feature, value in (*self._unit(pieces).items(), *self._unit(words).items()):
                own[feature] = own.get(feature, 0.0) + value
        topics = sorted(sums)
        floors: list[float] = []
        speaks: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, topic in enumerate(topics):
            total = sum(sums[topic].values()) + _FLOOR * len(self._rarity)
            floors.append(math.log(_FLOOR / total))
            for feature, value in sums[topic].items():
                speaks[feature].append((number, math.log(1 + value / _FLOOR)))
        return topics, floors, speaks


def _rarity(lines: list[Weights]) -> Weights:
    """A feature tells more the fewer phrases have it."""
    having = Counter(feature for found in lines for feature in found)
    return {feature: math.log((1 + len(lines)) / (1 + count)) + 1 for feature, count in having.items()}


def _pieces_of(words: Iterable[str]) -> Weights:
    found: Weights = {}
    for word in words:
        for piece in _pieces(word):
            found[piece] = found.get(piece, 0.0) + 1
    return found


def _words_of(words: list[str]) -> Weights:
    found: Weights = {}
    for word in words:
        found[f"w {word}"] = found.get(f"w {word}", 0.0) + 1
    for first, second in pairwise(words):
        found[f"p {first} {second}"] = found.get(f"p {first} {second}", 0.0) + 1
    return found


@lru_cache(maxsize=16384)
def _pieces(word: str) -> tuple[str, ...]:
    framed = f"_{word}_"
    return tuple(framed[i : i + size] for size in _PIECES for i in range(len(framed) - size + 1))

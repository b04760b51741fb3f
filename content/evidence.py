"""How much each topic's phrases speak for a sentence: pieces of words, words and word pairs, weighed.

Two judges in one table. A multinomial count hears what the phrases of a topic have; a separating line
(content.learning) hears what sets the topic apart from its neighbours. Pieces of words carry inflection and
spelling mistakes, words and pairs carry meaning, and each tells more the fewer phrases have it. A word
nobody uses is read as the known word nearest to it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern
from zlib import crc32

import numpy as np
from rapidfuzz import fuzz, process

from content.folding import fold, tokens
from content.learned import Learned, kept
from content.learning import Floats, Row, separate

Weights = dict[int, float]
"""Features by their number (32 bits, out of their letters), with how often they are there."""

_PIECES = (2, 3, 4)
_FLOOR = 0.05  # what a topic counts of a feature none of its phrases has
_LINE = 14.0  # how loud the separating line is beside the count
_LEAST_FUZZY = 4  # no fuzz under four letters
_ALIKE = 84.0
_PART = 0.8
_ONLY_SMALL = 0.5
_STEPS = 127  # the figures of the table stand in one byte each
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
        lines = [(topic, line) for topic, lines in phrases.items() for line in lines]
        self._small = small
        self.words = frozenset(intern(word) for _, line in lines for word in tokens(line))
        self._known: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            self._known[word[0]].append(word)
        self._read = lru_cache(maxsize=4096)(self._look_up)
        self._topics = sorted({topic for topic, _ in lines})
        numbered = [(self._topics.index(topic), line) for topic, line in lines]
        learned = kept(numbered, lambda: self._learn(numbered))
        self._features, self._rarity = learned.features, learned.rarity
        self._table, self._scale = learned.table, float(learned.scale)
        self._floors, self._start = learned.floors, learned.start

    def weigh(self, text: str) -> Weighed:
        """Weigh a sentence: every topic has a score, meant to be compared within this sentence."""
        words = tokens(text)
        read = [self._read(word) for word in words]
        said = _words_of(words)
        for word, (known, share) in zip(words, read, strict=True):
            if known and known != word:
                _add(said, f"w {known}", share * _CORRECTED)
        pieces, whole = self._unit(_pieces_of(fold(text).split())), self._unit(said)
        scores = self._scores(pieces, whole)
        best = np.argsort(-scores, kind="stable")
        ranked = tuple((self._topics[at], float(scores[at])) for at in best)
        return Weighed(ranked, self._understood(words, [share for _, share in read]))

    def _scores(self, pieces: Row, whole: Row) -> Floats:
        """Of the pieces both judges speak, of the words the count alone: see `_learn`."""
        numbers = np.concatenate([pieces[0], whole[0]])
        values = np.concatenate([pieces[1], whole[1]])
        start = self._start if len(pieces[0]) else 0.0
        said: Floats = (values * self._scale) @ self._table[numbers].astype(np.float32)
        scores: Floats = said + values.sum() * self._floors + start
        return scores

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

    def _unit(self, found: Weights) -> Row:
        """The features we know, by rarity, brought to length one so that long sentences are no louder."""
        asked = np.fromiter(found, np.uint32, len(found))
        counts = np.fromiter(found.values(), np.float32, len(found))
        at = np.searchsorted(self._features, asked)
        at[at == len(self._features)] = 0
        known = self._features[at] == asked
        numbers, counts = at[known], counts[known]
        values = np.where(counts > 1, 1 + np.log(np.maximum(counts, 1)), counts) * self._rarity[numbers]
        length = math.sqrt(float(values @ values)) or 1.0
        return numbers, (values / length).astype(np.float32)

    def _learn(self, lines: list[tuple[int, str]]) -> Learned:
        """One table for both judges, so that a sentence is weighed in one sum."""
        # Cut twice, once to count and once to weigh: all of them at once would take ten times the memory.
        having = Counter(feature for _, line in lines for features in _cut(line) for feature in features)
        self._features = np.array(sorted(having.keys() - _said_once(having, lines)), np.uint32)
        counts = np.array([having[int(feature)] for feature in self._features], np.float32)
        self._rarity = (np.log((1 + len(lines)) / (1 + counts)) + 1).astype(np.float32)
        cut = (_cut(line) for _, line in lines)
        rows = [(self._unit(pieces), self._unit(words)) for pieces, words in cut]
        labels = [topic for topic, _ in lines]
        table, floors = self._count(rows, labels)
        shape = len(self._features), len(self._topics)
        weights, start = separate([pieces for pieces, _ in rows], labels, *shape)
        table += _LINE * weights
        # A quarter of the bytes: a table of each language stays in memory, and its figures need no more.
        scale = np.float32(np.abs(table).max() / _STEPS)
        small = np.rint(table / scale).astype(np.int8)
        return Learned(self._features, self._rarity, small, np.array(scale), floors, _LINE * start)

    def _count(self, rows: Sequence[tuple[Row, Row]], labels: Sequence[int]) -> tuple[Floats, Floats]:
        """The multinomial count: each feature's gain for each topic, and what an unknown feature counts."""
        sums: Floats = np.zeros((len(self._features), len(self._topics)), np.float32)
        for label, found in zip(labels, rows, strict=True):
            for numbers, values in found:
                sums[numbers, label] += values
        totals = sums.sum(axis=0) + _FLOOR * len(self._features)
        return np.log1p(sums / _FLOOR), np.log(_FLOOR / totals).astype(np.float32)


def _said_once(having: Mapping[int, int], lines: Sequence[tuple[int, str]]) -> set[int]:
    """Pairs of words that one phrase alone has: a third of all features, and they tell nothing more."""
    cut = (tokens(line) for _, line in lines)
    pairs = {crc32(f"p {first} {second}".encode()) for words in cut for first, second in pairwise(words)}
    return {pair for pair in pairs if having[pair] == 1}


def _cut(line: str) -> tuple[Weights, Weights]:
    """The pieces of a phrase, and its words with their pairs."""
    return _pieces_of(fold(line).split()), _words_of(tokens(line))


def _add(found: Weights, feature: str, amount: float = 1.0) -> None:
    number = crc32(feature.encode())
    found[number] = found.get(number, 0.0) + amount


def _pieces_of(words: Iterable[str]) -> Weights:
    found: Weights = {}
    for word in words:
        for piece in _pieces(word):
            found[piece] = found.get(piece, 0.0) + 1
    return found


def _words_of(words: list[str]) -> Weights:
    found: Weights = {}
    for word in words:
        _add(found, f"w {word}")
    for first, second in pairwise(words):
        _add(found, f"p {first} {second}")
    return found


@lru_cache(maxsize=2048)
def _pieces(word: str) -> tuple[int, ...]:
    framed = f"_{word}_"
    return tuple(
        crc32(framed[i : i + size].encode()) for size in _PIECES for i in range(len(framed) - size + 1)
    )

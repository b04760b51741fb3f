"""How much each topic's phrases speak for a sentence: words, word pairs and pieces of words, weighed.

A word that few topics use says more than one they all use. Pieces of words carry inflection and
spelling mistakes; a word nobody uses is first read as the known word nearest to it (rapidfuzz).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from content.folding import tokens

Weights = dict[str, float]

_WORD, _PAIR, _SMALL = 2.0, 0.5, 0.3  # weight of a whole word, of two in a row, of a small word
_PIECES = (2, 3, 4)
_LEAST_FUZZY = 4  # no fuzz under four letters
_ALIKE = 78.0
_WHOLE = 1.0  # what all phrases of a topic together say, against the phrase nearest
_OTHERS = 0.3  # what the second and third phrase of a topic add to its best one
_SUFFIXES = ("هم", "ها", "نا", "ات", "ین", "ون", "کم", "نی", "تی", "ی", "ه", "ک", "ا")
_PREFIXES = "وبلفکسیتم"


class Evidence:
    """The phrases of one language, ready to be asked which topics a sentence speaks of."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], small: frozenset[str]) -> None:
        """Take the phrases a topic has, and the small words that say little."""
        self._small = small
        owners = [(topic, self._features(words)) for topic, words in _cut(phrases)]
        self._weight = _rarity(owners)
        self._topics = [topic for topic, _ in owners]
        self._phrases: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._wholes: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self._gather([self._unit(found) for _, found in owners])
        self.words = frozenset(word for _, words in _cut(phrases) for word in words)
        self._choices: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            if len(word) >= _LEAST_FUZZY:
                self._choices[word[0]].append(word)
        self._nearest = lru_cache(maxsize=4096)(self._look_up)

    def weigh(self, text: str) -> tuple[list[tuple[str, float]], float]:
        """Topics with their weight, best first, and how much of the sentence was understood at all."""
        words = tokens(text)
        read = [self._nearest(word) for word in words]
        features = self._features(words)
        for word, (known, share) in zip(words, read, strict=True):
            if known and known != word:
                features[f"w {known}"] += _WORD * share  # type: ignore[assignment]
        found = self._unit(features)
        scores = self._by_phrase(found)
        for feature, amount in found.items():
            for topic, weight in self._wholes.get(feature, ()):
                scores[topic] = scores.get(topic, 0.0) + _WHOLE * amount * weight
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return ranked, self._understood(words, [share for _, share in read])

    def _by_phrase(self, found: Weights) -> Weights:
        likeness = [0.0] * len(self._topics)
        for feature, amount in found.items():
            for number, weight in self._phrases.get(feature, ()):
                likeness[number] += amount * weight
        best: dict[str, list[float]] = defaultdict(list)
        for topic, value in zip(self._topics, likeness, strict=True):
            if value > 0:
                best[topic].append(value)
        return {topic: _first_and_rest(values) for topic, values in best.items()}

    def _understood(self, words: list[str], shares: list[float]) -> float:
        """The share of the telling words that our phrases know; figures tell nothing here."""
        telling = [(w, s) for w, s in zip(words, shares, strict=True) if w not in self._small and not w.isdecimal()]
        if not telling:
            return 0.0
        return sum(share for _, share in telling) / len(telling)

    def _look_up(self, word: str) -> tuple[str, float]:
        """The known word nearest to this one and how near; '' and 0 where none is."""
        if word in self.words:
            return word, 1.0
        if len(word) < _LEAST_FUZZY or word.isdecimal():
            return "", 0.0
        near = process.extractOne(word, self._choices.get(word[0], ()), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return (near[0], near[1] / 100) if near else ("", 0.0)

    def _features(self, words: list[str]) -> Counter[str]:
        found: Counter[str] = Counter()
        for word in words:
            share = _SMALL if word in self._small else 1.0
            found[f"w {word}"] += _WORD * share  # type: ignore[assignment]
            for piece in _pieces(word):
                found[piece] += share  # type: ignore[assignment]
        for first, second in zip(["", *words], [*words, ""], strict=True):
            found[f"p {first} {second}"] += _PAIR  # type: ignore[assignment]
        return found

    def _unit(self, found: Mapping[str, float]) -> Weights:
        weighed = {
            feature: (1 + math.log(count) if count > 1 else count) * self._weight[feature]
            for feature, count in found.items()
            if feature in self._weight
        }
        length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
        return {feature: value / length for feature, value in weighed.items()}

    def _gather(self, units: list[Weights]) -> None:
        wholes: dict[str, Weights] = defaultdict(dict)
        for number, (topic, unit) in enumerate(zip(self._topics, units, strict=True)):
            for feature, value in unit.items():
                self._phrases[feature].append((number, value))
                wholes[topic][feature] = wholes[topic].get(feature, 0.0) + value
        for topic, whole in wholes.items():
            length = math.sqrt(sum(value * value for value in whole.values())) or 1.0
            for feature, value in whole.items():
                self._wholes[feature].append((topic, value / length))


def _cut(phrases: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, list[str]]]:
    return ((topic, tokens(phrase)) for topic, lines in phrases.items() for phrase in lines)


def _rarity(owners: list[tuple[str, Counter[str]]]) -> Weights:
    """What a feature says: more when few phrases have it, and more again when few topics do."""
    phrases: Counter[str] = Counter(feature for _, found in owners for feature in found)
    topics: dict[str, set[str]] = defaultdict(set)
    for topic, found in owners:
        for feature in found:
            topics[feature].add(topic)
    number = len({topic for topic, _ in owners}) + 1
    return {
        feature: math.log(1 + len(owners) / count) * math.log(1 + number / len(topics[feature])) / math.log(1 + number)
        for feature, count in phrases.items()
    }


def _first_and_rest(values: list[float]) -> float:
    values.sort(reverse=True)
    return values[0] + _OTHERS * sum(values[1:3]) / 2


@lru_cache(maxsize=16384)
def _pieces(word: str) -> tuple[str, ...]:
    framed = f"_{word}_"
    pieces = [framed[i : i + size] for size in _PIECES for i in range(len(framed) - size + 1)]
    stem = _stem(word)
    return (*pieces, f"s {stem}") if stem else tuple(pieces)


def _stem(word: str) -> str:
    """An Arabic word without what is written against it: and, with, my, her, their."""
    if not "\u0620" <= word[:1] <= "\u064a" and word[:1] not in ("ی", "ک"):
        return ""
    stem = word
    if len(stem) > 4 and stem[0] in _PREFIXES:
        stem = stem[1:]
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 3:
            return stem[: -len(suffix)]
    return stem

"""Search as one types: topics, words, letters. Another order, another script, a wrong letter: still found

Each thing that can be found brings its texts with a weight; the words of a query are held against all
words of these texts: the same, begun, within a longer word, or nearly the same. A rare word says more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import log
from sys import intern

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.folding import fold, tokens
from content.transcription import latin

LONGEST = 100  # characters of a query that are read
MOST_WORDS = 8
BEGUN, WITHIN, NEAR, HEARD = 0.85, 0.6, 0.75, 0.8
LEAST_BEGUN, LEAST_WITHIN, LEAST_NEAR = 2, 4, 4
ALIKE = 0.72
CANDIDATES = 24
WHOLE = 4.0
"""What it adds when the query is the very name of the thing."""
ENOUGH = 0.35
"""The share of the best hit under which the rest is not shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that can be found. `kind`: topic, word or letter; `path`: its address after the language;
    `about`: one line under its title; `texts`: each with what a word in it is worth."""

    kind: str
    path: str
    title: str
    about: str
    texts: tuple[tuple[str, float], ...]
    language: str
    about_language: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    entry: Entry
    score: float


class Index:
    """The entries of one language, by their words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        read = tuple(entries)
        self._names = [self._folded_names(each) for each in read]
        weights: dict[str, dict[int, float]] = defaultdict(dict)
        for number, entry in enumerate(read):
            for text, weight in entry.texts:
                for token in tokens(text):
                    weights[token][number] = max(weights[token].get(number, 0.0), weight)
        # An index of each language stays in memory: without the texts, and with words that others keep too.
        self._entries = tuple(replace(each, texts=()) for each in read)
        self._weights = {intern(word): tuple(found.items()) for word, found in weights.items()}

    @staticmethod
    def _folded_names(entry: Entry) -> frozenset[str]:
        heaviest = max((weight for _, weight in entry.texts), default=0.0)
        return frozenset(fold(text) for text, weight in entry.texts if weight == heaviest)

    @cached_property
    def _words(self) -> list[str]:
        return list(self._weights)

    def find(self, query: str, kind: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """The best first. Nothing for a query of which no word is known."""
        asked = list(dict.fromkeys(tokens(query[:LONGEST])))[:MOST_WORDS]
        scores: dict[int, float] = defaultdict(float)
        met: dict[int, int] = defaultdict(int)
        for token in asked:
            for number, score in self._of(token).items():
                if kind is None or self._entries[number].kind == kind:
                    scores[number] += score
                    met[number] += 1
        whole = fold(query[:LONGEST])
        ranked = [
            (score * met[number] / len(asked) + WHOLE * (whole in self._names[number]), -number)
            for number, score in scores.items()
        ]
        best = sorted(ranked, reverse=True)[:limit]
        return tuple(
            Hit(self._entries[-number], score) for score, number in best if score >= best[0][0] * ENOUGH
        )

    def _of(self, token: str) -> dict[int, float]:
        """What one word of the query is worth for each entry."""
        found: dict[int, float] = {}
        most = self._rare(token) if token in self._weights else None
        for word, alike in self._alike(token).items():
            rare = self._rare(word) if most is None else min(most, self._rare(word))
            for number, weight in self._weights[word]:
                found[number] = max(found.get(number, 0.0), weight * alike * rare)
        return found

    def _rare(self, word: str) -> float:
        """What a word says: the fewer entries have it, the more."""
        return log(1 + len(self._entries) / len(self._weights[word]))

    def _alike(self, token: str) -> dict[str, float]:
        """The words of the index that the query's word may be, and how much it is each of them."""
        found = dict(self._near(token))
        if (heard := latin(token)) != token:
            for word, alike in self._near(heard):
                found[word] = max(found.get(word, 0.0), alike * HEARD)
        return found

    def _near(self, token: str) -> Iterator[tuple[str, float]]:
        if len(token) >= LEAST_NEAR:
            near = process.extract(
                token,
                self._words,
                scorer=OSA.normalized_similarity,
                score_cutoff=ALIKE,
                limit=CANDIDATES,
            )
            yield from ((word, NEAR * alike) for word, alike, _ in near)
        for word in self._words:
            if word.startswith(token) and len(token) >= LEAST_BEGUN:
                yield word, BEGUN
            elif len(token) >= LEAST_WITHIN and token in word:
                yield word, WITHIN
        if token in self._weights:
            yield token, 1.0


class Search:
    """The languages by their code, each index made when it is first needed: the reader's own goes first, the
    others follow where that one knows nothing."""

    def __init__(self, languages: Sequence[str], made: Callable[[str], Index]) -> None:
        self._languages = tuple(languages)
        self._index = cache(made)

    def find(self, query: str, language: str, kind: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        for code in (language, *(each for each in self._languages if each != language)):
            if found := self._index(code).find(query, kind, limit):
                return found
        return ()

"""How much a text speaks for each letter and for each other office"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from content.letters import signs
from content.letters.entries import letters
from content.letters.scan import Scan, Vocabulary, said_outright, words_of
from content.letters.tables import table

STRONG, WORD, AGAINST, AMOUNT, SENDER = 1.5, 0.3, -1.0, 2.0, 3.0
IF = 0.35
"""What an idea counts that only a sentence with an if speaks of."""
SAID = (0.0, 1.0, 1.35, 1.6, 1.8, 2.0)
"""How much an idea counts that is said once, twice ...: once is the most of it."""
NAMED, FITTING, UNFITTING = 3.0, 1.0, -2.0
"""What the words of another office weigh."""
LONG = 450
"""A text of so many letters speaks of much: what speaks against counts for less."""
MOST_AGAINST = -4.0
HEAD, HEAD_WEIGHT = 500, 1.2
SALUTATION = re.compile(r"^\W*(?:geachte|beste|gea|bestc)", re.IGNORECASE | re.MULTILINE)
"""What a letter is about stands above its salutation."""

Amounts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Office:
    """Another office. `call` and `letter` are empty where we have none."""

    id: str
    name: str
    call: str = ""
    letter: str = ""


@dataclass(frozen=True)
class _Heard:
    """A text twice: all of it, and what it says without an if."""

    all: Scan
    outright: Scan

    def has(self, cue: str) -> float:
        found = self.all.has(cue)
        return found and IF * found + (1 - IF) * self.outright.has(cue)

    def said(self, idea: str) -> float:
        words = table("ideas.toml")[idea]["words"]
        found = _said(self.all, words)
        return found and IF * found + (1 - IF) * _said(self.outright, words)


class Scales:
    """What a text is weighed with. `amounts`: the law's amounts as a letter prints them, by key."""

    def __init__(self, amounts: Amounts, besides: Iterable[str] = ()) -> None:
        self._amounts = amounts
        lists: list[Iterable[str]] = [*_sent().values(), *amounts.values(), besides, signs.cues()]
        lists += [entry["words"] for entry in table("ideas.toml").values()]
        for name in ("cues.toml", "offices.toml"):
            for entry in table(name).values():
                lists += [entry.get(kind, ()) for kind in ("strong", "words", "against")]
        self._vocabulary = Vocabulary(words_of(cue for each in lists for cue in each))

    def scan(self, text: str, part_of: Scan | None = None) -> Scan:
        return Scan(text, self._vocabulary, part_of.compared if part_of else {})

    def letters(self, scan: Scan) -> list[tuple[float, str]]:
        """Every letter of ours with its weight, the heaviest first."""
        senders, heard = _senders(scan), self._hear(scan, scan.text)
        head = self._hear(scan, _above_salutation(scan.text))
        found = []
        for key, entry in table("cues.toml").items():
            known = letters()[key]
            if known.ours:
                weight = _weigh(heard, entry) + SENDER * senders.get(known.sender, 0.0)
                weight += HEAD_WEIGHT * max(0.0, _ideas(head, entry))
                found.append((weight + self._amount(scan, entry), key))
        return sorted(found, reverse=True)

    def has_own_sender(self, scan: Scan) -> bool:
        """Whether it names who writes about civic integration alone; a municipality writes about all."""
        return any(share for sender, share in _senders(scan).items() if sender != "gemeente")

    def office(self, scan: Scan) -> tuple[float, Office]:
        """The other office that fits best."""
        weight, key = max((_weigh_office(scan, entry), key) for key, entry in table("offices.toml").items())
        entry = table("offices.toml")[key]
        return weight, Office(key, entry["name"], entry.get("call", ""), entry.get("letter", ""))

    def _hear(self, scan: Scan, text: str) -> _Heard:
        return _Heard(self.scan(text, scan), self.scan(said_outright(text), scan))

    def _amount(self, scan: Scan, entry: Mapping[str, Any]) -> float:
        texts = [text for name in entry.get("amounts", ()) for text in self._amounts.get(name, ())]
        return AMOUNT if any(scan.has(each) for each in texts) else 0.0


def amounts_named() -> frozenset[str]:
    """The keys of the law whose amounts a letter names."""
    return frozenset(name for entry in table("cues.toml").values() for name in entry.get("amounts", ()))


@cache
def _commonness() -> Mapping[str, int]:
    """In how many letters' lists a word stands: a word of many tells less."""
    return Counter(
        word
        for entry in table("cues.toml").values()
        for kind in ("strong", "words")
        for word in set(entry[kind])
    )


def _ease(heard: _Heard) -> float:
    return min(1.0, LONG / max(1, len(heard.all.letters)))


def _ideas(heard: _Heard, entry: Mapping[str, Any]) -> float:
    ease = _ease(heard)
    told: Mapping[str, float] = entry.get("ideas", {})
    return sum(weight * heard.said(name) * (1 if weight > 0 else ease) for name, weight in told.items())


def _weigh(heard: _Heard, entry: Mapping[str, Any]) -> float:
    common = _commonness()
    strong = sum(STRONG * heard.has(each) for each in entry["strong"])
    words = sum(WORD * heard.has(each) / math.sqrt(max(1, common[each])) for each in entry["words"])
    against = sum(AGAINST * heard.has(each) for each in entry.get("against", ()))
    return _ideas(heard, entry) + _dampened(strong) + words + max(against, MOST_AGAINST) * _ease(heard)


def _weigh_office(scan: Scan, entry: Mapping[str, Any]) -> float:
    named = sum(NAMED * scan.has(each) for each in entry["strong"])
    if not named:
        return 0.0
    fitting = sum(FITTING * scan.has(each) for each in entry["words"])
    return named + fitting + sum(UNFITTING * scan.has(each) for each in entry.get("against", ()))


def _said(scan: Scan, words: Sequence[str]) -> float:
    """How much the text speaks of an idea."""
    hits = scan.count(words)
    whole = min(int(hits), len(SAID) - 2)
    return SAID[whole] + min(hits - whole, 1.0) * (SAID[whole + 1] - SAID[whole])


def _dampened(strong: float) -> float:
    """The third strong word says less than the first: they often say the same."""
    return strong if strong <= 2 * STRONG else 2 * STRONG + (strong - 2 * STRONG) / 2


def _sent() -> Mapping[str, Sequence[str]]:
    """The words by which each sender is known."""
    return {sender: entry["words"] for sender, entry in table("senders.toml").items()}


def _senders(scan: Scan) -> dict[str, float]:
    """Which share of the words that name a sender names this one."""
    counts = {sender: scan.count(words) for sender, words in _sent().items()}
    whole = sum(counts.values())
    return {sender: count / whole for sender, count in counts.items()} if whole else {}


def _above_salutation(text: str) -> str:
    found = SALUTATION.search(text, 0, HEAD)
    return text[: found.start()] if found else ""

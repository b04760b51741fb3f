"""How plain the Dutch is: words a sentence, passive sentences, words of offices that nobody explains"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from content.folding import fold
from content.glossary import named

MOST_WORDS = 18
MEAN_WORDS = 10.0
MOST_PASSIVE = 0.1
"""The share of sentences in which nobody does it: one now and then reads better than its active form."""
LONG_WORD = 20
"""So many letters in one word are a term of an office, unless the glossary has it."""
QUOTATION = 4
"""So many words between marks are the name of a form, or a sentence to say: no term."""
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
NO_WORDS = re.compile(r"\]\([^)]*\)|[*_\[\]]")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
TERM = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")
BECOMES = re.compile(r"\b(?:wordt|worden|werd|werden)\b", re.IGNORECASE)
DONE = re.compile(
    r"\b(?:ge|be|ver|ont|her|(?:aan|af|op|uit|in|toe|over|mee|terug|door)ge)[a-zé]{2,}(?:d|t|en)\b"
)
NO_PARTICIPLES = frozenset(
    (
        "gesprek", "gesprekken", "gebeurt", "gemeenten", "gezinnen", "geen", "begint", "beslist", "bent",
        "besluit", "besluiten", "bewijst", "beginnen", "bericht", "berichten", "vergeten", "gezond", "geld",
        "geldt", "verschilt", "verschillen", "bewijzen", "betalen", "bellen",
    )
)  # fmt: skip
"""Words that look like a participle to DONE."""
WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class Plainness:
    """One text, measured. `passive`, `jargon`: the sentences and words themselves."""

    about: str
    sentences: int
    mean: float
    longest: int
    passive: tuple[str, ...]
    jargon: tuple[str, ...]
    too_long: tuple[str, ...]

    @property
    def share_passive(self) -> float:
        return len(self.passive) / max(1, self.sentences)

    def faults(self) -> Iterator[str]:
        """What an editor must mend; nothing where the text is plain enough."""
        for each in self.too_long:
            yield f"{len(each.split())} words in “{each}”; at most {MOST_WORDS}"
        if self.mean > MEAN_WORDS:
            yield f"{self.mean:.1f} words a sentence; at most {MEAN_WORDS}"
        if self.share_passive > MOST_PASSIVE:
            share = f"{len(self.passive)} of {self.sentences}"
            yield f"{share} sentences are passive; say who does it: “{self.passive[0]}”"
        yield from self.jargon

    def as_json(self) -> dict[str, object]:
        return {
            "topic": self.about,
            "sentences": self.sentences,
            "mean": round(self.mean, 1),
            "longest": self.longest,
            "passive": len(self.passive),
            "jargon": list(self.jargon),
            "faults": list(self.faults()),
        }


def measure(about: str, paragraphs: Iterable[str]) -> Plainness:
    rows = list(paragraphs)
    found = [each for row in rows for each in sentences(row)]
    counts = [len(each.split()) for each in found]
    return Plainness(
        about=about,
        sentences=len(found),
        mean=sum(counts) / max(1, len(counts)),
        longest=max(counts, default=0),
        passive=tuple(each for each in found if is_passive(each)),
        jargon=tuple(dict.fromkeys(each for row in rows for each in _jargon(row))),
        too_long=tuple(dict.fromkeys(each for each in found if len(each.split()) > MOST_WORDS)),
    )


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, without its marks."""
    return [each for each in SENTENCE_END.split(NO_WORDS.sub("", paragraph)) if each.strip()]


def is_passive(sentence: str) -> bool:
    """A form of `worden` with a participle: something is done, and nobody does it."""
    if not BECOMES.search(sentence):
        return False
    return any(each[0] not in NO_PARTICIPLES for each in DONE.finditer(sentence.lower()))


@cache
def _instead() -> dict[str, str]:
    path = Path(__file__).with_name("officialese.toml")
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["instead"]
    return found


def _jargon(paragraph: str) -> Iterator[str]:
    """Terms that are marked but explained nowhere, words of offices, and words too long to be common."""
    for term in TERM.findall(paragraph):
        if not named(term) and len(term.split()) < QUOTATION:
            yield f"_{term}_ is marked as a term but is not in glossary.toml; add it, or leave out the marks"
    plain = NO_WORDS.sub("", PLACEHOLDER.sub(" ", TERM.sub(" ", paragraph)))
    folded = f" {fold(plain)} "
    for office, instead in _instead().items():
        if f" {office} " in folded:
            yield f"“{office}” is a word of offices; write “{instead}”"
    for word in WORD.findall(plain):
        if len(word) >= LONG_WORD and not named(word):
            long = f"“{word}” has {len(word)} letters"
            yield f"{long} and is not in glossary.toml; split it, or explain it there"

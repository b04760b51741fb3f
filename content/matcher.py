"""From a sentence in any language to topics; "not sure" is an answer of its own.

A wrong answer with confidence is worse than none: sure means that the best topic stands clear of
the second, that the sentence was understood for the most part, and that nothing speaks for a matter
that is not ours. Danger comes before everything else, and is rather heard once too often.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from content.alarm import Alarm
from content.evidence import Evidence
from content.folding import fold, tokens
from content.tongues import Tongues

Kind = Literal["topic", "greeting", "thanks", "insult", "emergency", "other"]
Special = Literal["greeting", "thanks", "insult", "emergency", "other"]
Phrases = Mapping[str, Mapping[str, Sequence[str]]]

LONGEST = 2000  # characters that are read: nobody asks longer, and a flood must cost nothing
_MOST = 3
_SAFETY_TOPIC = "alleen-en-veilig"
_FALLBACK = "en"
_SPECIALS: tuple[Special, ...] = ("greeting", "thanks", "insult", "emergency", "other")
_SURE_SCORE, _SURE_MARGIN, _SURE_SHARE = 0.62, 1.12, 0.6
_OURS_SCORE, _OURS_SHARE = 0.3, 0.3
_POLITE_WORDS = 6  # a greeting may stand before a question; only a short one is just a greeting


@dataclass(frozen=True, slots=True)
class Match:
    """A topic and how much speaks for it: 0 to 1, to compare within one message only."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Matched:
    """What a message is: its kind, its language among ours, and at most three topics."""

    kind: Kind
    language: str
    sure: bool
    topics: tuple[Match, ...]
    tongue: str  # the language it is written in, ours or not; "und" when that cannot be said


class Matcher:
    """Finds the topics a message speaks of, in each language that has phrases."""

    def __init__(self, phrases: Mapping[str, Phrases]) -> None:
        """Take, for each language, the tables `topics` and `special` of its phrases."""
        tongues = Tongues({code: _lexicon(tables) for code, tables in phrases.items()})
        self._tongues = tongues
        self._evidence = {code: Evidence(_lines(tables), tongues.small(code)) for code, tables in phrases.items()}
        self._alarm = Alarm({code: tables.get("alarm", {}) for code, tables in phrases.items()})

    def match(self, text: str, language: str | None = None) -> Matched:
        """What the message is about; `language` is the reader's, where that is known."""
        text = text[:LONGEST]
        tongue = self._tongues.find(text, language)
        own = tongue if tongue in self._evidence else self._nearest(language)
        if self._alarm.sounds(text):
            return Matched("emergency", own, True, (Match(_SAFETY_TOPIC, 1.0),), tongue)
        if tongue != own and tongue != "und":
            return Matched("other", own, False, (), tongue)
        ranked, share = self._evidence[own].weigh(text)
        return self._judge(text, own, tongue, ranked, share)

    def _nearest(self, language: str | None) -> str:
        return language if language is not None and language in self._evidence else _FALLBACK

    def _judge(
        self, text: str, own: str, tongue: str, ranked: list[tuple[str, float]], share: float
    ) -> Matched:
        special = _special(ranked, len(fold(text).split()))
        if special is not None and special != "other":
            sure = special != "emergency"
            topics = (Match(_SAFETY_TOPIC, 1.0),) if special == "emergency" else ()
            return Matched(special, own, True if sure else share >= _OURS_SHARE, topics, tongue)
        topics = tuple(Match(t, round(min(s / 2, 1.0), 4)) for t, s in ranked if not t.startswith("*"))[:_MOST]
        best = ranked[0][1] if ranked else 0.0
        if special == "other" or best < _OURS_SCORE or share < _OURS_SHARE:
            return Matched("other", own, False, (), tongue)
        return Matched("topic", own, _clear(ranked, share), topics, tongue)


def read(folder: Path) -> Matcher:
    """A matcher on the phrases of a folder: one TOML file a language."""
    return Matcher({file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.toml"))})


def _special(ranked: list[tuple[str, float]], length: int) -> Special | None:
    """The special kind when it leads; a greeting before a real question does not count."""
    if not ranked or not ranked[0][0].startswith("*"):
        return None
    kind = next(special for special in _SPECIALS if ranked[0][0] == f"*{special}")
    if kind in ("greeting", "thanks") and length > _POLITE_WORDS:
        return None
    return kind


def _clear(ranked: list[tuple[str, float]], share: float) -> bool:
    """Sure: enough speaks for it, clearly more than for the second, and most words are known."""
    best = ranked[0][1]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return best >= _SURE_SCORE and best >= second * _SURE_MARGIN and share >= _SURE_SHARE


def _lines(tables: Phrases) -> dict[str, Sequence[str]]:
    """The phrases of topics under their id, the special ones under their name with a star."""
    special = {f"*{name}": lines for name, lines in tables.get("special", {}).items()}
    return {**tables["topics"], **special}


def _lexicon(tables: Phrases) -> frozenset[str]:
    lines = (line for table in ("topics", "special") for line in sum(map(list, tables[table].values()), []))
    return frozenset(word for line in lines for word in (*fold(line).split(), *tokens(line)))

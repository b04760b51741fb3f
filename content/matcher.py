"""From a sentence in any language to topics; "not sure" is an answer of its own.

A wrong answer with confidence is worse than none: sure means that the best topic stands clear of
the second, that the sentence was understood for the most part, and that nothing speaks for a matter
that is not ours. Danger comes before everything else, and is rather heard once too often.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from threading import Lock
from typing import Literal

from content.alarm import Alarm
from content.evidence import Evidence, Weighed
from content.folding import fold, tokens
from content.slots.dates import without_dates
from content.tongues import Tongues

Kind = Literal["topic", "greeting", "thanks", "insult", "emergency", "other"]
Special = Literal["greeting", "thanks", "insult", "emergency", "other"]
Phrases = Mapping[str, Mapping[str, Sequence[str]]]

LONGEST = 2000  # characters that are read: nobody asks longer, and a flood must cost nothing
_MOST = 3
_SAFETY_TOPIC = "alleen-en-veilig"
_FALLBACK = "en"
_SPECIALS: tuple[Special, ...] = ("greeting", "thanks", "insult", "emergency", "other")
_SURE_MARGIN, _SURE_LIFT, _SURE_SHARE = 4.0, 7.0, 0.67
_OTHER_RATIO = 0.5  # nearer than this share of the lift, a matter that is not ours speaks against being sure
_SURE_RATIO = 0.3  # of the margin to the lift: one word that several topics share decides nothing
_OURS_SHARE, _POLITE_SHARE, _ALARM_SHARE = 0.3, 0.5, 0.6
_FULL_LIFT = 25.0
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
        self.languages = tuple(phrases)
        self._dutch = phrases.get("nl", {}).get("dutch", {})
        self._unlearned = dict(phrases)
        self._tongues = Tongues({code: _lexicon(tables) for code, tables in phrases.items()})
        self._evidence: dict[str, Evidence] = {}
        self._learning = {code: Lock() for code in phrases}
        self._alarm = Alarm({code: tables.get("alarm", {}) for code, tables in phrases.items()})

    def learn(self, language: str) -> Evidence:
        """What a language's phrases tell: learned at its first question, in a fraction of a second."""
        with self._learning[language]:
            if language not in self._evidence:
                tables = self._unlearned.pop(language)
                small = self._tongues.small(language) - _polite(tables)
                self._evidence[language] = Evidence(_lines(tables, self._dutch), small)
        return self._evidence[language]

    def match(self, text: str, language: str | None = None) -> Matched:
        """What the message is about; `language` is the reader's, where that is known."""
        text = text[:LONGEST]
        tongue = self._tongues.find(text, language)
        own = tongue if tongue in self._learning else self._nearest(language)
        if self._alarm.sounds(text):
            return Matched("emergency", own, True, (Match(_SAFETY_TOPIC, 1.0),), tongue)
        if tongue != own and tongue != "und":
            return Matched("other", own, False, (), tongue)
        words = without_dates(text)
        return _judge(self.learn(own).weigh(words), len(tokens(words)), own, tongue)

    def _nearest(self, language: str | None) -> str:
        return language if language is not None and language in self._learning else _FALLBACK


def read(folder: Path) -> Matcher:
    """A matcher on the phrases of a folder: one TOML file a language."""
    return Matcher(
        {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.toml"))}
    )


def _judge(weighed: Weighed, length: int, own: str, tongue: str) -> Matched:
    """What a weighed sentence is: a special kind, one of our topics, or nothing of ours."""
    special = _special(weighed, length)
    if special == "other" or weighed.share < _OURS_SHARE:
        return Matched("other", own, False, (), tongue)
    if special == "emergency":
        return Matched("emergency", own, True, (Match(_SAFETY_TOPIC, 1.0),), tongue)
    if special is not None:
        return Matched(special, own, True, (), tongue)
    return Matched("topic", own, _clear(weighed), _topics(weighed), tongue)


def _special(weighed: Weighed, length: int) -> Special | None:
    """The special kind when it leads; a greeting before a real question does not count."""
    leader = weighed.ranked[0][0]
    kind = next((special for special in _SPECIALS if leader == f"*{special}"), None)
    if kind in ("greeting", "thanks", "insult") and (length > _POLITE_WORDS or weighed.share < _POLITE_SHARE):
        return None
    if kind == "emergency" and (weighed.share < _ALARM_SHARE or weighed.margin < 1):
        return None
    return kind


def _topics(weighed: Weighed) -> tuple[Match, ...]:
    """The best three, their scores brought between 0 and 1 by what the first has over the middle."""
    ours = [(topic, score) for topic, score in weighed.ranked if not topic.startswith("*")]
    floor = ours[len(ours) // 2][1]
    span = max(ours[0][1] - floor, 1e-9)
    share = min(1.0, span / _FULL_LIFT)
    return tuple(Match(topic, round(share * (score - floor) / span, 4)) for topic, score in ours[:_MOST])


def _clear(weighed: Weighed) -> bool:
    """Sure: the first stands clear of the second, nothing speaks for another matter, most words are known."""
    leader, best = weighed.ranked[0]
    elsewhere = dict(weighed.ranked).get("*other", -math.inf)
    if leader.startswith("*") or best - elsewhere < _OTHER_RATIO * weighed.lift:
        return False
    margin = max(_SURE_MARGIN, _SURE_RATIO * weighed.lift)
    return weighed.margin >= margin and weighed.lift >= _SURE_LIFT and weighed.share >= _SURE_SHARE


def _lines(tables: Phrases, dutch: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """The phrases of topics under their id, the special ones under their name with a star.

    The Dutch words of the letters are known in every language; in Dutch they are phrases like others.
    """
    topics = {topic: [*lines, *dutch.get(topic, ())] for topic, lines in tables["topics"].items()}
    special = {f"*{name}": lines for name, lines in tables.get("special", {}).items()}
    return {**topics, **special}


def _polite(tables: Phrases) -> frozenset[str]:
    """Words of greetings and thanks that no topic has: small, but they tell all."""
    polite = _words(tables, "special", ("greeting", "thanks"))
    return polite - _words(tables, "topics", tuple(tables["topics"]))


def _words(tables: Phrases, table: str, names: Sequence[str]) -> frozenset[str]:
    lines = (line for name in names for line in tables[table].get(name, ()))
    return frozenset(word for line in lines for word in tokens(line))


def _lexicon(tables: Phrases) -> frozenset[str]:
    lines = (line for table in ("topics", "special") for each in tables[table].values() for line in each)
    return frozenset(intern(word) for line in lines for word in (*fold(line).split(), *tokens(line)))

"""Which language a message is in: by its script, its letters and its small words.

A neighbour's language must not pass for one of ours: Persian is not Arabic, German is not Dutch.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from content.folding import fold

UNKNOWN = "und"
_FILE = Path(__file__).parent / "tongues.toml"
# Arabic in Latin letters writes sounds as digits inside words; ordinals and "A2'ye" look so and are not.
_CHAT_ARABIC = re.compile(
    r"^(?!\d+(?:st|nd|rd|th|e|de|ste)$|a2(?:y[ei]|den?|n[ie]n?)$)(?=.{3,})(?:[a-z]+[23579][a-z]+|[23579][a-z]+)"
)
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "GREEK": "el",
    "HEBREW": "he",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
}
_HAN_WEIGHT = 8  # a Chinese word is a character or two, the Dutch one beside it has twenty letters
# Which of ours are written in a script, and what a text in it is when nothing tells.
_SHARED = {"ARABIC": (("ar", "fa"), "ar"), "CYRILLIC": (("ru", "uk"), "ru"), "ETHIOPIC": (("ti",), "am")}
_WORD = 1.0
_KNOWN_WORD = 0.45


class Tongues:
    """Finds the language; knows the words of our phrases, so that a message without small words counts."""

    def __init__(self, lexicons: Mapping[str, frozenset[str]]) -> None:
        """Take the words of the phrases of each language of ours."""
        table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        self._ours = _small_words(table["ours"])
        self._others = {code: words - {"i"} for code, words in _small_words(table["others"]).items()}
        self._romanised = _small_words(table["romanised"])
        self._neighbours = {script: _small_words(table[f"{script.lower()}-script"]) for script in _SHARED}
        self._letters: dict[str, dict[str, str]] = {
            script: table[f"{script.lower()}-letters"] for script in ("LATIN", *_SHARED)
        }
        self._lexicons = lexicons

    def find(self, text: str, given: str | None = None) -> str:
        """The language of the text; `given` wins where the text does not speak against it."""
        script = _script(text)
        if script == "LATIN":
            return self._latin(text, given)
        if script in _SHARED:
            return self._in_shared(script, text, given)
        if script == "":
            return given or UNKNOWN
        return _by_script(script, text)

    def small(self, code: str) -> frozenset[str]:
        """The small words of one of our languages, as tokens."""
        return self._ours.get(code, frozenset()) | self._romanised.get(code, frozenset())

    def _latin(self, text: str, given: str | None) -> str:
        words = fold(text).split()
        scores: dict[str, float] = {code: _hits(words, small) for code, small in self._others.items()}
        for code in self._ours:
            small, lexicon = self.small(code), self._lexicons.get(code, frozenset())
            scores[code] = self._small(words, small, code) + _KNOWN_WORD * sum(
                word in lexicon and word not in small for word in words
            )
        self._count_letters("LATIN", text, scores)
        scores["ar"] += 2 * sum(bool(_CHAT_ARABIC.match(word)) for word in words)
        if given is not None and given in self._lexicons:
            scores[given] += _WORD
        best, score = max(scores.items(), key=lambda item: (item[1], item[0] in self._lexicons))
        return best if score > 0 else given or UNKNOWN

    def _small(self, words: list[str], small: frozenset[str], own: str) -> float:
        """Small words of ours; half where another language's phrases use it too ("Blik op Werk")."""
        rest = [lexicon for code, lexicon in self._lexicons.items() if code != own]
        hits = (word for word in words if word in small)
        return sum(_WORD / 2 if any(word in lexicon for lexicon in rest) else _WORD for word in hits)

    def _in_shared(self, script: str, text: str, given: str | None) -> str:
        """In a script that languages share: by small words, words of our phrases, and letters of few."""
        ours, otherwise = _SHARED[script]
        words = fold(text).split()
        scores: dict[str, float] = {}
        for code in ours:
            small, lexicon = self._ours[code], self._lexicons.get(code, frozenset())
            scores[code] = _hits(words, small) + _KNOWN_WORD * sum(
                word in lexicon and word not in small for word in words
            )
        for code, small in self._neighbours[script].items():
            scores[code] = _hits(words, small)
        self._count_letters(script, text, scores)
        if given in ours:
            scores[given] += _WORD
        best = max(scores, key=lambda code: scores[code])
        return best if scores[best] > 0 else otherwise

    def _count_letters(self, script: str, text: str, scores: dict[str, float]) -> None:
        """Add for each language the letters of the text that few others write, each once."""
        signs = set(text).union(text.lower())
        for code, letters in self._letters[script].items():
            scores[code] = scores.get(code, 0.0) + _WORD * len(signs.intersection(letters))


def _small_words(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The lists, folded; a letter by itself gives no language away ("z-route", "plan B")."""
    return {
        code: frozenset(w for w in fold(words).split() if len(w) > 1 or w == "i" or not w.isascii())
        for code, words in lists.items()
    }


def _hits(words: list[str], small: frozenset[str]) -> float:
    return _WORD * sum(word in small for word in words)


def _script(text: str) -> str:
    """The script most of the letters are in; Latin only when there is nothing else to go by."""
    counts = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha())
    latin = counts.pop("LATIN", 0)
    kana = next((each for each in ("HIRAGANA", "KATAKANA", "HANGUL") if counts[each]), "")
    if kana:  # only Japanese and Korean have these; the Chinese characters between them are theirs
        counts[kana] += counts.pop("CJK", 0)
    counts["CJK"] *= _HAN_WEIGHT
    counts += Counter()
    if counts:
        best, number = counts.most_common(1)[0]
        # Dutch terms stand inside sentences of every script: a third of another script decides.
        if number * 2 >= latin:
            return best
    return "LATIN" if latin else ""


def _by_script(script: str, text: str) -> str:
    return _SCRIPTS.get(script, UNKNOWN)

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
# Arabic in Latin letters writes sounds as digits inside words; ordinals look like that and are not.
_CHAT_ARABIC = re.compile(r"^(?!\d+(?:st|nd|rd|th|e|de|ste)$)(?=.{3,})(?:[a-z]+[23579][a-z]+|[23579][a-z]+)")
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "ETHIOPIC": "am",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "GREEK": "el",
    "HEBREW": "he",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
}
_TIGRINYA = ("እዩ", "ድዩ", "ኣ", "ቐ", "ዀ", "መዓስ", "ክንደይ", "ኣበይ")
_LONE = "iوзсіу"  # letters that are words, and not those of every neighbour
_WORD = 1.0
_KNOWN_WORD = 0.45
_KNOWN_CYRILLIC = 0.7  # neighbours' lists are short: our own words weigh nearly as much
_LETTER = 1.5


class Tongues:
    """Finds the language; knows the words of our phrases, so that a message without small words counts."""

    def __init__(self, lexicons: Mapping[str, frozenset[str]]) -> None:
        """Take the words of the phrases of each language of ours."""
        table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        self._ours = _small_words(table["ours"])
        self._others = {code: words - {"i"} for code, words in _small_words(table["others"]).items()}
        self._arabic = _small_words(table["arabic-script"])
        self._cyrillic = _small_words(table["cyrillic-script"])
        self._cyrillic_letters = {code: frozenset(signs) for code, signs in table["cyrillic-letters"].items()}
        self._letters = {code: frozenset(signs) for code, signs in table["letters"].items()}
        self._lexicons = lexicons

    def find(self, text: str, given: str | None = None) -> str:
        """The language of the text; `given` wins where the text does not speak against it."""
        script = _script(text)
        if script == "LATIN":
            return self._latin(text, given)
        if script == "ARABIC":
            return self._arabic_script(text)
        if script == "CYRILLIC":
            return self._cyrillic_script(text, given)
        if script == "":
            return given or UNKNOWN
        return _by_script(script, text)

    def small(self, code: str) -> frozenset[str]:
        """The small words of one of our languages, as tokens."""
        return frozenset(word for name, words in self._ours.items() if _own(name) == code for word in words)

    def _latin(self, text: str, given: str | None) -> str:
        words = fold(text).split()
        scores: dict[str, float] = {code: _hits(words, small) for code, small in self._others.items()}
        for code, small in self._ours.items():
            own = _own(code)
            lexicon = self._lexicons.get(own, frozenset())
            score = self._small(words, small, own) + _KNOWN_WORD * sum(
                word in lexicon and word not in small for word in words
            )
            scores[own] = max(scores.get(own, 0.0), score)
        scores["ar"] += 2 * sum(bool(_CHAT_ARABIC.match(word)) for word in words)
        if given is not None and given in self._lexicons:
            scores[given] += _WORD
        best, score = max(scores.items(), key=lambda item: (item[1], item[0] in self._lexicons))
        return best if score > 0 else given or UNKNOWN

    def _cyrillic_script(self, text: str, given: str | None) -> str:
        """Russian, Ukrainian or a neighbour: by letters only one has, by small words, by our phrases."""
        words, signs = fold(text).split(), unicodedata.normalize("NFC", text.casefold())
        scores = {code: _hits(words, small) for code, small in self._cyrillic.items()}
        for code in ("ru", "uk"):
            known = self._ours[code] | self._lexicons.get(code, frozenset())
            small = _hits(words, self._ours[code])
            scores[code] = small + _KNOWN_CYRILLIC * (sum(word in known for word in words) - small)
        for code, letters in self._cyrillic_letters.items():
            scores[code] = scores.get(code, 0.0) + _LETTER * sum(sign in letters for sign in signs)
        if given in scores:
            scores[given] += _WORD
        return max(scores, key=lambda code: (scores[code], code in self._lexicons))

    def _small(self, words: list[str], small: frozenset[str], own: str) -> float:
        """Small words of ours; half where another language's phrases use it too ("Blik op Werk")."""
        rest = [lexicon for code, lexicon in self._lexicons.items() if code != own]
        hits = (word for word in words if word in small)
        return sum(_WORD / 2 if any(word in lexicon for lexicon in rest) else _WORD for word in hits)

    def _arabic_script(self, text: str) -> str:
        words = fold(text).split()
        scores = {code: _hits(words, small) for code, small in self._arabic.items()}
        for code, letters in self._letters.items():
            scores[code] += 2 * sum(sign in letters for sign in text)
        lexicon = self._lexicons.get("ar", frozenset())
        arabic = sum(word in self._ours["ar"] or word in lexicon for word in words)
        best = max(scores, key=lambda code: scores[code])
        return best if scores[best] > arabic else "ar"


def _own(name: str) -> str:
    """The language of a list of small words: a language in Latin letters has a list of its own."""
    return "ar" if name == "arabizi" else name.split("-")[0]


def _small_words(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The lists, folded; hardly a letter by itself gives a language away ("z-route", "plan B")."""
    return {
        code: frozenset(w for w in fold(words).split() if len(w) > 1 or w in _LONE)
        for code, words in lists.items()
    }


def _hits(words: list[str], small: frozenset[str]) -> float:
    return _WORD * sum(word in small for word in words)


def _script(text: str) -> str:
    """The script most of the letters are in; Latin only when there is nothing else to go by."""
    counts = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha())
    latin = counts.pop("LATIN", 0)
    if counts:
        best, number = counts.most_common(1)[0]
        # Dutch terms stand inside sentences of every script: a third of another script decides.
        if number * 2 >= latin:
            return best
    return "LATIN" if latin else ""


def _by_script(script: str, text: str) -> str:
    if script == "ETHIOPIC" and any(sign in text for sign in _TIGRINYA):
        return "ti"
    return _SCRIPTS.get(script, UNKNOWN)

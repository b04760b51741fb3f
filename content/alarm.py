"""Words of danger: violence, threats, wanting to die. Heard in every language, whatever else is asked."""

from collections.abc import Mapping, Sequence
from sys import intern

from content.folding import HAN, fold
from content.slots.cues import begins

_GAP = 2  # words that may stand between: "mijn man heeft mij vaak geslagen"


class Alarm:
    """Knows sequences of beginnings of words, each of which means danger."""

    def __init__(self, signs: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Take for each language its tables of signs; a language is not needed to hear another's."""
        lines = {line for tables in signs.values() for table in tables.values() for line in table}
        folded = sorted({fold(line) for line in lines})
        # Chinese puts no spaces between words: a sign of it may stand anywhere.
        self._within = [line.replace(" ", "") for line in folded if HAN.search(line)]
        self._first: dict[str, list[tuple[str, ...]]] = {}
        for line in folded:
            if not HAN.search(line):
                sign = tuple(map(intern, line.split()))
                self._first.setdefault(sign[0][:2], []).append(sign)

    def sounds(self, text: str) -> bool:
        """Whether any sign of danger is in the text."""
        words = fold(text).split()
        if HAN.search(text) and any(sign in "".join(words) for sign in self._within):
            return True
        return any(
            _stands(sign, words, start)
            for start, word in enumerate(words)
            for sign in self._first.get(word[:2], ())
        )


def _stands(sign: Sequence[str], words: list[str], start: int) -> bool:
    """The sign's beginnings of words in order from here, with few words between."""
    at = start
    for number, piece in enumerate(sign):
        last = at + 1 if number == 0 else at + 1 + _GAP
        place = next((i for i in range(at, min(last, len(words))) if begins(words[i], piece)), None)
        if place is None:
            return False
        at = place + 1
    return True

"""A place in a sentence: a town wherever it stands, any place where one is expected."""

from content import places
from content.slots.cues import cues
from content.slots.sentence import Sentence

_AFTER = 5  # words after "live in" that may still be the name: "live in a street in Zwolle"
_BEFORE = 2  # words before "ku noolahay" that may be the name: a language may say "Zwolle I live in"


def place_in(sentence: Sentence, raw: str) -> str | None:
    """The standard Dutch name of the place, whatever the sentence is about."""
    found = places.mentioned(raw) or _expected(sentence, raw)
    return found.name if found else None


def _expected(sentence: Sentence, raw: str) -> places.Place | None:
    """A village, or a name misspelt, in a question about schools or beside a word like "live in"."""
    if sentence.has(cues("place", "school")):
        return places.understand(raw)
    words = sentence.words
    after = [words[spot : spot + _AFTER] for spot in sentence.spots(cues("place", "before"))]
    before = [words[max(0, spot - _BEFORE) : spot] for spot in sentence.spots(cues("place", "after"))]
    return next(filter(None, (places.understand(" ".join(some)) for some in (*after, *before))), None)

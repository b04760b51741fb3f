"""A place in a sentence: looked for where one is expected, so that not every word becomes a town."""

from content import places
from content.slots.cues import cues
from content.slots.sentence import Sentence

_AFTER = 5  # words after "in" that may still be the name: "in de buurt van Zwolle"
_BEFORE = 2  # words before "ku noolahay" that may be the name: a language may say "Zwolle I live in"


def place_in(sentence: Sentence, raw: str) -> str | None:
    """The standard Dutch name of the place in a question about schools, or after a word like "in"."""
    if sentence.has(cues("place", "school")):
        found = places.understand(raw)
        return found.name if found else None
    for spot in sentence.spots(cues("place", "before")):
        found = places.understand(" ".join(sentence.words[spot : spot + _AFTER]))
        if found is not None:
            return found.name
    for spot in sentence.spots(cues("place", "after")):
        found = places.understand(" ".join(sentence.words[max(0, spot - _BEFORE) : spot]))
        if found is not None:
            return found.name
    return None

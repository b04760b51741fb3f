"""The details a sentence carries: dates, a place, a route, a group, hours, a level, a part, a sum.

Only what stands there: a date that needs guessing is reported as unclear, so that it is asked.
"""

from datetime import date

from content.slots import places
from content.slots.dates import dates_in
from content.slots.said import details_in
from content.slots.sentence import Sentence

__all__ = ["find"]


def find(text: str, language: str, on: date) -> dict[str, object]:
    """The details of a text under the names of a Situation; `language` and `on` are never guessed with."""
    del language, on  # the words of every language are known to all; nothing is reckoned from today
    sentence = Sentence.of(text)
    found: dict[str, object] = {**dates_in(sentence), **details_in(sentence)}
    place = places.place_in(sentence, text)
    if place is not None:
        found["place"] = place
    return found

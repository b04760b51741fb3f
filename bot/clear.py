"""Was this clear? A button under an answer; kept is one more yes or no of today for its topic"""

from __future__ import annotations

from collections.abc import Iterator

from bot.buttons import Button, Verb, encode
from bot.visit import Visit, aside
from content.answers import Answer
from content.languages import catalogue

YES, NO = "1", "0"


def buttons(answer: Answer) -> Iterator[Button]:
    """Under what we wrote ourselves; a greeting or "did you mean" asks nothing."""
    if answer.sources:
        words = catalogue(answer.language)
        yield Button(words.gettext("Dit was duidelijk"), encode(Verb.CLEAR, YES, answer.topic))
        yield Button(words.gettext("Dit was niet duidelijk"), encode(Verb.CLEAR, NO, answer.topic))


async def note(visit: Visit, said: str, topic_id: str) -> None:
    """Raises UnknownTopic."""
    await aside(visit.desk.note_clear, topic_id, visit.today, clear=said == YES)
    await visit.say(visit.gettext("Dank u. Wij telden alleen een ja of een nee."))


async def note_unanswered(visit: Visit, language: str) -> None:
    """A question without an answer of ours: counted by its language, never kept."""
    await aside(visit.desk.note_unanswered, language, visit.today)
